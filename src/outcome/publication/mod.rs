//! Publication: what the public learns of a result, and from which moment on.
//!
//! A result is confirmed by two people of the office and turns public with the ceremony, judged by the moment of
//! each request (`Edition::shows_result`), unless a later fact touches what it rests on (`prizes::store::touched`). Before that nothing of it is read for anybody outside; until then one
//! person holds it back with one click. From then on it stays, and only two people take it back. This module alone writes `laureate` rows of
//! our own juries, from decisions that are binding.

pub mod actions;
mod decided;
mod feed;
pub mod map;
mod naming;
mod office;
mod page;
pub mod picture;
pub mod refusal;
pub mod store;
pub mod watch;
mod withdrawal_page;

use rocket::Route;

pub use actions::withdrawal;
pub use decided::{Award, Decided, decided};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    [page::routes(), feed::routes(), office::routes(), naming::routes(), withdrawal_page::routes()].concat()
}
