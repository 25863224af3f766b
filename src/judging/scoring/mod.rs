//! Scoring: the jurors' sheets with their points, and how far a round has come.
//!
//! A sheet is a draft or submitted, and can be changed until its round closes; every saved state is kept.
//! Totals are never stored: they follow from points and the round's frozen weights. Nobody sees another's
//! sheet, unless the edition shows scores and the own sheet is submitted.

pub mod actions;
pub mod forms;
pub mod model;
mod office;
pub mod refusal;
mod routes;
pub mod store;

use rocket::Route;

/// The routes of this feature: the jury's and the office's.
pub fn routes() -> Vec<Route> {
    [routes::routes(), office::routes()].concat()
}
