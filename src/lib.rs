//! laudatio: civic prizes from the nomination to the ranked result.
//!
//! Features are modules; one may use those above it in this list, never those below.
//! ARCHITECTURE.md has the map.

pub mod text;

pub mod background;
pub mod clock;
pub mod config;
pub mod ctx;
pub mod db;
pub mod error;
pub mod finishing;
pub mod i18n;
pub mod ids;
pub mod log;
pub mod table_file;
pub mod terminal;
pub mod web;

pub mod standing;

pub mod audit;
pub mod files;
pub mod mail;

pub mod accounts;
pub mod approvals;
pub mod pages;
pub mod people;

pub mod prizes;
pub mod rounds;

pub mod nominations;

pub mod jury;

pub mod assignment;
pub mod screening;

pub mod scoring;

pub mod ranking;

pub mod evidence;

pub mod backup;

pub mod results;

pub mod session;

pub mod papers;
pub mod publication;

pub mod letters;

pub mod lifecycle;

pub mod erasure;

pub mod keys;

pub mod exports;

pub mod office;

pub mod sending;

pub mod demo;
pub mod server;
