//! What every page shares: requests, forms, the frame around a page, files, protection.

mod assets;
mod body;
mod catchers;
mod follow;
mod form;
mod former;
mod oops;
mod page;
mod parked;
mod protection;
mod refill;
mod request;
mod shelf;
mod templates;
mod typed;
mod upload;
mod viewer;

pub use crate::text::long as clean;
pub use assets::asset;
pub use catchers::{ResendPage, SignInPage, catchers, park};
pub use follow::set_followable;
pub use form::{Choice, Errors, Field, FieldError, FieldKind};
pub use page::{Answer, Flash, Link, Page, Pager, Redirected, as_uri, redirect};
pub use parked::{Fields, Parked};
pub use protection::Protection;
pub use request::{LANGUAGE_COOKIE, Language, Posted, Query, Slug, is_local, language_cookie};
pub use shelf::{Left, Shelf, place_of, with_typed};
pub use templates::Templates;
pub use typed::{decimal, whole};
pub use upload::Upload;
pub use viewer::{
    Juror, Office, Role, SignedIn, Viewer, is_named, is_unknown_viewer, set_unknown_viewer, set_viewer, unknown_viewer,
    viewer,
};

/// The longest body of a form, in bytes.
pub const FORM_LIMIT: u64 = 1024 * 1024;

/// The largest picture, in bytes: what a camera makes has several megabytes.
pub const PICTURE_LIMIT: u64 = 10 * FORM_LIMIT;

/// The longest body of the form for signing in: it may carry another form, written once more as JSON.
pub const SIGN_IN_LIMIT: u64 = 3 * FORM_LIMIT;

/// More fields than any form of ours has: one for each entry of the largest round, twice.
pub const FIELDS_LIMIT: usize = 20_000;
