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
pub mod refusal;
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
use crate::link;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [public::routes(), office::routes()].concat()
}

/// The tabs above every office page of one edition; `current` is `call`, `nominations`, `rounds` or `documents`.
pub fn tabs(id: EditionId, current: &str, lang: Lang) -> Vec<Link> {
    [
        ("call", link!("/office/editions/{edition}", edition = id)),
        ("nominations", link!("/office/editions/{edition}/nominations", edition = id)),
        ("rounds", link!("/office/editions/{edition}/rounds", edition = id)),
        ("publication", link!("/office/editions/{edition}/publication", edition = id)),
        ("letters", link!("/office/editions/{edition}/letters", edition = id)),
        ("documents", link!("/office/editions/{edition}/documents", edition = id)),
    ]
    .map(|(name, href)| Link { current: name == current, ..Link::new(href, say(lang, &format!("edition-tab-{name}"))) })
    .into()
}
