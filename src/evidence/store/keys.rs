//! SQL of the table `evidence_key`.

use crate::db::Conn;
use crate::error::Result;
use crate::on;

use super::super::keys::Known;

const ALL: &str = "select number, public_key, since, cause, endorsement, position, explained from evidence_key \
    order by number";
const COUNT_SNAPSHOTS: &str = "select count(*) from snapshot";
const INSERT: &str = "insert into evidence_key (number, public_key, since, cause, endorsement, position) \
    values ($1, $2, $3, $4, $5, $6)";
const EXPLAIN: &str = "update evidence_key set explained = $1 where number = $2";

/// All keys, the one that signs today last.
pub async fn all(conn: &mut Conn) -> Result<Vec<Known>> {
    Ok(on!(conn, c => sqlx::query_as(ALL).fetch_all(c).await)?)
}

/// How many rounds have evidence.
pub async fn count_snapshots(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_SNAPSHOTS).fetch_one(c).await)?)
}

/// Adds a key.
pub async fn insert(conn: &mut Conn, key: &Known) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT)
        .bind(key.number)
        .bind(&key.public_key)
        .bind(key.since)
        .bind(key.cause)
        .bind(&key.endorsement)
        .bind(key.position)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Notes which act says why a key took over.
pub async fn explain(conn: &mut Conn, number: i64, position: i64) -> Result<()> {
    on!(conn, c => sqlx::query(EXPLAIN).bind(position).bind(number).execute(c).await.map(drop))?;
    Ok(())
}
