//! Why shared places were settled as they were, and how somebody is erased from it.

use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactors, Subject, Table, Written};

/// What the columns hold.
pub const TABLES: &[Table] = &[Table {
    ours: &["entries", "method", "rule", "seed"],
    hashes: &["sheets_sha256"],
    written: &[Written { own: "decided_by = $1", free: ANY, near: ANY, ..Written::of("reason") }],
    ..Table::of("tie_break")
}];

/// Takes a subject out of the reasons.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await
}
