//! Motions, votes, and what comes of them.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ids::{AttendanceId, JurySessionId, MotionId, NominationId, PersonId, SpecialPrizeId};

use super::{JurySession, TieRule};

crate::text_enum! {
    /// What a motion wants.
    pub enum MotionKind {
        /// A place for one entry, or shared by several.
        Place = "place",
        /// An Ehrenpreis, for an entry or for a person who is none.
        SpecialPrize = "special_prize",
        /// A place stays empty.
        NotAwarded = "not_awarded",
        /// An entry is put off.
        Deferred = "deferred",
        /// Other amounts for the places.
        Split = "split",
        /// Anything else: it is voted on, and decides nothing about prizes.
        Other = "other",
    }
}

crate::text_enum! {
    pub enum Ballot {
        Open = "open",
        Secret = "secret",
    }
}

crate::text_enum! {
    /// Where a motion stands.
    pub enum MotionStatus {
        Voting = "voting",
        /// As many for as against, and not settled yet.
        Tied = "tied",
        Carried = "carried",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }
}

crate::text_enum! {
    pub enum Choice {
        Yes = "yes",
        No = "no",
        Abstain = "abstain",
    }
}

crate::text_enum! {
    /// How a tie was broken.
    pub enum BrokenBy {
        CastingVote = "casting_vote",
        Lot = "lot",
        /// The rule that a motion without a majority is rejected.
        Rule = "rule",
    }
}

/// Something that is voted on.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Motion {
    pub motion_id: MotionId,
    pub jury_session_id: JurySessionId,
    pub number: i64,
    pub kind: MotionKind,
    pub wording: String,
    pub moved_by: Option<AttendanceId>,
    pub place: Option<i64>,
    /// For each entry, in whole cents.
    pub amount: Option<i64>,
    pub special_prize_id: Option<SpecialPrizeId>,
    /// What a special prize is called.
    pub prize_name: Option<String>,
    /// Who gets it and is no entry.
    pub person_name: Option<String>,
    pub reason: String,
    /// Why the order differs from the computed one.
    pub order_reason: Option<String>,
    pub ballot: Ballot,
    pub status: MotionStatus,
    pub members: i64,
    pub present: i64,
    pub quorum: i64,
    pub yes: Option<i64>,
    pub no: Option<i64>,
    pub abstained: Option<i64>,
    /// Somebody counted hands or papers and typed the counts.
    pub by_count: bool,
    pub broken_by: Option<BrokenBy>,
    pub casting_choice: Option<Choice>,
    pub opened_at: Timestamp,
    pub opened_by: PersonId,
    pub closed_at: Option<Timestamp>,
}

/// An entry that a motion is about.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct MotionEntry {
    pub motion_id: MotionId,
    pub nomination_id: NominationId,
}

/// What a place gets by a motion to split the money otherwise.
#[derive(Clone, Copy, Debug, Serialize, sqlx::FromRow)]
pub struct MotionAmount {
    pub motion_id: MotionId,
    pub place: i64,
    pub amount: i64,
}

/// Who may vote on a motion, and whether that has happened.
#[derive(Clone, Copy, Debug, Serialize, sqlx::FromRow)]
pub struct Voter {
    pub motion_id: MotionId,
    pub attendance_id: AttendanceId,
    pub has_voted: bool,
}

/// A vote that everybody may know.
#[derive(Clone, Copy, Debug, Serialize, sqlx::FromRow)]
pub struct Vote {
    pub motion_id: MotionId,
    pub attendance_id: AttendanceId,
    pub choice: Choice,
    pub cast_at: Timestamp,
    pub entered_by: PersonId,
}

/// Votes as they were counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub yes: i64,
    pub no: i64,
    pub abstained: i64,
}

impl Counts {
    /// With another vote.
    pub fn add(&mut self, choice: Choice, votes: i64) {
        match choice {
            Choice::Yes => self.yes += votes,
            Choice::No => self.no += votes,
            Choice::Abstain => self.abstained += votes,
        }
    }

