//! Ground: settings, both engines, pages, what is logged and recorded, and the doors through which things leave.

pub mod background;

pub mod config;

pub mod ctx;

pub mod db;

pub mod error;

pub mod finishing;

pub mod log;

pub mod rights;

pub mod web;

pub mod personal;

pub mod audit;

pub mod files;

pub mod mail;
