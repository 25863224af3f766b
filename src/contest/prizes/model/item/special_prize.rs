//! A prize beside the places.

use serde::Serialize;
use uuid::Uuid;

use crate::ground::audit::acts::{Aside, PartFacts, SpecialPrizeFacts};
use crate::ground::db::{LocalText, Translated};
use crate::i18n::{Lang, Writes, say};
use crate::ids::{EditionId, SpecialPrizeId};
use crate::key;

use super::{Item, behind};

/// A prize beside the places, such as the Ehrenpreis.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct SpecialPrize {
    pub special_prize_id: SpecialPrizeId,
    pub edition_id: EditionId,
    pub position: i64,
    pub label: Translated,
    pub amount: Option<i64>,
}

impl Item for SpecialPrize {
    fn blank(edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        Self {
            special_prize_id: SpecialPrizeId(id),
            edition_id,
            position: behind(siblings),
            label: Translated::default(),
            amount: None,
        }
    }

    fn facts(&self) -> PartFacts {
        PartFacts::SpecialPrize(SpecialPrizeFacts { label: Aside(self.label.clone()), amount: self.amount })
    }

    fn notes(&self, lang: Lang) -> Vec<LocalText> {
        vec![self.amount.map_or_else(|| say(lang, key!("call-money-special")), |n| Writes(lang).money(n)).into()]
    }

    fn differs_in_wording_only(&self, new: &Self) -> bool {
        self.amount == new.amount
    }
}
