//! Reading an act back, as it stands in a log: by its verb, and by the terms of what it says.
//!
//! A log may come from anybody, and each check says of a single term what it must be. So nothing is read whole: what is
//! missing, or something else than it should be, is not what the check asks for.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::bundle::Logged;

use super::Verb;

/// Where an act says something, and of what type that is.
#[derive(Clone, Copy, Debug)]
pub struct Term<T> {
    name: &'static str,
    value: PhantomData<T>,
}

impl<T> Term<T> {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }

    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What a detail says there.
    pub fn of<'d>(&self, detail: &'d Value) -> Option<&'d Value> {
        detail.get(self.name)
    }
}

impl Logged {
    /// What was done; absent for a word that this release does not know.
    pub fn verb(&self) -> Option<Verb> {
        Verb::of(&self.subject, &self.act)
    }

    pub fn is(&self, verb: Verb) -> bool {
        verb.is(&self.subject, &self.act)
    }

    /// Whether it says exactly that.
    pub fn says<T>(&self, term: Term<T>, value: &impl Serialize) -> bool {
        term.of(&self.detail) == Some(&json!(value))
    }

    /// Whether it says that, or nothing where there is nothing.
    pub fn says_if_any<T>(&self, term: Term<T>, value: &Option<impl Serialize>) -> bool {
        term.of(&self.detail).filter(|said| !said.is_null()) == value.as_ref().map(|value| json!(value)).as_ref()
    }

    /// What it says, if that is what it should be.
    pub fn said<T: DeserializeOwned>(&self, term: Term<T>) -> Option<T> {
        serde_json::from_value(term.of(&self.detail)?.clone()).ok()
    }

    /// Each of several that is what it should be.
    pub fn said_each<T: DeserializeOwned>(&self, term: Term<Vec<T>>) -> Vec<T> {
        let values = term.of(&self.detail).and_then(Value::as_array).into_iter().flatten();
        values.filter_map(|value| serde_json::from_value(value.clone()).ok()).collect()
    }

    /// How many it says; none where it says nothing.
    pub fn count<T>(&self, term: Term<T>) -> i64 {
        term.of(&self.detail).and_then(Value::as_i64).unwrap_or(0)
    }

    /// Whether a text stood there; the log has only its hash.
    pub fn has_text<T>(&self, term: Term<T>) -> bool {
        term.of(&self.detail).and_then(Value::as_str).is_some_and(|text| !text.is_empty())
    }
}
