//! SQLite and PostgreSQL behind one door: the pool, connections, transactions, migrations.
//!
//! The engine is chosen by the URL's scheme. Nothing outside this folder knows which one it is:
//! a query is one text, run on whichever connection there is, by the macros of `query` or by [`on!`](crate::on).

pub mod address;
mod batches;
mod caretaker;
pub mod copy;
mod query;
pub mod secret;
mod types;

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rocket::figment::Figment;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::clock::Timestamp;

pub use crate::batched;
pub use batches::batches;
pub use caretaker::Caretaker;
pub use query::{Bind, Columns, Readable, Statement, TableRow, Value, listed, marks};
pub(crate) use query::{all, changed, insert, maybe, one, row, run, update, value};
pub use types::{LocalText, Translated, escape_like};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// The database as Rocket manages it.
#[derive(rocket_db_pools::Database, Clone)]
#[database("laudatio")]
pub struct Db(Pool);

impl Db {
    /// Opens the database at `url` without a web server around it.
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        Ok(Self(Pool::open(url).await?))
    }

    /// Opens it through Rocket's settings, as the server does.
    pub async fn from_figment(figment: &Figment) -> Result<Self, sqlx::Error> {
        Ok(Self(<Pool as rocket_db_pools::Pool>::init(&figment.focus("databases.laudatio")).await?))
    }
}

/// Connections to one database.
///
/// SQLite lets one connection write at a time. A pool of many that begin as readers ends in
/// "database is locked", so readers and the single writer have pools of their own.
#[derive(Clone)]
pub struct Pool {
    engine: Engine,
    statements: Arc<AtomicU64>,
    /// Tables that may still hold earlier versions of rows that nobody may find any more.
    due: Arc<Mutex<BTreeSet<&'static str>>>,
    beaten: Beaten,
}

/// When a word was last written for whoever watches; forgotten as soon as anything cannot be written.
#[derive(Clone, Default)]
struct Beaten(Arc<Mutex<Option<Instant>>>);

impl Beaten {
    fn set(&self, at: Option<Instant>) {
        *self.0.lock().expect("nothing panics while it holds the moment") = at;
    }

    fn is_fresh(&self) -> bool {
        let last = *self.0.lock().expect("nothing panics while it holds the moment");
        last.is_some_and(|last| last.elapsed() < Duration::from_secs(1))
    }
}

#[derive(Clone)]
enum Engine {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

impl Pool {
    async fn open(url: &str) -> Result<Self, sqlx::Error> {
        let engine = if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                // What is deleted is overwritten in the file: who asks to be forgotten is not left on a free page.
                .pragma("secure_delete", "on")
                .busy_timeout(Duration::from_secs(10));
            if !url.contains(":memory:") {
                create_private(options.get_filename())?;
            }
            let writer = SqlitePoolOptions::new()
                .max_connections(1)
                // A full disk makes SQLite undo a transaction by itself. The driver goes on counting it, and would never
                // begin another: such a connection is closed, and the next act gets a new one.
                .after_release(|conn, _| {
                    Box::pin(async move {
                        conn.ping().await?;
                        Ok(!conn.is_in_transaction())
                    })
                })
                .connect_with(options.clone())
                .await?;
            let readers =
                SqlitePoolOptions::new().max_connections(8).connect_lazy_with(options.pragma("query_only", "on"));
            Engine::Sqlite { readers, writer }
        } else {
            let options = PgConnectOptions::from_str(url)?.application_name("laudatio");
            // A pool would go on trying and in the end only say that the time is over.
            let first = tokio::time::timeout(Duration::from_secs(3), PgConnection::connect_with(&options)).await;
            let late = |_| std::io::Error::new(std::io::ErrorKind::TimedOut, "it does not answer within 3 seconds");
            first.map_err(late)??.close().await?;
            let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(10));
            Engine::Postgres(pool.connect_lazy_with(options))
        };
        Ok(Self { engine, statements: Arc::default(), due: Arc::default(), beaten: Beaten::default() })
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Conn, sqlx::Error> {
        self.conn(match &self.engine {
            Engine::Sqlite { readers, .. } => Inner::Sqlite(readers.acquire().await?),
            Engine::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
        })
    }

