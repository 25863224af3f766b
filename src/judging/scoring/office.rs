//! The first page of a round: where it stands, what comes next, how far the jury has come.

use rocket::{Route, State, get, post};
use serde::Serialize;

use crate::contest::jury::store as jury;
use crate::contest::nominations::store as nominations;
use crate::contest::rounds::extensions::{Extension, last_scoring};
use crate::contest::rounds::model::{RoundStatus, Scoring, Stage};
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::contest::rounds::{crumbs, tabs};
use crate::contest::standing::model::{GapLine, Line, gaps, steps};
use crate::contest::standing::store as standing;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, t, value};
use crate::ids::{PersonId, RoundId};
use crate::judging::assignment::actions as assignment;
use crate::judging::assignment::model::Missing;
use crate::judging::assignment::opening;
use crate::judging::assignment::{Unmet, unmet};
use crate::people::approvals::Approval;
use crate::people::approvals::store as approvals;

use super::actions;
use super::store::{self, Overtaken, Progress};
use crate::action;
use crate::link;

/// The routes of the office.
pub fn routes() -> Vec<Route> {
    rocket::routes![round, remind]
}

#[derive(Serialize)]
struct RoundPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round: RoundContext,
    scoring: Scoring,
    stage: Stage,
    /// What waits for a second person.
    asked: Option<Waiting>,
    steps: Vec<Line>,
    /// What is not as it should be.
    gaps: Vec<GapLine>,
    next: Next,
    unmet: Vec<Unmet>,
    /// Those that compete.
    entries: i64,
    jurors: i64,
    conflicts: usize,
    submitted: i64,
    expected: i64,
    progress: Vec<Juror>,
    /// Sheets that were made before their entry was corrected.
    overtaken: Vec<Overtaken>,
    /// How many jurors are late and may be reminded.
    late: usize,
    extensions: Vec<Extension>,
    /// Whether a closed round of the call could give it its entries.
    can_advance: bool,
    /// Whether there is an end that can be moved.
    can_extend: bool,
    /// Whether its opening can be taken back.
    can_take_back: bool,
}

#[derive(Serialize)]
struct Waiting {
    #[serde(flatten)]
    approval: Approval,
    own: bool,
}

/// What to do next, with the one button for it.
#[derive(Serialize)]
struct Next {
    key: &'static str,
    title: String,
    text: String,
    label: String,
    /// Where the button goes.
    href: String,
    /// Whether the button changes something.
    posts: bool,
}

#[derive(Serialize)]
struct Juror {
    #[serde(flatten)]
    progress: Progress,
    is_late: bool,
}

#[get("/office/rounds/<id>")]
async fn round(ctx: Ctx, office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let round = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let missing = assignment::unmet(&mut conn, &ctx, &round.round).await?;
    let facts = standing::round(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let conflicts = jury::of_round(&mut conn, id).await?.len();
    let eligible = nominations::eligible(&mut conn, round.round.edition_id).await?.len();
    let progress = store::progress(&mut conn, id).await?;
    let extensions = rounds::extensions(&mut conn, id).await?;
    let scoring = last_scoring(&round.round, &extensions, ctx.now);
    let asked = approvals::open(&mut conn, ctx.now).await?.into_iter().find(|approval| approval.subject_id == id.0);
    let asked = asked.map(|approval| Waiting { own: approval.asked_by == office.person_id, approval });
    let (submitted, expected) =
        progress.iter().fold((0, 0), |(done, all), juror| (done + juror.submitted, all + juror.total));
    let state = Standing { id, scoring, missing: &missing, eligible, submitted, expected, short: facts.short };
    let jurors: Vec<Juror> = progress
        .into_iter()
        .map(|progress| Juror {
            is_late: actions::takes_sheets(&round.round, &extensions, progress.person_id, ctx.now)
                && progress.missing() > 0
                && !progress.disabled,
            progress,
        })
        .collect();
    let preparing = round.round.status == RoundStatus::Preparing;
    let page = RoundPage {
        title: round.round.name.clone(),
        crumbs: crumbs(&round, lang.0),
        tabs: tabs(id, "overview", lang.0),
        steps: steps(&facts, ctx.now).iter().map(|step| step.said(lang.0)).collect(),
        gaps: gaps(&facts, ctx.now).into_iter().map(|gap| gap.said(lang.0)).collect(),
        next: next(&state, lang.0),
        unmet: if round.round.status == RoundStatus::Preparing { unmet(id, &missing, lang.0) } else { Vec::new() },
        scoring,
        stage: round.round.stage(asked.as_ref().map(|waiting| waiting.approval.act), scoring),
        asked,
        entries: facts.entries,
        jurors: facts.jurors,
        conflicts,
        submitted,
        expected,
        late: jurors.iter().filter(|juror| juror.is_late).count(),
        progress: jurors,
        overtaken: store::overtaken(&mut conn, id).await?,
        can_advance: preparing
            && rounds::rounds(&mut conn, round.round.edition_id)
                .await?
                .iter()
                .any(|other| other.round.status == RoundStatus::Closed),
        can_take_back: opening::stays_open(&mut conn, &ctx, &round.round).await?.is_none(),
        can_extend: round.round.status == RoundStatus::Open && round.round.scoring_closes_at.is_some(),
        extensions,
        round,
    };
    Ok(Page::new("judging/scoring/round.html", page))
}

/// Where a round stands, for saying what comes next.
struct Standing<'m> {
    id: RoundId,
    scoring: Scoring,
    missing: &'m [Missing],
    eligible: usize,
    submitted: i64,
    expected: i64,
    /// Entries that fewer jurors read than should.
    short: i64,
}

