//! How our own types stand in a column, on both engines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use crate::i18n::Lang;

/// A text in several languages, German always among them. Stored as a JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent, no_pg_array)]
pub struct Words(Json<BTreeMap<Lang, String>>);

impl Words {
    /// A text in German and, unless it is empty, in English.
    pub fn new(german: impl Into<String>, english: impl Into<String>) -> Self {
        Self::from_pairs([(Lang::De, german.into()), (Lang::En, english.into())])
    }

    /// From languages and texts; empty ones are left out.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (Lang, String)>) -> Self {
        Self(Json(pairs.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()))
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
    pub fn said(&self, lang: Lang) -> Said {
        Said { text: self.get(lang).to_owned(), lang: self.foreign(lang) }
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
pub struct Said {
    pub text: String,
    pub lang: Option<Lang>,
}

/// A text in the page's own language.
impl<T: Into<String>> From<T> for Said {
    fn from(text: T) -> Self {
        Self { text: text.into(), lang: None }
    }
}

/// A search word for `like … escape '\'`: the signs that mean something there are taken as they stand.
pub fn escape_like(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    escaped.push('%');
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped.push('%');
    escaped
}

/// An enum whose variants are words in SQL, JSON, forms and URLs alike.
///
/// Gives `as_str`, `ALL`, `FromStr`, `Display`, serde and sqlx on both engines.
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant, in reading order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    other => Err(format!("{other:?} is no {}", stringify!($name))),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            String: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as sqlx::Type<DB>>::type_info()
            }
            fn compatible(info: &DB::TypeInfo) -> bool {
                <String as sqlx::Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            String: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut DB::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, DB>>::encode(self.as_str().to_owned(), buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            String: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                Ok(<String as sqlx::Decode<'r, DB>>::decode(value)?.parse::<Self>()?)
            }
        }
    };
}
