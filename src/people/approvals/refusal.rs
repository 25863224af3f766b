//! Why nobody is asked, or a request is not answered.

use crate::ground::error::refusals;

refusals! {
    /// Why nobody is asked, or a request is not answered.
    pub enum Refusal {
        /// There is nobody who could confirm it.
        NobodyElse => "approvals-nobody-else",
        AskedAlready => "approvals-already-asked",
        /// Something else was shown to whoever asked.
        AskedOtherwise => "approvals-asked-otherwise",
        /// Nobody answers what they asked themselves.
        Own => "approvals-own",
        /// Both accounts have one mailbox.
        SameAddress => "approvals-same-address",
        /// Somebody stands behind both accounts.
        SameHand => "approvals-same-hand",
        /// Neither of the office nor an approver, or shut out.
        NotConfirmer => "approvals-not-office",
        /// Whoever asked is not of the office any more.
        AskerGone => "approvals-asker-gone",
        /// Only whoever asked takes it back or asks again.
        SomebodyElses => "approvals-not-own",
        Lapsed => "approvals-lapsed",
        NotLapsed => "approvals-not-lapsed",
        Answered => "approvals-answered",
    }
}
