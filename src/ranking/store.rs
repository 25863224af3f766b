//! What a ranking reads: it is derived from the sheets whenever they have changed. And the table `tie_break`.

use std::collections::HashMap;

use serde::Serialize;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{printed, sort_key};
use crate::ids::{ApprovalId, CategoryId, NominationId, PersonId, RoundId, TieBreakId};
use crate::on;
use crate::prizes::model::TieRule;
use crate::standing::competes;
use crate::text;
use crate::web::Pager;

use super::ties::TieBreak;

/// A submitted sheet: points by criterion, in the order of the criteria.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub points: Vec<i64>,
}

// What a ranking depends on, without reading it. A saved sheet has a new version and a new moment; an entry that is
// withdrawn or called otherwise has a new version.
const STAMP: &str = concat!(
    "select count(*) as sheets, cast(sum(h.version) as bigint) as versions, \
    max(h.changed_at) as changed_at, \
    (select count(*) from assignment b where b.round_id = $1 and b.recused_at is null) as assigned, \
    (select count(*) from round_entry e join nomination n on n.nomination_id = e.nomination_id \
        where e.round_id = $1 and ",
    competes!(),
    ") as entries, \
    (select cast(sum(n.version) as bigint) from round_entry e \
        join nomination n on n.nomination_id = e.nomination_id where e.round_id = $1) as entry_versions \
    from assignment a join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1 and a.recused_at is null"
);
const NAMES: &str = "select distinct p.person_id, p.name from assignment a \
    join person p on p.person_id = a.person_id where a.round_id = $1";

const TITLES: &str = "select n.nomination_id, n.title from round_entry e \
    join nomination n on n.nomination_id = e.nomination_id where e.round_id = $1";
const ENTRIES: &str = concat!(
    "select n.nomination_id, n.receipt_number, n.title, n.nominee_name, \
    (select count(*) from assignment a where a.round_id = $1 and a.nomination_id = n.nomination_id \
        and a.recused_at is null) as assigned \
    from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and ",
    competes!(),
    " order by n.sort_key, n.receipt_number"
);
// One row per sheet: a thousand entries have fifteen thousand scores.
const SHEETS: &str = "select a.nomination_id, a.person_id, \
    string_agg(cast(c.position as text) || ':' || cast(s.points as text), ',') as points \
    from assignment a join sheet h on h.assignment_id = a.assignment_id \
    join score s on s.sheet_id = h.sheet_id join round_criterion c on c.round_criterion_id = s.round_criterion_id \
    where a.round_id = $1 and a.recused_at is null and h.status = 'submitted' \
    group by a.assignment_id, a.nomination_id, a.person_id order by a.nomination_id, a.person_id";
const SHEETS_OF: &str = "select a.nomination_id, a.person_id, \
    string_agg(cast(c.position as text) || ':' || cast(s.points as text), ',') as points \
    from assignment a join sheet h on h.assignment_id = a.assignment_id \
    join score s on s.sheet_id = h.sheet_id join round_criterion c on c.round_criterion_id = s.round_criterion_id \
    where a.round_id = $1 and a.nomination_id = $2 and a.recused_at is null and h.status = 'submitted' \
    group by a.assignment_id, a.nomination_id, a.person_id";
const ENTRY: &str = concat!(
    "select n.nomination_id, n.title, n.nominee_name, n.category_id \
    from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and e.nomination_id = $2 and ",
    competes!()
);
// One page of a list. Its last page binds some of them twice.
const SHOWN: &str = "select n.nomination_id, n.title, n.nominee_name, n.category_id from nomination n \
    where n.nomination_id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
    $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, \
    $42, $43, $44, $45, $46, $47, $48, $49, $50)";
const JURORS: &str = "select a.person_id, p.name, a.recused_at, h.status, h.comment from assignment a \
    join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1 and a.nomination_id = $2";

/// The state of a round's sheets and entries: while it is the same, so is the ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Stamp {
    sheets: i64,
    versions: Option<i64>,
    changed_at: Option<Timestamp>,
    assigned: i64,
    entries: i64,
    entry_versions: Option<i64>,
}

/// The state of a round.
pub async fn stamp(conn: &mut Conn, round: RoundId) -> Result<Stamp> {
    Ok(on!(conn, c => sqlx::query_as(STAMP).bind(round).fetch_one(c).await)?)
}

/// The same people in the order of these names, which random draws follow.
pub fn in_order_of_names(mut names: Vec<(PersonId, String)>) -> Vec<PersonId> {
    names.sort_by_cached_key(|(_, name)| text::line(name));
    names.into_iter().map(|(person, _)| person).collect()
}

