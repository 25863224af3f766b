//! Which letters are about somebody alone, and how they are erased.

use crate::ground::db::{Conn, all, maybe, run};
use crate::ground::error::Result;
use crate::ground::mail::store::forget as mail;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{GONE, Redactors, Subject, Table, Written};
use crate::i18n::sort_key;
use crate::ids::{LetterId, MailId, NominationId};

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table {
        ours: &["gaps", "kind", "language", "status"],
        emptied: &["email", "name", "recipient_key"],
        removed: &["basis", "sort_key"],
        written: &[Written { sent: true, ..Written::of("body") }, Written { sent: true, ..Written::of("subject") }],
        ..Table::of("letter")
    },
    Table { ours: &["kind", "language"], office: &["body", "subject"], ..Table::of("letter_template") },
];

// Letters about this nomination alone, or about others that are erased as well.
const LETTERS: &str = "select l.letter_id from letter l join letter_entry e on e.letter_id = l.letter_id \
    where e.nomination_id = $1 and not exists (select 1 from letter_entry o \
    join nomination n on n.nomination_id = o.nomination_id \
    where o.letter_id = e.letter_id and o.nomination_id <> $1 and n.erased_at is null)";
// Invitations to somebody of the jury.
const LETTERS_TO: &str = "select letter_id from letter where email = $1 and kind like 'invitation%' \
    and not exists (select 1 from letter_entry o where o.letter_id = letter.letter_id)";
const EMPTY_LETTER: &str = "update letter set recipient_key = $2, name = $3, sort_key = $4, email = null, subject = $5, \
    body = '', basis = '', version = version + 1 where letter_id = $1";

/// The letters about a nomination that are about nobody else who is known.
pub async fn about_alone(conn: &mut Conn, id: NominationId) -> Result<Vec<LetterId>> {
    all!(conn, LETTERS, id)
}

/// Empties the letters to a subject, and takes it out of all others.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await?;
    match subject {
        Subject::Person(person) => {
            let letters: Vec<LetterId> = all!(conn, LETTERS_TO, person.email)?;
            for letter in letters {
                empty(conn, letter, &person.pseudonym).await?;
            }
        }
        Subject::Entry(entry) => {
            for &letter in &entry.letters {
                empty(conn, letter, &entry.receipt_number).await?;
            }
        }
    }
    Ok(())
}

async fn empty(conn: &mut Conn, letter: LetterId, name: &str) -> Result<()> {
    run!(conn, "delete from letter where letter_id = $1 and status in ('draft', 'reviewed')", letter)?;
    let left_as: Option<MailId> =
        maybe!(conn, "select mail_id from letter where letter_id = $1 and mail_id is not null", letter)?;
    if let Some(id) = left_as {
        mail::empty(conn, id).await?;
    }
    run!(conn, EMPTY_LETTER, letter, letter.to_string(), name, sort_key(name), GONE)
}
