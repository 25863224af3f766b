//! The office's pages on which a round gets its entries and its jurors.

use std::collections::BTreeSet;

use rocket::{Route, get, post};
use serde::Serialize;

use crate::contest::jury::store::declared;
use crate::contest::nominations::store as nominations;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::contest::rounds::{round_crumbs, tabs};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Field, FieldKind, Language, Link, Office, Page, Posted, Redirected, Role, redirect,
};
use crate::i18n::say;
use crate::ids::{NominationId, PersonId, RoundId};
use crate::key;
use crate::link;
use crate::people::accounts::store as accounts;

use super::actions;
use super::routes::placed;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![entries, choose_entries, add_all_eligible, jurors, choose_jurors]
}

/// A list of things with a box each.
#[derive(Serialize)]
struct ChoicePage {
    title: String,
    lead: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round_id: RoundId,
    /// `entries` or `jurors`.
    what: &'static str,
    /// Whether the boxes may change; otherwise the chosen ones are listed.
    editable: bool,
    /// A sentence about what cannot change any more.
    note: Option<String>,
    count: usize,
    field: Field,
    /// How many eligible nominations the round does not have yet.
    more: usize,
    /// What the round's jurors know, and where to complete it.
    known: Vec<Known>,
}

/// A juror with fields of knowledge and languages, in words.
#[derive(Serialize)]
struct Known {
    person_id: PersonId,
    name: String,
    fields: String,
    languages: String,
}

#[get("/office/rounds/<id>/entries")]
async fn entries(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.snapshot().await?;
    let round = placed(&mut conn, id).await?;
    let chosen = rounds::entries(&mut conn, id).await?;
    let known: BTreeSet<_> = chosen.iter().map(|entry| entry.nomination_id).collect();
    let eligible = nominations::eligible(&mut conn, round.round.edition_id).await?;
    let editable = round.round.status == RoundStatus::Preparing;
    let mut options: Vec<(String, Choice)> = chosen
        .iter()
        .map(|entry| {
            let category = entry.category.as_ref().map_or("", |category| category.get(lang.0));
            let fallen = if entry.stands { String::new() } else { say(lang.0, key!("assignment-fallen")) };
            let parts = [entry.receipt_number.as_str(), category, &fallen];
            let hint = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            (entry.title.clone(), hinted(entry.nomination_id, &entry.title, hint))
        })
        .collect();
    let others: Vec<_> = eligible.iter().filter(|entry| !known.contains(&entry.nomination_id)).collect();
    if editable {
        options.extend(others.iter().map(|entry| {
            (entry.title.clone(), hinted(entry.nomination_id, &entry.title, entry.receipt_number.clone()))
        }));
        options.sort_by_cached_key(|(title, _)| crate::i18n::sort_key(title));
    }
    let mut field = Field::new(FieldKind::Checkboxes, "entries", say(lang.0, key!("assignment-chosen-entries")));
    field.options = options.into_iter().map(|(_, choice)| choice).collect();
    field.values = known.iter().map(ToString::to_string).collect();
    let page = ChoicePage {
        title: say(lang.0, key!("assignment-entries")),
        lead: say(lang.0, key!("assignment-entries-lead")),
        crumbs: round_crumbs(&round, lang.0),
        tabs: tabs(id, "entries", lang.0),
        round_id: id,
        what: "entries",
        editable,
        note: (!editable).then(|| say(lang.0, key!("rounds-frozen"))),
        count: chosen.len(),
        field,
        more: others.len(),
        known: Vec::new(),
    };
    Ok(Page::new("judging/assignment/choice.html", page))
}

fn hinted(id: impl ToString, label: &str, hint: String) -> Choice {
    let hint = Some(hint).filter(|hint| !hint.is_empty()).map(Into::into);
    Choice { hint, ..Choice::new(id, label) }
}

