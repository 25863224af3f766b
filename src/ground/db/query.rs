//! One statement, said in one line: its text and what its `$1`, `$2` … stand for.
//!
//! | macro | gives |
//! |---|---|
//! | `run!` | nothing |
//! | `changed!` | whether any row was written |
//! | `one!` | the one row, or its one value |
//! | `maybe!` | the first row, if there is any |
//! | `all!` | every row |
//! | `insert!` | nothing: columns, `$n` and values are one list |
//! | `update!` | whether any row was written: the same |
//! | `row!` | the columns of a struct as one list, for `select` and `insert!` alike |
//!
//! Whether a row is a struct, a tuple or a single value is read off the type that it is wanted as. Each gives
//! [`AppError::Database`] where the database refuses the statement, and where a row is not what was wanted; `one!` also
//! where there is none.
//!
//! The macros only borrow the values and name the connection. What knows the two engines is a plain function behind
//! them: compiled once, and not for each statement on each engine.

use rocket::futures::TryStreamExt;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    AssertSqlSafe, Decode, Encode, FromRow, PgConnection, Postgres, SqlSafeStr, Sqlite, SqliteConnection, Type,
};

use crate::ground::error::{AppError, Result};

use super::{Conn, Raw};

/// Runs a statement.
macro_rules! run {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {{
        let statement = $conn.statement($sql, &[$(&$value),*]);
        statement.execute().await.map(drop)
    }};
}

/// Runs a statement; whether it has written any row.
macro_rules! changed {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {{
        let statement = $conn.statement($sql, &[$(&$value),*]);
        statement.execute().await.map(|rows| rows > 0)
    }};
}

/// The first row, which has to be there: a count, a sum, the row of a table that has one.
macro_rules! one {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {{
        let statement = $conn.statement($sql, &[$(&$value),*]);
        statement.one().await
    }};
}

/// The first row, or `None`.
macro_rules! maybe {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {{
        let statement = $conn.statement($sql, &[$(&$value),*]);
        statement.maybe().await
    }};
}

/// Every row, in the statement's order. `..values` binds each of a list, for a text with as many [`marks`].
macro_rules! all {
    ($conn:expr, $sql:expr, ..$values:expr) => {{
        let statement = $conn.statement($sql, &$crate::ground::db::listed($values));
        statement.all().await
    }};
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {{
        let statement = $conn.statement($sql, &[$(&$value),*]);
        statement.all().await
    }};
}

/// Adds a row: of a table by its columns, or of a struct that [`row!`] knows, with columns beside it or without. A
/// column that is called like its value is said once; what follows on the values stands at the end.
///
/// ```text
/// insert!(conn, "tie_wish" { approval_id: id, rank: wish.rank, rule: wish.rule })
/// insert!(conn, "round_juror" { round_id: round, person_id: person } "on conflict do nothing")
/// insert!(conn, person)
/// insert!(conn, motion + { idempotency_key: key })
/// ```
macro_rules! insert {
    ($conn:expr, $table:literal { $($column:ident $(: $value:expr)?),+ $(,)? } $($end:literal)?) => {{
        let statement =
            $conn.insert($table, &[$($crate::ground::db::value!($column $($value)?)),+], concat!($($end)?));
        statement.execute().await.map(drop)
    }};
    ($conn:expr, $row:ident $(+ { $($column:ident $(: $value:expr)?),+ $(,)? })?) => {{
        let statement = $conn.insert_row($row, &[$($($crate::ground::db::value!($column $($value)?)),+)?]);
        statement.execute().await.map(drop)
    }};
}

/// Writes columns of the row with a key, or with several; whether there was one. What depends on no value, among what
/// is set or among the conditions, stands behind as it is in SQL.
///
/// ```text
/// update!(conn, "place" { amount } where { place_id: id })
/// update!(conn, "sheet" { comment } "version = version + 1" where { sheet_id: id, version } "status = 'draft'")
/// ```
macro_rules! update {
    ($conn:expr, $table:literal { $($column:ident $(: $value:expr)?),+ $(,)? } $($set:literal)?
        where { $($key:ident $(: $is:expr)?),+ $(,)? } $($and:literal)?) => {{
        let statement = $conn.update(
            $table,
            (&[$($crate::ground::db::value!($column $($value)?)),+], concat!($($set)?)),
            (&[$($crate::ground::db::value!($key $($is)?)),+], concat!($($and)?)),
        );
        statement.execute().await.map(|rows| rows > 0)
    }};
}

/// A column with its value, for the two above.
macro_rules! value {
    ($column:ident) => {
        (stringify!($column), &$column as &dyn $crate::ground::db::Bind)
    };
    ($column:ident $value:expr) => {
        (stringify!($column), &$value as &dyn $crate::ground::db::Bind)
    };
}

