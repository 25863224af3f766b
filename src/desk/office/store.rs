//! Counts over all editions. It writes nothing.

use crate::ground::db::{Conn, all};
use crate::ground::error::Result;
use crate::ids::EditionId;

const NOMINATIONS: &str = "select edition_id, count(*) filter (where status = 'received') as received, \
    count(*) filter (where status = 'late') as late from nomination group by edition_id";

/// What came in for an edition.
#[derive(Debug, sqlx::FromRow)]
pub struct Received {
    pub edition_id: EditionId,
    pub received: i64,
    pub late: i64,
}

pub async fn received(conn: &mut Conn) -> Result<Vec<Received>> {
    all!(conn, NOMINATIONS)
}
