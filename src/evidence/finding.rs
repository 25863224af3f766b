//! What a check has found, to be said in a language.

use crate::i18n::{Args, Lang, t, value};

/// The key of a sentence with what belongs into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub key: &'static str,
    args: Vec<(&'static str, String)>,
}

/// A sentence without arguments.
pub fn finding(key: &'static str) -> Finding {
    Finding { key, args: Vec::new() }
}

impl Finding {
    /// With an argument. What a file says is cut, and signs that command a terminal are left out.
    pub fn with(mut self, name: &'static str, text: impl ToString) -> Self {
        let text: String = text.to_string().chars().filter(|sign| !sign.is_control()).take(80).collect();
        self.args.push((name, text));
        self
    }

    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        let mut args = Args::new();
        for (name, text) in &self.args {
            args.set(*name, value(text.as_str()));
        }
        t(lang, self.key, Some(&args))
    }
}
