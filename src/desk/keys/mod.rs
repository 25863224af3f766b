//! Keys that are made from names, to search, sort and compare by. They are derived: a release that makes them by other
//! rules makes all of them anew at its first start, and what people wrote stays as it is.

mod actions;
mod store;

pub use actions::catch_up;
