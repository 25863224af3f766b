//! What this feature mounts; and what a round lacks before it can be opened.

use rocket::Route;
use serde::Serialize;

use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, t, value};
use crate::ids::RoundId;

use super::model::Missing;
use super::{by_hand, choose, opening_page, proposal};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    let mut routes = opening_page::routes();
    routes.extend(choose::routes());
    routes.extend(proposal::routes());
    routes.extend(by_hand::routes());
    routes
}

/// A thing that a round unmet, and where to mend it.
#[derive(Serialize)]
pub struct Unmet {
    pub text: String,
    pub href: String,
}

/// What a round unmet, in words.
pub fn unmet(id: RoundId, missing: &[Missing], lang: Lang) -> Vec<Unmet> {
    missing
        .iter()
        .map(|missing| {
            let (key, n) = missing.sentence();
            let mut args = Args::new();
            args.set("n", i64::try_from(n).unwrap_or(i64::MAX));
            let until = missing.until().map(|until| Writes(lang).datetime(until.naive()));
            args.set("until", value(until.unwrap_or_default()));
            Unmet { text: t(lang, key, Some(&args)), href: missing.href(id) }
        })
        .collect()
}

/// A round, or not found.
pub async fn placed(conn: &mut Conn, id: RoundId) -> Result<RoundContext> {
    rounds::placed(conn, id).await?.ok_or(AppError::NotFound)
}
