//! Everything that is known of a meeting, read in a fixed number of statements; and who may do what in it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::contest::prizes::model::TieRule;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Role;
use crate::ids::{AgendaItemId, AttendanceId, DecisionId, MeetingId, MotionId, NominationId, PersonId};

use super::model::agenda::{AgendaItem, Beside, Out};
use super::model::attendance::{Attendance, Barred, Duty, LeftRoom};
use super::model::decision::{self, Annulment, Decision, DecisionKind, Verdict, contradicts, crowded};
use super::model::lot::Lot;
use super::model::motion::{
    Annulled, Ballot, Casting, Motion, MotionAmount, MotionEntry, MotionKind, MotionStatus, Vote, Voter,
};
use super::model::names::{Names, is_same};
use super::model::{Meeting, MeetingStatus, Objection, TieRule as MotionTie};
use super::refusal::Refusal;
use super::store::{self, Conflicted, ballots};

/// A meeting with all that belongs to it. The motion that is voted on is as the rights are at this moment: whoever has
/// lost the right to vote is struck, a secret vote that somebody has left is annulled, even where no act has written it
/// down yet.
pub struct MeetingState {
    pub meeting: Meeting,
    /// How far it was when it was read.
    pub step: i64,
    pub round: RoundContext,
    pub list: Vec<Attendance>,
    pub agenda: Vec<AgendaItem>,
    /// The call's other entries.
    pub beside: Vec<Beside>,
    /// By what a text could name an entry on it.
    pub names: Names,
    pub left: Vec<LeftRoom>,
    pub conflicts: Vec<Conflicted>,
    pub motions: Vec<Motion>,
    pub motion_entries: Vec<MotionEntry>,
    /// Entries that motions name in their words, as was found when they were made.
    pub motion_named: Vec<(MotionId, NominationId)>,
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
    /// Since when the accounts of people on the list are disabled.
    pub disabled: BTreeMap<PersonId, Timestamp>,
    /// The later facts that two people have looked at when they confirmed the result, by kind and key.
    pub looked_at: BTreeSet<(String, Uuid)>,
    /// What the call says about equal entries on a place.
    pub shared_rule: TieRule,
    /// During which entry motions, lots and objections came up, by their keys.
    pub raised: BTreeMap<Uuid, NominationId>,
    /// Who is on the list with an account that has no part in the jury any more.
    pub accounts_gone: BTreeSet<AttendanceId>,
    /// What has become of the open motion since the last act, and is not written down yet.
    pub lapsed: Vec<Lapse>,
}

/// What a lost right does to a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// Somebody has no vote on it any more.
    Struck(MotionId, AttendanceId, Barred),
    /// The whole vote does not count.
    Annulled(MotionId, Annulled),
}

impl MeetingState {
    /// Reads a meeting.
    ///
    /// # Errors
    /// Not found when there is none.
    pub async fn load(conn: &mut Conn, id: MeetingId) -> Result<Self> {
        // First: what is read after it is at least as new.
        let step = store::step(conn, id).await?.ok_or(AppError::NotFound)?;
        let meeting = store::meeting(conn, id).await?.ok_or(AppError::NotFound)?;
        let mut room = Self {
            step,
            round: rounds::placed(conn, meeting.round_id).await?.ok_or(AppError::NotFound)?,
            disabled: store::disabled(conn, id).await?,
            looked_at: prizes::touched::settled(conn, id).await?.into_iter().collect(),
            shared_rule: store::shared_rule(conn, meeting.round_id).await?,
            list: store::attendance(conn, id).await?,
            agenda: store::agenda(conn, id).await?,
            beside: store::beside(conn, id).await?,
            left: store::left_room(conn, id).await?,
            conflicts: store::conflicts(conn, id).await?,
            motions: ballots::motions(conn, id).await?,
            motion_entries: ballots::entries(conn, id).await?,
            motion_named: ballots::named(conn, id).await?,
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
            accounts_gone: store::accounts_gone(conn, id).await?.into_iter().collect(),
            lapsed: Vec::new(),
            names: Names::default(),
            meeting,
        };
        room.names = Names::of(&room.agenda);
        room.judge();
        Ok(room)
    }

