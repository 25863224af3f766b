//! What the office finds about nominations: which are there, which fulfil the conditions, which late ones are let in.
//!
//! A decision can be changed until a jury has begun to read the nomination; a nomination that competes in a round
//! never loses its place by a screening.

pub mod actions;
mod detail;
mod list;
mod reading;
pub mod refusal;
mod store;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [list::routes(), detail::routes(), reading::routes()].concat()
}
