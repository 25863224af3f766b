//! Approvals: what takes two people of the office. One asks with a reason, another confirms within 72 hours
//! after seeing exactly what will happen.
//!
//! A feature shows on its own page what its act does, and takes a [`digest`] of it. [`ask`] puts the request down,
//! [`confirm`] answers it; the feature then does its act in the same transaction. Nobody confirms an own request,
//! not by a second account with the same address either. An office of one person can switch this off; then
//! [`ask`] says so, the feature acts at once, and [`granted`] tells every result that one person did it.

mod actions;
pub mod model;
mod panel;
mod routes;
pub mod settings;
pub mod store;

pub use actions::{Answer, Asked, Request, ask, confirm};
pub use model::{Act, Approval, Granted, digest};
pub use panel::{Panel, panel};
pub use routes::routes;
pub use store::granted;
