//! SQL of the tables `erasure_choice` and `erased`.

use std::collections::HashMap;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, insert, maybe, run};
use crate::ground::error::Result;
use crate::ground::personal::Table;
use crate::ids::PersonId;

use super::model::Account;

/// What the columns hold, of the ground's tables as well.
pub const TABLES: &[Table] = &[
    Table { removed: &["text_key"], ..Table::of("erasure_choice") },
    Table { hashes: &["mark"], ..Table::of("secret_mark") },
];

/// Notes that something was erased whose former rows the files may still hold.
pub async fn note_erased(conn: &mut Conn, at: Timestamp) -> Result<()> {
    run!(conn, "insert into erased (one, at) values (1, $1) on conflict (one) do update set at = excluded.at", at)
}

/// When something was erased last whose former rows the files may still hold.
pub async fn erased(conn: &mut Conn) -> Result<Option<Timestamp>> {
    maybe!(conn, "select at from erased")
}

/// Notes that the files hold nothing any more of what was erased until then.
pub async fn note_scrubbed(conn: &mut Conn, at: Timestamp) -> Result<()> {
    run!(conn, "delete from erased where at = $1", at)
}

/// What was chosen for the texts in which a person's name stands, by their keys.
pub async fn choices(conn: &mut Conn, id: PersonId) -> Result<HashMap<String, bool>> {
    let chosen: Vec<(String, bool)> =
        all!(conn, "select text_key, replaced from erasure_choice where subject_id = $1", id)?;
    Ok(chosen.into_iter().collect())
}

/// Keeps what somebody chose for each text until a second person has seen it.
pub async fn keep_choices(conn: &mut Conn, account: &Account) -> Result<()> {
    forget_choices(conn, account.person_id).await?;
    for mention in &account.texts {
        insert!(conn, "erasure_choice" {
            subject_id: account.person_id, text_key: mention.key, replaced: mention.replaced,
        })?;
    }
    Ok(())
}

/// Forgets what was chosen.
pub async fn forget_choices(conn: &mut Conn, id: PersonId) -> Result<()> {
    run!(conn, "delete from erasure_choice where subject_id = $1", id)
}