    /// A connection that reads one state, whatever others write between its statements: for a page or a file that is put
    /// together of many. Give it back before anything that takes long: nothing that was erased can be scrubbed meanwhile.
    pub async fn snapshot(&self) -> Result<Conn, sqlx::Error> {
        self.conn(match &self.engine {
            // A reader stays with the state of its first statement.
            Engine::Sqlite { readers, .. } => Inner::SqliteTx(readers.begin().await?),
            Engine::Postgres(pool) => {
                Inner::PostgresTx(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        })
    }

    /// A transaction for writing; it is undone unless it is committed.
    pub async fn write(&self) -> Result<Tx, sqlx::Error> {
        let begun = match &self.engine {
            // A write lock from the start: a reader that becomes a writer later may find it is too late.
            Engine::Sqlite { writer, .. } => writer.begin_with("begin immediate").await.map(Inner::SqliteTx),
            Engine::Postgres(pool) => pool.begin().await.map(Inner::PostgresTx),
        };
        if begun.is_err() {
            self.doubt();
        }
        Ok(Tx(self.conn(begun?)?, self.beaten.clone()))
    }

    /// Brings the tables to the newest state; does nothing when they are there already.
    pub async fn migrate(&self) -> Result<(), MigrateError> {
        match &self.engine {
            Engine::Sqlite { writer, .. } => SQLITE_MIGRATIONS.run(writer).await,
            Engine::Postgres(pool) => POSTGRES_MIGRATIONS.run(pool).await,
        }
    }

    /// Writes a word, to see whether everything that people send can be kept: a database that can be read and not written
    /// is not well.
    ///
    /// # Errors
    /// It cannot be written: the disk is full, the file is read-only, the server is gone.
    pub async fn try_write(&self, now: Timestamp) -> Result<(), sqlx::Error> {
        let mut tx = self.write().await?;
        crate::on!(tx, c => sqlx::query(BEAT).bind(now).execute(c).await.map(drop))?;
        tx.commit().await
    }

    /// As [`try_write`](Self::try_write), for whoever watches: asked again within a second it answers as before, unless
    /// something could not be written meanwhile.
    ///
    /// # Errors
    /// As above.
    pub async fn beat(&self, now: Timestamp) -> Result<(), sqlx::Error> {
        if self.beaten.is_fresh() {
            return Ok(());
        }
        let begun = Instant::now();
        self.try_write(now).await?;
        self.beaten.set(Some(begun));
        Ok(())
    }

    /// Something failed: whoever watches is told what holds now.
    pub fn doubt(&self) {
        self.beaten.set(None);
    }

    /// Leaves nothing behind of what rows held before: after erasing, and after sealing a secret vote.
    ///
    /// SQLite's file is made anew, whatever the tables: what it deletes it overwrites, but where a page of a tree is put
    /// together again it leaves what lay there between its cells. Then its log is brought into the file and cut to nothing.
    /// PostgreSQL keeps earlier versions of a row in its place until the table is made anew, which locks it for that
    /// moment; its own log (`pg_wal`) is out of reach and goes with the server's checkpoints. What fails stays due until
    /// [`scrub_due`](Self::scrub_due); whoever erases keeps in the database that it was not done yet, for a program that
    /// is ended before.
    ///
    /// # Errors
    /// The database's; [`sqlx::Error::PoolTimedOut`] when somebody read an older state for so long
    /// that it could not be removed.
    pub async fn scrub(&self, tables: &[&'static str]) -> Result<(), sqlx::Error> {
        self.due.lock().expect("nothing panics while it holds the list").extend(tables);
        self.scrub_due().await
    }

    /// Does what an earlier [`scrub`](Self::scrub) could not do.
    ///
    /// # Errors
    /// As above.
    pub async fn scrub_due(&self) -> Result<(), sqlx::Error> {
        let tables = self.due.lock().expect("nothing panics while it holds the list").clone();
        match &self.engine {
            _ if tables.is_empty() => {}
            Engine::Sqlite { writer, .. } => {
                // It needs room for the file once more: where there is none, the log goes at least.
                let renewed = sqlx::query("vacuum").execute(writer).await;
                let (busy, _, _): (i64, i64, i64) =
                    sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(writer).await?;
                renewed?;
                if busy != 0 {
                    return Err(sqlx::Error::PoolTimedOut);
                }
            }
            Engine::Postgres(pool) => {
                nobody_looks_back(pool).await?;
                for table in &tables {
                    sqlx::query(sqlx::AssertSqlSafe(format!("vacuum full {table}"))).execute(pool).await?;
                }
            }
        }
        self.due.lock().expect("nothing panics while it holds the list").retain(|table| !tables.contains(table));
        Ok(())
    }

    /// How many statements ran so far: tests assert that a page's cost does not grow with its rows.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    fn conn(&self, inner: Inner) -> Result<Conn, sqlx::Error> {
        Ok(Conn { inner, statements: self.statements.clone() })
    }
}

const BEAT: &str = "update heartbeat set at = $1 where one = 1";
const NOW: &str = "select pg_snapshot_xmax(pg_current_snapshot())::text";
// Whoever writes anywhere on the server, as no snapshot is younger; and whoever reads here.
const LOOKS_BACK: &str = "select pg_snapshot_xmin(pg_current_snapshot()) < $1::text::xid8 or exists (select 1 \
    from pg_stat_activity where datname = current_database() and backend_type = 'client backend' \
    and pid <> pg_backend_pid() and age(backend_xmin) > age($1::text::xid8::xid))";

/// Waits for transactions that began before this moment: PostgreSQL keeps what they may still read, also in a table
/// that is made anew.
async fn nobody_looks_back(pool: &PgPool) -> Result<(), sqlx::Error> {
    let now: String = sqlx::query_scalar(NOW).fetch_one(pool).await?;
    for _ in 0..40 {
        if !sqlx::query_scalar::<_, bool>(LOOKS_BACK).bind(&now).fetch_one(pool).await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(sqlx::Error::PoolTimedOut)
}

#[rocket::async_trait]
impl rocket_db_pools::Pool for Pool {
    type Connection = Conn;
    type Error = sqlx::Error;

    async fn init(figment: &Figment) -> Result<Self, sqlx::Error> {
        let url: String = figment.extract_inner("url").map_err(|e| sqlx::Error::Configuration(e.into()))?;
        Self::open(&url).await
    }

    async fn get(&self) -> Result<Conn, sqlx::Error> {
        self.read().await
    }

    async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

/// Makes the file for a new database, which holds people's data: for its owner's eyes only. SQLite gives the
/// files beside it (`-wal`, `-shm`) the same rights.
fn create_private(path: &Path) -> std::io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// One connection, of whichever engine. Hand it to [`on!`](crate::on).
pub struct Conn {
    inner: Inner,
    statements: Arc<AtomicU64>,
}

enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTx(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTx(Transaction<'static, Postgres>),
}

/// The engine's own connection, for [`on!`](crate::on) alone.
pub enum Raw<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    /// Counts a statement and lends the engine's own connection.
    pub fn raw(&mut self) -> Raw<'_> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        match &mut self.inner {
            Inner::Sqlite(conn) => Raw::Sqlite(conn),
            Inner::SqliteTx(tx) => Raw::Sqlite(tx),
            Inner::Postgres(conn) => Raw::Postgres(conn),
            Inner::PostgresTx(tx) => Raw::Postgres(tx),
        }
    }
}

/// A connection inside a transaction.
pub struct Tx(Conn, Beaten);

impl Tx {
    /// Makes everything that was written durable.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        let done = match self.0.inner {
            Inner::SqliteTx(tx) => tx.commit().await,
            Inner::PostgresTx(tx) => tx.commit().await,
            Inner::Sqlite(_) | Inner::Postgres(_) => unreachable!("a Tx is made from a transaction only"),
        };
        if done.is_err() {
            self.1.set(None);
        }
        done
    }
}

