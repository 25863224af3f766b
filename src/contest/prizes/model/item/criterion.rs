//! A criterion with its scale.

use serde::Serialize;
use sqlx::types::Json;
use uuid::Uuid;

use crate::ground::audit::acts::{Aside, CriterionFacts, PartFacts};
use crate::ground::db::{LocalText, Translated};
use crate::i18n::{Args, Lang, t};
use crate::ids::{CriterionId, EditionId};
use crate::key;

use super::super::MOST_CRITERIA;
use super::{Item, behind};

/// What jurors judge, with whole points from `scale_min` to `scale_max`.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Criterion {
    pub criterion_id: CriterionId,
    pub edition_id: EditionId,
    pub position: i64,
    pub label: Translated,
    pub description: Translated,
    /// Counts relative to the other criteria's weights.
    pub weight: i64,
    pub scale_min: i64,
    pub scale_max: i64,
    /// A text for every point of the scale, lowest first.
    pub scale_labels: Json<Vec<Translated>>,
}

impl Item for Criterion {
    const MOST: usize = MOST_CRITERIA;

    fn blank(edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        // A new criterion has the scale of the others, so that totals compare.
        let like = siblings.first();
        let numbers = || (1..=10).map(|n| Translated::new(n.to_string(), "")).collect();
        Self {
            criterion_id: CriterionId(id),
            edition_id,
            position: behind(siblings),
            label: Translated::default(),
            description: Translated::default(),
            weight: like.map_or(1, |like| like.weight),
            scale_min: like.map_or(1, |like| like.scale_min),
            scale_max: like.map_or(10, |like| like.scale_max),
            scale_labels: like.map_or_else(|| Json(numbers()), |like| like.scale_labels.clone()),
        }
    }

    fn facts(&self) -> PartFacts {
        PartFacts::Criterion(CriterionFacts {
            label: Aside(self.label.clone()),
            description: Aside(self.description.clone()),
            weight: self.weight,
            scale_min: self.scale_min,
            scale_max: self.scale_max,
            scale_labels: self.scale_labels.iter().cloned().map(Aside).collect(),
        })
    }

    fn notes(&self, lang: Lang) -> Vec<LocalText> {
        let mut args = Args::new();
        args.set("n", self.weight);
        args.set("min", self.scale_min);
        args.set("max", self.scale_max);
        [key!("criteria-weight-short"), key!("criteria-scale-short")].map(|key| t(lang, key, Some(&args)).into()).into()
    }

    fn is_word_for_word(&self) -> bool {
        true
    }

    /// A criterion is what its words say: every sheet is filled in by them.
    fn differs_in_wording_only(&self, new: &Self) -> bool {
        self.facts() == new.facts()
    }
}
