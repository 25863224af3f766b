//! What visitors wrote to the office, and how somebody is erased from it.

use crate::ground::db::{Conn, run};
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactors, Subject, Table, Written};

/// What a visitor typed.
const fn typed(column: &'static str) -> Written {
    let own = "email = (select email from person where person_id = $1)";
    Written { own, free: ANY, near: ANY, ..Written::of(column) }
}

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table { emptied: &["email"], written: &[typed("message"), typed("page")], ..Table::of("feedback") },
    Table { ours: &["language", "page"], office: &["body"], ..Table::of("page_text") },
];

/// Takes a subject out of what visitors wrote, while the address still says which was theirs.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await?;
    let emails = match subject {
        Subject::Person(person) => vec![&person.email],
        Subject::Entry(entry) => {
            entry.emails.iter().filter(|address| !address.shared).map(|address| &address.email).collect()
        }
    };
    for email in emails {
        run!(conn, "update feedback set email = null where email = $1", email)?;
    }
    Ok(())
}
