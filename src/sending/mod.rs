//! What leaves the outbox: each mail over a connection of its own, and only while what it rests on holds.

mod premise;
mod sender;
mod store;

pub use sender::{Sender, send_next};
