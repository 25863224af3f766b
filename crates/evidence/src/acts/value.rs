//! What may stand in an act.
//!
//! Keys, numbers, moments and words of the program stand in the record itself, and stay for ever. Whatever somebody may have
//! typed does not: [`Aside`] is in the record by a hash only. A `String` alone is neither, and does not compile.

use std::collections::BTreeMap;

use laudatio_base::clock::{Timestamp, WallTime};
use laudatio_base::i18n::{Lang, Translated};
use laudatio_base::ids::{ApprovalId, AssignmentId, EditionId, NominationId, PersonId, RoundId};
use laudatio_tally::{Method, TieRule};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use uuid::Uuid;

use crate::approval;
use crate::key::Cause;

/// What may stand in an act.
pub trait Recordable {
    /// The names of what people wrote in it, where it stands at a name.
    fn written(_name: &'static str) -> Vec<&'static str> {
        Vec::new()
    }
}

/// A word of the program's own: it is in the code, so nobody has typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Word(pub &'static str);

/// A text that the program has made and that says nothing of anybody: the number of a receipt, a hash, a seed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Made(pub String);

/// What stands aside of the record: there, its texts have a hash in their place, and can be erased.
///
/// Words that the program chose stand aside as well where a log that is handed out should not tell them, such as what
/// somebody has voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside<T>(pub T);

/// What somebody wrote.
pub type Written = Aside<String>;

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Written {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// The name under which it travels to [`put_aside`]. No field can have it.
const MARK: &str = "\0aside";

impl<T: Serialize> Serialize for Aside<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(MARK, &self.0)?;
        map.end()
    }
}

/// Puts something else in the place of each text that stands aside. Nothing stands for an empty one.
pub(super) fn put_aside(value: &mut Value, aside: &mut impl FnMut(String) -> String) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| put_aside(value, aside)),
        Value::Object(map) => match map.remove(MARK) {
            Some(mut marked) => {
                replace(&mut marked, aside);
                *value = marked;
            }
            None => map.values_mut().for_each(|value| put_aside(value, aside)),
        },
        _ => {}
    }
}

fn replace(value: &mut Value, aside: &mut impl FnMut(String) -> String) {
    match value {
        Value::String(text) if !text.is_empty() => *text = aside(std::mem::take(text)),
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, aside)),
        Value::Object(map) => map.values_mut().for_each(|value| replace(value, aside)),
        _ => {}
    }
}

macro_rules! stands_as_it_is {
    ($($value:ty),+ $(,)?) => {
        $(impl Recordable for $value {})+
    };
}

stands_as_it_is! {
    bool, i64, u64, usize, Uuid, Timestamp, WallTime, Lang, Method, TieRule, approval::Act, Cause, Word, Made,
    Aside<Word>, Aside<Made>,
    ApprovalId, AssignmentId, EditionId, NominationId, PersonId, RoundId,
}

impl Recordable for Written {
    fn written(name: &'static str) -> Vec<&'static str> {
        vec![name]
    }
}

impl Recordable for Aside<Translated> {
    fn written(name: &'static str) -> Vec<&'static str> {
        vec![name]
    }
}

impl<T: Recordable> Recordable for Option<T> {
    fn written(name: &'static str) -> Vec<&'static str> {
        T::written(name)
    }
}

impl<T: Recordable> Recordable for Vec<T> {
    fn written(name: &'static str) -> Vec<&'static str> {
        T::written(name)
    }
}

impl<T: Recordable> Recordable for Box<T> {
    fn written(name: &'static str) -> Vec<&'static str> {
        T::written(name)
    }
}

impl<K: Recordable, T: Recordable> Recordable for BTreeMap<K, T> {
    fn written(name: &'static str) -> Vec<&'static str> {
        T::written(name)
    }
}
