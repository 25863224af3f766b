//! Rounds: their criteria, entries, jurors and windows. What a jury decides is in results.
//!
//! A round is prepared, opened and closed. Opening takes the criteria, scales and weights of the published call and
//! freezes them with method and entries; closing freezes everything. Who is in a round and who reads what is chosen in assignment.

pub mod actions;
pub mod criteria;
mod extend_page;
pub mod forms;
pub mod model;
mod page;
mod routes;
pub mod store;

use crate::ground::web::Link;
use crate::i18n::{Lang, say};
use crate::ids::RoundId;
use crate::key;

pub use model::extensions;
pub use page::FormPage;
use store::RoundContext;

/// The routes of this feature.
pub fn routes() -> Vec<rocket::Route> {
    [routes::routes(), extend_page::routes()].concat()
}

/// The way back from the first page of a round.
pub fn crumbs(round: &RoundContext, lang: Lang) -> Vec<Link> {
    let edition = round.round.edition_id;
    vec![
        Link::new("/office", say(lang, key!("nav-office"))),
        Link::new(format!("/office/editions/{edition}"), format!("{} {}", round.prize.get(lang), round.year)),
        Link::new(format!("/office/editions/{edition}/rounds"), say(lang, key!("rounds-title"))),
    ]
}

/// The way back from the other pages of a round.
pub fn round_crumbs(round: &RoundContext, lang: Lang) -> Vec<Link> {
    let mut crumbs = crumbs(round, lang);
    crumbs.push(Link::new(format!("/office/rounds/{}", round.round.round_id), round.round.name.clone()));
    crumbs
}

/// The rooms of a round, with the one somebody is in.
pub fn tabs(id: RoundId, current: &str, lang: Lang) -> Vec<Link> {
    [
        "overview",
        "criteria",
        "entries",
        "jurors",
        "conflicts",
        "assignment",
        "ranking",
        "meeting",
        "evidence",
        "documents",
    ]
    .into_iter()
    .map(|room| {
        let href = match room {
            "overview" => format!("/office/rounds/{id}"),
            room => format!("/office/rounds/{id}/{room}"),
        };
        Link { current: room == current, ..Link::new(href, say(lang, &format!("rounds-tab-{room}"))) }
    })
    .collect()
}
