//! Scoring: the jurors' sheets, draft and submitted, with their history.

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
