//! `/office/editions/<id>/close`: what has to be done before a call is ended, each with the way to it.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, EditionStatus, Phase, Prize};
use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::{actions, store as prizes};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Link;
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{EditionId, PersonId};
use crate::key;
use crate::link;
use crate::outcome::publication::decided;
use crate::people::approvals::final_act::final_act;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Unseen, Way, to_call};
use crate::people::approvals::{Act, FinalAct, Outcome, Panel, digest};

use super::store::{self, Counts};

/// One thing that has to be done before a call is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// The end of its sentences' keys.
    pub name: &'static str,
    pub met: bool,
    /// How many of it are left.
    pub n: i64,
    /// Where it is done.
    pub path: String,
    /// Without it nobody ends a call, with a reason neither.
    pub hard: bool,
}

/// A call before it is ended.
#[derive(Debug, Serialize)]
pub struct Ending {
    #[serde(skip)]
    pub edition: Edition,
    #[serde(skip)]
    pub prize: Prize,
    pub conditions: Vec<Condition>,
}

impl Ending {
    /// Whether everything is done.
    pub fn is_done(&self) -> bool {
        self.conditions.iter().all(|condition| condition.met)
    }
}

/// What has to be done, by what there is.
fn conditions(edition: &Edition, counts: Counts, is_decided: bool, now: Timestamp) -> Vec<Condition> {
    let id = edition.edition_id;
    let rounds = link!("/office/editions/{edition}/rounds", edition = id);
    let is_judging = edition.phase(now) == Phase::Judging;
    let condition = |name, n: i64, path| Condition { name, met: n == 0, n, path, hard: false };
    let yes = |name, met, path| Condition { name, met, n: 0, path, hard: false };
    // Without an entry there is nothing to judge, to decide or to publish.
    let has_work = counts.eligible > 0 || counts.pending > 0 || counts.unclosed > 0;
    vec![
        Condition {
            hard: true,
            ..yes("deadline", is_judging, link!("/office/editions/{edition}/calendar", edition = id))
        },
        condition(
            "screening",
            counts.pending,
            link!("/office/editions/{edition}/nominations?status=received&screening=pending", edition = id),
        ),
        Condition { hard: counts.running > 0, ..condition("rounds", counts.unclosed, rounds.clone()) },
        Condition {
            hard: counts.sitting > 0,
            ..yes("decisions", counts.sitting == 0 && (is_decided || !has_work), rounds)
        },
        yes(
            "result",
            edition.shows_result(now) || !has_work,
            link!("/office/editions/{edition}/publication", edition = id),
        ),
        condition(
            "letters",
            counts.unsent + counts.unwritten,
            link!("/office/editions/{edition}/letters", edition = id),
        ),
        Condition { hard: true, ..condition("approvals", counts.asked, link!("/office/approvals").to_owned()) },
    ]
}

/// What ending a call would find.
///
/// # Errors
/// Refused where it is not published, or over.
pub async fn ending(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Ending> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    match edition.status {
        EditionStatus::Preparing => return Err(Refusal::NotJudged.into()),
        EditionStatus::Open => {}
        EditionStatus::Closed => return Err(Refusal::Ended.into()),
    }
    let counts = store::counts(conn, id, now).await?;
    let is_decided = decided(conn, id).await?.is_some();
    let conditions = conditions(&edition, counts, is_decided, now);
    Ok(Ending { edition, prize, conditions })
}

final_act!(close: Ending at "/office/editions/<id>/close", "/office/editions/<id>/close/confirm");

#[rocket::async_trait]
impl FinalAct for Ending {
    type Id = EditionId;
    type Refusal = Refusal;

    const ACT: Act = Act::End;
    const DONE: &'static str = "edition-closed";

    fn path(id: EditionId) -> String {
        link!("/office/editions/{edition}/close", edition = id)
    }

    fn home(id: EditionId) -> String {
        link!("/office/editions/{edition}", edition = id)
    }

    async fn hold(conn: &mut Conn, id: EditionId) -> Result<()> {
        prizes::hold(conn, id).await
    }

