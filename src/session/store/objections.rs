//! SQL of the objections of a session.

use crate::db::Conn;
use crate::error::Result;
use crate::ids::JurySessionId;
use crate::on;

use super::super::model::Objection;

const OBJECTIONS: &str = "select objection_id, motion_id, name, body, noted_by, noted_at from objection \
    where jury_session_id = $1 order by noted_at, objection_id";
const INSERT_OBJECTION: &str = "insert into objection (objection_id, jury_session_id, motion_id, name, body, noted_by, \
    noted_at) values ($1, $2, $3, $4, $5, $6, $7)";

/// The objections, the oldest first.
pub async fn objections(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Objection>> {
    Ok(on!(conn, c => sqlx::query_as(OBJECTIONS).bind(id).fetch_all(c).await)?)
}

/// Notes an objection.
pub async fn insert_objection(conn: &mut Conn, session: JurySessionId, objection: &Objection) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_OBJECTION)
        .bind(objection.objection_id)
        .bind(session)
        .bind(objection.motion_id)
        .bind(&objection.name)
        .bind(&objection.body)
        .bind(objection.noted_by)
        .bind(objection.noted_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}
