//! The program's settings: read once at start, checked, and refused in a sentence.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rocket::figment::Figment;
use rocket::figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// What can be set in `Rocket.toml` or by `LAUDATIO_…`; the README explains each.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `sqlite:` or `postgres:` and where.
    pub database_url: String,
    /// How people reach the program from outside, without a slash at the end. Links in mails begin with it.
    pub public_url: Option<String>,
    /// `smtp://`, `smtps://` with name and password; without it mails stay in the outbox.
    pub smtp_url: Option<String>,
    /// Who mails come from.
    pub mail_from: String,
    /// A folder with templates and fonts for papers, which win over the program's own.
    pub papers_folder: Option<PathBuf>,
    /// A juror with fewer sheets is named under the ranking as one of whom little is known.
    pub few_sheets: u8,
    /// With fewer votes a secret vote is not counted out: it would tell who cast them.
    pub secret_least: u8,
    /// The key that signs evidence, 64 hexadecimal digits; without it the program has one of its own.
    pub evidence_key: Option<String>,
    /// For so many minutes letters wait in the outbox, so that they can be taken back; 0 for none.
    pub letters_hold: u16,
    /// So many seconds a form may take to arrive, one with a file five times as long.
    pub body_seconds: u16,
    /// The office has one person, by its own wish: what takes two takes one, and everything says so.
    pub one_person_office: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: "sqlite:laudatio.db".into(),
            public_url: None,
            smtp_url: None,
            mail_from: "Preise der Stadt Dortmund <preise@localhost>".into(),
            papers_folder: None,
            few_sheets: 3,
            secret_least: 3,
            letters_hold: 15,
            evidence_key: None,
            body_seconds: 60,
            one_person_office: false,
        }
    }
}

/// Rocket's settings and ours, ready to start with.
pub struct Config {
    pub figment: Figment,
    pub settings: Settings,
}

impl Config {
    /// Reads defaults, then `Rocket.toml`, then the environment.
    ///
    /// # Errors
    /// A sentence for the person who starts the program.
    pub fn load() -> Result<Self, String> {
        Self::from_figment(Self::figment())
    }

    /// What is set, without making anything that is not there yet.
    ///
    /// # Errors
    /// A sentence for the person who set it.
    pub fn look() -> Result<Settings, String> {
        Self::figment().extract().map_err(|e| format!("A setting cannot be read: {e}"))
    }

    fn figment() -> Figment {
        Figment::from(rocket::Config {
            log_level: rocket::config::LogLevel::Off,
            // Anybody can send such a header: who stands behind a proxy sets it.
            ip_header: None,
            ..rocket::Config::default()
        })
        .merge(("limits.form", "1MiB"))
        .merge(Serialized::defaults(Settings::default()))
        .merge(Toml::file(Env::var_or("ROCKET_CONFIG", "Rocket.toml")).nested())
        .merge(Env::prefixed("ROCKET_").ignore(&["PROFILE"]).global())
        .merge(Env::prefixed("LAUDATIO_").ignore(&["TEST_ENGINE", "TEST_POSTGRES", "BINARY", "CHROMIUM"]).global())
    }

    /// Checks settings that are already gathered.
    pub fn from_figment(figment: Figment) -> Result<Self, String> {
        let mut settings: Settings = figment.extract().map_err(|e| format!("A setting cannot be read: {e}"))?;
        settings.check()?;
        let secret = secret_key(&figment, &settings)?;
        let figment = figment
            .merge(("databases.laudatio.url", settings.database_url.clone()))
            .merge(("ident", false))
            .merge((rocket::Config::SECRET_KEY, secret));
        // Rocket would panic on these; a sentence is kinder.
        let rocket: rocket::Config = figment.extract().map_err(|e| format!("A setting cannot be read: {e}"))?;
        let public = settings.public_url.unwrap_or_else(|| format!("http://{}:{}", rocket.address, rocket.port));
        settings.public_url = Some(public.trim_end_matches('/').to_owned());
        // TLS means a proxy here, and behind one all visitors look like one place.
        if settings.is_secure() && rocket.ip_header.is_none() {
            tracing::warn!("ip_header is not set: behind a proxy all visitors share the limits on guessing");
        }
        Ok(Self { figment, settings })
    }
}

impl Settings {
    /// Where people reach the program, without a slash at the end.
    pub fn public_url(&self) -> &str {
        self.public_url.as_deref().unwrap_or("http://127.0.0.1:8000")
    }

    /// Whether browsers reach us by TLS, so that cookies may insist on it.
    pub fn is_secure(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    fn check(&self) -> Result<(), String> {
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| self.database_url.starts_with(scheme)) {
            return Err("database_url must begin with sqlite: or postgres:".into());
        }
        if let Some(url) = &self.public_url
            && !["http://", "https://"].iter().any(|scheme| url.starts_with(scheme))
        {
            return Err("public_url must begin with http:// or https://".into());
        }
        if let Some(url) = &self.smtp_url {
            crate::mail::check_server(url)?;
        }
        if let Some(folder) = &self.papers_folder
            && !folder.is_dir()
        {
            return Err(format!("papers_folder must be a folder: {} is none", folder.display()));
        }
        if self.secret_least < 2 {
            return Err("secret_least must be 2 or more: of a single vote everybody knows whose it is".into());
        }
        if self.body_seconds == 0 {
            return Err("body_seconds must be 1 or more: no form arrives at once".into());
        }
        crate::mail::address::mailbox(&self.mail_from)?;
        Ok(())
    }

    /// The folder where the program keeps its own files: beside an SQLite file, else where it was started.
    pub fn folder(&self) -> PathBuf {
        let path = self.database_url.strip_prefix("sqlite:").map(|rest| rest.trim_start_matches("//"));
        let parent = path.and_then(|path| Path::new(path.split('?').next()?).parent());
        parent.filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
    }
}

/// The key that cookies are encrypted with: as set, or made once and kept beside the database.
fn secret_key(figment: &Figment, settings: &Settings) -> Result<String, String> {
    if let Ok(key) = figment.extract_inner::<String>(rocket::Config::SECRET_KEY) {
        return Ok(key);
    }
    let path = settings.folder().join("laudatio.key");
    if let Ok(key) = fs::read_to_string(&path) {
        return Ok(key.trim().to_owned());
    }
    let key: String =
        crate::ids::Random::from_system().bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
    let written = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    match written.and_then(|mut file| file.write_all(key.as_bytes())) {
        Ok(()) => {
            tracing::info!("made a secret key for cookies in {}: keep it with your backups", path.display());
            Ok(key)
        }
        // Another process of ours was quicker.
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => fs::read_to_string(&path)
            .map(|key| key.trim().to_owned())
            .map_err(|e| format!("{} cannot be read: {e}", path.display())),
        Err(e) => Err(format!("A secret key for cookies cannot be written to {}: {e}", path.display())),
    }
}
