//! Evidence: what a closed round's result depends on, frozen, signed, and open to be checked by anybody.
//!
//! A [`Snapshot`] is taken when a round closes and never changes. The [`bundle`] hands it out with the record that
//! led to it; [`verify`] checks such a bundle from its bytes alone. Both count with the same engine.

mod acts;
pub mod archive;
pub mod bundle;
mod call;
mod changes;
pub mod checks;
pub mod command;
pub mod computed;
mod conflicts;
pub mod finding;
mod freeze;
pub mod key;
pub mod keys;
mod limits;
pub mod model;
pub mod parsed;
mod routes;
mod store;
mod ties;
pub mod verify;

pub use freeze::{Draft, draft, freeze};
pub use key::Key;
pub use model::Occasion;
pub use routes::routes;
pub use store::{Snapshot, check_all, latest, of_round};
