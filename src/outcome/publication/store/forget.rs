//! The pictures with a result, and how they are erased.

use crate::ground::db::{Conn, one, run};
use crate::ground::error::Result;
use crate::ground::personal::{Redactors, Subject, Table};
use crate::ids::NominationId;

/// What the columns hold.
pub const TABLES: &[Table] =
    &[Table { ours: &["kind"], emptied: &["alt"], removed: &["bytes"], ..Table::of("laureate_picture") }];

const PICTURE: &str = "select count(*) from laureate_picture where laureate_id in \
    (select laureate_id from laureate where nomination_id = $1)";
const ERASE_PICTURE: &str = "delete from laureate_picture where laureate_id in \
    (select laureate_id from laureate where nomination_id = $1)";

/// How many pictures of an entry there are.
pub async fn pictures(conn: &mut Conn, id: NominationId) -> Result<i64> {
    one!(conn, PICTURE, id)
}

/// Removes the pictures of somebody whom nobody may name.
pub async fn forget(conn: &mut Conn, subject: &Subject, _: &Redactors) -> Result<()> {
    let Subject::Entry(entry) = subject else { return Ok(()) };
    if !entry.named {
        run!(conn, ERASE_PICTURE, entry.nomination_id)?;
    }
    Ok(())
}
