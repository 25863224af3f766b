//! Fields of a form as templates show them, and what was wrong with what somebody typed.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::Serialize;
use validator::ValidationErrors;

use crate::ground::db::LocalText;
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;

crate::text_enum! {
    /// How a field looks.
    pub enum FieldKind {
        Text = "text",
        Email = "email",
        Tel = "tel",
        Url = "url",
        Number = "number",
        Date = "date",
        DateTime = "datetime",
        Password = "password",
        Textarea = "textarea",
        Select = "select",
        Radio = "radio",
        Checkboxes = "checkboxes",
        Checkbox = "checkbox",
        Hidden = "hidden",
        Address = "address",
        /// For forms with `enctype="multipart/form-data"`; an [`Upload`](super::Upload) takes them.
        File = "file",
    }
}

/// One answer to choose.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: LocalText,
    pub hint: Option<LocalText>,
}

impl Choice {
    pub fn new(value: impl ToString, label: impl Into<LocalText>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: None }
    }
}

/// A field with its words, its value and what is wrong with it. Texts are already in the reader's language.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    pub name: String,
    pub id: String,
    pub kind: FieldKind,
    pub label: String,
    pub hint: Option<String>,
    pub value: String,
    pub values: Vec<String>,
    /// Street, postcode and city of an address.
    pub parts: BTreeMap<&'static str, String>,
    pub error: Option<String>,
    pub optional: bool,
    pub options: Vec<Choice>,
    pub max_chars: Option<i64>,
    pub min: Option<String>,
    pub max: Option<String>,
    pub step: Option<String>,
    pub autocomplete: Option<String>,
    pub inputmode: Option<String>,
    /// The kinds of files that a browser offers.
    pub accept: Option<&'static str>,
    pub rows: u8,
    pub spellcheck: bool,
    /// Of label and hint, where it is not the page's.
    pub lang: Option<Lang>,
}

impl Field {
    /// A field that must be filled in, with its label.
    pub fn new(kind: FieldKind, name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        debug_assert!(kind != FieldKind::Textarea || super::request::is_long(&name), "{name} would lose its lines");
        Self {
            id: format!("f-{}", name.replace(['.', '[', ']'], "-")),
            name,
            kind,
            label: label.into(),
            hint: None,
            value: String::new(),
            values: Vec::new(),
            parts: BTreeMap::from([("street", String::new()), ("postcode", String::new()), ("city", String::new())]),
            error: None,
            optional: false,
            options: Vec::new(),
            max_chars: None,
            min: None,
            max: None,
            step: None,
            autocomplete: None,
            inputmode: None,
            accept: None,
            rows: 6,
            spellcheck: kind == FieldKind::Textarea,
            lang: None,
        }
    }

    /// A field whose label is `<form>-<name>` in the locales and whose hint is `<form>-<name>-hint`, if there is one.
    pub fn said(lang: Lang, kind: FieldKind, form: &str, name: &str) -> Self {
        let key = format!("{form}-{}", name.replace('_', "-"));
        let hint = format!("{key}-hint");
        let mut field = Self::new(kind, name, say(lang, &key));
        field.hint = crate::i18n::knows(&hint).then(|| say(lang, &hint));
        field
    }

    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        self.hint = (!hint.is_empty()).then_some(hint);
        self
    }

    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub fn options(mut self, options: Vec<Choice>) -> Self {
        self.options = options;
        self
    }

    pub fn autocomplete(mut self, token: &str) -> Self {
        self.autocomplete = Some(token.to_owned());
        self
    }

    pub fn max_chars(mut self, max: Option<i64>) -> Self {
        self.max_chars = max;
        self
    }

    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// Puts the sentence for this field's error, if it has one, under it.
    pub fn check(mut self, errors: &Errors, lang: Lang) -> Self {
        self.error = errors.sentence(&self.name, lang);
        // A browser shows nothing in a field for dates whose value is none.
        let is_no_date = errors.get(&self.name).is_some_and(|key| key.starts_with(key!("field-date")));
        if matches!(self.kind, FieldKind::Date | FieldKind::DateTime) && is_no_date {
            self.kind = FieldKind::Text;
        }
        self
    }

    /// Holds what was typed, if its form was sent.
    pub fn typed(mut self, sent: &super::Query) -> Self {
        if sent.has(&self.name) {
            self.value = sent.get(&self.name).to_owned();
            self.values = sent.all(&self.name).map(str::to_owned).collect();
        }
        self
    }
}

