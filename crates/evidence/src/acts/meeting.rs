//! What is done in a session of the jury. What follows from an act by itself is recorded behind it, by nobody.

use laudatio_base::ids::{MeetingId, NominationId, PersonId, RoundId};

use super::value::{Aside, Made, Recordable, Word, Written};

acts! {
    /// The office or the chair has opened a session on a closed round.
    SessionOpened = "session_opened" on MeetingId { round_id: RoundId, venue as "where": Written, number: i64 }

    /// Somebody is there.
    Came = "came" on MeetingId { name: Written }

    /// Somebody has left.
    Went = "went" on MeetingId { name: Written }

    /// Somebody is obliged to secrecy and impartiality, or everybody who is there.
    Pledged = "pledged" on MeetingId { name: Names }

    /// Somebody has the chair, or writes the minutes.
    DutyGiven = "duty_given" on MeetingId { name: Written, duty: Aside<Word> }

    /// A guest or a substitute is on the list.
    PersonAdded = "person_added" on MeetingId { name: Written, role: Word }

    /// Those who have a conflict with an entry have left the room.
    LeftRoom = "left_room" on MeetingId { nomination_id: NominationId, name: Vec<Written> }

    /// A conflict came up in the session: of somebody with an account, by key, or of somebody on the list, by name.
    ConflictNoted = "conflict_noted" on MeetingId {
        nomination_id: NominationId,
        #[serde(skip_serializing_if = "Option::is_none")]
        person_id: Option<PersonId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<Written>,
        reason: Aside<Word>,
        note: Option<Written>,
    }

    /// An entry is talked about.
    EntryCalled = "entry_called" on MeetingId { nomination_id: NominationId }

    /// The talk about an entry has ended.
    EntryFinished = "entry_finished" on MeetingId { nomination_id: NominationId }

    /// The agenda is in another order.
    AgendaOrdered = "agenda_ordered" on MeetingId {}

    /// The group's verdict on an entry was written.
    VerdictWritten = "verdict_written" on MeetingId { nomination_id: NominationId, text: Written }

    /// Somebody wants something in the minutes against a decision.
    Objected = "objected" on MeetingId { name: Written, text: Written }

    /// Something was put to the vote; `repeats` is the number of an annulled motion.
    MotionMade = "motion_made" on MeetingId {
        number: i64,
        text: Written,
        kind: Word,
        ballot: Aside<Word>,
        nomination_id: Vec<NominationId>,
        voters: usize,
        order_reason: Option<Written>,
        repeats: Option<i64>,
    }

    /// A vote was taken openly. Of a secret one nothing is recorded but its end.
    Voted = "voted" on MeetingId { number: i64, name: Written, choice: Aside<Word> }

    /// Somebody lost the right to vote while the vote was open.
    VoteStruck = "vote_struck" on MeetingId { number: i64, name: Written, because: Aside<Word> }

    /// A vote was ended with these counts.
    VoteEnded = "vote_ended" on MeetingId {
        number: i64,
        yes: i64,
        no: i64,
        abstained: i64,
        result: Aside<Word>,
        broken_by: Option<Aside<Word>>,
    }

    /// The chair's vote has broken a tie.
    TieCast = "tie_cast" on MeetingId { number: i64, choice: Aside<Word> }

    /// A tied motion is rejected, as nothing can break the tie.
    TieFallen = "tie_fallen" on MeetingId { number: i64 }

    /// A motion was taken back.
    MotionWithdrawn = "motion_withdrawn" on MeetingId { number: i64 }

    /// A vote does not count: somebody found so, or it followed.
    MotionAnnulled = "motion_annulled" on MeetingId { number: i64, because: Aside<Word> }

    /// A lot is prepared: its seed is on record by a hash before it is drawn.
    LotPrepared = "lot_prepared" on MeetingId {
        number: i64,
        purpose: Written,
        candidates: Vec<Aside<Made>>,
        seed_hash: Made,
    }

    /// It was drawn, with a word that was said in the room.
    LotDrawn = "lot_drawn" on MeetingId { number: i64, seed: Made, word: Written, result: Vec<Aside<Made>> }

    /// What a motion had decided was annulled, because of a later fact.
    DecisionAnnulled = "decision_annulled" on MeetingId { number: i64, why: Written }

    /// A session was ended; with a reason where more was given away than there is.
    SessionEnded = "session_ended" on MeetingId { amount: i64, reason: Option<Written> }

    /// An ended session was taken up again.
    SessionResumed = "session_resumed" on MeetingId {}

    /// Its decisions are binding.
    SessionDecided = "session_decided" on MeetingId { decisions: usize, amount: i64 }

    /// They bind nobody any more until they are decided anew, because of a later fact.
    SessionSuspended = "session_suspended" on MeetingId { why: Written }
}

/// One name, or several.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Names {
    One(Written),
    All(Vec<Written>),
}

impl Recordable for Names {
    fn written(name: &'static str) -> Vec<&'static str> {
        vec![name]
    }
}
