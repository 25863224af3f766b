//! What the office's pages read about nominations.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::nominations::model::{NominationKind, NominationStatus, Origin, Screening};
use crate::ground::db::{Conn, all, escape_like, maybe, one};
use crate::ground::error::Result;
use crate::i18n::{fold, sort_key};
use crate::ids::{CategoryId, EditionId, NominationId};

crate::text_enum! {
    /// By what a list is ordered.
    pub enum Sort {
        Number = "number",
        Name = "name",
        /// Newest first.
        Received = "received",
    }
}

/// Which nominations a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// As it was typed.
    pub search: String,
    pub status: Option<NominationStatus>,
    pub screening: Option<Screening>,
    pub category: Option<CategoryId>,
    pub district: Option<String>,
    pub origin: Option<Origin>,
    /// Only what the office has to look at once more.
    pub again: bool,
}

impl Filter {
    fn pattern(&self) -> Option<String> {
        (!self.search.is_empty()).then(|| escape_like(&fold(&self.search)))
    }
}

macro_rules! matching {
    () => {
        " from nomination where edition_id = $1 and ($2 is null or search_text like $2 escape '\\') \
         and ($3 is null or status = $3) and ($4 is null or screening = $4) and ($5 is null or category_id = $5) \
         and ($6 is null or district = $6) and ($7 is null or origin = $7) \
         and (not $8 or (status = 'received' and screening = 'pending' and screening_before is not null))"
    };
}

macro_rules! page {
    ($order:literal) => {
        concat!(
            "select nomination_id, receipt_number, kind, origin, status, screening, screening_before, title, nominee_name, category_id, \
             district, received_at",
            matching!(),
            " order by ",
            $order,
            " limit $9 offset $10"
        )
    };
}

const COUNT: &str = concat!("select count(*)", matching!());
// A number of five digits comes after those of four.
const BY_NUMBER: &str = page!("length(receipt_number), receipt_number");
const BY_NAME: &str = page!("sort_key, nomination_id");
const BY_RECEIPT: &str = page!("received_at desc, nomination_id desc");
const TALLY: &str = "select status, screening, count(*) as number, count(screening_before) as again \
    from nomination where edition_id = $1 group by status, screening";
const NEXT_PENDING: &str = "select nomination_id from nomination where edition_id = $1 and status = 'received' \
    and screening = 'pending' and nomination_id <> $2 order by nomination_id < $2, nomination_id limit 1";
const OVERTAKEN: &str = "select p.name, s.revision from sheet s join assignment a on a.assignment_id = s.assignment_id \
    join round r on r.round_id = a.round_id and r.status <> 'preparing' join round_entry e on e.round_id = a.round_id \
    and e.nomination_id = a.nomination_id join person p on p.person_id = a.person_id \
    where a.nomination_id = $1 and a.recused_at is null and s.revision < e.shown_since";
const JUDGED_IN: &str = "select r.name from round_entry e join round r on r.round_id = e.round_id \
    where e.nomination_id = $1 and r.status <> 'preparing' order by r.position limit 1";

/// A line of the list.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Line {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub kind: NominationKind,
    pub origin: Origin,
    pub status: NominationStatus,
    pub screening: Screening,
    /// What the office had decided before that was opened again.
    pub screening_before: Option<Screening>,
    pub title: String,
    pub nominee_name: String,
    pub category_id: Option<CategoryId>,
    pub district: Option<String>,
    pub received_at: Timestamp,
}

/// One page of an edition's nominations.
pub async fn page(
    conn: &mut Conn,
    id: EditionId,
    filter: &Filter,
    sort: Sort,
    (limit, offset): (i64, i64),
) -> Result<Vec<Line>> {
    let sql = match sort {
        Sort::Number => BY_NUMBER,
        Sort::Name => BY_NAME,
        Sort::Received => BY_RECEIPT,
    };
    all!(
        conn,
        sql,
        id,
        filter.pattern(),
        filter.status,
        filter.screening,
        filter.category,
        filter.district,
        filter.origin,
        filter.again,
        limit,
        offset
    )
}

/// How many nominations the filter lets through.
pub async fn count(conn: &mut Conn, id: EditionId, filter: &Filter) -> Result<i64> {
    one!(
        conn,
        COUNT,
        id,
        filter.pattern(),
        filter.status,
        filter.screening,
        filter.category,
        filter.district,
        filter.origin,
        filter.again
    )
}

/// How many nominations of one state there are.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Tally {
    pub status: NominationStatus,
    pub screening: Screening,
    pub number: i64,
    /// How many of them the office had decided about before.
    pub again: i64,
}

/// An edition's nominations, counted by state.
pub async fn tally(conn: &mut Conn, id: EditionId) -> Result<Vec<Tally>> {
    all!(conn, TALLY, id)
}

/// Another nomination that nobody has looked at: the next one after `this`, from the first again after the last.
pub async fn next_pending(conn: &mut Conn, id: EditionId, this: NominationId) -> Result<Option<NominationId>> {
    maybe!(conn, NEXT_PENDING, id, this)
}

/// A sheet that judges an earlier text than the one that its jury reads now.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Overtaken {
    pub name: String,
    pub revision: i64,
}

/// The sheets on a nomination that were made before its last correction.
pub async fn overtaken(conn: &mut Conn, id: NominationId) -> Result<Vec<Overtaken>> {
    let mut sheets: Vec<Overtaken> = all!(conn, OVERTAKEN, id)?;
    sheets.sort_by_cached_key(|sheet| (sort_key(&sheet.name), sheet.revision));
    Ok(sheets)
}

/// The name of a round in which jurors read the nomination or have read it.
pub async fn judged_in(conn: &mut Conn, id: NominationId) -> Result<Option<String>> {
    maybe!(conn, JUDGED_IN, id)
}
