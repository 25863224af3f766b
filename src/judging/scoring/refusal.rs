//! Why a sheet is not taken, or nobody reminded.

use crate::ground::error::refusals;

refusals! {
    /// Why a sheet is not taken, or nobody reminded.
    pub enum Refusal {
        /// The juror has not said yet whether there is a conflict.
        Undeclared => "jury-declare-first",
        NobodyToRemind => "scoring-nobody-to-remind",
    }
}
