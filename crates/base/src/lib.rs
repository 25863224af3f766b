//! What the program and its engines share: moments, keys, languages, and how a table is read. No database and no network.

pub mod text_enum;

pub mod text;

pub mod clock;
pub mod fraction;
pub mod i18n;
pub mod ids;
pub mod table_file;
pub mod terminal;

#[doc(hidden)]
pub use serde;
#[cfg(feature = "sqlx")]
#[doc(hidden)]
pub use sqlx;
