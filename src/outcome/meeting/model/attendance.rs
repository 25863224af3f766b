//! Who is there, who may vote, and who must leave the room.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ids::{AgendaItemId, AttendanceId, MeetingId, PersonId};

use super::super::refusal::Refusal;

crate::text_enum! {
    /// What somebody is in a meeting.
    pub enum Role {
        Member = "member",
        /// Votes in the seat of a member who is not there.
        Substitute = "substitute",
        /// Is there and does not vote.
        Guest = "guest",
    }
}

crate::text_enum! {
    /// A duty that one person has.
    pub enum Duty {
        Chair = "chair",
        Secretary = "secretary",
    }
}

crate::text_enum! {
    pub enum State {
        Present = "present",
        Absent = "absent",
    }
}

/// Somebody on the list of a meeting.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Attendance {
    pub attendance_id: AttendanceId,
    pub meeting_id: MeetingId,
    /// Absent for somebody without an account.
    pub person_id: Option<PersonId>,
    pub name: String,
    pub role: Role,
    pub duty: Option<Duty>,
    /// The member in whose seat a substitute sits.
    pub seat_of: Option<AttendanceId>,
    pub state: State,
    /// When conflicts were declared for this round.
    pub declared_at: Option<Timestamp>,
    /// When the obligation to secrecy and impartiality was put on file.
    pub pledged_at: Option<Timestamp>,
    pub arrived_at: Option<Timestamp>,
    pub left_at: Option<Timestamp>,
    pub position: i64,
}

impl Attendance {
    pub fn is_present(&self) -> bool {
        self.state == State::Present
    }
}

/// A time during which somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Stay {
    pub attendance_id: AttendanceId,
    pub came_at: Timestamp,
    /// Absent for whoever has not gone.
    pub went_at: Option<Timestamp>,
}

impl Stay {
    /// Whether it touches a stretch of time; one that has no end goes on.
    pub fn touches(&self, from: Timestamp, to: Option<Timestamp>) -> bool {
        to.is_none_or(|to| self.came_at <= to) && self.went_at.is_none_or(|went| went > from)
    }
}

/// That somebody was outside while an entry was talked about.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct LeftRoom {
    pub agenda_item_id: AgendaItemId,
    pub attendance_id: AttendanceId,
    /// The word of a [`Reason`](crate::contest::jury::model::Reason).
    pub reason: String,
    /// `office`, `declaration`, `recusal`, or `meeting` for a conflict that came up there.
    pub origin: String,
    pub left_at: Timestamp,
    pub returned_at: Option<Timestamp>,
    pub noted_by: PersonId,
}

/// The members on a list; a substitute is none, but sits in the seat of one. Whose account was shut before they ever
/// came is none for as long as it is.
pub fn members(list: &[Attendance], gone: impl Fn(AttendanceId) -> bool) -> i64 {
    let is_out = |one: &Attendance| one.arrived_at.is_none() && gone(one.attendance_id);
    list.iter().filter(|one| one.role == Role::Member && !is_out(one)).count() as i64
}

crate::text_enum! {
    /// Why somebody does not vote on a motion.
    pub enum Barred {
        Guest = "guest",
        /// Is not there.
        Away = "away",
        /// The member is there in whose seat a substitute sits.
        Access = "seat",
        /// The account is disabled, or does not belong to the jury any more.
        Account = "account",
        Conflict = "conflict",
        /// Has been noted as being outside.
        Outside = "outside",
        /// Is not obliged to secrecy and impartiality yet.
        Pledge = "pledge",
        /// Has no account: nobody else may know this person's secret vote, so nobody else can cast it.
        Device = "device",
    }
}

impl Barred {
    /// The rule that keeps from voting.
    pub fn refusal(self) -> Refusal {
        match self {
            Self::Guest => Refusal::GuestVotes,
            Self::Away => Refusal::VoterAway,
            Self::Access => Refusal::SeatTaken,
            Self::Account => Refusal::AccountGone,
            Self::Conflict => Refusal::VoterInConflict,
            Self::Outside => Refusal::VoterOutside,
            Self::Pledge => Refusal::VoterUnpledged,
            Self::Device => Refusal::NoDevice,
        }
    }
}

/// What the right to vote rests on, as it is at the moment in which the right is used.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub role: Role,
    pub is_present: bool,
    /// For a substitute: the member is there.
    pub seat_taken: bool,
    pub account_gone: bool,
    pub has_conflict: bool,
    pub is_outside: bool,
    pub has_pledged: bool,
    /// The vote is secret, and this person has no account to cast it with.
    pub lacks_device: bool,
}

impl Standing {
    /// Whether somebody may vote.
    ///
    /// # Errors
    /// Why not. What can be made up for at once comes last.
    pub fn vote(self) -> Result<(), Barred> {
        let bars = [
            (self.role == Role::Guest, Barred::Guest),
            (self.account_gone, Barred::Account),
            (!self.is_present, Barred::Away),
            (self.role == Role::Substitute && self.seat_taken, Barred::Access),
            (self.has_conflict, Barred::Conflict),
            (self.is_outside, Barred::Outside),
            (self.lacks_device, Barred::Device),
            (!self.has_pledged, Barred::Pledge),
        ];
        bars.into_iter().find(|(holds, _)| *holds).map_or(Ok(()), |(_, bar)| Err(bar))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    #[test]
    fn whoever_votes_is_there_with_everything_that_a_vote_needs() {
        let able = Standing {
            role: Role::Member,
            is_present: true,
            seat_taken: false,
            account_gone: false,
            has_conflict: false,
            is_outside: false,
            has_pledged: true,
            lacks_device: false,
        };
        for (standing, expected) in [
            (able, Ok(())),
            (Standing { role: Role::Guest, ..able }, Err(Barred::Guest)),
            (Standing { is_present: false, ..able }, Err(Barred::Away)),
            (Standing { role: Role::Substitute, ..able }, Ok(())),
            (Standing { role: Role::Substitute, seat_taken: true, ..able }, Err(Barred::Access)),
            // A member has no other seat that somebody could take.
            (Standing { seat_taken: true, ..able }, Ok(())),
            (Standing { account_gone: true, ..able }, Err(Barred::Account)),
            (Standing { has_conflict: true, ..able }, Err(Barred::Conflict)),
            (Standing { is_outside: true, ..able }, Err(Barred::Outside)),
            (Standing { has_pledged: false, ..able }, Err(Barred::Pledge)),
            (Standing { lacks_device: true, has_pledged: false, ..able }, Err(Barred::Device)),
            // What cannot be made up for is said first.
            (Standing { has_conflict: true, is_outside: true, has_pledged: false, ..able }, Err(Barred::Conflict)),
            (Standing { account_gone: true, is_present: false, ..able }, Err(Barred::Account)),
        ] {
            assert_eq!(standing.vote(), expected, "{standing:?}");
        }
    }
}
