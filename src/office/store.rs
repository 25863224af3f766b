//! Counts over all editions. It writes nothing.

use crate::db::Conn;
use crate::error::Result;
use crate::ids::{EditionId, RoundId};
use crate::on;
use crate::rounds::model::RoundStatus;

const NOMINATIONS: &str = "select edition_id, count(*) filter (where status = 'received') as received, \
    count(*) filter (where status = 'late') as late from nomination group by edition_id";
const ROUNDS: &str = "select r.round_id, r.edition_id, r.name, r.status, \
    count(a.assignment_id) filter (where a.recused_at is null) as assigned, \
    count(h.sheet_id) filter (where a.recused_at is null and h.status = 'submitted') as submitted \
    from round r left join assignment a on a.round_id = r.round_id \
    left join sheet h on h.assignment_id = a.assignment_id \
    group by r.round_id, r.edition_id, r.name, r.status, r.position order by r.edition_id, r.position";

/// What came in for an edition.
#[derive(Debug, sqlx::FromRow)]
pub struct Received {
    pub edition_id: EditionId,
    pub received: i64,
    pub late: i64,
}

/// How far a round has come.
#[derive(Debug, sqlx::FromRow)]
pub struct Progress {
    pub round_id: RoundId,
    pub edition_id: EditionId,
    pub name: String,
    pub status: RoundStatus,
    pub assigned: i64,
    pub submitted: i64,
}

pub async fn received(conn: &mut Conn) -> Result<Vec<Received>> {
    Ok(on!(conn, c => sqlx::query_as(NOMINATIONS).fetch_all(c).await)?)
}

pub async fn rounds(conn: &mut Conn) -> Result<Vec<Progress>> {
    Ok(on!(conn, c => sqlx::query_as(ROUNDS).fetch_all(c).await)?)
}
