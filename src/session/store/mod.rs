//! SQL of a session, its list of people, its agenda, verdicts and decisions.

mod agenda;
pub mod ballots;
mod objections;
pub mod outcome;
pub(super) mod overview;
pub mod stays;

use std::collections::BTreeMap;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{
    AgendaItemId, AttendanceId, DecisionId, EditionId, JurySessionId, MotionId, NominationId, PersonId, RoundId,
};
use crate::on;
use crate::prizes::model::TieRule;

use super::model::JurySession;
use super::model::attendance::{Attendance, Duty, State};
use super::model::decision::{Annulment, Awarded, Decision, Verdict};

pub use agenda::{agenda, beside, insert_item, item_called, item_done, place_item, raise, raised};
pub use objections::{insert_objection, objections};
pub use stays::{insert_left, left_room, returned};

macro_rules! session_columns {
    () => {
        "jury_session_id, round_id, round_closed_at, number, status, venue, quorum_percent, quorum_least, \
         casting_vote, tie_rule, prize_money, money_reason, agenda_item_id, version, opened_at, opened_by, ended_at, \
         ended_by, decided_at, decided_by, members_at_end"
    };
}
macro_rules! attendance_columns {
    () => {
        "attendance_id, jury_session_id, person_id, name, role, duty, seat_of, state, declared_at, pledged_at, \
         arrived_at, left_at, position"
    };
}
macro_rules! decision_columns {
    () => {
        "decision_id, jury_session_id, motion_id, position, kind, place, amount, nomination_id, special_prize_id, \
         prize_name, person_name, reason, order_reason, replaced_by, decided_at"
    };
}

const SESSION: &str = concat!("select ", session_columns!(), " from jury_session where jury_session_id = $1");
const OF_ROUND: &str =
    concat!("select ", session_columns!(), " from jury_session where round_id = $1 order by number desc");
const INSERT: &str = concat!(
    "insert into jury_session (",
    session_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
     $21)"
);
const TOUCH: &str = "update jury_session set version = version + 1 where jury_session_id = $1 and status = 'running'";
const HOLD: &str = "update jury_session set version = version + 1 where jury_session_id = $1";
const LOCK: &str = "update jury_session set version = version where jury_session_id = $1";
const STEP: &str = "select s.version + c.position from jury_session s join chain c on c.chain_id = 1 \
    where s.jury_session_id = $1";
const STEPS: &str = "select s.jury_session_id, s.version + c.position from jury_session s \
    join chain c on c.chain_id = 1";
const CALL: &str = "update jury_session set agenda_item_id = $2 where jury_session_id = $1";
const END: &str = "update jury_session set status = 'ended', ended_at = $2, ended_by = $3, money_reason = $4, \
    members_at_end = $5, agenda_item_id = null where jury_session_id = $1 and status = 'running'";
const RESUME: &str = "update jury_session set status = 'running', ended_at = null, ended_by = null, \
    members_at_end = null where jury_session_id = $1 and status = 'ended'";
const DECIDE: &str = "update jury_session set status = 'decided', decided_at = $2, decided_by = $3, \
    version = version + 1 where jury_session_id = $1 and status = 'ended'";
const SUSPEND: &str = "update jury_session set status = 'ended', decided_at = null, decided_by = null, \
    version = version + 1 where jury_session_id = $1 and status = 'decided'";
const PLACES: &str = "select place, amount from session_place where jury_session_id = $1 order by place";
const DISABLED: &str = "select p.person_id, p.disabled_at from attendance a \
    join person p on p.person_id = a.person_id where a.jury_session_id = $1 and p.disabled_at is not null";
const SHARED_RULE: &str = "select e.tie_rule from edition e join round r on r.edition_id = e.edition_id \
    where r.round_id = $1";
const INSERT_PLACE: &str = "insert into session_place (jury_session_id, place, amount) values ($1, $2, $3)";
const SET_PLACE: &str = "update session_place set amount = $3 where jury_session_id = $1 and place = $2";

// Accounts that are shut, and members who do not belong to the jury any more.
const ACCOUNTS_GONE: &str = "select a.attendance_id from attendance a join person p on p.person_id = a.person_id \
    where a.jury_session_id = $1 \
    and (p.disabled_at is not null or (a.role = 'member' and p.role not in ('juror', 'chair')))";
