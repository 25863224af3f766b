//! The form of a call as the public will see it, for the office that prepares it.

use rocket::{Route, get, routes};
use serde::Serialize;

use super::answers::{Demands, Part, Questionnaire};
use super::model::NominationKind;
use crate::contest::prizes::store;
use crate::ground::ctx::Ctx;
use crate::ground::error::AppError;
use crate::ground::web::{Answer, Errors, Language, Link, Office, Page, Query};
use crate::i18n::say;
use crate::ids::EditionId;
use crate::key;
use crate::link;

/// The routes of this page.
pub fn office() -> Vec<Route> {
    routes![preview]
}

#[derive(Serialize)]
struct PreviewPage {
    crumbs: Vec<Link>,
    kinds: Vec<Link>,
    parts: Vec<Part>,
}

#[get("/office/editions/<id>/preview")]
async fn preview(_office: Office, id: EditionId, query: Query, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let edition = store::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = store::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let form = Questionnaire::load(&mut conn, id).await?;
    let asked = query.parse("kind").filter(|_| edition.accepts_proposals);
    let kind = asked.unwrap_or(NominationKind::SelfApplication);
    let overview = link!("/office/editions/{edition}", edition = id);
    let tab = |of: &NominationKind| Link {
        current: *of == kind,
        ..Link::new(
            link!("/office/editions/{edition}/preview?kind={kind}", edition = id, kind = of),
            say(lang.0, &format!("nomination-kind-{of}")),
        )
    };
    let kinds = if edition.accepts_proposals { NominationKind::ALL.iter().map(tab).collect() } else { Vec::new() };
    let page = PreviewPage {
        crumbs: vec![
            Link::new(link!("/office"), say(lang.0, key!("nav-office"))),
            Link::new(&overview, edition.title(&prize, lang.0)),
        ],
        kinds,
        parts: form.parts(kind, &Query::default(), &Errors::default(), Demands::Everything, lang.0),
    };
    Ok(Page::new("contest/nominations/preview.html", page))
}
