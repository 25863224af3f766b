//! Prizes, their yearly editions, and everything that a call says: categories, questions, criteria, money, dates.
//!
//! An edition is prepared, opened and closed. Once it is open, only wording and later dates change:
//! nothing that would make a received answer unreadable or a score mean something else.

pub mod actions;
mod forms;
pub mod model;
pub mod moved;
mod office;
mod public;
pub mod store;
mod weighed;

pub use actions::{back, published, seed};
pub use forms::cents;
use rocket::Route;
pub use weighed::weighed;

pub use office::{overdue, said};
pub use public::{Step, Told, is_soon, laureate_label, place_label, steps, told};

use crate::ground::web::Link;
use crate::i18n::{Lang, say};
use crate::ids::EditionId;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [public::routes(), office::routes()].concat()
}

/// The tabs above every office page of one edition; `current` is `call`, `nominations`, `rounds` or `documents`.
pub fn tabs(id: EditionId, current: &str, lang: Lang) -> Vec<Link> {
    let rooms = [
        ("call", ""),
        ("nominations", "/nominations"),
        ("rounds", "/rounds"),
        ("publication", "/publication"),
        ("letters", "/letters"),
        ("documents", "/documents"),
    ];
    rooms
        .iter()
        .map(|(name, path)| Link {
            current: *name == current,
            ..Link::new(format!("/office/editions/{id}{path}"), say(lang, &format!("edition-tab-{name}")))
        })
        .collect()
}
