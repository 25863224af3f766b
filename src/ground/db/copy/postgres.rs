//! PostgreSQL: every table of the catalogue in one snapshot, by `COPY`, without any program of the server's version.

use std::io::Read;
use std::str::FromStr;
use std::time::Duration;

use rocket::futures::TryStreamExt;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::i18n::sentence;
use crate::key;

use super::super::{POSTGRES_MIGRATIONS, Raw, Tx};
use super::{Contents, CopyFailed, Dialect, Pack, Sequence, Step, Table, Unpack, unreadable};

/// As much as is sent to the server at once.
const CHUNK: usize = 1 << 16;

const SNAPSHOT: &str = "begin isolation level repeatable read read only";
/// The tables of our schema with their columns, but for what extensions brought and what the server computes.
const TABLES: &str = "select quote_ident(c.relname), array_agg(quote_ident(a.attname) order by a.attnum) \
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
    and a.attgenerated = '' where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace \
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') group by c.oid, c.relname \
    order by c.relname";
const SEQUENCES: &str = "select quote_ident(sequencename::text), last_value from pg_sequences \
    where schemaname = current_schema() and last_value is not null order by 1";
const KNOWN_SEQUENCES: &str = "select quote_ident(sequencename::text) from pg_sequences \
    where schemaname = current_schema()";
const MIGRATIONS: &str = "select version, checksum from _sqlx_migrations order by version";
/// Whatever stands in our schema, but for what extensions brought.
const ANYTHING: &str = "select c.relname::text from pg_class c where c.relnamespace = current_schema()::regnamespace \
    and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') \
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1 limit 1";
const FOREIGN_KEYS: &str = "select k.conrelid::regclass::text, quote_ident(k.conname), pg_get_constraintdef(k.oid) \
    from pg_constraint k where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and k.conparentid = 0 \
    order by 1, 2";
const TRIGGERS: &str = "select t.tgrelid::regclass::text, quote_ident(t.tgname) from pg_trigger t \
    join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and t.tgenabled = 'O' \
    and c.relnamespace = current_schema()::regnamespace order by 1, 2";
/// Other programs of ours that are connected to this database.
const RUNNING: &str = "select count(*) from pg_stat_activity where datname = current_database() \
    and application_name = 'laudatio' and pid <> pg_backend_pid()";

pub(super) async fn save(url: &str, pack: &mut dyn Pack) -> Result<Contents, CopyFailed> {
    let options = PgConnectOptions::from_str(url)?.application_name("laudatio backup");
    let mut conn = PgConnection::connect_with(&options).await?;
    conn.execute(SNAPSHOT).await?;
    let found: Vec<(String, Vec<String>)> = sqlx::query_as(TABLES).fetch_all(&mut conn).await?;
    if !found.iter().any(|(name, _)| name == "_sqlx_migrations") {
        return Err(sentence(key!("backup-foreign")).into());
    }
    let steps: Vec<(i64, Vec<u8>)> = sqlx::query_as(MIGRATIONS).fetch_all(&mut conn).await?;
    let migrations = steps.iter().map(|(version, checksum)| Step::new(*version, checksum)).collect();
    let mut tables = Vec::new();
    for (at, (name, columns)) in found.into_iter().enumerate() {
        // A name may have any sign in it, a member's only some.
        let plain: String = name.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '_').collect();
        let member = format!("database/{at:03}-{plain}.copy");
        let text = format!("copy {name} ({}) to stdout", columns.join(", "));
        let to = pack.member(&member).map_err(|error| sentence(key!("backup-cannot-write")).with("reason", error))?;
        let mut rows = 0;
        let mut stream = conn.copy_out_raw(&text).await?;
        while let Some(bytes) = stream.try_next().await? {
            // A line break inside of a text is written as two other signs.
            rows += bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
            to.write_all(&bytes).map_err(|error| sentence(key!("backup-cannot-write")).with("reason", error))?;
        }
        drop(stream);
        tables.push(Table { name, rows, columns, member });
    }
    let sequences: Vec<(String, i64)> = sqlx::query_as(SEQUENCES).fetch_all(&mut conn).await?;
    let sequences = sequences.into_iter().map(|(name, last)| Sequence { name, last }).collect();
    conn.execute("commit").await?;
    conn.close().await?;
    Ok(Contents { engine: Dialect::Postgres, migrations, tables, sequences })
}

