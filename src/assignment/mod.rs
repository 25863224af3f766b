//! Assignment: which entries and jurors a round has, and who reads what.
//!
//! The program proposes a distribution, the office confirms it or assigns by hand. An entry never goes to a
//! juror with a conflict, and is never taken from one who has begun a sheet. Opening the round is the last step.

pub mod actions;
mod by_hand;
mod choose;
pub mod command;
mod desk;
mod measures;
pub mod model;
pub mod notice;
pub mod opening;
mod opening_page;
pub mod order;
pub mod plan;
mod proposal;
mod routes;
pub mod solver;
pub mod store;
mod table;
mod workshop;

pub use routes::{Lack, lacks, routes};
pub use workshop::{SEATS, Workshop};
