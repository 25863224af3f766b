//! `/office`.

use rocket::{Route, get, routes};
use serde::Serialize;

use crate::approvals::{self, Approval};
use crate::clock::WallTime;
use crate::ctx::Ctx;
use crate::db::Words;
use crate::ids::{EditionId, PrizeId};
use crate::prizes::model::{Edition, EditionStatus, Phase};
use crate::prizes::store as prizes;
use crate::rounds::model::RoundStatus;
use crate::session::model::SessionStatus;
use crate::web::{Answer, Office, Page};

use super::store;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![dashboard]
}

#[derive(Serialize)]
struct Dashboard {
    /// What waits for a second person.
    approvals: Vec<Waiting>,
    /// What nobody answered in time, and nobody has asked again.
    lapsed: Vec<Waiting>,
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
    name: Words,
    calls: Vec<Call>,
    /// Whether every edition is over, so that the next call wants to be made.
    wants_next: bool,
}

#[derive(Serialize)]
struct Call {
    edition_id: EditionId,
    year: i64,
    phase: Phase,
    opens_at: Option<WallTime>,
    closes_at: Option<WallTime>,
    /// Days until the deadline, while nominations are taken.
    days_left: Option<i64>,
    received: i64,
    pending: i64,
    late: i64,
    rounds: Vec<RoundLine>,
    next: Step,
}

#[derive(Serialize)]
struct RoundLine {
    href: String,
    name: String,
    status: RoundStatus,
    assigned: i64,
    submitted: i64,
}

/// What the office does next on a call: the key of the button's words, and where it leads.
#[derive(Serialize)]
struct Step {
    key: &'static str,
    href: String,
}

#[get("/office")]
async fn dashboard(office: Office, ctx: Ctx) -> Answer<Dashboard> {
    let mut conn = ctx.db.read().await?;
    let editions = prizes::editions(&mut conn).await?;
    let prizes = prizes::prizes(&mut conn).await?;
    let received = store::received(&mut conn).await?;
    let rounds = store::rounds(&mut conn).await?;
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
                    let phase = edition.phase(ctx.now);
                    let pending = counts.map_or(0, |c| c.pending);
                    Call {
                        edition_id: id,
                        year: edition.year,
                        phase,
                        opens_at: edition.opens_at,
                        closes_at: edition.closes_at,
                        days_left: edition
                            .closes_at
                            .filter(|_| phase == Phase::Nominating)
                            .map(|closes| (closes.has_passed() - ctx.now).num_days()),
                        received: counts.map_or(0, |c| c.received),
                        pending,
                        late: counts.map_or(0, |c| c.late),
                        next: next_step(edition, phase, pending, &rounds),
                        rounds: rounds.into_iter().map(line).collect(),
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
    Ok(Page::new("office/dashboard.html", Dashboard { approvals, lapsed, prizes: cards }))
}

fn line(round: &store::Progress) -> RoundLine {
    RoundLine {
        href: format!("/office/rounds/{}", round.round_id),
        name: round.name.clone(),
        status: round.status,
        assigned: round.assigned,
        submitted: round.submitted,
    }
}

fn next_step(edition: &Edition, phase: Phase, pending: i64, rounds: &[&store::Progress]) -> Step {
    let id = edition.edition_id;
    let call = format!("/office/editions/{id}");
    let round = |status| rounds.iter().find(|round| round.status == status);
    match phase {
        Phase::Preparing => Step { key: "office-next-prepare", href: call },
        Phase::Announced => Step { key: "office-next-announced", href: call },
        Phase::Nominating | Phase::Judging if pending > 0 => {
            Step { key: "office-next-screen", href: format!("{call}/nominations?screening=pending") }
        }
        Phase::Nominating => Step { key: "office-next-watch", href: format!("{call}/nominations") },
        Phase::Judging | Phase::Closed => {
            match (round(RoundStatus::Open), round(RoundStatus::Preparing), rounds.last()) {
                (Some(open), _, _) => {
                    Step { key: "office-next-score", href: format!("/office/rounds/{}", open.round_id) }
                }
                (_, Some(next), _) => {
                    Step { key: "office-next-round", href: format!("/office/rounds/{}", next.round_id) }
                }
                (_, _, Some(last)) => after_closing(edition, last),
                (None, None, None) => Step { key: "office-next-first-round", href: format!("{call}/rounds") },
            }
        }
    }
}

/// From the ranking over the session and its decisions to the result.
fn after_closing(edition: &Edition, last: &store::Progress) -> Step {
    let publication = format!("/office/editions/{}/publication", edition.edition_id);
    let round = |page| format!("/office/rounds/{}/{page}", last.round_id);
    let (key, href) = match last.session {
        _ if edition.result_confirmed_at.is_some() => ("office-next-result", publication),
        Some(SessionStatus::Decided) => ("office-next-publish", publication),
        Some(SessionStatus::Ended) => ("office-next-decide", round("session")),
        Some(SessionStatus::Running) => ("office-next-session", round("session")),
        None => ("office-next-ranking", round("ranking")),
    };
    Step { key, href }
}
