//! What the Juryprotokoll is made of, read in a fixed number of statements.

use std::collections::HashMap;

use crate::accounts::store as accounts;
use crate::approvals::{self, Act, Granted};
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::evidence::{self, Snapshot};
use crate::ids::{JurySessionId, NominationId, PersonId, RoundId};
use crate::on;
use crate::prizes::model::Edition;
use crate::prizes::store as prizes;
use crate::ranking::store as ranking;
use crate::ranking::ties::TieBreak;
use crate::rounds::model::RoundCriterion;
use crate::rounds::store::{self as rounds, Counted};
use crate::session::room::Room;
use crate::session::store as sessions;

const ARRIVALS: &str = "select count(*) as received, \
    cast(sum(case when status = 'late' then 1 else 0 end) as bigint) as late, \
    cast(sum(case when status = 'withdrawn' then 1 else 0 end) as bigint) as withdrawn, \
    cast(sum(case when admitted_at is not null then 1 else 0 end) as bigint) as admitted \
    from nomination where edition_id = $1";
const EXCLUDED: &str = "select receipt_number, title, screening_reason from nomination \
    where edition_id = $1 and screening = 'ineligible' order by length(receipt_number), receipt_number";

/// How many nominations an edition received.
#[derive(Debug, sqlx::FromRow)]
pub struct Arrivals {
    pub received: i64,
    pub late: Option<i64>,
    pub withdrawn: Option<i64>,
    /// Late ones that the office admitted.
    pub admitted: Option<i64>,
}

/// A nomination that was formally excluded.
#[derive(Debug, sqlx::FromRow)]
pub struct Excluded {
    pub receipt_number: String,
    pub title: String,
    pub screening_reason: Option<String>,
}

/// Everything that the protocol of a session says.
pub struct Sources {
    pub meeting: Room,
    pub edition: Edition,
    pub criteria: Vec<RoundCriterion>,
    pub rounds: Vec<Counted>,
    pub snapshot: Option<Snapshot>,
    pub arrivals: Arrivals,
    pub excluded: Vec<Excluded>,
    pub ties: Vec<TieBreak>,
    pub closing: Option<Granted>,
    pub deciding: Option<Granted>,
    names: HashMap<PersonId, String>,
}

impl Sources {
    /// Of the newest session on a round.
    ///
    /// # Errors
    /// Refused while there was none.
    pub async fn load(conn: &mut Conn, id: RoundId) -> Result<Self> {
        let round = rounds::round(conn, id).await?.ok_or(AppError::NotFound)?;
        let session = newest(conn, id).await?.ok_or(AppError::Refused("papers-no-session"))?;
        let edition = round.edition_id;
        let people = accounts::people(conn).await?;
        Ok(Self {
            meeting: Room::load(conn, session).await?,
            edition: prizes::edition(conn, edition).await?.ok_or(AppError::NotFound)?,
            criteria: rounds::criteria(conn, id).await?,
            rounds: rounds::rounds(conn, edition).await?,
            snapshot: evidence::latest(conn, id).await?,
            arrivals: on!(conn, c => sqlx::query_as(ARRIVALS).bind(edition).fetch_one(c).await)?,
            excluded: on!(conn, c => sqlx::query_as(EXCLUDED).bind(edition).fetch_all(c).await)?,
            ties: ranking::tie_breaks(conn, id).await?,
            closing: approvals::granted(conn, Act::Close, id.0).await?,
            deciding: approvals::granted(conn, Act::Decide, session.0).await?,
            names: people.into_iter().map(|person| (person.person_id, person.name)).collect(),
        })
    }

    /// What somebody is called.
    pub fn name(&self, id: PersonId) -> &str {
        self.names.get(&id).map_or("–", String::as_str)
    }

    /// An entry by number and title.
    pub fn entry(&self, id: NominationId) -> String {
        match self.meeting.entry(id) {
            Some(item) => format!("{} · {}", item.receipt_number, item.title),
            None => "–".to_owned(),
        }
    }
}

/// The newest session on a round.
pub async fn newest(conn: &mut Conn, id: RoundId) -> Result<Option<JurySessionId>> {
    Ok(sessions::of_round(conn, id).await?.first().map(|session| session.jury_session_id))
}
