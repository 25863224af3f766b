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
pub mod refusal;
mod routes;
pub mod store;

use crate::ground::web::Link;
use crate::i18n::{Lang, say};
use crate::ids::RoundId;
use crate::key;
use crate::link;

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
        Link::new(link!("/office"), say(lang, key!("nav-office"))),
        Link::new(link!("/office/editions/{edition}", edition), format!("{} {}", round.prize.get(lang), round.year)),
        Link::new(link!("/office/editions/{edition}/rounds", edition), say(lang, key!("rounds-title"))),
    ]
}

/// The way back from the other pages of a round.
pub fn round_crumbs(round: &RoundContext, lang: Lang) -> Vec<Link> {
    let mut crumbs = crumbs(round, lang);
    crumbs.push(Link::new(link!("/office/rounds/{round}", round = round.round.round_id), round.round.name.clone()));
    crumbs
}

/// The rooms of a round, with the one somebody is in.
pub fn tabs(id: RoundId, current: &str, lang: Lang) -> Vec<Link> {
    [
        ("overview", link!("/office/rounds/{round}", round = id)),
        ("criteria", link!("/office/rounds/{round}/criteria", round = id)),
        ("entries", link!("/office/rounds/{round}/entries", round = id)),
        ("jurors", link!("/office/rounds/{round}/jurors", round = id)),
        ("conflicts", link!("/office/rounds/{round}/conflicts", round = id)),
        ("assignment", link!("/office/rounds/{round}/assignment", round = id)),
        ("ranking", link!("/office/rounds/{round}/ranking", round = id)),
        ("meeting", link!("/office/rounds/{round}/meeting", round = id)),
        ("evidence", link!("/office/rounds/{round}/evidence", round = id)),
        ("documents", link!("/office/rounds/{round}/documents", round = id)),
    ]
    .map(|(room, href)| Link { current: room == current, ..Link::new(href, say(lang, &format!("rounds-tab-{room}"))) })
    .into()
}
