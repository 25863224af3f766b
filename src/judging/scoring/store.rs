//! SQL of the tables `sheet`, `score` and `sheet_history`, and what jurors and the office see of them.

pub mod forget;

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::types::Json;

use crate::blind_columns;
use crate::clock::{Timestamp, WallTime};
use crate::contest::nominations::Blind;
use crate::contest::rounds::extensions::later;
use crate::contest::rounds::model::{RoundStatus, Scoring, scoring};
use crate::contest::standing::{competes, reads};
use crate::ground::audit::{self, acts::Verb};
use crate::ground::db::{Conn, Translated, all, insert, maybe, run, update};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{AssignmentId, EditionId, NominationId, PersonId, RoundCriterionId, RoundId, SheetId};

use super::model::{Points, SheetStatus};

// A juror sees an entry while it competes and nothing stands between the two: neither a mark on the assignment
// nor a conflict that came up after a round had closed.
macro_rules! seen_by_juror {
    () => {
        concat!(
            " and a.recused_at is null and r.status <> 'preparing' and ",
            competes!(),
            " and not exists (select 1 from conflict x where x.nomination_id = a.nomination_id \
             and x.person_id = a.person_id)"
        )
    };
}

const OF_JUROR: &str = concat!(
    "select a.assignment_id, a.nomination_id, r.round_id, r.name as round, r.status as round_status, \
     r.scoring_opens_at, r.scoring_closes_at, \
     (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.person_id = a.person_id \
     and x.taken_back_at is null) as extended_until, r.edition_id, p.name as prize, e.year, c.label as category, \
     s.status, s.changed_at, \
     (s.revision < (select x.shown_since from round_entry x where x.round_id = a.round_id \
     and x.nomination_id = a.nomination_id)) as overtaken, ",
    blind_columns!(),
    ", \
     (select q.jury_sees from question q where q.edition_id = r.edition_id and q.role = 'category') as category_seen \
     from assignment a join round r on r.round_id = a.round_id join edition e on e.edition_id = r.edition_id \
     join prize p on p.prize_id = e.prize_id join nomination n on n.nomination_id = a.nomination_id \
     left join category c on c.category_id = n.category_id left join sheet s on s.assignment_id = a.assignment_id \
     where a.person_id = $1",
    seen_by_juror!()
);
const OWN: &str = concat!(
    "select a.assignment_id, a.nomination_id, a.person_id, r.round_id, r.status as round_status, \
     r.scoring_opens_at, r.scoring_closes_at, \
     (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.person_id = a.person_id \
     and x.taken_back_at is null) as extended_until, r.edition_id, e.shows_scores, \
     (select x.revision from round_entry x where x.round_id = a.round_id and x.nomination_id = a.nomination_id) as text, \
     (select x.shown_since from round_entry x where x.round_id = a.round_id \
     and x.nomination_id = a.nomination_id) as shown_since, s.revision as judged, s.sheet_id, s.status, s.comment, \
     s.version, s.changed_at, s.submitted_at from assignment a join round r on r.round_id = a.round_id \
     join edition e on e.edition_id = r.edition_id join nomination n on n.nomination_id = a.nomination_id \
     left join sheet s on s.assignment_id = a.assignment_id where a.assignment_id = $1 and a.person_id = $2",
    seen_by_juror!()
);
const OVERTAKEN: &str = concat!(
    "select a.nomination_id, n.receipt_number, p.name as juror from sheet s \
    join assignment a on a.assignment_id = s.assignment_id join round_entry e on e.round_id = a.round_id \
    and e.nomination_id = a.nomination_id join nomination n on n.nomination_id = a.nomination_id \
    join person p on p.person_id = a.person_id where a.round_id = $1 and a.recused_at is null and ",
    competes!(),
    " and s.revision < e.shown_since \
    and not exists (select 1 from conflict x where x.nomination_id = a.nomination_id and x.person_id = a.person_id) \
    order by length(n.receipt_number), n.receipt_number"
);
const POINTS: &str = "select round_criterion_id, points from score where sheet_id = $1";
const RECEIPT: &str = "select t.position, t.hash, s.sheet_id, a.person_id from assignment a \
    join sheet s on s.assignment_id = a.assignment_id and s.status = 'submitted' \
    join audit t on t.subject_id = s.sheet_id and t.act = $2 where a.assignment_id = $1 \
    order by t.position desc limit 1";
