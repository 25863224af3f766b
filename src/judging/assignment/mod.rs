//! Assignment: which entries and jurors a round has, and who reads what.
//!
//! The program proposes a distribution, the office confirms it or assigns by hand. An entry never goes to a
//! juror with a conflict, and is never taken from one who has begun a sheet. Opening the round is the last step.

pub mod actions;
mod by_hand;
mod choose;
mod jobs;
mod measures;
pub mod model;
pub mod notice;
mod opening_page;
pub mod order;
pub mod plan;
mod proposal;
pub mod refusal;
mod routes;
mod state;
pub mod store;

pub use actions::opening;
pub use jobs::{SEATS, SolverJobs};
pub use routes::{Unmet, routes, unmet};