// Until the decisions bind, people are called what they are called now; from then on, what they were called then.
const ATTENDANCE: &str = "select a.attendance_id, a.jury_session_id, a.person_id, \
    case when s.status = 'decided' then a.name else coalesce(p.name, a.name) end as name, a.role, a.duty, a.seat_of, \
    a.state, coalesce(d.declared_at, a.declared_at) as declared_at, a.pledged_at, a.arrived_at, a.left_at, a.position \
    from attendance a join jury_session s on s.jury_session_id = a.jury_session_id \
    left join person p on p.person_id = a.person_id \
    left join declaration d on d.round_id = s.round_id and d.person_id = a.person_id \
    where a.jury_session_id = $1 order by a.position";
const INSERT_ATTENDANCE: &str = concat!(
    "insert into attendance (",
    attendance_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
);
const ARRIVE: &str = "update attendance set state = 'present', arrived_at = coalesce(arrived_at, $2), left_at = null \
    where attendance_id = $1 and state <> 'present'";
const LEAVE: &str =
    "update attendance set state = 'absent', left_at = $2 where attendance_id = $1 and state = 'present'";
const PLEDGE: &str = "update attendance set pledged_at = $2 where attendance_id = $1 and pledged_at is null";
const CLEAR_DUTY: &str = "update attendance set duty = null where jury_session_id = $1 and duty = $2";
const SET_DUTY: &str = "update attendance set duty = $2 where attendance_id = $1";

const CONFLICTS: &str = "select c.conflict_id, c.nomination_id, c.person_id, coalesce(c.own_reason, c.reason) as reason, c.origin, \
    c.created_at, (c.own_reason is not null) as is_own from conflict c \
    join nomination n on n.nomination_id = c.nomination_id join round r on r.edition_id = n.edition_id \
    join jury_session s on s.round_id = r.round_id where s.jury_session_id = $1";

const VERDICTS: &str = "select nomination_id, body, version, changed_by, changed_at from verdict \
    where jury_session_id = $1";
const INSERT_VERDICT: &str = "insert into verdict (jury_session_id, nomination_id, body, version, changed_by, \
    changed_at) values ($1, $2, $3, 1, $4, $5) on conflict do nothing";
const UPDATE_VERDICT: &str = "update verdict set body = $3, version = version + 1, changed_by = $4, changed_at = $5 \
    where jury_session_id = $1 and nomination_id = $2 and version = $6";

const DECISIONS: &str =
    concat!("select ", decision_columns!(), " from decision where jury_session_id = $1 order by position");
const INSERT_DECISION: &str = concat!(
    "insert into decision (",
    decision_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
);
const REPLACE: &str = "update decision set replaced_by = $2 where decision_id = $1 and replaced_by is null";
const ANNULMENTS: &str = "select a.decision_id, a.reason, a.annulled_by, a.annulled_at from annulment a \
    join decision d on d.decision_id = a.decision_id where d.jury_session_id = $1";
const ANNUL: &str = "insert into annulment (decision_id, reason, annulled_by, annulled_at) values ($1, $2, $3, $4) \
    on conflict do nothing";
const SET_AMOUNT: &str = "update decision set amount = $2 where decision_id = $1";

// A round that was opened again after its session has no binding decision until another session has decided.
const BINDING: &str = "select s.jury_session_id, s.decided_at from jury_session s \
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
    join jury_session s on s.jury_session_id = d.jury_session_id \
    join round r on r.round_id = s.round_id join edition e on e.edition_id = r.edition_id \
    left join nomination n on n.nomination_id = d.nomination_id \
    left join naming_answer a on a.edition_id = e.edition_id \
    and (a.nomination_id = d.nomination_id or (d.nomination_id is null and a.name = d.person_name)) \
    left join special_prize p on p.special_prize_id = d.special_prize_id \
    where d.jury_session_id = $1 and d.replaced_by is null \
    and not exists (select 1 from annulment x where x.decision_id = d.decision_id) \
    and d.kind in ('place', 'special_prize') order by d.place is null, d.place, d.position"
);

