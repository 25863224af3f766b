//! Where a sheet stands, and what its points are sealed by.

use std::collections::BTreeMap;

use laudatio_base::ids::RoundCriterionId;

use crate::chain;

laudatio_base::text_enum! {
    /// Where a sheet stands. Both states can be changed until the round closes.
    pub enum SheetStatus {
        Draft = "draft",
        Submitted = "submitted",
    }
}

/// Points per criterion, as far as they are given.
pub type Points = BTreeMap<RoundCriterionId, i64>;

/// What stands for a sheet's points in the record: a hash, so that they stay between the juror and the round, and
/// yet nobody can change them afterwards.
pub fn seal_of_points(points: &Points) -> String {
    chain::seal("", &chain::canonical(&serde_json::json!(points)))
}
