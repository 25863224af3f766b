//! Results: closing a round, opening it again, settling shared places, and the entries that the next round takes.

mod actions;
mod advance;
mod forms;
pub mod model;
pub mod next;
mod pages;
pub mod refusal;
mod routes;
pub mod store;
mod ties_page;

pub use actions::{Outcome, close, confirm_close, confirm_reopen, reopen};

/// The routes of this feature.
pub fn routes() -> Vec<rocket::Route> {
    [routes::routes(), advance::routes(), ties_page::routes()].concat()
}
