//! Letters to all who took part: drafted from templates once the jury's decisions are binding, reviewed, and queued
//! together when the result may be known.
//!
//! Nobody gets one kind of letter twice, whatever is pressed how often. A placeholder that a template does not know is
//! refused by its name; one without a value stays in its letter, is named, and keeps it from being reviewed. A letter
//! leaves only while what the jury decided holds as it did when the letter was written. Letters to people without an
//! e-mail address are printed.

pub mod actions;
pub mod invitations;
pub mod model;
mod plan;
pub mod refusal;
mod routes;
mod sending;
pub mod store;
mod templates;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [routes::routes(), sending::routes(), templates::routes()].concat()
}
