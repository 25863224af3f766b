//! SQL of the tables `person`, `session` and `one_time_link`.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{PersonId, SessionId};
use crate::on;
use crate::web::Viewer;

use super::model::Person;

macro_rules! person_columns {
    () => {
        "person_id, email, name, role, password_hash, language, created_at, disabled_at"
    };
}

const INSERT_PERSON: &str =
    concat!("insert into person (", person_columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8)");
const PERSON: &str = concat!("select ", person_columns!(), " from person where person_id = $1");
const PEOPLE: &str = concat!("select ", person_columns!(), " from person order by name, person_id");
const INSERT_SESSION: &str = "insert into session (session_id, token_hash, person_id, created_at, last_seen_at, expires_at) \
    values ($1, $2, $3, $4, $4, $5)";
const VIEWER: &str = "select p.person_id, s.session_id, p.name, p.role from session s \
    join person p on p.person_id = s.person_id \
    where s.token_hash = $1 and s.expires_at > $2 and p.disabled_at is null";

/// Adds a person. A second one with the same address is refused as a duplicate.
pub async fn insert_person(conn: &mut Conn, person: &Person) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_PERSON)
        .bind(person.person_id)
        .bind(&person.email)
        .bind(&person.name)
        .bind(person.role)
        .bind(&person.password_hash)
        .bind(person.language)
        .bind(person.created_at)
        .bind(person.disabled_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// One person.
pub async fn person(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    Ok(on!(conn, c => sqlx::query_as(PERSON).bind(id).fetch_optional(c).await)?)
}

/// Everybody, by name.
pub async fn people(conn: &mut Conn) -> Result<Vec<Person>> {
    let mut people: Vec<Person> = on!(conn, c => sqlx::query_as(PEOPLE).fetch_all(c).await)?;
    people.sort_by_cached_key(|person| crate::i18n::sort_key(&person.name));
    Ok(people)
}

/// Opens a session that ends at `expires_at`.
pub async fn insert_session(
    conn: &mut Conn,
    id: SessionId,
    token_hash: &str,
    person_id: PersonId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_SESSION)
        .bind(id)
        .bind(token_hash)
        .bind(person_id)
        .bind(now)
        .bind(expires_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Whose session it is, if it has not ended and the person may still sign in.
pub async fn viewer(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<Option<Viewer>> {
    Ok(on!(conn, c => sqlx::query_as(VIEWER).bind(token_hash).bind(now).fetch_optional(c).await)?)
}
