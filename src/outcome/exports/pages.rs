//! The pages "Unterlagen" of an edition and of a round: what there is to print and to take along.

use rocket::{Route, get, routes};
use serde::Serialize;

use crate::contest::rounds::store as rounds;
use crate::contest::{prizes, rounds as round_pages};
use crate::ground::ctx::Ctx;
use crate::ground::error::AppError;
use crate::ground::web::{Answer, Language, Link, Office, Page};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, RoundId};
use crate::key;
use crate::link;
use crate::outcome::documents::laureates::{Laureate, Roll};
use crate::outcome::documents::{HAS_PDF, minutes};
use crate::outcome::meeting::later;

use super::formats::Format;
use super::routes::{EditionList, FileName, RoundList};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![edition_documents, round_documents]
}

/// A list and the files that it can be taken along as.
#[derive(Serialize)]
struct List {
    name: String,
    text: String,
    files: Vec<Link>,
}

impl List {
    /// `href` is the address of a file.
    fn new(list: &str, href: impl Fn(Format) -> String, lang: Lang) -> Self {
        let file = |format: &Format| Link::new(href(*format), say(lang, &format!("exports-format-{format}")));
        Self {
            name: say(lang, &format!("exports-{list}")),
            text: say(lang, &format!("exports-{list}-text")),
            files: Format::ALL.iter().map(file).collect(),
        }
    }
}

#[derive(Serialize)]
struct EditionPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    here: String,
    has_pdf: bool,
    /// What came up after the votes, and is to be decided anew: until then nothing is printed.
    touched: Option<String>,
    laureates: Vec<Laureate>,
    /// The jury has decided that nobody gets the prize.
    nobody: bool,
    may_export: bool,
    lists: Vec<List>,
}

#[get("/office/editions/<id>/documents")]
async fn edition_documents(office: Office, ctx: Ctx, lang: Language, id: EditionId) -> Answer<EditionPage> {
    let lang = lang.0;
    let mut conn = ctx.db.snapshot().await?;
    let roll = Roll::load(&mut conn, id, lang).await?;
    let touched = later::warning(&mut conn, id, lang).await?;
    drop(conn);
    let here = link!("/office/editions/{edition}", edition = id);
    let page = EditionPage {
        title: roll.edition.title(&roll.prize, lang),
        crumbs: vec![
            Link::new(link!("/office"), say(lang, key!("nav-office"))),
            Link::new(here.clone(), roll.title(lang)),
        ],
        tabs: prizes::tabs(id, "documents", lang),
        has_pdf: HAS_PDF,
        may_export: office.may_export,
        lists: EditionList::ALL
            .iter()
            .map(|list| {
                let file = |format| FileName(*list, format);
                let href =
                    |format| link!("/office/editions/{edition}/exports/{file}", edition = id, file = file(format));
                List::new(list.as_str(), href, lang)
            })
            .collect(),
        touched,
        laureates: roll.laureates,
        nobody: roll.nobody,
        here,
    };
    Ok(Page::new("outcome/exports/edition.html", page))
}

#[derive(Serialize)]
struct RoundPage {
    name: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    here: String,
    has_pdf: bool,
    /// There was a meeting.
    has_minutes: bool,
    may_export: bool,
    lists: Vec<List>,
}

#[get("/office/rounds/<id>/documents")]
async fn round_documents(office: Office, ctx: Ctx, lang: Language, id: RoundId) -> Answer<RoundPage> {
    let lang = lang.0;
    let mut conn = ctx.db.snapshot().await?;
    let placed = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let has_minutes = minutes::newest(&mut conn, id).await?.is_some();
    let here = link!("/office/rounds/{round}", round = id);
    let page = RoundPage {
        crumbs: round_pages::crumbs(&placed, lang),
        tabs: round_pages::tabs(id, "documents", lang),
        has_pdf: HAS_PDF,
        has_minutes,
        may_export: office.may_export,
        lists: RoundList::ALL
            .iter()
            .filter(|list| has_minutes || !list.is_of_meeting())
            .map(|list| {
                let file = |format| FileName(*list, format);
                let href = |format| link!("/office/rounds/{round}/exports/{file}", round = id, file = file(format));
                List::new(list.as_str(), href, lang)
            })
            .collect(),
        name: placed.round.name,
        here,
    };
    Ok(Page::new("outcome/exports/round.html", page))
}
