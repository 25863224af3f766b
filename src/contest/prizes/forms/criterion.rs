//! A criterion with its scale.

use serde::Deserialize;

use crate::contest::prizes::model::{Criterion, Freedom};
use crate::ground::error::Result;
use crate::ground::web::{Errors, FieldKind};
use crate::i18n::Lang;
use crate::key;

use super::fields::{Fields, Group, LINE, TEXT, TypedTexts, number, optional};
use super::item::{ItemForm, Typed};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CriterionForm {
    /// `label`, `description`, and `scale_labels`, one on each line.
    #[serde(flatten)]
    texts: TypedTexts,
    weight: Option<String>,
    scale_min: Option<String>,
    scale_max: Option<String>,
}

impl Typed for Criterion {
    type Form = CriterionForm;
}

impl ItemForm<Criterion> for CriterionForm {
    fn of(criterion: &Criterion) -> Self {
        Self {
            texts: TypedTexts::default()
                .with("label", &criterion.label)
                .with("description", &criterion.description)
                .with_lines("scale_labels", criterion.scale_labels.iter()),
            weight: Some(criterion.weight.to_string()),
            scale_min: Some(criterion.scale_min.to_string()),
            scale_max: Some(criterion.scale_max.to_string()),
        }
    }

    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "criteria", lang, errors };
        let words = vec![
            f.texts(FieldKind::Text, "label", 200, &self.texts),
            optional(f.texts(FieldKind::Textarea, "description", 4000, &self.texts)),
        ];
        let typed = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut scale = Vec::new();
        if freedom == Freedom::Everything {
            scale.push(vec![f.number("weight", &typed(&self.weight), 1, 1000)]);
            scale.push(vec![
                f.number("scale_min", &typed(&self.scale_min), 0, 99),
                f.number("scale_max", &typed(&self.scale_max), 1, 100),
            ]);
        }
        let labels = f.texts(FieldKind::Textarea, "scale_labels", 4000, &self.texts);
        scale.push(labels.into_iter().map(|field| field.rows(11).max_chars(None)).collect());
        vec![f.group("words", words), f.group("scale", scale)]
    }

    fn apply(&self, old: &Criterion, _siblings: &[Criterion], _freedom: Freedom) -> Result<Criterion, Errors> {
        let mut errors = Errors::default();
        self.texts.check("label", true, LINE, &mut errors);
        self.texts.check("description", false, TEXT, &mut errors);
        self.texts.check("scale_labels", true, TEXT, &mut errors);
        let mut sent = |name: &str, typed: &Option<String>, old: i64, min, max| match typed.as_deref() {
            None => old,
            Some("") => {
                errors.add(name, key!("field-missing"));
                old
            }
            Some(typed) => number(typed, name, min, max, &mut errors).unwrap_or(old),
        };
        let weight = sent("weight", &self.weight, old.weight, 1, 1000);
        let scale_min = sent("scale_min", &self.scale_min, old.scale_min, 0, 99);
        let scale_max = sent("scale_max", &self.scale_max, old.scale_max, 1, 100);
        let labels = self.texts.lines("scale_labels");
        if scale_min >= scale_max {
            errors.add("scale_max", key!("edition-field-scale"));
        } else if i64::try_from(labels.len()) != Ok(scale_max - scale_min + 1) {
            errors.add(TypedTexts::field("scale_labels", Lang::De), key!("edition-field-scale-labels"));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Criterion {
            label: self.texts.text("label"),
            description: self.texts.text("description"),
            weight,
            scale_min,
            scale_max,
            scale_labels: sqlx::types::Json(labels),
            ..old.clone()
        })
    }
}
