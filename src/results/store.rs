//! What is missing before a round can be closed. It writes nothing.

use serde::Serialize;

use crate::db::Conn;
use crate::error::Result;
use crate::ids::{NominationId, PersonId, RoundId};
use crate::on;

const MISSING: &str = "select a.nomination_id, n.receipt_number, n.title, a.person_id, p.name as juror, \
    coalesce(h.status, 'open') as state \
    from assignment a join nomination n on n.nomination_id = a.nomination_id \
    join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1 and a.recused_at is null and n.status = 'received' and n.screening = 'eligible' \
        and (h.status is null or h.status <> 'submitted') \
    order by p.name, a.person_id, n.sort_key, n.receipt_number";
const UNREAD: &str = "select n.nomination_id, n.receipt_number, n.title from round_entry e \
    join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and n.status = 'received' and n.screening = 'eligible' and not exists (select 1 from assignment a \
        join sheet h on h.assignment_id = a.assignment_id \
        where a.round_id = $1 and a.nomination_id = n.nomination_id and a.recused_at is null \
            and h.status = 'submitted') \
    order by n.sort_key, n.receipt_number";

/// A sheet that a juror was to submit and has not.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct MissingSheet {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub person_id: PersonId,
    pub juror: String,
    /// `open` or `draft`.
    pub state: String,
}

/// An entry that no submitted sheet speaks for.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct UnreadEntry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
}

/// The sheets that are missing, juror by juror.
pub async fn missing_sheets(conn: &mut Conn, round: RoundId) -> Result<Vec<MissingSheet>> {
    Ok(on!(conn, c => sqlx::query_as(MISSING).bind(round).fetch_all(c).await)?)
}

/// The entries without any sheet.
pub async fn unread_entries(conn: &mut Conn, round: RoundId) -> Result<Vec<UnreadEntry>> {
    Ok(on!(conn, c => sqlx::query_as(UNREAD).bind(round).fetch_all(c).await)?)
}
