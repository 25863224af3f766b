//! Who may vote on what, and who counts, at this moment.

use crate::ids::{AttendanceId, NominationId};

use super::model::attendance::{self, Attendance, Barred, Role as AttendanceRole, Standing};
use super::model::motion::{Ballot, Motion, Voter};
use super::state::MeetingState;

impl MeetingState {
    /// Whether somebody may vote on a motion at this moment.
    ///
    /// # Errors
    /// Why not.
    pub fn may_vote(&self, one: &Attendance, motion: &Motion) -> Result<(), Barred> {
        self.standing_of(one, &self.concern(motion), motion.ballot).vote()
    }

    /// Who may vote on a motion at this moment.
    pub fn voting(&self, motion: &Motion) -> Vec<&Attendance> {
        self.able(&self.concern(motion), motion.ballot)
    }

    /// Who may vote on some entries in one way or the other.
    pub fn able(&self, entries: &[NominationId], ballot: Ballot) -> Vec<&Attendance> {
        self.list.iter().filter(|one| self.standing_of(one, entries, ballot).vote().is_ok()).collect()
    }

    /// Who is there and has a seat in the jury, but no vote on a motion at this moment, and why.
    pub fn voteless(&self, motion: &Motion) -> Vec<(&Attendance, Barred)> {
        let seated = self.list.iter().filter(|one| one.is_present() && one.role != AttendanceRole::Guest);
        seated.filter_map(|one| Some((one, self.may_vote(one, motion).err()?))).collect()
    }

    /// Who was outside when a vote ended and so had no vote, and for which entry: it need not be the motion's.
    pub fn was_outside(&self, motion: &Motion) -> Vec<(&Attendance, NominationId)> {
        let Some(at) = motion.closed_at else { return Vec::new() };
        let has_voted = |id: AttendanceId| {
            self.voters_of(motion.motion_id).any(|one| one.attendance_id == id && one.struck_because.is_none())
        };
        let then = self.left.iter().filter(|left| left.left_at <= at && left.returned_at.is_none_or(|back| back >= at));
        let then = then.filter(|left| !has_voted(left.attendance_id));
        then.filter_map(|left| {
            let one = self.attendance(left.attendance_id).filter(|one| one.role != AttendanceRole::Guest)?;
            Some((one, self.item(left.agenda_item_id)?.nomination_id))
        })
        .collect()
    }

    /// Members and substitutes who are there.
    pub fn attending(&self) -> i64 {
        let is_there = |one: &&Attendance| one.role != AttendanceRole::Guest && one.is_present() && !self.is_gone(one);
        self.list.iter().filter(is_there).count() as i64
    }

    /// The members, as the quorum counts them: of a meeting that is over, those of its end, whatever becomes of their
    /// accounts.
    pub fn members(&self) -> i64 {
        if let Some(members) = self.meeting.members_at_end {
            return members;
        }
        attendance::members(&self.list, |id| self.accounts_gone.contains(&id))
    }

    /// Whether somebody's account has no part in the jury any more. What has been voted on stays as it was when an
    /// account is closed later.
    pub(super) fn is_gone(&self, one: &Attendance) -> bool {
        self.runs() && self.accounts_gone.contains(&one.attendance_id)
    }

    /// Whether somebody may vote on a motion that concerns some entries, at this moment.
    ///
    /// # Errors
    /// Why not.
    pub fn right(&self, one: &Attendance, entries: &[NominationId]) -> Result<(), Barred> {
        self.standing_of(one, entries, Ballot::Open).vote()
    }

    pub(super) fn standing_of(&self, one: &Attendance, entries: &[NominationId], ballot: Ballot) -> Standing {
        let seat = one.seat_of.and_then(|seat| self.attendance(seat));
        Standing {
            role: one.role,
            is_present: one.is_present(),
            seat_taken: seat.is_some_and(|member| member.is_present() && !self.is_gone(member)),
            account_gone: self.is_gone(one),
            has_conflict: self.has_conflict(one, entries),
            is_outside: self.outside().contains(&one.attendance_id),
            has_pledged: one.pledged_at.is_some(),
            lacks_device: ballot == Ballot::Secret && one.person_id.is_none(),
        }
    }

    /// Who may vote on some entries at this moment.
    pub fn roll(&self, entries: &[NominationId]) -> Vec<&Attendance> {
        self.list.iter().filter(|one| self.right(one, entries).is_ok()).collect()
    }

    /// Who could vote on some entries and is not obliged yet.
    pub fn unpledged(&self, entries: &[NominationId]) -> Vec<&Attendance> {
        self.list.iter().filter(|one| self.right(one, entries) == Err(Barred::Pledge)).collect()
    }

    /// Who may vote on what is going on: the motion that is voted on, else the entry that is being talked about. It is
    /// the number that a vote would begin with.
    pub fn strength(&self) -> Vec<&Attendance> {
        match self.open_motion() {
            Some(motion) => self.voting(motion),
            None => self.roll(&self.current().map(|item| item.nomination_id).into_iter().collect::<Vec<_>>()),
        }
    }

    /// Whether somebody who is there may vote on a motion and has not been struck from it; the vote on it may be over.
    pub fn takes_part(&self, one: &Attendance, motion: &Motion) -> bool {
        let is_on = |voter: &Voter| voter.attendance_id == one.attendance_id && voter.struck_because.is_none();
        self.voters_of(motion.motion_id).any(is_on) && self.may_vote(one, motion).is_ok()
    }
}
