//! The two ends of a call: two people publish it after they have read what will stand, and it is ended once everything
//! is done. Both are taken back while nothing rests on them.
//!
//! A call that lacks nothing is published by two people; what is unusual in it takes a reason. A call whose conditions
//! are all met is ended by one person; one that is broken off, by two and with a reason. A published call is taken back by
//! two, an end by one, each with a reason on record.

mod actions;
mod back;
mod ending;
mod opening;
mod store;

use rocket::Route;

pub use ending::{Condition, ending};
pub use opening::opening;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [opening::open::routes(), ending::close::routes(), back::routes()].concat()
}
