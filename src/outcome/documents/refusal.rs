//! Why a document is not made.

use crate::ground::error::refusals;

refusals! {
    /// Why a document is not made.
    pub enum Refusal {
        NoMeeting => "documents-no-meeting",
        /// The program was built without it.
        NoPdf => "documents-no-pdf",
        /// The jury has decided to honour nobody.
        NobodyHonoured => "documents-nobody",
        NobodyYet => "documents-nobody-yet",
    }
}
