//! SQL of the tables `person`, `session` and `one_time_link`.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Lang;
use crate::ids::{OneTimeLinkId, PersonId, SessionId};
use crate::on;
use crate::web::{Role, Viewer};

use super::model::{Hold, Link, Person, fold_email};

macro_rules! person_columns {
    () => {
        "person_id, email, name, role, password_hash, language, created_at, disabled_at, may_export"
    };
}

const INSERT_PERSON: &str =
    concat!("insert into person (", person_columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
const PERSON: &str = concat!("select ", person_columns!(), " from person where person_id = $1");
const PERSON_BY_EMAIL: &str = concat!("select ", person_columns!(), " from person where email = $1");
const PEOPLE: &str = concat!("select ", person_columns!(), " from person");
const SET_PASSWORD: &str = "update person set password_hash = $2 where person_id = $1 and disabled_at is null";
const SET_PROFILE: &str = "update person set name = $2, language = $3 where person_id = $1";
const SET_EXPORT: &str = "update person set may_export = $2 where person_id = $1 and may_export <> $2";
const COUNT_EXPORT: &str = "select count(*) from person where role = 'office' and disabled_at is null and may_export";
// Another role begins without the right to export.
const SET_ROLE: &str =
    "update person set role = $3, may_export = (may_export and role = $3) where person_id = $1 and role = $2";
const DISABLE: &str = "update person set disabled_at = $2 where person_id = $1 and disabled_at is null";
const ENABLE: &str = "update person set disabled_at = null \
    where person_id = $1 and disabled_at is not null and erased_at is null";
// A fixed order of locking: two transactions that each want to take one away wait for each other here.
const LOCK_OFFICE: &str = "update person set role = role where role = 'office'";
const LOCK: [&str; 3] = [
    "update person set role = role where person_id = $1",
    "update session set expires_at = expires_at where person_id = $1",
    "update one_time_link set used_at = used_at where person_id = $1",
];
const COUNT_OFFICE: &str = "select count(*) from person where role = 'office' and disabled_at is null \
    and password_hash is not null";

// Read only: rounds and their jurors belong to `rounds`.
const IN_OPEN_ROUNDS: &str = "select count(*) from round_juror j join round r on r.round_id = j.round_id \
    where j.person_id = $1 and r.status <> 'closed'";

const CLEAR_PASSWORD: &str = "update person set password_hash = null where person_id = $1";

const HOLDS: &str = "select person_id, held_by from account_hold order by person_id, held_by";
const HOLD: &str = "insert into account_hold (person_id, held_by, since) values ($1, $2, $3) on conflict do nothing";
const RELEASE: &str = "delete from account_hold where person_id = $1";
// Read only: calls belong to `prizes`. A call that was taken back has been published all the same.
const HAS_PUBLISHED: &str = "select exists(select 1 from edition where opened_at is not null) \
    or exists(select 1 from audit where subject = 'edition' and act = 'opened')";

const INSERT_SESSION: &str = "insert into session (session_id, token_hash, person_id, created_at, expires_at) \
    values ($1, $2, $3, $4, $5)";
const VIEWER: &str = "select p.person_id, s.session_id, p.name, p.role, p.may_export from session s \
    join person p on p.person_id = s.person_id \
    where s.token_hash = $1 and s.expires_at > $2 and p.disabled_at is null";
const VIEWER_OF: &str = "select p.person_id, s.session_id, p.name, p.role, p.may_export from session s \
    join person p on p.person_id = s.person_id \
    where s.session_id = $1 and s.expires_at > $2 and p.disabled_at is null";
const DELETE_SESSION: &str = "delete from session where session_id = $1";
const DELETE_SESSIONS: &str = "delete from session where person_id = $1";
const DELETE_OTHER_SESSIONS: &str = "delete from session where person_id = $1 and session_id <> $2";
const DELETE_ENDED_SESSIONS: &str = "delete from session where expires_at <= $1";

const INSERT_LINK: &str = "insert into one_time_link (one_time_link_id, token_hash, person_id, purpose, created_at, \
    expires_at) values ($1, $2, $3, $4, $5, $6)";
const LINK: &str = "select one_time_link_id, person_id, purpose, created_at, expires_at, used_at from one_time_link \
    where token_hash = $1";
const USE_LINK: &str = "update one_time_link set used_at = $2 \
    where one_time_link_id = $1 and used_at is null and expires_at > $2";
const DELETE_UNUSED_LINKS: &str = "delete from one_time_link where person_id = $1 and used_at is null";
const DELETE_FIRST_LINKS: &str = "delete from one_time_link where purpose = 'first_office' and used_at is null";

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
        .bind(person.may_export)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// One person.
pub async fn person(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    Ok(on!(conn, c => sqlx::query_as(PERSON).bind(id).fetch_optional(c).await)?)
}

/// The person with a folded address.
pub async fn person_by_email(conn: &mut Conn, email: &str) -> Result<Option<Person>> {
    let found: Option<Person> = on!(conn, c => sqlx::query_as(PERSON_BY_EMAIL).bind(email).fetch_optional(c).await)?;
    if found.is_some() || email.is_ascii() {
        return Ok(found);
    }
    // Earlier releases have stored domains with umlauts as they were typed.
    let people: Vec<Person> = on!(conn, c => sqlx::query_as(PEOPLE).fetch_all(c).await)?;
    Ok(people.into_iter().find(|person| fold_email(&person.email) == email))
}

/// Everybody, by name.
pub async fn people(conn: &mut Conn) -> Result<Vec<Person>> {
    let mut people: Vec<Person> = on!(conn, c => sqlx::query_as(PEOPLE).fetch_all(c).await)?;
    people.sort_by_cached_key(|person| (crate::i18n::sort_key(&person.name), person.person_id));
    Ok(people)
}

/// Gives a person who is not disabled another password; whether there was one to give it to.
pub async fn set_password(conn: &mut Conn, id: PersonId, hash: &str) -> Result<bool> {
    let done =
        on!(conn, c => sqlx::query(SET_PASSWORD).bind(id).bind(hash).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Changes what a person says about themself.
pub async fn set_profile(conn: &mut Conn, id: PersonId, name: &str, language: Lang) -> Result<()> {
    on!(conn, c => sqlx::query(SET_PROFILE).bind(id).bind(name).bind(language).execute(c).await.map(drop))?;
    Ok(())
}

/// Changes a role, unless it has changed meanwhile.
pub async fn set_role(conn: &mut Conn, id: PersonId, from: Role, to: Role) -> Result<bool> {
    let done =
        on!(conn, c => sqlx::query(SET_ROLE).bind(id).bind(from).bind(to).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Gives the right to export or takes it; false when that was so already.
pub async fn set_export(conn: &mut Conn, id: PersonId, may: bool) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(SET_EXPORT).bind(id).bind(may).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// How many people of the office may export.
pub async fn count_export(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_EXPORT).fetch_one(c).await)?)
}

/// Shuts a person out; false when that was so already.
pub async fn disable(conn: &mut Conn, id: PersonId, now: Timestamp) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(DISABLE).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Lets a person in again; false when that was so already.
pub async fn enable(conn: &mut Conn, id: PersonId) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(ENABLE).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Makes other transactions that want to take somebody out of the office wait for this one.
pub async fn lock_office(conn: &mut Conn) -> Result<()> {
    on!(conn, c => sqlx::query(LOCK_OFFICE).execute(c).await.map(drop))?;
    Ok(())
}

/// Makes other transactions that want to change an account, its sessions or its links wait for this one.
pub async fn lock(conn: &mut Conn, id: PersonId) -> Result<()> {
    for text in LOCK {
        on!(conn, c => sqlx::query(text).bind(id).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// How many people of the office can sign in.
pub async fn count_office(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_OFFICE).fetch_one(c).await)?)
}

/// In how many rounds that are not closed a person is of the jury.
pub async fn open_rounds(conn: &mut Conn, id: PersonId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(IN_OPEN_ROUNDS).bind(id).fetch_one(c).await)?)
}

