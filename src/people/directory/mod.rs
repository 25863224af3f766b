//! The office's list of people, and what changes an account.
//!
//! Accounts of the jury are the office's to make and to change. An account that can be the second of two is made and
//! changed by two as well, as soon as a call was ever published here: else one person would make the other. Until then
//! nothing rests on who is who, so that an installation is set up in minutes; an account made then counts at once, and
//! everybody sees who made it. What one person alone has made or changed later, where the installation allows that, is
//! in that person's hand until another one admits it (`accounts::model::Hold`).
//!
//! Links of these accounts go to their owners by mail, or are made on the command line; the office sees none.

mod actions;
mod model;
mod routes;

pub use routes::routes;
