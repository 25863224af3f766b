//! Ranking: from submitted sheets to places.
//!
//! The engine is pure: [`table`] holds the scores, [`tally`] ranks them by one of the methods, [`command`] does
//! so with a file. The pages show the same for a round. What is counted is kept only as long as the sheets are
//! as they were; nothing of it is stored, so nothing can be out of date.

pub mod agreement;
pub mod cache;
mod check_page;
pub mod command;
pub mod csv_file;
pub mod dense;
pub mod draws;
pub mod explain;
mod files;
pub mod frame;
mod jury_page;
pub mod methods;
mod pictures;
pub mod posterior;
pub mod reml;
pub mod report;
mod routes;
pub mod schulze;
pub mod sensitivity;
pub mod sentences;
pub mod standing;
pub mod store;
pub mod table;
pub mod tally;
pub mod ties;
pub mod who;

pub use cache::Cache;
pub use files::counted;
pub use routes::routes;
pub use ties::{open_ties, settled_ranks};
