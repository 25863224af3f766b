//! The installation's key: it signs evidence bundles, and its fingerprint tells one installation from another.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt;

use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use laudatio_evidence::key::{fingerprint, from_hex};

use crate::ground::config::{Config, Settings};

/// An Ed25519 key.
#[derive(Clone)]
pub struct Key {
    signing: SigningKey,
    source: Source,
}

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Made just now: there was none.
    Made,
    /// The file beside the database.
    File,
    /// A setting, or what follows from one.
    Setting,
}

/// The file beside an SQLite database.
pub const FILE: &str = "laudatio-evidence.key";

impl Key {
    /// The key of the installation: as set, else the one in the file.
    ///
    /// Beside an SQLite file the key is made once. Several servers may share a PostgreSQL; they share a secret key,
    /// too, and so the signing key is derived from that, and all of them have the same one.
    ///
    /// # Errors
    /// A sentence for the person who starts the program.
    pub fn of(config: &Config) -> Result<Self, String> {
        if let Some(key) = Self::known(&config.settings)? {
            return Ok(key);
        }
        if !config.settings.database_url.starts_with("sqlite:") {
            return Self::derived(config);
        }
        let path = config.settings.folder().join(FILE);
        let text = hex::encode(crate::ids::Random::from_system().bytes::<32>());
        let written = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        match written.and_then(|mut file| file.write_all(text.as_bytes())) {
            Ok(()) => {
                tracing::info!("made a key for evidence in {}: keep it with your backups", path.display());
                Self::read(&text, Source::Made)
            }
            // Another process of ours was quicker.
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Self::known(&config.settings)?.ok_or_else(|| format!("{} cannot be read", path.display()))
            }
            Err(error) => Err(format!("A key for evidence cannot be written to {}: {error}", path.display())),
        }
    }

    fn derived(config: &Config) -> Result<Self, String> {
        let secret: String = config
            .figment
            .extract_inner(rocket::Config::SECRET_KEY)
            .map_err(|error| format!("A setting cannot be read: {error}"))?;
        let seed = Sha256::new().chain_update("laudatio evidence key 1\n").chain_update(secret).finalize();
        Ok(Self { signing: SigningKey::from_bytes(&seed.into()), source: Source::Setting })
    }

    /// The key of the installation as [`Self::of`] gives it, but for one that would have to be made.
    ///
    /// # Errors
    /// A sentence, when there is one that cannot be read.
    pub fn present(config: &Config) -> Result<Option<Self>, String> {
        match Self::known(&config.settings)? {
            None if !config.settings.database_url.starts_with("sqlite:") => Self::derived(config).map(Some),
            known => Ok(known),
        }
    }

    /// Puts a new key in the place of the one in the file, whole or not at all.
    ///
    /// # Errors
    /// A sentence, when the file cannot be written.
    pub fn replace(&self, settings: &Settings) -> Result<(), String> {
        let path = settings.folder().join(FILE);
        let aside = settings.folder().join(format!("{FILE}.new"));
        let failed = |error| format!("A key for evidence cannot be written to {}: {error}", path.display());
        fs::remove_file(&aside).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(failed(error)),
        })?;
        let written = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside);
        written
            .and_then(|mut file| {
                file.write_all(hex::encode(self.signing.as_bytes()).as_bytes())?;
                file.sync_all()
            })
            .map_err(failed)?;
        fs::rename(&aside, &path).map_err(failed)
    }

    /// A key of these random bytes.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { signing: SigningKey::from_bytes(&seed), source: Source::Made }
    }

    pub fn source(&self) -> Source {
        self.source
    }

    /// The key that is set, or in the file; looking makes none.
    ///
    /// # Errors
    /// A sentence, when there is one that cannot be read.
    pub fn known(settings: &Settings) -> Result<Option<Self>, String> {
        if let Some(text) = &settings.evidence_key {
            return Self::read(text, Source::Setting).map(Some);
        }
        match fs::read_to_string(settings.folder().join(FILE)) {
            Ok(text) => Self::read(&text, Source::File).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("The key for evidence cannot be read: {error}")),
        }
    }

    fn read(text: &str, source: Source) -> Result<Self, String> {
        let bytes = from_hex::<32>(text).ok_or("The key for evidence must be 64 hexadecimal digits.")?;
        Ok(Self { signing: SigningKey::from_bytes(&bytes), source })
    }

    /// What everybody may know of it, in hexadecimal.
    pub fn public(&self) -> String {
        hex::encode(self.signing.verifying_key().as_bytes())
    }

    /// What people compare.
    pub fn fingerprint(&self) -> String {
        fingerprint(self.signing.verifying_key().as_bytes())
    }

    /// A signature in hexadecimal. The same bytes give the same one.
    pub fn sign(&self, bytes: &[u8]) -> String {
        hex::encode(self.signing.sign(bytes).to_bytes())
    }
}
