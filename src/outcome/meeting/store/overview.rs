//! Which meetings there are, for whoever may enter them. It writes nothing.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, Translated, all};
use crate::ground::error::Result;
use crate::ids::{MeetingId, PersonId, RoundId};

use super::super::model::MeetingStatus;

const MEETINGS: &str = "select s.meeting_id, s.status, s.opened_at, s.venue, p.name as prize, e.year, \
    r.name as round, (r.status = 'closed' and r.closed_at = s.round_closed_at) as stands from meeting s join round r on r.round_id = s.round_id \
    join edition e on e.edition_id = r.edition_id join prize p on p.prize_id = e.prize_id \
    where $2 or exists (select 1 from attendance a where a.meeting_id = s.meeting_id and a.person_id = $1) \
    order by s.opened_at desc, s.meeting_id limit 200";
const WAITING: &str = "select r.round_id, p.name as prize, e.year, r.name as round from round_juror j \
    join round r on r.round_id = j.round_id and r.status = 'closed' join edition e on e.edition_id = r.edition_id \
    join prize p on p.prize_id = e.prize_id where j.person_id = $1 \
    and e.status <> 'closed' and not exists (select 1 from meeting s where s.round_id = r.round_id and s.round_closed_at = r.closed_at) \
    order by r.closed_at desc, r.round_id limit 50";

/// A meeting with what it is about.
#[derive(Serialize, sqlx::FromRow)]
pub struct MeetingOverview {
    pub meeting_id: MeetingId,
    pub status: MeetingStatus,
    pub opened_at: Timestamp,
    pub venue: String,
    pub prize: Translated,
    pub year: i64,
    pub round: String,
    /// The round was not opened again since.
    pub stands: bool,
}

/// A closed round that has no meeting yet.
#[derive(Serialize, sqlx::FromRow)]
pub struct Waiting {
    pub round_id: RoundId,
    pub prize: Translated,
    pub year: i64,
    pub round: String,
}

/// The meetings on whose list somebody is, or all; the newest first.
pub async fn meetings(conn: &mut Conn, person: PersonId, all: bool) -> Result<Vec<MeetingOverview>> {
    all!(conn, MEETINGS, person, all)
}

/// The closed rounds of a juror that have no meeting yet.
pub async fn waiting(conn: &mut Conn, person: PersonId) -> Result<Vec<Waiting>> {
    all!(conn, WAITING, person)
}
