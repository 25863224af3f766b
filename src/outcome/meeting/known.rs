//! What one person may know of a meeting: all of it but what is about the entries that the person must be outside for.
//!
//! It is made once for each request, and every page, list and paper of a meeting is written from it and from nothing
//! else: what it lacks cannot be shown. Acts read the whole [`MeetingState`].

use std::collections::BTreeSet;

use crate::ground::error::Result;
use crate::ids::{AttendanceId, MotionId, NominationId, PersonId};

use super::actions::Who;
use super::model::decision::given_away;
use super::model::motion::{Motion, MotionKind};
use super::model::names::Names;
use super::state::{Access, MeetingState};

/// What stands in place of a text that names an entry which the reader must not hear of.
pub const WITHHELD: &str = "[…]";

/// A meeting as one person may know it.
pub struct Known {
    /// Without what is withheld.
    pub room: MeetingState,
    pub seat: Access,
    /// Who may vote on what is going on, of whom nothing is withheld: all pages give the same numbers.
    pub voting: BTreeSet<AttendanceId>,
    /// The entries that this person must be outside for.
    closed: BTreeSet<NominationId>,
    /// The motions about them: what is left is that there was one, and how it ended.
    withheld: BTreeSet<MotionId>,
    /// Whether more money is given away than there is, all decisions counted.
    pub is_exceeded: bool,
}

impl Known {
    /// For somebody who is on the list, or belongs to the office.
    ///
    /// # Errors
    /// Not found for anybody else.
    pub fn of(room: MeetingState, who: Who) -> Result<Self> {
        let seat = room.seat(who.0, who.1)?;
        Ok(Self::project(room, seat))
    }

    /// For somebody who reads a paper about it.
    pub fn read_by(room: MeetingState, reader: PersonId) -> Self {
        let me = room.line_of(reader).map(|line| line.attendance_id);
        let seat = Access { person_id: reader, me, desk: false, is_office: true, is_away: false, is_out: false };
        Self::project(room, seat)
    }

    fn project(room: MeetingState, seat: Access) -> Self {
        let is_exceeded = room.meeting.prize_money.is_some_and(|money| given_away(room.standing()) > money);
        let closed = closed_to(&room, &seat);
        let voting = room.strength().into_iter().map(|one| one.attendance_id).collect();
        let mut known = Self { room, seat, voting, closed, withheld: BTreeSet::new(), is_exceeded };
        if !known.closed.is_empty() {
            known.withhold();
        }
        known
    }

    /// Whether something may be left out here, decided or not: it says nothing about what is.
    pub fn leaves_out(&self) -> bool {
        !self.closed.is_empty()
    }

    /// Whether an entry may be shown to this person, with all that was said about it.
    pub fn may_see(&self, entry: NominationId) -> bool {
        !self.closed.contains(&entry)
    }

    /// Whether a motion is about an entry that this person must be outside for.
    pub fn is_withheld(&self, motion: MotionId) -> bool {
        self.withheld.contains(&motion)
    }

    /// The motions of which nothing is left but that there was one, and how it ended.
    pub fn withheld(&self) -> &BTreeSet<MotionId> {
        &self.withheld
    }

    /// What is missing here, as the entries are called on the agenda.
    pub fn missing(&self) -> Vec<String> {
        let closed = self.room.agenda.iter().filter(|item| !self.may_see(item.nomination_id));
        closed.map(|item| item.title.clone()).collect()
    }

    /// Puts the names as they were written in the place of those that the jury sees: for a paper of the office.
    pub fn write_out(&mut self) {
        let closed = &self.closed;
        for item in self.room.agenda.iter_mut().filter(|item| !closed.contains(&item.nomination_id)) {
            (item.title, item.nominee_name) = item.written.clone();
        }
    }

