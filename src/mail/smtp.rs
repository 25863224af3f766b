//! Hands a mail to the mail server.

use std::time::{Duration, SystemTime};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::response::{Category, Severity};
use lettre::transport::smtp::{Error, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use rocket::tokio::time::timeout;

use crate::config::Settings;

use super::model::Mail;

/// How long one mail may take.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A mail server.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

/// Why a mail was not taken.
#[derive(Debug)]
pub enum Refusal {
    /// The address is wrong or the server does not want the mail: another try will not help.
    ForGood(String),
    /// The server was not there, too slow or busy, or the settings are wrong.
    ForNow(String),
}

impl Smtp {
    /// The mail server of the settings; `None` without one. `patience` is for one mail, [`PATIENCE`] except in tests.
    ///
    /// # Errors
    /// A sentence, when the settings cannot be read.
    pub fn new(settings: &Settings, patience: Duration) -> Result<Option<Self>, String> {
        let Some(url) = &settings.smtp_url else { return Ok(None) };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|e| format!("smtp_url: {e}"))?;
        let from = settings.mail_from.parse().map_err(|e| format!("mail_from: {e}"))?;
        // Mails come seldom: a connection kept for the next one would only have died meanwhile.
        let pool = PoolConfig::new().max_size(2).idle_timeout(Duration::from_secs(10));
        let transport = builder.timeout(Some(patience)).pool_config(pool).build();
        Ok(Some(Self { transport, from, patience }))
    }

    /// Sends a mail. Its Message-ID is always the same, so that whoever gets it twice can tell.
    pub async fn send(&self, mail: &Mail) -> Result<(), Refusal> {
        let message = self.message(mail).map_err(Refusal::ForGood)?;
        match timeout(self.patience, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_for_good(&error) => Err(Refusal::ForGood(describe(&error))),
            Ok(Err(error)) => Err(Refusal::ForNow(describe(&error))),
            Err(_) => Err(Refusal::ForNow(format!("no answer within {} s", self.patience.as_secs()))),
        }
    }

    fn message(&self, mail: &Mail) -> Result<Message, String> {
        let to: Mailbox = mail.recipient.parse().map_err(|e| format!("the address cannot be read: {e}"))?;
        let id = format!("<{}@{}>", mail.mail_id, self.from.email.domain());
        let header = |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .message_id(Some(id))
            .date(SystemTime::from(mail.created_at.utc()))
            // Automatic answers ("I am on holiday") to such a mail help nobody (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", mail.language.as_str()))
            .multipart(MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone()))
            .map_err(|e| format!("the mail cannot be written: {e}"))
    }
}

/// Only what the server says about the mail itself is final. "Wrong password" is permanent to SMTP, too,
/// but there the settings are wrong and not the mail.
fn is_for_good(error: &Error) -> bool {
    error.status().is_some_and(|code| {
        code.severity == Severity::PermanentNegativeCompletion && code.category == Category::MailSystem
    })
}

/// The error with its causes, short enough for a table.
fn describe(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        let said = next.to_string();
        if !text.contains(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = next.source();
    }
    text.chars().filter(|sign| !sign.is_control()).take(500).collect()
}
