//! The chain that the record is: each act is sealed by a hash over it and over the seal before. Pure.
//!
//! Whoever changes, drops or swaps an act has to seal every later one anew, and the last seal is known elsewhere:
//! in the evidence of closed rounds and on the receipts of jurors.

use laudatio_base::clock::Timestamp;
use laudatio_base::ids::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An act. It names people by key only: what they are called stands outside, so that a person can be forgotten and
/// the chain holds.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Act {
    /// Counted from 1, without gaps.
    pub position: i64,
    pub at: Timestamp,
    pub person_id: Option<PersonId>,
    pub act: String,
    pub subject: String,
    pub subject_id: Uuid,
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub detail: Value,
    /// Random, so that nobody finds the detail by trying whatever it might say.
    pub salt: String,
}

/// What of an act is sealed: of its detail only a hash. So the record can be shown to others, who can check it, and
/// what people wrote stays inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub position: i64,
    pub at: Timestamp,
    pub person_id: Option<PersonId>,
    pub act: String,
    pub subject: String,
    pub subject_id: Uuid,
    pub detail_sha256: String,
}

impl Act {
    /// The act as others may see it.
    pub fn sealed(&self) -> Sealed {
        Sealed {
            position: self.position,
            at: self.at,
            person_id: self.person_id,
            act: self.act.clone(),
            subject: self.subject.clone(),
            subject_id: self.subject_id,
            detail_sha256: commitment(&self.salt, &self.detail),
        }
    }

    /// The seal that follows the seal `before`.
    pub fn seal(&self, before: &str) -> String {
        self.sealed().seal(before)
    }
}

impl Sealed {
    /// In one line: JSON with sorted names and no spaces, the same on both engines.
    pub fn line(&self) -> String {
        // Reading it as a value sorts nothing by itself: which map serde_json uses is up to other crates.
        canonical(&serde_json::to_value(self).expect("an act is plain data"))
    }

    /// The seal: SHA-256 in hexadecimal over the seal before it, a line end, and the line.
    pub fn seal(&self, before: &str) -> String {
        seal(before, &self.line())
    }
}

/// What stands for a detail: SHA-256 over its salt, a line end, and the detail as one line.
pub fn commitment(salt: &str, detail: &Value) -> String {
    seal(salt, &canonical(detail))
}

/// The seal of a line that follows the seal `before`; the first one follows the empty text.
pub fn seal(before: &str, line: &str) -> String {
    hex::encode(Sha256::new().chain_update(before).chain_update("\n").chain_update(line).finalize())
}

/// A value with the names of every object sorted. Numbers are whole in the record, so they have one spelling.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<_> = map.iter().collect();
            pairs.sort_by_key(|(name, _)| *name);
            out.push('{');
            for (index, (name, value)) in pairs.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(value, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// A place in the chain: how many acts there are up to it, and the seal that stands for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Link {
    pub position: i64,
    pub seal: String,
}

impl Link {
    /// Short enough to be written down, long enough that nobody can forge it: "1234-a1b2c3d4e5f60718".
    pub fn receipt(&self) -> String {
        format!("{}-{}", self.position, self.seal.get(..16).unwrap_or(&self.seal))
    }
}

/// Where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// An act is missing, or stands twice: this one was expected.
    Gap { expected: i64, found: i64 },
    /// The act, or one before it, is not what was sealed.
    Seal { position: i64 },
    /// The record ends before or after the last seal that is known.
    End { known: i64, found: i64 },
}

/// Follows a chain from its beginning, link by link.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    pub position: i64,
    pub seal: String,
}

impl Walk {
    /// Takes the next act with the seal that stands beside it.
    ///
    /// # Errors
    /// The first place where the chain does not hold.
    pub fn step(&mut self, act: &Sealed, stored: &str) -> Result<(), Break> {
        if act.position != self.position + 1 {
            return Err(Break::Gap { expected: self.position + 1, found: act.position });
        }
        if act.seal(&self.seal) != stored {
            return Err(Break::Seal { position: act.position });
        }
        self.position = act.position;
        self.seal = stored.to_owned();
        Ok(())
    }

