//! Results: closing a round, opening it again, and the entries that the next round takes from it.

mod actions;
pub mod model;
mod pages;
mod routes;
pub mod store;

pub use actions::{Outcome, Wish, close, confirm_close, confirm_reopen, reopen};
pub use routes::routes;
