//! Papers: the Juryprotokoll, certificates, and the list for the Laudatio, as PDF and as pages.
//!
//! A paper is values first ([`paper`]); the page and the PDF show the same ones. The PDF is made by typst
//! (feature `pdf`) from `templates/papers`, which an installation can replace by files of its own.

mod certificate;
pub mod honours;
mod job;
#[cfg(feature = "pdf")]
mod layouts;
pub mod paper;
#[cfg(feature = "pdf")]
mod press;
#[cfg(not(feature = "pdf"))]
#[path = "no_press.rs"]
mod press;
pub mod protocol;
mod routes;
mod speeches;

pub use job::Job;
pub use press::Press;
pub use routes::routes;

/// Whether this build makes PDFs.
pub const HAS_PDF: bool = cfg!(feature = "pdf");
