//! Erasing on request (Art. 17 GDPR): an account of somebody who has left, or who sent a nomination and whom it is
//! about. It takes two people of the office, who see before what goes and what stays.
//!
//! A pseudonym stays: the record, the snapshots of closed rounds and the bundles that were handed out hold nothing
//! else, so all of them verify as before. Whoever is needed in a running procedure is refused with a sentence; a
//! name that everybody reads in a published result stays there. Of what others wrote about somebody whose account is
//! erased, only that is changed which was shown before and chosen.

mod actions;
mod known;
pub mod model;
pub mod refusal;
mod routes;
mod store;

pub use actions::{TABLES, tidy};
pub use routes::routes;