/// The keys of the boxes that were ticked.
fn ticked<T: std::str::FromStr + Ord>(form: &Posted, name: &str) -> Result<BTreeSet<T>> {
    form.all(name).map(|id| id.parse().map_err(|_| AppError::Bad(key!("error-bad-request")))).collect()
}

#[post("/office/rounds/<id>/entries", data = "<form>")]
async fn choose_entries(ctx: Ctx, office: Office, id: RoundId, form: Posted) -> Result<Redirected> {
    let chosen = ticked::<NominationId>(&form, "entries")?;
    actions::choose_entries(&ctx, office.person_id, id, &chosen).await?;
    Ok(redirect(link!("/office/rounds/{round}", round = id)).with("success", "assignment-entries-chosen", chosen.len()))
}

#[post("/office/rounds/<id>/entries/all", data = "<_form>")]
async fn add_all_eligible(ctx: Ctx, office: Office, id: RoundId, _form: Posted) -> Result<Redirected> {
    let added = actions::add_eligible(&ctx, office.person_id, id).await?;
    Ok(redirect(link!("/office/rounds/{round}", round = id)).with("success", "assignment-entries-added", added))
}

#[get("/office/rounds/<id>/jurors")]
async fn jurors(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let round = placed(&mut conn, id).await?;
    let jurors = rounds::jurors(&mut conn, id).await?;
    let chosen: BTreeSet<_> = jurors.iter().map(|juror| juror.person_id).collect();
    let people = accounts::people(&mut conn).await?;
    let mut knowledge = declared::known(&mut conn, id).await?;
    let known = jurors
        .into_iter()
        .map(|juror| {
            let (fields, languages) = knowledge.remove(&juror.person_id).unwrap_or_default();
            Known {
                person_id: juror.person_id,
                name: juror.name,
                fields: fields.iter().map(|field| field.get(lang.0)).collect::<Vec<_>>().join(", "),
                languages: languages.iter().map(|language| language.label()).collect::<Vec<_>>().join(", "),
            }
        })
        .collect();
    let mut field = Field::new(FieldKind::Checkboxes, "jurors", say(lang.0, key!("assignment-chosen-jurors")));
    field.options = people
        .iter()
        .filter(|person| person.role.is_jury() && (person.disabled_at.is_none() || chosen.contains(&person.person_id)))
        .map(|person| {
            let key = match (person.disabled_at, person.role) {
                (Some(_), _) => key!("assignment-juror-disabled"),
                (None, Role::Chair) => key!("design-role-chair"),
                (None, _) => "",
            };
            let said = if key.is_empty() { String::new() } else { format!(" · {}", say(lang.0, key)) };
            hinted(person.person_id, &person.name, format!("{}{said}", person.email))
        })
        .collect();
    field.values = chosen.iter().map(ToString::to_string).collect();
    let page = ChoicePage {
        title: say(lang.0, key!("assignment-jurors")),
        lead: say(lang.0, key!("assignment-jurors-lead")),
        crumbs: round_crumbs(&round, lang.0),
        tabs: tabs(id, "jurors", lang.0),
        round_id: id,
        what: "jurors",
        editable: round.round.status != RoundStatus::Closed,
        note: match round.round.status {
            RoundStatus::Preparing => None,
            RoundStatus::Open => Some(say(lang.0, key!("assignment-jurors-open"))),
            RoundStatus::Closed => Some(say(lang.0, key!("rounds-closed"))),
        },
        count: chosen.len(),
        field,
        more: 0,
        known,
    };
    Ok(Page::new("judging/assignment/choice.html", page))
}

#[post("/office/rounds/<id>/jurors", data = "<form>")]
async fn choose_jurors(ctx: Ctx, office: Office, id: RoundId, form: Posted) -> Result<Redirected> {
    let chosen = ticked::<PersonId>(&form, "jurors")?;
    actions::choose_jurors(&ctx, office.person_id, id, &chosen).await?;
    Ok(redirect(link!("/office/rounds/{round}", round = id)).with("success", "assignment-jurors-chosen", chosen.len()))
}
