//! SQLite: the file, written anew as it is at one moment.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::i18n::sentence;
use crate::key;

use super::{Contents, CopyFailed, Dialect, Pack, Step, Table, Unpack, unreadable};

/// The one member of a copy.
const MEMBER: &str = "database/laudatio.db";

const TABLES: &str = "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' \
    order by name";

fn options(url: &str) -> Result<SqliteConnectOptions, CopyFailed> {
    Ok(SqliteConnectOptions::from_str(url)?.busy_timeout(Duration::from_secs(10)))
}

/// The file that a URL names.
fn file(url: &str) -> Result<PathBuf, CopyFailed> {
    let path = options(url)?.get_filename().to_owned();
    // Nothing in memory outlives its program.
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(sentence(key!("backup-memory")).into());
    }
    Ok(path)
}

pub(super) async fn save(url: &str, aside: &Path, pack: &mut dyn Pack) -> Result<Contents, CopyFailed> {
    let path = file(url)?;
    if !path.is_file() {
        return Err(sentence(key!("backup-no-database")).with("file", path.display()).into());
    }
    let copy = aside.join("laudatio.db");
    let mut conn = SqliteConnection::connect_with(&options(url)?.create_if_missing(false)).await?;
    // One reading transaction: what is in the log is in it, what is deleted is not.
    sqlx::query("vacuum into $1").bind(copy.display().to_string()).execute(&mut conn).await?;
    conn.close().await?;
    let contents = look(&copy).await?;
    let mut from = fs::File::open(&copy).map_err(|error| sentence(key!("backup-file")).with("reason", error))?;
    let to = pack.member(MEMBER).map_err(|error| sentence(key!("backup-cannot-write")).with("reason", error))?;
    io::copy(&mut from, to).map_err(|error| sentence(key!("backup-cannot-write")).with("reason", error))?;
    Ok(contents)
}

/// What is in a file that nobody else has open.
async fn look(path: &Path) -> Result<Contents, CopyFailed> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(false);
    let mut conn = SqliteConnection::connect_with(&options).await?;
    let check: String = sqlx::query_scalar("pragma integrity_check(1)").fetch_one(&mut conn).await?;
    if check != "ok" {
        return Err(sentence(key!("backup-database-broken")).with("reason", check).into());
    }
    let names: Vec<String> = sqlx::query_scalar(TABLES).fetch_all(&mut conn).await?;
    if !names.iter().any(|name| name == "_sqlx_migrations") {
        return Err(sentence(key!("backup-foreign")).into());
    }
    let mut tables = Vec::new();
    for name in names {
        let text = format!("select count(*) from \"{}\"", name.replace('"', "\"\""));
        let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_one(&mut conn).await?;
        let rows = rows.try_into().unwrap_or_default();
        tables.push(Table { name, rows, columns: Vec::new(), member: MEMBER.into() });
    }
    let steps: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("select version, checksum from _sqlx_migrations order by version").fetch_all(&mut conn).await?;
    let migrations = steps.iter().map(|(version, checksum)| Step::new(*version, checksum)).collect();
    conn.close().await?;
    Ok(Contents { engine: Dialect::Sqlite, migrations, tables, sequences: Vec::new() })
}

pub(super) fn check_empty(url: &str) -> Result<(), CopyFailed> {
    let path = file(url)?;
    if fs::metadata(&path).is_ok_and(|file| file.len() > 0 || !file.is_file()) {
        return Err(sentence(key!("backup-there")).with("file", path.display()).into());
    }
    // SQLite would play what a lost database has last written into the one that comes in its place.
    for end in ["-wal", "-journal"] {
        let left = beside(&path, end);
        if left.exists() {
            return Err(sentence(key!("backup-log-there")).with("file", left.display()).into());
        }
    }
    Ok(())
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A file aside, and where it will stand.
pub(super) struct Place {
    aside: TempDir,
    target: PathBuf,
}

pub(super) async fn load(url: &str, contents: &Contents, unpack: &mut dyn Unpack) -> Result<Place, CopyFailed> {
    check_empty(url)?;
    let target = file(url)?;
    let cannot = |error| sentence(key!("backup-cannot-write")).with("reason", error);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // For its owner alone, as tempfile makes folders.
    let aside = tempfile::Builder::new().prefix(".laudatio-restore-").tempdir_in(folder).map_err(cannot)?;
    let place = Place { aside, target };
    super::super::create_private(&place.file()).map_err(cannot)?;
    let mut to = fs::File::options().write(true).open(place.file()).map_err(cannot)?;
    io::copy(&mut unpack.member(MEMBER).map_err(unreadable)?, &mut to).map_err(cannot)?;
    to.sync_all().map_err(cannot)?;
    if look(&place.file()).await? != *contents {
        return Err(sentence(key!("backup-other-contents")).into());
    }
    Ok(place)
}

impl Place {
    fn file(&self) -> PathBuf {
        self.aside.path().join("laudatio.db")
    }

    pub(super) fn aside_url(&self) -> String {
        // A folder may have signs in its name that mean something in a URL.
        let path = self.file().display().to_string();
        format!("sqlite:{}", percent_encoding::utf8_percent_encode(&path, percent_encoding::NON_ALPHANUMERIC))
    }

    pub(super) fn keep(self) -> Result<(), CopyFailed> {
        let cannot = |error| sentence(key!("backup-cannot-write")).with("reason", error);
        let file = self.file();
        fs::File::open(&file).and_then(|file| file.sync_all()).map_err(cannot)?;
        // An empty file of this name holds nothing; anything else was not there a moment ago, and a link replaces none.
        if fs::metadata(&self.target).is_ok_and(|there| there.len() == 0) {
            fs::remove_file(&self.target).map_err(cannot)?;
        }
        // Left of a database that is gone, without anything in it.
        fs::remove_file(beside(&self.target, "-shm")).ok();
        fs::hard_link(&file, &self.target).map_err(cannot)?;
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(cannot)?)
    }
}
