//! What the dates of a call concern: read from nominations and rounds, which come after prizes, and written nowhere.

use crate::clock::WallTime;
use crate::ground::db::{Conn, all, maybe};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{EditionId, NominationId};

const CONCERNED: &str = "select nomination_id, receipt_number, title, language, \
    case when kind = 'self' then nominee_email else nominator_email end as email, (token_hash is not null) as has_link, \
    (withdrawn_at is not null) as withdrawn, (admitted_at is not null) as admitted, \
    (screening = 'ineligible') as refused, (status = 'late') as is_late, met from nomination where edition_id = $1 \
    order by length(receipt_number), receipt_number";
const ENDING: &str = "select name from round where edition_id = $1 and status <> 'closed' and scoring_closes_at = $2 \
    order by position";

/// A nomination, as far as it matters to it when the call's dates move.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Concerned {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub language: Lang,
    /// Of who sent it.
    pub email: Option<String>,
    /// Whether somebody holds a private link to it.
    pub has_link: bool,
    pub withdrawn: bool,
    pub admitted: bool,
    /// Whether the office found that it does not fulfil the conditions.
    pub refused: bool,
    /// Whether it counts as late at this moment.
    pub is_late: bool,
    /// The earliest deadline that its arrival keeps.
    pub met: WallTime,
}

/// Everything that a call has received.
pub async fn concerned(conn: &mut Conn, id: EditionId) -> Result<Vec<Concerned>> {
    all!(conn, CONCERNED, id)
}

/// The first round of a call whose jury reads or has read.
pub async fn reading(conn: &mut Conn, id: EditionId) -> Result<Option<String>> {
    maybe!(conn, "select name from round where edition_id = $1 and status <> 'preparing' order by position limit 1", id)
}

/// The rounds that end when the call said that scoring ends.
pub async fn ending(conn: &mut Conn, id: EditionId, at: WallTime) -> Result<Vec<String>> {
    all!(conn, ENDING, id, at)
}
