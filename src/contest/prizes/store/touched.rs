//! SQL of the table `later_fact`, and of what touches a confirmed result: read from the data as they are now.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, changed, run};
use crate::ground::error::Result;
use crate::ids::{EditionId, MeetingId};

use super::super::model::LaterFact;

/// The meeting whose decisions bind an edition, in SQL: the condition of the latest.
macro_rules! binding_of {
    ($edition:literal) => {
        concat!(
            "(select s.meeting_id from meeting s join round r on r.round_id = s.round_id where r.edition_id = ",
            $edition,
            " and s.status = 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at \
             order by s.decided_at desc limit 1)"
        )
    };
}

/// Whether something rests on the motion `m`.
macro_rules! holds {
    () => {
        "(exists (select 1 from decision d where d.motion_id = m.motion_id and d.replaced_by is null \
          and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) \
          or (m.kind = 'split' and not exists (select 1 from motion o where o.meeting_id = m.meeting_id \
          and o.kind = 'split' and o.status = 'carried' and o.number > m.number)))"
    };
}

/// Whether somebody, the line `v`, has voted on the motion `m`; of hands and papers it is not known whose they were.
macro_rules! voted {
    () => {
        "m.status = 'carried' and v.struck_because is null and (v.has_voted or m.by_count or m.ballot = 'secret')"
    };
}

/// Since when the meeting of the publication `p` binds nobody any more, or another one binds: its round was opened again,
/// or a later meeting decided.
macro_rules! overtaken_at {
    () => {
        "(select min(o.at) from (select r.reopened_at as at from meeting s join round r on r.round_id = s.round_id \
         where s.meeting_id = p.meeting_id and not (r.status = 'closed' and r.closed_at = s.round_closed_at) \
         union all select b.decided_at from meeting b join round r on r.round_id = b.round_id \
         join meeting s on s.meeting_id = p.meeting_id where r.edition_id = p.edition_id \
         and b.status = 'decided' and r.status = 'closed' and r.closed_at = b.round_closed_at \
         and b.meeting_id <> s.meeting_id and b.decided_at > s.decided_at) as o)"
    };
}

/// Everything that touches the confirmed results that the condition names, in SQL.
macro_rules! later_facts {
    ($which:literal) => {
        concat!(
            "select distinct p.edition_id, 'conflict' as fact, c.conflict_id as subject, c.created_at as at, \
             a.name as name, n.title as title, m.number as number \
             from publication p join motion m on m.meeting_id = p.meeting_id \
             join motion_voter v on v.motion_id = m.motion_id join attendance a on a.attendance_id = v.attendance_id \
             join conflict c on c.person_id = a.person_id join nomination n on n.nomination_id = c.nomination_id \
             where p.withdrawn_at is null and ",
            $which,
            " and ",
            crate::contest::prizes::store::touched::voted!(),
            " and ",
            crate::contest::prizes::store::touched::holds!(),
            // The entries that it is about: those it names, by key or in words, those whose decisions it replaced or pays
            // otherwise; where it names none, the one that was talked about.
            " and (exists (select 1 from motion_entry e where e.motion_id = m.motion_id \
             and e.nomination_id = c.nomination_id) \
             or exists (select 1 from motion_named w where w.motion_id = m.motion_id \
             and w.nomination_id = c.nomination_id) \
             or exists (select 1 from decision d where d.replaced_by = m.motion_id and d.nomination_id = c.nomination_id) \
             or (m.kind = 'split' and exists (select 1 from decision d join motion o on o.motion_id = d.motion_id \
             where d.meeting_id = m.meeting_id and d.kind = 'place' and d.nomination_id = c.nomination_id \
             and o.amount is null and o.number < m.number)) \
             or (not exists (select 1 from motion_entry e where e.motion_id = m.motion_id) \
             and exists (select 1 from raised w join agenda_item i on i.agenda_item_id = w.agenda_item_id \
             where w.raised_id = m.motion_id and i.nomination_id = c.nomination_id))) \
             union all select p.edition_id, case when n.status = 'withdrawn' then 'withdrawn' else 'ineligible' end, \
             n.nomination_id, coalesce(n.withdrawn_at, n.screened_at, n.changed_at), cast(null as text), n.title, \
             m.number from publication p join decision d on d.meeting_id = p.meeting_id \
             join motion m on m.motion_id = d.motion_id join nomination n on n.nomination_id = d.nomination_id \
             where p.withdrawn_at is null and ",
            $which,
            " and d.replaced_by is null and not exists (select 1 from annulment x where x.decision_id = d.decision_id) \
             and not (",
            crate::contest::standing::competes!(),
            ") union all select p.edition_id, 'disabled', a.person_id, y.disabled_at, a.name, cast(null as text), \
             min(m.number) from publication p join motion m on m.meeting_id = p.meeting_id \
             join motion_voter v on v.motion_id = m.motion_id join attendance a on a.attendance_id = v.attendance_id \
             join person y on y.person_id = a.person_id \
             where p.withdrawn_at is null and ",
            $which,
            " and ",
            crate::contest::prizes::store::touched::voted!(),
            " and ",
            crate::contest::prizes::store::touched::holds!(),
            " and y.disabled_at >= m.closed_at group by p.edition_id, a.person_id, y.disabled_at, a.name \
             union all select p.edition_id, 'refused', l.laureate_id, w.recorded_at, l.name, l.project, \
             cast(null as bigint) from publication p join laureate l on l.edition_id = p.edition_id \
             join naming_answer w on w.edition_id = l.edition_id \
             and (w.nomination_id = l.nomination_id or (l.nomination_id is null and w.name = l.name)) \
             where p.withdrawn_at is null and ",
            $which,
            " and l.named and not w.agreed \
             union all select p.edition_id, 'anew', p.meeting_id, \
             coalesce(",
            crate::contest::prizes::store::touched::overtaken_at!(),
            ", p.confirmed_at), cast(null as text), cast(null as text), cast(null as bigint) from publication p \
             where p.withdrawn_at is null and ",
            $which,
            " and p.meeting_id is not null and coalesce(p.meeting_id <> ",
            crate::contest::prizes::store::touched::binding_of!("p.edition_id"),
            ", true)"
        )
    };
}

