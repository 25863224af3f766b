//! Ranking: from submitted sheets to places.
//!
//! Counted anew whenever it is shown. Nothing here is stored, so nothing can be out of date.

pub mod agreement;
pub mod command;
pub mod csv_file;
pub mod dense;
pub mod draws;
pub mod explain;
pub mod methods;
pub mod model;
pub mod posterior;
pub mod reml;
pub mod report;
mod routes;
pub mod schulze;
pub mod sentences;
pub mod store;
pub mod table;
pub mod tally;

pub use routes::routes;

use crate::db::Conn;
use crate::error::Result;
use crate::ids::RoundId;
use crate::rounds::model::RoundCriterion;
use crate::scoring::model::Weighing;

use model::Standing;

/// The entries of a round with their standing, best first.
pub async fn of_round(
    conn: &mut Conn,
    round: RoundId,
    criteria: &[RoundCriterion],
) -> Result<Vec<(store::Entry, Standing)>> {
    let entries = store::entries(conn, round).await?;
    let positions: Vec<i64> = criteria.iter().map(|criterion| criterion.position).collect();
    let sheets = store::sheets(conn, round, &positions).await?;
    let keys: Vec<_> = entries.iter().map(|entry| (entry.nomination_id, entry.assigned)).collect();
    let standings = model::rank(&measures(criteria), &keys, &sheets);
    let mut entries: std::collections::HashMap<_, _> =
        entries.into_iter().map(|entry| (entry.nomination_id, entry)).collect();
    Ok(standings
        .into_iter()
        .filter_map(|standing| Some((entries.remove(&standing.nomination_id)?, standing)))
        .collect())
}

/// What counting needs to know of the criteria.
pub fn measures(criteria: &[RoundCriterion]) -> Vec<Weighing> {
    criteria.iter().map(|c| Weighing { weight: c.weight, scale_max: c.scale_max }).collect()
}
