//! Why a call is not changed, published, ended or taken back.

use crate::ground::error::refusals;

refusals! {
    /// Why a call is not changed, published, ended or taken back.
    pub enum Refusal {
        NotPublished => "retract-not-published",
        Ended => "edition-is-closed",
        NotEnded => "call-reopen-not-ended",
        /// What people rely on stays as it was published.
        Published => "edition-frozen",
        PublishedAlready => "edition-already-open",
        /// It is not published any more.
        TakenBack => "edition-taken-back",
        /// The prize's newest edition is not published yet.
        LastInPreparation => "edition-still-preparing",
        /// A later call of the prize is published.
        LaterPublished => "call-reopen-later",
        /// The amounts that were published say otherwise.
        MoneyPromised => "edition-money-published",
        /// A jury reads the question as it was.
        WordingRead => "edition-wording-read",
        /// A jury reads what came by the deadline.
        DeadlineRead => "edition-deadline-read",
        TooMany => "edition-too-many",
        /// Its deadline has not passed.
        NotJudged => "edition-not-judged",
        JuryAtWork => "edition-jury-at-work",
        MeetingUndecided => "ending-meeting-first",
        /// Somebody has asked for something that waits for a second person.
        AskedOpen => "ending-asked-first",
        /// Something is unusual, and the request says nothing about it.
        NoReason => "opening-reason-lacks",
        /// Nominations or rounds rest on it.
        InUse => "retract-rests",
        DatesOutOfOrder => "edition-dates-order",
        /// People rely on a published date: it only moves later.
        DatesEarlier => "edition-dates-later-only",
        DatesNotMoved => "calendar-back-nothing",
        DatesMovedSince => "calendar-back-moved-since",
        /// Nominations are taken since the date that was moved.
        Begun => "calendar-back-opened",
        /// Somebody has nominated in the time that was added.
        TimeUsed => "calendar-back-used",
        DeadlinePassed => "calendar-back-passed",
        /// The result is public by it, or would become so at a moment that has been.
        ResultRelies => "calendar-back-ceremony",
    }
}
