//! Approvals: what takes two people of the office. One asks with a reason, another confirms within 72 hours
//! after seeing exactly what will happen.
//!
//! A feature shows on its own page what its act does, and takes a [`digest`] of it. [`ask`] puts the request down,
//! [`confirm`] answers it; the feature then does its act in the same transaction. Nobody confirms an own request,
//! not by a second account with the same address either, nor by one that they have a hand in ([`model::Hands`]). Who
//! has the role of an approver reads back and confirms, and does nothing else: every page with a panel, and every
//! confirmation, takes a [`Confirmer`].
//!
//! An act whose page, request and confirmation are like those of the others is a [`FinalAct`].
//!
//! An installation can have an office of one person, by a setting; then [`ask`] says so, the feature acts at once,
//! and [`granted`] tells every result that one person did it.

mod actions;
pub mod final_act;
mod guards;
pub mod model;
mod panel;
pub mod readback;
pub mod refusal;
mod routes;
pub mod settings;
pub mod store;

pub use actions::{Answer, Asked, Request, ask, confirm, hands, lapsing};
pub use final_act::{FinalAct, Outcome, Wish};
pub use guards::{Confirmer, OfficeOrApprover};
pub use model::{Act, Alone, Approval, Granted, Hands, digest};
pub use panel::{Overtaken, Panel, id_in, overtaken, panel};
pub use routes::routes;
pub use store::{alone, granted};
