//! Why a message is not sent again, released or taken back, or its link not shown.

use crate::ground::error::refusals;

refusals! {
    /// Why a message is not sent again, released or taken back, or its link not shown.
    pub enum Refusal {
        Sent => "mail-already-sent",
        /// The link opens an account with rights: nobody but its owner has it.
        LinkOfOwner => "mail-link-of-owner",
        NotFailed => "mail-not-failed",
        NoneHeld => "mail-none-held",
        /// Letters are taken back on their own page.
        IsLetter => "mail-cancel-letter",
        NotWaiting => "mail-not-waiting",
        /// Mails are sent: nobody hands over a link.
        GoesByItself => "mail-goes-by-itself",
    }
}
