//! A category.

use serde::Serialize;
use uuid::Uuid;

use crate::ground::audit::acts::{Aside, CategoryFacts, PartFacts};
use crate::ground::db::{LocalText, Translated};
use crate::i18n::Lang;
use crate::ids::{CategoryId, EditionId};

use super::{Item, behind};

/// A field of work that entries belong to.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Category {
    pub category_id: CategoryId,
    pub edition_id: EditionId,
    pub position: i64,
    pub label: Translated,
    pub description: Translated,
}

impl Item for Category {
    const IS_READ: bool = true;

    fn blank(edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        Self {
            category_id: CategoryId(id),
            edition_id,
            position: behind(siblings),
            label: Translated::default(),
            description: Translated::default(),
        }
    }

    fn facts(&self) -> PartFacts {
        PartFacts::Category(CategoryFacts {
            label: Aside(self.label.clone()),
            description: Aside(self.description.clone()),
        })
    }

    fn notes(&self, lang: Lang) -> Vec<LocalText> {
        Some(self.description.said(lang)).filter(|said| !said.text.is_empty()).into_iter().collect()
    }

    fn differs_in_wording_only(&self, _new: &Self) -> bool {
        true
    }
}
