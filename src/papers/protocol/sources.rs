//! What the Juryprotokoll is made of, read in a fixed number of statements.

use std::collections::{BTreeMap, HashMap};

use crate::accounts::store as accounts;
use crate::approvals::{self, Act, Granted};
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::evidence::{self, Snapshot};
use crate::ids::{AttendanceId, JurySessionId, MotionId, NominationId, PersonId, RoundId};
use crate::on;
use crate::prizes::model::Edition;
use crate::prizes::store as prizes;
use crate::ranking::store as ranking;
use crate::ranking::ties::TieBreak;
use crate::rounds::model::RoundCriterion;
use crate::rounds::store::{self as rounds, Counted, Placed};
use crate::session::ballots;
use crate::session::model::agenda::AgendaItem;
use crate::session::model::attendance::{self, Attendance, Duty, LeftRoom};
use crate::session::model::decision::{Decision, Verdict};
use crate::session::model::lot::Lot;
use crate::session::model::motion::{Motion, MotionAmount, MotionEntry, Voter};
use crate::session::model::{JurySession, Objection};
use crate::session::store::{self as sessions, Conflicted};

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

/// A session as it went.
pub struct Meeting {
    pub session: JurySession,
    pub round: Placed,
    pub list: Vec<Attendance>,
    pub agenda: Vec<AgendaItem>,
    pub left: Vec<LeftRoom>,
    pub conflicts: Vec<Conflicted>,
    pub motions: Vec<Motion>,
    pub motion_amounts: Vec<MotionAmount>,
    pub lots: Vec<Lot>,
    pub verdicts: BTreeMap<NominationId, Verdict>,
    pub objections: Vec<Objection>,
    /// What each place gets.
    pub places: BTreeMap<i64, Option<i64>>,
    motion_entries: Vec<MotionEntry>,
    voters: Vec<Voter>,
    decisions: Vec<Decision>,
}

impl Meeting {
    async fn load(conn: &mut Conn, id: JurySessionId) -> Result<Self> {
        let session = sessions::session(conn, id).await?.ok_or(AppError::NotFound)?;
        Ok(Self {
            round: rounds::placed(conn, session.round_id).await?.ok_or(AppError::NotFound)?,
            list: sessions::attendance(conn, id).await?,
            agenda: sessions::agenda(conn, id).await?,
            left: sessions::left_room(conn, id).await?,
            conflicts: sessions::conflicts(conn, id).await?,
            motions: ballots::motions(conn, id).await?,
            motion_amounts: ballots::amounts(conn, id).await?,
            lots: ballots::lots(conn, id).await?,
            verdicts: sessions::verdicts(conn, id).await?,
            objections: sessions::objections(conn, id).await?,
            places: sessions::places(conn, id).await?,
            motion_entries: ballots::entries(conn, id).await?,
            voters: ballots::voters(conn, id).await?,
            decisions: sessions::decisions(conn, id).await?,
            session,
        })
    }

    /// Somebody on the list.
    pub fn attendance(&self, id: AttendanceId) -> Option<&Attendance> {
        self.list.iter().find(|one| one.attendance_id == id)
    }

    /// Who has a duty.
    pub fn duty(&self, duty: Duty) -> Option<&Attendance> {
        self.list.iter().find(|one| one.duty == Some(duty))
    }

    /// An entry on the agenda.
    pub fn entry(&self, id: NominationId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.nomination_id == id)
    }

    pub fn motion(&self, id: MotionId) -> Option<&Motion> {
        self.motions.iter().find(|motion| motion.motion_id == id)
    }

    /// The entries that a motion is about.
    pub fn entries_of(&self, id: MotionId) -> Vec<NominationId> {
        self.motion_entries.iter().filter(|entry| entry.motion_id == id).map(|entry| entry.nomination_id).collect()
    }

    /// How many may vote on a motion.
    pub fn voters_of(&self, id: MotionId) -> usize {
        self.voters.iter().filter(|voter| voter.motion_id == id).count()
    }

    /// The decisions that no later motion has replaced.
    pub fn standing(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.replaced_by.is_none())
    }

    /// How many have to be present.
    pub fn quorum(&self) -> i64 {
        self.session.quorum(attendance::members(&self.list))
    }
}

/// Everything that the protocol of a session says.
pub struct Sources {
    pub meeting: Meeting,
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
            meeting: Meeting::load(conn, session).await?,
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
