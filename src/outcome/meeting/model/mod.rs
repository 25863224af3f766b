//! What a meeting is made of, and its rules. No I/O.

pub mod agenda;
pub mod attendance;
pub mod decision;
pub mod lot;
pub mod motion;
pub mod names;

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::MotionTieRule;
use crate::ids::{AgendaItemId, MeetingId, MotionId, ObjectionId, PersonId, RoundId};

use super::refusal::Refusal;

crate::text_enum! {
    /// Where a meeting stands.
    pub enum MeetingStatus {
        Running = "running",
        /// Nobody votes any more; it may be taken up again.
        Ended = "ended",
        /// Its decisions are binding.
        Decided = "decided",
    }
}

impl MeetingStatus {
    /// Whether the jury may act.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn running(self) -> Result<(), Refusal> {
        match self {
            Self::Running => Ok(()),
            Self::Ended => Err(Refusal::Ended),
            Self::Decided => Err(Refusal::Decided),
        }
    }

    /// Whether its decisions may become binding.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn decide(self) -> Result<Self, Refusal> {
        match self {
            Self::Running => Err(Refusal::StillRunning),
            Self::Ended => Ok(Self::Decided),
            Self::Decided => Err(Refusal::Decided),
        }
    }
}

crate::text_enum! {
    /// What becomes of a motion with as many for as against, where the chair's vote does not decide.
    pub enum TieRule {
        Rejected = "rejected",
        Lot = "lot",
    }
}

impl TieRule {
    /// What the call says about motions with equal votes: whether the chair's vote decides where the chair may vote,
    /// and what else.
    pub fn of_call(rule: MotionTieRule) -> (bool, Self) {
        match rule {
            MotionTieRule::Rejected => (false, Self::Rejected),
            MotionTieRule::CastingVote => (true, Self::Lot),
            MotionTieRule::Lot => (false, Self::Lot),
        }
    }
}

/// A jury's meeting.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Meeting {
    pub meeting_id: MeetingId,
    pub round_id: RoundId,
    /// Which closing of the round it is about.
    pub round_closed_at: Timestamp,
    pub number: i64,
    pub status: MeetingStatus,
    pub venue: String,
    pub quorum_percent: i64,
    pub quorum_least: i64,
    /// Whether the chair's vote decides a tie, where the chair may vote.
    pub casting_vote: bool,
    pub tie_rule: TieRule,
    /// All places together, in whole cents, as the call has it.
    pub prize_money: Option<i64>,
    /// Why more is given away.
    pub money_reason: Option<String>,
    /// The entry that is being talked about.
    pub agenda_item_id: Option<AgendaItemId>,
    /// Grows with every act.
    pub version: i64,
    pub opened_at: Timestamp,
    pub opened_by: PersonId,
    pub ended_at: Option<Timestamp>,
    pub ended_by: Option<PersonId>,
    /// From here on the decisions are binding.
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<PersonId>,
    /// How many members it had when it ended. Absent while it runs, and of meetings that 0.1.0 ended.
    pub members_at_end: Option<i64>,
}

impl Meeting {
    /// How many have to be present of so many members.
    pub fn quorum(&self, members: i64) -> i64 {
        (members * self.quorum_percent / 100 + 1).max(self.quorum_least)
    }
}

/// What somebody wants in the minutes against a decision or the meeting.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Objection {
    pub objection_id: ObjectionId,
    pub motion_id: Option<MotionId>,
    /// Who objects.
    pub name: String,
    pub body: String,
    pub noted_by: PersonId,
    pub noted_at: Timestamp,
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A running meeting with the usual rules.
    pub fn running() -> Meeting {
        let at = Timestamp::new(chrono::DateTime::UNIX_EPOCH);
        let nobody = PersonId(uuid::Uuid::nil());
        Meeting {
            meeting_id: MeetingId(uuid::Uuid::nil()),
            round_id: RoundId(uuid::Uuid::nil()),
            round_closed_at: at,
            number: 1,
            status: MeetingStatus::Running,
            venue: String::new(),
            quorum_percent: 50,
            quorum_least: 3,
            casting_vote: true,
            tie_rule: TieRule::Rejected,
            prize_money: Some(1_000_000),
            money_reason: None,
            agenda_item_id: None,
            version: 1,
            opened_at: at,
            opened_by: nobody,
            ended_at: None,
            ended_by: None,
            decided_at: None,
            decided_by: None,
            members_at_end: None,
        }
    }

    #[test]
    fn more_than_half_of_the_members_and_at_least_three_are_needed() {
        for (members, needed) in [(1, 3), (3, 3), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5), (11, 6), (12, 7)] {
            assert_eq!(running().quorum(members), needed, "{members} members");
        }
        let two_thirds = Meeting { quorum_percent: 66, ..running() };
        assert_eq!([6, 9].map(|members| two_thirds.quorum(members)), [4, 6]);
    }

    #[test]
    fn a_meeting_is_decided_once_and_only_after_its_end() {
        use MeetingStatus::{Decided, Ended, Running};
        for (status, running, decide) in [
            (Running, Ok(()), Err(Refusal::StillRunning)),
            (Ended, Err(Refusal::Ended), Ok(Decided)),
            (Decided, Err(Refusal::Decided), Err(Refusal::Decided)),
        ] {
            assert_eq!((status.running(), status.decide()), (running, decide), "{status}");
        }
    }
}
