//! The outbox: mails are queued in the transaction of the act that causes them, and sent afterwards.

use serde::Serialize;

use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Args, Lang, t};
use crate::ids::MailId;
use crate::on;

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
}

const INSERT: &str = "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, \
    attempts, next_attempt_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, 'queued', 0, $8, $8)";

/// Puts a mail into the outbox.
pub async fn queue(conn: &mut Conn, ctx: &Ctx, letter: Letter<'_>) -> Result<MailId> {
    let id = MailId::new(ctx.now, &ctx.random);
    let written = Written::new(&letter);
    on!(conn, c => sqlx::query(INSERT)
        .bind(id)
        .bind(letter.to)
        .bind(letter.kind)
        .bind(letter.lang)
        .bind(&written.subject)
        .bind(&written.text)
        .bind(&written.html)
        .bind(ctx.now)
        .execute(c)
        .await.map(drop))?;
    Ok(id)
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

/// The routes of this feature.
pub fn routes() -> Vec<rocket::Route> {
    Vec::new()
}

/// A text with HTML's own signs written out.
fn escaped(text: &str) -> String {
    let mut out = Vec::new();
    tera::escape_html(text, &mut out).expect("writing to memory cannot fail");
    String::from_utf8(out).expect("escaping keeps UTF-8")
}
