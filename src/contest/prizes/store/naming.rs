//! SQL of who may be named in public, and of laureates as the public may see them.

use std::collections::HashMap;

use crate::ground::db::{Conn, all, insert, marks, run};
use crate::ground::error::Result;
use crate::ids::{EditionId, NominationId};

use super::super::model::{Naming, NamingAnswer, NamingSubject, PublicLaureate};

/// What somebody said about being named: `e` is the edition, `n` the entry and `a` the answer, each with an outer join.
///
/// Who stands in the archive of years before the program has been public for long. What the office was told goes before
/// the form; in a form only people who apply for themselves speak for themselves. Who left the box empty where the form
/// showed it did not agree; what came on paper or from a file without that answer says nothing.
#[macro_export]
macro_rules! naming {
    () => {
        "case when e.opened_at is null then 'agreed' when a.agreed then 'agreed' when not a.agreed then 'refused' \
         when n.kind = 'self' and n.consent_publication then 'agreed' \
         when n.kind = 'self' and n.origin = 'online' and exists (select 1 from question q \
         where q.edition_id = n.edition_id and q.role = 'consent_publication' and q.shown_for <> 'proposal') \
         then 'refused' else 'unasked' end"
    };
}

macro_rules! if_named {
    ($column:literal) => {
        concat!("case when l.named and (", crate::naming!(), ") = 'agreed' then l.", $column, " end as ", $column)
    };
}

const COLUMNS: &str = concat!(
    "select l.laureate_id, l.edition_id, l.place, l.place_certain, l.award, ",
    if_named!("name"),
    ", ",
    if_named!("project"),
    ", ",
    if_named!("amount"),
    ", ",
    if_named!("reason"),
    ", case when l.named and (",
    crate::naming!(),
    ") = 'agreed' then null else l.reason end as withheld",
    " from laureate l join edition e on e.edition_id = l.edition_id \
     left join nomination n on n.nomination_id = l.nomination_id \
     left join naming_answer a on a.edition_id = l.edition_id \
     and (a.nomination_id = l.nomination_id or (l.nomination_id is null and a.name = l.name))"
);
const NAMINGS: &str = concat!(
    "select n.nomination_id, ",
    crate::naming!(),
    " as naming from nomination n join edition e on e.edition_id = n.edition_id \
     left join naming_answer a on a.nomination_id = n.nomination_id and a.edition_id = n.edition_id \
     where n.edition_id = $1"
);
const REMOVE: &str =
    "delete from naming_answer where edition_id = $1 and (nomination_id = $2 or (nomination_id is null and name = $3))";

/// The laureates of some editions as the public may see them, in one statement. Ask only for editions whose result is
/// public: what is not read cannot be shown, and takes no time either.
pub async fn public_laureates(conn: &mut Conn, editions: &[EditionId]) -> Result<Vec<PublicLaureate>> {
    // Never empty, so that a page always costs the same.
    let nobody = [EditionId(uuid::Uuid::nil())];
    let editions = if editions.is_empty() { &nobody } else { editions };
    let marks = marks(editions.len());
    let text = format!("{COLUMNS} where l.edition_id in ({marks}) order by l.edition_id, l.position");
    let rows: Vec<LaureateRow> = all!(conn, sqlx::AssertSqlSafe(text), ..editions)?;
    let withheld: Vec<_> =
        rows.iter().filter_map(|row| Some((row.laureate.edition_id, row.withheld.clone()?))).collect();
    // A reason that is given for several together tells of those who are not named, too.
    let tells = |laureate: &PublicLaureate| {
        let reason = laureate.reason.as_ref();
        withheld.iter().any(|(edition, other)| *edition == laureate.edition_id && Some(other) == reason)
    };
    let shown = rows.into_iter().map(|row| row.laureate);
    Ok(shown.map(|one| if tells(&one) { PublicLaureate { reason: None, ..one } } else { one }).collect())
}

/// A laureate, and the reason that is not shown with it.
#[derive(sqlx::FromRow)]
struct LaureateRow {
    #[sqlx(flatten)]
    laureate: PublicLaureate,
    withheld: Option<String>,
}

/// What the people of an edition's entries have said about being named.
pub async fn namings(conn: &mut Conn, id: EditionId) -> Result<HashMap<NominationId, Naming>> {
    let rows: Vec<(NominationId, Naming)> = all!(conn, NAMINGS, id)?;
    Ok(rows.into_iter().collect())
}

/// Puts an answer in the place of the one before.
pub async fn set_naming(conn: &mut Conn, answer: &NamingAnswer) -> Result<()> {
    let (entry, name) = match &answer.from {
        NamingSubject::Entry(id) => (Some(*id), None),
        NamingSubject::Person(name) => (None, Some(name)),
    };
    run!(conn, REMOVE, answer.edition_id, entry, name)?;
    insert!(conn, "naming_answer" {
        naming_answer_id: answer.naming_answer_id, edition_id: answer.edition_id, nomination_id: entry, name,
        agreed: answer.agreed, source: answer.source, recorded_by: answer.recorded_by, recorded_at: answer.recorded_at,
    })
}
