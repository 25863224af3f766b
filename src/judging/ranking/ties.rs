//! Shared places of a round as they stand in the database.

use std::collections::BTreeMap;

use laudatio_tally::ranked::Ranked;
use laudatio_tally::ties::{self, Settlement, Tie, TieRule};
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::ids::{NominationId, TieBreakId};

/// A decision on a shared place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TieBreak {
    pub tie_break_id: TieBreakId,
    pub rank: i64,
    pub rule: TieRule,
    pub seed: Option<String>,
    /// In the order that was found.
    pub entries: Json<Vec<NominationId>>,
    pub reason: String,
    /// Who asked for it; absent where one person settled it, before two had to.
    pub asked_by: Option<String>,
    pub decided_by: String,
    pub decided_at: Timestamp,
    /// The [digest](sheets_sha256) of the sheets that it was made on; absent before two people had to.
    pub sheets_sha256: Option<String>,
    /// How the lot was drawn.
    pub method: Option<String>,
}

/// What the decisions say about places.
pub fn settlements(breaks: &[TieBreak]) -> Vec<Settlement> {
    let of = |one: &TieBreak| Settlement { rank: one.rank, rule: one.rule, entries: one.entries.0.clone() };
    breaks.iter().map(of).collect()
}

/// The ties of a ranking that nobody has settled.
pub fn open_ties(ranked: &Ranked, breaks: &[TieBreak], places: usize) -> Vec<Tie> {
    ties::open_ties(ranked, &settlements(breaks), places)
}

/// The ranks after all decisions on shared places.
pub fn settled_ranks(ranked: &Ranked, breaks: &[TieBreak]) -> BTreeMap<NominationId, usize> {
    ties::settled_ranks(ranked, &settlements(breaks))
}
