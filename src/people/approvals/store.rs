//! SQL of the tables `approval` and `setting`.

pub mod forget;

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, changed, insert, maybe, one};
use crate::ground::error::Result;
use crate::ids::{ApprovalId, EditionId, PersonId};

use super::model::{Act, Alone, Approval, Granted, Status};

/// Whether what was asked for can no longer be done, because something else has happened to its subject: a meeting goes
/// on, a round is open again. Nobody writes it down: it is read off the subject.
macro_rules! overtaken {
    () => {
        "(a.status = 'asked' and not (case a.act \
         when 'close' then exists (select 1 from round r where r.round_id = a.subject_id and r.status = 'open') \
         when 'reopen' then exists (select 1 from round r where r.round_id = a.subject_id and r.status = 'closed') \
         when 'settle' then exists (select 1 from round r where r.round_id = a.subject_id and r.status = 'closed') \
         when 'decide' then exists (select 1 from meeting s join round r on r.round_id = s.round_id \
             where s.meeting_id = a.subject_id and s.status = 'ended' and r.status = 'closed' \
             and r.closed_at = s.round_closed_at) \
         when 'publish' then exists (select 1 from meeting s join round r on r.round_id = s.round_id \
             where r.edition_id = a.subject_id and s.status = 'decided' and r.status = 'closed' \
             and r.closed_at = s.round_closed_at) \
         when 'unpublish' then exists (select 1 from publication u where u.edition_id = a.subject_id \
             and u.withdrawn_at is null) \
         when 'hide_picture' then exists (select 1 from laureate_picture u where u.laureate_id = a.subject_id) \
         when 'open' then exists (select 1 from edition e where e.edition_id = a.subject_id and e.status = 'preparing') \
         when 'retract' then exists (select 1 from edition e where e.edition_id = a.subject_id and e.status = 'open') \
         when 'end' then exists (select 1 from edition e where e.edition_id = a.subject_id and e.status = 'open') \
         when 'disable' then exists (select 1 from person u where u.person_id = a.subject_id \
             and u.disabled_at is null) \
         when 'enable' then exists (select 1 from person u where u.person_id = a.subject_id \
             and u.disabled_at is not null) \
         else 1 = 1 end)) as overtaken"
    };
}

macro_rules! approval {
    ($rest:literal) => {
        concat!(
            "select a.approval_id, a.act, a.subject_id, a.title, a.path, a.reason, a.shown, a.asked_by, \
             a.asked_at, a.lapses_at, a.status, a.alone, a.answered_by, a.answered_at, p.name as asker, \
             p.email as asker_email, p.role as asker_role, p.disabled_at as asker_disabled_at, q.name as answerer, ",
            overtaken!(),
            " from approval a join person p on p.person_id = a.asked_by \
             left join person q on q.person_id = a.answered_by ",
            $rest
        )
    };
}

const FIND: &str = approval!("where a.approval_id = $1");
const OPEN_ON: &str = approval!("where a.subject_id = $1 and a.act = $2 and a.status = 'asked' and a.lapses_at > $3");
const OPEN: &str = approval!("where a.status = 'asked' and a.lapses_at > $1 order by a.lapses_at, a.approval_id");
const OVER: &str = approval!(
    "where a.status <> 'asked' or a.lapses_at <= $1 order by a.asked_at desc, a.approval_id desc limit $2 offset $3"
);
const LAPSED_UNSAID: &str =
    approval!("where a.status = 'asked' and a.lapses_at <= $1 order by a.lapses_at, a.approval_id");
const LAPSING: &str = approval!(
    "where a.status = 'asked' and a.lapses_at > $1 and a.lapses_at <= $2 and a.reminded_at is null \
     order by a.lapses_at, a.approval_id"
);
// Nobody has asked again since.
const LAPSED: &str = approval!(
    "where a.status in ('asked', 'lapsed') and a.lapses_at <= $1 and a.lapses_at > $2 \
     and not exists (select 1 from approval b where b.subject_id = a.subject_id and b.act = a.act \
     and b.asked_at > a.asked_at) order by a.lapses_at desc, a.approval_id"
);
const COUNT_DUE: &str = "select count(*) from approval where status = 'asked' \
    and (lapses_at <= $1 or (lapses_at <= $2 and reminded_at is null))";
