//! Nominations: what people send in, from the form to the receipt.
//!
//! A nomination is received (in time, or admitted later by the office), late, or withdrawn. It is stored
//! before anybody is told that it arrived, and nothing that somebody typed is thrown away: what comes after
//! the deadline is kept as late. Who holds the private link may change it until the deadline.

pub mod actions;
pub mod answers;
pub mod blind;
pub mod dossier;
pub mod forms;
pub mod import;
mod mistake;
pub mod model;
mod office;
mod preview;
mod receipt;
mod routes;
pub mod store;
mod typed;

use rocket::Route;

pub use blind::Blind;
pub use dossier::{Audience, Dossier, dossier};
pub use office::crumbs;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [routes::public(), office::office(), import::office(), preview::office()].concat()
}
