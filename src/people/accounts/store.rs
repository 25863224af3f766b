//! SQL of the tables `person`, `session` and `one_time_link`.

pub mod forget;

use crate::clock::Timestamp;
use crate::ground::audit::acts::Verb;
use crate::ground::db::{Conn, all, changed, insert, maybe, one, row, run};
use crate::ground::error::Result;
use crate::ground::web::{Role, Viewer};
use crate::i18n::Lang;
use crate::ids::{OneTimeLinkId, PersonId, SessionId};

use super::model::{Hold, Link, Person, fold_email};

row!(link_columns: Link = "one_time_link" { one_time_link_id, person_id, purpose, created_at, expires_at, used_at });
row!(person_columns: Person = "person" {
    person_id, email, name, role, password_hash, language, created_at, disabled_at, may_export,
});

const PERSON: &str = concat!("select ", person_columns!(), " from person where person_id = $1");
const PERSON_BY_EMAIL: &str = concat!("select ", person_columns!(), " from person where email = $1");
const PEOPLE: &str = concat!("select ", person_columns!(), " from person");
// Another role begins without the right to export.
const SET_ROLE: &str =
    "update person set role = $3, may_export = (may_export and role = $3) where person_id = $1 and role = $2";
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

// Read only: calls belong to `prizes`. A call that was taken back has been published all the same.
const HAS_PUBLISHED: &str = "select exists(select 1 from edition where opened_at is not null) \
    or exists(select 1 from audit where subject = 'edition' and act = $1)";

const VIEWER: &str = "select p.person_id, s.session_id, p.name, p.role, p.may_export from session s \
    join person p on p.person_id = s.person_id \
    where s.token_hash = $1 and s.expires_at > $2 and p.disabled_at is null";
const VIEWER_OF: &str = "select p.person_id, s.session_id, p.name, p.role, p.may_export from session s \
    join person p on p.person_id = s.person_id \
    where s.session_id = $1 and s.expires_at > $2 and p.disabled_at is null";

const USE_LINK: &str = "update one_time_link set used_at = $2 \
    where one_time_link_id = $1 and used_at is null and expires_at > $2";

/// Adds a person. A second one with the same address is refused as a duplicate.
pub async fn insert_person(conn: &mut Conn, person: &Person) -> Result<()> {
    insert!(conn, person)
}

/// One person.
pub async fn person(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    maybe!(conn, PERSON, id)
}

/// The person with a folded address.
pub async fn person_by_email(conn: &mut Conn, email: &str) -> Result<Option<Person>> {
    let found: Option<Person> = maybe!(conn, PERSON_BY_EMAIL, email)?;
    if found.is_some() || email.is_ascii() {
        return Ok(found);
    }
    // Earlier releases have stored domains with umlauts as they were typed.
    let people: Vec<Person> = all!(conn, PEOPLE)?;
    Ok(people.into_iter().find(|person| fold_email(&person.email) == email))
}

/// Everybody, by name.
pub async fn people(conn: &mut Conn) -> Result<Vec<Person>> {
    let mut people: Vec<Person> = all!(conn, PEOPLE)?;
    people.sort_by_cached_key(|person| (crate::i18n::sort_key(&person.name), person.person_id));
    Ok(people)
}

/// Gives a person who is not disabled another password; whether there was one to give it to.
pub async fn set_password(conn: &mut Conn, id: PersonId, hash: &str) -> Result<bool> {
    changed!(conn, "update person set password_hash = $2 where person_id = $1 and disabled_at is null", id, hash)
}

/// Changes what a person says about themself.
pub async fn set_profile(conn: &mut Conn, id: PersonId, name: &str, language: Lang) -> Result<()> {
    run!(conn, "update person set name = $2, language = $3 where person_id = $1", id, name, language)
}

/// Changes a role, unless it has changed meanwhile.
pub async fn set_role(conn: &mut Conn, id: PersonId, from: Role, to: Role) -> Result<bool> {
    changed!(conn, SET_ROLE, id, from, to)
}

/// Gives the right to export or takes it; false when that was so already.
pub async fn set_export(conn: &mut Conn, id: PersonId, may: bool) -> Result<bool> {
    changed!(conn, "update person set may_export = $2 where person_id = $1 and may_export <> $2", id, may)
}

/// How many people of the office may export.
pub async fn count_export(conn: &mut Conn) -> Result<i64> {
    one!(conn, "select count(*) from person where role = 'office' and disabled_at is null and may_export")
}

/// Shuts a person out; false when that was so already.
pub async fn disable(conn: &mut Conn, id: PersonId, now: Timestamp) -> Result<bool> {
    changed!(conn, "update person set disabled_at = $2 where person_id = $1 and disabled_at is null", id, now)
}