fn next(state: &Standing<'_>, lang: Lang) -> Next {
    let round = state.id;
    let (key, href, posts) = match (state.scoring, state.missing.first()) {
        (Scoring::Preparing, None) if state.short > 0 => {
            ("open-anyway", link!("/office/rounds/{round}/open", round), false)
        }
        (Scoring::Preparing, None) => ("open", link!("/office/rounds/{round}/open", round), false),
        (Scoring::Preparing, Some(over @ Missing::Ended(_))) => ("ended", over.href(state.id), false),
        (Scoring::Preparing, Some(Missing::Criteria | Missing::TooManyCriteria(_))) => {
            ("criteria", link!("/office/rounds/{round}/criteria", round), false)
        }
        (Scoring::Preparing, Some(Missing::Entries)) if state.eligible > 0 => {
            ("entries", action!("/office/rounds/{round}/entries/all", round), true)
        }
        (Scoring::Preparing, Some(Missing::Entries)) => {
            ("screening", link!("/office/rounds/{round}/entries", round), false)
        }
        (Scoring::Preparing, Some(Missing::Fallen(_))) => {
            ("fallen", link!("/office/rounds/{round}/entries", round), false)
        }
        (Scoring::Preparing, Some(Missing::Source)) => {
            ("source", link!("/office/rounds/{round}/advance", round), false)
        }
        (Scoring::Preparing, Some(Missing::Jurors)) => ("jurors", link!("/office/rounds/{round}/jurors", round), false),
        (Scoring::Preparing, Some(Missing::Unassigned(_))) => {
            ("assignment", link!("/office/rounds/{round}/assignment/proposal", round), false)
        }
        (Scoring::Preparing, Some(Missing::WindowOver)) => {
            ("window", link!("/office/rounds/{round}/settings", round), false)
        }
        (Scoring::Preparing, Some(wait @ Missing::Nominating(..))) => ("deadline", wait.href(state.id), false),
        (Scoring::Closed, _) => ("ranking", link!("/office/rounds/{round}/ranking", round), false),
        // Somebody has stepped back, or nobody reads it any more: the others wait for a replacement.
        (_, _) if state.short > 0 => ("short", link!("/office/rounds/{round}/assignment", round), false),
        (_, _) if state.expected > 0 && state.submitted == state.expected => {
            ("close", link!("/office/rounds/{round}/close", round), false)
        }
        (Scoring::Early, _) => ("early", link!("/office/rounds/{round}/settings", round), false),
        (Scoring::Late, _) => ("late", link!("/office/rounds/{round}/extend", round), false),
        (Scoring::Running, _) => ("running", link!("/office/rounds/{round}/ranking", round), false),
    };
    let sentence = |part: &str| {
        let mut args = Args::new();
        let eligible = i64::try_from(state.eligible).unwrap_or(i64::MAX);
        args.set("n", if key == "short" { state.short } else { eligible });
        let until = state.missing.first().and_then(|missing| missing.until());
        args.set("until", value(until.map_or_else(String::new, |until| Writes(lang).datetime(until.naive()))));
        t(lang, &format!("scoring-next-{key}{part}"), Some(&args))
    };
    Next { key, title: sentence(""), text: sentence("-text"), label: sentence("-button"), href, posts }
}

#[post("/office/rounds/<id>/remind", data = "<form>")]
async fn remind(ctx: Ctx, office: Office, settings: &State<Settings>, id: RoundId, form: Posted) -> Result<Redirected> {
    let only = match form.get("person_id") {
        "" => None,
        text => Some(text.parse::<PersonId>().map_err(|_| AppError::NotFound)?),
    };
    let reminded = actions::remind(&ctx, office.person_id, id, only, settings.public_url()).await?;
    Ok(redirect(link!("/office/rounds/{round}", round = id)).with("success", "scoring-reminded", reminded))
}