/// One session.
pub async fn session(conn: &mut Conn, id: JurySessionId) -> Result<Option<JurySession>> {
    Ok(on!(conn, c => sqlx::query_as(SESSION).bind(id).fetch_optional(c).await)?)
}

/// A round's sessions, the newest first.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<JurySession>> {
    Ok(on!(conn, c => sqlx::query_as(OF_ROUND).bind(id).fetch_all(c).await)?)
}

/// Adds a session. A second one for the same closing of a round is refused as a duplicate.
pub async fn insert(conn: &mut Conn, session: &JurySession) -> Result<(), sqlx::Error> {
    on!(conn, c => sqlx::query(INSERT)
        .bind(session.jury_session_id)
        .bind(session.round_id)
        .bind(session.round_closed_at)
        .bind(session.number)
        .bind(session.status)
        .bind(&session.venue)
        .bind(session.quorum_percent)
        .bind(session.quorum_least)
        .bind(session.casting_vote)
        .bind(session.tie_rule)
        .bind(session.prize_money)
        .bind(&session.money_reason)
        .bind(session.agenda_item_id)
        .bind(session.version)
        .bind(session.opened_at)
        .bind(session.opened_by)
        .bind(session.ended_at)
        .bind(session.ended_by)
        .bind(session.decided_at)
        .bind(session.decided_by)
        .bind(session.members_at_end)
        .execute(c)
        .await.map(drop))
}

/// Takes a running session for this transaction: acts on it follow one another, and devices notice the new version.
/// False when it does not run any more.
pub async fn touch(conn: &mut Conn, id: JurySessionId) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(TOUCH).bind(id).execute(c).await.map(|r| r.rows_affected()))?)
}

/// The same, whatever its state.
pub async fn hold(conn: &mut Conn, id: JurySessionId) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(HOLD).bind(id).execute(c).await.map(|r| r.rows_affected()))?)
}

/// Takes a session for this transaction and changes nothing.
pub async fn lock(conn: &mut Conn, id: JurySessionId) -> Result<()> {
    on!(conn, c => sqlx::query(LOCK).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

fn changed(rows: u64) -> Result<bool> {
    Ok(rows == 1)
}

/// Where a session stands: grows with each change of its own, and with every act on record, since what happens
/// elsewhere may change who knows or does what here. Whoever reads it first has missed nothing.
pub async fn step(conn: &mut Conn, id: JurySessionId) -> Result<Option<i64>> {
    Ok(on!(conn, c => sqlx::query_scalar(STEP).bind(id).fetch_optional(c).await)?)
}

/// Where all sessions stand.
pub async fn steps(conn: &mut Conn) -> Result<Vec<(JurySessionId, i64)>> {
    Ok(on!(conn, c => sqlx::query_as(STEPS).fetch_all(c).await)?)
}

/// Says which entry is being talked about; none between two entries.
pub async fn call(conn: &mut Conn, id: JurySessionId, item: Option<AgendaItemId>) -> Result<()> {
    on!(conn, c => sqlx::query(CALL).bind(id).bind(item).execute(c).await.map(drop))?;
    Ok(())
}

/// Ends a running session that has so many members.
pub async fn end(
    conn: &mut Conn,
    id: JurySessionId,
    (now, by): (Timestamp, PersonId),
    money_reason: Option<&str>,
    members: i64,
) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(END)
        .bind(id)
        .bind(now)
        .bind(by)
        .bind(money_reason)
        .bind(members)
        .execute(c)
        .await.map(|r| r.rows_affected()))?)
}

/// Takes an ended session up again.
pub async fn resume(conn: &mut Conn, id: JurySessionId) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(RESUME).bind(id).execute(c).await.map(|r| r.rows_affected()))?)
}

/// Makes the decisions of an ended session binding.
pub async fn decide(conn: &mut Conn, id: JurySessionId, now: Timestamp, by: PersonId) -> Result<bool> {
    stays::keep_names(conn, id).await?;
    changed(
        on!(conn, c => sqlx::query(DECIDE).bind(id).bind(now).bind(by).execute(c).await.map(|r| r.rows_affected()))?,
    )
}

