//! Backing up and restoring.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::clock::Timestamp;
use crate::ground::config::{self, Config, Settings};
use crate::ground::db::copy::{self, Dialect};
use crate::i18n::{Lang, Sentence, sentence};
use crate::judging::evidence::{self, key, keys};
use crate::key;

use super::archive::{Reader, Writer, cannot_write, folder};
use super::model::{FORMAT, Manifest, OWN};

/// Where key files stand in an archive.
const KEYS: &str = "keys/";

/// The files beside the database that an installation cannot do without.
const KEY_FILES: [&str; 3] = [config::SECRET_FILE, key::FILE, keys::FORMER];

/// What was written.
#[derive(Debug)]
pub struct Written {
    pub manifest: Manifest,
    /// In bytes.
    pub size: u64,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    pub manifest: Manifest,
    /// What whoever restores should know.
    pub notes: Vec<Sentence>,
    /// What became of looking at the record, in the language that was asked for: the last sentence where it is not whole.
    pub record: Result<Vec<String>, String>,
}

/// Writes the installation that the settings name to a new file, while it goes on working.
///
/// # Errors
/// A sentence; then there is no file.
pub async fn backup(config: &Config, to: &Path, now: Timestamp) -> Result<Written, Sentence> {
    let mut writer = Writer::new(to)?;
    let found = key_files(config)?;
    let aside = tempfile::Builder::new().prefix(".laudatio-backup-").tempdir_in(folder(to)).map_err(cannot_write)?;
    let database = copy::save(&config.settings.database_url, aside.path(), &mut writer).await?;
    // Somebody may just have made another key that signs: the two would not belong together.
    if key_files(config)? != found {
        return Err(sentence(key!("backup-keys-changed")));
    }
    for (name, text) in &found {
        writer.add(&format!("{KEYS}{name}"), text.as_bytes())?;
    }
    let manifest = Manifest {
        format: FORMAT,
        program: OWN.to_owned(),
        at: now,
        database,
        keys: found.iter().map(|(name, _)| (*name).to_owned()).collect(),
        secret: secret(config, &found).map(|secret| config::recognised_by(&secret)),
        outside: outside(config),
        members: Vec::new(),
    };
    let size = writer.finish(manifest.clone())?;
    Ok(Written { manifest, size })
}

/// Fills the empty place that the settings name from an archive, brings it to the newest state, and looks at its record.
///
/// # Errors
/// A sentence; then nothing was restored.
pub async fn restore(config: &Config, from: &Path, lang: Lang) -> Result<Restored, Sentence> {
    let mut reader = Reader::open(from)?;
    let manifest = reader.manifest.clone();
    let url = &config.settings.database_url;
    manifest.suits(Dialect::of(url))?;
    reader.check()?;
    copy::check_empty(url).await?;
    let missing = missing_keys(&config.settings, &mut reader)?;
    let mut loading = copy::load(url, &manifest.database, &mut reader).await?;
    let mut record = Vec::new();
    let checked = evidence::command::installation(loading.conn(), &[], lang, &mut |line| record.push(line)).await;
    let mut notes: Vec<Sentence> =
        loading.foreign.iter().map(|table| sentence(key!("backup-foreign-table")).with("table", table)).collect();
    let mut placed = Placed(Vec::new());
    for (name, text) in &missing {
        let path = config.settings.folder().join(name);
        write_key(&path, text)?;
        placed.0.push(path);
    }
    loading.keep().await?;
    placed.0.clear();
    let secret = secret(config, &missing).map(|secret| config::recognised_by(&secret));
    if secret != manifest.secret {
        notes.push(sentence(key!("backup-other-secret")));
    }
    notes.extend(manifest.outside.iter().map(|name| sentence(key!("backup-set-again")).with("name", name)));
    Ok(Restored { manifest, notes, record: checked.map(|()| record) })
}

/// The key files that are there and used.
fn key_files(config: &Config) -> Result<Vec<(&'static str, String)>, Sentence> {
    let mut found = Vec::new();
    for name in KEY_FILES {
        let is_used = match name {
            config::SECRET_FILE => config.set_secret().is_none(),
            _ => config.settings.evidence_key.is_none(),
        };
        if is_used && let Some(text) = read_key(&config.settings, name)? {
            found.push((name, text));
        }
    }
    Ok(found)
}

fn read_key(settings: &Settings, name: &str) -> Result<Option<String>, Sentence> {
    let path = settings.folder().join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(sentence(key!("backup-cannot-read")).with("file", path.display()).with("reason", error)),
    }
}

/// The secret key that the program has with these files.
fn secret(config: &Config, files: &[(&'static str, String)]) -> Option<String> {
    let file = files.iter().find(|(name, _)| *name == config::SECRET_FILE).map(|(_, text)| text.trim().to_owned());
    let there = || read_key(&config.settings, config::SECRET_FILE).ok().flatten().map(|text| text.trim().to_owned());
    config.set_secret().or(file).or_else(there)
}

/// Settings that hold what a restored installation needs, too.
fn outside(config: &Config) -> Vec<String> {
    let settings = &config.settings;
    let set = [
        ("secret_key", config.set_secret().is_some()),
        ("evidence_key", settings.evidence_key.is_some()),
        ("papers_folder", settings.papers_folder.is_some()),
        ("public_url", settings.public_url.is_some()),
        ("smtp_url", settings.smtp_url.is_some()),
    ];
    set.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| name.to_owned()).collect()
}

/// The keys of an archive that the place does not have yet.
///
/// # Errors
/// A sentence, where there is another one: nothing is overwritten that somebody may need.
fn missing_keys(settings: &Settings, reader: &mut Reader) -> Result<Vec<(&'static str, String)>, Sentence> {
    let mut missing = Vec::new();
    for name in KEY_FILES {
        let inside = if reader.manifest.keys.iter().any(|key| key == name) {
            Some(reader.text(&format!("{KEYS}{name}"))?)
        } else {
            None
        };
        match (read_key(settings, name)?, inside) {
            (Some(there), Some(inside)) if there.trim() == inside.trim() => {}
            (Some(_), _) => {
                return Err(sentence(key!("backup-key-there")).with("file", settings.folder().join(name).display()));
            }
            (None, Some(inside)) => missing.push((name, inside)),
            (None, None) => {}
        }
    }
    Ok(missing)
}

/// Key files that were written for a database that is not there yet: they go with it.
struct Placed(Vec<PathBuf>);

impl Drop for Placed {
    fn drop(&mut self) {
        for path in &self.0 {
            fs::remove_file(path).ok();
        }
    }
}

fn write_key(path: &Path, text: &str) -> Result<(), Sentence> {
    let file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    file.and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    })
    .map_err(cannot_write)
}
