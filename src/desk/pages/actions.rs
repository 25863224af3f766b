//! Writing a text, sending feedback, marking it as answered.

use chrono::Duration;

use crate::clock::Timestamp;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Act, Aside, DoneTo, PageText, Word};
use crate::ground::ctx::Ctx;
use crate::ground::error::{Common, Result};
use crate::ids::{FeedbackId, PersonId};

use super::model::{Feedback, Text};
use super::store;

/// Saves a text, if nobody has changed it since the moment `seen`.
pub async fn save_text(ctx: &Ctx, by: PersonId, text: &Text, seen: Option<Timestamp>) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    if !store::save_text(&mut tx, text, seen).await? {
        return Ok(false);
    }
    let act = acts::TextChanged { page: Aside(Word(text.page.as_str())), language: text.language };
    audit::record(&mut tx, ctx, Some(by), PageText(by), act).await?;
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
    audit::record(&mut tx, ctx, None, feedback_id, acts::FeedbackSent {}).await?;
    Ok(tx.commit().await?)
}

/// Marks feedback as answered, or as open again.
pub async fn mark_feedback(ctx: &Ctx, by: PersonId, id: FeedbackId, answered: bool) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    if !store::set_answered(&mut tx, id, answered.then_some(ctx.now)).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act: Act = if answered { acts::FeedbackAnswered {}.into() } else { acts::FeedbackReopened {}.into() };
    audit::record(&mut tx, ctx, Some(by), id.subject(), act).await?;
    Ok(tx.commit().await?)
}
