//! What a ranking reads: it is derived from the sheets whenever they have changed. And the table `tie_break`.

pub mod forget;

use std::collections::HashMap;

use laudatio_tally::ranked::{Competing, Sheet};
use serde::Serialize;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::contest::prizes::model::TieRule;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all, insert, marks, maybe, one, run};
use crate::ground::error::{AppError, Result};
use crate::ground::web::Pager;
use crate::i18n::{printed, sort_key};
use crate::ids::{ApprovalId, CategoryId, NominationId, PersonId, RoundId, TieBreakId};
use crate::text;

use super::ties::TieBreak;

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
    one!(conn, STAMP, round)
}

/// The same people in the order of these names, which random draws follow.
pub fn in_order_of_names(mut names: Vec<(PersonId, String)>) -> Vec<PersonId> {
    names.sort_by_cached_key(|(_, name)| text::line(name));
    names.into_iter().map(|(person, _)| person).collect()
}

/// Everybody who was to read something in a round; people of the same name are numbered.
pub async fn names(conn: &mut Conn, round: RoundId) -> Result<Vec<(PersonId, String)>> {
    let mut rows: Vec<(PersonId, String)> = all!(conn, NAMES, round)?;
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
    all!(conn, TITLES, round)
}

impl From<NamedEntry> for Competing {
    fn from(entry: NamedEntry) -> Self {
        Self { nomination_id: entry.nomination_id, receipt_number: entry.receipt_number, assigned: entry.assigned }
    }
}

/// An entry of the round, in dictionary order of its title.
#[derive(Debug, sqlx::FromRow)]
pub struct NamedEntry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub nominee_name: String,
    /// Jurors who are to score it and have not stepped back.
    pub assigned: i64,
}

/// The entries of a round.
pub async fn entries(conn: &mut Conn, round: RoundId) -> Result<Vec<NamedEntry>> {
    all!(conn, ENTRIES, round)
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
    maybe!(conn, ENTRY, round, id)
}

/// The entries of one page of a list: at most [`Pager::SIZE`], in any order.
pub async fn shown(conn: &mut Conn, ids: &[NominationId]) -> Result<Vec<Shown>> {
    let Some(&first) = ids.first() else { return Ok(Vec::new()) };
    // One text for every page: the last one binds some of them twice.
    let wanted: Vec<NominationId> =
        (0..Pager::SIZE as usize).map(|index| ids.get(index).copied().unwrap_or(first)).collect();
    let text = format!(
        "select nomination_id, title, nominee_name, category_id from nomination where nomination_id in ({})",
        marks(wanted.len())
    );
    all!(conn, AssertSqlSafe(text), ..&wanted)
}

/// A sheet as it is read: its points as "1:7,2:9".
type Row = (NominationId, PersonId, String);

/// The submitted sheets of jurors who have not stepped back; `positions` are the criteria's, in order.
pub async fn sheets(conn: &mut Conn, round: RoundId, positions: &[i64]) -> Result<Vec<Sheet>> {
    let rows: Vec<Row> = all!(conn, SHEETS, round)?;
    read(rows, positions)
}

/// The same of one entry.
pub async fn sheets_of(conn: &mut Conn, round: RoundId, entry: NominationId, positions: &[i64]) -> Result<Vec<Sheet>> {
    let rows: Vec<Row> = all!(conn, SHEETS_OF, round, entry)?;
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
    let mut jurors: Vec<JurorOfEntry> = all!(conn, JURORS, round, entry)?;
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
const KEEP: &str = "insert into tie_break (tie_break_id, round_id, rank, rule, seed, entries, reason, decided_by, \
    decided_at, approval_id, sheets_sha256, method, kept_from) \
    select $1, round_id, $2, rule, seed, entries, reason, decided_by, decided_at, approval_id, sheets_sha256, method, \
    tie_break_id from tie_break where tie_break_id = $3";
const SET_ONE_ASIDE: &str = "update tie_break set set_aside_at = $1 where round_id = $2 and rank = $3 \
    and set_aside_at is null";

/// Sets all decisions of a round aside: it was opened again, and its places may be shared in another way.
pub async fn set_aside(conn: &mut Conn, round: RoundId, now: Timestamp) -> Result<()> {
    run!(conn, "update tie_break set set_aside_at = $1 where round_id = $2 and set_aside_at is null", now, round)
}

/// Sets one decision aside that holds for nobody any more: another one takes its place.
pub async fn set_one_aside(conn: &mut Conn, round: RoundId, rank: i64, now: Timestamp) -> Result<()> {
    run!(conn, SET_ONE_ASIDE, now, round, rank)
}

/// The decisions of a round that were set aside, the newest first.
pub async fn earlier(conn: &mut Conn, round: RoundId) -> Result<Vec<TieBreak>> {
    all!(conn, EARLIER, round)
}

/// Lets a decision that was set aside hold on, on what may be another place.
pub async fn keep(conn: &mut Conn, id: TieBreakId, earlier: TieBreakId, rank: i64) -> Result<()> {
    run!(conn, KEEP, id, rank, earlier)
}

/// How shared places of a round were settled, the best place first; not what was set aside.
pub async fn tie_breaks(conn: &mut Conn, round: RoundId) -> Result<Vec<TieBreak>> {
    all!(conn, TIE_BREAKS, round)
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
    insert!(conn, "tie_break" {
        tie_break_id: new.tie_break_id, round_id: new.round_id, rank: new.rank, rule: new.rule, seed: new.seed,
        entries: new.entries, reason: new.reason, decided_by: new.decided_by, decided_at: new.decided_at,
        approval_id: new.approval_id, sheets_sha256: new.sheets_sha256, method: new.method,
    })
}
