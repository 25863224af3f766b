//! The record of every act: who did what to what, and when. Written in the act's own transaction.

mod routes;

use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{AuditId, PersonId};
use crate::on;

pub use routes::routes;

const INSERT: &str = "insert into audit (audit_id, at, person_id, act, subject, subject_id, detail) \
    values ($1, $2, $3, $4, $5, $6, $7)";

/// What an act was done to: a table's name and the row's key.
pub type Subject = (&'static str, Uuid);

/// Records an act. `person` is absent for the public and for the program itself;
/// `detail` holds what a reader needs to understand it, never a password or a link's secret.
pub async fn record(
    conn: &mut Conn,
    ctx: &Ctx,
    person: Option<PersonId>,
    act: &'static str,
    subject: Subject,
    detail: Value,
) -> Result<()> {
    let id = AuditId::new(ctx.now, &ctx.random);
    on!(conn, c => sqlx::query(INSERT)
        .bind(id)
        .bind(ctx.now)
        .bind(person)
        .bind(act)
        .bind(subject.0)
        .bind(subject.1)
        .bind(Json(&detail))
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// One line of the record, for the office.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct Entry {
    pub at: crate::clock::Timestamp,
    /// The name of the person, if a person did it.
    pub name: Option<String>,
    pub act: String,
    pub subject: String,
    pub subject_id: Uuid,
    pub detail: Json<Value>,
}

const PAGE: &str = "select a.at, p.name, a.act, a.subject, a.subject_id, a.detail from audit a \
    left join person p on p.person_id = a.person_id \
    order by a.at desc, a.audit_id desc limit $1 offset $2";
const OF_SUBJECT: &str = "select a.at, p.name, a.act, a.subject, a.subject_id, a.detail from audit a \
    left join person p on p.person_id = a.person_id where a.subject_id = $1 order by a.at, a.audit_id limit 500";
const COUNT: &str = "select count(*) from audit";

/// The newest acts first.
pub async fn page(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Entry>> {
    Ok(on!(conn, c => sqlx::query_as(PAGE).bind(limit).bind(offset).fetch_all(c).await)?)
}

/// How many acts are recorded.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT).fetch_one(c).await)?)
}

/// The acts on one thing, oldest first.
pub async fn of_subject(conn: &mut Conn, subject_id: Uuid) -> Result<Vec<Entry>> {
    Ok(on!(conn, c => sqlx::query_as(OF_SUBJECT).bind(subject_id).fetch_all(c).await)?)
}
