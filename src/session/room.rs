//! Everything that is known of a session, read in a fixed number of statements; and who may do what in it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{AgendaItemId, AttendanceId, DecisionId, JurySessionId, MotionId, NominationId, PersonId};
use crate::rounds::store::{self as rounds, Placed};
use crate::web::Role;

use super::model::agenda::AgendaItem;
use super::model::attendance::{self, Attendance, Duty, LeftRoom};
use super::model::decision::{Annulment, Decision, DecisionKind, Verdict, contradicts};
use super::model::lot::Lot;
use super::model::motion::{Motion, MotionAmount, MotionEntry, MotionKind, MotionStatus, Vote, Voter};
use super::model::{JurySession, Objection};
use super::store::{self, Conflicted, ballots};

/// A session with all that belongs to it.
pub struct Room {
    pub session: JurySession,
    pub round: Placed,
    pub list: Vec<Attendance>,
    pub agenda: Vec<AgendaItem>,
    pub left: Vec<LeftRoom>,
    pub conflicts: Vec<Conflicted>,
    pub motions: Vec<Motion>,
    pub motion_entries: Vec<MotionEntry>,
    pub motion_amounts: Vec<MotionAmount>,
    pub voters: Vec<Voter>,
    pub votes: Vec<Vote>,
    pub lots: Vec<Lot>,
    pub verdicts: BTreeMap<NominationId, Verdict>,
    pub decisions: Vec<Decision>,
    pub annulled: BTreeMap<DecisionId, Annulment>,
    pub objections: Vec<Objection>,
    /// What each place gets.
    pub places: BTreeMap<i64, Option<i64>>,
    /// During which entry motions, lots and objections came up, by their keys.
    pub raised: BTreeMap<Uuid, NominationId>,
}

impl Room {
    /// Reads a session.
    ///
    /// # Errors
    /// Not found when there is none.
    pub async fn load(conn: &mut Conn, id: JurySessionId) -> Result<Self> {
        let session = store::session(conn, id).await?.ok_or(AppError::NotFound)?;
        Ok(Self {
            round: rounds::placed(conn, session.round_id).await?.ok_or(AppError::NotFound)?,
            list: store::attendance(conn, id).await?,
            agenda: store::agenda(conn, id).await?,
            left: store::left_room(conn, id).await?,
            conflicts: store::conflicts(conn, id).await?,
            motions: ballots::motions(conn, id).await?,
            motion_entries: ballots::entries(conn, id).await?,
            motion_amounts: ballots::amounts(conn, id).await?,
            voters: ballots::voters(conn, id).await?,
            votes: ballots::votes(conn, id).await?,
            lots: ballots::lots(conn, id).await?,
            verdicts: store::verdicts(conn, id).await?,
            decisions: store::decisions(conn, id).await?,
            annulled: store::annulments(conn, id).await?,
            objections: store::objections(conn, id).await?,
            places: store::places(conn, id).await?,
            raised: store::raised(conn, id).await?,
            session,
        })
    }

    pub fn id(&self) -> JurySessionId {
        self.session.jury_session_id
    }

    /// Somebody on the list.
    pub fn attendance(&self, id: AttendanceId) -> Option<&Attendance> {
        self.list.iter().find(|one| one.attendance_id == id)
    }

    /// Somebody's line on the list.
    pub fn line_of(&self, person: PersonId) -> Option<&Attendance> {
        self.list.iter().find(|one| one.person_id == Some(person))
    }

    /// Who has a duty.
    pub fn duty(&self, duty: Duty) -> Option<&Attendance> {
        self.list.iter().find(|one| one.duty == Some(duty))
    }

    /// The entry that is being talked about.
    pub fn current(&self) -> Option<&AgendaItem> {
        self.item(self.session.agenda_item_id?)
    }

