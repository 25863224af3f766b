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
    /// DATA: whether the text may follow.
    Data,
    /// The text, and the answer to its end.
    Text,
}

/// Whose fault it is that a mail was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The mail's: its address or its text. Another try will not help.
    Spoiled,
    /// The mail's, for now: it is tried again a number of times.
    Later,
    /// There was no answer after the text. Perhaps the mail was taken, so that its try counts; and no other mail is tried
    /// while the server says nothing.
    Silent,
    /// The server's or the settings': it would be the same for every other mail, so that none of them loses a try.
    Server,
}

/// Judges by the command that was refused (RFC 5321, 4.2.4 and 4.3.2). `code` is absent when there was no answer.
pub fn judge(stage: Stage, code: Option<u16>, permanent: bool, reason: &str) -> Verdict {
    match (stage, code, enhanced(reason)) {
        (Stage::Greeting | Stage::From, ..) | (Stage::To | Stage::Data, None, _) => Verdict::Server,
        (Stage::Text, None, _) => Verdict::Silent,
        // "Closing the channel", "sign in first", "bad sequence": they speak about us.
        (_, Some(421 | 503 | 530 | 534 | 535 | 538), _) => Verdict::Server,
        // X.1.7 and X.1.8 are about the sender's address (RFC 3463), at whichever command.
        (.., Some((1, 7 | 8))) => Verdict::Server,
        // X.7.Z is about rights and policy: who may send here is a matter of settings, not of the address.
        (_, Some(_), Some((7, _))) => Verdict::Later,
        (_, Some(_), _) if permanent => Verdict::Spoiled,
        _ => Verdict::Later,
    }
}

/// The last two numbers of an enhanced status code such as `5.1.8`, where a server says one (RFC 3463).
fn enhanced(reason: &str) -> Option<(u16, u16)> {
    let mut words =
        reason.split_whitespace().map(|word| word.trim_matches(|character: char| !character.is_ascii_alphanumeric()));
    words.find_map(|word| {
        let mut numbers = word.split('.').map(str::parse::<u16>);
        match (numbers.next(), numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(2 | 4 | 5)), Some(Ok(subject)), Some(Ok(detail)), None) => Some((subject, detail)),
            _ => None,
        }
    })
}

/// The longest pause after which the server is tried again.
const LONGEST_REST: Duration = Duration::minutes(15);

