//! Ranking: from submitted sheets to places.
//!
//! `laudatio_tally` counts; the pages show it for a round. What is counted is kept only as long as the sheets are as they
//! were; nothing of it is stored, so nothing can be out of date.

pub mod cache;
mod check_page;
pub mod context;
mod files;
mod jury_page;
mod pictures;
mod routes;
pub mod store;
pub mod ties;
pub mod who;

pub use cache::Cache;
pub use files::{Counted, counted};
pub use routes::routes;
pub use ties::{open_ties, settled_ranks};
