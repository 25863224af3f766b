//! An installation in one file, and back: the database as it is at one moment, and the keys beside it.
//!
//! `laudatio backup` runs beside the program that serves; `laudatio restore` fills an empty place, whole or not at all.

mod actions;
mod archive;
pub mod command;
pub mod model;

pub use actions::{backup, restore};
