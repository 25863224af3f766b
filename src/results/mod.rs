//! Results: closing a round. Afterwards nothing of it changes any more.

mod actions;
mod routes;
mod store;

pub use actions::{Close, close};
pub use routes::routes;
