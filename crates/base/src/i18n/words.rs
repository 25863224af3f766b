//! A text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
#[cfg(feature = "sqlx")]
use sqlx::types::Json;

use super::Lang;

/// A text in several languages, German always among them. Stored as a JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translated(BTreeMap<Lang, String>);

impl Translated {
    /// A text in German and, unless it is empty, in English.
    pub fn new(german: impl Into<String>, english: impl Into<String>) -> Self {
        Self::from_pairs([(Lang::De, german.into()), (Lang::En, english.into())])
    }

    /// From languages and texts; empty ones are left out.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (Lang, String)>) -> Self {
        Self(pairs.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect())
    }

    /// The text in a language, in German where there is no translation, and empty where there is none at all.
    pub fn get(&self, lang: Lang) -> &str {
        self.exactly(lang).or_else(|| self.exactly(Lang::De)).unwrap_or("")
    }

    /// The language of the text that [`Self::get`] gives, where it is not the one that was asked for.
    pub fn foreign(&self, lang: Lang) -> Option<Lang> {
        (self.exactly(lang).is_none() && self.exactly(Lang::De).is_some()).then_some(Lang::De)
    }

    /// The text in a language, together with the language it really is in.
    pub fn said(&self, lang: Lang) -> LocalText {
        LocalText { text: self.get(lang).to_owned(), lang: self.foreign(lang) }
    }

    /// The text in just this language.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        self.0.get(&lang).map(String::as_str)
    }

    /// The German text, which is the binding one.
    pub fn german(&self) -> &str {
        self.get(Lang::De)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A text as a page shows it: its language goes with it where that is not the page's (WCAG 3.1.2). Templates write
/// it with the filter `said`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalText {
    pub text: String,
    pub lang: Option<Lang>,
}

/// A text in the page's own language.
impl<T: Into<String>> From<T> for LocalText {
    fn from(text: T) -> Self {
        Self { text: text.into(), lang: None }
    }
}

#[cfg(feature = "sqlx")]
impl<DB: sqlx::Database> sqlx::Type<DB> for Translated
where
    Json<BTreeMap<Lang, String>>: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <Json<BTreeMap<Lang, String>> as sqlx::Type<DB>>::type_info()
    }
    fn compatible(info: &DB::TypeInfo) -> bool {
        <Json<BTreeMap<Lang, String>> as sqlx::Type<DB>>::compatible(info)
    }
}

#[cfg(feature = "sqlx")]
impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for Translated
where
    Json<BTreeMap<Lang, String>>: sqlx::Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        Json(self.0.clone()).encode_by_ref(buffer)
    }
}

#[cfg(feature = "sqlx")]
impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for Translated
where
    Json<BTreeMap<Lang, String>>: sqlx::Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(Self(<Json<BTreeMap<Lang, String>> as sqlx::Decode<'r, DB>>::decode(value)?.0))
    }
}
