//! A question of the form.

use serde::Deserialize;

use crate::contest::prizes::model::{self, Freedom, Question, QuestionKind, QuestionRole, ShownFor};
use crate::ground::error::Result;
use crate::ground::web::{Errors, FieldKind};
use crate::i18n::Lang;
use crate::key;

use super::fields::{Fields, Group, LINE, TEXT, TypedTexts, number, optional, text_of, word, yes_no, yes_or};
use super::item::{ItemForm, Typed};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// `label`, `hint`, `section`, and `options`, one on each line.
    #[serde(flatten)]
    texts: TypedTexts,
    kind: Option<String>,
    role: Option<String>,
    shown_for: Option<String>,
    optional: Option<String>,
    jury_sees: Option<String>,
    max_chars: Option<String>,
    min_number: Option<String>,
    max_number: Option<String>,
}

impl Typed for Question {
    type Form = QuestionForm;
}

impl ItemForm<Question> for QuestionForm {
    fn of(question: &Question) -> Self {
        Self {
            texts: TypedTexts::default()
                .with("label", &question.label)
                .with("hint", &question.hint)
                .with("section", &question.section)
                .with_lines("options", question.options.iter().map(|option| &option.label)),
            kind: Some(question.kind.to_string()),
            role: Some(question.role.map(|role| role.to_string()).unwrap_or_default()),
            shown_for: Some(question.shown_for.to_string()),
            optional: yes_no(question.optional),
            jury_sees: yes_no(question.jury_sees),
            max_chars: Some(text_of(question.max_chars)),
            min_number: Some(text_of(question.min_number)),
            max_number: Some(text_of(question.max_number)),
        }
    }

    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "questions", lang, errors };
        let typed = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut words = vec![
            f.texts(FieldKind::Text, "label", 200, &self.texts),
            optional(f.texts(FieldKind::Textarea, "hint", 4000, &self.texts)),
            optional(f.texts(FieldKind::Text, "section", 200, &self.texts)),
        ];
        let options = || optional(f.texts(FieldKind::Textarea, "options", 4000, &self.texts));
        if freedom != Freedom::Everything {
            if !self.texts.get("options", Lang::De).is_empty() {
                words.push(options());
            }
            return vec![f.group("words", words)];
        }
        let kinds: Vec<&str> = QuestionKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let shown: Vec<&str> = ShownFor::ALL.iter().map(|shown| shown.as_str()).collect();
        let roles: Vec<&str> = ["none"].into_iter().chain(QuestionRole::ALL.iter().map(|role| role.as_str())).collect();
        let role = match self.role.as_deref() {
            None | Some("") => "none",
            Some(role) => role,
        };
        let rules = vec![
            vec![
                f.choice(FieldKind::Select, "kind", self.kind.as_deref().unwrap_or("short_text"), &kinds),
                f.choice(FieldKind::Select, "role", role, &roles),
            ],
            vec![f.choice(FieldKind::Radio, "shown_for", self.shown_for.as_deref().unwrap_or("everyone"), &shown)],
            f.yes_no("optional", &self.optional),
            f.yes_no("jury_sees", &self.jury_sees),
        ];
        let limits = vec![
            options(),
            vec![f.number("max_chars", &typed(&self.max_chars), 1, MAX_CHARS).optional()],
            vec![
                f.number("min_number", &typed(&self.min_number), -NUMBERS, NUMBERS).optional(),
                f.number("max_number", &typed(&self.max_number), -NUMBERS, NUMBERS).optional(),
            ],
        ];
        vec![f.group("words", words), f.group("rules", rules), f.group("limits", limits)]
    }

    fn apply(&self, old: &Question, siblings: &[Question], freedom: Freedom) -> Result<Question, Errors> {
        let others: Vec<&Question> = siblings.iter().filter(|other| other.question_id != old.question_id).collect();
        let mut errors = Errors::default();
        self.texts.check("label", true, LINE, &mut errors);
        self.texts.check("hint", false, TEXT, &mut errors);
        self.texts.check("section", false, LINE, &mut errors);
        self.texts.check("options", false, TEXT, &mut errors);
        let kind = word(&self.kind, old.kind, "kind", &mut errors);
        let shown_for = word(&self.shown_for, old.shown_for, "shown_for", &mut errors);
        let role = match self.role.as_deref() {
            None => old.role,
            // The program has to find these two; there can be only one of each.
            Some("" | "none") => QuestionRole::ALL.iter().copied().find(|role| role.is_implied_by(kind)),
            Some(typed) => typed.parse().inspect_err(|_| errors.add("role", key!("field-choice"))).ok(),
        };
        if role.is_some_and(|role| role.kind() != kind) {
            errors.add("role", key!("edition-field-role-kind"));
        } else if role.is_some() && others.iter().any(|other| other.role == role) {
            errors.add("role", key!("edition-field-role-taken"));
        }
        if others.iter().any(|other| other.label.german() == self.texts.get("label", Lang::De)) {
            errors.add(TypedTexts::field("label", Lang::De), key!("edition-field-label-taken"));
        }
        let mut limit = |name: &str, typed: &Option<String>, old: Option<i64>, min, max| match typed.as_deref() {
            None => old,
            Some(typed) => number(typed, name, min, max, &mut errors),
        };
        let max_chars = limit("max_chars", &self.max_chars, old.max_chars, 1, MAX_CHARS).filter(|_| kind.is_text());
        let numbers = kind == QuestionKind::Number;
        let min_number = limit("min_number", &self.min_number, old.min_number, -NUMBERS, NUMBERS).filter(|_| numbers);
        let max_number = limit("max_number", &self.max_number, old.max_number, -NUMBERS, NUMBERS).filter(|_| numbers);
        if min_number.zip(max_number).is_some_and(|(min, max)| max < min) {
            errors.add("max_number", key!("edition-field-limits"));
        }
        let optional = yes_or(&self.optional, old.optional, "optional", &mut errors);
        let jury_sees = yes_or(&self.jury_sees, old.jury_sees, "jury_sees", &mut errors);
        let labels = if kind.has_options() { self.texts.lines("options") } else { Vec::new() };
        if kind.has_options() && labels.len() < 2 {
            errors.add(TypedTexts::field("options", Lang::De), key!("edition-field-options"));
        } else if kind == old.kind && freedom != Freedom::Everything && labels.len() != old.options.len() {
            errors.add(TypedTexts::field("options", Lang::De), key!("edition-frozen"));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Question {
            label: self.texts.text("label"),
            hint: self.texts.text("hint"),
            section: self.texts.text("section"),
            options: sqlx::types::Json(model::relabelled(&old.options, labels)),
            kind,
            role,
            shown_for,
            optional,
            jury_sees,
            max_chars,
            min_number,
            max_number,
            ..old.clone()
        })
    }
}

/// The longest limit that a text can be given.
pub(super) const MAX_CHARS: i64 = 20_000;
/// The largest limit that a number can be given.
pub(super) const NUMBERS: i64 = 1_000_000_000;
