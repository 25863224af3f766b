//! Why a letter is not written, reviewed, sent or marked.

use crate::ground::error::refusals;

refusals! {
    /// Why a letter is not written, reviewed, sent or marked.
    pub enum Refusal {
        /// The jury's decisions do not bind yet.
        Undecided => "letters-undecided",
        /// The letter says what the jury decided before.
        DecidedAnew => "letters-decided-anew",
        HasLeft => "letters-has-left",
        HasGaps => "letters-has-gaps",
        Reviewed => "letters-reviewed-already",
        /// Not all of it is what somebody has read.
        DraftsChanged => "letters-drafts-changed",
        NothingToReview => "letters-nothing-to-review",
        NothingToSend => "letters-nothing-to-send",
        /// Nothing is left to be taken back.
        AllHaveLeft => "letters-back-none",
        NonePosted => "letters-none-posted",
        /// What was printed is not what is to be posted.
        PaperChanged => "letters-paper-changed",
        /// The result is not public.
        Embargo => "letters-embargo",
        /// Something came up about the public result.
        ResultTouched => "letters-embargo-touched",
        /// Nobody is invited to a result that is not confirmed.
        Unconfirmed => "invitations-unconfirmed",
        ResultStopped => "invitations-stopped",
        NoCeremony => "invitations-no-date",
        CeremonyOver => "invitations-over",
        /// The invitation names another moment.
        CeremonyMoved => "invitations-other-date",
    }
}
