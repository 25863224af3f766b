//! Why a nomination is not screened.

use crate::ground::error::refusals;

refusals! {
    /// Why a nomination is not screened.
    pub enum Refusal {
        /// A jury judges it already.
        Judged => "screening-refused-judged",
        /// It was changed since it was read.
        Stale => "screening-refused-stale",
    }
}
