//! Making the decisions of an ended meeting binding: one of the office asks, another confirms.

use crate::contest::jury::store::late::{self, Late};
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx};
use crate::ground::error::{AppError, Common, Result};
use crate::i18n::Lang;
use crate::ids::{ApprovalId, PersonId, RoundId};
use crate::link;
use crate::people::approvals::{self, Act, Answer, Asked, Request, digest};

use super::super::model::attendance::Role;
use super::super::model::decision::given_away;
use super::super::model::motion::Voter;
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::store;
use super::lifecycle::{call_at_work, hold_call, is_current, places_fit};

/// What somebody sees who asks or confirms that the decisions become binding.
pub fn shown(room: &MeetingState, late: &[Late]) -> String {
    let decisions: Vec<_> = room.standing().map(|one| (one.decision_id, one.amount)).collect();
    match late {
        [] => digest(&(room.meeting.version, decisions)),
        // What the ranking rests on is read, too.
        late => {
            let late: Vec<_> = late.iter().map(|one| (one.nomination_id, one.person_id)).collect();
            digest(&(room.meeting.version, decisions, late))
        }
    }
}

/// The ended meeting on a round's present closing, which nobody else changes meanwhile.
async fn ended(conn: &mut Conn, id: RoundId) -> Result<MeetingState> {
    hold_call(conn, id).await?;
    // A shared place that somebody settles, or a round that is opened again, comes before or after the decision.
    rounds::hold(conn, id, RoundStatus::Closed).await?;
    let round = rounds::round(conn, id).await?.ok_or(AppError::NotFound)?;
    let meetings = store::of_round(conn, id).await?;
    let found = meetings.into_iter().find(|meeting| Some(meeting.round_closed_at) == round.closed_at);
    let meeting = found.ok_or(AppError::NotFound)?.meeting_id;
    store::lock(conn, meeting).await?;
    let room = MeetingState::load(conn, meeting).await?;
    room.meeting.status.decide()?;
    call_at_work(conn, round.edition_id).await?;
    Ok(room)
}

/// Nobody asks or confirms what they must not read.
fn is_open_to(room: &MeetingState, person: PersonId) -> Result<()> {
    let is_own = |entry| room.conflicts.iter().any(|one| one.person_id == person && one.nomination_id == entry);
    // As in the meeting: also what only names an entry.
    let motions = room.standing().filter_map(|decision| room.motion(decision.motion_id));
    let about = motions.flat_map(|motion| room.about(motion));
    let is_closed = room.standing().filter_map(|decision| decision.nomination_id).chain(about).any(is_own);
    if is_closed { Err(Refusal::Outside.into()) } else { Ok(()) }
}

/// Whoever has voted there does not confirm what came of it.
fn has_voted(room: &MeetingState, person: PersonId) -> bool {
    let line = room.line_of(person).filter(|line| line.role != Role::Guest);
    let is_own = |voter: &Voter| line.is_some_and(|line| line.attendance_id == voter.attendance_id);
    room.voters.iter().any(|voter| is_own(voter) && voter.struck_because.is_none())
}

/// Asks that the decisions become binding; makes them so at once where one person is enough. `seen` is what
/// [`shown`] gave for the page.
///
/// # Errors
/// Not found without a meeting on the round's present closing. Refused while it runs, once it is decided, and when
/// it has changed since the page was shown.
pub async fn ask_to_decide(
    ctx: &Ctx,
    office: PersonId,
    id: RoundId,
    (reason, seen): (&str, &str),
    public_url: &str,
) -> Result<Asked> {
    let mut tx = ctx.db.write().await?;
    let room = ended(&mut tx, id).await?;
    is_open_to(&room, office)?;
    room.untouched()?;
    is_settled(&room)?;
    let now = shown(&room, &late::of_round(&mut tx, id).await?);
    if seen != now {
        return Err(Common::ChangedMeanwhile.into());
    }
    let request = Request {
        act: Act::Decide,
        subject: room.id().0,
        title: format!("{} {} · {}", room.round.prize.get(Lang::De), room.round.year, room.round.round.name),
        path: &link!("/office/rounds/{round}/meeting", round = id),
        reason,
        shown: &now,
        public_url,
    };
    let asked = approvals::ask(&mut tx, ctx, office, request).await?;
    if asked == Asked::Alone {
        decide(&mut tx, ctx, office, &room).await?;
    }
    tx.commit().await?;
    Ok(asked)
}

/// Makes the decisions binding as somebody else has asked; false when they have changed since the page was shown.
///
/// # Errors
/// As for [`ask_to_decide`], and whenever the request cannot be confirmed.
pub async fn confirm_decide(
    ctx: &Ctx,
    office: PersonId,
    id: RoundId,
    (approval, seen): (ApprovalId, &str),
) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    let room = ended(&mut tx, id).await?;
    is_open_to(&room, office)?;
    if has_voted(&room, office) {
        return Err(Refusal::DecideVoted.into());
    }
    let now = shown(&room, &late::of_round(&mut tx, id).await?);
    let answer = Answer { id: approval, act: Act::Decide, subject: room.id().0, seen, now: &now };
    if approvals::confirm(&mut tx, ctx, office, answer).await?.is_none() {
        return Ok(false);
    }
    decide(&mut tx, ctx, office, &room).await?;
    tx.commit().await?;
    Ok(true)
}

/// The jury has said something about every place of the call: what it did not decide binds nobody.
fn is_settled(room: &MeetingState) -> Result<()> {
    let open: Vec<String> = room.open_places().iter().map(i64::to_string).collect();
    if !open.is_empty() {
        return Err(AppError::because(Refusal::PlacesOpen, open.join(", ")));
    }
    if room.standing().next().is_none() { Err(Refusal::NothingDecided.into()) } else { Ok(()) }
}

/// For whoever has made sure that two people want it.
async fn decide(tx: &mut Tx, ctx: &Ctx, office: PersonId, room: &MeetingState) -> Result<()> {
    is_current(room)?;
    room.untouched()?;
    is_settled(room)?;
    places_fit(room)?;
    let is_exceeded = room.meeting.prize_money.is_some_and(|money| given_away(room.standing()) > money);
    if is_exceeded && room.meeting.money_reason.is_none() {
        return Err(Refusal::MoneyUnreasoned.into());
    }
    if !store::decide(tx, room.id(), ctx.now, office).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::SessionDecided { decisions: room.standing().count(), amount: given_away(room.standing()) };
    audit::record(tx, ctx, Some(office), room.id(), act).await
}
