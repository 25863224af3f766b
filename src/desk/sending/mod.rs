//! What leaves the outbox: each mail over a connection of its own, and only while what it rests on holds.

mod actions;
mod premise;
mod sender;
mod store;

pub use actions::send_next;
pub use sender::Sender;
