//! SQL of a meeting, its list of people, its agenda, verdicts and decisions.

mod agenda;
pub mod ballots;
pub mod forget;
mod objections;
pub(super) mod overview;
pub mod stays;

use std::collections::BTreeMap;

use crate::clock::Timestamp;
use crate::contest::prizes::model::TieRule;
use crate::ground::db::{Conn, all, changed, insert, maybe, one, row, run, update};
use crate::ground::error::Result;
use crate::ids::{
    AgendaItemId, AttendanceId, DecisionId, EditionId, MeetingId, MotionId, NominationId, PersonId, RoundId,
};

use super::model::Meeting;
use super::model::attendance::{Attendance, Duty, State};
use super::model::decision::{Annulment, Awarded, Decision, Verdict};

pub use agenda::{agenda, beside, insert_items, item_called, item_done, place_item, raise, raised};
pub use objections::{insert_objection, objections};
pub use stays::{insert_left, left_room, returned};

row!(Attendance = "attendance" {
    attendance_id, meeting_id, person_id, name, role, duty, seat_of, state, declared_at, pledged_at, arrived_at,
    left_at, position,
});
row!(decision_columns: Decision = "decision" {
    decision_id, meeting_id, motion_id, position, kind, place, amount, nomination_id, special_prize_id, prize_name,
    person_name, reason, order_reason, replaced_by, decided_at,
});
row!(meeting_columns: Meeting = "meeting" {
    meeting_id, round_id, round_closed_at, number, status, venue, quorum_percent, quorum_least, casting_vote,
    tie_rule, prize_money, money_reason, agenda_item_id, version, opened_at, opened_by, ended_at, ended_by, decided_at,
    decided_by, members_at_end,
});

const MEETING: &str = concat!("select ", meeting_columns!(), " from meeting where meeting_id = $1");
const OF_ROUND: &str = concat!("select ", meeting_columns!(), " from meeting where round_id = $1 order by number desc");
const TOUCH: &str = "update meeting set version = version + 1 where meeting_id = $1 and status = 'running'";
const STEP: &str = "select s.version + c.position from meeting s join chain c on c.chain_id = 1 \
    where s.meeting_id = $1";
const STEPS: &str = "select s.meeting_id, s.version + c.position from meeting s \
    join chain c on c.chain_id = 1";
const RESUME: &str = "update meeting set status = 'running', ended_at = null, ended_by = null, \
    members_at_end = null where meeting_id = $1 and status = 'ended'";
const DECIDE: &str = "update meeting set status = 'decided', decided_at = $2, decided_by = $3, \
    version = version + 1 where meeting_id = $1 and status = 'ended'";
const SUSPEND: &str = "update meeting set status = 'ended', decided_at = null, decided_by = null, \
    version = version + 1 where meeting_id = $1 and status = 'decided'";
const PLACES: &str = "select place, amount from meeting_place where meeting_id = $1 order by place";
const DISABLED: &str = "select p.person_id, p.disabled_at from attendance a \
    join person p on p.person_id = a.person_id where a.meeting_id = $1 and p.disabled_at is not null";
const SHARED_RULE: &str = "select e.tie_rule from edition e join round r on r.edition_id = e.edition_id \
    where r.round_id = $1";

// Accounts that are shut, and members who do not belong to the jury any more.
const ACCOUNTS_GONE: &str = "select a.attendance_id from attendance a join person p on p.person_id = a.person_id \
    where a.meeting_id = $1 \
    and (p.disabled_at is not null or (a.role = 'member' and p.role not in ('juror', 'chair')))";
// Until the decisions bind, people are called what they are called now; from then on, what they were called then.
const ATTENDANCE: &str = "select a.attendance_id, a.meeting_id, a.person_id, \
    case when s.status = 'decided' then a.name else coalesce(p.name, a.name) end as name, a.role, a.duty, a.seat_of, \
    a.state, coalesce(d.declared_at, a.declared_at) as declared_at, a.pledged_at, a.arrived_at, a.left_at, a.position \
    from attendance a join meeting s on s.meeting_id = a.meeting_id \
    left join person p on p.person_id = a.person_id \
    left join declaration d on d.round_id = s.round_id and d.person_id = a.person_id \
    where a.meeting_id = $1 order by a.position";
const ARRIVE: &str = "update attendance set state = 'present', arrived_at = coalesce(arrived_at, $2), left_at = null \
    where attendance_id = $1 and state <> 'present'";
