//! What people wrote in acts, and how somebody is erased from it. The acts stay as they are.

use std::collections::HashSet;

use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::personal::{Redactors, Subject, Table};

use super::{About, erase_texts};

/// What the columns hold. What people wrote stands beside the acts, which have hashes of it.
pub const TABLES: &[Table] = &[
    Table { ours: &["act", "subject"], hashes: &["hash", "salt"], sealed: &["detail"], ..Table::of("audit") },
    Table { emptied: &["words"], ..Table::of("audit_words") },
    Table { hashes: &["hash"], ..Table::of("chain") },
];

/// The place of what people wrote in acts.
pub const WORDS: &str = "audit-words";

/// Erases every text with a subject in it: what was written about the subject, and of the rest what was chosen, or what
/// means one person wherever it stands.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    let Redactors { near, anywhere } = redactor;
    match subject {
        Subject::Person(person) => {
            let chosen: HashSet<&str> =
                person.chosen.iter().filter(|(place, _)| place == WORDS).map(|(_, text)| text.as_str()).collect();
            let goes = |act: &About, text: &str| {
                chosen.contains(text) || (act.concerns(person.person_id.0) && near.stand_in(text))
            };
            erase_texts(conn, goes).await?;
        }
        Subject::Entry(entry) => {
            let is_near = |act: &About| {
                act.concerns(entry.nomination_id.0)
                    || entry.letters.iter().any(|letter| act.concerns(letter.0))
                    || entry.laureates.iter().any(|laureate| act.concerns(laureate.0))
            };
            erase_texts(conn, |act, text| anywhere.stand_in(text) || (is_near(act) && near.stand_in(text))).await?;
        }
    }
    Ok(())
}
