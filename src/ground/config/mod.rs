//! The program's settings: read once at start, checked, and refused in a sentence.

pub mod address;
pub mod check;
mod names;
pub mod smtp;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rocket::figment::providers::{Env, Format, Serialized, Toml};
use rocket::figment::{Figment, Profile};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::i18n::{Sentence, sentence};
use crate::key;

/// The file with the key that cookies are encrypted with.
pub const SECRET_FILE: &str = "laudatio.key";

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
    /// A sentence for the person who starts the program, in every language.
    pub fn load() -> Result<Self, String> {
        Self::from_figment(Self::figment().map_err(|said| said.in_every_language())?)
    }

    /// What is set, without making anything that is not there yet.
    ///
    /// # Errors
    /// A sentence for the person who set it, in every language.
    pub fn look() -> Result<Self, String> {
        let look = || {
            let figment = Self::figment()?;
            let settings: Settings = figment.extract().map_err(unreadable)?;
            settings.check()?;
            Ok(Self { figment, settings })
        };
        look().map_err(|said: Sentence| said.in_every_language())
    }

    fn figment() -> Result<Figment, Sentence> {
        let profile = Profile::from_env_or("ROCKET_PROFILE", rocket::Config::DEFAULT_PROFILE);
        let file = names::file()?;
        names::check(file.as_deref(), &profile)?;
        let figment = Figment::from(rocket::Config {
            log_level: rocket::config::LogLevel::Off,
            // Anybody can send such a header: who stands behind a proxy sets it.
            ip_header: None,
            ..rocket::Config::default()
        })
        .merge(("shutdown.grace", GRACE))
        .merge(Serialized::defaults(Settings::default()));
        let figment = match file {
            Some(file) => figment.merge(Toml::file_exact(file).nested()),
            None => figment,
        };
        let figment = figment
            .merge(Env::prefixed("ROCKET_").ignore(&["PROFILE", "CONFIG"]).global())
            .merge(Env::prefixed("LAUDATIO_").ignore(&names::OF_TESTS).global())
            .select(profile);
        names::check_merged(&figment)?;
        Ok(figment)
    }

    /// Checks settings that are already gathered, and makes the key for cookies where there is none.
    ///
    /// # Errors
    /// A sentence for the person who starts the program, in every language.
    pub fn from_figment(figment: Figment) -> Result<Self, String> {
        Self::checked(figment).map_err(|said| said.in_every_language())
    }

    fn checked(figment: Figment) -> Result<Self, Sentence> {
        let mut settings: Settings = figment.extract().map_err(unreadable)?;
        settings.check()?;
        check::web(&figment)?;
        // Rocket would panic on these; a sentence is kinder, and comes before anything is made.
        let rocket: rocket::Config = figment.extract().map_err(unreadable)?;
        let secret = secret_key(&figment, &settings)?;
        let figment = figment
            .merge(("databases.laudatio.url", settings.database_url.clone()))
            .merge(("ident", false))
            .merge((rocket::Config::SECRET_KEY, secret));
        // Written by its type: an address of version 6 stands in brackets.
        let here = std::net::SocketAddr::new(rocket.address, rocket.port);
        let public = settings.public_url.unwrap_or_else(|| format!("http://{here}"));
        settings.public_url = Some(public.trim_end_matches('/').to_owned());
        // TLS means a proxy here, and behind one all visitors look like one place.
        if settings.is_secure() && rocket.ip_header.is_none() {
            tracing::warn!("ip_header is not set: behind a proxy all visitors share the limits on guessing");
        }
        if rocket.ip_header.as_ref().is_some_and(|header| header == "X-Forwarded-For") {
            tracing::warn!(
                "ip_header is X-Forwarded-For: where the proxy adds to it instead of replacing it, it is a list, \
                 and all visitors share the limits on guessing; X-Real-IP is safer"
            );
        }
        Ok(Self { figment, settings })
    }

    /// The key for cookies as somebody has set it; `None` where the program keeps one of its own. Only of settings that were
    /// [looked](Self::look) at.
    pub fn set_secret(&self) -> Option<String> {
        self.figment.extract_inner(rocket::Config::SECRET_KEY).ok()
    }

    /// What the key for cookies is recognised by, of settings that were [loaded](Self::load).
    pub fn secret_mark(&self) -> Option<String> {
        self.set_secret().map(|secret| recognised_by(&secret))
    }
}

/// For so many seconds a request that is being sent or answered goes on after the program was told to stop. It ends
/// as soon as all of them are done.
pub const GRACE: u32 = 30;

/// What a secret is recognised by. Nothing leads back from it: the secret is as long as the hash.
pub fn recognised_by(secret: &str) -> String {
    let hash = Sha256::new().chain_update("laudatio secret mark 1\n").chain_update(secret).finalize();
    hex::encode(&hash[..8])
}

/// What has a password in it, or is one: of these no value is ever printed.
const SECRETS: [&str; 4] = [rocket::Config::SECRET_KEY, "evidence_key", "smtp_url", "database_url"];

fn unreadable(error: rocket::figment::Error) -> Sentence {
    let is_of = |name: &str| error.clone().into_iter().any(|one| one.path.first().is_some_and(|first| first == name));
    match SECRETS.iter().find(|name| is_of(name)) {
        Some(name) => sentence(key!("setting-no-text")).with("name", name),
        None => sentence(key!("setting-unreadable")).with("reason", error),
    }
}

impl Settings {
    /// Where people reach the program, without a slash at the end.
    pub fn public_url(&self) -> &str {
        self.public_url.as_deref().unwrap_or("http://127.0.0.1:8000")
    }

    /// Whether mails leave here, as a sentence asks it that promises one: `$mails`.
    pub fn mails(&self) -> &'static str {
        if self.smtp_url.is_some() { "yes" } else { "no" }
    }

    /// Whether browsers reach us by TLS, so that cookies may insist on it.
    pub fn is_secure(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// The folder where the program keeps its own files: beside an SQLite file, else where it was started.
    pub fn folder(&self) -> PathBuf {
        let path = self.database_url.strip_prefix("sqlite:").map(|rest| rest.trim_start_matches("//"));
        let parent = path.and_then(|path| Path::new(path.split('?').next()?).parent());
        parent.filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
    }
}

/// The key that cookies are encrypted with: as set, or made once and kept beside the database.
fn secret_key(figment: &Figment, settings: &Settings) -> Result<String, Sentence> {
    if let Ok(key) = figment.extract_inner::<String>(rocket::Config::SECRET_KEY) {
        return Ok(key);
    }
    let path = settings.folder().join(SECRET_FILE);
    let read = || match fs::read_to_string(&path) {
        Ok(text) => check::secret(&text, &path).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(sentence(key!("setting-file")).with("file", path.display()).with("reason", error)),
    };
    if let Some(key) = read()? {
        return Ok(key);
    }
    let cannot = |error| sentence(key!("setting-secret-unwritten")).with("file", path.display()).with("reason", error);
    let key = hex::encode(crate::ids::Random::from_system().bytes::<32>());
    let written = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    match written {
        Ok(mut file) => match file.write_all(key.as_bytes()).and_then(|()| file.sync_all()) {
            Ok(()) => {
                tracing::info!("made a secret key for cookies in {}: keep it with your backups", path.display());
                Ok(key)
            }
            // Half a key would stop every later start.
            Err(error) => {
                fs::remove_file(&path).ok();
                Err(cannot(error))
            }
        },
        // Another process of ours was quicker.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => read()?.ok_or_else(|| cannot(error)),
        Err(error) => Err(cannot(error)),
    }
}
