//! What can go wrong, said once: people get a sentence and a status, the log gets the cause.

use std::fmt;

use rocket::http::Status;

use crate::ground::db::{is_duplicate, passes};
use crate::key;

/// Why a request is not answered as it wished.
#[derive(thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or it belongs to somebody else: the two look alike on purpose.
    #[error("not found")]
    NotFound,
    /// A rule forbids it, and a [`Reason`] says which one.
    #[error("refused: {0}")]
    Refused(Refused),
    /// The same, where the sentence names what stands in the way as `{$what}`: numbers, or names.
    #[error("refused: {0}: {1}")]
    Because(Refused, String),
    /// What was sent is not what a form of ours sends; the key of a sentence.
    #[error("bad request: {0}")]
    Bad(&'static str),
    /// The request body is larger than any form needs.
    #[error("too large")]
    TooLarge,
    /// The request's body did not arrive in time.
    #[error("too slow")]
    Slow,
    /// Nobody is signed in, or the session has ended.
    #[error("not signed in")]
    SignInNeeded,
    /// Too many tries in a short time; in so many seconds another one is free.
    #[error("too many tries")]
    TooMany(u32),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Template(#[from] tera::Error),
    /// A defect or a broken surrounding, with what was being done.
    #[error("{0}")]
    Internal(String),
}

/// The result of everything that a request sets off.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Why a rule forbids something: a variant of an enum that `refusals!` writes.
pub trait Reason {
    /// The key of the sentence that says it.
    fn key(self) -> &'static str;
}

/// What a [`Reason`] leaves once it has become an error: its sentence. Nothing else makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(&'static str);

impl<R: Reason> From<R> for Refused {
    fn from(why: R) -> Self {
        Self(why.key())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<R: Reason> From<R> for AppError {
    fn from(why: R) -> Self {
        Self::Refused(why.into())
    }
}

/// Writes the enum of the reasons for which a feature refuses, each with the key of its sentence. A rule returns it as it
/// is, an action by `?` or `.into()`.
///
/// ```text
/// refusals! {
///     /// Why a sheet is not filled in.
///     pub enum Refusal {
///         Closed => "rounds-closed",
///     }
/// }
///
/// return Err(Refusal::Closed.into());
/// ```
macro_rules! refusals {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident => $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// The key of the sentence that says why.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $crate::key!($key)),+ }
            }
        }

        impl $crate::ground::error::Reason for $name {
            fn key(self) -> &'static str {
                self.key()
            }
        }
    };
}

pub(crate) use refusals;

refusals! {
    /// What any feature may refuse.
    pub enum Common {
        /// Somebody else was faster: what the page showed is no longer so.
        ChangedMeanwhile => "error-changed-meanwhile",
    }
}

/// For the log: what the database says of the rows in question stays out of it, since they hold what people sent.
impl fmt::Debug for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Because(key, _) => write!(f, "refused: {key}"),
            other => write!(f, "{other}"),
        }
    }
}

impl AppError {
    /// The HTTP status that says it.
    pub fn status(&self) -> Status {
        match self {
            Self::NotFound => Status::NotFound,
            Self::Refused(_) | Self::Because(..) => Status::Conflict,
            Self::Bad(_) => Status::BadRequest,
            Self::TooLarge => Status::PayloadTooLarge,
            Self::Slow => Status::RequestTimeout,
            Self::SignInNeeded => Status::Unauthorized,
            Self::TooMany(_) => Status::TooManyRequests,
            Self::Database(error) if passes(error).is_some() => Status::ServiceUnavailable,
            Self::Database(_) | Self::Template(_) | Self::Internal(_) => Status::InternalServerError,
        }
    }

    /// A refusal whose sentence names what stands in the way.
    pub fn because(why: impl Reason, what: String) -> Self {
        Self::Because(why.into(), what)
    }

    /// Whether it is refused for that reason.
    pub fn is(&self, why: impl Reason) -> bool {
        matches!(self, Self::Refused(_) | Self::Because(..)) && self.key() == why.key()
    }

    /// Whether a row with the same unique value is already there.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(error) if is_duplicate(error))
    }

    /// What is said instead of that; every other error stays what it is.
    pub fn if_duplicate(self, instead: impl Into<Self>) -> Self {
        if self.is_duplicate() { instead.into() } else { self }
    }

    /// After how many seconds the same request may well be answered, where that can be said.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Database(error) => passes(error),
            Self::TooMany(seconds) => Some(*seconds),
            _ => None,
        }
    }

    /// What the sentence names.
    pub fn what(self) -> Option<String> {
        if let Self::Because(_, what) = self { Some(what) } else { None }
    }

    /// The key of the sentence that explains it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotFound => key!("error-not-found"),
            Self::Refused(refused) | Self::Because(refused, _) => refused.0,
            Self::Bad(key) => key,
            Self::TooLarge => key!("error-too-large"),
            Self::Slow => key!("error-slow"),
            Self::SignInNeeded => key!("error-sign-in-needed"),
            Self::TooMany(_) => key!("error-too-many"),
            Self::Database(error) if passes(error).is_some() => key!("error-busy"),
            Self::Database(_) | Self::Template(_) | Self::Internal(_) => key!("error-internal"),
        }
    }
}
