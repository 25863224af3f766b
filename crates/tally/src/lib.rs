//! From scores to places: seven methods, the chances of each place, and how far a jury agrees. Pure numbers.
//!
//! [`table`] holds the scores, [`tally`] ranks them by one of the methods, [`ranked`] does so for a round of a prize, and
//! [`command`] for a file. Nothing is stored, so nothing can be out of date.

pub mod agreement;
pub mod command;
pub mod csv_file;
mod dense;
mod draws;
pub mod explain;
mod method;
mod methods;
mod posterior;
pub mod ranked;
mod reml;
mod report;
mod schulze;
pub mod sensitivity;
pub mod sentences;
pub mod table;
pub mod tally;
pub mod ties;
pub mod total;

pub use method::Method;
pub use ties::TieRule;
