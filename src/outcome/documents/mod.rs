//! Documents: the Juryprotokoll, certificates, and the list for the Laudatio, as PDF and as pages.
//!
//! A document is values first ([`document`]); the page and the PDF show the same ones. The PDF is made by typst
//! (feature `pdf`) from `templates/outcome/documents`, which an installation can replace by files of its own.

mod certificate;
pub mod document;
mod job;
pub mod laureates;
#[cfg(feature = "pdf")]
mod layouts;
pub mod minutes;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "no_pdf.rs"]
mod pdf;
pub mod refusal;
mod routes;
mod speeches;

pub use job::Job;
pub use pdf::Typesetter;
pub use routes::routes;

/// Whether this build makes PDFs.
pub const HAS_PDF: bool = cfg!(feature = "pdf");
