//! Why a conflict or a declaration stays as it is.

use crate::ground::error::refusals;

refusals! {
    /// Why a conflict or a declaration stays as it is.
    pub enum Refusal {
        /// The jury has decided on it in its meeting.
        ConflictDecided => "jury-conflict-decided",
        /// The two have one already.
        ConflictKnown => "jury-conflict-exists",
        /// The round has no entries yet.
        NothingToDeclare => "jury-no-nominees",
    }
}
