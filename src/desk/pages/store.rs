//! SQL of the tables `page_text` and `feedback`.

pub mod forget;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, changed, insert, maybe, one, update};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::FeedbackId;

use super::model::{Feedback, Name, Text};

const INSERT_TEXT: &str = "insert into page_text (page, language, body, updated_at) values ($1, $2, $3, $4) \
    on conflict (page, language) do nothing";
const FEEDBACK: &str = "select feedback_id, email, page, message, created_at, answered_at from feedback \
    order by answered_at is not null, created_at desc, feedback_id desc limit $1 offset $2";
const SAME_FEEDBACK: &str = "select count(*) from feedback where message = $1 and coalesce(email, '') = $2 \
    and coalesce(page, '') = $3 and created_at > $4";
const ANSWER: &str = "update feedback set answered_at = $2 where feedback_id = $1 and answered_at is null";
const REOPEN: &str = "update feedback set answered_at = null where feedback_id = $1 and answered_at is not null";

/// The office's text of a page in a language.
pub async fn text(conn: &mut Conn, page: Name, lang: Lang) -> Result<Option<Text>> {
    maybe!(conn, "select page, language, body, updated_at from page_text where page = $1 and language = $2", page, lang)
}

/// All texts that the office has written.
pub async fn texts(conn: &mut Conn) -> Result<Vec<Text>> {
    all!(conn, "select page, language, body, updated_at from page_text")
}

/// Replaces the text that was last changed at `seen`, or adds the first; false if another one is there meanwhile.
pub async fn save_text(conn: &mut Conn, text: &Text, seen: Option<Timestamp>) -> Result<bool> {
    match seen {
        None => changed!(conn, INSERT_TEXT, text.page, text.language, text.body, text.updated_at),
        Some(seen) => update!(conn, "page_text" { body: text.body, updated_at: text.updated_at }
            where { page: text.page, language: text.language, updated_at: seen }),
    }
}

/// Keeps what a visitor wrote.
pub async fn insert_feedback(conn: &mut Conn, feedback: &Feedback) -> Result<()> {
    insert!(conn, "feedback" {
        feedback_id: feedback.feedback_id, email: feedback.email, page: feedback.page, message: feedback.message,
        created_at: feedback.created_at,
    })
}

/// Whether the same was written by the same since a moment.
pub async fn has_feedback(conn: &mut Conn, feedback: &Feedback, since: Timestamp) -> Result<bool> {
    one!(
        conn,
        SAME_FEEDBACK,
        feedback.message,
        feedback.email.as_deref().unwrap_or(""),
        feedback.page.as_deref().unwrap_or(""),
        since
    )
    .map(|same: i64| same > 0)
}

/// Feedback, what is unanswered first, then the newest.
pub async fn feedback(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Feedback>> {
    all!(conn, FEEDBACK, limit, offset)
}

/// How much feedback there is.
pub async fn count_feedback(conn: &mut Conn) -> Result<i64> {
    one!(conn, "select count(*) from feedback")
}

/// Marks feedback as answered at a moment, or as open again; false if it was so already or is not there.
pub async fn set_answered(conn: &mut Conn, id: FeedbackId, at: Option<Timestamp>) -> Result<bool> {
    match at {
        Some(at) => changed!(conn, ANSWER, id, at),
        None => changed!(conn, REOPEN, id),
    }
}
