//! Counts of what an ended call rests on. It writes nothing.

use crate::clock::Timestamp;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, one};
use crate::ground::error::Result;
use crate::ids::EditionId;

const COUNTS: &str = concat!(
    "select \
    (select count(*) from nomination n where n.edition_id = $1 and n.status = 'received' \
     and n.screening = 'pending') as pending, \
    (select count(*) from nomination n where n.edition_id = $1 and ",
    competes!(),
    ") as eligible, \
    (select count(*) from round r where r.edition_id = $1 and r.status <> 'closed') as unclosed, \
    (select count(*) from round r where r.edition_id = $1 and r.status = 'open') as running, \
    (select count(*) from meeting s join round r on r.round_id = s.round_id where r.edition_id = $1 \
     and s.status = 'running' and r.status = 'closed' and r.closed_at = s.round_closed_at) as sitting, \
    (select count(*) from letter l where l.edition_id = $1 and l.status in ('draft', 'reviewed') \
     and l.kind not like 'invitation%') as unsent, \
    (select count(*) from nomination n where n.edition_id = $1 and n.status = 'received' \
     and not exists (select 1 from letter_entry e join letter l on l.letter_id = e.letter_id \
     where e.nomination_id = n.nomination_id and l.kind not like 'invitation%')) as unwritten, \
    (select count(*) from approval a where a.status = 'asked' and a.lapses_at > $2 and a.act <> 'end' \
     and (a.subject_id = $1 \
     or a.subject_id in (select r.round_id from round r where r.edition_id = $1) \
     or a.subject_id in (select s.meeting_id from meeting s join round r on r.round_id = s.round_id \
     where r.edition_id = $1) \
     or a.subject_id in (select n.nomination_id from nomination n where n.edition_id = $1) \
     or a.subject_id in (select w.laureate_id from laureate w where w.edition_id = $1))) as asked"
);

/// What a call still waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// Entries that nobody has screened.
    pub pending: i64,
    pub eligible: i64,
    /// Rounds that are prepared or open.
    pub unclosed: i64,
    /// Rounds whose jury is at work.
    pub running: i64,
    /// Meetings that go on.
    pub sitting: i64,
    /// Letters that were written and have not left.
    pub unsent: i64,
    /// Entries for which no letter was written.
    pub unwritten: i64,
    /// Requests that wait for a second person.
    pub asked: i64,
}

/// What a call still waits for.
pub async fn counts(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Counts> {
    one!(conn, COUNTS, id, now)
}