pub(super) async fn check_empty(tx: &mut Tx) -> Result<(), CopyFailed> {
    let conn = raw(tx)?;
    if let Some(name) = sqlx::query_scalar::<_, String>(ANYTHING).fetch_optional(&mut *conn).await? {
        return Err(sentence(key!("backup-holds")).with("table", name).into());
    }
    // A connection that was just closed is listed for another moment.
    for _ in 0..20 {
        // What is listed is looked at once in a transaction, unless one asks anew.
        conn.execute("select pg_stat_clear_snapshot()").await?;
        if sqlx::query_scalar::<_, i64>(RUNNING).fetch_one(&mut *conn).await? == 0 {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(sentence(key!("backup-running")).into())
}

/// Fills an empty database inside of a transaction, and gives the tables that nobody of ours has made.
pub(super) async fn load(tx: &mut Tx, contents: &Contents, unpack: &mut dyn Unpack) -> Result<Vec<String>, CopyFailed> {
    check_empty(tx).await?;
    let conn = raw(tx)?;
    contents.migrator().run(&mut *conn).await?;
    // What refers to each other comes in any order, and what refuses changes would refuse this, too.
    let keys: Vec<(String, String, String)> = sqlx::query_as(FOREIGN_KEYS).fetch_all(&mut *conn).await?;
    let triggers: Vec<(String, String)> = sqlx::query_as(TRIGGERS).fetch_all(&mut *conn).await?;
    for (table, name, _) in &keys {
        run(conn, format!("alter table {table} drop constraint {name}")).await?;
    }
    for (table, name) in &triggers {
        run(conn, format!("alter table {table} disable trigger {name}")).await?;
    }
    let made: Vec<(String, Vec<String>)> = sqlx::query_as(TABLES).fetch_all(&mut *conn).await?;
    let mut foreign = Vec::new();
    for table in &contents.tables {
        // Names and columns are the catalogue's, not the archive's.
        match made.iter().find(|(name, _)| *name == table.name) {
            Some((name, columns)) if columns.iter().all(|column| table.columns.contains(column)) => {
                let is_whole = columns.len() == table.columns.len();
                if !is_whole {
                    return Err(sentence(key!("backup-other-contents")).into());
                }
                fill(conn, name, table, unpack).await?;
            }
            Some(_) => return Err(sentence(key!("backup-other-contents")).into()),
            None => foreign.push(table.name.clone()),
        }
    }
    if made.iter().any(|(name, _)| !contents.tables.iter().any(|table| table.name == *name)) {
        return Err(sentence(key!("backup-other-contents")).into());
    }
    let known: Vec<String> = sqlx::query_scalar(KNOWN_SEQUENCES).fetch_all(&mut *conn).await?;
    for sequence in contents.sequences.iter().filter(|one| known.contains(&one.name)) {
        sqlx::query("select setval($1::regclass, $2, true)")
            .bind(&sequence.name)
            .bind(sequence.last)
            .execute(&mut *conn)
            .await?;
    }
    for (table, name) in &triggers {
        run(conn, format!("alter table {table} enable trigger {name}")).await?;
    }
    for (table, name, definition) in &keys {
        run(conn, format!("alter table {table} add constraint {name} {definition}")).await?;
    }
    POSTGRES_MIGRATIONS.run(&mut *conn).await?;
    Ok(foreign)
}

async fn fill(conn: &mut PgConnection, name: &str, table: &Table, unpack: &mut dyn Unpack) -> Result<(), CopyFailed> {
    // What migrations have put in; the copy has it, too. Nothing refers to it at the moment.
    run(conn, format!("truncate table {name}")).await?;
    let mut from = unpack.member(&table.member).map_err(unreadable)?;
    let mut copy = conn.copy_in_raw(&format!("copy {name} ({}) from stdin", table.columns.join(", "))).await?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = match from.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) => {
                copy.abort("the archive cannot be read").await?;
                return Err(unreadable(error).into());
            }
        };
        copy.send(&chunk[..read]).await?;
    }
    if copy.finish().await? != table.rows {
        return Err(sentence(key!("backup-other-contents")).into());
    }
    Ok(())
}

async fn run(conn: &mut PgConnection, text: String) -> Result<(), CopyFailed> {
    conn.execute(AssertSqlSafe(text)).await?;
    Ok(())
}

fn raw(tx: &mut Tx) -> Result<&mut PgConnection, CopyFailed> {
    match tx.raw() {
        Raw::Postgres(conn) => Ok(conn),
        Raw::Sqlite(_) => Err(sentence(key!("backup-foreign")).into()),
    }
}
