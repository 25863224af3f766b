//! Styles, fonts and scripts, embedded in the program.

use std::path::PathBuf;

use rocket::http::{ContentType, Header};
use rocket::{Responder, get};
use rust_embed::RustEmbed;

use crate::error::{AppError, Result};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Own;

#[derive(RustEmbed)]
#[folder = "node_modules/@kern-ux/native/dist/"]
struct Kern;

#[derive(Responder)]
pub struct Asset {
    body: Vec<u8>,
    content_type: ContentType,
    cache: Header<'static>,
}

/// A file below `/static`. Pages ask with the version in the query, so it may be kept for a year.
#[get("/static/<path..>")]
pub fn asset(path: PathBuf) -> Result<Asset> {
    let name = path.to_str().ok_or(AppError::NotFound)?;
    let file = match name.strip_prefix("kern/") {
        Some(name) => Kern::get(name),
        None => Own::get(name),
    };
    let content_type = path.extension().and_then(|end| ContentType::from_extension(end.to_str()?));
    Ok(Asset {
        body: file.ok_or(AppError::NotFound)?.data.into_owned(),
        content_type: content_type.unwrap_or(ContentType::Binary),
        cache: Header::new("Cache-Control", "public, max-age=31536000, immutable"),
    })
}