/// Takes a password: until another one is chosen, nobody signs in.
pub async fn clear_password(conn: &mut Conn, id: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(CLEAR_PASSWORD).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Who has a hand in whose account.
pub async fn holds(conn: &mut Conn) -> Result<Vec<Hold>> {
    Ok(on!(conn, c => sqlx::query_as(HOLDS).fetch_all(c).await)?)
}

/// Puts down that somebody has made or changed an account alone.
pub async fn hold(conn: &mut Conn, hold: Hold, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(HOLD).bind(hold.person_id).bind(hold.held_by).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Somebody else has confirmed an account; whether that was missing.
pub async fn release(conn: &mut Conn, id: PersonId) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(RELEASE).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done > 0)
}

/// Whether a call was ever published here. Until then nothing rests on who is who.
pub async fn has_published(conn: &mut Conn) -> Result<bool> {
    Ok(on!(conn, c => sqlx::query_scalar(HAS_PUBLISHED).fetch_one(c).await)?)
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

/// Who is signed in by a session, if anybody still is.
pub async fn viewer_of(conn: &mut Conn, id: SessionId, now: Timestamp) -> Result<Option<Viewer>> {
    Ok(on!(conn, c => sqlx::query_as(VIEWER_OF).bind(id).bind(now).fetch_optional(c).await)?)
}

/// Ends one session.
pub async fn delete_session(conn: &mut Conn, id: SessionId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_SESSION).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Ends all sessions of a person.
pub async fn delete_sessions(conn: &mut Conn, id: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_SESSIONS).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Ends all sessions of a person but one.
pub async fn delete_other_sessions(conn: &mut Conn, id: PersonId, but: SessionId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_OTHER_SESSIONS).bind(id).bind(but).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets sessions that are over.
pub async fn delete_ended_sessions(conn: &mut Conn, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_ENDED_SESSIONS).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Adds a link, of whose secret only the hash is kept.
pub async fn insert_link(conn: &mut Conn, link: &Link, token_hash: &str) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_LINK)
        .bind(link.one_time_link_id)
        .bind(token_hash)
        .bind(link.person_id)
        .bind(link.purpose)
        .bind(link.created_at)
        .bind(link.expires_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// The link with a secret, used or not.
pub async fn link(conn: &mut Conn, token_hash: &str) -> Result<Option<Link>> {
    Ok(on!(conn, c => sqlx::query_as(LINK).bind(token_hash).fetch_optional(c).await)?)
}

/// Uses a link up. Of two who try at the same moment one gets `false`.
pub async fn use_link(conn: &mut Conn, id: OneTimeLinkId, now: Timestamp) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(USE_LINK).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Withdraws the links that a person has not used.
pub async fn delete_unused_links(conn: &mut Conn, id: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_UNUSED_LINKS).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Withdraws earlier links for the first account.
pub async fn delete_first_links(conn: &mut Conn) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_FIRST_LINKS).execute(c).await.map(drop))?;
    Ok(())
}
