//! Tests through HTTP, on SQLite and on PostgreSQL (`LAUDATIO_TEST_ENGINE`).

mod support;

mod accounts;
mod prizes;
mod web;