impl std::ops::Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

/// Runs one query on whichever engine the connection belongs to.
///
/// ```text
/// on!(conn, c => sqlx::query_as(FIND).bind(id).fetch_optional(c).await)?
/// ```
#[macro_export]
macro_rules! on {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn.raw() {
            $crate::ground::db::Raw::Sqlite($c) => $body,
            $crate::ground::db::Raw::Postgres($c) => $body,
        }
    };
}

/// In how many seconds an error may be over that is none of ours: the database is busy, its disk is full, its server is
/// gone or ends. `None` for an error that the same statement meets again.
pub fn passes(error: &sqlx::Error) -> Option<u32> {
    /// Somebody else writes, or too many do.
    const BUSY: u32 = 10;
    /// A server starts again; somebody makes room on a disk.
    const AWAY: u32 = 60;
    let error = match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed | sqlx::Error::BeginFailed => return Some(BUSY),
        sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_) => return Some(AWAY),
        sqlx::Error::Database(error) => error,
        _ => return None,
    };
    let code = error.code()?;
    if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
        // The lowest byte is the kind: https://sqlite.org/rescode.html
        return match code.parse::<i32>().ok()? & 0xff {
            5 | 6 => Some(BUSY),            // BUSY, LOCKED
            8 | 10 | 13 | 14 => Some(AWAY), // READONLY, IOERR, FULL, CANTOPEN
            _ => None,
        };
    }
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    match code.as_ref() {
        // Serialization failure, deadlock, a lock that was not to be had; too many connections.
        "40001" | "40P01" | "55P03" | "53300" => Some(BUSY),
        // The server ends, starts or writes nothing at present.
        "25006" | "57P01" | "57P02" | "57P03" => Some(AWAY),
        // Connection exceptions, insufficient resources, errors of the system.
        code if ["08", "53", "58"].iter().any(|class| code.starts_with(class)) => Some(AWAY),
        _ => None,
    }
}

/// Whether nothing can be written at all, where the tables were to be brought to the newest state: one engine refuses even
/// to look for a table that may have to be made.
pub fn is_unwritable(error: &MigrateError) -> bool {
    matches!(error, MigrateError::Execute(error) if passes(error).is_some())
}

/// Whether an error says that a row with the same unique value is already there.
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|e| e.kind() == sqlx::error::ErrorKind::UniqueViolation)
}
