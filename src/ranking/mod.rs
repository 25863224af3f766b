//! Ranking: from sheets to places.

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