    /// Whether the walk ended at the last seal that is known.
    ///
    /// # Errors
    /// When acts were cut off at the end, or put there past the chain.
    pub fn ends_at(&self, position: i64, seal: &str) -> Result<(), Break> {
        if self.position != position {
            return Err(Break::End { known: position, found: self.position });
        }
        if self.seal == seal { Ok(()) } else { Err(Break::Seal { position }) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn act(position: i64, detail: Value) -> Act {
        Act {
            position,
            at: Timestamp::new("2027-09-07T08:00:00.5Z".parse().unwrap()),
            person_id: None,
            act: "closed".into(),
            subject: "round".into(),
            subject_id: Uuid::nil(),
            detail,
            salt: "5a17".into(),
        }
    }

    fn chain(details: &[Value]) -> Vec<(Act, String)> {
        let mut before = String::new();
        (1..)
            .zip(details)
            .map(|(position, detail)| {
                let act = act(position, detail.clone());
                before = act.seal(&before);
                (act, before.clone())
            })
            .collect()
    }

    fn walk(links: &[(Act, String)]) -> Result<Walk, Break> {
        let mut walk = Walk::default();
        links.iter().try_for_each(|(act, seal)| walk.step(&act.sealed(), seal))?;
        Ok(walk)
    }

    #[test]
    fn the_same_act_has_one_line_however_its_names_are_ordered() {
        let one = act(1, json!({"b": [1, {"d": null, "c": "ü\n"}], "a": true}));
        let other = act(1, serde_json::from_str(r#"{"a":true,"b":[1,{"c":"ü\n","d":null}]}"#).unwrap());
        assert_eq!(one.sealed().line(), other.sealed().line());
        assert_eq!(canonical(&one.detail), r#"{"a":true,"b":[1,{"c":"ü\n","d":null}]}"#);
        assert_eq!(
            one.sealed().line(),
            format!(
                r#"{{"act":"closed","at":"2027-09-07T08:00:00.500Z","detail_sha256":"{}","person_id":null,"position":1,"subject":"round","subject_id":"00000000-0000-0000-0000-000000000000"}}"#,
                commitment("5a17", &other.detail)
            )
        );
        assert_ne!(commitment("5a17", &one.detail), commitment("5a18", &one.detail));
    }

    #[test]
    fn whatever_is_changed_is_found_where_it_was_changed() {
        let links = chain(&[json!({"points": 7}), json!({"points": 8}), json!({"points": 9})]);
        let whole = walk(&links).unwrap();
        assert_eq!(whole.ends_at(3, &links[2].1), Ok(()));
        let attacked = |attack: fn(&mut Vec<(Act, String)>)| {
            let mut links = links.clone();
            attack(&mut links);
            walk(&links).and_then(|walk| walk.ends_at(3, &links_end()).map(|()| walk)).unwrap_err()
        };
        fn links_end() -> String {
            chain(&[json!({"points": 7}), json!({"points": 8}), json!({"points": 9})])[2].1.clone()
        }
        assert_eq!(attacked(|links| links[1].0.detail = json!({"points": 9})), Break::Seal { position: 2 });
        assert_eq!(attacked(|links| drop(links.remove(1))), Break::Gap { expected: 2, found: 3 });
        assert_eq!(attacked(|links| links.swap(0, 1)), Break::Gap { expected: 1, found: 2 });
        assert_eq!(attacked(|links| links.truncate(2)), Break::End { known: 3, found: 2 });
        // Sealed anew from the change on: only the last seal, which is known elsewhere, gives it away.
        let anew =
            attacked(|links| *links = chain(&[json!({"points": 7}), json!({"points": 10}), json!({"points": 9})]));
        assert_eq!(anew, Break::Seal { position: 3 });
    }
}
