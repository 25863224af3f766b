//! Why there is no demonstration.

use crate::ground::error::refusals;

refusals! {
    /// Why there is no demonstration.
    pub enum Refusal {
        /// The database holds more than the seeded prizes.
        InUse => "demo-database-in-use",
    }
}
