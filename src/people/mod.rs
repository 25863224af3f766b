//! People: who signs in, what takes two of them, and what the office does to accounts.

pub mod accounts;

pub mod approvals;

pub mod directory;
