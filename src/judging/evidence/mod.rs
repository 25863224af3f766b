//! Evidence: what a closed round's result depends on, frozen, signed, and open to be checked by anybody.
//!
//! A [`Snapshot`] is taken when a round closes and never changes. The [`bundle`] hands it out with the record that
//! led to it; [`verify`] checks such a bundle from its bytes alone. Both count with the same engine.

mod actions;
pub mod bundle;
pub mod command;
mod freeze;
pub mod key;
pub mod keys;
pub mod refusal;
mod routes;
mod store;

pub use laudatio_evidence::{archive, checks, computed, finding, model, verify};

pub use freeze::{Draft, draft, freeze};
pub use key::Key;
pub use model::Occasion;
pub use routes::routes;
pub use store::{Snapshot, TABLES, check_all, latest, of_round};
