//! What the office and jurors send about conflicts.

use serde::Deserialize;
use validator::Validate;

use crate::ground::web::{Choice, Errors, Field, FieldKind};
use crate::i18n::{Lang, say};
use crate::key;

use super::model::Reason;

/// Why somebody must not judge: the form of a recusal, and part of the office's.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct ReasonForm {
    pub reason: String,
    #[validate(length(max = 2000, code = "field-too-long"))]
    pub note: String,
}

impl ReasonForm {
    /// The reason and the note, or what is wrong with them.
    pub fn checked(&self) -> Result<(Reason, Option<String>), Errors> {
        let mut errors = self.validate().err().map(|e| Errors::from_validation(&e)).unwrap_or_default();
        let reason = self.reason.parse::<Reason>();
        if reason.is_err() {
            errors.add("reason", key!("field-choice"));
        }
        match reason {
            Ok(reason) if errors.is_empty() => Ok((reason, (!self.note.is_empty()).then(|| self.note.clone()))),
            _ => Err(errors),
        }
    }

    /// The fields: all nine reasons in full, and a note.
    pub fn fields(&self, errors: &Errors, lang: Lang) -> Vec<Field> {
        let reasons = Reason::ALL.iter().map(|reason| Choice::new(reason, say(lang, &reason_key(*reason)))).collect();
        vec![
            Field::said(lang, FieldKind::Radio, "jury", "reason")
                .options(reasons)
                .value(&self.reason)
                .check(errors, lang),
            Field::said(lang, FieldKind::Textarea, "jury", "note")
                .value(&self.note)
                .optional()
                .rows(3)
                .max_chars(Some(2000))
                .check(errors, lang),
        ]
    }
}

/// The key of the sentence for a reason.
pub fn reason_key(reason: Reason) -> String {
    format!("jury-reason-{}", reason.as_str().replace('_', "-"))
}

/// Why a conflict is taken back.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct LiftForm {
    #[validate(length(max = 2000, code = "field-too-long"))]
    pub reason: String,
}

impl LiftForm {
    /// The reason, or what is wrong with it.
    pub fn checked(&self) -> Result<&str, Errors> {
        let mut errors = self.validate().err().map(|e| Errors::from_validation(&e)).unwrap_or_default();
        if self.reason.is_empty() {
            errors.add("reason", key!("field-missing"));
        }
        if errors.is_empty() { Ok(&self.reason) } else { Err(errors) }
    }

    /// The field.
    pub fn fields(&self, errors: &Errors, lang: Lang) -> Vec<Field> {
        let field = Field::new(FieldKind::Textarea, "reason", say(lang, key!("jury-why")));
        vec![field.hint(say(lang, key!("jury-why-hint"))).value(&self.reason).rows(3).check(errors, lang)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_sentence() {
        for &reason in Reason::ALL {
            assert!(crate::i18n::knows(&reason_key(reason)), "{reason}");
        }
    }

    #[test]
    fn a_reason_is_one_of_the_nine() {
        for (reason, note, field) in
            [("", "", "reason"), ("laune", "", "reason"), ("organ", &"x".repeat(2001)[..], "note")]
        {
            let form = ReasonForm { reason: reason.into(), note: note.into() };
            assert!(form.checked().unwrap_err().get(field).is_some(), "{reason:?}");
        }
        let form = ReasonForm { reason: "organ".into(), note: String::new() };
        assert_eq!(form.checked(), Ok((Reason::Board, None)));
    }
}
