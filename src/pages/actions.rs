//! Writing a text, sending feedback, marking it as answered.

use chrono::Duration;
use serde_json::json;

use crate::audit;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::ids::{FeedbackId, PersonId};

use super::model::{Feedback, Text};
use super::store;

/// Saves a text, if nobody has changed it since the moment `seen`.
pub async fn save_text(ctx: &Ctx, by: PersonId, text: &Text, seen: Option<Timestamp>) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    if !store::save_text(&mut tx, text, seen).await? {
        return Ok(false);
    }
    let detail = json!({"page": text.page, "language": text.language});
    // A text has no key of its own: the act is on the office's person.
    audit::record(&mut tx, ctx, Some(by), "text_changed", ("page_text", by.0), detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// Keeps what a visitor wrote.
pub async fn send_feedback(ctx: &Ctx, email: Option<String>, page: Option<String>, message: String) -> Result<()> {
    let feedback_id = FeedbackId::new(ctx.now, &ctx.random);
    let feedback = Feedback { feedback_id, email, page, message, created_at: ctx.now, answered_at: None };
    let mut tx = ctx.db.write().await?;
    // A second click, or a page that sends it again because the first answer did not come.
    if store::has_feedback(&mut tx, &feedback, ctx.now - Duration::hours(1)).await? {
        return Ok(());
    }
    store::insert_feedback(&mut tx, &feedback).await?;
    audit::record(&mut tx, ctx, None, "feedback_sent", ("feedback", feedback_id.0), json!({})).await?;
    Ok(tx.commit().await?)
}

/// Marks feedback as answered, or as open again.
pub async fn mark_feedback(ctx: &Ctx, by: PersonId, id: FeedbackId, answered: bool) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    if !store::set_answered(&mut tx, id, answered.then_some(ctx.now)).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    let act = if answered { "feedback_answered" } else { "feedback_reopened" };
    audit::record(&mut tx, ctx, Some(by), act, ("feedback", id.0), json!({})).await?;
    Ok(tx.commit().await?)
}
