//! SQL of the table `evidence_key`.

use crate::ground::db::{Conn, all, insert, one, row, run};
use crate::ground::error::Result;

use super::super::keys::Known;

row!(key_columns: Known = "evidence_key" { number, public_key, since, cause, endorsement, position, explained });

/// All keys, the one that signs today last.
pub async fn all(conn: &mut Conn) -> Result<Vec<Known>> {
    all!(conn, concat!("select ", key_columns!(), " from evidence_key order by number"))
}

/// How many rounds have evidence.
pub async fn count_snapshots(conn: &mut Conn) -> Result<i64> {
    one!(conn, "select count(*) from snapshot")
}

/// Adds a key.
pub async fn insert(conn: &mut Conn, key: &Known) -> Result<()> {
    insert!(conn, key)
}

/// Notes which act says why a key took over.
pub async fn explain(conn: &mut Conn, number: i64, position: i64) -> Result<()> {
    run!(conn, "update evidence_key set explained = $1 where number = $2", position, number)
}
