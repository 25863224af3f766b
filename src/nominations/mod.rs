//! Nominations: what people send in, from the form to the receipt.

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
