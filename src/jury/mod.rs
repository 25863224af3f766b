//! The jury: who must not judge what.
//!
//! A conflict is between a juror and an entry, set by the office or by the juror who steps back. It blocks
//! assignment in every round, and where the entry is assigned already, it ends that: the juror finds the entry
//! nowhere any more, and a sheet that he or she wrote does not count. Closed rounds stay as they were.

pub mod actions;
pub mod forms;
pub mod model;
mod routes;
pub mod store;

pub use routes::routes;
