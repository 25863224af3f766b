//! Which sessions there are, for whoever may enter them. It writes nothing.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::db::{Conn, Words};
use crate::error::Result;
use crate::ids::{JurySessionId, PersonId, RoundId};
use crate::on;

use super::super::model::SessionStatus;

const SESSIONS: &str = "select s.jury_session_id, s.status, s.opened_at, s.venue, p.name as prize, e.year, \
    r.name as round, (r.status = 'closed' and r.closed_at = s.round_closed_at) as stands from jury_session s join round r on r.round_id = s.round_id \
    join edition e on e.edition_id = r.edition_id join prize p on p.prize_id = e.prize_id \
    where $2 or exists (select 1 from attendance a where a.jury_session_id = s.jury_session_id and a.person_id = $1) \
    order by s.opened_at desc, s.jury_session_id limit 200";
const WAITING: &str = "select r.round_id, p.name as prize, e.year, r.name as round from round_juror j \
    join round r on r.round_id = j.round_id and r.status = 'closed' join edition e on e.edition_id = r.edition_id \
    join prize p on p.prize_id = e.prize_id where j.person_id = $1 \
    and not exists (select 1 from jury_session s where s.round_id = r.round_id and s.round_closed_at = r.closed_at) \
    order by r.closed_at desc, r.round_id limit 50";

/// A session with what it is about.
#[derive(Serialize, sqlx::FromRow)]
pub struct Row {
    pub jury_session_id: JurySessionId,
    pub status: SessionStatus,
    pub opened_at: Timestamp,
    pub venue: String,
    pub prize: Words,
    pub year: i64,
    pub round: String,
    /// The round was not opened again since.
    pub stands: bool,
}

/// A closed round that has no session yet.
#[derive(Serialize, sqlx::FromRow)]
pub struct Waiting {
    pub round_id: RoundId,
    pub prize: Words,
    pub year: i64,
    pub round: String,
}

/// The sessions on whose list somebody is, or all; the newest first.
pub async fn sessions(conn: &mut Conn, person: PersonId, all: bool) -> Result<Vec<Row>> {
    Ok(on!(conn, c => sqlx::query_as(SESSIONS).bind(person).bind(all).fetch_all(c).await)?)
}

/// The closed rounds of a juror that have no session yet.
pub async fn waiting(conn: &mut Conn, person: PersonId) -> Result<Vec<Waiting>> {
    Ok(on!(conn, c => sqlx::query_as(WAITING).bind(person).fetch_all(c).await)?)
}
