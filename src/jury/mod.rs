//! The jury: who may not judge what (conflicts), and who steps back (recusals).

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
