//! Pieces of the office's forms: fields in groups, and how what was typed into them is read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::ground::db::Translated;
use crate::ground::error::Result;
use crate::ground::web::{Choice, Errors, Field, FieldKind};
use crate::i18n::{Args, Lang, knows, say, t, value};
use crate::key;

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
        // No more than two stand side by side, however many languages there are.
        let rows = rows.iter().flat_map(|row| row.chunks(2));
        let rows = rows.map(|row| row.iter().cloned().map(|f| f.check(self.errors, self.lang)).collect());
        Group { title: say(self.lang, &format!("{}-group-{name}", self.form)), rows: rows.collect() }
    }

    pub(super) fn said(&self, kind: FieldKind, name: &str, value: &str) -> Field {
        Field::said(self.lang, kind, self.form, name).value(value).autocomplete("off")
    }

    /// A text in each language: German first, and needed; the others can be left out.
    pub(super) fn texts(&self, kind: FieldKind, name: &str, max: i64, typed: &TypedTexts) -> Vec<Field> {
        let label = say(self.lang, &self.key(name));
        let field = |&language: &Lang| {
            let ending = if language == Lang::De { "hint" } else { "translated-hint" };
            let hint = format!("{}-{ending}", self.key(name));
            let mut args = Args::new();
            args.set("text", value(&label));
            args.set("language", value(say(self.lang, &format!("language-name-{language}"))));
            let label = t(self.lang, key!("edition-in-language"), Some(&args));
            let field = Field::new(kind, TypedTexts::field(name, language), label)
                .value(typed.get(name, language))
                .hint(if knows(&hint) { say(self.lang, &hint) } else { String::new() })
                .autocomplete("off");
            let field = if kind == FieldKind::Textarea { field.max_chars(Some(max)).rows(5) } else { field };
            if language == Lang::De { field } else { field.optional() }
        };
        Lang::ALL.iter().map(field).collect()
    }

    fn key(&self, name: &str) -> String {
        format!("{}-{}", self.form, name.replace('_', "-"))
    }

    /// A question to be answered with yes or no. Unlike a box to tick, it is always sent.
    pub(super) fn yes_no(&self, name: &str, typed: &Option<String>) -> Vec<Field> {
        let options = [YES, NO].map(|word| Choice::new(word, say(self.lang, &format!("edition-{word}"))));
        vec![self.said(FieldKind::Radio, name, typed.as_deref().unwrap_or(NO)).options(options.to_vec())]
    }

    pub(super) fn number(&self, name: &str, value: &str, min: i64, max: i64) -> Field {
        let mut field = self.said(FieldKind::Number, name, value);
        (field.min, field.max, field.step) = (Some(min.to_string()), Some(max.to_string()), Some("1".into()));
        field
    }

    pub(super) fn choice(&self, kind: FieldKind, name: &str, value: &str, words: &[&str]) -> Field {
        let key = |word: &str| format!("{}-{}", self.key(name), word.replace('_', "-"));
        self.said(kind, name, value)
            .options(words.iter().map(|word| Choice::new(word, say(self.lang, &key(word)))).collect())
    }
}

/// The texts of a form in each language, as they were typed: `label_de`, `label_en` and so on. Nothing else is read here.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct TypedTexts(BTreeMap<String, String>);

impl TypedTexts {
    /// The name of the field for a language.
    pub(super) fn field(name: &str, lang: Lang) -> String {
        format!("{name}_{lang}")
    }

    /// With a text as it is kept.
    pub(super) fn with(mut self, name: &str, text: &Translated) -> Self {
        for &lang in Lang::ALL {
            self.0.insert(Self::field(name, lang), text.exactly(lang).unwrap_or_default().to_owned());
        }
        self
    }

    /// With several texts, each on a line of its own; of a language that has none of them nothing.
    pub(super) fn with_lines<'t>(mut self, name: &str, texts: impl Iterator<Item = &'t Translated> + Clone) -> Self {
        for &lang in Lang::ALL {
            let lines: Vec<&str> = texts.clone().map(|text| text.exactly(lang).unwrap_or_default()).collect();
            let lines = if lines.iter().all(|line| line.is_empty()) { String::new() } else { lines.join("\n") };
            self.0.insert(Self::field(name, lang), lines);
        }
        self
    }

    /// What was typed for a language; empty where nothing was.
    pub(super) fn get(&self, name: &str, lang: Lang) -> &str {
        self.0.get(&Self::field(name, lang)).map_or("", String::as_str)
    }

    /// Whether the form has the text at all, in any language.
    pub(super) fn has(&self, name: &str) -> bool {
        Lang::ALL.iter().any(|&lang| self.0.contains_key(&Self::field(name, lang)))
    }

    /// The text in all languages.
    pub(super) fn text(&self, name: &str) -> Translated {
        Translated::from_pairs(Lang::ALL.iter().map(|&lang| (lang, self.get(name, lang).to_owned())))
    }

    /// Texts with one line each, in all languages: the lines of another language belong to the German ones in their order.
    pub(super) fn lines(&self, name: &str) -> Vec<Translated> {
        let typed = |lang| self.get(name, lang).lines().map(str::trim);
        let mut others: Vec<_> =
            Lang::ALL.iter().filter(|lang| **lang != Lang::De).map(|&lang| (lang, typed(lang))).collect();
        let german = typed(Lang::De).filter(|line| !line.is_empty());
        german
            .map(|german| {
                let others = others.iter_mut().map(|(lang, lines)| (*lang, lines.next().unwrap_or("").to_owned()));
                Translated::from_pairs(std::iter::once((Lang::De, german.to_owned())).chain(others))
            })
            .collect()
    }

    /// Notes what is wrong: a German text that is needed and missing, and in any language one that is too long.
    pub(super) fn check(&self, name: &str, is_needed: bool, max: usize, errors: &mut Errors) {
        for &lang in Lang::ALL {
            let checked = match lang {
                Lang::De if is_needed => needed(self.get(name, lang), max),
                _ => fits(self.get(name, lang), max),
            };
            if checked.is_err() {
                let is_missing = self.get(name, lang).is_empty();
                errors.add(
                    Self::field(name, lang),
                    if is_missing { key!("field-missing") } else { key!("field-too-long") },
                );
            }
        }
    }
}

pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 4000;

pub(super) fn fits(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.chars().count() > max { Err(ValidationError::new(key!("field-too-long"))) } else { Ok(()) }
}

pub(super) fn needed(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.is_empty() { Err(ValidationError::new(key!("field-missing"))) } else { fits(text, max) }
}

pub(super) fn line(text: &str) -> Result<(), ValidationError> {
    fits(text, LINE)
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

pub(super) fn yes_or(typed: &Option<String>, old: bool, field: &str, errors: &mut Errors) -> bool {
    match typed.as_deref() {
        None => old,
        Some(YES) => true,
        Some(NO) => false,
        Some(_) => {
            errors.add(field, key!("field-choice"));
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
            errors.add(field, key!("field-choice"));
            old
        }
    }
}

pub(super) fn optional(fields: Vec<Field>) -> Vec<Field> {
    fields.into_iter().map(Field::optional).collect()
}