/// Lets a person in again; false when that was so already.
pub async fn enable(conn: &mut Conn, id: PersonId) -> Result<bool> {
    changed!(conn, ENABLE, id)
}

/// Makes other transactions that want to take somebody out of the office wait for this one.
pub async fn lock_office(conn: &mut Conn) -> Result<()> {
    run!(conn, LOCK_OFFICE)
}

/// Makes other transactions that want to change an account, its sessions or its links wait for this one.
pub async fn lock(conn: &mut Conn, id: PersonId) -> Result<()> {
    for text in LOCK {
        run!(conn, text, id)?;
    }
    Ok(())
}

/// How many people of the office can sign in.
pub async fn count_office(conn: &mut Conn) -> Result<i64> {
    one!(conn, COUNT_OFFICE)
}

/// In how many rounds that are not closed a person is of the jury.
pub async fn open_rounds(conn: &mut Conn, id: PersonId) -> Result<i64> {
    one!(conn, IN_OPEN_ROUNDS, id)
}

/// Takes a password: until another one is chosen, nobody signs in.
pub async fn clear_password(conn: &mut Conn, id: PersonId) -> Result<()> {
    run!(conn, "update person set password_hash = null where person_id = $1", id)
}

/// Who has a hand in whose account.
pub async fn holds(conn: &mut Conn) -> Result<Vec<Hold>> {
    all!(conn, "select person_id, held_by from account_hold order by person_id, held_by")
}

/// Puts down that somebody has made or changed an account alone.
pub async fn hold(conn: &mut Conn, hold: Hold, now: Timestamp) -> Result<()> {
    insert!(conn, "account_hold" {
        person_id: hold.person_id, held_by: hold.held_by, since: now,
    } "on conflict do nothing")
}

/// Somebody else has confirmed an account; whether that was missing.
pub async fn release(conn: &mut Conn, id: PersonId) -> Result<bool> {
    changed!(conn, "delete from account_hold where person_id = $1", id)
}

/// Whether a call was ever published here. Until then nothing rests on who is who.
pub async fn has_published(conn: &mut Conn) -> Result<bool> {
    one!(conn, HAS_PUBLISHED, Verb::CallOpened.word())
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
    insert!(conn, "session" { session_id: id, token_hash, person_id, created_at: now, expires_at })
}

/// Whose session it is, if it has not ended and the person may still sign in.
pub async fn viewer(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<Option<Viewer>> {
    maybe!(conn, VIEWER, token_hash, now)
}

/// Who is signed in by a session, if anybody still is.
pub async fn viewer_of(conn: &mut Conn, id: SessionId, now: Timestamp) -> Result<Option<Viewer>> {
    maybe!(conn, VIEWER_OF, id, now)
}

/// Ends one session.
pub async fn delete_session(conn: &mut Conn, id: SessionId) -> Result<()> {
    run!(conn, "delete from session where session_id = $1", id)
}

/// Ends all sessions of a person.
pub async fn delete_sessions(conn: &mut Conn, id: PersonId) -> Result<()> {
    run!(conn, "delete from session where person_id = $1", id)
}

/// Ends all sessions of a person but one.
pub async fn delete_other_sessions(conn: &mut Conn, id: PersonId, but: SessionId) -> Result<()> {
    run!(conn, "delete from session where person_id = $1 and session_id <> $2", id, but)
}

/// Forgets sessions that are over.
pub async fn delete_ended_sessions(conn: &mut Conn, now: Timestamp) -> Result<()> {
    run!(conn, "delete from session where expires_at <= $1", now)
}

/// Adds a link, of whose secret only the hash is kept.
pub async fn insert_link(conn: &mut Conn, link: &Link, token_hash: &str) -> Result<()> {
    insert!(conn, link + { token_hash })
}

/// The link with a secret, used or not.
pub async fn link(conn: &mut Conn, token_hash: &str) -> Result<Option<Link>> {
    maybe!(conn, concat!("select ", link_columns!(), " from one_time_link where token_hash = $1"), token_hash)
}

/// Uses a link up. Of two who try at the same moment one gets `false`.
pub async fn use_link(conn: &mut Conn, id: OneTimeLinkId, now: Timestamp) -> Result<bool> {
    changed!(conn, USE_LINK, id, now)
}

/// Withdraws the links that a person has not used.
pub async fn delete_unused_links(conn: &mut Conn, id: PersonId) -> Result<()> {
    run!(conn, "delete from one_time_link where person_id = $1 and used_at is null", id)
}

/// Withdraws earlier links for the first account.
pub async fn delete_first_links(conn: &mut Conn) -> Result<()> {
    run!(conn, "delete from one_time_link where purpose = 'first_office' and used_at is null")
}
