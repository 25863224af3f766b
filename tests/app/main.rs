//! Tests through HTTP, on SQLite and on PostgreSQL (`LAUDATIO_TEST_ENGINE`).

mod stage;
mod support;

mod nominations;
mod prizes;
mod rounds;
mod web;