const OTHERS: &str = "select p.person_id, p.name, x.round_criterion_id, x.points from assignment a \
    join sheet s on s.assignment_id = a.assignment_id and s.status = 'submitted' \
    join score x on x.sheet_id = s.sheet_id join person p on p.person_id = a.person_id \
    where a.round_id = $1 and a.nomination_id = $2 and a.person_id <> $3 and a.recused_at is null \
    and not exists (select 1 from conflict q where q.nomination_id = a.nomination_id and q.person_id = a.person_id)";
const PROGRESS: &str = concat!(
    "select j.person_id, p.name, p.email, p.language, (p.disabled_at is not null) as disabled, \
    count(case when n.nomination_id is not null and ",
    reads!(),
    " then 1 end) as total, \
    count(case when n.nomination_id is not null and h.status = 'submitted' then 1 end) as submitted, \
    count(case when n.nomination_id is not null and h.status = 'draft' then 1 end) as drafts, \
    max(h.changed_at) as changed_at, \
    (select max(m.created_at) from mail m where m.recipient = p.email and m.kind = 'reminder') as reminded_at \
    from round_juror j join person p on p.person_id = j.person_id \
    left join assignment a on a.round_id = j.round_id and a.person_id = j.person_id and a.recused_at is null \
    left join nomination n on n.nomination_id = a.nomination_id and ",
    competes!(),
    " left join sheet h on h.assignment_id = a.assignment_id \
    where j.round_id = $1 group by j.person_id, p.name, p.email, p.language, p.disabled_at"
);

/// An entry in a juror's list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    pub assignment_id: AssignmentId,
    pub nomination_id: NominationId,
    pub round_id: RoundId,
    pub round: String,
    pub round_status: RoundStatus,
    pub scoring_opens_at: Option<WallTime>,
    scoring_closes_at: Option<WallTime>,
    extended_until: Option<WallTime>,
    pub edition_id: EditionId,
    pub prize: Translated,
    pub year: i64,
    #[sqlx(flatten)]
    names: Blind,
    category: Option<Translated>,
    /// Absent until something was saved.
    pub status: Option<SheetStatus>,
    pub changed_at: Option<Timestamp>,
    /// Whether what the jury reads was corrected after the sheet was made.
    overtaken: Option<bool>,
    // Whether jurors see the answer to that question, if the form has it.
    category_seen: Option<bool>,
}

impl Listed {
    /// The title as jurors see it, by the same rule as in the dossier.
    pub fn title(&self) -> &str {
        self.names.title()
    }

    /// The category, unless it is hidden from jurors.
    pub fn category(&self, lang: Lang) -> Option<&str> {
        self.category.as_ref().filter(|_| self.category_seen == Some(true)).map(|words| words.get(lang))
    }

    /// Whether the entry was corrected after the sheet was made, so that the juror may look again.
    pub fn is_overtaken(&self) -> bool {
        self.overtaken == Some(true)
    }

    /// Whether its round takes sheets at a moment.
    pub fn scoring(&self, now: Timestamp) -> Scoring {
        scoring(self.round_status, self.scoring_opens_at, self.closes(), now)
    }

    /// When it ends for this juror.
    pub fn closes(&self) -> Option<WallTime> {
        later(self.scoring_closes_at, self.extended_until)
    }

    /// Whether this juror has more time than the others.
    pub fn is_extended(&self) -> bool {
        self.closes() > self.scoring_closes_at
    }
}

