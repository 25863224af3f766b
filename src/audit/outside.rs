//! What people wrote: kept beside the record, so that it can be erased and the chain still holds. Pure.
//!
//! A detail that is recorded has a hash in the place of each text that somebody may have typed. The texts stand in a
//! table of their own, with a random beginning for the hashes: once both are gone, nobody finds out what was written.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::chain::seal;

/// Terms whose values are words of the program's own, or drawn by it.
const OURS: [&str; 14] = [
    "act",
    "format",
    "kind",
    "language",
    "method",
    "number",
    "origin",
    "part",
    "role",
    "rule",
    "screening",
    "seed",
    "status",
    "what",
];

/// Stands in a detail for a text that was erased.
const ERASED: &str = "erased";

/// The texts of an act by the hashes that stand in its detail; nothing in the place of an erased one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, Option<Text>>);

/// A text, and the random beginning of its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Text {
    salt: String,
    text: String,
}

impl Texts {
    /// Takes the texts out of a detail; `salt` makes a random beginning for each one's hash.
    pub fn taken_from(detail: &mut Value, salt: impl Fn() -> String) -> Self {
        let mut texts = Self::default();
        each(detail, "", &mut |term, value| {
            if let Value::String(text) = value
                && !is_ours(term, text)
            {
                let salt = salt();
                let hash = seal(&salt, text);
                let text = std::mem::replace(text, hash.clone());
                texts.0.insert(hash, Some(Text { salt, text }));
            }
        });
        texts
    }

    /// Puts them back into the detail, for people who may read it.
    pub fn put_into(&self, detail: &mut Value) {
        each(detail, "", &mut |_, value| {
            if let Value::String(hash) = value
                && let Some(text) = self.0.get(hash)
            {
                *value = text.as_ref().map_or_else(|| json!({ERASED: true}), |known| json!(known.text));
            }
        });
    }

    /// Whether they are what the detail has hashes of. Erased ones are.
    pub fn fit(&self, detail: &Value) -> bool {
        let mut hashes = Vec::new();
        each(&mut detail.clone(), "", &mut |_, value| hashes.extend(value.as_str().map(str::to_owned)));
        let fits = |(hash, text): (&String, &Option<Text>)| {
            hashes.contains(hash) && text.as_ref().is_none_or(|known| seal(&known.salt, &known.text) == *hash)
        };
        self.0.iter().all(fits)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is still known.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(|known| known.text.as_str())
    }

    /// How many were erased.
    pub fn erased(&self) -> usize {
        self.0.values().filter(|text| text.is_none()).count()
    }

    /// Erases what `goes`; gives how many texts that were.
    pub fn erase(&mut self, goes: impl Fn(&str) -> bool) -> usize {
        let before = self.erased();
        for text in self.0.values_mut() {
            text.take_if(|known| goes(&known.text));
        }
        self.erased() - before
    }
}

/// Whether a value of a detail stands for a text that was erased.
pub fn is_erased(value: &Value) -> bool {
    value.get(ERASED).is_some()
}

/// Whether a text says nothing that somebody has typed: a key, a hash, a moment, a word of the program's own.
pub fn is_ours(term: &str, text: &str) -> bool {
    let is_hash = text.len() == 64 && text.bytes().all(|sign| sign.is_ascii_hexdigit());
    let is_moment = || {
        ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"].iter().any(|form| NaiveDateTime::parse_from_str(text, form).is_ok())
            || DateTime::parse_from_rfc3339(text).is_ok()
    };
    text.is_empty() || is_hash || OURS.contains(&term) || Uuid::try_parse(text).is_ok() || is_moment()
}

/// Visits every plain value with the term it stands at.
fn each(value: &mut Value, term: &str, visit: &mut impl FnMut(&str, &mut Value)) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| each(value, term, visit)),
        Value::Object(map) => map.iter_mut().for_each(|(term, value)| each(value, term, visit)),
        plain => visit(term, plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_taken_out_and_put_back() {
        for (detail, out) in [
            (json!({"person_id": Uuid::nil(), "points": 3, "flag": true, "none": null}), 0),
            (json!({"sha256": "ab".repeat(32), "status": "late", "people": [Uuid::nil()]}), 0),
            (json!({"before": {"until": "2027-09-15T23:59:00"}, "at": "2027-09-15T21:59:00.000Z"}), 0),
            (json!({"number": "IP-2027-0001", "note": ""}), 0),
            (json!({"reason": "krank"}), 1),
            (json!({"after": {"note": "Ada Vogel"}, "before": {"note": "Ada"}}), 2),
            (json!({"label": {"de": "Kriterium"}}), 1),
            (json!(["Ada", "Ada"]), 2),
        ] {
            let mut recorded = detail.clone();
            let count = std::cell::Cell::new(0);
            let texts = Texts::taken_from(&mut recorded, || {
                count.set(count.get() + 1);
                format!("5a{}", count.get())
            });
            assert_eq!(texts.known().count(), out, "{detail}");
            assert!(texts.known().all(|text| !recorded.to_string().contains(text)), "{recorded}");
            assert!(texts.fit(&recorded), "{detail}");
            let mut back = recorded.clone();
            texts.put_into(&mut back);
            assert_eq!(back, detail);
            // Erased: the detail is as it was recorded, and says that something is gone.
            let mut erased = texts.clone();
            assert_eq!((erased.erase(|_| true), erased.erase(|_| true)), (out, 0), "{detail}");
            assert!(erased.fit(&recorded), "{detail}");
            erased.put_into(&mut recorded);
            assert_eq!(recorded.to_string().matches(ERASED).count() > 0, out > 0, "{recorded}");
        }
    }

    #[test]
    fn a_text_that_was_changed_does_not_fit() {
        let mut detail = json!({"why": "krank"});
        let mut texts = Texts::taken_from(&mut detail, || "5a17".into());
        assert!(texts.fit(&detail) && !texts.fit(&json!({"why": 1})));
        texts.0.values_mut().flatten().for_each(|known| known.text = "gesund".into());
        assert!(!texts.fit(&detail));
    }
}
