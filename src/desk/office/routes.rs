//! `/office`.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::{EditionStatus, Scoring, Stage, Standing, Task, TimeLeft, Touched, Turn};
use crate::contest::prizes::store::{self as prizes, progress, touched};
use crate::contest::prizes::{overdue, said};
use crate::contest::standing::model::{Facts, GapLine, gaps};
use crate::contest::standing::store as facts;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Translated;
use crate::ground::mail::Outbox;
use crate::ground::web::{Answer, Language, Office, Page};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, PrizeId};
use crate::judging::evidence;
use crate::outcome::letters::invitations;
use crate::people::approvals::{self, Approval};

use super::store;
use crate::link;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![office]
}

#[derive(Serialize)]
struct Dashboard {
    /// What waits for a second person.
    approvals: Vec<Waiting>,
    /// What nobody answered in time, and nobody has asked again.
    lapsed: Vec<Waiting>,
    /// Since when another key signs evidence, where nobody has said why.
    key_since: Option<Timestamp>,
    /// What stops mails from leaving; absent while all is well.
    outbox: Option<Outbox>,
    prizes: Vec<PrizeCard>,
}

#[derive(Serialize)]
struct Waiting {
    #[serde(flatten)]
    approval: Approval,
    own: bool,
}

#[derive(Serialize)]
struct PrizeCard {
    prize_id: PrizeId,
    name: Translated,
    calls: Vec<Call>,
    /// Whether every edition is over, so that the next call wants to be made.
    wants_next: bool,
}

#[derive(Serialize)]
struct Call {
    edition_id: EditionId,
    year: i64,
    stage: Stage,
    /// Where it stands, in words, and how the words look.
    said: String,
    badge: &'static str,
    opens_at: Option<WallTime>,
    closes_at: Option<WallTime>,
    /// How long nominations are still taken, and whether that is short.
    left: Option<String>,
    urgent: bool,
    received: i64,
    pending: i64,
    late: i64,
    rounds: Vec<RoundLine>,
    /// Dates that passed without what they were for.
    overdue: Vec<GapLine>,
    next: Option<Step>,
    /// What touches its confirmed result.
    touched: Option<Touched>,
    /// How many people are invited to another date of the ceremony than it has now.
    misled: usize,
}

#[derive(Serialize)]
struct RoundLine {
    href: String,
    name: String,
    /// Planned, open or over, by acts and the clock.
    scoring: Scoring,
    expected: i64,
    submitted: i64,
    /// What is not as it should be.
    gaps: Vec<GapLine>,
}

/// What the office does next on a call: the button's words, and where it leads.
#[derive(Serialize)]
struct Step {
    label: String,
    href: String,
}

#[get("/office")]
async fn office(office: Office, ctx: Ctx, lang: Language, settings: &State<Settings>) -> Answer<Dashboard> {
    let mut conn = ctx.db.read().await?;
    let outbox = Outbox::now(&mut conn, ctx.now, settings.smtp_url.is_some()).await?;
    let editions = prizes::editions(&mut conn).await?;
    let prizes = prizes::prizes(&mut conn).await?;
    let received = store::received(&mut conn).await?;
    let rounds = facts::all(&mut conn).await?;
    let progresses = progress::progresses(&mut conn).await?;
    let later = touched::open(&mut conn).await?;
    let misled = invitations::misled(&mut conn, &editions).await?;
    let cards = prizes
        .into_iter()
        .map(|prize| {
            let of_prize = || editions.iter().filter(|edition| edition.prize_id == prize.prize_id);
            let calls = of_prize()
                // Of the archive, only rounds that were scored here are worth a place on this page.
                .filter(|edition| {
                    edition.status != EditionStatus::Closed || rounds.iter().any(|r| r.edition_id == edition.edition_id)
                })
                .map(|edition| {
                    let id = edition.edition_id;
                    let counts = received.iter().find(|r| r.edition_id == id);
                    let rounds: Vec<_> = rounds.iter().filter(|r| r.edition_id == id).collect();
                    let progress = progresses.get(&id).cloned().unwrap_or_default();
                    let standing = Standing::of(edition, &progress, ctx.now);
                    let (task, left) = (standing.task, edition.time_left(ctx.now));
                    Call {
                        edition_id: id,
                        year: edition.year,
                        stage: standing.stage,
                        said: said(&standing, edition, ctx.now, lang.0),
                        badge: badge(standing.stage),
                        opens_at: edition.opens_at,
                        closes_at: edition.closes_at,
                        left: left.map(|left| left.sentence(lang.0)),
                        urgent: left.is_some_and(TimeLeft::is_short),
                        received: counts.map_or(0, |c| c.received),
                        pending: standing.pending,
                        overdue: overdue(&standing, edition, lang.0),
                        late: counts.map_or(0, |c| c.late),
                        touched: edition.touched(&later, lang.0),
                        misled: misled.get(&id).copied().unwrap_or_default(),
                        next: (task != Task::Nothing)
                            .then(|| Step { label: say(lang.0, task.key()), href: task.href(id) }),
                        rounds: rounds
                            .into_iter()
                            .map(|round| line(round, &progress.rounds, ctx.now, lang.0))
                            .collect(),
                    }
                })
                .collect();
            let wants_next = of_prize().all(|edition| edition.status == EditionStatus::Closed);
            PrizeCard { prize_id: prize.prize_id, name: prize.name, calls, wants_next }
        })
        .collect();
    let open = approvals::store::open(&mut conn, ctx.now).await?.into_iter();
    let waiting = |approval: Approval| Waiting { own: approval.asked_by == office.person_id, approval };
    let approvals = open.map(waiting).collect();
    let since = ctx.now - approvals::model::STAYS;
    let lapsed = approvals::store::lapsed(&mut conn, ctx.now, since).await?.into_iter().map(waiting).collect();
    let key = evidence::keys::all(&mut conn).await?.pop();
    let key_since = key.filter(|key| key.position.is_some() && key.explained.is_none()).map(|key| key.since);
    Ok(Page::new("desk/office/dashboard.html", Dashboard { approvals, lapsed, key_since, outbox, prizes: cards }))
}

fn badge(stage: Stage) -> &'static str {
    match stage {
        Stage::Preparing | Stage::TakenBack | Stage::Ended => "neutral",
        Stage::Announced => "info",
        Stage::Nominating | Stage::Public => "success",
        Stage::Screening
        | Stage::Ready
        | Stage::Judging
        | Stage::BetweenRounds
        | Stage::Deliberating
        | Stage::Decided => "warning",
    }
}

fn line(round: &Facts, turns: &[Turn], now: Timestamp, lang: Lang) -> RoundLine {
    let turn = turns.iter().find(|turn| turn.round_id == round.round_id);
    RoundLine {
        href: link!("/office/rounds/{round}", round = round.round_id),
        name: round.name.clone(),
        scoring: turn.map_or(Scoring::Preparing, |turn| turn.scoring(now)),
        expected: round.expected,
        submitted: round.submitted,
        gaps: gaps(round, now).into_iter().map(|gap| gap.said(lang)).collect(),
    }
}
