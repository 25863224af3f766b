mod backup;
pub mod demo;
pub mod erasure;
mod keys;
mod pages;
