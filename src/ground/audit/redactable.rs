//! What people wrote: kept beside the record, so that it can be erased and the chain still holds. Pure.
//!
//! A detail that is recorded has a hash in the place of each text that stands [aside](super::acts::Aside). The texts stand
//! in a table of their own, with a random beginning for the hashes: once both are gone, nobody finds out what was written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::acts::Act;
use super::chain::seal;

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
    /// Gives what an act says without the texts that stand aside, and these; `salt` makes a random beginning for each
    /// one's hash.
    pub fn taken_from(act: &Act, salt: impl Fn() -> String) -> (Value, Self) {
        let mut texts = Self::default();
        let detail = act.detail(&mut |text| {
            let salt = salt();
            let hash = seal(&salt, &text);
            texts.0.insert(hash.clone(), Some(Text { salt, text }));
            hash
        });
        (detail, texts)
    }

    /// Puts them back into the detail, for people who may read it.
    pub fn put_into(&self, detail: &mut Value) {
        each(detail, &mut |value| {
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
        each(&mut detail.clone(), &mut |value| hashes.extend(value.as_str().map(str::to_owned)));
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

/// Visits every plain value.
fn each(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| each(value, visit)),
        Value::Object(map) => map.values_mut().for_each(|value| each(value, visit)),
        plain => visit(plain),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::acts::{self, Aside, Made, Word};
    use super::*;
    use crate::i18n::{Lang, Translated};
    use crate::ids::{NominationId, PersonId};

    /// The basics of a call, as somebody has written one of them.
    fn basics(contact: &str) -> Box<acts::Basics> {
        Box::new(acts::Basics {
            purpose: Aside(Translated::default()),
            eligible: Aside(Translated::default()),
            contact: contact.into(),
            venue: None,
            accepts_proposals: true,
            shows_scores: false,
            tie_rule: Aside(Word("")),
            motion_tie_rule: Aside(Word("")),
            prize_money: Some(3),
        })
    }

    #[test]
    fn what_somebody_wrote_is_taken_out_and_put_back() {
        let (number, nomination_id) = (Made("IP-2027-0001".to_owned()), NominationId(Uuid::nil()));
        let until = |text: &str| acts::Until { until: text.parse().ok() };
        let late = acts::LaterFact {
            what: Word("conflict"),
            subject: Uuid::nil(),
            number: None,
            at: crate::clock::Timestamp::new("2027-09-15T21:59:00Z".parse().unwrap()),
        };
        let cases: [(Act, usize); 9] = [
            (acts::ProfileChanged { renamed: true, language: Lang::De }.into(), 0),
            (acts::RoundFrozen { number: 1, sha256: Made("ab".repeat(32)), entries: 3, sheets: 0 }.into(), 0),
            (acts::Reminded { people: vec![PersonId(Uuid::nil())] }.into(), 0),
            (acts::ResultTouched { facts: vec![late], told: 2 }.into(), 0),
            (acts::NominationWithdrawn { number: number.clone(), reason: Some("".into()) }.into(), 0),
            (acts::WithdrawalTakenBack { number, reason: "krank".into() }.into(), 1),
            (acts::BasicsSet { before: basics("Ada"), after: basics("Ada Vogel") }.into(), 2),
            (acts::PartRemoved { part: Word("criteria"), label: Aside(Translated::new("Kriterium", "")) }.into(), 1),
            (acts::LeftRoom { nomination_id, name: vec!["Ada".into(), "Ada".into()] }.into(), 2),
        ];
        let moments = acts::Extended {
            person_id: None,
            before: until("2027-09-15T23:59"),
            after: until("2027-09-22T23:59"),
            why: "".into(),
        };
        for (act, out) in cases.into_iter().chain([(moments.into(), 0)]) {
            let detail = act.whole();
            let count = std::cell::Cell::new(0);
            let (mut recorded, texts) = Texts::taken_from(&act, || {
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
        let act = acts::CallRetracted { why: "krank".into() }.into();
        let (detail, mut texts) = Texts::taken_from(&act, || "5a17".into());
        assert!(texts.fit(&detail) && !texts.fit(&json!({"why": 1})));
        texts.0.values_mut().flatten().for_each(|known| known.text = "gesund".into());
        assert!(!texts.fit(&detail));
    }
}
