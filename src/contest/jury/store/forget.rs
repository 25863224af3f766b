//! What is known about jurors and of what stands between them and entries, and how it is erased.

use crate::ground::db::{Conn, run};
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactors, Subject, Table, Written};

use super::super::suggest::organisation;

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table { emptied: &["organisations"], ..Table::of("affiliation") },
    Table {
        ours: &["origin", "own_reason", "reason"],
        written: &[Written { own: "person_id = $1", free: ANY, about: "nomination_id = $1", ..Written::of("note") }],
        ..Table::of("conflict")
    },
    Table { removed: &["category_id"], ..Table::of("expertise") },
    Table { emptied: &["organisation"], removed: &["reason"], ..Table::of("organisation_conflict") },
    Table { removed: &["wish"], ..Table::of("preference") },
    Table { removed: &["language"], ..Table::of("juror_language") },
];

/// What goes with an account altogether.
const ROWS_OF_PERSON: [&str; 6] = [
    "delete from affiliation where person_id = $1",
    "delete from expertise where person_id = $1",
    "delete from juror_language where person_id = $1",
    "delete from preference where person_id = $1",
    "delete from organisation_conflict where person_id = $1",
    "update conflict set note = null where person_id = $1",
];
const FORGET_ORGANISATION: &str = "delete from organisation_conflict where organisation = $1 \
    and not exists (select 1 from nomination where nominee_name = $2 and nomination_id <> $3)";

/// Removes what a juror has told; and an organisation that nobody else's entry is about.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await?;
    match subject {
        Subject::Person(person) => {
            for sql in ROWS_OF_PERSON {
                run!(conn, sql, person.person_id)?;
            }
        }
        Subject::Entry(entry) => {
            for name in &entry.names {
                run!(conn, FORGET_ORGANISATION, organisation(name), name, entry.nomination_id)?;
            }
        }
    }
    Ok(())
}
