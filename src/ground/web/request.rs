//! What browsers send: forms, queries, languages. Cleaned here, once.

use std::borrow::Cow;
use std::str::FromStr;

use rocket::data::{Data, FromData, Outcome as DataOutcome};
use rocket::http::{Cookie, SameSite};
use rocket::request::{FromParam, FromRequest, Outcome, Request};
use url::form_urlencoded;

use super::body::body;
use super::parked::{Sent, is_secret};
use super::protection::is_cross_site;
use super::{FIELDS_LIMIT, FORM_LIMIT, SIGN_IN_LIMIT};
use crate::ground::error::AppError;
use crate::i18n::Lang;
use crate::key;
use crate::link;
use crate::text;

/// Fields whose texts have paragraphs, by words in their names: what our own pages show in a `<textarea>`
/// (`Field::new` checks that), and what they carry along as a whole. A question's own kind says it for `q-…`.
const LONG: [&str; 21] = [
    "body",
    "comment",
    "contact",
    "csv",
    "description",
    "eligible",
    "hint",
    "labels",
    "message",
    "note",
    "objection",
    "options",
    "organisations",
    "parked",
    "purpose",
    "q-",
    "reason",
    "text",
    "verdict",
    "wording",
    "file",
];

/// Whether a field with this name keeps its lines.
pub(super) fn is_long(name: &str) -> bool {
    LONG.iter().any(|word| name.contains(word))
}

/// What was typed into a field, through the one door. A password comes as it is: its hash knows no other form.
pub(super) fn arrived(name: &str, value: &str) -> String {
    if is_secret(name) {
        let lines = value.replace("\r\n", "\n").replace('\r', "\n");
        lines.chars().filter(|character| !character.is_control() || matches!(character, '\n' | '\t')).collect()
    } else if is_long(name) {
        text::long(value)
    } else {
        text::line(value)
    }
}

fn pairs(body: &[u8]) -> Vec<(String, String)> {
    let read = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
        let name = text::line(&name);
        let value = arrived(&name, &value);
        (name, value)
    };
    form_urlencoded::parse(body).map(read).collect()
}

/// Whether a text is a path on this site and nothing else.
pub fn is_local(path: &str) -> bool {
    let mut characters = path.chars();
    characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && path.len() <= 2000
        && path.bytes().all(|character| (0x21..0x7f).contains(&character))
}

/// How many names and values a body has. Reading them takes time for each.
fn fields(body: &[u8]) -> usize {
    body.iter().filter(|&&character| character == b'&').count()
}

/// Names and values in the order in which they were sent.
#[derive(Clone, Debug, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// As if a browser had sent them: for files that are read, and for what is shown once more.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| {
            let value = arrived(&name, &value);
            (name, value)
        });
        Self(pairs.collect())
    }

    /// The first value of a name without spaces around it; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.trim())
    }

    /// Whether the name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// A value read as a type; `None` when it is absent or cannot be read.
    pub fn parse<T: FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    /// Everything that was sent.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Query {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Success(Self(pairs(request.uri().query().map_or("", |query| query.as_str()).as_bytes())))
    }
}

/// A form that a page of ours has sent. Every handler of a POST takes one:
/// it refuses forged requests from other sites and bodies that no form of ours can have, and the catcher answers those.
#[derive(Clone, Debug, Default)]
pub struct Posted(pub Query);

impl std::ops::Deref for Posted {
    type Target = Query;
    fn deref(&self) -> &Query {
        &self.0
    }
}

impl Posted {
    /// The form as a struct of texts that validator checks. Names that were not sent are empty.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, AppError> {
        let map = self.pairs().iter().rev().map(|(name, value)| (name.clone(), value.trim().into())).collect();
        serde_json::from_value(serde_json::Value::Object(map)).map_err(|_| AppError::Bad(key!("error-bad-request")))
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Posted {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> DataOutcome<'r, Self> {
        let refuse = |error: AppError| {
            let status = error.status();
            // The catcher reads the reason from here.
            request.local_cache(|| Some(error.key()));
            DataOutcome::Error((status, error))
        };
        if is_cross_site(request) {
            return refuse(AppError::Bad(key!("error-cross-site")));
        }
        let path = request.uri().path();
        let carries_a_form = path == link!("/sign-in") || path.starts_with("/language/");
        let limit = if carries_a_form { SIGN_IN_LIMIT } else { FORM_LIMIT };
        match body(request, data, limit, false).await {
            Ok((body, _)) if fields(&body) > FIELDS_LIMIT => refuse(AppError::TooLarge),
            Ok((body, arrived)) => {
                let form = Self(Query(pairs(&body)));
                if let Err(error) = arrived.whole() {
                    // What was cut off cannot be sent again; what arrived can be taken along.
                    request.local_cache(|| Sent::cut_off(&form));
                    return refuse(error);
                }
                request.local_cache(|| Sent::form(request, &form));
                DataOutcome::Success(form)
            }
            Err(error) => refuse(error),
        }
    }
}

/// A word in a URL: lower-case letters, digits and hyphens.
pub struct Slug(pub String);

impl<'a> FromParam<'a> for Slug {
    type Error = ();
    fn from_param(text: &'a str) -> Result<Self, ()> {
        let fits = (1..=60).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

/// The language a person reads: chosen on a page, else the browser's.
pub struct Language(pub Lang);

/// The name of the cookie that keeps a choice of language.
pub const LANGUAGE_COOKIE: &str = "language";

/// Keeps a choice of language on this device for a year.
pub fn language_cookie(lang: Lang) -> Cookie<'static> {
    Cookie::build((LANGUAGE_COOKIE, lang.as_str()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .max_age(rocket::time::Duration::days(365))
        .build()
}

pub fn language(request: &Request<'_>) -> Lang {
    // Pending: the answer to a choice speaks the chosen language already.
    let chosen = request.cookies().get_pending(LANGUAGE_COOKIE).and_then(|cookie| cookie.value().parse().ok());
    chosen.unwrap_or_else(|| Lang::from_accept_language(request.headers().get_one("Accept-Language").unwrap_or("")))
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Language {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Success(Self(language(request)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_arrives_cleaned() {
        let query = Query(pairs(b"a=1+2%2B&b=%00x%0D%0Ay&b=%F6&c&=&%C3%A4=%E2%82%AC&a%CC%88=2&reason=%00x%0D%0Ay"));
        assert_eq!(query.get("a"), "1 2+");
        assert_eq!(query.all("b").collect::<Vec<_>>(), ["x y", "\u{fffd}"]);
        assert_eq!(query.get("reason"), "x\ny");
        assert_eq!((query.get("c"), query.has("c"), query.has("d")), ("", true, false));
        assert_eq!(query.all("ä").collect::<Vec<_>>(), ["€", "2"]);
    }

    #[test]
    fn marks_of_direction_stay_where_there_are_paragraphs_and_passwords_as_they_are() {
        let sent = "%E2%80%8FA%CC%88%E2%80%8B";
        let query =
            Query(pairs(format!("name={sent}&order_reason={sent}&password_again={sent}&title=%E2%A0%80").as_bytes()));
        assert_eq!((query.get("name"), query.get("order_reason")), ("Ä", "\u{200f}Ä"));
        assert_eq!((query.get("password_again"), query.get("title")), ("\u{200f}A\u{308}\u{200b}", ""));
    }
}