    async fn load(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Self> {
        ending(conn, id, now).await
    }

    fn title(&self) -> String {
        self.edition.title(&self.prize, Lang::De)
    }

    fn shown(&self) -> String {
        digest(self)
    }

    fn refusal(&self) -> Option<Refusal> {
        let open = self.conditions.iter().find(|condition| condition.hard && !condition.met)?;
        Some(match open.name {
            "deadline" => Refusal::NotJudged,
            "rounds" => Refusal::JuryAtWork,
            "decisions" => Refusal::MeetingUndecided,
            _ => Refusal::AskedOpen,
        })
    }

    fn needs_reason(&self) -> bool {
        !self.is_done()
    }

    fn takes_two(&self) -> bool {
        !self.is_done()
    }

    fn page(&self, panel: Panel, reason: &Reason<'_>, _now: Timestamp, lang: Lang) -> ReadBack {
        let id = self.edition.edition_id;
        let line = |condition: &Condition| {
            let mut args = Args::new();
            args.set("n", condition.n);
            let note = if condition.met {
                String::new()
            } else {
                t(lang, &format!("ending-open-{}", condition.name), Some(&args))
            };
            let way = Link::new(&condition.path, say(lang, &format!("ending-way-{}", condition.name)));
            Line::new(say(lang, &format!("ending-{}", condition.name))).note(note).condition(condition.met, way)
        };
        let is_done = self.is_done();
        let way = match self.refusal() {
            Some(refusal) => Way::Blocked { reason: say(lang, refusal.key()) },
            None if is_done => Way::One { unseen: vec![Unseen::new("shown", self.shown())] },
            None => Way::Two { panel: Box::new(panel) },
        };
        let [title, lead, label] = match is_done {
            true => [key!("edition-close"), key!("ending-lead-done"), key!("edition-close")],
            false => [key!("ending-title"), key!("ending-lead"), key!("ending-early")],
        }
        .map(|key| say(lang, key));
        let call = Link::new(Self::home(id), self.edition.title(&self.prize, lang));
        let next = [key!("ending-next-archive"), key!("ending-next-back")].map(|key| say(lang, key));
        let page = ReadBack::new(title, Self::path(id), label, to_call(id, lang))
            .under(vec![Link::new(link!("/office"), say(lang, key!("nav-office"))), call], lead)
            .says(self.conditions.iter().map(line).collect(), next.into())
            .way(way)
            .outdated(reason.stale);
        if is_done { page } else { page.reason(reason, false, lang) }
    }

    async fn act(&self, conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<Outcome> {
        let why = Some(reason).filter(|reason| !reason.is_empty());
        actions::close_in(conn, ctx, office, &self.edition, why).await?;
        Ok(Outcome::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::{at, edition, moment};

    #[test]
    fn a_call_is_over_when_everything_is_done() {
        let none =
            Counts { pending: 0, eligible: 5, unclosed: 0, running: 0, sitting: 0, unsent: 0, unwritten: 0, asked: 0 };
        let confirmed = Some(moment("2027-11-20T10:00:00Z"));
        let (before, after) = ("2027-11-25T10:00:00Z", "2027-12-04T10:00:00Z");
        let one_open = Counts { unclosed: 1, running: 1, ..none };
        let prepared = Counts { unclosed: 1, ..none };
        let (pending, asked) = (Counts { pending: 2, ..none }, Counts { asked: 1, ..none });
        let letters = Counts { unsent: 1, unwritten: 2, ..none };
        for (counts, is_decided, result, now, open, refusal) in [
            (none, true, confirmed, after, vec![], None),
            (none, true, confirmed, before, vec!["result"], None),
            (none, false, None, after, vec!["decisions", "result"], None),
            (pending, true, confirmed, after, vec!["screening"], None),
            (prepared, true, confirmed, after, vec!["rounds"], None),
            (one_open, true, confirmed, after, vec!["rounds"], Some(Refusal::JuryAtWork)),
            (Counts { sitting: 1, ..none }, true, confirmed, after, vec!["decisions"], Some(Refusal::MeetingUndecided)),
            (letters, true, confirmed, after, vec!["letters"], None),
            (asked, true, confirmed, after, vec!["approvals"], Some(Refusal::AskedOpen)),
            (none, true, confirmed, "2027-09-01T10:00:00Z", vec!["deadline", "result"], Some(Refusal::NotJudged)),
            // Nobody has nominated: there is nothing to do.
            (Counts { eligible: 0, ..none }, false, None, after, vec![], None),
        ] {
            let edition = Edition {
                opened_at: Some(moment("2027-07-01T10:00:00Z")),
                ceremony_at: at("2027-12-03T18:00"),
                result_confirmed_at: result,
                ..edition()
            };
            let conditions = conditions(&edition, counts, is_decided, moment(now));
            let ending = Ending {
                edition,
                prize: crate::contest::prizes::model::samples::prize(crate::contest::prizes::model::Parity::Odd),
                conditions,
            };
            let unmet: Vec<_> = ending.conditions.iter().filter(|row| !row.met).map(|row| row.name).collect();
            assert_eq!((unmet, ending.refusal()), (open, refusal), "{counts:?} {now}");
        }
    }
}
