//! The states of a mail, and when it is tried again.

use chrono::Duration;
use serde::Serialize;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::i18n::Lang;
use crate::ids::{MailId, Token};

use super::premise::{Premise, Stale};

crate::text_enum! {
    /// How far a mail has come.
    pub enum Status {
        /// Waits to be sent, perhaps again.
        Queued = "queued",
        /// The mail server has taken it.
        Sent = "sent",
        /// Given up: the mail server does not want it.
        Failed = "failed",
        /// Not sent, because it no longer made sense.
        Dropped = "dropped",
        /// Not sent, because the office took it back.
        Cancelled = "cancelled",
    }
}

/// A mail of the outbox.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Mail {
    pub mail_id: MailId,
    pub recipient: String,
    pub kind: String,
    pub language: Lang,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub status: Status,
    pub attempts: i64,
    pub next_attempt_at: Timestamp,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub last_error: Option<String>,
    /// What has to be true when it leaves.
    pub premise: Json<Premise>,
    /// Why it was dropped.
    pub stale: Option<Stale>,
}

/// After so long a pause a mail that was due waits until the office releases it: whoever sets a mail server after weeks
/// has not asked for everything to leave that lay there.
pub const STAYS_DUE: Duration = Duration::hours(24);

/// The step of handing a mail over at which something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Connecting, encrypting, greeting, signing in.
    Greeting,
    /// MAIL FROM: who writes.
    From,
    /// RCPT TO: who is written to.
    To,
    /// DATA, and the answer to the text.
    Text,
}

/// Whose fault it is that a mail was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The mail's: its address or its text. Another try will not help.
    Spoiled,
    /// The mail's, for now: it is tried again a number of times.
    Later,
    /// The server's or the settings': it would be the same for every other mail, so that none of them loses a try.
    Server,
}

/// Judges by the command that was refused (RFC 5321, 4.2.4 and 4.3.2). `code` is absent when there was no answer.
pub fn judge(stage: Stage, code: Option<u16>, permanent: bool, reason: &str) -> Verdict {
    match (stage, code) {
        (Stage::Greeting | Stage::From, _) | (Stage::To, None) => Verdict::Server,
        // "Closing the channel", "sign in first", "bad sequence": they speak about us.
        (_, Some(421 | 503 | 530 | 534 | 535 | 538)) => Verdict::Server,
        // X.7.Z is about rights and policy (RFC 3463): who may send here is a matter of settings, not of the address.
        (Stage::To | Stage::Text, Some(_)) if permanent && !reason.contains(" 5.7.") => Verdict::Spoiled,
        // No answer after the text: perhaps it was taken. It is the mail's try that counts.
        (Stage::To | Stage::Text, _) => Verdict::Later,
    }
}

/// How long nothing is sent after the server was not there so many times in a row.
pub fn rest(times: i64) -> Duration {
    match times {
        ..=1 => Duration::seconds(30),
        2 => Duration::minutes(2),
        3 => Duration::minutes(5),
        _ => Duration::minutes(15),
    }
}

/// Since when, and why, nothing can be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Trouble {
    pub since: Timestamp,
    /// When it is tried again.
    pub until: Timestamp,
    pub times: i64,
    /// What the server said.
    pub reason: String,
}

/// How often a mail is tried: the last try comes after some two days.
pub const MAX_ATTEMPTS: i64 = 12;

/// How long to wait after so many tries; `None` when it was the last one.
pub fn pause(attempts: i64) -> Option<Duration> {
    match attempts {
        ..=1 => Some(Duration::minutes(1)),
        2 => Some(Duration::minutes(5)),
        3 => Some(Duration::minutes(15)),
        4 => Some(Duration::hours(1)),
        5..MAX_ATTEMPTS => Some(Duration::hours(6)),
        _ => None,
    }
}

/// Where the links of accounts lead, and those of nominations.
const ROOMS: [&str; 2] = ["/links/", "/receipts/"];

/// The text with the secrets of private links taken out: who may read the outbox need not be able to use them.
pub fn without_secrets(text: &str) -> String {
    without(text, |_| true)
}

/// What a mail server said, for the log: the office reads in the outbox whom it meant.
pub fn without_addresses(text: &str) -> String {
    let words = text.split_whitespace().map(|word| if word.contains('@') { "…@…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// The secrets with which somebody could sign in.
pub fn account_secrets(text: &str) -> Vec<Token> {
    let after = text.match_indices(ROOMS[0]).map(|(at, room)| &text[at + room.len()..]);
    after.filter_map(|after| Token::parse(after.get(..43)?)).collect()
}

/// The text with some of the secrets of private links taken out.
pub fn without(text: &str, hide: impl Fn(&Token) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, room)) =
        ROOMS.iter().filter_map(|room| Some((rest.find(room)?, *room))).min_by_key(|(at, _)| *at)
    {
        let (before, after) = rest.split_at(at + room.len());
        out.push_str(before);
        rest = match after.get(..43).and_then(Token::parse) {
            Some(secret) if hide(&secret) => {
                out.push('…');
                &after[43..]
            }
            _ => after,
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_fault_it_is_depends_on_the_command() {
        use Stage::{From, Greeting, Text, To};
        for (stage, code, reason, verdict) in [
            (Greeting, None, "connection refused", Verdict::Server),
            (Greeting, Some(554), "no service here", Verdict::Server),
            (Greeting, Some(535), "wrong password", Verdict::Server),
            (From, Some(550), "sender unknown", Verdict::Server),
            (From, Some(451), "later", Verdict::Server),
            (From, None, "no answer", Verdict::Server),
            (To, Some(550), "no such mailbox", Verdict::Spoiled),
            (To, Some(550), "permanent error (550): 5.1.1 no such mailbox", Verdict::Spoiled),
            (To, Some(550), "permanent error (550): 5.7.1 relaying denied", Verdict::Later),
            (To, Some(530), "sign in first", Verdict::Server),
            (To, Some(451), "later", Verdict::Later),
            (To, Some(421), "closing", Verdict::Server),
            (To, None, "no answer", Verdict::Server),
            (Text, Some(552), "too large", Verdict::Spoiled),
            (Text, Some(554), "permanent error (554): 5.7.1 looks like spam", Verdict::Later),
            (Text, Some(452), "disk full", Verdict::Later),
            (Text, None, "no answer", Verdict::Later),
        ] {
            let permanent = code.is_some_and(|code| code >= 500);
            assert_eq!(judge(stage, code, permanent, reason), verdict, "{stage:?} {code:?} {reason}");
        }
    }

    #[test]
    fn the_pauses_grow_and_end() {
        let minutes: Vec<_> = (1..=12).map(|n| pause(n).map(|pause| pause.num_minutes())).collect();
        let hours = Some(6 * 60);
        let expected = [Some(1), Some(5), Some(15), Some(60), hours, hours, hours, hours, hours, hours, hours, None];
        assert_eq!(minutes, expected);
        assert_eq!(pause(100), None);
    }

    #[test]
    fn secrets_are_taken_out_and_nothing_else() {
        let secret = "A".repeat(43);
        for (text, shown) in [
            (format!("x https://a/links/{secret}\ny"), "x https://a/links/…\ny".to_owned()),
            (format!("/receipts/{secret}/edit /links/{secret}"), "/receipts/…/edit /links/…".to_owned()),
            ("/links/ /links/kurz ä /receipts/".to_owned(), "/links/ /links/kurz ä /receipts/".to_owned()),
            ("/links/ääääääääääääääääääääääääää".to_owned(), "/links/ääääääääääääääääääääääääää".to_owned()),
        ] {
            assert_eq!(without_secrets(&text), shown);
        }
    }
}
