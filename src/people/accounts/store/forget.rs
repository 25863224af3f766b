//! What is known of somebody with an account, and how the account is erased.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, changed, one, run};
use crate::ground::error::{Common, Result};
use crate::ground::personal::{Redactors, Subject, Table};
use crate::ids::PersonId;

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table { ours: &["purpose"], removed: &["token_hash"], ..Table::of("one_time_link") },
    Table {
        ours: &["language", "role"],
        emptied: &["email", "name"],
        removed: &["password_hash"],
        ..Table::of("person")
    },
    Table { removed: &["token_hash"], ..Table::of("session") },
];

// By the day on which the account was made: nobody gets the same number.
const NUMBER: &str = "select count(*) from person o, person p where p.person_id = $1 \
    and (o.created_at < p.created_at or (o.created_at = p.created_at and o.person_id <= p.person_id))";
const ERASE_PERSON: &str = "update person set name = $2, email = $3, password_hash = null, may_export = false, \
    erased_at = $4 where person_id = $1 and erased_at is null and disabled_at is not null";

/// What goes with an account altogether.
const ROWS_OF_PERSON: [&str; 2] =
    ["delete from session where person_id = $1", "delete from one_time_link where person_id = $1"];

/// When an account was erased.
pub async fn erased_at(conn: &mut Conn, id: PersonId) -> Result<Option<Timestamp>> {
    one!(conn, "select erased_at from person where person_id = $1", id)
}

/// The how-manieth account it is: a number that nobody else has.
pub async fn number(conn: &mut Conn, id: PersonId) -> Result<i64> {
    one!(conn, NUMBER, id)
}

/// Everybody's names but those of one person.
pub async fn names(conn: &mut Conn, beside: Uuid) -> Result<Vec<String>> {
    all!(conn, "select name from person where person_id <> $1", beside)
}

/// Erases an account: a pseudonym stays.
///
/// # Errors
/// Refused where it was erased meanwhile, or is not shut.
pub async fn forget(conn: &mut Conn, subject: &Subject, _: &Redactors) -> Result<()> {
    let Subject::Person(person) = subject else { return Ok(()) };
    let id = person.person_id;
    let nowhere = format!("{id}@erased.invalid");
    if !changed!(conn, ERASE_PERSON, id, person.pseudonym, nowhere, person.at)? {
        return Err(Common::ChangedMeanwhile.into());
    }
    for sql in ROWS_OF_PERSON {
        run!(conn, sql, id)?;
    }
    Ok(())
}
