//! SQL of the table `derived`, and of the columns that are derived from names.

use crate::ground::db::{Conn, all, one, run};
use crate::ground::error::Result;
use crate::ids::{LetterId, NominationId, PersonId};

const COPY_ORGANISATION: &str = "insert into organisation_conflict (organisation, person_id, reason, noted_at) \
    select $2, person_id, reason, noted_at from organisation_conflict where organisation = $1 and person_id = $3 \
    on conflict (organisation, person_id) do nothing";

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
    one!(conn, "select keys from derived where one = 1")
}

/// Notes by which rules they are made from now on; whoever is second waits here.
pub async fn set_rules(conn: &mut Conn, rules: i64) -> Result<()> {
    run!(conn, "update derived set keys = $1 where one = 1", rules)
}

/// The names of every nomination.
pub async fn nominations(conn: &mut Conn) -> Result<Vec<Named>> {
    all!(conn, "select nomination_id, title, nominee_name, nominator_name, receipt_number from nomination")
}

/// Writes what a nomination is searched and sorted by.
pub async fn set_nomination(conn: &mut Conn, id: NominationId, (search, sort): &(String, Vec<u8>)) -> Result<()> {
    run!(conn, "update nomination set search_text = $2, sort_key = $3 where nomination_id = $1", id, search, sort)
}

/// To whom every letter is.
pub async fn letters(conn: &mut Conn) -> Result<Vec<(LetterId, String)>> {
    all!(conn, "select letter_id, name from letter")
}

/// Writes what a letter is sorted by.
pub async fn set_letter(conn: &mut Conn, id: LetterId, sort: &[u8]) -> Result<()> {
    run!(conn, "update letter set sort_key = $2 where letter_id = $1", id, sort)
}

/// Organisations with whom people had a conflict, by their keys.
pub async fn organisations(conn: &mut Conn) -> Result<Vec<(String, PersonId)>> {
    all!(conn, "select organisation, person_id from organisation_conflict")
}

/// Gives an organisation another key, unless it has that one as well.
pub async fn move_organisation(conn: &mut Conn, (from, to): (&str, &str), person: PersonId) -> Result<()> {
    run!(conn, COPY_ORGANISATION, from, to, person)?;
    run!(conn, "delete from organisation_conflict where organisation = $1 and person_id = $2", from, person)
}
