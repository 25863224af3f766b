//! People who sign in: the office and the jury, their sessions, invitations and passwords.

pub mod model;
pub mod sessions;
pub mod store;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
