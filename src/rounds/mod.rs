//! Rounds: their criteria, entries, jurors and windows. What a jury decides is in results.
//!
//! A round is prepared, opened and closed. Opening freezes criteria, scale, weights, method and entries.

pub mod model;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
