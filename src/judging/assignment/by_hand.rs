//! One entry and those who could read it: given and taken by hand, with what that changes shown before.

use std::collections::BTreeSet;

use rocket::{Route, State, get, post};
use serde::Serialize;

use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::round_crumbs;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Query, Redirected, redirect};
use crate::i18n::{Lang, say};
use crate::ids::{AssignmentId, NominationId, PersonId, RoundId};
use crate::key;
use crate::link;

use super::actions;
use super::measures::{Effect, effects};
use super::plan::Pair;
use super::state::AssignmentState;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![assignment_entry, add, remove]
}

#[derive(Serialize)]
struct EntryPage {
    title: String,
    receipt_number: String,
    crumbs: Vec<Link>,
    round_id: RoundId,
    nomination_id: NominationId,
    stands: bool,
    closed: bool,
    fitted: bool,
    rows: Vec<EntryRow>,
    /// A change that somebody looks at before it is made.
    change: Option<Change>,
}

/// A juror and what he or she is to the entry.
#[derive(Serialize)]
struct EntryRow {
    person_id: PersonId,
    name: String,
    load: usize,
    fit: i64,
    /// `free`, `assigned`, `draft`, `submitted`, `recused`, `conflict`, `disabled`.
    state: &'static str,
    assignment_id: Option<AssignmentId>,
}

/// A juror who would get the entry or lose it, and what that changes.
#[derive(Serialize)]
struct Change {
    name: String,
    person_id: PersonId,
    /// What would be taken away; absent when the entry would be given.
    assignment_id: Option<AssignmentId>,
    effects: Vec<Effect>,
    /// The juror's own load.
    load: (usize, usize),
}

#[get("/office/rounds/<id>/assignment/<nomination>", rank = 2)]
async fn assignment_entry(
    ctx: Ctx,
    _office: Office,
    lang: Language,
    query: Query,
    id: RoundId,
    nomination: NominationId,
) -> Answer<impl Serialize> {
    let desk = AssignmentState::read(&mut ctx.db.snapshot().await?, id).await?;
    let entry = desk.entries.iter().find(|entry| entry.nomination_id == nomination).ok_or(AppError::NotFound)?;
    let mut crumbs = round_crumbs(&desk.round, lang.0);
    crumbs
        .push(Link::new(link!("/office/rounds/{round}/assignment", round = id), say(lang.0, key!("assignment-title"))));
    let active = desk.active();
    let now = desk.measures(&active);
    let rows: Vec<EntryRow> = desk
        .jurors
        .iter()
        .map(|juror| {
            let pair = (nomination, juror.person_id);
            let own = desk.assignments.iter().find(|a| a.pair() == pair);
            EntryRow {
                person_id: juror.person_id,
                name: juror.name.clone(),
                load: now.load(juror.person_id),
                fit: desk.fits.get(&pair).copied().unwrap_or(0),
                state: match own {
                    Some(a) if !a.is_active() => "recused",
                    Some(a) if a.submitted => "submitted",
                    Some(a) if a.begun => "draft",
                    Some(_) => "assigned",
                    None if desk.conflicts.contains(&pair) => "conflict",
                    None if juror.disabled => "disabled",
                    None => "free",
                },
                assignment_id: own.map(|a| a.assignment_id),
            }
        })
        .collect();
    let closed = desk.status() == RoundStatus::Closed;
    let tried = query.parse::<PersonId>("person").filter(|_| !closed && entry.stands);
    let tried = tried.and_then(|person| rows.iter().find(|row| row.person_id == person));
    let page = EntryPage {
        title: entry.title.clone(),
        receipt_number: entry.receipt_number.clone(),
        crumbs,
        round_id: id,
        nomination_id: nomination,
        stands: entry.stands,
        closed,
        fitted: !desk.fits.is_empty(),
        change: tried.and_then(|row| change(&desk, &active, nomination, row, lang.0)),
        rows,
    };
    Ok(Page::new("judging/assignment/entry.html", page))
}

/// What it would change to give the entry to a juror, or to take it away; nothing where neither is possible.
fn change(
    desk: &AssignmentState,
    active: &BTreeSet<Pair>,
    nomination: NominationId,
    row: &EntryRow,
    lang: Lang,
) -> Option<Change> {
    let mut after = active.clone();
    match row.state {
        "free" => after.insert((nomination, row.person_id)),
        "assigned" => after.remove(&(nomination, row.person_id)),
        _ => return None,
    };
    let (before, after) = (desk.measures(active), desk.measures(&after));
    Some(Change {
        name: row.name.clone(),
        person_id: row.person_id,
        assignment_id: row.assignment_id,
        load: (before.load(row.person_id), after.load(row.person_id)),
        effects: effects(&before, &after, !desk.fits.is_empty(), lang),
    })
}

#[post("/office/rounds/<id>/assignment/add", data = "<form>")]
async fn add(ctx: Ctx, office: Office, settings: &State<Settings>, id: RoundId, form: Posted) -> Result<Redirected> {
    let nomination: NominationId = form.parse("nomination_id").ok_or(AppError::Bad(key!("error-bad-request")))?;
    let person: PersonId = form.parse("person_id").ok_or(AppError::Bad(key!("error-bad-request")))?;
    actions::add(&ctx, office.person_id, id, (nomination, person), settings.public_url()).await?;
    Ok(redirect(link!("/office/rounds/{round}/assignment/{nomination}", round = id, nomination))
        .success("assignment-added"))
}

#[post("/office/rounds/<id>/assignment/remove", data = "<form>")]
async fn remove(ctx: Ctx, office: Office, id: RoundId, form: Posted) -> Result<Redirected> {
    let assignment: AssignmentId = form.parse("assignment_id").ok_or(AppError::Bad(key!("error-bad-request")))?;
    let nomination = actions::remove(&ctx, office.person_id, id, assignment).await?;
    Ok(redirect(link!("/office/rounds/{round}/assignment/{nomination}", round = id, nomination))
        .success("assignment-removed"))
}
