//! laudatio: civic prizes from the nomination to the ranked result.
//!
//! Six rooms in the order in which a nomination passes through them, each with its features. A feature may use those above
//! it, in its room's list and in the rooms before, never those below. ARCHITECTURE.md has the map.

// What the engines share with it.
pub use laudatio_base::{clock, i18n, ids, in_each_language, key, table_file, terminal, text, text_enum};

pub mod ground;

pub mod people;

pub mod contest;

pub mod judging;

pub mod outcome;

pub mod desk;

pub mod server;

pub mod cli;