/// Since when the accounts of people on a session's list are disabled.
pub async fn disabled(conn: &mut Conn, id: JurySessionId) -> Result<BTreeMap<PersonId, Timestamp>> {
    let rows: Vec<(PersonId, Timestamp)> = on!(conn, c => sqlx::query_as(DISABLED).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// What the call of a round says about equal entries on a place.
pub async fn shared_rule(conn: &mut Conn, id: RoundId) -> Result<TieRule> {
    Ok(on!(conn, c => sqlx::query_scalar(SHARED_RULE).bind(id).fetch_one(c).await)?)
}

/// What each place gets.
pub async fn places(conn: &mut Conn, id: JurySessionId) -> Result<BTreeMap<i64, Option<i64>>> {
    let rows: Vec<(i64, Option<i64>)> = on!(conn, c => sqlx::query_as(PLACES).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Adds a place with its money.
pub async fn insert_place(conn: &mut Conn, id: JurySessionId, place: i64, amount: Option<i64>) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_PLACE).bind(id).bind(place).bind(amount).execute(c).await.map(drop))?;
    Ok(())
}

/// Gives a place other money.
pub async fn set_place(conn: &mut Conn, id: JurySessionId, place: i64, amount: i64) -> Result<()> {
    on!(conn, c => sqlx::query(SET_PLACE).bind(id).bind(place).bind(amount).execute(c).await.map(drop))?;
    Ok(())
}

/// Everybody on the list, in its order.
pub async fn attendance(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Attendance>> {
    Ok(on!(conn, c => sqlx::query_as(ATTENDANCE).bind(id).fetch_all(c).await)?)
}

/// Who is on the list with an account that has no part in the jury any more.
pub async fn accounts_gone(conn: &mut Conn, id: JurySessionId) -> Result<Vec<AttendanceId>> {
    Ok(on!(conn, c => sqlx::query_scalar(ACCOUNTS_GONE).bind(id).fetch_all(c).await)?)
}

/// Puts somebody on the list. The same person twice is refused as a duplicate.
pub async fn insert_attendance(conn: &mut Conn, one: &Attendance) -> Result<(), sqlx::Error> {
    on!(conn, c => sqlx::query(INSERT_ATTENDANCE)
        .bind(one.attendance_id)
        .bind(one.jury_session_id)
        .bind(one.person_id)
        .bind(&one.name)
        .bind(one.role)
        .bind(one.duty)
        .bind(one.seat_of)
        .bind(one.state)
        .bind(one.declared_at)
        .bind(one.pledged_at)
        .bind(one.arrived_at)
        .bind(one.left_at)
        .bind(one.position)
        .execute(c)
        .await.map(drop))?;
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
    let rows = on!(conn, c => sqlx::query(text).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    match state {
        _ if rows == 0 => {}
        State::Present => stays::come(conn, id, now).await?,
        State::Absent => stays::go(conn, id, now).await?,
    }
    changed(rows)
}

/// Puts the obligation to secrecy and impartiality on file; false when it was there already.
pub async fn pledge(conn: &mut Conn, id: AttendanceId, now: Timestamp) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(PLEDGE).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?)
}

/// Gives a duty to somebody and takes it from whoever had it.
pub async fn set_duty(conn: &mut Conn, id: JurySessionId, duty: Duty, to: Option<AttendanceId>) -> Result<()> {
    on!(conn, c => sqlx::query(CLEAR_DUTY).bind(id).bind(duty).execute(c).await.map(drop))?;
    if let Some(to) = to {
        on!(conn, c => sqlx::query(SET_DUTY).bind(to).bind(duty).execute(c).await.map(drop))?;
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
pub async fn conflicts(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Conflicted>> {
    Ok(on!(conn, c => sqlx::query_as(CONFLICTS).bind(id).fetch_all(c).await)?)
}

/// The group's verdicts.
pub async fn verdicts(conn: &mut Conn, id: JurySessionId) -> Result<BTreeMap<NominationId, Verdict>> {
    let rows: Vec<Verdict> = on!(conn, c => sqlx::query_as(VERDICTS).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|verdict| (verdict.nomination_id, verdict)).collect())
}

/// Writes a verdict that was made from a version (0 for the first); false when somebody else was quicker.
pub async fn set_verdict(
    conn: &mut Conn,
    (session, nomination): (JurySessionId, NominationId),
    body: &str,
    version: i64,
    (now, by): (Timestamp, PersonId),
) -> Result<bool> {
    let rows = if version == 0 {
        on!(conn, c => sqlx::query(INSERT_VERDICT)
            .bind(session)
            .bind(nomination)
            .bind(body)
            .bind(by)
            .bind(now)
            .execute(c)
            .await.map(|r| r.rows_affected()))?
    } else {
        on!(conn, c => sqlx::query(UPDATE_VERDICT)
            .bind(session)
            .bind(nomination)
            .bind(body)
            .bind(by)
            .bind(now)
            .bind(version)
            .execute(c)
            .await.map(|r| r.rows_affected()))?
    };
    changed(rows)
}

/// All decisions in their order, replaced ones among them.
pub async fn decisions(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Decision>> {
    Ok(on!(conn, c => sqlx::query_as(DECISIONS).bind(id).fetch_all(c).await)?)
}

/// Adds a decision.
pub async fn insert_decision(conn: &mut Conn, decision: &Decision) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_DECISION)
        .bind(decision.decision_id)
        .bind(decision.jury_session_id)
        .bind(decision.motion_id)
        .bind(decision.position)
        .bind(decision.kind)
        .bind(decision.place)
        .bind(decision.amount)
        .bind(decision.nomination_id)
        .bind(decision.special_prize_id)
        .bind(&decision.prize_name)
        .bind(&decision.person_name)
        .bind(&decision.reason)
        .bind(&decision.order_reason)
        .bind(decision.replaced_by)
        .bind(decision.decided_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Notes that a later motion decided otherwise.
pub async fn replace(conn: &mut Conn, decision: DecisionId, by: MotionId) -> Result<()> {
    on!(conn, c => sqlx::query(REPLACE).bind(decision).bind(by).execute(c).await.map(drop))?;
    Ok(())
}

/// The decisions that were annulled.
pub async fn annulments(conn: &mut Conn, id: JurySessionId) -> Result<BTreeMap<DecisionId, Annulment>> {
    let rows: Vec<Annulment> = on!(conn, c => sqlx::query_as(ANNULMENTS).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|annulled| (annulled.decision_id, annulled)).collect())
}

/// Annuls a decision; false when that was so already.
pub async fn annul(conn: &mut Conn, annulled: &Annulment) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(ANNUL)
        .bind(annulled.decision_id)
        .bind(&annulled.reason)
        .bind(annulled.annulled_by)
        .bind(annulled.annulled_at)
        .execute(c)
        .await.map(|r| r.rows_affected()))?)
}

