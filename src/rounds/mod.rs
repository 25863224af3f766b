//! Rounds: their criteria, entries, jurors and windows. What a jury decides is in results.

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