/// Everybody who was to read something in a round; people of the same name are numbered.
pub async fn names(conn: &mut Conn, round: RoundId) -> Result<Vec<(PersonId, String)>> {
    let mut rows: Vec<(PersonId, String)> = on!(conn, c => sqlx::query_as(NAMES).bind(round).fetch_all(c).await)?;
    rows.sort_by_cached_key(|(id, name)| (sort_key(name), *id));
    let mut seen: HashMap<String, usize> = HashMap::new();
    let names = rows.into_iter().map(|(id, name)| {
        let count = seen.entry(printed(&name)).or_insert(0);
        *count += 1;
        (id, if *count > 1 { format!("{name} ({count})") } else { name })
    });
    Ok(names.collect())
}

/// What the entries of a round are called, those that compete no more among them.
pub async fn titles(conn: &mut Conn, round: RoundId) -> Result<Vec<(NominationId, String)>> {
    Ok(on!(conn, c => sqlx::query_as(TITLES).bind(round).fetch_all(c).await)?)
}

/// An entry as the engine takes it: without what it is called.
#[derive(Debug)]
pub struct Competing {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    /// Jurors who are to score it and have not stepped back.
    pub assigned: i64,
}

impl From<Entry> for Competing {
    fn from(entry: Entry) -> Self {
        Self { nomination_id: entry.nomination_id, receipt_number: entry.receipt_number, assigned: entry.assigned }
    }
}

/// An entry of the round, in dictionary order of its title.
#[derive(Debug, sqlx::FromRow)]
pub struct Entry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub nominee_name: String,
    /// Jurors who are to score it and have not stepped back.
    pub assigned: i64,
}

/// The entries of a round.
pub async fn entries(conn: &mut Conn, round: RoundId) -> Result<Vec<Entry>> {
    Ok(on!(conn, c => sqlx::query_as(ENTRIES).bind(round).fetch_all(c).await)?)
}

/// An entry as a list shows it.
#[derive(Debug, sqlx::FromRow)]
pub struct Shown {
    pub nomination_id: NominationId,
    pub title: String,
    pub nominee_name: String,
    pub category_id: Option<CategoryId>,
}

/// One entry of a round; `None` when it is not in it any more.
pub async fn entry(conn: &mut Conn, round: RoundId, id: NominationId) -> Result<Option<Shown>> {
    Ok(on!(conn, c => sqlx::query_as(ENTRY).bind(round).bind(id).fetch_optional(c).await)?)
}

/// The entries of one page of a list: at most [`Pager::SIZE`], in any order.
pub async fn shown(conn: &mut Conn, ids: &[NominationId]) -> Result<Vec<Shown>> {
    let Some(&first) = ids.first() else { return Ok(Vec::new()) };
    let wanted = (0..Pager::SIZE as usize).map(|index| ids.get(index).copied().unwrap_or(first));
    Ok(on!(conn, c => wanted.clone().fold(sqlx::query_as(SHOWN), |query, id| query.bind(id)).fetch_all(c).await)?)
}

/// A sheet as it is read: its points as "1:7,2:9".
type Row = (NominationId, PersonId, String);

/// The submitted sheets of jurors who have not stepped back; `positions` are the criteria's, in order.
pub async fn sheets(conn: &mut Conn, round: RoundId, positions: &[i64]) -> Result<Vec<Sheet>> {
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(SHEETS).bind(round).fetch_all(c).await)?;
    read(rows, positions)
}

/// The same of one entry.
pub async fn sheets_of(conn: &mut Conn, round: RoundId, entry: NominationId, positions: &[i64]) -> Result<Vec<Sheet>> {
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(SHEETS_OF).bind(round).bind(entry).fetch_all(c).await)?;
    read(rows, positions)
}

fn read(rows: Vec<Row>, positions: &[i64]) -> Result<Vec<Sheet>> {
    let column: HashMap<i64, usize> =
        positions.iter().enumerate().map(|(index, &position)| (position, index)).collect();
    rows.into_iter()
        .map(|(nomination_id, person_id, text)| {
            let mut points = vec![None; positions.len()];
            for pair in text.split(',') {
                let (position, value) = pair.split_once(':').ok_or_else(|| broken(nomination_id))?;
                let position = position.parse().map_err(|_| broken(nomination_id))?;
                let column = column.get(&position).ok_or_else(|| broken(nomination_id))?;
                points[*column] = value.parse().ok();
            }
            // A submitted sheet has points on every criterion; one that has not must not count as zeros.
            let points = points.into_iter().collect::<Option<Vec<i64>>>().ok_or_else(|| broken(nomination_id))?;
            Ok(Sheet { nomination_id, person_id, points })
        })
        .collect()
}

fn broken(id: NominationId) -> AppError {
    AppError::Internal(format!("a submitted sheet on nomination {id} does not fit the round's criteria"))
}

/// A juror of one entry with the state of the sheet.
#[derive(Debug, sqlx::FromRow)]
pub struct JurorOfEntry {
    pub person_id: PersonId,
    pub name: String,
    pub recused_at: Option<Timestamp>,
    pub status: Option<String>,
    pub comment: Option<String>,
}

