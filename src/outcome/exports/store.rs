//! SQL of the jurors' sheets, as they are exported. It writes nothing.

use crate::clock::Timestamp;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all};
use crate::ground::error::Result;
use crate::i18n::sort_key;
use crate::ids::{PersonId, RoundId, SheetId};

const SHEETS: &str = concat!(
    "select n.receipt_number, n.title, (",
    competes!(),
    ") as competes, exists (select 1 from conflict c where c.nomination_id = a.nomination_id \
    and c.person_id = a.person_id) as conflicted, a.person_id, p.name, a.recused_at, h.sheet_id, h.status, h.submitted_at, h.comment from assignment a join nomination n on n.nomination_id = a.nomination_id \
    join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1"
);
const POINTS: &str = "select s.sheet_id, c.position, s.points from score s \
    join round_criterion c on c.round_criterion_id = s.round_criterion_id where c.round_id = $1";

/// A sheet that somebody was to fill in, begun or not.
#[derive(sqlx::FromRow)]
pub struct Sheet {
    pub receipt_number: String,
    pub title: String,
    /// Whether the entry still competes: otherwise the sheet counts no more.
    pub competes: bool,
    /// Whether the juror has a conflict with the entry: where the sheet counts, it came up after the closing.
    pub conflicted: bool,
    pub person_id: PersonId,
    pub name: String,
    pub recused_at: Option<Timestamp>,
    pub sheet_id: Option<SheetId>,
    pub status: Option<String>,
    pub submitted_at: Option<Timestamp>,
    pub comment: Option<String>,
}

/// Every sheet of a round, by entry and juror.
pub async fn sheets(conn: &mut Conn, round: RoundId) -> Result<Vec<Sheet>> {
    let mut sheets: Vec<Sheet> = all!(conn, SHEETS, round)?;
    let number = |sheet: &Sheet| (sheet.receipt_number.len(), sheet.receipt_number.clone());
    sheets.sort_by_cached_key(|sheet| (number(sheet), sort_key(&sheet.name), sheet.person_id));
    Ok(sheets)
}

/// The points on a round's sheets: sheet, position of the criterion, points.
pub async fn points(conn: &mut Conn, round: RoundId) -> Result<Vec<(SheetId, i64, i64)>> {
    all!(conn, POINTS, round)
}
