//! Evidence of a closed round: what its result depends on, frozen and signed, and whether a bundle of it holds.
//!
//! A bundle has a [snapshot](model) and the record up to it as a [chain]. [`verify`](verify::verify) checks one from its
//! bytes alone: no database, no network. `docs/evidence.md` specifies the format.

pub mod acts;
mod agreed;
pub mod approval;
pub mod archive;
pub mod bundle;
mod call;
pub mod chain;
mod changes;
pub mod checks;
pub mod command;
pub mod computed;
mod conflicts;
pub mod finding;
pub mod key;
mod limits;
pub mod model;
pub mod parsed;
pub mod published;
pub mod sheet;
mod ties;
pub mod verify;