/// That two people have looked at the fact `f`.
macro_rules! looked_at {
    () => {
        "exists (select 1 from later_fact k where k.edition_id = f.edition_id and k.fact = f.fact \
         and k.subject = f.subject and k.looked_at is not null)"
    };
}

/// Since when something touches an edition's confirmed result that two people have not looked at.
macro_rules! touched_since {
    () => {
        concat!(
            "(select min(f.at) from (",
            crate::contest::prizes::store::touched::later_facts!("p.edition_id = edition.edition_id"),
            ") as f where not ",
            crate::contest::prizes::store::touched::looked_at!(),
            ")"
        )
    };
}
pub(crate) use {binding_of, holds, later_facts, looked_at, overtaken_at, touched_since, voted};

macro_rules! facts {
    ($which:literal, $end:literal) => {
        concat!(
            "select f.edition_id, f.fact, f.subject, f.at, f.name, f.title, f.number from (",
            later_facts!($which),
            ") as f where ",
            $end,
            " order by f.edition_id, f.at, f.fact, f.number, f.subject"
        )
    };
}

const OPEN: &str = concat!(
    "select f.edition_id, f.fact, f.subject, f.at, f.name, f.title, f.number from (",
    later_facts!("true"),
    ") as f where not ",
    looked_at!(),
    " order by f.edition_id, f.at, f.fact, f.number, f.subject"
);
const CURRENT: &str = facts!("p.edition_id = $1", "true");
const NEW: &str = facts!(
    "true",
    "not exists (select 1 from later_fact k where k.edition_id = f.edition_id and k.fact = f.fact \
     and k.subject = f.subject)"
);
const NOTICE: &str = "insert into later_fact (edition_id, fact, subject, noticed_at) values ($1, $2, $3, $4) \
    on conflict do nothing";
const LOOK_AT: &str = "insert into later_fact (edition_id, fact, subject, noticed_at, looked_at) \
    values ($1, $2, $3, $4, $4) on conflict (edition_id, fact, subject) do update set looked_at = excluded.looked_at";
// What confirming again has settled by itself may come up once more.
const SETTLE: &str = "delete from later_fact where edition_id = $1 and fact in ('refused', 'anew')";
const SETTLED: &str = "select k.fact, k.subject from later_fact k join round r on r.edition_id = k.edition_id \
    join meeting s on s.round_id = r.round_id where s.meeting_id = $1 and k.looked_at is not null";

/// What touches the confirmed results of all editions, and two people have not looked at.
pub async fn open(conn: &mut Conn) -> Result<Vec<LaterFact>> {
    all!(conn, OPEN)
}

/// The same of one edition.
pub async fn open_of(conn: &mut Conn, id: EditionId) -> Result<Vec<LaterFact>> {
    Ok(open(conn).await?.into_iter().filter(|fact| fact.edition_id == id).collect())
}

/// What of it nobody was told yet.
pub async fn unsaid(conn: &mut Conn) -> Result<Vec<LaterFact>> {
    all!(conn, NEW)
}

/// Notes that the office is told of a fact; false when that was so already.
pub async fn notice(conn: &mut Conn, fact: &LaterFact, now: Timestamp) -> Result<bool> {
    changed!(conn, NOTICE, fact.edition_id, fact.fact, fact.subject, now)
}

/// Notes that two people have confirmed a result knowing all that touches it now.
pub async fn look_at_all(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<()> {
    run!(conn, SETTLE, id)?;
    let facts: Vec<LaterFact> = all!(conn, CURRENT, id)?;
    for fact in facts {
        run!(conn, LOOK_AT, id, fact.fact, fact.subject, now)?;
    }
    Ok(())
}

/// Forgets what touched a result that is not confirmed any more.
pub async fn forget(conn: &mut Conn, id: EditionId) -> Result<()> {
    run!(conn, "delete from later_fact where edition_id = $1", id)
}

/// What two people have looked at of the facts that touch a meeting's decisions.
pub async fn settled(conn: &mut Conn, id: MeetingId) -> Result<Vec<(String, Uuid)>> {
    all!(conn, SETTLED, id)
}
