//! Why a call is not published, ended, or either taken back.

use crate::ground::error::refusals;

refusals! {
    /// Why a call is not published, ended, or either taken back.
    pub enum Refusal {
        AlreadyOpen => "edition-already-open",
        Over => "edition-is-closed",
        /// Its deadline has not passed.
        NotJudged => "edition-not-judged",
        /// Something is unusual, and the request says nothing about it.
        NoReason => "opening-reason-lacks",
        JuryAtWork => "edition-jury-at-work",
        MeetingUndecided => "ending-meeting-first",
        /// Somebody has asked for something that waits for a second person.
        AskedOpen => "ending-asked-first",
        NotPublished => "retract-not-published",
        /// Nominations or rounds rest on it.
        InUse => "retract-rests",
    }
}
