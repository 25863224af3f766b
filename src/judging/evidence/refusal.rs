//! Why nothing is signed, or no key changed.

use crate::ground::error::refusals;

refusals! {
    /// Why nothing is signed, or no key changed.
    pub enum Refusal {
        /// The snapshot or the record is not as it was.
        Altered => "evidence-broken",
        /// There is no change of keys to tell of.
        FirstKey => "evidence-key-first",
        /// Another key is set where this one is.
        KeyFromSetting => "evidence-key-set",
        /// Another key signs by now.
        KeySuperseded => "evidence-key-stale",
    }
}
