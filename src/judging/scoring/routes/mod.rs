//! The jury's pages: what there is to read, the sheet beside its dossier, and what is sent from it.

mod list;
mod save;
mod sheet;

use rocket::Route;

use crate::ids::AssignmentId;

use super::model::SheetStatus;
use crate::link;

/// The routes of the jury.
pub fn routes() -> Vec<Route> {
    rocket::routes![list::list, sheet::sheet, save::save_sheet, save::recuse]
}

fn state(status: Option<SheetStatus>) -> &'static str {
    status.map_or("open", SheetStatus::as_str)
}

fn href(id: AssignmentId) -> String {
    link!("/jury/sheets/{assignment}", assignment = id)
}
