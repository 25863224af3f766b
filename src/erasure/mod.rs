//! Erasing on request (Art. 17 GDPR): an account of somebody who has left, or who sent a nomination and whom it is
//! about. It takes two people of the office, who see before what goes and what stays.
//!
//! A pseudonym stays: the record, the snapshots of closed rounds and the bundles that were handed out hold nothing
//! else, so all of them verify as before. Whoever is needed in a running procedure is refused with a sentence; the name
//! of a laureate stays in the published result.

mod actions;
pub mod model;
mod routes;
mod store;

pub use routes::routes;
