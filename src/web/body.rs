//! Bodies of requests, read into memory within a size and a time.

use std::time::Duration;

use rocket::data::{ByteUnit, Capped, Data};
use rocket::request::Request;
use rocket::tokio::time::timeout;

use crate::config::Settings;
use crate::error::AppError;

/// A form with a file may take so many times as long as one without.
const FILE: u32 = 5;

/// What a request sends, up to a size in bytes. `has_file`: whether it is a form with a file.
///
/// # Errors
/// It did not arrive in time (`LAUDATIO_BODY_SECONDS`), or broke off.
pub async fn body(
    request: &Request<'_>,
    data: Data<'_>,
    most: u64,
    has_file: bool,
) -> Result<Capped<Vec<u8>>, AppError> {
    let settings = request.rocket().state::<Settings>().ok_or(AppError::Internal("no settings".into()))?;
    let time = Duration::from_secs(settings.body_seconds.into()) * if has_file { FILE } else { 1 };
    within(time, data.open(ByteUnit::from(most)).into_bytes()).await
}

/// Waits no longer than this: a connection that sends a byte now and then would hold its place for ever.
async fn within<T>(time: Duration, read: impl Future<Output = std::io::Result<T>>) -> Result<T, AppError> {
    let read = timeout(time, read).await.map_err(|_| AppError::Slow)?;
    read.map_err(|_| AppError::Bad("error-bad-request"))
}
