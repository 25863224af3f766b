//! In the place of the typesetter, in a build without the feature `pdf`.

use std::path::PathBuf;

use crate::ground::error::Result;

use super::job::Job;
use super::refusal::Refusal;

/// Prints nothing, and says so.
#[derive(Clone)]
pub struct Typesetter;

impl Typesetter {
    pub fn new(folder: Option<PathBuf>) -> Self {
        if folder.is_some() {
            tracing::warn!("papers_folder is set, but PDF is not part of this build");
        }
        Self
    }

    pub async fn print(&self, job: Job) -> Result<Vec<u8>> {
        tracing::warn!(template = job.template, at = ?job.at, values = job.values.is_object(), "not part of this build");
        Err(Refusal::NoPdf.into())
    }
}
