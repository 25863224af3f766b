//! Where a sheet stands, and what its points are sealed by.

pub use laudatio_evidence::sheet::{Points, SheetStatus, seal_of_points};
