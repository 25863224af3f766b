//! What this feature mounts; and the button that opens a round, with what a round lacks for that.

use rocket::http::Status;
use rocket::{Route, State, post};
use serde::Serialize;

use crate::config::Settings;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::RoundId;
use crate::rounds::round_crumbs;
use crate::rounds::store::{self as rounds, Placed};
use crate::web::{Language, Link, Office, Page, Posted, Redirected, redirect};

use super::actions::{self, Opened};
use super::model::Missing;
use super::{by_hand, choose, proposal};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    let mut routes = rocket::routes![open];
    routes.extend(choose::routes());
    routes.extend(proposal::routes());
    routes.extend(by_hand::routes());
    routes
}

/// A thing that a round lacks, and where to mend it.
#[derive(Serialize)]
pub struct Lack {
    pub text: String,
    pub href: String,
}

/// What a round lacks, in words.
pub fn lacks(id: RoundId, missing: &[Missing], lang: Lang) -> Vec<Lack> {
    missing
        .iter()
        .map(|missing| {
            let (key, n) = missing.sentence();
            let mut args = Args::new();
            args.set("n", i64::try_from(n).unwrap_or(i64::MAX));
            let until = missing.until().map(|until| Writes(lang).datetime(until.naive()));
            args.set("until", value(until.unwrap_or_default()));
            Lack { text: t(lang, key, Some(&args)), href: missing.href(id) }
        })
        .collect()
}

#[derive(Serialize)]
struct NotOpenedPage {
    title: String,
    crumbs: Vec<Link>,
    lacks: Vec<Lack>,
}

#[post("/office/rounds/<id>/open", data = "<form>")]
async fn open(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    settings: &State<Settings>,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    form?;
    match actions::open(&ctx, office.person_id, id, settings.public_url()).await? {
        Opened::Done => Ok(Ok(redirect(format!("/office/rounds/{id}")).success("assignment-opened"))),
        Opened::Lacks(missing) => {
            let round = placed(&mut ctx.db.read().await?, id).await?;
            let page = NotOpenedPage {
                title: say(lang.0, "assignment-not-opened"),
                crumbs: round_crumbs(&round, lang.0),
                lacks: lacks(id, &missing, lang.0),
            };
            Ok(Err(Page::new("assignment/not_opened.html", page).status(Status::Conflict)))
        }
    }
}

/// A round, or not found.
pub async fn placed(conn: &mut Conn, id: RoundId) -> Result<Placed> {
    rounds::placed(conn, id).await?.ok_or(AppError::NotFound)
}
