//! A criterion with its scale.

use serde::Deserialize;
use validator::Validate;

use crate::db::Words;
use crate::error::Result;
use crate::i18n::Lang;
use crate::prizes::model::{Criterion, Freedom};
use crate::web::{Errors, Kind};

use super::fields::{
    Fields, Group, both, checked, line, lines, needed_line, needed_text, number, optional, text, unlines,
};

#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CriterionForm {
    #[validate(custom(function = needed_line))]
    label_de: String,
    #[validate(custom(function = line))]
    label_en: String,
    #[validate(custom(function = text))]
    description_de: String,
    #[validate(custom(function = text))]
    description_en: String,
    weight: Option<String>,
    scale_min: Option<String>,
    scale_max: Option<String>,
    #[validate(custom(function = needed_text))]
    scale_labels_de: String,
    #[validate(custom(function = text))]
    scale_labels_en: String,
}

impl CriterionForm {
    pub(super) fn of(criterion: &Criterion) -> Self {
        let (label_de, label_en) = both(&criterion.label);
        let (description_de, description_en) = both(&criterion.description);
        let (scale_labels_de, scale_labels_en) = unlines(criterion.scale_labels.iter());
        Self {
            label_de,
            label_en,
            description_de,
            description_en,
            weight: Some(criterion.weight.to_string()),
            scale_min: Some(criterion.scale_min.to_string()),
            scale_max: Some(criterion.scale_max.to_string()),
            scale_labels_de,
            scale_labels_en,
        }
    }

    pub(super) fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "criteria", lang, errors };
        let words = vec![
            f.pair(Kind::Text, "label", 200, &self.label_de, &self.label_en),
            optional(f.pair(Kind::Textarea, "description", 4000, &self.description_de, &self.description_en)),
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
        let labels = f.pair(Kind::Textarea, "scale_labels", 4000, &self.scale_labels_de, &self.scale_labels_en);
        scale.push(labels.into_iter().map(|field| field.rows(11).max_chars(None)).collect());
        vec![f.group("words", words), f.group("scale", scale)]
    }

    pub(super) fn apply(&self, old: &Criterion) -> Result<Criterion, Errors> {
        let mut errors = checked(self);
        let mut sent = |name: &str, typed: &Option<String>, old: i64, min, max| match typed.as_deref() {
            None => old,
            Some("") => {
                errors.add(name, "field-missing");
                old
            }
            Some(typed) => number(typed, name, min, max, &mut errors).unwrap_or(old),
        };
        let weight = sent("weight", &self.weight, old.weight, 1, 1000);
        let scale_min = sent("scale_min", &self.scale_min, old.scale_min, 0, 99);
        let scale_max = sent("scale_max", &self.scale_max, old.scale_max, 1, 100);
        let labels = lines(&self.scale_labels_de, &self.scale_labels_en);
        if scale_min >= scale_max {
            errors.add("scale_max", "edition-field-scale");
        } else if i64::try_from(labels.len()) != Ok(scale_max - scale_min + 1) {
            errors.add("scale_labels_de", "edition-field-scale-labels");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Criterion {
            label: Words::new(&self.label_de, &self.label_en),
            description: Words::new(&self.description_de, &self.description_en),
            weight,
            scale_min,
            scale_max,
            scale_labels: sqlx::types::Json(labels),
            ..old.clone()
        })
    }
}
