//! What a call waits for: read from screening and rounds, which come after prizes, and written nowhere.

use crate::db::Conn;
use crate::error::Result;
use crate::ids::{EditionId, RoundId};
use crate::on;

const PENDING: &str = "select count(*) from nomination \
    where edition_id = $1 and status = 'received' and screening = 'pending'";
const PROGRESS: &str = "select r.round_id, r.name, r.status, \
    count(a.assignment_id) filter (where a.recused_at is null) as assigned, \
    count(h.sheet_id) filter (where a.recused_at is null and h.status = 'submitted') as submitted \
    from round r left join assignment a on a.round_id = r.round_id \
    left join sheet h on h.assignment_id = a.assignment_id where r.edition_id = $1 \
    group by r.round_id, r.name, r.status, r.position order by r.position";

/// A round with the sheets that were given out and those that are in.
#[derive(sqlx::FromRow)]
pub struct Progress {
    pub round_id: RoundId,
    pub name: String,
    pub status: String,
    pub assigned: i64,
    pub submitted: i64,
}

/// How many nominations nobody has screened yet.
pub async fn pending(conn: &mut Conn, id: EditionId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(PENDING).bind(id).fetch_one(c).await)?)
}

/// The rounds of an edition in their order, with their sheets.
pub async fn progress(conn: &mut Conn, id: EditionId) -> Result<Vec<Progress>> {
    Ok(on!(conn, c => sqlx::query_as(PROGRESS).bind(id).fetch_all(c).await)?)
}
