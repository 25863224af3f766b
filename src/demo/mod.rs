//! The demonstration: invented nominations, jurors and sheets that show every role at work.

use crate::ctx::Ctx;
use crate::error::{AppError, Result};

/// Fills an empty database and says how to sign in.
pub async fn run(_ctx: &Ctx) -> Result<String> {
    Err(AppError::Internal("there is no demonstration yet".into()))
}
