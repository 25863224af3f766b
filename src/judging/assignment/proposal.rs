//! Who reads what in a round, and what the program proposes: asked for, watched, called off, confirmed.

use std::collections::BTreeSet;

use crate::key;
use crate::link;
use laudatio_assignment::Stage;
use rocket::http::Status;
use rocket::{Route, State, get, post};
use serde::Serialize;

use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, Language, Office, Page, Posted, Query, Redirected, redirect,
};
use crate::i18n::Lang;
use crate::ids::RoundId;

use super::actions::{self, Confirmed, Proposed};
use super::jobs::{Job, SolverJobs};
use super::measures::{Effect, effects};
use super::order::{Aim, Order, fields};
use super::plan::{Pair, Proof};
use super::state::{AssignmentPage, AssignmentState, Offer};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![assignment, proposal, confirm_assignment, stop, again]
}

#[get("/office/rounds/<id>/assignment")]
async fn assignment(
    ctx: Ctx,
    _office: Office,
    workshop: &State<SolverJobs>,
    lang: Language,
    query: Query,
    id: RoundId,
) -> Answer<impl Serialize> {
    let (desk, asked) = {
        let mut conn = ctx.db.snapshot().await?;
        let desk = AssignmentState::read(&mut conn, id).await?;
        let wanted = desk.status() != RoundStatus::Closed && !desk.is_empty();
        let order = Order::usual(desk.status());
        let round = &desk.round.round;
        let asked = if wanted { Some(actions::ask(&mut conn, workshop, round, &order).await?) } else { None };
        (desk, asked)
    };
    let offer = match asked {
        Some(asked) => offer(&desk, &asked.answer().await, lang.0),
        None => Offer { kind: if desk.is_empty() { "empty" } else { "nothing" }, ..Offer::default() },
    };
    let here = |page| link!("/office/rounds/{round}/assignment?page={page}", round = id, page);
    Ok(Page::new("judging/assignment/overview.html", desk.page(None, offer, &query, here, lang.0)))
}

fn offer(desk: &AssignmentState, proposed: &Proposed, lang: Lang) -> Offer {
    let kind = |kind| Offer { kind, ..Offer::default() };
    match proposed {
        Proposed::Ready(proposal) if proposal.new == 0 && proposal.gone == 0 => kind("nothing"),
        Proposed::Ready(proposal) => Offer {
            new: proposal.new,
            gone: proposal.gone,
            fingerprint: proposal.fingerprint.clone(),
            ..kind("proposal")
        },
        Proposed::Impossible(impossible) => desk.reasons(impossible, lang),
        Proposed::Working(_) => kind("working"),
        Proposed::Cancelled(_) => kind("cancelled"),
    }
}

#[derive(Serialize)]
struct ProposalPage {
    #[serde(flatten)]
    desk: AssignmentPage,
    /// Somebody else has changed something, so this is another proposal than the one that was confirmed.
    changed: bool,
    /// What can be asked for, and whether anything but the usual was.
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    unusual: bool,
    /// The same as hidden fields.
    order: Vec<Hidden>,
    effects: Vec<Effect>,
    proof: Option<Proven>,
    /// How far a search is that takes longer.
    progress: Option<Progress>,
    /// This page, with what was asked.
    here: String,
}

#[derive(Serialize)]
struct Hidden {
    name: &'static str,
    value: String,
}

/// What is proven about a proposal.
#[derive(Serialize)]
struct Proven {
    fair: bool,
    /// Whether nothing can be better: in the worst-served entry, and in the sum.
    worst_best: bool,
    total_best: bool,
    worst: i64,
    worst_bound: i64,
    total: i64,
    total_bound: i64,
}

impl Proven {
    fn of(proof: Proof, aim: Aim) -> Self {
        let Proof { worst, worst_bound, total, total_bound } = proof;
        let (worst_best, total_best) = (worst == worst_bound, total == total_bound);
        Self { fair: aim == Aim::Fair, worst_best, total_best, worst, worst_bound, total, total_bound }
    }
}

#[derive(Serialize)]
struct Progress {
    /// Names the search.
    run: String,
    /// `beginning`, `improving`, `levelling`, `finishing`; `cancelled` when somebody called it off.
    stage: &'static str,
    step: u32,
    worst: i64,
    bound: i64,
}

impl Progress {
    fn of(run: &Job, cancelled: bool) -> Self {
        let stage = run.stage();
        let (name, step) = match stage {
            _ if cancelled => ("cancelled", 0),
            Stage::Beginning => ("beginning", 1),
            Stage::Improving => ("improving", 2),
            Stage::Levelling { .. } => ("levelling", 3),
            Stage::Finishing => ("finishing", 4),
        };
        let (worst, bound) = match stage {
            Stage::Levelling { worst, bound } => (worst, bound),
            _ => (0, 0),
        };
        Self { run: run.digest.clone(), stage: name, step, worst, bound }
    }
}

#[get("/office/rounds/<id>/assignment/proposal")]
async fn proposal(
    ctx: Ctx,
    _office: Office,
    workshop: &State<SolverJobs>,
    lang: Language,
    query: Query,
    id: RoundId,
) -> Answer<impl Serialize> {
    proposal_page(&ctx, workshop, id, &query, lang.0, false).await
}

