//! Assignment: which juror reads which entry.

pub mod solver;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
