//! SQL of the tables `page_text` and `feedback`.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Lang;
use crate::ids::FeedbackId;
use crate::on;

use super::model::{Feedback, Name, Text};

const TEXT: &str = "select page, language, body, updated_at from page_text where page = $1 and language = $2";
const TEXTS: &str = "select page, language, body, updated_at from page_text";
const INSERT_TEXT: &str = "insert into page_text (page, language, body, updated_at) values ($1, $2, $3, $4) \
    on conflict (page, language) do nothing";
const UPDATE_TEXT: &str = "update page_text set body = $3, updated_at = $4 \
    where page = $1 and language = $2 and updated_at = $5";
const INSERT_FEEDBACK: &str =
    "insert into feedback (feedback_id, email, page, message, created_at) values ($1, $2, $3, $4, $5)";
const FEEDBACK: &str = "select feedback_id, email, page, message, created_at, answered_at from feedback \
    order by answered_at is not null, created_at desc, feedback_id desc limit $1 offset $2";
const SAME_FEEDBACK: &str = "select count(*) from feedback where message = $1 and coalesce(email, '') = $2 \
    and coalesce(page, '') = $3 and created_at > $4";
const COUNT_FEEDBACK: &str = "select count(*) from feedback";
const ANSWER: &str = "update feedback set answered_at = $2 where feedback_id = $1 and answered_at is null";
const REOPEN: &str = "update feedback set answered_at = null where feedback_id = $1 and answered_at is not null";

/// The office's text of a page in a language.
pub async fn text(conn: &mut Conn, page: Name, lang: Lang) -> Result<Option<Text>> {
    Ok(on!(conn, c => sqlx::query_as(TEXT).bind(page).bind(lang).fetch_optional(c).await)?)
}

/// All texts that the office has written.
pub async fn texts(conn: &mut Conn) -> Result<Vec<Text>> {
    Ok(on!(conn, c => sqlx::query_as(TEXTS).fetch_all(c).await)?)
}

/// The pages whose German text, which is the binding one, is still our proposal.
pub async fn proposals(conn: &mut Conn) -> Result<Vec<Name>> {
    let written = texts(conn).await?;
    let is_own = |name| written.iter().any(|text| (text.page, text.language) == (name, Lang::De));
    Ok(Name::ALL.iter().copied().filter(|&name| !is_own(name)).collect())
}

/// Replaces the text that was last changed at `seen`, or adds the first; false if another one is there meanwhile.
pub async fn save_text(conn: &mut Conn, text: &Text, seen: Option<Timestamp>) -> Result<bool> {
    let done = match seen {
        None => on!(conn, c => sqlx::query(INSERT_TEXT)
            .bind(text.page).bind(text.language).bind(&text.body).bind(text.updated_at)
            .execute(c).await.map(|r| r.rows_affected())),
        Some(seen) => on!(conn, c => sqlx::query(UPDATE_TEXT)
            .bind(text.page).bind(text.language).bind(&text.body).bind(text.updated_at).bind(seen)
            .execute(c).await.map(|r| r.rows_affected())),
    }?;
    Ok(done == 1)
}

/// Keeps what a visitor wrote.
pub async fn insert_feedback(conn: &mut Conn, feedback: &Feedback) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_FEEDBACK)
        .bind(feedback.feedback_id)
        .bind(&feedback.email)
        .bind(&feedback.page)
        .bind(&feedback.message)
        .bind(feedback.created_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Whether the same was written by the same since a moment.
pub async fn has_feedback(conn: &mut Conn, feedback: &Feedback, since: Timestamp) -> Result<bool> {
    let same: i64 = on!(conn, c => sqlx::query_scalar(SAME_FEEDBACK)
        .bind(&feedback.message)
        .bind(feedback.email.as_deref().unwrap_or(""))
        .bind(feedback.page.as_deref().unwrap_or(""))
        .bind(since)
        .fetch_one(c)
        .await)?;
    Ok(same > 0)
}

/// Feedback, what is unanswered first, then the newest.
pub async fn feedback(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Feedback>> {
    Ok(on!(conn, c => sqlx::query_as(FEEDBACK).bind(limit).bind(offset).fetch_all(c).await)?)
}

/// How much feedback there is.
pub async fn count_feedback(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_FEEDBACK).fetch_one(c).await)?)
}

/// Marks feedback as answered at a moment, or as open again; false if it was so already or is not there.
pub async fn set_answered(conn: &mut Conn, id: FeedbackId, at: Option<Timestamp>) -> Result<bool> {
    let done = match at {
        Some(at) => on!(conn, c => sqlx::query(ANSWER).bind(id).bind(at).execute(c).await.map(|r| r.rows_affected())),
        None => on!(conn, c => sqlx::query(REOPEN).bind(id).execute(c).await.map(|r| r.rows_affected())),
    }?;
    Ok(done == 1)
}
