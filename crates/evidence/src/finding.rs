//! What a check has found, to be said in a language.

use std::ops::Deref;

use laudatio_base::i18n::{Sentence, sentence};

/// The most characters that a finding takes over from a file.
const MOST: usize = 80;

/// The key of a sentence with what belongs into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding(Sentence);

/// A sentence without arguments.
pub fn finding(key: &'static str) -> Finding {
    Finding(sentence(key))
}

impl Finding {
    /// With an argument. What a file says is cut.
    pub fn with(self, name: &'static str, text: impl ToString) -> Self {
        Self(self.0.with(name, text.to_string().chars().take(MOST).collect::<String>()))
    }
}

impl Deref for Finding {
    type Target = Sentence;

    fn deref(&self) -> &Sentence {
        &self.0
    }
}
