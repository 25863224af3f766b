//! The jury's session on a closed round: who is there, what is moved, how they vote, and what is decided.
//!
//! A session is opened on a closed ranking, ended, and then decided by two people of the office, which makes its
//! decisions binding. Every vote is one committed row. Of a secret vote only the counts are stored, and who has
//! voted: nothing leads from the one to the other.

pub mod actions;
mod forms;
pub mod known;
pub mod model;
pub mod room;
mod routes;
pub mod store;
mod stream;
mod view;

pub use routes::routes;
pub use stream::Bell;
