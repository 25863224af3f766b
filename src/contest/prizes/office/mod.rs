//! The pages on which the office prepares a call, publishes it, and mends its wording afterwards.

mod basics;
mod call;
mod dates;
mod due;
mod items;
mod moved;
mod page;

use rocket::Route;

pub use call::said;
pub use due::overdue;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    [call::routes(), basics::routes(), dates::routes(), items::routes()].concat()
}
