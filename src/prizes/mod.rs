//! Prizes, their yearly editions, and everything that a call says: categories, questions, criteria, money, dates.
//!
//! An edition is prepared, opened and closed. Once it is open, only wording and later dates change:
//! nothing that would make a received answer unreadable or a score mean something else.

pub mod model;
pub mod store;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
