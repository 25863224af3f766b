//! SQL of the table `published_call`.

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, insert, maybe};
use crate::ground::error::{AppError, Result};
use crate::ids::EditionId;

use super::super::model::PublishedCall;

const PUBLISHED: &str = "select content from published_call where edition_id = $1 order by number desc limit 1";
// Past editions whose jury did not work here were never opened.
const UNKEPT: &str = "select e.edition_id from edition e where e.opened_at is not null and e.status <> 'preparing' \
    and not exists (select 1 from published_call p where p.edition_id = e.edition_id) order by e.opened_at";

/// A call as it was last published.
pub async fn published(conn: &mut Conn, id: EditionId) -> Result<Option<PublishedCall>> {
    let content: Option<String> = maybe!(conn, PUBLISHED, id)?;
    let read = |text: String| serde_json::from_str(&text).map_err(|error| AppError::Internal(error.to_string()));
    content.map(read).transpose()
}

/// Keeps a call as it is published. It stays.
pub async fn insert_published(conn: &mut Conn, call: &PublishedCall, now: Timestamp) -> Result<()> {
    insert!(conn, "published_call" {
        edition_id: call.edition_id, number: call.number, content: call.text(), sha256: call.sha256(),
        published_at: now,
    })
}

/// The published calls that nobody has kept.
pub async fn unkept(conn: &mut Conn) -> Result<Vec<EditionId>> {
    all!(conn, UNKEPT)
}
