//! Tests through HTTP, on SQLite and on PostgreSQL (`LAUDATIO_TEST_ENGINE`).

// Keys that nobody has, and times that pass.
#![allow(clippy::disallowed_methods)]

#[path = "../support/answers.rs"]
mod answers;
#[path = "../support/fill.rs"]
mod fill;
mod support;
#[path = "../support/verdict.rs"]
mod verdict;

mod acts;
mod attack;
mod cli;
mod invariants;
mod personal;
mod promised;
mod sentences;
mod stage;
mod tidy;
mod upgrade;
mod walk;

mod contest;
mod desk;
mod ground;
mod judging;
mod outcome;
mod people;
