//! A whole database as bytes, and back: what a backup is made of. The state is that of one moment, while the program goes
//! on working.

mod postgres;
mod sqlite;

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use sqlx::migrate::{Migration, Migrator};

use crate::i18n::{Sentence, sentence};
use crate::key;

use super::{Conn, Db, POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS, Tx};

crate::text_enum! {
    /// Which engine a database has.
    pub enum Dialect { Sqlite = "sqlite", Postgres = "postgres" }
}

impl Dialect {
    /// The engine that a URL names.
    pub fn of(url: &str) -> Self {
        if url.starts_with("sqlite:") { Self::Sqlite } else { Self::Postgres }
    }

    /// As people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    fn migrator(self) -> &'static Migrator {
        match self {
            Self::Sqlite => &SQLITE_MIGRATIONS,
            Self::Postgres => &POSTGRES_MIGRATIONS,
        }
    }
}

/// What is in a copy of a database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    pub engine: Dialect,
    pub migrations: Vec<Step>,
    pub tables: Vec<Table>,
    pub sequences: Vec<Sequence>,
}

/// A migration that the database has had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub version: i64,
    /// In hexadecimal, as sqlx counts it.
    pub checksum: String,
}

/// A table, with names as SQL writes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub name: String,
    pub rows: u64,
    /// PostgreSQL's: the columns, in the order of the member. SQLite's tables are all in one member.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Which member of the archive has its rows.
    pub member: String,
}

/// A counter of PostgreSQL and what it gave last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    pub name: String,
    pub last: i64,
}

impl Contents {
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Whether this program knows every migration that the copy has had: another one comes from a newer program.
    pub fn is_known(&self) -> bool {
        self.migrations.iter().all(|step| step.migration(self.engine).is_some())
    }

    /// The migrations that the copy has had, to bring an empty database to the same state.
    fn migrator(&self) -> Migrator {
        let steps = self.migrations.iter().filter_map(|step| step.migration(self.engine).cloned());
        Migrator::with_migrations(steps.collect())
    }
}

impl Step {
    fn new(version: i64, checksum: &[u8]) -> Self {
        Self { version, checksum: hex::encode(checksum) }
    }

    fn migration(&self, engine: Dialect) -> Option<&'static Migration> {
        engine.migrator().iter().find(|known| *self == Self::new(known.version, &known.checksum))
    }
}

/// Where members of a copy go to.
pub trait Pack {
    /// Begins a member; what is written belongs to it until the next one begins.
    fn member(&mut self, name: &str) -> io::Result<&mut dyn Write>;
}

/// Where members of a copy come from.
pub trait Unpack {
    /// The bytes of a member.
    fn member(&mut self, name: &str) -> io::Result<Box<dyn Read + '_>>;
}

/// Copies the database at `url` as it is at this moment. Nothing is made where there is none, and nothing is changed.
/// What has to be written aside goes into `aside`.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn save(url: &str, aside: &std::path::Path, pack: &mut dyn Pack) -> Result<Contents, CopyFailed> {
    match Dialect::of(url) {
        Dialect::Sqlite => sqlite::save(url, aside, pack).await,
        Dialect::Postgres => postgres::save(url, pack).await,
    }
}

/// A database that is being filled from a copy: to be looked at, and kept or given up as a whole.
pub struct Loading {
    inner: Inner,
    /// Tables in the copy that no program of ours has made; they are left out.
    pub foreign: Vec<String>,
}

enum Inner {
    Sqlite { conn: Conn, db: Db, place: sqlite::Place },
    Postgres(Tx),
}

/// Fills the empty database at `url` from a copy and brings it to the newest state. It is there once it is
/// [kept](Loading::keep), and leaves nothing otherwise.
///
/// # Errors
/// A sentence: it holds something already, or does not take what is in the copy.
pub async fn load(url: &str, contents: &Contents, unpack: &mut dyn Unpack) -> Result<Loading, CopyFailed> {
    match Dialect::of(url) {
        Dialect::Sqlite => {
            let place = sqlite::load(url, contents, unpack).await?;
            let db = Db::open(&place.aside_url()).await?;
            db.migrate().await?;
            let conn = db.read().await?;
            Ok(Loading { inner: Inner::Sqlite { conn, db, place }, foreign: Vec::new() })
        }
        Dialect::Postgres => {
            let db = Db::open(url).await?;
            let mut tx = db.write().await?;
            let foreign = postgres::load(&mut tx, contents, unpack).await?;
            Ok(Loading { inner: Inner::Postgres(tx), foreign })
        }
    }
}

/// Refuses a database that holds anything.
///
/// # Errors
/// A sentence that says what is there.
pub async fn check_empty(url: &str) -> Result<(), CopyFailed> {
    match Dialect::of(url) {
        Dialect::Sqlite => sqlite::check_empty(url),
        Dialect::Postgres => postgres::check_empty(&mut Db::open(url).await?.write().await?).await,
    }
}

impl Loading {
    /// For looking at what was loaded.
    pub fn conn(&mut self) -> &mut Conn {
        match &mut self.inner {
            Inner::Sqlite { conn, .. } => conn,
            Inner::Postgres(tx) => tx,
        }
    }

    /// Makes the database stand where the settings say.
    ///
    /// # Errors
    /// A sentence, when somebody else was quicker or nothing can be written.
    pub async fn keep(self) -> Result<(), CopyFailed> {
        match self.inner {
            Inner::Postgres(tx) => Ok(tx.commit().await?),
            Inner::Sqlite { conn, db, place } => {
                drop(conn);
                rocket_db_pools::Pool::close(&*db).await;
                place.keep()
            }
        }
    }
}

/// Why nothing was copied, as a sentence.
#[derive(Debug)]
pub struct CopyFailed(Sentence);

impl From<CopyFailed> for Sentence {
    fn from(failed: CopyFailed) -> Self {
        failed.0
    }
}

impl From<Sentence> for CopyFailed {
    fn from(said: Sentence) -> Self {
        Self(said)
    }
}

impl From<sqlx::Error> for CopyFailed {
    fn from(error: sqlx::Error) -> Self {
        Self(sentence(key!("backup-database")).with("reason", error))
    }
}

impl From<sqlx::migrate::MigrateError> for CopyFailed {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self(sentence(key!("backup-database")).with("reason", error))
    }
}

/// What a file or an archive had to say.
fn unreadable(error: io::Error) -> Sentence {
    sentence(key!("backup-archive-broken")).with("reason", error)
}