    /// Brings the open motion to what the rights are now.
    fn judge(&mut self) {
        let Some(mut motion) = self.open_motion().cloned() else { return };
        let id = motion.motion_id;
        if let Some(reason) = self.ended_under(&motion) {
            self.lapsed.push(Lapse::Annulled(id, reason));
            self.annul(id, reason);
            return;
        }
        let entries = self.concern(&motion);
        let bar = |one: AttendanceId| self.attendance(one).and_then(|one| self.right(one, &entries).err());
        let lost = |voter: &&Voter| voter.motion_id == id && voter.struck_because.is_none();
        let lost: Vec<(AttendanceId, Barred)> = self
            .voters
            .iter()
            .filter(lost)
            .filter_map(|voter| Some((voter.attendance_id, bar(voter.attendance_id)?)))
            .collect();
        // A vote that has ended stands when somebody leaves, and not when somebody should never have taken part.
        let annulled = match (motion.status, motion.ballot) {
            (MotionStatus::Tied, _) => lost.iter().find(|(_, bar)| *bar == Barred::Conflict),
            (_, Ballot::Secret) => lost.first(),
            _ => None,
        };
        if let Some((_, bar)) = annulled {
            let reason = Annulled::from(*bar);
            self.lapsed.push(Lapse::Annulled(id, reason));
            self.annul(id, reason);
        } else if motion.status == MotionStatus::Voting && motion.stopped_at.is_none() {
            let roll: Vec<AttendanceId> = self.roll(&entries).iter().map(|one| one.attendance_id).collect();
            (motion.members, motion.quorum) = (self.members(), self.quorum());
            motion.present = self.voting(&motion).len() as i64;
            motion.attending = Some(self.attending());
            self.lapsed = lost.iter().map(|&(one, bar)| Lapse::Struck(id, one, bar)).collect();
            self.call_the_roll(id, &roll, &lost);
            if let Some(known) = self.motions.iter_mut().find(|known| known.motion_id == id) {
                *known = motion;
            }
        }
    }

    fn annul(&mut self, id: MotionId, reason: Annulled) {
        if let Some(known) = self.motions.iter_mut().find(|known| known.motion_id == id) {
            (known.status, known.annulled_because) = (MotionStatus::Annulled, Some(reason));
        }
    }

    /// What has ended under a motion while it was voted on: the meeting, or the entry that would get the prize.
    fn ended_under(&self, motion: &Motion) -> Option<Annulled> {
        if !self.runs() || self.overtaken().is_some() {
            return Some(Annulled::Round);
        }
        let awards = matches!(motion.kind, MotionKind::Place | MotionKind::SpecialPrize);
        let is_out = |id: &NominationId| self.called(*id).is_some_and(|(_, out)| out.is_some());
        (awards && self.entries_of(motion.motion_id).iter().any(is_out)).then_some(Annulled::Entry)
    }

    /// Strikes who has lost the vote, and adds who has come.
    fn call_the_roll(&mut self, id: MotionId, roll: &[AttendanceId], lost: &[(AttendanceId, Barred)]) {
        for voter in self.voters.iter_mut().filter(|voter| voter.motion_id == id) {
            let bar = lost.iter().find(|(one, _)| *one == voter.attendance_id).map(|(_, bar)| *bar);
            voter.struck_because = voter.struck_because.or(bar);
            // Back before having voted: there is nothing that would have to be struck.
            if !voter.has_voted && roll.contains(&voter.attendance_id) {
                voter.struck_because = None;
            }
        }
        for &attendance_id in roll {
            if !self.voters_of(id).any(|voter| voter.attendance_id == attendance_id) {
                let voter = Voter { motion_id: id, attendance_id, has_voted: false, struck_because: None };
                self.voters.push(voter);
            }
        }
    }

    pub(super) fn runs(&self) -> bool {
        self.meeting.status == MeetingStatus::Running
    }

    pub fn id(&self) -> MeetingId {
        self.meeting.meeting_id
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
        self.item(self.meeting.agenda_item_id?)
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
        self.called(id).map_or("–", |(title, _)| title)
    }

