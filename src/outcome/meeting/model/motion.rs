//! Motions, votes, and what comes of them.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::error::refusals;
use crate::ids::{AttendanceId, MeetingId, MotionId, NominationId, PersonId, SpecialPrizeId};

use super::attendance::Barred;
use super::{Meeting, TieRule};

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
        /// The vote could not count, and may be held again.
        Annulled = "annulled",
    }
}

crate::text_enum! {
    /// Why a vote could not count.
    pub enum Annulled {
        /// Somebody who could vote left.
        Left = "left",
        /// A member came back into the seat of a substitute.
        Access = "seat",
        /// Somebody's account was taken out of the jury.
        Account = "account",
        /// A conflict came up.
        Conflict = "conflict",
        Quorum = "quorum",
        /// So few secret votes, or votes so alike, would tell who cast them. Which of the two is not kept: that all were
        /// alike tells everybody's choice.
        Few = "few",
        /// The round was opened again.
        Round = "round",
        /// The entry takes no part any more.
        Entry = "entry",
    }
}

impl From<Barred> for Annulled {
    fn from(bar: Barred) -> Self {
        match bar {
            Barred::Guest | Barred::Away | Barred::Pledge | Barred::Device => Self::Left,
            Barred::Access => Self::Access,
            Barred::Account => Self::Account,
            Barred::Conflict | Barred::Outside => Self::Conflict,
        }
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
    pub meeting_id: MeetingId,
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
    /// While it is voted on these four are as they are now, later as they were when the vote ended.
    pub members: i64,
    /// Who may vote.
    pub present: i64,
    /// Members and substitutes who are there, outside for an entry or not; of former releases it is not known.
    pub attending: Option<i64>,
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
    pub annulled_because: Option<Annulled>,
    /// The annulled motion that this one is moved again for.
    pub repeats: Option<MotionId>,
    /// When the earlier versions of a secret vote's rows were removed.
    pub scrubbed_at: Option<Timestamp>,
    /// When nobody could vote any more, while its result is not found yet.
    #[serde(skip)]
    pub stopped_at: Option<Timestamp>,
}

impl Motion {
    /// Whether the files may still tell who voted what in a secret vote that is over.
    pub fn leaves_traces(&self) -> bool {
        self.ballot == Ballot::Secret && self.status != MotionStatus::Voting && self.scrubbed_at.is_none()
    }
}

/// An entry that a motion is about.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct MotionEntry {
    pub motion_id: MotionId,
    pub nomination_id: NominationId,
    /// Why this one, where several share a place.
    pub reason: Option<String>,
}

/// What a place gets by a motion to split the money otherwise.
#[derive(Clone, Copy, Debug, Serialize, sqlx::FromRow)]
pub struct MotionAmount {
    pub motion_id: MotionId,
    pub place: i64,
    pub amount: i64,
}

/// Somebody who could vote on a motion, and whether that has happened. Once a secret vote is over, nobody is marked as
/// having voted: who has is nobody's business.
#[derive(Clone, Copy, Debug, Serialize, sqlx::FromRow)]
pub struct Voter {
    pub motion_id: MotionId,
    pub attendance_id: AttendanceId,
    pub has_voted: bool,
    /// Why this person has no vote any more; an open vote that was cast before does not count.
    pub struck_because: Option<Barred>,
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

    /// Whether all votes are the same.
    pub fn is_unanimous(self) -> bool {
        [self.yes, self.no, self.abstained].contains(&self.sum())
    }
}

refusals! {
    /// What stands in the way of ending a vote.
    pub enum Hindrance {
        /// Not enough are there any more.
        Quorum => "meeting-quorum-lost",
        Nobody => "meeting-nobody-voted",
        /// Fewer secret votes than keep a secret.
        Few => "meeting-secret-few",
        /// All secret votes are alike: somebody has to want that everybody's choice is told.
        Unanimous => "meeting-secret-unanimous",
    }
}

impl Hindrance {
    /// What the vote may be annulled for.
    pub fn annuls(self) -> Option<Annulled> {
        match self {
            Self::Quorum => Some(Annulled::Quorum),
            Self::Nobody => None,
            Self::Few | Self::Unanimous => Some(Annulled::Few),
        }
    }
}