/// What is wrong with the fields of a form: from a field's name to a sentence's key, and the bounds that it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, &'static str, Bounds)>);

/// From and to which number something may be.
type Bounds = (Option<i64>, Option<i64>);

impl Errors {
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.add_bounded(field, key, (None, None));
    }

    /// An error whose sentence says what would be right: a number within a range, a text with so many characters.
    pub fn add_within(&mut self, field: impl Into<String>, key: &'static str, range: RangeInclusive<i64>) {
        self.add_bounded(field, key, (Some(*range.start()), Some(*range.end())));
    }

    /// The same, where there may be no end.
    pub fn add_bounded(&mut self, field: impl Into<String>, key: &'static str, bounds: Bounds) {
        self.0.push((field.into(), key, bounds));
    }

    /// From validator: each rule's `code` is the sentence's key.
    pub fn from_validation(errors: &ValidationErrors) -> Self {
        let mut found: Vec<(String, &'static str)> = errors
            .field_errors()
            .into_iter()
            .filter_map(|(field, errors)| {
                let code = errors.first()?.code.as_ref();
                Some((
                    field.as_ref().to_owned(),
                    KNOWN.iter().find(|key| **key == code).copied().unwrap_or(key!("field-invalid")),
                ))
            })
            .collect();
        found.sort();
        Self(found.into_iter().map(|(name, key)| (name, key, (None, None))).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Which key a field has.
    pub fn get(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, ..)| name == field).map(|(_, key, _)| *key)
    }

    /// The sentence for a field.
    pub fn sentence(&self, field: &str, lang: Lang) -> Option<String> {
        let (_, key, bounds) = self.0.iter().find(|(name, ..)| name == field)?;
        Some(fault(lang, key, *bounds))
    }

    /// For the summary on top: in the order of the fields, each with a link to its field.
    pub fn summary(&self, fields: &[Field]) -> Vec<FieldError> {
        fields
            .iter()
            .filter_map(|field| {
                let message = format!("{}: {}", field.label, field.error.as_ref()?);
                Some(FieldError { id: field.id.clone(), message })
            })
            .collect()
    }
}

/// The sentence for what is wrong, with the bounds of what would be right as far as they are known.
fn fault(lang: Lang, key: &str, bounds: Bounds) -> String {
    let (known, low, high) = match bounds {
        (None, None) => return say(lang, key),
        (Some(low), Some(high)) => ("both", low, high),
        (Some(low), None) => ("low", low, low),
        (None, Some(high)) => ("high", high, high),
    };
    let args = [("known", value(known)), ("low", value(low.to_string())), ("high", value(high.to_string()))];
    let args = Args::from_iter(args);
    let right = t(
        lang,
        if key == key!("field-too-long") { key!("field-most-chars") } else { key!("field-bounds") },
        Some(&args),
    );
    format!("{} {right}", say(lang, key))
}

/// Keys that validator's rules may name in `code`.
const KNOWN: &[&str] = &[
    key!("field-missing"),
    key!("field-too-long"),
    key!("field-email"),
    key!("field-url"),
    key!("field-number"),
    key!("field-date"),
    key!("field-choice"),
    key!("field-password-short"),
    key!("field-password-differs"),
    key!("field-phone"),
    key!("field-email-local"),
    key!("field-email-domain"),
];

/// A line of the error summary.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    pub id: String,
    pub message: String,
}