/// Gives a decision other money, because the money was split otherwise.
pub async fn set_amount(conn: &mut Conn, decision: DecisionId, amount: Option<i64>) -> Result<()> {
    on!(conn, c => sqlx::query(SET_AMOUNT).bind(decision).bind(amount).execute(c).await.map(drop))?;
    Ok(())
}

/// The session whose decisions bind an edition.
pub async fn binding(conn: &mut Conn, id: EditionId) -> Result<Option<JurySessionId>> {
    let found: Option<(JurySessionId, Option<Timestamp>)> =
        on!(conn, c => sqlx::query_as(BINDING).bind(id).fetch_optional(c).await)?;
    Ok(found.map(|(session, _)| session))
}

/// Takes the binding force from a session's decisions.
pub async fn suspend(conn: &mut Conn, id: JurySessionId) -> Result<bool> {
    changed(on!(conn, c => sqlx::query(SUSPEND).bind(id).execute(c).await.map(|r| r.rows_affected()))?)
}

/// What the jury of an edition has decided with binding force, and since when; `None` until it has.
pub async fn awarded(conn: &mut Conn, id: EditionId) -> Result<Option<(Timestamp, Vec<Awarded>)>> {
    let session: Option<(JurySessionId, Option<Timestamp>)> =
        on!(conn, c => sqlx::query_as(BINDING).bind(id).fetch_optional(c).await)?;
    let Some((session, Some(decided_at))) = session else { return Ok(None) };
    let awards = on!(conn, c => sqlx::query_as(AWARDED).bind(session).fetch_all(c).await)?;
    Ok(Some((decided_at, awards)))
}
