//! What is to be printed: a template's name and the values that it shows.

use serde::Serialize;
use serde_json::Value;

use crate::clock::Timestamp;
use crate::ground::error::{AppError, Result};

/// One document.
#[derive(Clone, Debug)]
pub struct Job {
    /// A file in `templates/outcome/documents`.
    pub template: &'static str,
    /// When it was made, which stands in the file's properties.
    pub at: Timestamp,
    pub values: Value,
}

impl Job {
    /// A document that shows `values`.
    pub fn new(template: &'static str, at: Timestamp, values: &impl Serialize) -> Result<Self> {
        let values = serde_json::to_value(values).map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(Self { template, at, values })
    }
}
