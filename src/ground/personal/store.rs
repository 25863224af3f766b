//! SQL over columns that others name: finding words in them, and putting something in their place.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::ground::db::{Conn, all, run};
use crate::ground::error::Result;
use crate::ids::{NominationId, PersonId};

use super::{ANY, Entry, NOBODYS, Person, Redactor, Redactors, Subject, Table, Written};

/// Takes a subject's words out of everything that people wrote in some tables.
pub async fn take_out_of(conn: &mut Conn, tables: &[Table], subject: &Subject, redactor: &Redactors) -> Result<()> {
    for table in tables {
        for written in table.written {
            match subject {
                Subject::Person(person) => of_person(conn, (table, written), person, redactor).await?,
                Subject::Entry(entry) => of_entry(conn, (table, written), entry, redactor).await?,
            }
            if written.sent {
                take_out(conn, (table.name, written.column, ANY), None, &redactor.anywhere).await?;
            }
        }
    }
    Ok(())
}

/// Of a person's own texts the name goes, and of what others wrote where that was chosen.
async fn of_person(
    conn: &mut Conn,
    (table, written): (&Table, &Written),
    person: &Person,
    redactor: &Redactors,
) -> Result<()> {
    let (id, place) = (person.person_id.0, written.place(table));
    take_out(conn, (table.name, written.column, &written.of_person()), Some(id), &redactor.near).await?;
    let others = written.of_others();
    for (chosen, text) in &person.chosen {
        if *chosen == place {
            let without = redactor.near.out_of(text);
            put(conn, (table.name, written.column, &others), Some(id), (text, &without)).await?;
        }
    }
    Ok(())
}

/// What the jury says of laureates whom everybody knows stays.
async fn of_entry(
    conn: &mut Conn,
    (table, written): (&Table, &Written),
    entry: &Entry,
    redactor: &Redactors,
) -> Result<()> {
    if written.of_jury && entry.named {
        return Ok(());
    }
    let id = entry.nomination_id.0;
    take_out(conn, (table.name, written.column, written.about), Some(id), &redactor.near).await?;
    take_out(conn, (table.name, written.column, written.near), None, &redactor.anywhere).await
}

/// A text, and where it stands.
pub struct Found {
    pub place: String,
    pub text: String,
    /// The jury says it of laureates.
    pub of_jury: bool,
}

/// What others wrote in which a person's words stand.
pub async fn mentions(conn: &mut Conn, tables: &[Table], id: PersonId, words: &Redactor) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for table in tables {
        for written in table.written {
            let texts = texts_in(conn, (table.name, written.column, &written.of_others()), Some(id.0)).await?;
            let texts = texts.into_iter().filter(|text| words.stand_in(text));
            found.extend(texts.map(|text| Found { place: written.place(table), text, of_jury: written.of_jury }));
        }
    }
    Ok(found)
}

/// What people wrote about a nomination.
pub async fn about(conn: &mut Conn, tables: &[Table], id: NominationId) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for table in tables {
        for written in table.written {
            let texts = texts_in(conn, (table.name, written.column, written.about), Some(id.0)).await?;
            let texts = texts.into_iter();
            found.extend(texts.map(|text| Found { place: written.place(table), text, of_jury: written.of_jury }));
        }
    }
    Ok(found)
}

/// Takes words out of one column; `scope` says of which rows, where `$1` is a key.
pub async fn take_out(conn: &mut Conn, place: (&str, &str, &str), key: Option<Uuid>, words: &Redactor) -> Result<()> {
    for text in texts_in(conn, place, key).await? {
        put(conn, place, key, (&text, &words.out_of(&text))).await?;
    }
    Ok(())
}

/// What stands in one column.
pub async fn texts_in(conn: &mut Conn, place: (&str, &str, &str), key: Option<Uuid>) -> Result<Vec<String>> {
    let (table, column, scope) = place;
    if scope == NOBODYS {
        return Ok(Vec::new());
    }
    let text = format!("select distinct {column} from {table} where {column} <> '' and ({scope})");
    match key.filter(|_| scope.contains("$1")) {
        Some(key) => all!(conn, AssertSqlSafe(text), key),
        None => all!(conn, AssertSqlSafe(text)),
    }
}

/// Puts another text in the place of one.
pub async fn put(
    conn: &mut Conn,
    (table, column, scope): (&str, &str, &str),
    key: Option<Uuid>,
    (before, after): (&str, &str),
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let key = key.filter(|_| scope.contains("$1"));
    let (old, new) = if key.is_some() { (2, 3) } else { (1, 2) };
    let text = format!("update {table} set {column} = ${new} where {column} = ${old} and ({scope})");
    match key {
        Some(key) => run!(conn, AssertSqlSafe(text), key, before, after),
        None => run!(conn, AssertSqlSafe(text), before, after),
    }
}
