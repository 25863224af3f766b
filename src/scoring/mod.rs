//! Scoring: the jurors' sheets with their points, and how far a round has come.
//!
//! A sheet is a draft or submitted, and can be changed until its round closes; every saved state is kept.
//! Totals are never stored: they follow from points and the round's frozen weights.

pub mod model;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
