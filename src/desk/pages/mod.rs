//! Texts that every public site needs, which the office may edit, and what visitors write to it.
//!
//! A text that nobody has edited is the proposal in `texts/`. A text in one language never stands in for another.

pub mod actions;
pub mod model;
mod routes;
pub mod store;

pub use routes::routes;
