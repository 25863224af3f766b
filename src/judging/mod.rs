//! Judging: who reads what, sheets, places, and the evidence of how they came about.

pub mod assignment;

pub mod scoring;

pub mod ranking;

pub mod evidence;
