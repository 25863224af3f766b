//! What the office does with mails that have not left.

use crate::ground::audit::acts::Made;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ids::{MailId, PersonId};

use super::model::{Mail, Status, without_secrets};
use super::refusal::Refusal;
use super::{Links, links, store};

/// Gives a mail that waits with the private links in it, for the office to hand them over. That is on record:
/// whoever holds a link can act as the person it was written to.
pub async fn reveal(ctx: &Ctx, by: PersonId, id: MailId) -> Result<Mail> {
    let mut tx = ctx.db.write().await?;
    let mail = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if mail.status == Status::Sent {
        return Err(Refusal::Sent.into());
    }
    if links(&mut tx, &mail).await? == Links::OfOwner {
        return Err(Refusal::LinkOfOwner.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::LinkShown { kind: Made(mail.kind.clone()) }).await?;
    tx.commit().await?;
    Ok(mail)
}

/// Queues a failed mail once more.
pub async fn retry(ctx: &Ctx, by: PersonId, id: MailId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let mail = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if !store::retry(&mut tx, id, ctx.now).await? {
        return Err(Refusal::NotFailed.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::MailRetried { kind: Made(mail.kind) }).await?;
    Ok(tx.commit().await?)
}

/// Queues all mails once more that failed for the same reason; gives how many.
pub async fn retry_alike(ctx: &Ctx, by: PersonId, reason: &str) -> Result<u64> {
    let mut tx = ctx.db.write().await?;
    let mails = store::retry_alike(&mut tx, reason, ctx.now).await?;
    if mails == 0 {
        return Err(Refusal::NotFailed.into());
    }
    audit::record(&mut tx, ctx, Some(by), by, acts::MailsRetried { mails }).await?;
    tx.commit().await?;
    Ok(mails)
}

/// Lets the mails leave that have waited too long to leave by themselves; gives how many. Those that no longer make
/// sense are dropped then.
pub async fn release(ctx: &Ctx, by: PersonId) -> Result<u64> {
    let mut tx = ctx.db.write().await?;
    let mails = store::release(&mut tx, ctx.now).await?;
    if mails == 0 {
        return Err(Refusal::NoneHeld.into());
    }
    audit::record(&mut tx, ctx, Some(by), by, acts::MailsReleased { mails }).await?;
    tx.commit().await?;
    Ok(mails)
}

/// Takes back a mail that has not left.
pub async fn cancel(ctx: &Ctx, by: PersonId, id: MailId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let mail = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if mail.kind == "letter" {
        return Err(Refusal::IsLetter.into());
    }
    let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
    if !store::cancel(&mut tx, id, ctx.now, &text, &html).await? {
        return Err(Refusal::NotWaiting.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::MailCancelled { kind: Made(mail.kind) }).await?;
    Ok(tx.commit().await?)
}

/// Tries at once, where the program rests because the server was not there.
pub async fn try_now(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::try_now(&mut tx, ctx.now).await?;
    Ok(tx.commit().await?)
}
