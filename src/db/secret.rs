//! One secret for all servers on a database: cookies of the one are read by the other, and evidence is signed alike.
//!
//! The database keeps a mark by which the secret is recognised, and on PostgreSQL each server that runs holds a lock that
//! is named by it: so another one is told from a secret that was changed while nobody ran.

use std::sync::{Arc, Weak};
use std::time::Duration;

use rocket::tokio::sync::Mutex;
use rocket::tokio::time::sleep;
use sqlx::{Connection, PgConnection};

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

/// How long somebody may take who is just stopping.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(200);

/// How often it is looked whether the lock is still held: the database may have been started anew.
pub const EVERY: Duration = Duration::from_secs(20);

/// What a server holds for as long as it runs.
pub struct Held {
    pool: Pool,
    name: i32,
    conn: Mutex<Option<PgConnection>>,
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
        let held = Arc::new(Held { pool: self.clone(), name: name.cast_signed(), conn: Mutex::new(None) });
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
        // Two programs on one SQLite file have the file with the key beside it.
        let Engine::Postgres(pool) = &self.pool.engine else { return Ok(true) };
        let mut kept = self.conn.lock().await;
        let is_alive = match kept.as_mut() {
            Some(conn) => conn.ping().await.is_ok(),
            None => false,
        };
        if !is_alive {
            let mut conn = PgConnection::connect_with(&pool.connect_options()).await?;
            sqlx::query(HOLD).bind(CLASS).bind(self.name).execute(&mut conn).await?;
            *kept = Some(conn);
        }
        let Some(conn) = kept.as_mut() else { return Ok(true) };
        for again in (0..tries).rev() {
            let others = sqlx::query_scalar::<_, bool>(OTHERS)
                .bind(i64::from(CLASS))
                .bind(i64::from(self.name.cast_unsigned()))
                .fetch_one(&mut *conn)
                .await?;
            if !others {
                return Ok(true);
            }
            if again > 0 {
                sleep(PAUSE).await;
            }
        }
        Ok(false)
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
