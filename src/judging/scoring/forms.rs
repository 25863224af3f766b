//! A sheet as it is sent.

use crate::contest::rounds::model::RoundCriterion;
use crate::ground::web::{Errors, Field, FieldKind, Query};
use crate::i18n::Lang;
use crate::key;

use super::model::{Points, SheetStatus};
use super::store::Content;

/// The longest comment, in characters.
pub const MOST_CHARS: usize = 5000;

/// A sheet that was sent: what could be read of it, and what is wrong.
pub struct SheetForm {
    pub content: Content,
    /// The version that was read; 0 for a new sheet.
    pub version: i64,
    /// The number of the text that was read; absent where the page did not say.
    pub read: Option<i64>,
    pub errors: Errors,
}

/// The name of a criterion's field.
pub fn field(criterion: &RoundCriterion) -> String {
    format!("points-{}", criterion.round_criterion_id)
}

impl SheetForm {
    /// Reads what was sent. A draft may lack points, what is submitted may not.
    pub fn read(form: &Query, criteria: &[RoundCriterion]) -> Self {
        let status = if form.get("act") == "submit" { SheetStatus::Submitted } else { SheetStatus::Draft };
        let (mut points, mut errors) = (Points::new(), Errors::default());
        for criterion in criteria {
            let name = field(criterion);
            match form.get(&name) {
                "" if status == SheetStatus::Submitted => errors.add(name, key!("scoring-missing-points")),
                "" => {}
                text => match text.parse() {
                    Ok(given) if criterion.takes(given) => {
                        points.insert(criterion.round_criterion_id, given);
                    }
                    _ => errors.add(name, key!("scoring-wrong-points")),
                },
            }
        }
        let comment = form.get("comment").to_owned();
        if comment.chars().count() > MOST_CHARS {
            errors.add("comment", key!("field-too-long"));
        }
        let version = form.parse("version").unwrap_or(0);
        Self { content: Content { status, comment, points }, version, read: form.parse("text"), errors }
    }
}

/// The field of the comment.
pub fn comment(text: &str, errors: &Errors, lang: Lang) -> Field {
    Field::said(lang, FieldKind::Textarea, "scoring", "comment")
        .value(text)
        .optional()
        .autocomplete("off")
        .rows(2)
        .max_chars(i64::try_from(MOST_CHARS).ok())
        .check(errors, lang)
}

#[cfg(test)]
mod tests {
    use sqlx::types::Json;
    use uuid::Uuid;

    use super::*;
    use crate::ground::db::Translated;
    use crate::ids::{RoundCriterionId, RoundId};

    #[test]
    fn points_are_whole_and_on_the_scale() {
        let criterion = RoundCriterion {
            round_criterion_id: RoundCriterionId(Uuid::from_u128(7)),
            round_id: RoundId(Uuid::nil()),
            criterion_id: None,
            position: 1,
            label: Translated::new("Mut", ""),
            description: Translated::default(),
            weight: 1,
            scale_min: 1,
            scale_max: 5,
            scale_labels: Json(Vec::new()),
        };
        let name = field(&criterion);
        for (act, sent, points, error) in [
            ("draft", "3", Some(3), None),
            ("submit", "5", Some(5), None),
            ("draft", "", None, None),
            ("submit", "", None, Some("scoring-missing-points")),
            ("draft", "0", None, Some("scoring-wrong-points")),
            ("submit", "6", None, Some("scoring-wrong-points")),
            ("submit", "3.5", None, Some("scoring-wrong-points")),
            ("submit", "99999999999999999999", None, Some("scoring-wrong-points")),
        ] {
            let form = Query::from_pairs(vec![("act".into(), act.into()), (name.clone(), sent.into())]);
            let sheet = SheetForm::read(&form, std::slice::from_ref(&criterion));
            assert_eq!(sheet.content.points.values().next().copied(), points, "{act} {sent}");
            assert_eq!(sheet.errors.get(&name), error, "{act} {sent}");
        }
    }
}
