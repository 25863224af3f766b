//! Exports: lists as files (CSV, XLSX, JSON) for whoever has the right to take them along, each recorded.
//!
//! A list is a [`table`] first; the three formats are written from it. The pages "Unterlagen" of an edition and
//! of a round show what there is, documents included.

mod engagement;
pub mod formats;
mod meeting;
mod nominations;
mod pages;
mod ranking;
mod routes;
mod sheets;
mod store;
pub mod table;

use rocket::Route;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [pages::routes(), routes::routes()].concat()
}
