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
    /// A rule forbids it; the key of the sentence that says which one.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The same, where the sentence names what stands in the way as `{$what}`: numbers, or names.
    #[error("refused: {0}: {1}")]
    Because(&'static str, String),
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

    /// Whether a row with the same unique value is already there.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(error) if is_duplicate(error))
    }

    /// What is said instead of that; every other error stays what it is.
    pub fn if_duplicate(self, instead: Self) -> Self {
        if self.is_duplicate() { instead } else { self }
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
            Self::Refused(key) | Self::Because(key, _) | Self::Bad(key) => key,
            Self::TooLarge => key!("error-too-large"),
            Self::Slow => key!("error-slow"),
            Self::SignInNeeded => key!("error-sign-in-needed"),
            Self::TooMany(_) => key!("error-too-many"),
            Self::Database(error) if passes(error).is_some() => key!("error-busy"),
            Self::Database(_) | Self::Template(_) | Self::Internal(_) => key!("error-internal"),
        }
    }
}
