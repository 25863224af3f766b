//! What the Juryprotokoll is made of, read in a fixed number of statements.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::contest::jury::store::declared::{self, Declared};
use crate::contest::jury::store::late::{self, Late};
use crate::contest::jury::store::{self as jury, Named};
use crate::contest::nominations::store::revisions::{self, Correction};
use crate::contest::nominations::store::{self as nominations, Arrivals, Excluded};
use crate::contest::prizes::model::Edition;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::RoundCriterion;
use crate::contest::rounds::store::{self as rounds, Counted};
use crate::ground::audit::{self, acts::Verb};
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ids::{MeetingId, MotionId, NominationId, PersonId, RoundId};
use crate::judging::evidence::{self, Occasion, Snapshot};
use crate::judging::ranking::store as ranking;
use crate::judging::ranking::ties::TieBreak;
use crate::outcome::meeting::known::Known;
use crate::outcome::meeting::model::attendance::Stay;
use crate::outcome::meeting::state::MeetingState;
use crate::outcome::meeting::store::{self as meetings, stays};
use crate::people::accounts::store as accounts;
use crate::people::approvals::{self, Act, Alone, Granted};

use super::super::refusal::Refusal;

/// Everything that the minutes of a meeting say.
pub struct Sources {
    pub state: MeetingState,
    pub edition: Edition,
    pub criteria: Vec<RoundCriterion>,
    pub rounds: Vec<Counted>,
    pub snapshot: Option<Snapshot>,
    pub arrivals: Arrivals,
    pub excluded: Vec<Excluded>,
    pub ties: Vec<TieBreak>,
    pub closing: Option<Granted>,
    pub deciding: Option<Granted>,
    /// What one person did alone that takes two, about the call and, until its result, about accounts.
    pub alone: Vec<Alone>,
    /// The entries for which the reader must be outside: what is about them is left out.
    pub missing: Vec<String>,
    /// The motions about them.
    pub withheld: BTreeSet<MotionId>,
    /// Declarations of all rounds of the call.
    pub declared: Vec<Declared>,
    /// When people declared secrecy and impartiality as they accepted their invitation.
    pub accepted: HashMap<Uuid, Timestamp>,
    /// When people were in the room.
    pub stays: Vec<Stay>,
    /// From when until when the meeting was interrupted.
    pub breaks: Vec<(Timestamp, Timestamp)>,
    /// Whether there is no later meeting on the round.
    pub is_newest: bool,
    /// The conflicts of the round's jurors, those who are not on the list among them.
    pub conflicts: Vec<Named>,
    /// Conflicts that came up after the round was closed: the ranking rests on their sheets.
    pub late: Vec<Late>,
    /// What the office corrected while a jury was reading it.
    pub corrections: Vec<Correction>,
    /// When entries were withdrawn.
    pub withdrawn: HashMap<NominationId, Timestamp>,
    names: HashMap<PersonId, String>,
}

impl Sources {
    /// Of all meetings on a round, the newest first, as far as `reader` may know them.
    ///
    /// # Errors
    /// Refused while there was none.
    pub async fn all(conn: &mut Conn, id: RoundId, reader: PersonId, now: Timestamp) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for meeting in meetings::of_round(conn, id).await? {
            all.push(Self::of(conn, id, Some(meeting.number), reader, now).await?);
        }
        if all.is_empty() { Err(Refusal::NoMeeting.into()) } else { Ok(all) }
    }

    /// Of the meeting with a number, or of the newest.
    ///
    /// # Errors
    /// Refused while there was none at all; not found for another number.
    pub async fn of(
        conn: &mut Conn,
        id: RoundId,
        number: Option<i64>,
        reader: PersonId,
        now: Timestamp,
    ) -> Result<Self> {
        let round = rounds::round(conn, id).await?.ok_or(AppError::NotFound)?;
        let newest = newest(conn, id).await?.ok_or(Refusal::NoMeeting)?;
        let meeting = match number {
            Some(number) => {
                let all = meetings::of_round(conn, id).await?;
                all.into_iter().find(|one| one.number == number).ok_or(AppError::NotFound)?.meeting_id
            }
            None => newest,
        };
        let edition = round.edition_id;
        let people = accounts::people(conn).await?;
        let mut known = Known::read_by(MeetingState::load(conn, meeting).await?, reader);
        let mut ties = ranking::tie_breaks(conn, id).await?;
        ties.retain(|tie| tie.entries.iter().all(|entry| known.may_see(*entry)));
        let mut conflicts = jury::of_round(conn, id).await?;
        conflicts.retain(|named| known.may_see(named.conflict.nomination_id));
        let mut corrections = revisions::corrections(conn, id).await?;
        corrections.retain(|one| known.may_see(one.nomination_id));
        let mut late = late::of_round(conn, id).await?;
        late.retain(|one| known.may_see(one.nomination_id));
        let missing = known.missing();
        let withheld = known.withheld().clone();
        known.write_out();
        let state = known.room;
        Ok(Self {
            missing,
            withheld,
            edition: prizes::edition(conn, edition).await?.ok_or(AppError::NotFound)?,
            criteria: rounds::criteria(conn, id).await?,
            rounds: rounds::rounds(conn, edition).await?,
            snapshot: of_closing(evidence::of_round(conn, id).await?, state.meeting.round_closed_at),
            declared: declared::of_edition(conn, edition).await?,
            accepted: audit::last_done(conn, Verb::ImpartialityDeclared).await?,
            stays: stays::of_meeting(conn, meeting).await?,
            breaks: stays::breaks(conn, meeting).await?,
            is_newest: meeting == newest,
            conflicts,
            late,
            corrections,
            withdrawn: nominations::withdrawn(conn, edition).await?.into_iter().collect(),
            arrivals: nominations::arrivals(conn, edition).await?,
            excluded: nominations::excluded(conn, edition).await?,
            ties,
            closing: approvals::granted(conn, Act::Close, id.0).await?,
            deciding: approvals::granted(conn, Act::Decide, meeting.0).await?,
            alone: approvals::alone(conn, edition, state.meeting.decided_at.unwrap_or(now)).await?,
            names: people.into_iter().map(|person| (person.person_id, person.name)).collect(),
            state,
        })
    }

    /// What somebody is called.
    pub fn name(&self, id: PersonId) -> &str {
        self.names.get(&id).map_or("–", String::as_str)
    }

    /// An entry by number and title.
    pub fn entry(&self, id: NominationId) -> String {
        match self.state.entry(id) {
            Some(item) => super::numbered(&item.receipt_number, &item.title),
            None => self
                .state
                .beside(id)
                .map_or_else(|| "–".to_owned(), |entry| super::numbered(&entry.receipt_number, &entry.nominee_name)),
        }
    }
}

/// The last snapshot of the closing that a meeting is about: a round that was closed again has others.
fn of_closing(newest_first: Vec<Snapshot>, closed_at: Timestamp) -> Option<Snapshot> {
    let mut after: Vec<Snapshot> = newest_first.into_iter().filter(|snapshot| snapshot.taken_at >= closed_at).collect();
    after.reverse();
    let next = after.iter().skip(1).position(|snapshot| snapshot.occasion == Occasion::Closed);
    after.truncate(next.map_or(after.len(), |next| next + 1));
    after.pop()
}

/// The newest meeting on a round.
pub async fn newest(conn: &mut Conn, id: RoundId) -> Result<Option<MeetingId>> {
    Ok(meetings::of_round(conn, id).await?.first().map(|meeting| meeting.meeting_id))
}
