//! The jury's meeting on a closed round: who is there, what is moved, how they vote, and what is decided.
//!
//! A meeting is opened on a closed ranking, ended, and then decided by two people of the office, which makes its
//! decisions binding. Every vote is one committed row. Who may vote is judged when the vote is cast; what rests on the
//! votes, when the voting ends: whoever has lost the right meanwhile is struck from an open vote and annuls a secret one.
//! Of a secret vote that is over only the counts are stored, and nobody is marked as having voted.

pub mod actions;
mod draws;
mod forms;
pub mod known;
pub mod later;
pub mod model;
pub mod refusal;
mod rights;
mod routes;
pub mod state;
pub mod store;
mod stream;
mod view;

pub use actions::tidy;
pub use routes::routes;
pub use stream::VersionWatch;
pub use view::rest as left_over;
