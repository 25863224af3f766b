//! The outbox: mails are queued in the transaction of the act that causes them, and sent afterwards.

pub mod actions;
pub mod model;
pub mod premise;
pub mod refusal;
mod routes;
pub mod smtp;
pub mod store;

use serde::Serialize;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Args, Lang, t};
use crate::ids::MailId;
use crate::key;

use model::{Mail, Status, Trouble};

pub use crate::ground::config::address;
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

/// A sentence that promises mails, `n` of them: it asks with `$mails` whether any leave here.
pub fn promised(settings: &Settings, key: &str, n: usize, lang: Lang) -> String {
    let mut args = Args::new();
    args.set("n", n);
    args.set("mails", settings.mails());
    t(lang, key, Some(&args))
}

/// Puts a mail into the outbox.
pub async fn queue(conn: &mut Conn, ctx: &Ctx, letter: Letter<'_>) -> Result<MailId> {
    let mail = written(ctx, ctx.now, letter);
    let id = mail.mail_id;
    store::insert(conn, &[mail]).await?;
    Ok(id)
}

/// Puts mails into the outbox that do not leave before a moment; gives their keys in the same order.
pub async fn queue_until<'a>(
    conn: &mut Conn,
    ctx: &Ctx,
    leaves: Timestamp,
    letters: impl IntoIterator<Item = Letter<'a>>,
) -> Result<Vec<MailId>> {
    let mails: Vec<Mail> = letters.into_iter().map(|letter| written(ctx, leaves, letter)).collect();
    store::insert(conn, &mails).await?;
    Ok(mails.iter().map(|mail| mail.mail_id).collect())
}

fn written(ctx: &Ctx, leaves: Timestamp, letter: Letter<'_>) -> Mail {
    let written = Written::new(&letter);
    Mail {
        mail_id: MailId::new(ctx.now, &ctx.random),
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
    }
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
        let greeting = crate::i18n::say(letter.lang, key!("mail-greeting"));
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
