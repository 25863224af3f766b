//! What people wrote when they asked for something, and how somebody is erased from it.

use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::personal::store::{take_out, take_out_of};
use crate::ground::personal::{ANY, Redactors, Subject, Table, Written};

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table {
        ours: &["act", "path", "status"],
        hashes: &["shown"],
        written: &[
            Written { own: "(asked_by = $1 or subject_id = $1)", free: ANY, near: ANY, ..Written::of("reason") },
            Written { own: "subject_id = $1", near: "act = 'hide_picture'", ..Written::of("title") },
        ],
        ..Table::of("approval")
    },
    Table { ours: &["name", "value"], ..Table::of("setting") },
];

/// What was asked about its picture was once called by its name.
const PICTURE_TITLE: (&str, &str, &str) = ("approval", "title", "subject_id = $1");

/// Takes a subject out of what was asked for.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    if let Subject::Entry(entry) = subject {
        for laureate in &entry.laureates {
            take_out(conn, PICTURE_TITLE, Some(laureate.0), &redactor.near).await?;
        }
    }
    take_out_of(conn, TABLES, subject, redactor).await
}
