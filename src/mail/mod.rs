//! The outbox: mails are queued in the transaction of the act that causes them, and sent afterwards.

pub mod address;
pub mod model;
pub mod premise;
mod routes;
mod server;
pub mod smtp;
pub mod store;

use serde::Serialize;
use serde_json::json;
use sqlx::types::Json;

use crate::audit;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, t};
use crate::ids::{MailId, PersonId};

use model::{Mail, Status, Trouble, without_secrets};

/// Whether `smtp_url` can be read.
///
/// # Errors
/// A sentence.
pub fn check_server(url: &str) -> Result<(), String> {
    server::Server::parse(url).map(drop)
}

pub use premise::Premise;
pub use routes::routes;

/// A mail to be written from the sentences `mail-<kind>-subject`, `-text` and, where there is a link, `-link`.
pub struct Letter<'a> {
    /// One word, as in the sentences' keys: `receipt`, `invitation`, `reminder`, `password`.
    pub kind: &'static str,
    pub to: &'a str,
    pub lang: Lang,
    /// For the sentences.
    pub args: Args<'a>,
    /// The address that the mail is about.
    pub link: Option<String>,
    /// What has to be true still when it leaves.
    pub premise: Premise,
}

/// Puts a mail into the outbox.
pub async fn queue(conn: &mut Conn, ctx: &Ctx, letter: Letter<'_>) -> Result<MailId> {
    queue_until(conn, ctx, ctx.now, letter).await
}

/// Puts a mail into the outbox that does not leave before a moment.
pub async fn queue_until(conn: &mut Conn, ctx: &Ctx, leaves: Timestamp, letter: Letter<'_>) -> Result<MailId> {
    let id = MailId::new(ctx.now, &ctx.random);
    let written = Written::new(&letter);
    let mail = Mail {
        mail_id: id,
        recipient: letter.to.to_owned(),
        kind: letter.kind.to_owned(),
        language: letter.lang,
        subject: written.subject,
        body_text: written.text,
        body_html: written.html,
        status: Status::Queued,
        attempts: 0,
        next_attempt_at: leaves,
        created_at: ctx.now,
        sent_at: None,
        last_error: None,
        premise: Json(letter.premise),
        stale: None,
    };
    store::insert(conn, &mail).await?;
    Ok(id)
}

/// What the office may see of a mail's private links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// There are none.
    None,
    /// They lead to a nomination or into the jury: the office can hand them over.
    ToHandOver,
    /// One opens an account that can be the second of two: it is its owner's alone, or made on the command line.
    OfOwner,
}

/// Whose the links of a mail are now.
pub async fn links(conn: &mut Conn, mail: &Mail) -> Result<Links> {
    let secrets = model::account_secrets(&mail.body_text);
    if !secrets.is_empty() && store::is_office(conn, &mail.recipient).await? {
        return Ok(Links::OfOwner);
    }
    for secret in secrets {
        if store::opens_office(conn, &secret.hash()).await? {
            return Ok(Links::OfOwner);
        }
    }
    let has_any = model::without_secrets(&mail.body_text) != mail.body_text;
    Ok(if has_any { Links::ToHandOver } else { Links::None })
}

/// Gives a mail that waits with the private links in it, for the office to hand them over. That is on record:
/// whoever holds a link can act as the person it was written to.
pub async fn reveal(ctx: &Ctx, by: PersonId, id: MailId) -> Result<Mail> {
    let mut tx = ctx.db.write().await?;
    let mail = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if mail.status == Status::Sent {
        return Err(AppError::Refused("mail-already-sent"));
    }
    if links(&mut tx, &mail).await? == Links::OfOwner {
        return Err(AppError::Refused("mail-link-of-owner"));
    }
    let detail = json!({"kind": mail.kind});
    audit::record(&mut tx, ctx, Some(by), "link_shown", ("mail", id.0), detail).await?;
    tx.commit().await?;
    Ok(mail)
}

/// Queues a failed mail once more.
pub async fn retry(ctx: &Ctx, by: PersonId, id: MailId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let mail = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if !store::retry(&mut tx, id, ctx.now).await? {
        return Err(AppError::Refused("mail-not-failed"));
    }
    let detail = json!({"kind": mail.kind});
    audit::record(&mut tx, ctx, Some(by), "mail_retried", ("mail", id.0), detail).await?;
    Ok(tx.commit().await?)
}

