//! Hands a mail to the mail server, one connection for each mail.
//!
//! A connection is never used for another mail: after a late or a half answer nobody could say which mail the next
//! answer is about.

use std::time::{Duration, SystemTime};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;
use lettre::transport::smtp::{Error, authentication};
use lettre::{Address, Message};
use rocket::tokio::time::timeout;

use crate::clock::Timestamp;
use crate::ground::config::Settings;
use crate::ground::config::smtp::{Server, Tls};

use super::address::{as_ascii, mailbox};
use super::model::{Mail, Stage, Verdict, judge, said};

/// How long each step may take (RFC 5321, 4.5.3.2).
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until there is a connection, encrypted and greeted from both sides.
    pub greeting: Duration,
    /// For the answer to a command.
    pub command: Duration,
    /// For the text, and for the answer to its end.
    pub text: Duration,
}

impl Patience {
    /// What the standard asks for.
    pub const OF_THE_STANDARD: Self =
        Self { greeting: Duration::from_mins(5), command: Duration::from_mins(5), text: Duration::from_mins(13) };

    /// The same for every step.
    pub const fn of(each: Duration) -> Self {
        Self { greeting: each, command: each, text: each }
    }
}

/// A mail server, and who writes.
#[derive(Clone)]
pub struct Smtp {
    server: Server,
    from: Mailbox,
    patience: Patience,
}

/// Why a mail was not taken.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    pub verdict: Verdict,
    /// What the server said, or what happened instead.
    pub reason: String,
}

impl Smtp {
    /// The mail server of the settings; `None` without one. `patience` is [`Patience::OF_THE_STANDARD`] except in tests.
    ///
    /// # Errors
    /// A sentence, when the settings cannot be read.
    pub fn new(settings: &Settings, patience: Patience) -> Result<Option<Self>, String> {
        let Some(url) = &settings.smtp_url else { return Ok(None) };
        Ok(Some(Self { server: Server::parse(url)?, from: mailbox(&settings.mail_from)?, patience }))
    }

    /// Sends a mail, dated now. Its Message-ID is always the same, so that whoever gets it twice can tell.
    ///
    /// # Errors
    /// Whose fault it is, judged by the command that was refused.
    pub async fn send(&self, mail: &Mail, now: Timestamp) -> Result<(), Refusal> {
        let spoiled = |reason| Refusal { verdict: Verdict::Spoiled, reason };
        let to = as_ascii(&mail.recipient).map_err(spoiled)?;
        let message = self.message(mail, &to, now).map_err(spoiled)?;
        let mut connection = self.connect().await?;
        let outcome = self.hand_over(&mut connection, to, &message).await;
        // Good manners only: whatever it answers, the mail has been taken or not.
        timeout(Duration::from_secs(5), connection.abort()).await.ok();
        outcome
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Refusal> {
        let server = &self.server;
        let tls = || TlsParameters::new(server.host.clone());
        let name = server.hello.clone().map_or_else(ClientId::default, ClientId::Domain);
        self.within(self.patience.greeting, Stage::Greeting, async {
            let wrapper = if server.tls == Tls::Wrapper { Some(tls()?) } else { None };
            let place = (server.host.as_str(), server.port);
            let mut connection =
                AsyncSmtpConnection::connect_tokio1(place, Some(self.patience.greeting), &name, wrapper, None).await?;
            let upgrades = match server.tls {
                Tls::Required => true,
                Tls::Opportunistic => connection.can_starttls(),
                Tls::None | Tls::Wrapper => false,
            };
            if upgrades {
                connection.starttls(tls()?, &name).await?;
            }
            if let Some((user, password)) = server.credentials.clone() {
                let credentials = authentication::Credentials::new(user, password);
                connection.auth(authentication::DEFAULT_MECHANISMS, &credentials).await?;
            }
            Ok(connection)
        })
        .await
    }

    async fn hand_over(&self, to_server: &mut AsyncSmtpConnection, to: Address, text: &[u8]) -> Result<(), Refusal> {
        let eight_bits = to_server.server_info().supports_feature(Extension::EightBitMime);
        let options = if eight_bits { vec![MailParameter::Body(MailBodyParameter::EightBitMime)] } else { Vec::new() };
        let from = MailFrom::new(Some(self.from.email.clone()), options);
        let command = self.patience.command;
        self.within(command, Stage::From, to_server.command(from)).await?;
        self.within(command, Stage::To, to_server.command(Rcpt::new(to, Vec::new()))).await?;
        self.within(command, Stage::Data, to_server.command(Data)).await?;
        self.within(self.patience.text, Stage::Text, to_server.message(text)).await?;
        Ok(())
    }

    /// Waits for a step as long as it may take.
    async fn within<T>(
        &self,
        patience: Duration,
        stage: Stage,
        step: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Refusal> {
        match timeout(patience, step).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                let code = error.status().map(u16::from);
                let permanent =
                    error.status().is_some_and(|code| code.severity == Severity::PermanentNegativeCompletion);
                let reason = describe(&error);
                Err(Refusal { verdict: judge(stage, code, permanent, &reason), reason })
            }
            Err(_) => {
                let reason = format!("no answer within {} s", patience.as_secs());
                Err(Refusal { verdict: judge(stage, None, false, &reason), reason })
            }
        }
    }

    fn message(&self, mail: &Mail, to: &Address, now: Timestamp) -> Result<Vec<u8>, String> {
        let id = format!("<{}@{}>", mail.mail_id, self.from.email.domain());
        let header = |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(&mail.subject)
            .message_id(Some(id))
            .date(SystemTime::from(now.utc()))
            // Automatic answers ("I am on holiday") to such a mail help nobody (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", mail.language.as_str()))
            .multipart(MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone()))
            .map(|message| message.formatted())
            .map_err(|e| format!("the mail cannot be written: {e}"))
    }
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
    // A filter says what is in the mail: whoever reads that need not be able to use it.
    let text: String = text.trim().chars().filter(|sign| !sign.is_control()).collect();
    said(&text).chars().take(500).collect()
}
