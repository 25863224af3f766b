//! What the office wrote about rounds and more time, and how somebody is erased from it.

use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactors, Subject, Table, Written};

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table {
        written: &[
            Written { own: "(person_id = $1 or granted_by = $1)", free: ANY, near: ANY, ..Written::of("reason") },
            Written {
                own: "(person_id = $1 or taken_back_by = $1)",
                free: ANY,
                near: ANY,
                ..Written::of("taken_back_reason")
            },
        ],
        ..Table::of("extension")
    },
    Table {
        ours: &["method", "status"],
        office: &["name"],
        written: &[Written { own: "closed_by = $1", free: ANY, near: ANY, ..Written::of("close_reason") }],
        ..Table::of("round")
    },
    Table { office: &["description", "label", "scale_labels"], ..Table::of("round_criterion") },
    // What the hash of an entry's text begins with goes with the nomination: the database sees to it.
    Table { removed: &["salt"], ..Table::of("round_entry") },
];

/// Takes a subject out of what the office wrote.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await
}