/// Who was assigned to an entry, by name.
pub async fn jurors(conn: &mut Conn, round: RoundId, entry: NominationId) -> Result<Vec<JurorOfEntry>> {
    let mut jurors: Vec<JurorOfEntry> =
        on!(conn, c => sqlx::query_as(JURORS).bind(round).bind(entry).fetch_all(c).await)?;
    jurors.sort_by_cached_key(|juror| (sort_key(&juror.name), juror.person_id));
    Ok(jurors)
}

macro_rules! tie_break {
    ($rest:literal) => {
        concat!(
            "select t.tie_break_id, t.rank, t.rule, t.seed, t.entries, t.reason, q.name as asked_by, \
             p.name as decided_by, t.decided_at, t.sheets_sha256, t.method \
             from tie_break t join person p on p.person_id = t.decided_by \
             left join approval a on a.approval_id = t.approval_id left join person q on q.person_id = a.asked_by \
             where t.round_id = $1 ",
            $rest
        )
    };
}

const TIE_BREAKS: &str = tie_break!("and t.set_aside_at is null order by t.rank");
const EARLIER: &str = tie_break!("and t.set_aside_at is not null order by t.decided_at desc, t.tie_break_id desc");
const INSERT_TIE_BREAK: &str = "insert into tie_break (tie_break_id, round_id, rank, rule, seed, entries, reason, \
    decided_by, decided_at, approval_id, sheets_sha256, method) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const KEEP: &str = "insert into tie_break (tie_break_id, round_id, rank, rule, seed, entries, reason, decided_by, \
    decided_at, approval_id, sheets_sha256, method, kept_from) \
    select $1, round_id, $2, rule, seed, entries, reason, decided_by, decided_at, approval_id, sheets_sha256, method, \
    tie_break_id from tie_break where tie_break_id = $3";
const SET_ASIDE: &str = "update tie_break set set_aside_at = $1 where round_id = $2 and set_aside_at is null";
const SET_ONE_ASIDE: &str = "update tie_break set set_aside_at = $1 where round_id = $2 and rank = $3 \
    and set_aside_at is null";

/// Sets all decisions of a round aside: it was opened again, and its places may be shared in another way.
pub async fn set_aside(conn: &mut Conn, round: RoundId, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(SET_ASIDE).bind(now).bind(round).execute(c).await.map(drop))?;
    Ok(())
}

/// Sets one decision aside that holds for nobody any more: another one takes its place.
pub async fn set_one_aside(conn: &mut Conn, round: RoundId, rank: i64, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(SET_ONE_ASIDE).bind(now).bind(round).bind(rank).execute(c).await.map(drop))?;
    Ok(())
}

/// The decisions of a round that were set aside, the newest first.
pub async fn earlier(conn: &mut Conn, round: RoundId) -> Result<Vec<TieBreak>> {
    Ok(on!(conn, c => sqlx::query_as(EARLIER).bind(round).fetch_all(c).await)?)
}

/// Lets a decision that was set aside hold on, on what may be another place.
pub async fn keep(conn: &mut Conn, id: TieBreakId, earlier: TieBreakId, rank: i64) -> Result<()> {
    on!(conn, c => sqlx::query(KEEP).bind(id).bind(rank).bind(earlier).execute(c).await.map(drop))?;
    Ok(())
}

/// How shared places of a round were settled, the best place first; not what was set aside.
pub async fn tie_breaks(conn: &mut Conn, round: RoundId) -> Result<Vec<TieBreak>> {
    Ok(on!(conn, c => sqlx::query_as(TIE_BREAKS).bind(round).fetch_all(c).await)?)
}

/// A decision that is to be kept.
pub struct NewTieBreak<'a> {
    pub tie_break_id: TieBreakId,
    pub round_id: RoundId,
    pub rank: i64,
    pub rule: TieRule,
    pub seed: Option<&'a str>,
    pub entries: Json<&'a Vec<NominationId>>,
    pub reason: &'a str,
    pub decided_by: PersonId,
    pub decided_at: Timestamp,
    /// What was asked for and confirmed.
    pub approval_id: ApprovalId,
    /// The [digest](super::ties::sheets_sha256) of the sheets that it rests on.
    pub sheets_sha256: &'a str,
    /// How the lot was drawn.
    pub method: Option<&'a str>,
}

/// Keeps a decision; a second one on the same place is refused as a duplicate.
pub async fn insert_tie_break(conn: &mut Conn, new: &NewTieBreak<'_>) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_TIE_BREAK)
        .bind(new.tie_break_id)
        .bind(new.round_id)
        .bind(new.rank)
        .bind(new.rule)
        .bind(new.seed)
        .bind(new.entries)
        .bind(new.reason)
        .bind(new.decided_by)
        .bind(new.decided_at)
        .bind(new.approval_id)
        .bind(new.sheets_sha256)
        .bind(new.method)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}