    pub fn item(&self, id: AgendaItemId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.agenda_item_id == id)
    }

    /// An entry on the agenda.
    pub fn entry(&self, id: NominationId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.nomination_id == id)
    }

    /// What an entry is called.
    pub fn title(&self, id: NominationId) -> &str {
        self.entry(id).map_or("–", |item| &item.title)
    }

    pub fn motion(&self, id: MotionId) -> Option<&Motion> {
        self.motions.iter().find(|motion| motion.motion_id == id)
    }

    /// The motion that is being voted on, or tied and not settled.
    pub fn open_motion(&self) -> Option<&Motion> {
        self.motions.iter().find(|motion| matches!(motion.status, MotionStatus::Voting | MotionStatus::Tied))
    }

    /// The entries that a motion is about.
    pub fn entries_of(&self, id: MotionId) -> Vec<NominationId> {
        self.motion_entries.iter().filter(|entry| entry.motion_id == id).map(|entry| entry.nomination_id).collect()
    }

    /// Who may vote on a motion, and who has.
    pub fn voters_of(&self, id: MotionId) -> impl Iterator<Item = &Voter> {
        self.voters.iter().filter(move |voter| voter.motion_id == id)
    }

    /// The conflicts of those on the list, as pairs.
    pub fn pairs(&self) -> BTreeSet<(NominationId, PersonId)> {
        let is_listed = |person: PersonId| self.line_of(person).is_some();
        let listed = self.conflicts.iter().filter(|conflict| is_listed(conflict.person_id));
        listed.map(|conflict| (conflict.nomination_id, conflict.person_id)).collect()
    }

    /// The entries whose prize or money a motion is about: those that it names, and those whose decisions it replaces
    /// or pays otherwise; where it names none, the one that was talked about. Whoever has a conflict with one of them
    /// has no part in it.
    pub fn concerned(
        &self,
        motion: &Motion,
        entries: &[NominationId],
        during: Option<NominationId>,
    ) -> BTreeSet<NominationId> {
        let number = |id: MotionId| self.motion(id).map_or(i64::MAX, |motion| motion.number);
        // As the decisions stood when it was made.
        let stood = |decision: &&Decision| {
            let is_gone = decision.replaced_by.is_some_and(|by| number(by) < motion.number);
            number(decision.motion_id) < motion.number && !is_gone
        };
        let pays = |decision: &Decision| motion.kind == MotionKind::Split && self.is_paid_by_place(decision);
        let touched = self.decisions.iter().filter(stood).filter(|one| contradicts(motion, entries, one) || pays(one));
        let during = during.filter(|_| entries.is_empty());
        entries.iter().copied().chain(touched.filter_map(|decision| decision.nomination_id)).chain(during).collect()
    }

    /// The same of a motion that was made.
    pub fn about(&self, motion: &Motion) -> BTreeSet<NominationId> {
        let during = self.raised.get(&motion.motion_id.0).copied();
        self.concerned(motion, &self.entries_of(motion.motion_id), during)
    }

    /// Whether an entry gets what its place is worth, and no amount of its own that was voted on.
    pub fn is_paid_by_place(&self, decision: &Decision) -> bool {
        let has_own = self.motion(decision.motion_id).is_some_and(|motion| motion.amount.is_some());
        decision.kind == DecisionKind::Place && !has_own
    }

    /// Who is there and must be outside for some entries.
    pub fn excluded(&self, entries: &[NominationId]) -> Vec<&Attendance> {
        self.list.iter().filter(|one| one.is_present() && self.has_conflict(one, entries)).collect()
    }

    /// Who may vote on some entries.
    pub fn roll(&self, entries: &[NominationId]) -> Vec<&Attendance> {
        let outside: BTreeSet<AttendanceId> = self.excluded(entries).into_iter().map(|one| one.attendance_id).collect();
        attendance::voters(&self.list).into_iter().filter(|one| !outside.contains(&one.attendance_id)).collect()
    }

    /// Who has been noted as being outside now.
    pub fn outside(&self) -> BTreeSet<AttendanceId> {
        self.left.iter().filter(|left| left.returned_at.is_none()).map(|left| left.attendance_id).collect()
    }

    /// The decisions that no later motion has replaced, and that were not annulled.
    pub fn standing(&self) -> impl Iterator<Item = &Decision> {
        let is_annulled = |decision: &Decision| self.annulled.contains_key(&decision.decision_id);
        self.decisions.iter().filter(move |decision| decision.replaced_by.is_none() && !is_annulled(decision))
    }

    pub fn quorum(&self) -> i64 {
        self.session.quorum(attendance::members(&self.list))
    }

    /// What somebody may do here.
    ///
    /// # Errors
    /// Not found for whoever is not on the list; the office always may.
    pub fn seat(&self, person: PersonId, role: Role) -> Result<Seat> {
        let me = self.line_of(person);
        let desk = role == Role::Office || me.is_some_and(|me| me.duty.is_some());
        if me.is_none() && !desk {
            return Err(AppError::NotFound);
        }
        let current: Vec<NominationId> = self.current().map(|item| item.nomination_id).into_iter().collect();
        let is_out = me.is_some_and(|me| self.has_conflict(me, &current));
        let is_office = role == Role::Office;
        Ok(Seat { person_id: person, me: me.map(|me| me.attendance_id), desk, is_office, is_out })
    }

    /// Whether somebody has a conflict with one of some entries, there or not. Of people without an account it is
    /// known by their having left for one.
    pub fn has_conflict(&self, one: &Attendance, entries: &[NominationId]) -> bool {
        let is_about = |item| self.item(item).is_some_and(|item| entries.contains(&item.nomination_id));
        match one.person_id {
            Some(person) => self.conflicts.iter().any(|c| c.person_id == person && entries.contains(&c.nomination_id)),
            None => {
                self.left.iter().any(|left| left.attendance_id == one.attendance_id && is_about(left.agenda_item_id))
            }
        }
    }
}

/// What somebody may do in a session.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub person_id: PersonId,
    /// Absent for the office that is not on the list.
    pub me: Option<AttendanceId>,
    /// Chair, secretary or office: conducts.
    pub desk: bool,
    /// Belongs to the office, which makes decisions binding and keeps the protocol.
    pub is_office: bool,
    /// Has a conflict with the entry that is being talked about: sees and does nothing about it.
    pub is_out: bool,
}

impl Seat {
    /// Whether this person may conduct now.
    ///
    /// # Errors
    /// Not found for those who never do; refused while the person has to be outside.
    pub fn conducts(&self) -> Result<()> {
        match (self.desk, self.is_out) {
            (false, _) => Err(AppError::NotFound),
            (true, true) => Err(AppError::Refused("session-outside")),
            (true, false) => Ok(()),
        }
    }
}
