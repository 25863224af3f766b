//! `/office/editions/<id>/naming`: what somebody who is honoured says about being named in public.

use rocket::http::Status;
use rocket::{Either, Route, get, post, routes};
use serde::Serialize;

use crate::contest::prizes::model::{Naming, NamingSubject};
use crate::contest::prizes::store as editions;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Query, Redirected,
    redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::key;
use crate::link;

use super::actions;
use super::decided::{Award, decided};
use super::store;

pub(super) fn routes() -> Vec<Route> {
    routes![naming, record_naming]
}

/// The longest word on where an answer comes from.
const SOURCE: usize = 500;

/// The page for an award's answer.
pub(super) fn path(id: EditionId, award: &Award) -> String {
    path_of(id, &award.subject())
}

fn path_of(id: EditionId, from: &NamingSubject) -> String {
    let query = match from {
        NamingSubject::Entry(entry) => format!("entry={entry}"),
        NamingSubject::Person(name) => format!("person={}", rocket::http::RawStr::new(name).percent_encode()),
    };
    format!("{}?{query}", link!("/office/editions/{edition}/naming", edition = id))
}

fn subject(query: &Query) -> Option<NamingSubject> {
    let person = Some(query.get("person")).filter(|name| !name.is_empty());
    let entry = query.parse("entry").map(NamingSubject::Entry);
    entry.or_else(|| person.map(|name| NamingSubject::Person(name.to_owned())))
}

#[derive(Serialize)]
struct NamingPage {
    crumbs: Vec<Link>,
    name: String,
    naming: Naming,
    /// Or the entry may only stand beside the laureates.
    is_honoured: bool,
    action: String,
    /// How many honours of people without an entry have this name: the answer holds for all of them.
    honours: usize,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
}

impl NamingPage {
    async fn load(
        ctx: &Ctx,
        id: EditionId,
        query: &Query,
        typed: Option<(&Query, &Errors)>,
        lang: Lang,
    ) -> Result<Self> {
        let mut conn = ctx.db.read().await?;
        let edition = editions::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = editions::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let awards = decided(&mut conn, id).await?.map_or_else(Vec::new, |decided| decided.awards);
        let from = subject(query).ok_or(AppError::NotFound)?;
        let award = awards.iter().find(|award| award.subject() == from);
        let (name, naming) = match (award, &from) {
            (Some(award), _) => (award.name.clone(), award.naming),
            (None, NamingSubject::Entry(entry)) => {
                let found = store::naming_of(&mut conn, id, *entry).await?.ok_or(AppError::NotFound)?;
                (found.name, found.naming)
            }
            (None, NamingSubject::Person(_)) => return Err(AppError::NotFound),
        };
        let (none, nothing) = (Errors::default(), Query::default());
        let (form, errors) = typed.unwrap_or((&nothing, &none));
        let options = ["yes", "no"].map(|value| Choice::new(value, say(lang, &format!("publication-agreed-{value}"))));
        let fields = vec![
            Field::said(lang, FieldKind::Radio, "publication", "agreed")
                .options(options.to_vec())
                .value(form.get("agreed"))
                .check(errors, lang),
            Field::said(lang, FieldKind::Text, "publication", "source")
                .value(form.get("source"))
                .max_chars(i64::try_from(SOURCE).ok())
                .check(errors, lang),
        ];
        let home = link!("/office/editions/{edition}", edition = id);
        Ok(Self {
            crumbs: vec![
                Link::new(link!("/office"), say(lang, key!("nav-office"))),
                Link::new(&home, edition.title(&prize, lang)),
                Link::new(
                    link!("/office/editions/{edition}/publication", edition = id),
                    say(lang, key!("edition-tab-publication")),
                ),
            ],
            is_honoured: award.is_some(),
            name,
            naming,
            action: path_of(id, &from),
            honours: match from {
                NamingSubject::Person(_) => awards.iter().filter(|award| award.subject() == from).count(),
                NamingSubject::Entry(_) => 1,
            },
            errors: errors.summary(&fields),
            fields,
        })
    }
}

#[get("/office/editions/<id>/naming")]
async fn naming(_office: Office, id: EditionId, query: Query, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    Ok(Page::new("outcome/publication/naming.html", NamingPage::load(&ctx, id, &query, None, lang.0).await?))
}

#[post("/office/editions/<id>/naming", data = "<form>")]
async fn record_naming(
    office: Office,
    id: EditionId,
    query: Query,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Result<Either<Redirected, Page<impl Serialize>>> {
    let source = form.get("source");
    let mut errors = Errors::default();
    let agreed = match form.get("agreed") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    if agreed.is_none() {
        errors.add("agreed", key!("field-missing"));
    }
    match source.chars().count() {
        0 => errors.add("source", key!("field-missing")),
        1..=SOURCE => {}
        _ => errors.add("source", key!("field-too-long")),
    }
    if let (Some(agreed), true) = (agreed, errors.is_empty()) {
        let from = subject(&query).ok_or(AppError::NotFound)?;
        let entry = match &from {
            NamingSubject::Entry(entry) => Some(*entry),
            NamingSubject::Person(_) => None,
        };
        let is_honoured = actions::record_naming(&ctx, office.person_id, id, from, (agreed, source)).await?;
        let home = match entry.filter(|_| !is_honoured) {
            Some(entry) => link!("/office/nominations/{nomination}", nomination = entry),
            None => link!("/office/editions/{edition}/publication", edition = id),
        };
        return Ok(Either::Left(redirect(home).success("publication-naming-recorded")));
    }
    let page = NamingPage::load(&ctx, id, &query, Some((&form, &errors)), lang.0).await?;
    Ok(Either::Right(Page::new("outcome/publication/naming.html", page).status(Status::UnprocessableEntity)))
}
