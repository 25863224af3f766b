//! Languages, sentences from `locales/`, and how each language writes dates and numbers.

mod format;
mod keys;
mod printed;
mod sentence;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_langneg::{NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages};
use rust_embed::RustEmbed;

pub use crate::text::compare_key as fold;
pub use fluent_bundle::FluentValue;
pub use format::{Writes, sort_key};
pub use keys::known;
pub use printed::printed;
pub use sentence::{Sentence, of_terminal, sentence};
pub use words::{LocalText, Translated};

#[derive(RustEmbed)]
#[folder = "../../locales/"]
struct Files;

crate::text_enum! {
    /// A language of the interface, by its BCP 47 tag.
    pub enum Lang { De = "de", En = "en" }
}

impl Lang {
    /// The language's name in itself.
    pub fn label(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    /// The direction of writing, as HTML's `dir` wants it.
    pub fn dir(self) -> &'static str {
        "ltr"
    }

    /// The best of ours for a browser's `Accept-Language`; German when none fits.
    pub fn from_accept_language(header: &str) -> Self {
        // fluent-langneg goes by the order of the tags, not by their weights; a crate that only sorts saves too little.
        let mut wishes: Vec<(f32, &str)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, weight) = wish.split_once(';').unwrap_or((wish, "q=1"));
                Some((weight.trim().strip_prefix("q=")?.parse().ok()?, tag.trim()))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        let wished = convert_vec_str_to_langids_lossy(wishes.iter().map(|(_, tag)| tag));
        let ours = convert_vec_str_to_langids_lossy(Self::ALL.iter().map(|lang| lang.as_str()));
        let found = negotiate_languages(&wished, &ours, None, NegotiationStrategy::Lookup);
        found.first().and_then(|lang| lang.to_string().parse().ok()).unwrap_or(Self::De)
    }
}

/// The text of the file beside the caller that is written in a language: `in_each_language!(lang, "texts/imprint", "md")` is
/// that of `texts/imprint.de.md` for German. A language without its file does not compile.
#[macro_export]
macro_rules! in_each_language {
    ($lang:expr, $name:literal, $end:literal) => {
        match $lang {
            $crate::i18n::Lang::De => include_str!(concat!($name, ".de.", $end)),
            $crate::i18n::Lang::En => include_str!(concat!($name, ".en.", $end)),
        }
    };
}

static CATALOG: LazyLock<HashMap<Lang, FluentBundle<FluentResource>>> = LazyLock::new(|| {
    Lang::ALL
        .iter()
        .map(|&lang| {
            let tag = lang.as_str().parse().expect("our tags are well formed");
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Marks of direction are set by `value` below, only where a text needs them.
            bundle.set_use_isolating(false);
            for path in Files::iter().filter(|path| path.starts_with(&format!("{lang}/"))) {
                let file = Files::get(&path).expect("the path comes from the list");
                let text = String::from_utf8(file.data.into_owned()).expect("locales are UTF-8");
                let resource = FluentResource::try_new(text)
                    .unwrap_or_else(|(_, errors)| panic!("locales/{path} cannot be read: {errors:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|errors| panic!("locales/{path} repeats a key: {errors:?}"));
            }
            (lang, bundle)
        })
        .collect()
});

/// The arguments of a sentence.
pub type Args<'a> = FluentArgs<'a>;

/// The sentence for a key, in German where a language lacks it, and the key itself where it is in no file. The compiler
/// refuses such a key where [`key!`](crate::key) has it; one that is put together of two halves ends a test in a
/// panic, and so does a sentence that lacks an argument.
pub fn t(lang: Lang, key: &str, args: Option<&Args<'_>>) -> String {
    for lang in [lang, Lang::De] {
        let bundle = &CATALOG[&lang];
        if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
            if !errors.is_empty() {
                tracing::error!(key, ?errors, "a sentence lacks an argument");
                debug_assert!(false, "{key} lacks an argument: {errors:?}");
            }
            return text;
        }
    }
    tracing::error!(key, "no sentence for this key");
    debug_assert!(false, "no sentence for the key {key}");
    key.to_owned()
}

/// A sentence without arguments.
pub fn say(lang: Lang, key: &str) -> String {
    t(lang, key, None)
}

/// Whether any language has the key.
pub fn knows(key: &str) -> bool {
    CATALOG[&Lang::De].has_message(key)
}

/// An argument of a sentence. A name in a right-to-left script is isolated (UAX #9), so that it does not
/// turn the words around it.
pub fn value<'a>(text: impl Into<Cow<'a, str>>) -> FluentValue<'a> {
    FluentValue::from(isolated(text))
}

/// A text that somebody typed, between other ones of ours: in a right-to-left script it is isolated.
pub fn isolated<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let text = text.into();
    if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}").into() } else { text }
}

/// Whether a text was put together of ours and isolated ones: it runs as our language does, whatever it begins with.
pub fn is_composed(text: &str) -> bool {
    text.contains('\u{2068}')
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Every key of a language, for the tests of completeness.
pub fn keys(lang: Lang) -> Vec<String> {
    let mut keys: Vec<String> = Files::iter()
        .filter(|path| path.starts_with(&format!("{lang}/")))
        .filter_map(|path| String::from_utf8(Files::get(&path)?.data.into_owned()).ok())
        .flat_map(|text| {
            text.lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
                .collect::<Vec<_>>()
        })
        .collect();
    keys.sort();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_language_it_prefers_among_ours() {
        for (header, lang) in [
            ("", Lang::De),
            ("en-GB,en;q=0.9", Lang::En),
            ("fr;q=0.9, de-AT;q=0.8, en;q=0.7", Lang::De),
            ("de;q=0.3,en;q=0.5", Lang::En),
            ("xx", Lang::De),
            (";;q=,,", Lang::De),
            ("fr, de; q=0.4, EN-au ; q=0.5", Lang::En),
            ("*, und, en;q=0.1", Lang::En),
            ("de;q=nan, en;q=inf, de;q=0.9", Lang::De),
        ] {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let german = keys(Lang::De);
        assert!(!german.is_empty());
        for &lang in Lang::ALL {
            assert_eq!(keys(lang), german, "{lang}");
        }
    }

    #[test]
    fn a_name_in_arabic_is_isolated() {
        assert_eq!(value("Bunker plus"), FluentValue::from("Bunker plus"));
        assert_eq!(value("نادي"), FluentValue::from("\u{2068}نادي\u{2069}"));
    }
}