/// Whether a vote may end with some counts, with so many of those there who may vote.
///
/// # Errors
/// What stands in the way.
pub fn end(motion: &Motion, counts: Counts, secret_least: i64) -> Result<(), Hindrance> {
    let is_secret = motion.ballot == Ballot::Secret;
    let hindrances = [
        (motion.present < motion.quorum, Hindrance::Quorum),
        (is_secret && counts.sum() < secret_least, Hindrance::Few),
        (counts.sum() == 0, Hindrance::Nobody),
        (is_secret && counts.is_unanimous(), Hindrance::Unanimous),
    ];
    hindrances.into_iter().find(|(holds, _)| *holds).map_or(Ok(()), |(_, hindrance)| Err(hindrance))
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
pub fn outcome(meeting: &Meeting, counts: Counts, casting: Casting) -> Outcome {
    let plain = |status| Outcome { status, broken_by: None, casting_choice: None };
    if counts.yes != counts.no {
        return plain(if counts.yes > counts.no { MotionStatus::Carried } else { MotionStatus::Rejected });
    }
    // Nobody was for it and nobody against it: there is nothing that a vote could tip.
    if counts.yes == 0 {
        return fall();
    }
    match casting {
        Casting::Given(choice @ (Choice::Yes | Choice::No)) if meeting.casting_vote => cast(choice),
        Casting::Given(_) | Casting::Open if meeting.casting_vote => plain(MotionStatus::Tied),
        _ => match meeting.tie_rule {
            TieRule::Rejected => fall(),
            TieRule::Lot => plain(MotionStatus::Tied),
        },
    }
}

/// What becomes of a tie that nothing tips.
pub fn fall() -> Outcome {
    Outcome { status: MotionStatus::Rejected, broken_by: Some(BrokenBy::Rule), casting_choice: None }
}

/// What the chair's casting vote makes of a tie.
pub fn cast(choice: Choice) -> Outcome {
    let status = if choice == Choice::Yes { MotionStatus::Carried } else { MotionStatus::Rejected };
    Outcome { status, broken_by: Some(BrokenBy::CastingVote), casting_choice: Some(choice) }
}

#[cfg(test)]
pub(in crate::outcome::meeting) mod tests {
    use super::super::tests::running;
    use super::*;

    #[test]
    fn the_majority_decides_and_a_tie_is_broken_by_the_rules_in_order() {
        use MotionStatus::{Carried, Rejected, Tied};
        let counts = |yes, no, abstained| Counts { yes, no, abstained };
        let with = |casting_vote, tie_rule| Meeting { casting_vote, tie_rule, ..running() };
        let (chair, rule, lot) =
            (with(true, TieRule::Rejected), with(false, TieRule::Rejected), with(false, TieRule::Lot));
        let both = with(true, TieRule::Lot);
        for (meeting, votes, casting, status, broken_by) in [
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
            let found = outcome(meeting, votes, casting);
            assert_eq!((found.status, found.broken_by), (status, broken_by), "{votes:?} {casting:?}");
        }
    }

    #[test]
    fn a_vote_ends_when_enough_are_there_and_a_secret_one_tells_nobodys_choice() {
        let counts = |yes, no, abstained| Counts { yes, no, abstained };
        let (open, secret) = (Ballot::Open, Ballot::Secret);
        for (ballot, present, votes, expected) in [
            (open, 3, counts(1, 0, 0), Ok(())),
            (open, 5, counts(3, 0, 0), Ok(())),
            (open, 3, counts(0, 0, 0), Err(Hindrance::Nobody)),
            (open, 2, counts(2, 0, 0), Err(Hindrance::Quorum)),
            (secret, 2, counts(2, 1, 0), Err(Hindrance::Quorum)),
            (secret, 5, counts(0, 1, 0), Err(Hindrance::Few)),
            (secret, 5, counts(0, 0, 0), Err(Hindrance::Few)),
            (secret, 5, counts(1, 1, 0), Err(Hindrance::Few)),
            (secret, 5, counts(1, 1, 1), Ok(())),
            (secret, 5, counts(2, 1, 0), Ok(())),
            (secret, 5, counts(3, 0, 0), Err(Hindrance::Unanimous)),
            (secret, 5, counts(0, 4, 0), Err(Hindrance::Unanimous)),
            (secret, 5, counts(0, 0, 3), Err(Hindrance::Unanimous)),
            (secret, 5, counts(4, 0, 1), Ok(())),
        ] {
            let motion = Motion { ballot, present, quorum: 3, ..moved() };
            assert_eq!(end(&motion, votes, 3), expected, "{ballot} {present} {votes:?}");
        }
    }

    pub fn moved() -> Motion {
        Motion {
            motion_id: MotionId(uuid::Uuid::nil()),
            meeting_id: MeetingId(uuid::Uuid::nil()),
            number: 1,
            kind: MotionKind::Other,
            wording: String::new(),
            moved_by: None,
            place: None,
            amount: None,
            special_prize_id: None,
            prize_name: None,
            person_name: None,
            reason: String::new(),
            order_reason: None,
            ballot: Ballot::Open,
            status: MotionStatus::Voting,
            members: 5,
            present: 5,
            attending: Some(5),
            quorum: 3,
            yes: None,
            no: None,
            abstained: None,
            by_count: false,
            broken_by: None,
            casting_choice: None,
            opened_at: Timestamp::new(Default::default()),
            opened_by: PersonId(uuid::Uuid::nil()),
            closed_at: None,
            annulled_because: None,
            repeats: None,
            scrubbed_at: None,
            stopped_at: None,
        }
    }
}
