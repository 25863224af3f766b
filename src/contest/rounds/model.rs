//! What a round is: its states, its criteria, its window.

pub mod extensions;

pub use laudatio_tally::Method;
use laudatio_tally::total::Weighing;
use serde::Serialize;
use sqlx::types::Json;

use crate::clock::{Timestamp, WallTime};
pub use crate::contest::prizes::model::{RoundStatus, Scoring, scoring};
use crate::ground::db::Translated;
use crate::ids::{CriterionId, EditionId, NominationId, PersonId, RoundCriterionId, RoundId};
use crate::people::approvals::Act;

pub use crate::contest::prizes::model::MOST_CRITERIA;

crate::text_enum! {
    /// Where a round stands, with what people of the office have asked for.
    ///
    /// What was asked is no state of its own: a request lapses by itself, and until then the round goes on as it was.
    pub enum Stage {
        Preparing = "preparing",
        Open = "open",
        /// Open, and its window is still to come.
        Early = "early",
        /// Open, and its window is over for everybody.
        Late = "late",
        /// Open again after it had been closed.
        Reopened = "reopened",
        /// Open; somebody asks to close it. Sheets are still taken.
        Closing = "closing",
        Closed = "closed",
        /// Closed; somebody asks to open it again.
        Reopening = "reopening",
    }
}

/// A jury's pass over some entries.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Round {
    pub round_id: RoundId,
    pub edition_id: EditionId,
    pub position: i64,
    pub name: String,
    pub status: RoundStatus,
    pub method: Method,
    /// How many jurors read each entry; absent when everyone reads everything.
    pub reviews_per_entry: Option<i64>,
    /// How many jurors must have handed in a sheet before it closes without a reason.
    pub quorum: Option<i64>,
    /// How many sheets each entry needs before it closes without a reason.
    pub least_sheets: Option<i64>,
    /// The closed round from which it took its entries.
    pub source_round_id: Option<RoundId>,
    pub scoring_opens_at: Option<WallTime>,
    pub scoring_closes_at: Option<WallTime>,
    pub version: i64,
    pub created_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<PersonId>,
    /// When it was last opened again.
    pub reopened_at: Option<Timestamp>,
    /// Why it was closed although something was missing.
    pub close_reason: Option<String>,
}

impl Round {
    /// Where it stands while this is asked for, with the window as it lies for whoever has the most time.
    pub fn stage(&self, asked: Option<Act>, scoring: Scoring) -> Stage {
        match (self.status, asked) {
            (RoundStatus::Preparing, _) => Stage::Preparing,
            (RoundStatus::Open, Some(Act::Close)) => Stage::Closing,
            (RoundStatus::Open, _) if scoring == Scoring::Early => Stage::Early,
            (RoundStatus::Open, _) if scoring == Scoring::Late => Stage::Late,
            (RoundStatus::Open, _) if self.reopened_at.is_some() => Stage::Reopened,
            (RoundStatus::Open, _) => Stage::Open,
            (RoundStatus::Closed, Some(Act::Reopen)) => Stage::Reopening,
            (RoundStatus::Closed, _) => Stage::Closed,
        }
    }

    /// Whether it takes sheets at a moment.
    pub fn scoring(&self, now: Timestamp) -> Scoring {
        scoring(self.status, self.scoring_opens_at, self.scoring_closes_at, now)
    }
}

/// A round's own copy of a criterion of its call.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct RoundCriterion {
    pub round_criterion_id: RoundCriterionId,
    pub round_id: RoundId,
    pub criterion_id: Option<CriterionId>,
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

impl RoundCriterion {
    /// What it counts.
    pub fn weighing(&self) -> Weighing {
        Weighing { weight: self.weight, scale_max: self.scale_max }
    }
}

impl RoundCriterion {
    /// Whether these are points of its scale.
    pub fn takes(&self, points: i64) -> bool {
        (self.scale_min..=self.scale_max).contains(&points)
    }
}

/// An entry of a round, as lists of it need it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct RoundEntry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub nominee_name: String,
    pub category: Option<Translated>,
    /// False when it was withdrawn or refused after it had been taken into the round.
    pub stands: bool,
}

/// A juror of a round, as lists of it need one.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct RoundJuror {
    pub person_id: PersonId,
    pub name: String,
    pub disabled: bool,
}
