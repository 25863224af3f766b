//! What a call says when it is published: by this, and nothing else, its jury judges.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::db::Words;
use crate::ids::{CriterionId, EditionId};

use super::{Call, MotionTieRule, TieRule};

/// The most criteria of a call: more fit on no sheet; and totals of so many are exact in 128 bits.
pub const MOST_CRITERIA: usize = 12;

/// All of a call that a result follows from, as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedCall {
    pub edition_id: EditionId,
    /// Counted from 1: a call whose publication was taken back has another number the next time.
    pub number: i64,
    /// What holds where entries share a prize place.
    pub tie_rule: TieRule,
    /// What it says about motions with equal votes; absent where it says nothing of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion_tie_rule: Option<MotionTieRule>,
    /// Whether jurors see the others' points once their own sheet is in.
    pub shows_scores: bool,
    /// All places together, in whole cents.
    pub prize_money: Option<i64>,
    pub places: Vec<PublishedPlace>,
    /// In their order.
    pub criteria: Vec<PublishedCriterion>,
}

/// A place with its money, in whole cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedPlace {
    pub place: i64,
    pub amount: Option<i64>,
}

/// A criterion, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedCriterion {
    pub criterion_id: CriterionId,
    pub label: Words,
    pub description: Words,
    pub weight: i64,
    pub scale_min: i64,
    pub scale_max: i64,
    pub scale_labels: Vec<Words>,
}

impl PublishedCall {
    /// As the call stands.
    pub fn of(call: &Call, number: i64) -> Self {
        let criteria = call.criteria.iter().map(|criterion| PublishedCriterion {
            criterion_id: criterion.criterion_id,
            label: criterion.label.clone(),
            description: criterion.description.clone(),
            weight: criterion.weight,
            scale_min: criterion.scale_min,
            scale_max: criterion.scale_max,
            scale_labels: criterion.scale_labels.0.clone(),
        });
        Self {
            edition_id: call.edition.edition_id,
            number,
            tie_rule: call.edition.tie_rule,
            motion_tie_rule: call.edition.motion_tie_rule,
            shows_scores: call.edition.shows_scores,
            prize_money: call.edition.prize_money,
            places: call.places.iter().map(|row| PublishedPlace { place: row.place, amount: row.amount }).collect(),
            criteria: criteria.collect(),
        }
    }

    /// As it is kept and hashed: one line of JSON.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a call is plain data")
    }

    /// What the act of publishing records.
    pub fn sha256(&self) -> String {
        Sha256::digest(self.text()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
