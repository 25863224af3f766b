//! What a call says when it is published: by this, and nothing else, its jury judges.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use laudatio_base::i18n::Translated;
use laudatio_base::ids::{CriterionId, EditionId};
use laudatio_tally::TieRule;

/// The most criteria of a call: more fit on no sheet; and totals of so many are exact in 128 bits.
pub const MOST_CRITERIA: usize = 12;

laudatio_base::text_enum! {
    /// What becomes of a motion in the jury's session with as many votes for it as against it.
    pub enum MotionTieRule {
        /// It has no majority.
        Rejected = "rejected",
        /// The chair's vote decides where the chair may vote and the ballot is open; else a lot.
        CastingVote = "casting_vote",
        Lot = "lot",
    }
}

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
    pub label: Translated,
    pub description: Translated,
    pub weight: i64,
    pub scale_min: i64,
    pub scale_max: i64,
    pub scale_labels: Vec<Translated>,
}

impl PublishedCall {
    /// As it is kept and hashed: one line of JSON.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a call is plain data")
    }

    /// What the act of publishing records.
    pub fn sha256(&self) -> String {
        hex::encode(Sha256::digest(self.text()))
    }
}