const LEAVE: &str =
    "update attendance set state = 'absent', left_at = $2 where attendance_id = $1 and state = 'present'";

const CONFLICTS: &str = "select c.conflict_id, c.nomination_id, c.person_id, coalesce(c.own_reason, c.reason) as reason, c.origin, \
    c.created_at, (c.own_reason is not null) as is_own from conflict c \
    join nomination n on n.nomination_id = c.nomination_id join round r on r.edition_id = n.edition_id \
    join meeting s on s.round_id = r.round_id where s.meeting_id = $1";

const VERDICTS: &str = "select nomination_id, body, version, changed_by, changed_at from verdict \
    where meeting_id = $1";
const INSERT_VERDICT: &str = "insert into verdict (meeting_id, nomination_id, body, version, changed_by, \
    changed_at) values ($1, $2, $3, 1, $4, $5) on conflict do nothing";

const DECISIONS: &str =
    concat!("select ", decision_columns!(), " from decision where meeting_id = $1 order by position");
const ANNULMENTS: &str = "select a.decision_id, a.reason, a.annulled_by, a.annulled_at from annulment a \
    join decision d on d.decision_id = a.decision_id where d.meeting_id = $1";
const ANNUL: &str = "insert into annulment (decision_id, reason, annulled_by, annulled_at) values ($1, $2, $3, $4) \
    on conflict do nothing";

// A round that was opened again after its meeting has no binding decision until another meeting has decided.
const BINDING: &str = "select s.meeting_id, s.decided_at from meeting s \
    join round r on r.round_id = s.round_id \
    where r.edition_id = $1 and s.status = 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at \
    order by s.decided_at desc limit 1";
const AWARDED: &str = concat!(
    "select d.place, d.amount, d.nomination_id, d.prize_name, d.person_name, d.reason, n.title, n.nominee_name, \
     n.erased_at is not null as erased, \
     (select count(*) from motion_entry x where x.motion_id = d.motion_id) > 1 and not exists (select 1 \
     from motion_entry x where x.motion_id = d.motion_id and x.nomination_id = d.nomination_id \
     and x.reason <> '') as joint, ",
    crate::naming!(),
    " as naming, p.label from decision d \
    join meeting s on s.meeting_id = d.meeting_id \
    join round r on r.round_id = s.round_id join edition e on e.edition_id = r.edition_id \
    left join nomination n on n.nomination_id = d.nomination_id \
    left join naming_answer a on a.edition_id = e.edition_id \
    and (a.nomination_id = d.nomination_id or (d.nomination_id is null and a.name = d.person_name)) \
    left join special_prize p on p.special_prize_id = d.special_prize_id \
    where d.meeting_id = $1 and d.replaced_by is null \
    and not exists (select 1 from annulment x where x.decision_id = d.decision_id) \
    and d.kind in ('place', 'special_prize') order by d.place is null, d.place, d.position"
);

/// One meeting.
pub async fn meeting(conn: &mut Conn, id: MeetingId) -> Result<Option<Meeting>> {
    maybe!(conn, MEETING, id)
}

/// A round's meetings, the newest first.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<Meeting>> {
    all!(conn, OF_ROUND, id)
}

/// Adds a meeting. A second one for the same closing of a round is refused as a duplicate.
pub async fn insert(conn: &mut Conn, meeting: &Meeting) -> Result<()> {
    insert!(conn, meeting)
}

/// Takes a running meeting for this transaction: acts on it follow one another, and devices notice the new version.
/// False when it does not run any more.
pub async fn touch(conn: &mut Conn, id: MeetingId) -> Result<bool> {
    changed!(conn, TOUCH, id)
}

/// The same, whatever its state.
pub async fn hold(conn: &mut Conn, id: MeetingId) -> Result<bool> {
    changed!(conn, "update meeting set version = version + 1 where meeting_id = $1", id)
}

/// Takes a meeting for this transaction and changes nothing.
pub async fn lock(conn: &mut Conn, id: MeetingId) -> Result<()> {
    run!(conn, "update meeting set version = version where meeting_id = $1", id)
}

/// Where a meeting stands: grows with each change of its own, and with every act on record, since what happens
/// elsewhere may change who knows or does what here. Whoever reads it first has missed nothing.
pub async fn step(conn: &mut Conn, id: MeetingId) -> Result<Option<i64>> {
    maybe!(conn, STEP, id)
}

/// Where all meetings stand.
pub async fn steps(conn: &mut Conn) -> Result<Vec<(MeetingId, i64)>> {
    all!(conn, STEPS)
}

