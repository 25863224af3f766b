//! Tests through HTTP, on SQLite and on PostgreSQL (`LAUDATIO_TEST_ENGINE`).

mod support;

mod assignment;
mod accounts;
mod cli;
mod fill;
mod nominations;
mod prizes;
mod ranking;
mod results;
mod rounds;
mod stage;
mod web;
