//! Desk: what looks at everything: the first page, texts, erasing, the outbox, backups, and the demonstration.

pub mod office;

pub mod pages;

pub mod erasure;

pub mod keys;

pub mod sending;

pub mod backup;

pub mod demo;
