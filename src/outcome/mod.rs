//! Outcome: a closed round, the meeting of the jury, its documents, and what the public and everybody who took part learn.

pub mod results;

pub mod meeting;

pub mod documents;

pub mod publication;

pub mod letters;

pub mod lifecycle;

pub mod exports;
