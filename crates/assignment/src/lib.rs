//! Who reads what: a proven optimum of a distribution of entries to jurors, and the command that finds one for files.

pub mod command;
pub mod solver;
mod table;

pub use solver::*;
