//! The typesetter: turns a template and values into a PDF that archives keep and screen readers read.
//!
//! Values reach the template as data (`json("/paper.json")`), never as markup, so a title with `#` or `*` stays
//! what it is. Nothing is read but the templates, and what lies in the installation's own folder.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDateTime, Timelike};
use rocket::tokio::sync::Semaphore;
use rocket::tokio::task;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp as PdfTimestamp};

use crate::ground::error::{AppError, Result};

use super::job::Job;
use super::layouts::Layouts;

/// Documents that are printed at the same time: each takes a core and some memory for a second.
const AT_ONCE: usize = 2;

/// Compilations for which the compiler remembers parts that nobody asked for again.
const REMEMBERED: usize = 4;

/// The file of the values, as templates name it.
const VALUES: &str = "/paper.json";

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/@expo-google-fonts/", $file))
    };
}

/// Latin with all accents, Greek and Cyrillic; Arabic; and Hebrew. What none of them has, a document names by its number.
const FONTS: [&[u8]; 6] = [
    font!("noto-sans/400Regular/NotoSans_400Regular.ttf"),
    font!("noto-sans/700Bold/NotoSans_700Bold.ttf"),
    font!("vazirmatn/400Regular/Vazirmatn_400Regular.ttf"),
    font!("vazirmatn/700Bold/Vazirmatn_700Bold.ttf"),
    include_bytes!("fonts/NotoSansHebrew_400Regular.ttf"),
    include_bytes!("fonts/NotoSansHebrew_700Bold.ttf"),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Prints documents. Cheap to clone.
#[derive(Clone)]
pub struct Typesetter(Arc<Room>);

struct Room {
    layouts: Layouts,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    limit: Semaphore,
}

impl Typesetter {
    /// With the templates and fonts of the program, and those of a folder, which win.
    pub fn new(folder: Option<PathBuf>) -> Self {
        let layouts = Layouts::new(folder);
        let own = FONTS.into_iter().map(Bytes::new);
        let fonts: Vec<Font> = own.chain(layouts.fonts().into_iter().map(Bytes::new)).flat_map(Font::iter).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self(Arc::new(Room { layouts, fonts, book, limit: Semaphore::new(AT_ONCE) }))
    }

    /// The document as PDF/A-2a and PDF/UA-1.
    pub async fn print(&self, job: Job) -> Result<Vec<u8>> {
        let _turn = self.0.limit.acquire().await.map_err(|error| AppError::Internal(error.to_string()))?;
        let room = self.0.clone();
        let printed = task::spawn_blocking(move || room.print(&job)).await;
        printed.map_err(|error| AppError::Internal(format!("printing a document broke off: {error}")))?
    }

    /// Whether some font has this character.
    pub fn has_character(&self, character: char) -> bool {
        self.0.has_character(character)
    }
}

impl Room {
    fn has_character(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(character.into()))
    }

    fn print(&self, job: &Job) -> Result<Vec<u8>> {
        let mut values = job.values.clone();
        legible(&mut values, &|character| self.has_character(character));
        let values = serde_json::to_vec(&values).map_err(|error| AppError::Internal(error.to_string()))?;
        let desk = Desk { room: self, main: file(job.template)?, values: file(VALUES)?, bytes: Bytes::new(values) };
        let Warned { output, warnings } = typst::compile(&desk);
        for warning in &warnings {
            tracing::warn!(template = job.template, "{}", desk.said(warning));
        }
        let failed = |errors: &[SourceDiagnostic]| {
            let all: Vec<String> = errors.iter().map(|error| desk.said(error)).collect();
            AppError::Internal(format!("{} cannot be printed: {}", job.template, all.join("; ")))
        };
        let document = output.map_err(|errors| failed(&errors))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| AppError::Internal(error.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some(concat!("laudatio ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: made_at(job.at.in_dortmund(), job.at.utc().naive_utc()),
            standards,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| failed(&errors));
        typst::comemo::evict(REMEMBERED);
        pdf
    }
}

fn file(path: &str) -> Result<FileId> {
    let path = VirtualPath::new(path).map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn made_at(wall: NaiveDateTime, utc: NaiveDateTime) -> Option<PdfTimestamp> {
    let small = |number: u32| u8::try_from(number).ok();
    let date = Datetime::from_ymd_hms(
        wall.year(),
        small(wall.month())?,
        small(wall.day())?,
        small(wall.hour())?,
        small(wall.minute())?,
        small(wall.second())?,
    )?;
    PdfTimestamp::new_local(date, i32::try_from((wall - utc).num_minutes()).ok()?)
}

/// Takes out of all texts what no font can show: a PDF for archives must not have a character without a picture.
/// A letter leaves its number behind, so that nobody is called differently without notice; an ornament nothing.
fn legible(value: &mut Value, has_character: &impl Fn(char) -> bool) {
    match value {
        Value::String(text) => {
            let shown = |character: char| {
                character == '\n' || character == ' ' || (!character.is_control() && !is_private(character))
            };
            // The templates take isolates for boxes of their own: no font has them.
            let kept = |character: char| character == '\n' || is_isolate(character);
            if text.chars().all(|character| shown(character) && (kept(character) || has_character(character))) {
                return;
            }
            let mut legible = String::with_capacity(text.len());
            for character in text.chars().filter(|&character| shown(character)) {
                if kept(character) || has_character(character) {
                    legible.push(character);
                } else if character.is_whitespace() {
                    legible.push(' ');
                } else if character.is_alphanumeric() {
                    legible.push_str(&format!("[U+{:04X}]", u32::from(character)));
                }
            }
            *text = legible.trim().to_owned();
        }
        Value::Array(values) => values.iter_mut().for_each(|value| legible(value, has_character)),
        Value::Object(map) => map.values_mut().for_each(|value| legible(value, has_character)),
        _ => {}
    }
}

/// The beginning and the end of a text that runs as its own script does (UAX #9).
fn is_isolate(character: char) -> bool {
    matches!(character, '\u{2068}' | '\u{2069}')
}

/// Signs that mean nothing outside one font, and marks of byte order.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fffe}' | '\u{f0000}'..)
}

/// What one compilation sees of the world.
struct Desk<'a> {
    room: &'a Room,
    main: FileId,
    values: FileId,
    bytes: Bytes,
}

impl Desk<'_> {
    /// A message with the line it is about.
    fn said(&self, diagnostic: &SourceDiagnostic) -> String {
        let place = diagnostic.span.id().and_then(|id| {
            let source = self.source(id).ok()?;
            let line = source.lines().byte_to_line(self.range(diagnostic.span)?.start)? + 1;
            Some(format!("{}:{line}: ", id.get().vpath().get_without_slash()))
        });
        let hints: String = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
        format!("{}{}{hints}", place.unwrap_or_default(), diagnostic.message)
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.room.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = String::from_utf8(self.file(id)?.into_vec()).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.values {
            return Ok(self.bytes.clone());
        }
        let path = id.get();
        let name = path.vpath().get_without_slash();
        // No packages: they would be fetched from somewhere.
        let found = (*path.root() == VirtualRoot::Project).then(|| self.room.layouts.read(name)).flatten();
        found.map(Bytes::new).ok_or_else(|| FileError::NotFound(name.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.room.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        // A document's dates are values; the clock is none of its business.
        None
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn characters_that_no_font_has_do_not_stop_a_document() {
        let has_character = |character: char| character.is_ascii();
        for (before, after) in [
            ("Bunker plus", "Bunker plus"),
            ("Bunt\n🌍 Vielfalt", "Bunt\n Vielfalt"),
            ("Verein 中", "Verein [U+4E2D]"),
            ("a\u{0}b\u{feff}c\u{e000}", "abc"),
            ("a\u{2003}b", "a b"),
            ("von \u{2068}abc\u{2069}, allein", "von \u{2068}abc\u{2069}, allein"),
        ] {
            let mut value = json!({"rows": [before]});
            legible(&mut value, &has_character);
            assert_eq!(value, json!({"rows": [after]}));
        }
    }
}
