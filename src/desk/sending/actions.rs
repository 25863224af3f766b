//! Sending one mail that is due.

use std::pin::pin;
use std::time::Instant;

use rocket::tokio;
use rocket::tokio::time::sleep;

use crate::clock::Timestamp;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::mail::model::{
    MAX_ATTEMPTS, Mail, Status, Trouble, Verdict, alike, pause, rest, without_addresses, without_secrets,
};
use crate::ground::mail::smtp::{Refusal, Smtp};
use crate::ground::mail::store;
use crate::i18n::{Lang, say};
use crate::key;

use super::sender::EVERY;

/// A process that dies while it sends holds a mail no longer than this.
const CLAIM: chrono::Duration = chrono::Duration::minutes(2);

/// How often it is tried to note what became of a mail.
const SETTLES: u32 = 20;

/// Works on one mail that is due; false when there is none, or while the server is left in peace.
///
/// Whether the mail still makes sense is asked when it is taken. No transaction is open while the mail server takes its
/// time: a slow one blocks nobody.
pub async fn send_next(ctx: &Ctx, smtp: &Smtp) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    let trouble = store::trouble(&mut tx).await?;
    if trouble.as_ref().is_some_and(|trouble| trouble.rests(ctx.now)) {
        return Ok(false);
    }
    let Some(mail) = store::claim(&mut tx, ctx.now, ctx.now + CLAIM).await? else { return Ok(false) };
    // Not once did a try come to its end, not even to a refusal: a further one would not, either.
    if mail.attempts > MAX_ATTEMPTS {
        tracing::error!(mail = %mail.mail_id, "a mail breaks its sender off and is given up");
        let reason = say(Lang::De, key!("mail-broke-off"));
        store::set_not_sent(&mut tx, mail.mail_id, (Status::Failed, ctx.now), (&reason, &reason)).await?;
        tx.commit().await?;
        return Ok(true);
    }
    if let Err(stale) = mail.premise.0.holds(&mut tx, &mail, ctx.now).await? {
        tracing::info!(mail = %mail.mail_id, %stale, "a mail no longer makes sense and is not sent");
        let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
        store::drop_stale(&mut tx, mail.mail_id, stale, &text, &html).await?;
        mail.premise.0.dropped(&mut tx, ctx, &mail, stale).await?;
        tx.commit().await?;
        return Ok(true);
    }
    tx.commit().await?;
    let (outcome, now) = hand_over(ctx, smtp, &mail).await;
    // A mail that has left must not leave again because a disk was full for a moment.
    for again in (0..SETTLES).rev() {
        match settle(ctx, &mail, &outcome, now, trouble.as_ref()).await {
            Err(error) if again > 0 => {
                tracing::error!(?error, mail = %mail.mail_id, "what became of a mail cannot be noted yet");
                sleep(EVERY).await;
            }
            settled => return settled.map(|()| true),
        }
    }
    Ok(true)
}

/// Notes what became of a mail.
async fn settle(
    ctx: &Ctx,
    mail: &Mail,
    outcome: &std::result::Result<(), Refusal>,
    now: Timestamp,
    trouble: Option<&Trouble>,
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    match outcome {
        Ok(()) => {
            let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
            store::set_sent(&mut tx, mail.mail_id, now, &text, &html).await?;
            mail.premise.0.left(&mut tx, now).await?;
        }
        Err(Refusal { verdict: Verdict::Server, reason }) => store::give_back(&mut tx, mail.mail_id, reason).await?,
        Err(Refusal { verdict, reason }) => {
            let pause = if *verdict == Verdict::Spoiled { None } else { pause(mail.attempts) };
            let said = without_addresses(reason);
            tracing::warn!(mail = %mail.mail_id, attempts = mail.attempts, reason = said, "a mail was not sent");
            let status = if pause.is_some() { Status::Queued } else { Status::Failed };
            let next = (status, now + pause.unwrap_or_default());
            store::set_not_sent(&mut tx, mail.mail_id, next, (reason, &alike(reason, &mail.recipient))).await?;
        }
    }
    match outcome {
        Err(Refusal { verdict: Verdict::Server | Verdict::Silent, reason }) => {
            let times = trouble.map_or(1, |trouble| trouble.times + 1);
            tracing::warn!(times, reason = without_addresses(reason), "the mail server takes nothing");
            store::set_trouble(&mut tx, now, now + rest(times), reason).await?;
        }
        _ if trouble.is_some() => store::end_trouble(&mut tx).await?,
        _ => {}
    }
    Ok(tx.commit().await?)
}

/// Hands a mail over, and keeps it claimed meanwhile. Gives the moment at which that was over, too.
async fn hand_over(ctx: &Ctx, smtp: &Smtp, mail: &Mail) -> (std::result::Result<(), Refusal>, Timestamp) {
    let began = Instant::now();
    // A wall clock that is put back meanwhile shortens no claim.
    let now = || ctx.now + chrono::Duration::seconds(began.elapsed().as_secs().try_into().unwrap_or(0));
    let mut sending = pin!(smtp.send(mail, ctx.now));
    loop {
        tokio::select! {
            outcome = &mut sending => return (outcome, now()),
            () = sleep(CLAIM.to_std().unwrap_or_default() / 2) => {
                if let Err(error) = keep(ctx, mail, now() + CLAIM).await {
                    tracing::error!(?error, mail = %mail.mail_id, "a mail that is being sent cannot be kept");
                }
            }
        }
    }
}

async fn keep(ctx: &Ctx, mail: &Mail, until: Timestamp) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::keep_claim(&mut tx, mail.mail_id, until).await?;
    Ok(tx.commit().await?)
}
