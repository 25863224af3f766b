//! Pieces of the office's forms: fields in groups, and how what was typed into them is read.

use serde::Serialize;
use validator::{Validate, ValidationError};

use crate::db::Words;
use crate::error::Result;
use crate::i18n::{Lang, say};
use crate::web::{Choice, Errors, Field, Kind};

/// Fields that belong together: each row holds one field or two side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub title: String,
    pub rows: Vec<Vec<Field>>,
}

/// Puts values and sentences into fields.
pub(super) struct Fields<'a> {
    pub(super) form: &'static str,
    pub(super) lang: Lang,
    pub(super) errors: &'a Errors,
}

impl Fields<'_> {
    pub(super) fn group(&self, name: &str, rows: Vec<Vec<Field>>) -> Group {
        let rows = rows.into_iter().map(|row| row.into_iter().map(|f| f.check(self.errors, self.lang)).collect());
        Group { title: say(self.lang, &format!("{}-group-{name}", self.form)), rows: rows.collect() }
    }

    pub(super) fn said(&self, kind: Kind, name: &str, value: &str) -> Field {
        Field::said(self.lang, kind, self.form, name).value(value).autocomplete("off")
    }

    /// A text in German and English.
    pub(super) fn pair(&self, kind: Kind, name: &str, max: i64, german: &str, english: &str) -> Vec<Field> {
        let limit = |field: Field| if kind == Kind::Textarea { field.max_chars(Some(max)).rows(5) } else { field };
        vec![
            limit(self.said(kind, &format!("{name}_de"), german)),
            limit(self.said(kind, &format!("{name}_en"), english)).optional(),
        ]
    }

    /// A question to be answered with yes or no. Unlike a box to tick, it is always sent.
    pub(super) fn yes_no(&self, name: &str, typed: &Option<String>) -> Vec<Field> {
        let options = [YES, NO].map(|word| Choice::new(word, say(self.lang, &format!("edition-{word}"))));
        vec![self.said(Kind::Radio, name, typed.as_deref().unwrap_or(NO)).options(options.to_vec())]
    }

    pub(super) fn number(&self, name: &str, value: &str, min: i64, max: i64) -> Field {
        let mut field = self.said(Kind::Number, name, value);
        (field.min, field.max, field.step) = (Some(min.to_string()), Some(max.to_string()), Some("1".into()));
        field
    }

    pub(super) fn choice(&self, kind: Kind, name: &str, value: &str, words: &[&str]) -> Field {
        let key = |word: &str| format!("{}-{}-{}", self.form, name.replace('_', "-"), word.replace('_', "-"));
        self.said(kind, name, value)
            .options(words.iter().map(|word| Choice::new(word, say(self.lang, &key(word)))).collect())
    }
}

pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 4000;

pub(super) fn fits(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.chars().count() > max { Err(ValidationError::new("field-too-long")) } else { Ok(()) }
}

pub(super) fn needed(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.is_empty() { Err(ValidationError::new("field-missing")) } else { fits(text, max) }
}

pub(super) fn line(text: &str) -> Result<(), ValidationError> {
    fits(text, LINE)
}

pub(super) fn needed_line(text: &str) -> Result<(), ValidationError> {
    needed(text, LINE)
}

pub(super) fn text(text: &str) -> Result<(), ValidationError> {
    fits(text, TEXT)
}

pub(super) fn needed_text(text: &str) -> Result<(), ValidationError> {
    needed(text, TEXT)
}

pub(super) fn checked(form: &impl Validate) -> Errors {
    form.validate().err().map(|errors| Errors::from_validation(&errors)).unwrap_or_default()
}

/// A whole number within bounds; absent when nothing was typed.
pub(super) fn number(typed: &str, field: &str, min: i64, max: i64, errors: &mut Errors) -> Option<i64> {
    if typed.is_empty() {
        return None;
    }
    errors.whole(field, typed, min..=max)
}

pub(super) fn text_of(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

pub(super) fn both(words: &Words) -> (String, String) {
    let exactly = |lang| words.exactly(lang).unwrap_or("").to_owned();
    (exactly(Lang::De), exactly(Lang::En))
}

/// Two texts with one entry per line, put together line by line.
pub(super) fn lines(german: &str, english: &str) -> Vec<Words> {
    let mut english = english.lines().map(str::trim);
    german
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|german| Words::new(german, english.next().unwrap_or("")))
        .collect()
}

pub(super) fn unlines<'a>(words: impl Iterator<Item = &'a Words>) -> (String, String) {
    let (german, english): (Vec<_>, Vec<_>) = words.map(both).unzip();
    let english = english.join("\n");
    (german.join("\n"), if english.trim().is_empty() { String::new() } else { english })
}

pub(super) fn yes_or(typed: &Option<String>, old: bool, field: &str, errors: &mut Errors) -> bool {
    match typed.as_deref() {
        None => old,
        Some(YES) => true,
        Some(NO) => false,
        Some(_) => {
            errors.add(field, "field-choice");
            old
        }
    }
}

pub(super) fn yes_no(is_on: bool) -> Option<String> {
    Some(if is_on { YES } else { NO }.to_owned())
}

/// A word of one of our lists.
pub(super) fn word<T: std::str::FromStr>(typed: &Option<String>, old: T, field: &str, errors: &mut Errors) -> T {
    match typed.as_deref().map(str::parse) {
        None => old,
        Some(Ok(word)) => word,
        Some(Err(_)) => {
            errors.add(field, "field-choice");
            old
        }
    }
}

pub(super) fn optional(fields: Vec<Field>) -> Vec<Field> {
    fields.into_iter().map(Field::optional).collect()
}
