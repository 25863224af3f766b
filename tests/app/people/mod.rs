pub mod accounts;
mod approvals;
pub mod directory;
