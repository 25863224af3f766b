//! Why nothing is erased.

use crate::ground::error::refusals;

refusals! {
    /// Why nothing is erased.
    pub enum Refusal {
        ErasedAlready => "erasure-done-already",
        /// The person is in the jury of a round that is not closed.
        InRound => "erasure-in-round",
        /// The person is on the list of a meeting whose decisions are not binding yet.
        InMeeting => "erasure-in-meeting",
        /// The account is not shut.
        HasAccess => "erasure-has-access",
        /// It has won, and nobody has been told yet.
        ResultNotPublic => "erasure-not-published",
        Competes => "erasure-competes",
    }
}