/// Says which entry is being talked about; none between two entries.
pub async fn call(conn: &mut Conn, id: MeetingId, item: Option<AgendaItemId>) -> Result<()> {
    run!(conn, "update meeting set agenda_item_id = $2 where meeting_id = $1", id, item)
}

/// Ends a running meeting that has so many members.
pub async fn end(
    conn: &mut Conn,
    id: MeetingId,
    (now, by): (Timestamp, PersonId),
    money_reason: Option<&str>,
    members: i64,
) -> Result<bool> {
    update!(conn, "meeting" { ended_at: now, ended_by: by, money_reason, members_at_end: members }
        "status = 'ended', agenda_item_id = null" where { meeting_id: id } "status = 'running'")
}

/// Takes an ended meeting up again.
pub async fn resume(conn: &mut Conn, id: MeetingId) -> Result<bool> {
    changed!(conn, RESUME, id)
}

/// Makes the decisions of an ended meeting binding.
pub async fn decide(conn: &mut Conn, id: MeetingId, now: Timestamp, by: PersonId) -> Result<bool> {
    stays::keep_names(conn, id).await?;
    changed!(conn, DECIDE, id, now, by)
}

/// Since when the accounts of people on a meeting's list are disabled.
pub async fn disabled(conn: &mut Conn, id: MeetingId) -> Result<BTreeMap<PersonId, Timestamp>> {
    let rows: Vec<(PersonId, Timestamp)> = all!(conn, DISABLED, id)?;
    Ok(rows.into_iter().collect())
}

/// What the call of a round says about equal entries on a place.
pub async fn shared_rule(conn: &mut Conn, id: RoundId) -> Result<TieRule> {
    one!(conn, SHARED_RULE, id)
}

/// What each place gets.
pub async fn places(conn: &mut Conn, id: MeetingId) -> Result<BTreeMap<i64, Option<i64>>> {
    let rows: Vec<(i64, Option<i64>)> = all!(conn, PLACES, id)?;
    Ok(rows.into_iter().collect())
}

/// Adds a place with its money.
pub async fn insert_place(conn: &mut Conn, id: MeetingId, place: i64, amount: Option<i64>) -> Result<()> {
    run!(conn, "insert into meeting_place (meeting_id, place, amount) values ($1, $2, $3)", id, place, amount)
}

/// Gives a place other money.
pub async fn set_place(conn: &mut Conn, id: MeetingId, place: i64, amount: i64) -> Result<()> {
    run!(conn, "update meeting_place set amount = $3 where meeting_id = $1 and place = $2", id, place, amount)
}

/// Everybody on the list, in its order.
pub async fn attendance(conn: &mut Conn, id: MeetingId) -> Result<Vec<Attendance>> {
    all!(conn, ATTENDANCE, id)
}

/// Who is on the list with an account that has no part in the jury any more.
pub async fn accounts_gone(conn: &mut Conn, id: MeetingId) -> Result<Vec<AttendanceId>> {
    all!(conn, ACCOUNTS_GONE, id)
}

/// Puts somebody on the list. The same person twice is refused as a duplicate.
pub async fn insert_attendance(conn: &mut Conn, one: &Attendance) -> Result<()> {
    insert!(conn, one)?;
    if let Some(at) = one.arrived_at {
        stays::come(conn, one.attendance_id, at).await?;
    }
    if let Some(at) = one.left_at {
        stays::go(conn, one.attendance_id, at).await?;
    }
    Ok(())
}

/// Somebody comes or goes; false when that was so already.
pub async fn set_state(conn: &mut Conn, id: AttendanceId, state: State, now: Timestamp) -> Result<bool> {
    let text = if state == State::Present { ARRIVE } else { LEAVE };
    let changed = changed!(conn, text, id, now)?;
    match state {
        _ if !changed => {}
        State::Present => stays::come(conn, id, now).await?,
        State::Absent => stays::go(conn, id, now).await?,
    }
    Ok(changed)
}

/// Puts the obligation to secrecy and impartiality on file; false when it was there already.
pub async fn pledge(conn: &mut Conn, id: AttendanceId, now: Timestamp) -> Result<bool> {
    changed!(conn, "update attendance set pledged_at = $2 where attendance_id = $1 and pledged_at is null", id, now)
}

