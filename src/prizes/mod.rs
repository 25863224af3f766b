//! Prizes, their yearly editions, and everything that a call says: categories, questions, criteria, money, dates.
//!
//! An edition is prepared, opened and closed. Once it is open, only wording and later dates change:
//! nothing that would make a received answer unreadable or a score mean something else.

pub mod actions;
pub mod back;
mod forms;
pub mod model;
pub mod moved;
mod office;
mod public;
pub mod published;
pub mod seed;
pub mod store;
mod weighed;

pub use forms::cents;
use rocket::Route;
pub use weighed::weighed;

pub use office::{overdue, said};
pub use public::{Step, Told, is_soon, laureate_label, place_label, steps, told};

use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::web::Link;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [public::routes(), office::routes()].concat()
}

/// The tabs above every office page of one edition; `current` is `call`, `nominations`, `rounds` or `papers`.
pub fn tabs(id: EditionId, current: &str, lang: Lang) -> Vec<Link> {
    let rooms = [
        ("call", ""),
        ("nominations", "/nominations"),
        ("rounds", "/rounds"),
        ("publication", "/publication"),
        ("letters", "/letters"),
        ("papers", "/papers"),
    ];
    rooms
        .iter()
        .map(|(name, path)| Link {
            current: *name == current,
            ..Link::new(format!("/office/editions/{id}{path}"), say(lang, &format!("edition-tab-{name}")))
        })
        .collect()
}