/// Everything that a juror has to read, in all rounds that are or were open: by title as in a dictionary.
pub async fn of_juror(conn: &mut Conn, person: PersonId) -> Result<Vec<Listed>> {
    let mut listed: Vec<Listed> = all!(conn, OF_JUROR, person)?;
    listed.sort_by_cached_key(|entry| (crate::i18n::sort_key(entry.title()), entry.assignment_id));
    Ok(listed)
}

/// What a juror may score, with the sheet as far as there is one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Own {
    pub assignment_id: AssignmentId,
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub round_id: RoundId,
    pub round_status: RoundStatus,
    pub scoring_opens_at: Option<WallTime>,
    scoring_closes_at: Option<WallTime>,
    extended_until: Option<WallTime>,
    pub edition_id: EditionId,
    pub shows_scores: bool,
    /// The text that the jury reads, by its number.
    pub text: Option<i64>,
    /// The first text that shows the jury what it sees now.
    pub shown_since: Option<i64>,
    /// The text that the sheet judges.
    pub judged: Option<i64>,
    pub sheet_id: Option<SheetId>,
    pub status: Option<SheetStatus>,
    pub comment: Option<String>,
    /// Absent until something was saved.
    pub version: Option<i64>,
    pub changed_at: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
}

impl Own {
    /// Whether a sheet that judges this text was made before the last correction that jurors see.
    pub fn is_overtaken(&self, judged: Option<i64>) -> bool {
        matches!((judged, self.shown_since), (Some(judged), Some(since)) if judged < since)
    }

    /// Whether its round takes sheets at a moment.
    pub fn scoring(&self, now: Timestamp) -> Scoring {
        scoring(self.round_status, self.scoring_opens_at, self.closes(), now)
    }

    /// When it ends for this juror.
    pub fn closes(&self) -> Option<WallTime> {
        later(self.scoring_closes_at, self.extended_until)
    }
}

/// A juror's own assignment; `None` for somebody else's, for one that a conflict ended, and before the round opens.
pub async fn own(conn: &mut Conn, id: AssignmentId, person: PersonId) -> Result<Option<Own>> {
    maybe!(conn, OWN, id, person)
}

/// A sheet that was made before the entry was corrected, and whose juror has not looked again.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Overtaken {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub juror: String,
}

/// The sheets of a round that were made before their entry was corrected.
pub async fn overtaken(conn: &mut Conn, id: RoundId) -> Result<Vec<Overtaken>> {
    let mut sheets: Vec<Overtaken> = all!(conn, OVERTAKEN, id)?;
    let number = |sheet: &Overtaken| (sheet.receipt_number.len(), sheet.receipt_number.clone());
    sheets.sort_by_cached_key(|sheet| (number(sheet), crate::i18n::sort_key(&sheet.juror)));
    Ok(sheets)
}

/// The points of a sheet.
pub async fn points(conn: &mut Conn, id: SheetId) -> Result<Points> {
    let rows: Vec<(RoundCriterionId, i64)> = all!(conn, POINTS, id)?;
    Ok(rows.into_iter().collect())
}

/// That a sheet was taken: where in the record, and under which keys it stands in the evidence of its round.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// Such as "1234-a1b2c3d4e5f60718".
    pub number: String,
    pub sheet_id: SheetId,
    pub person_id: PersonId,
}

/// The receipt of a sheet that is submitted.
pub async fn receipt(conn: &mut Conn, id: AssignmentId) -> Result<Option<Receipt>> {
    type Row = (i64, String, SheetId, PersonId);
    let row: Option<Row> = maybe!(conn, RECEIPT, id, Verb::SheetSubmitted.word())?;
    Ok(row.map(|(position, seal, sheet_id, person_id)| Receipt {
        number: audit::Link { position, seal }.receipt(),
        sheet_id,
        person_id,
    }))
}