const LAPSE_ONE: &str = "update approval set status = 'lapsed', answered_at = lapses_at \
    where approval_id = $1 and status = 'asked' and lapses_at <= $2";
const SET_REMINDED: &str =
    "update approval set reminded_at = $2 where approval_id = $1 and status = 'asked' and reminded_at is null";
const ANSWER: &str = "update approval set status = $1, answered_by = $2, answered_at = $3 \
    where approval_id = $4 and status = 'asked'";
const LAPSE: &str = "update approval set status = 'lapsed', answered_at = lapses_at \
    where subject_id = $1 and act = $2 and status = 'asked' and lapses_at <= $3";
const GRANTED: &str = "select a.approval_id, a.reason, p.name as asker, a.asked_by, a.asked_at, q.name as confirmer, \
    a.answered_by, a.answered_at, a.alone from approval a join person p on p.person_id = a.asked_by \
    join person q on q.person_id = a.answered_by \
    where a.subject_id = $1 and a.act = $2 and a.status = 'confirmed' \
    order by a.answered_at desc, a.approval_id desc limit 1";
// About a call and all that belongs to it; and about accounts, for as long as it ran.
const ALONE: &str = "select a.act, a.title, p.name as person, a.answered_at from approval a \
    join person p on p.person_id = a.asked_by \
    where a.alone and a.status = 'confirmed' and (a.subject_id = $1 \
    or a.subject_id in (select round_id from round where edition_id = $1) \
    or a.subject_id in (select s.meeting_id from meeting s join round r on r.round_id = s.round_id \
        where r.edition_id = $1) \
    or a.subject_id in (select nomination_id from nomination where edition_id = $1) \
    or a.subject_id in (select laureate_id from laureate where edition_id = $1) \
    or (a.answered_at >= (select coalesce(opened_at, created_at) from edition where edition_id = $1) \
        and a.answered_at <= $2 and a.subject_id in (select person_id from person))) \
    order by a.answered_at, a.approval_id";
// A confirmation may go to an address below its page.
const ASKED_OF: &str = "select path from approval where status = 'asked' and lapses_at > $1 and asked_by <> $2";
const IS_ASKED_AT: &str = "select exists(select 1 from approval where status = 'asked' and lapses_at > $2 \
    and asked_by <> $3 and (path = $1 or $4 and substr($1, 1, length(path) + 1) = path || '/'))";

/// The pages on which somebody may read back what another one asks for.
pub async fn asked_of(conn: &mut Conn, now: Timestamp, but: PersonId) -> Result<Vec<String>> {
    all!(conn, ASKED_OF, now, but)
}

/// One request.
pub async fn find(conn: &mut Conn, id: ApprovalId) -> Result<Option<Approval>> {
    maybe!(conn, FIND, id)
}

/// The request that waits for an answer, if there is one.
pub async fn open_on(conn: &mut Conn, subject: Uuid, act: Act, now: Timestamp) -> Result<Option<Approval>> {
    maybe!(conn, OPEN_ON, subject, act, now)
}

/// All requests that wait for an answer: what lapses first comes first.
pub async fn open(conn: &mut Conn, now: Timestamp) -> Result<Vec<Approval>> {
    all!(conn, OPEN, now)
}

/// Requests that wait no longer, the newest first.
pub async fn over(conn: &mut Conn, now: Timestamp, limit: i64, offset: i64) -> Result<Vec<Approval>> {
    all!(conn, OVER, now, limit, offset)
}

/// Requests that have lapsed, and nobody was told.
pub async fn lapsed_unsaid(conn: &mut Conn, now: Timestamp) -> Result<Vec<Approval>> {
    all!(conn, LAPSED_UNSAID, now)
}

/// Requests that lapse until a moment, and nobody was reminded.
pub async fn lapsing(conn: &mut Conn, now: Timestamp, until: Timestamp) -> Result<Vec<Approval>> {
    all!(conn, LAPSING, now, until)
}