/// How long nothing is sent after the server was not there so many times in a row.
pub fn rest(times: i64) -> Duration {
    match times {
        ..=1 => Duration::seconds(30),
        2 => Duration::minutes(2),
        3 => Duration::minutes(5),
        _ => LONGEST_REST,
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

impl Trouble {
    /// Whether the server is left in peace at a moment. What lies further ahead than any rest was written before the clock
    /// was put back.
    pub fn rests(&self, now: Timestamp) -> bool {
        now < self.until && self.until <= now + LONGEST_REST
    }
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

/// What a mail server said, for the log: the office reads in the outbox whom and what it meant.
pub fn without_addresses(text: &str) -> String {
    let word = |word| match word {
        word if is_address(word) => "…@…",
        word if ROOMS.iter().any(|room| word.contains(room)) => "…",
        word => word,
    };
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn is_address(word: &str) -> bool {
    word.contains('@')
}

/// What mails have in common that a server refused for one reason: it says the address each time, its name before the
/// `@`, and a number of its own.
pub fn alike(reason: &str, recipient: &str) -> String {
    let name = recipient.rsplit_once('@').map_or(recipient, |(name, _)| name);
    let word = |word| {
        let bare = str::trim_matches(word, |character: char| !character.is_alphanumeric());
        match word {
            word if is_address(word) => "…@…",
            _ if bare.eq_ignore_ascii_case(name) || is_number_of_its_own(bare) => "…",
            word => word,
        }
    };
    reason.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// `4XyZ12aBcD`, `d2e1a7-7f0a.61`, `1827364`; neither `550`, `5.1.1` nor a word with a number behind it.
fn is_number_of_its_own(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_name = word.contains("://")
        || !word.chars().all(|character| character.is_ascii_alphanumeric() || "-_.".contains(character));
    !is_name && word.len() >= 6 && (letters == 0 && !word.contains('.') && digits > 0 || letters > 0 && digits > 1)
}

/// What a mail server said, without the secrets of private links: filters say what is in a mail.
pub fn said(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, room)) = first_room(rest) {
        let (before, after) = rest.split_at(at + room.len());
        let secret = after
            .find(|character: char| character.is_whitespace() || "<>\"'()[],;".contains(character))
            .unwrap_or(after.len());
        out.push_str(before);
        out.push_str(if secret > 0 { "…" } else { "" });
        rest = &after[secret..];
    }
    out.push_str(rest);
    out
}

fn first_room(text: &str) -> Option<(usize, &'static str)> {
    ROOMS.iter().filter_map(|room| Some((text.find(room)?, *room))).min_by_key(|(at, _)| *at)
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
    while let Some((at, room)) = first_room(rest) {
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
        use Stage::{Data, From, Greeting, Text, To};
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
            (To, Some(550), "permanent error (550): 5.1.8 Sender address rejected", Verdict::Server),
            (To, Some(450), "transient error (450): 4.1.8 <a@x.example>: domain not found", Verdict::Server),
            (To, Some(553), "permanent error (553): #5.1.7 bad sender", Verdict::Server),
            (To, Some(550), "permanent error (550): 192.5.1.8 does not like 5.1.1", Verdict::Spoiled),
            (To, Some(530), "sign in first", Verdict::Server),
            (To, Some(451), "later", Verdict::Later),
            (To, Some(421), "closing", Verdict::Server),
            (To, None, "no answer", Verdict::Server),
            (Data, None, "no answer", Verdict::Server),
            (Data, Some(554), "no valid recipients", Verdict::Spoiled),
            (Data, Some(451), "later", Verdict::Later),
            (Text, Some(552), "too large", Verdict::Spoiled),
            (Text, Some(554), "permanent error (554): 5.7.1 looks like spam", Verdict::Later),
            (Text, Some(452), "disk full", Verdict::Later),
            (Text, None, "no answer", Verdict::Silent),
        ] {
            let permanent = code.is_some_and(|code| code >= 500);
            assert_eq!(judge(stage, code, permanent, reason), verdict, "{stage:?} {code:?} {reason}");
        }
    }

    #[test]
    fn reasons_are_alike_whoever_is_meant() {
        let at = |reason: &str| alike(reason, "juror1@x.example");
        for (one, other) in [
            ("5.1.1 <juror1@x.example>: unknown", "5.1.1 <bea@y.example>: unknown"),
            ("5.1.1 user juror1 unknown (in reply)", "5.1.1 user \"juror1\" unknown (in reply)"),
            ("queued as 4XyZ12aBcD", "queued as 4Abc99Zz0Q"),
            ("try d2e1a72fcca58-7f0a61.12 - gsmtp", "try 98fe4a72fcca5-1f0a61.77 - gsmtp"),
            ("at 1827364.", "at 9993331."),
        ] {
            assert!(at(one).contains('…') || at(other).contains('…'), "{one}");
            assert_eq!(at(one).replace("\"…\"", "…"), at(other).replace("\"…\"", "…"));
        }
        for same in ["permanent error (550): 5.1.1 no such mailbox", "see https://x.example/?p=9912 or 192.0.2.1"] {
            assert_eq!(at(same), same);
        }
    }

    #[test]
    fn a_server_that_says_a_link_does_not_hand_it_on() {
        let secret = "A".repeat(43);
        for (text, shown, logged) in [
            (
                format!("5.7.1 URL https://a/links/{secret} is listed"),
                "5.7.1 URL https://a/links/… is listed",
                "5.7.1 URL … is listed",
            ),
            (
                format!("<https://a/receipts/{secret}>, /links/{}=", &secret[..20]),
                "<https://a/receipts/…>, /links/…",
                "… …",
            ),
            ("see /links/ there".to_owned(), "see /links/ there", "see … there"),
        ] {
            assert_eq!(said(&text), shown);
            assert_eq!(without_addresses(&said(&text)), logged);
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