/// Says once which columns of a table a struct has: `person_columns!()` is their list, `person_columns!("p")` the same
/// of the table under another name, and [`insert!`] adds a row. The columns are the struct's fields. Those that are
/// none of the table's come after `but`, so that no field can be forgotten here.
///
/// ```text
/// row!(person_columns: Person = "person" { person_id, email, name });
/// row!(call_columns: Call = "call" { call_id, year } but { entries });
/// ```
macro_rules! row {
    ($columns:ident: $($row:tt)*) => {
        $crate::ground::db::row!($($row)*);
        $crate::ground::db::row!(@columns ($) $columns $($row)*);
    };
    ($row:ident = $table:literal { $($column:ident),+ $(,)? } $(but { $($other:ident),+ $(,)? })?) => {
        impl $crate::ground::db::TableRow for $row {
            fn table(&self) -> &'static str {
                $table
            }

            fn values(&self) -> Vec<$crate::ground::db::Value<'_>> {
                let Self { $($column,)+ $($($other: _,)+)? } = self;
                vec![$((stringify!($column), $column as &dyn $crate::ground::db::Bind)),+]
            }
        }
    };
    (@columns ($d:tt) $columns:ident $row:ident = $table:literal { $first:ident $(, $column:ident)* $(,)? }
        $($but:tt)*) => {
        macro_rules! $columns {
            () => { concat!(stringify!($first) $(, ", ", stringify!($column))*) };
            ($d of:literal) => {
                concat!($d of, ".", stringify!($first) $(, ", ", $d of, ".", stringify!($column))*)
            };
        }
    };
}

pub(crate) use {all, changed, insert, maybe, one, row, run, update, value};

type SqliteQuery = Query<'static, Sqlite, SqliteArguments>;
type PgQuery = Query<'static, Postgres, PgArguments>;

/// What can stand for a `$n`, on either engine.
#[diagnostic::on_unimplemented(message = "`{Self}` is stored in no column, or not on both engines")]
pub trait Bind: Sync {
    #[doc(hidden)]
    fn on_sqlite(&self, query: SqliteQuery) -> SqliteQuery;
    #[doc(hidden)]
    fn on_postgres(&self, query: PgQuery) -> PgQuery;
}

impl<'s, 'p, T> Bind for T
where
    T: Encode<'s, Sqlite> + Type<Sqlite> + Encode<'p, Postgres> + Type<Postgres> + Sync,
{
    fn on_sqlite(&self, query: SqliteQuery) -> SqliteQuery {
        query.bind(self)
    }

    fn on_postgres(&self, query: PgQuery) -> PgQuery {
        query.bind(self)
    }
}

/// A column and its value.
pub type Value<'v> = (&'static str, &'v dyn Bind);

/// A struct that is a row of a table: `row!` makes it one.
pub trait TableRow: Sync {
    /// What the table is called.
    fn table(&self) -> &'static str;

    /// The columns with their values, in the order of the one list.
    fn values(&self) -> Vec<Value<'_>>;
}

/// A row as the engine gives it.
pub enum Fetched {
    #[doc(hidden)]
    Sqlite(SqliteRow),
    #[doc(hidden)]
    Postgres(PgRow),
}

/// A row that is read by its columns: a struct, or a tuple.
pub enum Columns {}

/// A row of which the first column alone is read.
pub enum First {}

/// What a row can be read as. The shape is never named: each type has one.
#[diagnostic::on_unimplemented(message = "no row is a `{Self}` on both engines")]
pub trait Readable<Shape>: Sized {
    /// Reads a row.
    ///
    /// # Errors
    /// A column is missing, or holds something else.
    fn read(row: &Fetched) -> Result<Self, sqlx::Error>;
}

impl<T> Readable<Columns> for T
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
{
    fn read(row: &Fetched) -> Result<Self, sqlx::Error> {
        match row {
            Fetched::Sqlite(row) => T::from_row(row),
            Fetched::Postgres(row) => T::from_row(row),
        }
    }
}

impl<T> Readable<First> for T
where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
{
    fn read(row: &Fetched) -> Result<Self, sqlx::Error> {
        match row {
            Fetched::Sqlite(row) => sqlx::Row::try_get(row, 0),
            Fetched::Postgres(row) => sqlx::Row::try_get(row, 0),
        }
    }
}

/// A statement with its values, on the connection that is to run it. It holds what was bound, not what that was
/// borrowed from.
#[must_use = "a statement does nothing until it is run"]
pub struct Statement<'c>(On<'c>);