/// Requests that lapsed since a moment, and nobody has asked again.
pub async fn lapsed(conn: &mut Conn, now: Timestamp, since: Timestamp) -> Result<Vec<Approval>> {
    all!(conn, LAPSED, now, since)
}

/// Of how many requests somebody has to be told: they have lapsed, or do so until a moment.
pub async fn count_due(conn: &mut Conn, now: Timestamp, until: Timestamp) -> Result<i64> {
    one!(conn, COUNT_DUE, now, until)
}

/// Puts down that one request has lapsed; gives `false` when that was done, or it was answered.
pub async fn lapse_one(conn: &mut Conn, id: ApprovalId, now: Timestamp) -> Result<bool> {
    changed!(conn, LAPSE_ONE, id, now)
}

/// Puts down that both people were reminded; gives `false` when they were before.
pub async fn set_reminded(conn: &mut Conn, id: ApprovalId, now: Timestamp) -> Result<bool> {
    changed!(conn, SET_REMINDED, id, now)
}

/// How many wait no longer.
pub async fn count_over(conn: &mut Conn, now: Timestamp) -> Result<i64> {
    one!(conn, "select count(*) from approval where status <> 'asked' or lapses_at <= $1", now)
}

/// What is put down of a request.
pub struct New<'a> {
    pub approval_id: ApprovalId,
    pub act: Act,
    pub subject: Uuid,
    pub title: &'a str,
    pub path: &'a str,
    pub reason: &'a str,
    pub shown: &'a str,
    pub asked_by: PersonId,
    pub asked_at: Timestamp,
    pub lapses_at: Timestamp,
    /// The office has one person: it is confirmed at once, by the same one.
    pub alone: bool,
}

/// Puts a request down. A second one for the same act on the same thing is refused as a duplicate.
pub async fn insert(conn: &mut Conn, new: &New<'_>) -> Result<()> {
    insert!(conn, "approval" {
        approval_id: new.approval_id, act: new.act, subject_id: new.subject, title: new.title, path: new.path,
        reason: new.reason, shown: new.shown, asked_by: new.asked_by, asked_at: new.asked_at, lapses_at: new.lapses_at,
        status: if new.alone { Status::Confirmed } else { Status::Asked }, alone: new.alone,
        answered_by: new.alone.then_some(new.asked_by), answered_at: new.alone.then_some(new.asked_at),
    })
}

/// Answers a request. Of two who try at the same moment one gets `false`.
pub async fn answer(conn: &mut Conn, id: ApprovalId, to: Status, by: PersonId, now: Timestamp) -> Result<bool> {
    changed!(conn, ANSWER, to, by, now, id)
}

/// Puts down that a request lapsed which nobody answered in time; whether there was one.
pub async fn lapse(conn: &mut Conn, subject: Uuid, act: Act, now: Timestamp) -> Result<bool> {
    changed!(conn, LAPSE, subject, act, now)
}

/// By whom an act was last asked for and confirmed; `None` where it never was.
pub async fn granted(conn: &mut Conn, act: Act, subject: Uuid) -> Result<Option<Granted>> {
    maybe!(conn, GRANTED, subject, act)
}

/// What one person did alone that takes two: about a call, and about accounts from its publication on until a moment.
pub async fn alone(conn: &mut Conn, edition: EditionId, until: Timestamp) -> Result<Vec<Alone>> {
    all!(conn, ALONE, edition, until)
}

/// A setting of the office, if somebody has set it.
pub async fn setting(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    maybe!(conn, "select value from setting where name = $1", name)
}

/// Sets a setting, as the installation says.
pub async fn set(conn: &mut Conn, name: &str, value: &str, now: Timestamp) -> Result<()> {
    insert!(conn, "setting" {
        name, value, changed_at: now,
    } "on conflict (name) do update set value = excluded.value, changed_by = null, changed_at = excluded.changed_at")
}

/// Whether a page shows what somebody else asks for; or, where it is a confirmation, whether a page above it does.
pub async fn is_asked_at(
    conn: &mut Conn,
    path: &str,
    now: Timestamp,
    but: PersonId,
    is_confirmation: bool,
) -> Result<bool> {
    one!(conn, IS_ASKED_AT, path, now, but, is_confirmation)
}
