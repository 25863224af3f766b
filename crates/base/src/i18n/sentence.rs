//! A sentence that is said later, in whichever language its reader has.

use super::{Args, Lang, t, value};

/// The key of a sentence with what belongs into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub key: &'static str,
    args: Vec<(&'static str, String)>,
}

/// A sentence without arguments.
pub fn sentence(key: &'static str) -> Sentence {
    Sentence { key, args: Vec::new() }
}

impl Sentence {
    /// With an argument. Signs that command a terminal are left out.
    pub fn with(mut self, name: &'static str, text: impl ToString) -> Self {
        self.args.push((name, text.to_string().chars().filter(|character| !character.is_control()).collect()));
        self
    }

    /// In one language.
    pub fn say(&self, lang: Lang) -> String {
        let mut args = Args::new();
        for (name, text) in &self.args {
            args.set(*name, value(text.as_str()));
        }
        t(lang, self.key, Some(&args))
    }

    /// In every language of ours, German first: at the start nobody has said yet which one is read.
    pub fn in_every_language(&self) -> String {
        let said: Vec<String> = Lang::ALL.iter().map(|&lang| self.say(lang)).collect();
        said.join("\n")
    }
}

/// The language of whoever sits at the terminal: as given, else as the environment says, else German.
pub fn of_terminal(given: Option<Lang>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    let tag = set.iter().find(|tag| !tag.is_empty()).map_or("", |tag| tag.split(['_', '.', '-']).next().unwrap_or(""));
    given.or_else(|| tag.parse().ok()).unwrap_or(Lang::De)
}