    fn withhold(&mut self) {
        let Self { room, seat, closed, withheld, .. } = self;
        let closed: &BTreeSet<NominationId> = closed;
        let names = Closed { names: room.names.clone(), entries: closed };
        let is_closed = |entry: &NominationId| closed.contains(entry);
        for motion in &room.motions {
            if room.about(motion).iter().any(is_closed) {
                withheld.insert(motion.motion_id);
            }
        }
        let was_closed = |raised: uuid::Uuid| room.raised.get(&raised).is_some_and(is_closed);
        room.lots.retain(|lot| {
            let is_motion = lot.motion_id.is_some_and(|motion| withheld.contains(&motion));
            let is_one = lot.candidates.iter().any(|one| names.stand_in(&one.key) || names.stand_in(&one.label));
            !(is_motion || is_one || was_closed(lot.lot_id.0) || names.stand_in(&lot.purpose))
        });
        let own_name = seat.me.and_then(|me| room.list.iter().find(|line| line.attendance_id == me));
        let own_name = own_name.map(|line| line.name.clone());
        room.objections.retain(|one| {
            let is_own = one.noted_by == seat.person_id || own_name.as_ref() == Some(&one.name);
            let is_motion = one.motion_id.is_some_and(|motion| withheld.contains(&motion));
            is_own || !(is_motion || was_closed(one.objection_id.0) || names.stand_in(&one.body))
        });
        room.decisions.retain(|one| {
            !(one.nomination_id.is_some_and(|entry| closed.contains(&entry)) || withheld.contains(&one.motion_id))
        });
        let left: BTreeSet<_> = room.decisions.iter().map(|one| one.decision_id).collect();
        room.annulled.retain(|decision, _| left.contains(decision));
        for one in &mut room.decisions {
            names.strike(&mut one.reason);
            one.order_reason.iter_mut().for_each(|text| names.strike(text));
        }
        room.annulled.values_mut().for_each(|annulled| names.strike(&mut annulled.reason));
        room.verdicts.retain(|entry, verdict| !closed.contains(entry) && !names.stand_in(&verdict.body));
        room.meeting.money_reason.iter_mut().for_each(|text| names.strike(text));
        for motion in &mut room.motions {
            if withheld.contains(&motion.motion_id) {
                empty(motion);
            } else {
                names.strike(&mut motion.wording);
                names.strike(&mut motion.reason);
                motion.order_reason.iter_mut().for_each(|text| names.strike(text));
            }
        }
        room.motion_entries.retain(|one| !withheld.contains(&one.motion_id));
        for one in &mut room.motion_entries {
            one.reason.iter_mut().for_each(|text| names.strike(text));
        }
        room.motion_amounts.retain(|one| !withheld.contains(&one.motion_id));
        room.voters.retain(|one| !withheld.contains(&one.motion_id));
        room.votes.retain(|one| !withheld.contains(&one.motion_id));
        // Why others must be outside is nobody's business who must be outside as well.
        let me = seat.me;
        room.conflicts.retain(|one| !closed.contains(&one.nomination_id) || one.person_id == seat.person_id);
        let agenda = &room.agenda;
        let entry = |item| agenda.iter().find(|one| one.agenda_item_id == item).map(|one| one.nomination_id);
        room.left.retain(|one| {
            Some(one.attendance_id) == me || !entry(one.agenda_item_id).is_some_and(|entry| closed.contains(&entry))
        });
        for item in room.agenda.iter_mut().filter(|item| closed.contains(&item.nomination_id)) {
            item.computed_rank = None;
            item.receipt_number.clear();
            item.nominee_name.clear();
        }
    }
}

/// The entries that somebody must be outside for, on the list or not.
fn closed_to(room: &MeetingState, seat: &Access) -> BTreeSet<NominationId> {
    let is_own = |entry: NominationId| {
        room.conflicts.iter().any(|one| one.nomination_id == entry && one.person_id == seat.person_id)
    };
    let beside = room.beside.iter().map(|entry| entry.nomination_id);
    room.agenda.iter().map(|item| item.nomination_id).chain(beside).filter(|entry| is_own(*entry)).collect()
}

/// Leaves of a motion that there was one, and how it ended.
fn empty(motion: &mut Motion) {
    motion.kind = MotionKind::Other;
    WITHHELD.clone_into(&mut motion.wording);
    motion.reason.clear();
    motion.moved_by = None;
    motion.place = None;
    motion.amount = None;
    motion.special_prize_id = None;
    motion.prize_name = None;
    motion.person_name = None;
    motion.order_reason = None;
    motion.broken_by = None;
    motion.casting_choice = None;
    motion.annulled_because = None;
    motion.repeats = None;
}

/// The names of the entries that somebody must not hear of.
struct Closed<'a> {
    names: Names,
    entries: &'a BTreeSet<NominationId>,
}

impl Closed<'_> {
    /// Whether a text names one of them.
    fn stand_in(&self, text: &str) -> bool {
        !self.names.named(text, &[]).is_disjoint(self.entries)
    }

    fn strike(&self, text: &mut String) {
        if self.stand_in(text) {
            WITHHELD.clone_into(text);
        }
    }
}
