//! The office's first page: where every call stands and what wants to be done next.

mod routes;
mod store;

pub use routes::routes;