    /// All votes together.
    pub fn sum(self) -> i64 {
        self.yes + self.no + self.abstained
    }
}

/// What the chair may do about a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casting {
    /// Nothing: the chair is not there, has a conflict, or the rules do not say so.
    None,
    /// The vote that the chair has given openly decides.
    Given(Choice),
    /// Abstained or voted secretly: the chair has to say.
    Open,
}

/// What came of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub status: MotionStatus,
    pub broken_by: Option<BrokenBy>,
    pub casting_choice: Option<Choice>,
}

/// Counts a vote out: the simple majority of yes over no; abstentions do not count.
pub fn outcome(session: &JurySession, counts: Counts, casting: Casting) -> Outcome {
    let plain = |status| Outcome { status, broken_by: None, casting_choice: None };
    if counts.yes != counts.no {
        return plain(if counts.yes > counts.no { MotionStatus::Carried } else { MotionStatus::Rejected });
    }
    // Nobody was for it and nobody against it: there is nothing that a vote could tip.
    if counts.yes == 0 {
        return Outcome { broken_by: Some(BrokenBy::Rule), ..plain(MotionStatus::Rejected) };
    }
    match casting {
        Casting::Given(choice @ (Choice::Yes | Choice::No)) if session.casting_vote => cast(choice),
        Casting::Given(_) | Casting::Open if session.casting_vote => plain(MotionStatus::Tied),
        _ => match session.tie_rule {
            TieRule::Rejected => Outcome { broken_by: Some(BrokenBy::Rule), ..plain(MotionStatus::Rejected) },
            TieRule::Lot => plain(MotionStatus::Tied),
        },
    }
}

/// What the chair's casting vote makes of a tie.
pub fn cast(choice: Choice) -> Outcome {
    let status = if choice == Choice::Yes { MotionStatus::Carried } else { MotionStatus::Rejected };
    Outcome { status, broken_by: Some(BrokenBy::CastingVote), casting_choice: Some(choice) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::running;
    use super::*;

    #[test]
    fn the_majority_decides_and_a_tie_is_broken_by_the_rules_in_order() {
        use MotionStatus::{Carried, Rejected, Tied};
        let counts = |yes, no, abstained| Counts { yes, no, abstained };
        let with = |casting_vote, tie_rule| JurySession { casting_vote, tie_rule, ..running() };
        let (chair, rule, lot) =
            (with(true, TieRule::Rejected), with(false, TieRule::Rejected), with(false, TieRule::Lot));
        let both = with(true, TieRule::Lot);
        for (session, votes, casting, status, broken_by) in [
            (&chair, counts(3, 2, 0), Casting::Given(Choice::No), Carried, None),
            (&chair, counts(2, 3, 4), Casting::Given(Choice::Yes), Rejected, None),
            (&chair, counts(1, 0, 6), Casting::None, Carried, None),
            (&chair, counts(2, 2, 1), Casting::Given(Choice::Yes), Carried, Some(BrokenBy::CastingVote)),
            (&chair, counts(2, 2, 0), Casting::Given(Choice::No), Rejected, Some(BrokenBy::CastingVote)),
            (&chair, counts(2, 2, 1), Casting::Given(Choice::Abstain), Tied, None),
            (&chair, counts(2, 2, 1), Casting::Open, Tied, None),
            // A chair with a conflict is not in the room.
            (&chair, counts(2, 2, 0), Casting::None, Rejected, Some(BrokenBy::Rule)),
            (&both, counts(2, 2, 0), Casting::None, Tied, None),
            (&rule, counts(2, 2, 0), Casting::Given(Choice::Yes), Rejected, Some(BrokenBy::Rule)),
            (&lot, counts(2, 2, 0), Casting::Given(Choice::Yes), Tied, None),
            (&chair, counts(0, 0, 5), Casting::Open, Rejected, Some(BrokenBy::Rule)),
        ] {
            let found = outcome(session, votes, casting);
            assert_eq!((found.status, found.broken_by), (status, broken_by), "{votes:?} {casting:?}");
        }
    }
}