async fn proposal_page(
    ctx: &Ctx,
    workshop: &SolverJobs,
    id: RoundId,
    query: &Query,
    lang: Lang,
    changed: bool,
) -> Answer<ProposalPage> {
    let (desk, order, asked) = {
        let mut conn = ctx.db.snapshot().await?;
        let desk = AssignmentState::read(&mut conn, id).await?;
        desk.status().not_closed()?;
        let order = Order::read(query, desk.status());
        let asked = match &order {
            Ok(order) if !desk.is_empty() => Some(actions::ask(&mut conn, workshop, &desk.round.round, order).await?),
            _ => None,
        };
        (desk, order, asked)
    };
    let status = desk.status();
    let proposed = match asked {
        Some(asked) => Some(asked.answer().await),
        None => None,
    };
    let (errors, order) = match order {
        Ok(order) => (Errors::default(), order),
        Err(errors) => (errors, Order::usual(status)),
    };
    let fields = fields(query, status, &errors, lang);
    let mut page = ProposalPage {
        desk: desk.page(None, Offer::default(), query, |_| String::new(), lang),
        changed,
        errors: errors.summary(&fields),
        fields,
        unusual: order != Order::usual(status) || !errors.is_empty(),
        order: order.pairs(status).into_iter().map(|(name, value)| Hidden { name, value }).collect(),
        effects: Vec::new(),
        proof: None,
        progress: None,
        here: order.href(&link!("/office/rounds/{round}/assignment/proposal", round = id), status),
    };
    let offer = match &proposed {
        Some(proposed) => offer(&desk, proposed, lang),
        None => Offer { kind: if errors.is_empty() { "empty" } else { "refused" }, ..Offer::default() },
    };
    let base = page.here.clone();
    let here = |number: i64| format!("{base}{}page={number}", if base.contains('?') { '&' } else { '?' });
    match &proposed {
        Some(Proposed::Ready(proposal)) => {
            let pairs: BTreeSet<Pair> = proposal.pairs.iter().copied().collect();
            let (before, after) = (desk.measures(&desk.active()), desk.measures(&pairs));
            page.effects = effects(&before, &after, !desk.fits.is_empty(), lang);
            page.proof = proposal.proof.filter(|_| !desk.fits.is_empty()).map(|proof| Proven::of(proof, order.aim));
            page.desk = desk.page(Some(&pairs), offer, query, here, lang);
        }
        Some(Proposed::Working(run)) => page.progress = Some(Progress::of(run, false)),
        Some(Proposed::Cancelled(run)) => page.progress = Some(Progress::of(run, true)),
        _ => page.desk = desk.page(None, offer, query, here, lang),
    }
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    Ok(Page::new("judging/assignment/proposal.html", page).status(status))
}

/// The order that came with a form; what is usual where it cannot be read.
async fn ordered(ctx: &Ctx, id: RoundId, form: &Posted) -> Result<(Order, RoundStatus)> {
    let round = rounds::round(&mut ctx.db.read().await?, id).await?.ok_or(AppError::NotFound)?;
    round.status.not_closed()?;
    let order = Order::read(&form.0, round.status).map_err(|_| AppError::Bad(key!("error-bad-request")))?;
    Ok((order, round.status))
}

fn back(id: RoundId, order: &Order, status: RoundStatus) -> Redirected {
    redirect(order.href(&link!("/office/rounds/{round}/assignment/proposal", round = id), status))
}

#[post("/office/rounds/<id>/assignment", data = "<form>")]
async fn confirm_assignment(
    ctx: Ctx,
    office: Office,
    workshop: &State<SolverJobs>,
    settings: &State<Settings>,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let (order, status) = ordered(&ctx, id, &form).await?;
    let working = (workshop.inner(), settings.public_url());
    match actions::confirm(&ctx, working, office.person_id, id, (&order, form.get("fingerprint"))).await? {
        Confirmed::Done => {
            Ok(Ok(redirect(link!("/office/rounds/{round}/assignment", round = id)).success("assignment-confirmed")))
        }
        Confirmed::Working => Ok(Ok(back(id, &order, status))),
        Confirmed::Changed => {
            let page = proposal_page(&ctx, workshop, id, &form.0, lang.0, true).await?;
            Ok(Err(page.status(Status::Conflict)))
        }
    }
}

/// Calls a search off.
#[post("/office/rounds/<id>/assignment/stop", data = "<form>")]
async fn stop(
    ctx: Ctx,
    _office: Office,
    workshop: &State<SolverJobs>,
    id: RoundId,
    form: Posted,
) -> Result<Redirected> {
    steer(&ctx, id, form, |run| workshop.stop(run)).await
}

/// Begins a search anew that was called off.
#[post("/office/rounds/<id>/assignment/again", data = "<form>")]
async fn again(
    ctx: Ctx,
    _office: Office,
    workshop: &State<SolverJobs>,
    id: RoundId,
    form: Posted,
) -> Result<Redirected> {
    steer(&ctx, id, form, |run| workshop.again(run)).await
}

/// Does something with the search that a page shows, and goes back to that page.
async fn steer(ctx: &Ctx, id: RoundId, form: Posted, turn: impl FnOnce(&str)) -> Result<Redirected> {
    let (order, status) = ordered(ctx, id, &form).await?;
    turn(form.get("run"));
    Ok(back(id, &order, status))
}
