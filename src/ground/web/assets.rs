//! Styles, fonts and scripts, embedded in the program.

use std::path::PathBuf;

use rocket::http::{ContentType, Header};
use rocket::{Responder, get};
use rust_embed::RustEmbed;

use crate::ground::error::{AppError, Result};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Own;

/// What pages ask for of the design system, and no more of its folder.
#[derive(RustEmbed)]
#[folder = "node_modules/@kern-ux/native/dist/"]
#[include = "kern.min.css"]
#[include = "fonts/fira-sans.css"]
#[include = "fonts/fira-sans/FiraSans-{Light,Regular,Medium,SemiBold,Bold}.woff2"]
#[include = "fonts/fira-sans/FiraSans-{LightItalic,Italic,MediumItalic,SemiBoldItalic,BoldItalic}.woff2"]
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
