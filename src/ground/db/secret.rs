//! One secret for all servers on a database: cookies of the one are read by the other, and evidence is signed alike.
//!
//! The database keeps a mark by which the secret is recognised, and each server that runs holds a lock that is named by it: so
//! another one is told from a secret that was changed while nobody ran. On PostgreSQL the lock is the database's, on SQLite
//! one of the system on a file beside the database, which it takes away from whoever ends, however that happens.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError, read_dir, remove_file};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

use rocket::tokio::sync::Mutex;
use rocket::tokio::time::sleep;
use sqlx::{Connection, PgConnection, PgPool};

use crate::clock::Timestamp;

use super::{Engine, Pool};

/// The first half of the locks' names: "laud" in ASCII.
const CLASS: i32 = 0x6c61_7564;

const HOLD: &str = "select pg_advisory_lock_shared($1, $2)";
const OTHERS: &str = "select exists (select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 2 \
    and database = (select oid from pg_database where datname = current_database()) \
    and classid = $1::bigint::oid and objid <> $2::bigint::oid)";
const MARK: &str = "select mark from secret_mark where one = 1";
const SET: &str = "insert into secret_mark (one, mark, since) values (1, $1, $2) \
    on conflict (one) do update set mark = excluded.mark, since = excluded.since";

/// What stands between the names of the database and of the lock.
const BESIDE: &str = "-server-";

/// How long somebody may take who is just stopping.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(200);

/// How often it is looked whether the lock is still held: the database may have been started anew.
pub const EVERY: Duration = Duration::from_secs(20);

/// What a server holds for as long as it runs.
pub struct Held {
    pool: Pool,
    name: i32,
    kept: Mutex<Option<Kept>>,
}

enum Kept {
    Conn(PgConnection),
    /// Held, not read.
    File {
        _held: File,
    },
}

/// How a secret lies to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secret {
    /// The same, or the first.
    Known,
    /// Another one, and nobody runs with the one before.
    Changed,
    /// Another server runs with another one.
    Other,
}

impl Pool {
    /// Puts down the mark of the secret that this server has, and holds it while the server runs.
    ///
    /// # Errors
    /// The database's.
    pub async fn hold_secret(&self, mark: &str, now: Timestamp) -> Result<(Secret, Arc<Held>), sqlx::Error> {
        // A mark has 16 hexadecimal digits; as many as a lock's name takes tell two secrets from each other.
        let name = mark.get(..8).and_then(|head| u32::from_str_radix(head, 16).ok()).unwrap_or_default();
        let held = Arc::new(Held { pool: self.clone(), name: name.cast_signed(), kept: Mutex::new(None) });
        if !held.alone(TRIES).await? {
            return Ok((Secret::Other, held));
        }
        let mut tx = self.write().await?;
        let before: Option<String> = crate::on!(tx, c => sqlx::query_scalar(MARK).fetch_optional(c).await)?;
        if before.as_deref() != Some(mark) {
            crate::on!(tx, c => sqlx::query(SET).bind(mark).bind(now).execute(c).await.map(drop))?;
            tx.commit().await?;
        }
        let is_known = before.is_none_or(|before| before == mark);
        Ok((if is_known { Secret::Known } else { Secret::Changed }, held))
    }
}

impl Held {
    /// Holds the lock, and tells whether no server with another secret does.
    async fn alone(&self, tries: u32) -> Result<bool, sqlx::Error> {
        let mut kept = self.kept.lock().await;
        for again in (0..tries).rev() {
            let alone = match &self.pool.engine {
                Engine::Postgres(pool) => self.alone_on_server(pool, &mut kept).await?,
                Engine::Sqlite { writer, .. } => {
                    self.alone_beside(writer.connect_options().get_filename(), &mut kept)?
                }
            };
            if alone {
                return Ok(true);
            }
            if again > 0 {
                sleep(PAUSE).await;
            }
        }
        Ok(false)
    }

    async fn alone_on_server(&self, pool: &PgPool, kept: &mut Option<Kept>) -> Result<bool, sqlx::Error> {
        let living = match kept.take() {
            Some(Kept::Conn(mut conn)) => conn.ping().await.is_ok().then_some(conn),
            _ => None,
        };
        let mut conn = match living {
            Some(conn) => conn,
            None => {
                let mut conn = PgConnection::connect_with(&pool.connect_options()).await?;
                sqlx::query(HOLD).bind(CLASS).bind(self.name).execute(&mut conn).await?;
                conn
            }
        };
        let others = sqlx::query_scalar::<_, bool>(OTHERS)
            .bind(i64::from(CLASS))
            .bind(i64::from(self.name.cast_unsigned()))
            .fetch_one(&mut conn)
            .await?;
        *kept = Some(Kept::Conn(conn));
        Ok(!others)
    }

    fn alone_beside(&self, database: &Path, kept: &mut Option<Kept>) -> io::Result<bool> {
        // In memory nobody else has it.
        if !database.is_file() {
            return Ok(true);
        }
        // However the file is reached, there is one place beside it.
        let database = &database.canonicalize()?;
        let own = lock_file(database, &format!("{:08x}", self.name));
        // Somebody may have tidied it away.
        if kept.is_none() || !own.exists() {
            let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&own);
            let file = file.map_err(|error| named(&own, error))?;
            // Only whoever looks whether it is held keeps it from us, for no longer than that.
            file.lock_shared().map_err(|error| named(&own, error))?;
            *kept = Some(Kept::File { _held: file });
        }
        let mut alone = true;
        for other in lock_files(database)?.into_iter().filter(|other| *other != own) {
            let file = match File::open(&other) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(named(&other, error)),
            };
            match file.try_lock() {
                // Left by somebody who has ended; nobody takes it up while we hold it.
                Ok(()) => drop(remove_file(&other)),
                Err(TryLockError::WouldBlock) => alone = false,
                Err(TryLockError::Error(error)) => return Err(named(&other, error)),
            }
        }
        Ok(alone)
    }

    /// Goes on holding it until the server is gone.
    pub async fn watch(held: Weak<Self>) {
        loop {
            sleep(EVERY).await;
            let Some(held) = held.upgrade() else { return };
            match held.alone(1).await {
                Ok(true) => {}
                Ok(false) => tracing::error!("a server with another secret_key runs on the same database"),
                Err(error) => tracing::warn!(%error, "the lock of the secret cannot be held"),
            }
        }
    }
}

/// An error that says which file it is about.
fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The file on which servers with this secret hold their lock. There is nothing in it.
fn lock_file(database: &Path, name: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(BESIDE);
    path.push(name);
    path.into()
}

/// All of them that lie beside a database.
fn lock_files(database: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut start: OsString = database.file_name().unwrap_or_default().to_owned();
    start.push(BESIDE);
    let start = start.to_string_lossy().into_owned();
    let mut found = Vec::new();
    for entry in read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        // A file of somebody else's may be named alike.
        let is_ours = |end: &&str| end.len() == 8 && end.bytes().all(|character| character.is_ascii_hexdigit());
        found.extend(name.strip_prefix(&start).filter(is_ours).map(|end| lock_file(database, end)));
    }
    Ok(found)
}
