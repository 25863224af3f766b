//! SQL of the table `derived`, and of the columns that are derived from names.

use crate::db::Conn;
use crate::error::Result;
use crate::ids::{LetterId, NominationId, PersonId};
use crate::on;

const RULES: &str = "select keys from derived where one = 1";
const SET_RULES: &str = "update derived set keys = $1 where one = 1";
const NOMINATIONS: &str = "select nomination_id, title, nominee_name, nominator_name, receipt_number from nomination";
const SET_NOMINATION: &str = "update nomination set search_text = $2, sort_key = $3 where nomination_id = $1";
const LETTERS: &str = "select letter_id, name from letter";
const SET_LETTER: &str = "update letter set sort_key = $2 where letter_id = $1";
const ORGANISATIONS: &str = "select organisation, person_id from organisation_conflict";
const COPY_ORGANISATION: &str = "insert into organisation_conflict (organisation, person_id, reason, noted_at) \
    select $2, person_id, reason, noted_at from organisation_conflict where organisation = $1 and person_id = $3 \
    on conflict (organisation, person_id) do nothing";
const DROP_ORGANISATION: &str = "delete from organisation_conflict where organisation = $1 and person_id = $2";

/// The names of a nomination.
#[derive(sqlx::FromRow)]
pub struct Named {
    pub nomination_id: NominationId,
    pub title: String,
    pub nominee_name: String,
    pub nominator_name: Option<String>,
    pub receipt_number: String,
}

/// By which rules the keys are made.
pub async fn rules(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(RULES).fetch_one(c).await)?)
}

/// Notes by which rules they are made from now on; whoever is second waits here.
pub async fn set_rules(conn: &mut Conn, rules: i64) -> Result<()> {
    on!(conn, c => sqlx::query(SET_RULES).bind(rules).execute(c).await.map(drop))?;
    Ok(())
}

/// The names of every nomination.
pub async fn nominations(conn: &mut Conn) -> Result<Vec<Named>> {
    Ok(on!(conn, c => sqlx::query_as(NOMINATIONS).fetch_all(c).await)?)
}

/// Writes what a nomination is searched and sorted by.
pub async fn set_nomination(conn: &mut Conn, id: NominationId, (search, sort): &(String, Vec<u8>)) -> Result<()> {
    on!(conn, c => sqlx::query(SET_NOMINATION).bind(id).bind(search).bind(sort).execute(c).await.map(drop))?;
    Ok(())
}

/// To whom every letter is.
pub async fn letters(conn: &mut Conn) -> Result<Vec<(LetterId, String)>> {
    Ok(on!(conn, c => sqlx::query_as(LETTERS).fetch_all(c).await)?)
}

/// Writes what a letter is sorted by.
pub async fn set_letter(conn: &mut Conn, id: LetterId, sort: &[u8]) -> Result<()> {
    on!(conn, c => sqlx::query(SET_LETTER).bind(id).bind(sort).execute(c).await.map(drop))?;
    Ok(())
}

/// Organisations with whom people had a conflict, by their keys.
pub async fn organisations(conn: &mut Conn) -> Result<Vec<(String, PersonId)>> {
    Ok(on!(conn, c => sqlx::query_as(ORGANISATIONS).fetch_all(c).await)?)
}

/// Gives an organisation another key, unless it has that one as well.
pub async fn move_organisation(conn: &mut Conn, (from, to): (&str, &str), person: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(COPY_ORGANISATION).bind(from).bind(to).bind(person).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(DROP_ORGANISATION).bind(from).bind(person).execute(c).await.map(drop))?;
    Ok(())
}