    /// What an entry is called, on the agenda or not, and why it takes no part any more.
    pub fn called(&self, id: NominationId) -> Option<(&str, Option<Out>)> {
        let beside = || self.beside(id).map(|entry| (entry.nominee_name.as_str(), entry.out));
        self.entry(id).map(|item| (item.title.as_str(), item.out)).or_else(beside)
    }

    /// An entry of the call that is not on the agenda.
    pub fn beside(&self, id: NominationId) -> Option<&Beside> {
        self.beside.iter().find(|entry| entry.nomination_id == id)
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
    pub fn affected_entries(
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
        let named = self.named(motion, entries);
        let touched = touched.filter_map(|decision| decision.nomination_id);
        entries.iter().copied().chain(touched).chain(during).chain(named).collect()
    }

    /// The entries that a motion's words name beside its own. Why one of them gets a place may mention others; what has
    /// no entry of its own is about those that it mentions.
    pub fn named(&self, motion: &Motion, entries: &[NominationId]) -> BTreeSet<NominationId> {
        let is_free = motion.kind == MotionKind::Other || entries.is_empty();
        let free = [Some(&motion.reason), motion.prize_name.as_ref(), motion.person_name.as_ref()];
        let free = free.into_iter().flatten().filter(|_| is_free);
        std::iter::once(&motion.wording).chain(free).flat_map(|text| self.names.named(text, entries)).collect()
    }

    /// The entries that propose somebody by a name, however much of it the jury sees: those on the agenda before others
    /// of the call.
    pub fn nominated_as(&self, name: &str) -> Vec<NominationId> {
        let own = self.agenda.iter().map(|item| (&item.written.1, item.nomination_id));
        let others = self.beside.iter().map(|entry| (&entry.nominee_name, entry.nomination_id));
        let is_called = |known: &&String| !known.is_empty() && is_same(known, name);
        let own: Vec<_> = own.filter(|(known, _)| is_called(known)).map(|(_, id)| id).collect();
        let others = others.filter(|(known, _)| is_called(known)).map(|(_, id)| id);
        if own.is_empty() { others.collect() } else { own }
    }

    /// Why a motion cannot stand beside what is decided already, or beside what the call says about shared places;
    /// the key of a sentence.
    pub fn fits(&self, motion: &Motion, entries: &[NominationId]) -> Result<(), Refusal> {
        let Some(place) = motion.place else { return Ok(()) };
        let count = if motion.kind == MotionKind::Place { entries.len() as i64 } else { 1 };
        if count > 1 {
            match self.shared_rule {
                TieRule::Shared => {}
                TieRule::CastingVote => return Err(Refusal::ChairChooses),
                TieRule::Lot => return Err(Refusal::LotChooses),
            }
        }
        crowded(self.standing().filter(|decision| !contradicts(motion, entries, decision)), place, count)
    }

    /// The same of a motion that was made. What its words named then it is about, whatever entries are called now.
    pub fn about(&self, motion: &Motion) -> BTreeSet<NominationId> {
        let during = self.raised.get(&motion.motion_id.0).copied();
        let named = self.motion_named.iter().filter(|(id, _)| *id == motion.motion_id).map(|(_, entry)| *entry);
        self.affected_entries(motion, &self.entries_of(motion.motion_id), during).into_iter().chain(named).collect()
    }

    /// Whether an entry gets what its place is worth, and no amount of its own that was voted on.
    pub fn is_paid_by_place(&self, decision: &Decision) -> bool {
        let has_own = self.motion(decision.motion_id).is_some_and(|motion| motion.amount.is_some());
        decision.kind == DecisionKind::Place && !has_own
    }

    /// The decisions on places that stand and whose money nobody has said, although the call gives some away.
    pub fn unpaid(&self) -> impl Iterator<Item = &Decision> {
        let gives = self.meeting.prize_money.is_some_and(|money| money > 0);
        let is_open = move |one: &&Decision| gives && one.kind == DecisionKind::Place && one.amount.is_none();
        self.standing().filter(is_open)
    }

    /// Who is there and must be outside for some entries.
    pub fn excluded(&self, entries: &[NominationId]) -> Vec<&Attendance> {
        self.list.iter().filter(|one| one.is_present() && self.has_conflict(one, entries)).collect()
    }

    /// The entries that a motion is about, as a list.
    pub(super) fn concern(&self, motion: &Motion) -> Vec<NominationId> {
        self.about(motion).into_iter().collect()
    }

    /// A lot that is prepared and can still be drawn: a tie may have been settled otherwise, or the chair may be back
    /// whose vote decides.
    pub fn waiting_lot(&self) -> Option<&Lot> {
        self.lots.iter().find(|lot| lot.drawn_at.is_none() && lot.motion_id.is_none_or(|id| self.lot_decides(id)))
    }

    /// Whether a lot decides about a motion at this moment.
    pub fn lot_decides(&self, id: MotionId) -> bool {
        let motion = self.motion(id).filter(|motion| motion.status == MotionStatus::Tied);
        self.meeting.tie_rule == MotionTie::Lot && motion.is_some_and(|motion| self.chairs_say(motion) == Casting::None)
    }

    /// Whether a lot was prepared and nothing is left that it could decide.
    pub fn is_idle(&self, lot: &Lot) -> bool {
        let is_tied = |id: MotionId| self.motion(id).is_some_and(|motion| motion.status == MotionStatus::Tied);
        lot.drawn_at.is_none() && !lot.motion_id.is_none_or(is_tied)
    }

    /// What the chair may do about a tie now: nothing, unless the chair is there, may vote on it and was not struck from
    /// it.
    pub fn chairs_say(&self, motion: &Motion) -> Casting {
        let chair = self.duty(Duty::Chair).filter(|chair| self.takes_part(chair, motion));
        // After a secret vote the chair's would be known, or be a second one.
        let decides = self.meeting.casting_vote && motion.ballot == Ballot::Open;
        let Some(chair) = chair.filter(|_| decides) else { return Casting::None };
        let own = |vote: &&Vote| vote.motion_id == motion.motion_id && vote.attendance_id == chair.attendance_id;
        self.votes.iter().find(own).map_or(Casting::Open, |vote| Casting::Given(vote.choice))
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

    /// The places of the call on which nothing is decided.
    pub fn open_places(&self) -> Vec<i64> {
        decision::open(self.places.keys().copied(), self.standing())
    }

    pub fn quorum(&self) -> i64 {
        self.meeting.quorum(self.members())
    }

    /// What somebody may do here.
    ///
    /// # Errors
    /// Not found for whoever is not on the list; the office always may.
    pub fn seat(&self, person: PersonId, role: Role) -> Result<Access> {
        let me = self.line_of(person);
        let desk = role == Role::Office || me.is_some_and(|me| me.duty.is_some());
        if me.is_none() && !desk {
            return Err(AppError::NotFound);
        }
        let current: Vec<NominationId> = self.current().map(|item| item.nomination_id).into_iter().collect();
        let is_out = me.is_some_and(|me| self.has_conflict(me, &current));
        let is_office = role == Role::Office;
        let is_away = !is_office && me.is_some_and(|me| !me.is_present());
        Ok(Access { person_id: person, me: me.map(|me| me.attendance_id), desk, is_office, is_away, is_out })
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

/// What somebody may do in a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    pub person_id: PersonId,
    /// Absent for the office that is not on the list.
    pub me: Option<AttendanceId>,
    /// Chair, secretary or office: conducts.
    pub desk: bool,
    /// Belongs to the office, which makes decisions binding and keeps the minutes.
    pub is_office: bool,
    /// Is on the list and not there: conducts nothing until back. The office always may.
    pub is_away: bool,
    /// Has a conflict with the entry that is being talked about: sees and does nothing about it.
    pub is_out: bool,
}

impl Access {
    /// Whether this person may lead on from one entry to the next: also one that has to be outside.
    ///
    /// # Errors
    /// Not found for those who never do; refused while the person is away.
    pub fn leads(&self) -> Result<()> {
        match (self.desk, self.is_away) {
            (false, _) => Err(AppError::NotFound),
            (true, true) => Err(Refusal::DeskAway.into()),
            (true, false) => Ok(()),
        }
    }

    /// Whether this person may conduct now.
    ///
    /// # Errors
    /// As for [`leads`](Self::leads); refused while the person has to be outside.
    pub fn conducts(&self) -> Result<()> {
        self.leads()?;
        if self.is_out { Err(Refusal::Outside.into()) } else { Ok(()) }
    }
}
