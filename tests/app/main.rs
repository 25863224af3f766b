//! Tests through HTTP, on SQLite and on PostgreSQL (`LAUDATIO_TEST_ENGINE`).

mod support;

mod nominations;
mod prizes;
mod web;
