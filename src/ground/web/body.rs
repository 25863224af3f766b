//! Bodies of requests, read into memory within a size and a time.

use std::time::Duration;

use rocket::data::{ByteUnit, Data};
use rocket::request::Request;
use rocket::tokio::io::AsyncReadExt as _;
use rocket::tokio::time::timeout;

use crate::ground::config::Settings;
use crate::ground::error::AppError;
use crate::key;

/// A form with a file may take so many times as long as one without.
const FILE: u32 = 5;

/// How much of a body arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    Whole,
    /// There is more than may be.
    TooMuch,
    /// Nothing more came in time (`LAUDATIO_BODY_SECONDS`).
    InPart,
}

/// What a request sends, up to a size in bytes. `has_file`: whether it is a form with a file.
///
/// # Errors
/// It broke off.
pub async fn body(
    request: &Request<'_>,
    data: Data<'_>,
    most: u64,
    has_file: bool,
) -> Result<(Vec<u8>, Arrived), AppError> {
    let settings = request.rocket().state::<Settings>().ok_or(AppError::Internal("no settings".into()))?;
    let time = Duration::from_secs(settings.body_seconds.into()) * if has_file { FILE } else { 1 };
    // One byte more tells whether there is one.
    let mut stream = data.open(ByteUnit::from(most.saturating_add(1)));
    let mut value = Vec::new();
    let read = async {
        while stream.read_buf(&mut value).await? > 0 {}
        Ok::<_, std::io::Error>(())
    };
    // No longer than this: a connection that sends a byte now and then would hold its place for ever.
    let arrived = match timeout(time, read).await {
        Err(_) => Arrived::InPart,
        Ok(Ok(())) if value.len() as u64 > most => Arrived::TooMuch,
        Ok(Ok(())) => Arrived::Whole,
        Ok(Err(_)) => return Err(AppError::Bad(key!("error-bad-request"))),
    };
    value.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok((value, arrived))
}

impl Arrived {
    /// # Errors
    /// It is not whole.
    pub fn whole(self) -> Result<(), AppError> {
        match self {
            Self::Whole => Ok(()),
            Self::TooMuch => Err(AppError::TooLarge),
            Self::InPart => Err(AppError::Slow),
        }
    }
}
