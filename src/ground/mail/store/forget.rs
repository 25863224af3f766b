//! What is erased of the mails to somebody, and of those about them.

use crate::ground::db::{Conn, run};
use crate::ground::error::Result;
use crate::ground::personal::store::{take_out, take_out_of};
use crate::ground::personal::{Entry, GONE, Redactors, Subject, Table, Written};
use crate::ids::MailId;

const MAIL: Table = Table {
    // What a server said is `alike` without addresses; a premise has keys.
    ours: &["alike", "kind", "language", "premise", "stale", "status"],
    emptied: &["recipient"],
    written: &[
        Written { sent: true, ..Written::of("body_html") },
        Written { sent: true, ..Written::of("body_text") },
        Written { sent: true, ..Written::of("last_error") },
        Written { sent: true, ..Written::of("subject") },
    ],
    ..Table::of("mail")
};
/// What the columns hold.
pub const TABLES: &[Table] = &[
    MAIL,
    // A server that takes nothing may say from whom.
    Table { written: &[Written { sent: true, ..Written::of("reason") }], ..Table::of("mail_trouble") },
];

/// Which mails tell the office of this entry among the results of its call.
const TOUCHED: &str = "kind = 'touched' and replace(body_text, '/editions/EDITION/', '') <> body_text";

// A mail that waits is not sent any more.
macro_rules! empty_mail {
    ($which:literal) => {
        concat!(
            "update mail set recipient = $1, subject = $1, body_text = '', body_html = '', last_error = null, \
             claimed_until = null, status = case when status = 'queued' then 'failed' else status end where ",
            $which
        )
    };
}
const EMPTY_MAIL: &str = empty_mail!("mail_id = $2");
const EMPTY_MAILS_TO: &str = empty_mail!("recipient = $2");
const EMPTY_MAILS_ABOUT: &str = empty_mail!("recipient = $2 and replace(body_text, $3, '') <> body_text");

/// Empties the mails to a subject, and takes it out of all others.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    if let Subject::Entry(entry) = subject {
        take_out_whole_titles(conn, entry, redactor).await?;
    }
    take_out_of(conn, TABLES, subject, redactor).await?;
    match subject {
        Subject::Person(person) => {
            run!(conn, EMPTY_MAILS_TO, GONE, person.email)?;
        }
        Subject::Entry(entry) => empty_mails_to(conn, entry).await?,
    }
    Ok(())
}

/// A title that has the name in it is looked for while it is whole.
async fn take_out_whole_titles(conn: &mut Conn, entry: &Entry, redactor: &Redactors) -> Result<()> {
    let touched = TOUCHED.replace("EDITION", &entry.edition_id.to_string());
    for written in MAIL.written {
        take_out(conn, (MAIL.name, written.column, &touched), None, &redactor.near).await?;
    }
    Ok(())
}

/// To an address that others have as well, only those with the number.
async fn empty_mails_to(conn: &mut Conn, entry: &Entry) -> Result<()> {
    for address in &entry.emails {
        if address.shared {
            run!(conn, EMPTY_MAILS_ABOUT, GONE, address.email, entry.receipt_number)?;
        } else {
            run!(conn, EMPTY_MAILS_TO, GONE, address.email)?;
        }
    }
    Ok(())
}

/// Empties a mail, whoever it was to.
pub async fn empty(conn: &mut Conn, id: MailId) -> Result<()> {
    run!(conn, EMPTY_MAIL, GONE, id)
}
