//! Tests through HTTP, on SQLite and on PostgreSQL (`LAUDATIO_TEST_ENGINE`).

#[path = "../support/answers.rs"]
mod answers;
#[path = "../support/fill.rs"]
mod fill;
mod support;
#[path = "../support/verdict.rs"]
mod verdict;

mod accounts;
mod agreed;
mod approvals;
mod assign;
mod assignment;
mod attack;
mod audit;
mod chain;
mod cli;
mod competes;
mod contradictions;
mod crash;
mod declaration;
mod demo;
mod embargo;
mod erasure;
mod evidence;
mod exports;
mod feed;
mod honest;
mod letters;
mod lifecycle;
mod mail;
mod minutes;
mod moved;
mod nominations;
mod pages;
mod papers;
mod people;
mod prizes;
mod promised;
mod protocol;
mod publication;
mod ranking;
mod ranking_numbers;
mod results;
mod revisions;
mod rounds;
mod scoring;
mod screening;
mod session;
mod session_attack;
mod session_conflicts;
mod session_known;
mod session_later;
mod session_rights;
mod session_rules;
mod session_secrets;
mod stage;
mod standing;
mod steps;
mod tally;
mod tidy;
mod ties;
mod upgrade;
mod walk;
mod web;