/// What a sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub status: SheetStatus,
    pub comment: String,
    pub points: Points,
}

/// Begins a sheet. A second one for the same assignment is refused as a duplicate.
pub async fn insert(
    conn: &mut Conn,
    id: SheetId,
    assignment: AssignmentId,
    content: &Content,
    now: Timestamp,
) -> Result<()> {
    insert!(conn, "sheet" {
        sheet_id: id, assignment_id: assignment, status: content.status, comment: content.comment, version: 1_i64,
        changed_at: now, submitted_at: (content.status == SheetStatus::Submitted).then_some(now),
    })?;
    write_points(conn, id, 1, content, now).await
}

/// Changes a sheet that is still at `version`; false when it is not.
pub async fn update(conn: &mut Conn, id: SheetId, version: i64, content: &Content, now: Timestamp) -> Result<bool> {
    let changed = update!(conn, "sheet" {
        status: content.status, comment: content.comment, changed_at: now,
        submitted_at: (content.status == SheetStatus::Submitted).then_some(now),
    } "version = version + 1" where { sheet_id: id, version })?;
    if changed {
        run!(conn, "delete from score where sheet_id = $1", id)?;
        write_points(conn, id, version + 1, content, now).await?;
    }
    Ok(changed)
}

/// Keeps which text of the entry a sheet judges.
pub async fn judge(conn: &mut Conn, id: SheetId, text: Option<i64>) -> Result<()> {
    run!(conn, "update sheet set revision = $2 where sheet_id = $1", id, text)
}

/// Writes the points, and the whole state into the history.
async fn write_points(conn: &mut Conn, id: SheetId, version: i64, content: &Content, now: Timestamp) -> Result<()> {
    for (criterion, points) in &content.points {
        insert!(conn, "score" { sheet_id: id, round_criterion_id: criterion, points })?;
    }
    insert!(conn, "sheet_history" {
        sheet_id: id, version, status: content.status, comment: content.comment, scores: Json(&content.points),
        changed_at: now,
    })
}

/// What another juror gave.
#[derive(Clone, Debug)]
pub struct Other {
    pub name: String,
    pub points: Points,
}

/// The other jurors' submitted points for an entry, by name. Whether somebody may see them is the caller's to decide.
pub async fn others(conn: &mut Conn, own: &Own) -> Result<Vec<Other>> {
    let rows: Vec<(PersonId, String, RoundCriterionId, i64)> =
        all!(conn, OTHERS, own.round_id, own.nomination_id, own.person_id)?;
    let mut others: BTreeMap<PersonId, Other> = BTreeMap::new();
    for (person, name, criterion, points) in rows {
        others.entry(person).or_insert(Other { name, points: Points::new() }).points.insert(criterion, points);
    }
    let mut others: Vec<Other> = others.into_values().collect();
    others.sort_by_cached_key(|other| crate::i18n::sort_key(&other.name));
    Ok(others)
}

/// How far a juror of a round has come.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Progress {
    pub person_id: PersonId,
    pub name: String,
    #[serde(skip)]
    pub email: String,
    #[serde(skip)]
    pub language: Lang,
    pub disabled: bool,
    pub total: i64,
    pub submitted: i64,
    pub drafts: i64,
    pub changed_at: Option<Timestamp>,
    pub reminded_at: Option<Timestamp>,
}

impl Progress {
    /// How many sheets are still to come.
    pub fn missing(&self) -> i64 {
        self.total - self.submitted
    }
}

/// How far each juror of a round has come, by name. What a conflict ended counts for nothing.
pub async fn progress(conn: &mut Conn, id: RoundId) -> Result<Vec<Progress>> {
    let mut progress: Vec<Progress> = all!(conn, PROGRESS, id)?;
    progress.sort_by_cached_key(|juror| (crate::i18n::sort_key(&juror.name), juror.person_id));
    Ok(progress)
}
