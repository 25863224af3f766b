//! What jurors wrote on their sheets, and how somebody is erased from it.

use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactors, Subject, Table, Written};

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table {
        ours: &["status"],
        written: &[Written {
            own: "assignment_id in (select assignment_id from assignment where person_id = $1)",
            free: ANY,
            about: "assignment_id in (select assignment_id from assignment where nomination_id = $1)",
            ..Written::of("comment")
        }],
        ..Table::of("sheet")
    },
    Table {
        ours: &["scores", "status"],
        written: &[Written {
            own: "sheet_id in (select h.sheet_id from sheet h join assignment a on a.assignment_id = h.assignment_id \
                  where a.person_id = $1)",
            free: ANY,
            about: "sheet_id in (select h.sheet_id from sheet h join assignment a on a.assignment_id = h.assignment_id \
                    where a.nomination_id = $1)",
            ..Written::of("comment")
        }],
        ..Table::of("sheet_history")
    },
];

/// Takes a subject out of what jurors wrote. What they thought of an entry stays.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await
}
