//! The jury: who must not judge what.
//!
//! A conflict is between a juror and an entry, set by the office or by the juror who steps back. It blocks
//! assignment in every round, and where the entry is assigned already, it ends that: the juror finds the entry
//! nowhere any more, and a sheet that he or she wrote does not count. Closed rounds stay as they were; one that is
//! opened again takes in what came up meanwhile.
//!
//! Before the first dossier every juror declares, on the list of nominees, what stands between them. Conflicts are
//! kept by organisation, so that the next edition suggests them; what is suggested holds only when the office says so.

pub mod actions;
pub mod declare;
pub mod forms;
pub mod model;
pub mod profile;
pub mod refusal;
mod routes;
pub mod store;
pub mod suggest;

pub use routes::routes;