/// Queues all mails once more that failed for the same reason; gives how many.
pub async fn retry_alike(ctx: &Ctx, by: PersonId, reason: &str) -> Result<u64> {
    let mut tx = ctx.db.write().await?;
    let mails = store::retry_alike(&mut tx, reason, ctx.now).await?;
    if mails == 0 {
        return Err(AppError::Refused("mail-not-failed"));
    }
    audit::record(&mut tx, ctx, Some(by), "mails_retried", ("person", by.0), json!({"mails": mails})).await?;
    tx.commit().await?;
    Ok(mails)
}

/// Lets the mails leave that have waited too long to leave by themselves; gives how many. Those that no longer make
/// sense are dropped then.
pub async fn release(ctx: &Ctx, by: PersonId) -> Result<u64> {
    let mut tx = ctx.db.write().await?;
    let mails = store::release(&mut tx, ctx.now).await?;
    if mails == 0 {
        return Err(AppError::Refused("mail-none-held"));
    }
    audit::record(&mut tx, ctx, Some(by), "mails_released", ("person", by.0), json!({"mails": mails})).await?;
    tx.commit().await?;
    Ok(mails)
}

/// Takes back a mail that has not left.
pub async fn cancel(ctx: &Ctx, by: PersonId, id: MailId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let mail = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if mail.kind == "letter" {
        return Err(AppError::Refused("mail-cancel-letter"));
    }
    let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
    if !store::cancel(&mut tx, id, ctx.now, &text, &html).await? {
        return Err(AppError::Refused("mail-not-waiting"));
    }
    audit::record(&mut tx, ctx, Some(by), "mail_cancelled", ("mail", id.0), json!({"kind": mail.kind})).await?;
    Ok(tx.commit().await?)
}

/// Tries at once, where the program rests because the server was not there.
pub async fn try_now(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::try_now(&mut tx, ctx.now).await?;
    Ok(tx.commit().await?)
}

/// What the office has to know of the outbox.
#[derive(Debug, Serialize)]
pub struct Outbox {
    /// How many mails were given up.
    pub failed: i64,
    /// How many wait to be released, and since when.
    pub held: i64,
    pub held_since: Option<Timestamp>,
    /// Why nothing leaves at present.
    pub trouble: Option<Trouble>,
}

impl Outbox {
    /// How it stands now; `None` while all is well. Without a mail server there is nothing to release.
    pub async fn now(conn: &mut Conn, now: Timestamp, sends: bool) -> Result<Option<Self>> {
        let counts = store::counts(conn).await?;
        let failed = counts.iter().find(|(status, _)| *status == Status::Failed).map_or(0, |(_, n)| *n);
        let (held, held_since) = if sends { store::held(conn, now).await? } else { (0, None) };
        let trouble = if sends { store::trouble(conn).await? } else { None };
        let all_is_well = failed == 0 && held == 0 && trouble.is_none();
        Ok((!all_is_well).then_some(Self { failed, held, held_since, trouble }))
    }
}

/// A mail with its words.
#[derive(Debug, Serialize)]
struct Written {
    subject: String,
    text: String,
    html: String,
}

impl Written {
    fn new(letter: &Letter<'_>) -> Self {
        let say = |part: &str| t(letter.lang, &format!("mail-{}-{part}", letter.kind), Some(&letter.args));
        // A line break in a subject would begin a header.
        let subject = say("subject").replace(['\n', '\r'], " ");
        let mut text = format!("{}\n", say("text"));
        let mut html = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body>",
            letter.lang,
            escaped(&subject)
        );
        for paragraph in text.trim().split("\n\n") {
            html.push_str(&format!("<p>{}</p>", escaped(paragraph).replace('\n', "<br>")));
        }
        if let Some(link) = &letter.link {
            text.push_str(&format!("\n{}:\n{link}\n", say("link")));
            let href = escaped(link);
            html.push_str(&format!("<p><a href=\"{href}\">{}</a></p>", escaped(&say("link"))));
        }
        let greeting = crate::i18n::say(letter.lang, "mail-greeting");
        text.push_str(&format!("\n{greeting}\n"));
        html.push_str(&format!("<p>{}</p></body></html>", escaped(&greeting).replace('\n', "<br>")));
        Self { subject, text, html }
    }
}

/// A text with HTML's own signs written out.
fn escaped(text: &str) -> String {
    let mut out = Vec::new();
    tera::escape_html(text, &mut out).expect("writing to memory cannot fail");
    String::from_utf8(out).expect("escaping keeps UTF-8")
}