enum On<'c> {
    Sqlite(&'c mut SqliteConnection, SqliteQuery),
    Postgres(&'c mut PgConnection, PgQuery),
}

impl Conn {
    /// A statement and what its `$1`, `$2` … stand for, counted as one. The macros are shorter; this is for as many values
    /// as there are.
    pub fn statement<'c>(&'c mut self, sql: impl SqlSafeStr, values: &[&dyn Bind]) -> Statement<'c> {
        let sql = sql.into_sql_str();
        Statement(match self.raw() {
            Raw::Sqlite(conn) => {
                On::Sqlite(conn, values.iter().fold(sqlx::query(sql), |query, value| value.on_sqlite(query)))
            }
            Raw::Postgres(conn) => {
                On::Postgres(conn, values.iter().fold(sqlx::query(sql), |query, value| value.on_postgres(query)))
            }
        })
    }

    /// Adds a row to a table; `end` follows on the values. Names of tables and columns are ours, never typed.
    pub fn insert<'c>(&'c mut self, table: &str, row: &[Value<'_>], end: &str) -> Statement<'c> {
        let columns: Vec<&str> = row.iter().map(|(column, _)| *column).collect();
        let (columns, marks) = (columns.join(", "), marks(row.len()));
        let text = format!("insert into {table} ({columns}) values ({marks}) {end}");
        let values: Vec<&dyn Bind> = row.iter().map(|(_, value)| *value).collect();
        self.statement(AssertSqlSafe(text), &values)
    }

    /// Adds a row with columns beside those that it has of itself.
    pub fn insert_row<'c>(&'c mut self, row: &dyn TableRow, beside: &[Value<'_>]) -> Statement<'c> {
        let mut values = row.values();
        values.extend(beside);
        self.insert(row.table(), &values, "")
    }

    /// Writes columns of the rows whose others are as said; what stands beside either list is SQL.
    pub fn update<'c>(
        &'c mut self,
        table: &str,
        (to, set): (&[Value<'_>], &str),
        (of, and): (&[Value<'_>], &str),
    ) -> Statement<'c> {
        let equal = |values: &[Value<'_>], before: usize, beside: &str, between: &str| {
            let pairs = values.iter().enumerate().map(|(n, (column, _))| format!("{column} = ${}", before + n + 1));
            let all: Vec<String> = pairs.chain((!beside.is_empty()).then(|| beside.to_owned())).collect();
            all.join(between)
        };
        let (set, which) = (equal(to, 0, set, ", "), equal(of, to.len(), and, " and "));
        let text = format!("update {table} set {set} where {which}");
        let values: Vec<&dyn Bind> = to.iter().chain(of).map(|(_, value)| *value).collect();
        self.statement(AssertSqlSafe(text), &values)
    }
}

impl Statement<'_> {
    /// Runs it; how many rows it has written.
    ///
    /// # Errors
    /// The database's.
    pub async fn execute(self) -> Result<u64> {
        Ok(match self.0 {
            On::Sqlite(conn, query) => query.execute(conn).await?.rows_affected(),
            On::Postgres(conn, query) => query.execute(conn).await?.rows_affected(),
        })
    }

    /// The first row, which has to be there.
    ///
    /// # Errors
    /// The database's; there is no row, or it is something else.
    pub async fn one<T: Readable<Shape>, Shape>(self) -> Result<T> {
        self.maybe::<T, Shape>().await?.ok_or(AppError::Database(sqlx::Error::RowNotFound))
    }

    /// The first row, if there is any.
    ///
    /// # Errors
    /// The database's; the row is something else.
    pub async fn maybe<T: Readable<Shape>, Shape>(self) -> Result<Option<T>> {
        let row = self.first().await?;
        Ok(row.map(|row| T::read(&row)).transpose()?)
    }

    /// Every row, in the statement's order; each is read when it comes, so that no result lies in memory twice.
    ///
    /// # Errors
    /// The database's; a row is something else.
    pub async fn all<T: Readable<Shape> + Send, Shape>(self) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(&mut |row| T::read(&row).map(|row| rows.push(row))).await?;
        Ok(rows)
    }

    async fn first(self) -> Result<Option<Fetched>, sqlx::Error> {
        Ok(match self.0 {
            On::Sqlite(conn, query) => query.fetch_optional(conn).await?.map(Fetched::Sqlite),
            On::Postgres(conn, query) => query.fetch_optional(conn).await?.map(Fetched::Postgres),
        })
    }

    async fn each(self, read: &mut (dyn FnMut(Fetched) -> Result<(), sqlx::Error> + Send)) -> Result<(), sqlx::Error> {
        match self.0 {
            On::Sqlite(conn, query) => {
                let mut rows = query.fetch(conn);
                while let Some(row) = rows.try_next().await? {
                    read(Fetched::Sqlite(row))?;
                }
            }
            On::Postgres(conn, query) => {
                let mut rows = query.fetch(conn);
                while let Some(row) = rows.try_next().await? {
                    read(Fetched::Postgres(row))?;
                }
            }
        }
        Ok(())
    }
}

/// Every value of a list, for as many marks.
pub fn listed<T: Bind>(values: &[T]) -> Vec<&dyn Bind> {
    values.iter().map(|value| value as &dyn Bind).collect()
}

/// The first `count` marks, as a list: `$1, $2, $3`.
pub fn marks(count: usize) -> String {
    (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use sqlx::types::Json;

    use crate::ground::db::Db;

    use super::*;

    #[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
    struct Thing {
        thing_id: i64,
        name: Option<String>,
        large: bool,
        list: Json<Vec<String>>,
        #[sqlx(default)]
        seen: i64,
    }

    row!(thing_columns: Thing = "thing" { thing_id, name, large, list } but { seen });

    const TABLE: &str = "create table thing (thing_id bigint primary key, name text, large boolean not null, \
        list text not null, note text)";
    const THINGS: &str = concat!("select ", thing_columns!(), " from thing order by thing_id");
    const SEEN: &str = concat!("select ", thing_columns!("t"), ", 7 as seen from thing t where t.name is null");
    const COUNT: &str = "select count(*) from thing";
    const NOTE: &str = "select note from thing where thing_id = $1";

    #[rocket::async_test]
    async fn what_is_bound_comes_back_as_it_was() {
        let db = Db::open("sqlite::memory:").await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        run!(tx, TABLE).expect("a table");
        let bare = &Thing { thing_id: 1, name: None, large: true, list: Json(vec!["a".into(), "b".into()]), seen: 0 };
        let none: Option<Thing> = maybe!(tx, THINGS).expect("a query");
        assert_eq!(none, None);
        assert!(one!(tx, THINGS).map(|_: Thing| ()).is_err(), "there is no row");

        insert!(tx, bare).expect("a row");
        let twice = insert!(tx, bare).expect_err("the key is taken");
        assert!(twice.is_duplicate());
        let (thing_id, note) = (2_i64, "n");
        insert!(tx, "thing" { thing_id, large: false, list: Json(["c"]), name: Some("it"), note }).expect("a row");
        insert!(tx, "thing" { thing_id, large: false, list: "[]" } "on conflict do nothing").expect("nothing");
        let named = &Thing { thing_id: 3, name: Some("x".into()), large: false, ..bare.clone() };
        insert!(tx, named + { note: "beside" }).expect("a row");

        let things: Vec<Thing> = all!(tx, THINGS).expect("rows");
        assert_eq!(things.iter().map(|thing| thing.thing_id).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!((&things[0], &things[2]), (bare, named));
        assert_eq!(things[1].name.as_deref(), Some("it"));
        assert_eq!(things[1].list.0, ["c"]);
        assert_eq!(one!(tx, SEEN).map(|thing: Thing| thing.seen).expect("a row"), 7);
        let notes: Vec<Option<String>> = all!(tx, "select note from thing order by thing_id").expect("values");
        assert_eq!(notes.iter().map(Option::as_deref).collect::<Vec<_>>(), [None, Some("n"), Some("beside")]);

        let note: Option<&str> = None;
        assert!(update!(tx, "thing" { note, large: true } where { thing_id, name: "it" }).expect("a row"));
        assert!(!update!(tx, "thing" { note } "name = note" where { thing_id } "name is null").expect("no row"));
        let noted: Option<String> = one!(tx, NOTE, thing_id).expect("a row");
        assert_eq!(noted, None);
        assert!(changed!(tx, "update thing set note = 'w' where large").expect("two rows"));
        assert!(!changed!(tx, "delete from thing where note = $1", "gone").expect("no row"));
        let count: i64 = one!(tx, COUNT).expect("a number");
        assert_eq!(count, 3);
    }

    #[rocket::async_test]
    async fn a_list_may_be_empty_and_each_statement_counts_once() {
        let db = Db::open("sqlite::memory:").await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        for ids in [&[] as &[i64], &[1], &[1, 2, 3]] {
            let before = db.statements();
            let text = format!("select 1 where 2 in ({})", marks(ids.len()));
            let found: Vec<i64> = all!(tx, AssertSqlSafe(text), ..ids).expect("rows");
            assert_eq!(found.len(), usize::from(ids.contains(&2)));
            assert_eq!(db.statements(), before + 1);
        }
    }
}
