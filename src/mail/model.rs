//! The states of a mail, and when it is tried again.

use chrono::Duration;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::i18n::Lang;
use crate::ids::{MailId, Token};

crate::text_enum! {
    /// How far a mail has come.
    pub enum Status {
        /// Waits to be sent, perhaps again.
        Queued = "queued",
        /// The mail server has taken it.
        Sent = "sent",
        /// Given up: the mail server does not want it, or was never there.
        Failed = "failed",
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