/// Gives a duty to somebody and takes it from whoever had it.
pub async fn set_duty(conn: &mut Conn, id: MeetingId, duty: Duty, to: Option<AttendanceId>) -> Result<()> {
    run!(conn, "update attendance set duty = null where meeting_id = $1 and duty = $2", id, duty)?;
    if let Some(to) = to {
        run!(conn, "update attendance set duty = $2 where attendance_id = $1", to, duty)?;
    }
    Ok(())
}

/// A conflict between somebody on the list and an entry on the agenda.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Conflicted {
    pub conflict_id: uuid::Uuid,
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    /// The juror's own before anybody else's.
    pub reason: String,
    pub origin: String,
    pub created_at: Timestamp,
    /// Whether the reason is the juror's own although somebody else had filed the conflict.
    pub is_own: bool,
}

/// The conflicts with the entries of the call, of people on the list and of others.
pub async fn conflicts(conn: &mut Conn, id: MeetingId) -> Result<Vec<Conflicted>> {
    all!(conn, CONFLICTS, id)
}

/// The group's verdicts.
pub async fn verdicts(conn: &mut Conn, id: MeetingId) -> Result<BTreeMap<NominationId, Verdict>> {
    let rows: Vec<Verdict> = all!(conn, VERDICTS, id)?;
    Ok(rows.into_iter().map(|verdict| (verdict.nomination_id, verdict)).collect())
}

/// Writes a verdict that was made from a version (0 for the first); false when somebody else was quicker.
pub async fn set_verdict(
    conn: &mut Conn,
    (meeting, nomination): (MeetingId, NominationId),
    body: &str,
    version: i64,
    (now, by): (Timestamp, PersonId),
) -> Result<bool> {
    if version == 0 {
        changed!(conn, INSERT_VERDICT, meeting, nomination, body, by, now)
    } else {
        update!(conn, "verdict" { body, changed_by: by, changed_at: now } "version = version + 1"
            where { meeting_id: meeting, nomination_id: nomination, version })
    }
}

/// All decisions in their order, replaced ones among them.
pub async fn decisions(conn: &mut Conn, id: MeetingId) -> Result<Vec<Decision>> {
    all!(conn, DECISIONS, id)
}

/// Adds a decision.
pub async fn insert_decision(conn: &mut Conn, decision: &Decision) -> Result<()> {
    insert!(conn, decision)
}

/// Notes that a later motion decided otherwise.
pub async fn replace(conn: &mut Conn, decision: DecisionId, by: MotionId) -> Result<()> {
    run!(conn, "update decision set replaced_by = $2 where decision_id = $1 and replaced_by is null", decision, by)
}

/// The decisions that were annulled.
pub async fn annulments(conn: &mut Conn, id: MeetingId) -> Result<BTreeMap<DecisionId, Annulment>> {
    let rows: Vec<Annulment> = all!(conn, ANNULMENTS, id)?;
    Ok(rows.into_iter().map(|annulled| (annulled.decision_id, annulled)).collect())
}

/// Annuls a decision; false when that was so already.
pub async fn annul(conn: &mut Conn, annulled: &Annulment) -> Result<bool> {
    changed!(conn, ANNUL, annulled.decision_id, annulled.reason, annulled.annulled_by, annulled.annulled_at)
}

/// Gives a decision other money, because the money was split otherwise.
pub async fn set_amount(conn: &mut Conn, decision: DecisionId, amount: Option<i64>) -> Result<()> {
    run!(conn, "update decision set amount = $2 where decision_id = $1", decision, amount)
}

/// The meeting whose decisions bind an edition.
pub async fn binding(conn: &mut Conn, id: EditionId) -> Result<Option<MeetingId>> {
    let found: Option<(MeetingId, Option<Timestamp>)> = maybe!(conn, BINDING, id)?;
    Ok(found.map(|(meeting, _)| meeting))
}

/// Takes the binding force from a meeting's decisions.
pub async fn suspend(conn: &mut Conn, id: MeetingId) -> Result<bool> {
    changed!(conn, SUSPEND, id)
}

/// What the jury of an edition has decided with binding force, and since when; `None` until it has.
pub async fn awarded(conn: &mut Conn, id: EditionId) -> Result<Option<(Timestamp, Vec<Awarded>)>> {
    let meeting: Option<(MeetingId, Option<Timestamp>)> = maybe!(conn, BINDING, id)?;
    let Some((meeting, Some(decided_at))) = meeting else { return Ok(None) };
    let awards = all!(conn, AWARDED, meeting)?;
    Ok(Some((decided_at, awards)))
}
