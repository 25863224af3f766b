//! Why a round is not closed or opened again, a shared place not settled, nobody advanced.

use crate::ground::error::refusals;

refusals! {
    /// Why a round is not closed or opened again, a shared place not settled, nobody advanced.
    pub enum Refusal {
        CallOver => "results-call-over",
        /// A later round rests on the result.
        BuiltOn => "results-built-on",
        ResultPublic => "results-public",
        /// Two people have confirmed the result for publication.
        ResultConfirmed => "results-published",
        /// The jury votes at this moment.
        Voting => "results-voting",
        /// Something has gone missing, and the request says nothing about it.
        NoReason => "results-reason-lacks",
        /// No round is closed from which entries could come.
        NoSource => "results-no-source",
        /// The ranking is not there yet.
        Counting => "results-ties-counting",
        /// The call does not provide for that.
        TieNotOffered => "ranking-tie-not-allowed",
        NotClosed => "ranking-tie-not-closed",
        /// The jury has the ranking in hand.
        JurySits => "ranking-tie-sitting",
        /// What the jury has signed names the snapshot that it saw: no newer one may follow.
        JuryDecided => "ranking-tie-bound",
    }
}
