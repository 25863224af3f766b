//! SQL of the table `snapshot`, and what a snapshot is made of.

pub mod keys;

use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::types::Json;
use uuid::Uuid;

use crate::approvals::Act;
use crate::audit::Link;
use crate::audit::chain::hex;
use crate::clock::{Timestamp, WallTime};
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::sort_key;
use crate::ids::{
    ApprovalId, AssignmentId, ConflictId, ExtensionId, NominationId, PersonId, RoundId, SheetId, SnapshotId,
};
use crate::on;
use crate::prizes::model::TieRule;
use crate::scoring::model::SheetStatus;

use super::model::{self, Occasion};

macro_rules! columns {
    () => {
        "snapshot_id, round_id, number, occasion, sha256, salt, entries, jurors, sheets, taken_at, position, seal"
    };
}

const INSERT: &str = concat!(
    "insert into snapshot (",
    columns!(),
    ", content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
);
const OF_ROUND: &str = concat!("select ", columns!(), " from snapshot where round_id = $1 order by number desc");
const CONTENT: &str = "select content from snapshot where snapshot_id = $1";
const ALL: &str = concat!(
    "select ",
    columns!(),
    ", (select a.hash from audit a where a.position = snapshot.position) as recorded, \
     (select a.detail from audit a where a.position = snapshot.position) as detail from snapshot \
     order by position"
);
const NAMES: &str = "select 'juror', p.person_id, p.name from person p \
    where p.person_id in (select person_id from round_juror where round_id = $1 \
    union select person_id from assignment where round_id = $1) \
    union all select 'entry', n.nomination_id, n.receipt_number || ' ' || n.title from round_entry e \
    join nomination n on n.nomination_id = e.nomination_id where e.round_id = $1";
const JURORS: &str = "select p.person_id, p.name, d.declared_at, \
    (exists (select 1 from round_juror j where j.round_id = $1 and j.person_id = p.person_id)) as member \
    from person p left join declaration d on d.round_id = $1 and d.person_id = p.person_id \
    where p.person_id in (select person_id from round_juror where round_id = $1 \
    union select person_id from assignment where round_id = $1)";
const ENTRIES: &str = "select n.nomination_id, n.receipt_number, n.status, n.screening from round_entry e \
    join nomination n on n.nomination_id = e.nomination_id where e.round_id = $1";
const CONFLICTS: &str = "select c.conflict_id, c.nomination_id, c.person_id, c.reason, c.origin, c.created_at, c.note \
    from conflict c join round_entry e on e.nomination_id = c.nomination_id where e.round_id = $1 \
    and c.person_id in (select person_id from round_juror where round_id = $1 \
    union select person_id from assignment where round_id = $1) order by c.conflict_id";
const ASSIGNMENTS: &str = "select assignment_id, nomination_id, person_id, origin, created_at, recused_at \
    from assignment where round_id = $1 order by assignment_id";
const SHEETS: &str = "select h.sheet_id, h.assignment_id, h.status, h.version, h.changed_at, h.submitted_at, h.comment, \
    string_agg(cast(c.position as text) || ':' || cast(s.points as text), ',') as points \
    from assignment a join sheet h on h.assignment_id = a.assignment_id \
    left join score s on s.sheet_id = h.sheet_id \
    left join round_criterion c on c.round_criterion_id = s.round_criterion_id where a.round_id = $1 \
    group by h.sheet_id, h.assignment_id, h.status, h.version, h.changed_at, h.submitted_at, h.comment \
    order by h.sheet_id";
const EXTENSIONS: &str = "select extension_id, person_id, closes_at, granted_by, granted_at, reason from extension \
    where round_id = $1 order by granted_at, extension_id";
const APPROVALS: &str = "select approval_id, act, asked_by, asked_at, answered_by, answered_at, alone, reason \
    from approval where subject_id = $1 and act in ('close', 'reopen', 'settle') and status = 'confirmed' \
    order by answered_at, approval_id";
const TIES: &str = "select rank, rule, seed, entries, decided_by, decided_at, reason, approval_id, sheets_sha256, \
    method from tie_break where round_id = $1 and set_aside_at is null order by rank";

/// A frozen round, without what is in it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Snapshot {
    pub snapshot_id: SnapshotId,
    pub round_id: RoundId,
    /// Counted from 1 in each round.
    pub number: i64,
    pub occasion: Occasion,
    pub sha256: String,
    /// What the hashes of texts begin with: whoever has it and a text can show that the text was there.
    #[serde(skip)]
    pub salt: String,
    pub entries: i64,
    pub jurors: i64,
    /// The sheets that count.
    pub sheets: i64,
    pub taken_at: Timestamp,
    /// Where in the record it was frozen, and the seal of that act.
    pub position: i64,
    pub seal: String,
}

impl Snapshot {
    /// The act that froze it.
    pub fn link(&self) -> Link {
        Link { position: self.position, seal: self.seal.clone() }
    }
}

/// Keeps a snapshot. A second one with the same number is refused as a duplicate.
pub async fn insert(conn: &mut Conn, snapshot: &Snapshot, content: &str) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT)
        .bind(snapshot.snapshot_id)
        .bind(snapshot.round_id)
        .bind(snapshot.number)
        .bind(snapshot.occasion)
        .bind(&snapshot.sha256)
        .bind(&snapshot.salt)
        .bind(snapshot.entries)
        .bind(snapshot.jurors)
        .bind(snapshot.sheets)
        .bind(snapshot.taken_at)
        .bind(snapshot.position)
        .bind(&snapshot.seal)
        .bind(content)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// The snapshots of a round, the newest first.
pub async fn of_round(conn: &mut Conn, round: RoundId) -> Result<Vec<Snapshot>> {
    Ok(on!(conn, c => sqlx::query_as(OF_ROUND).bind(round).fetch_all(c).await)?)
}

/// The newest snapshot of a round; none while it has never been closed.
pub async fn latest(conn: &mut Conn, round: RoundId) -> Result<Option<Snapshot>> {
    Ok(of_round(conn, round).await?.into_iter().next())
}

/// What is in a snapshot.
pub async fn content(conn: &mut Conn, id: SnapshotId) -> Result<String> {
    let content: Option<String> = on!(conn, c => sqlx::query_scalar(CONTENT).bind(id).fetch_optional(c).await)?;
    content.ok_or(AppError::NotFound)
}

/// Looks whether every snapshot is as it was frozen; gives how many there are, or the first that is not: its round
/// and number.
pub async fn check_all(conn: &mut Conn) -> Result<std::result::Result<usize, (RoundId, i64)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        #[sqlx(flatten)]
        snapshot: Snapshot,
        recorded: Option<String>,
        detail: Option<Json<serde_json::Value>>,
    }
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(ALL).fetch_all(c).await)?;
    for Row { snapshot, recorded, detail } in &rows {
        let content = content(conn, snapshot.snapshot_id).await?;
        let said = |term: &str| detail.as_ref().and_then(|detail| detail.get(term));
        let same = hex(&Sha256::digest(&content)) == snapshot.sha256
            && recorded.as_ref() == Some(&snapshot.seal)
            && said("sha256").and_then(serde_json::Value::as_str) == Some(&snapshot.sha256)
            && said("number").and_then(serde_json::Value::as_i64) == Some(snapshot.number);
        if !same {
            return Ok(Err((snapshot.round_id, snapshot.number)));
        }
    }
    Ok(Ok(rows.len()))
}

/// Who the keys of a round's snapshots are, as far as they are still known: what it is, the key, the name.
pub async fn names(conn: &mut Conn, round: RoundId) -> Result<Vec<(String, Uuid, String)>> {
    let mut names: Vec<(String, Uuid, String)> = on!(conn, c => sqlx::query_as(NAMES).bind(round).fetch_all(c).await)?;
    names.sort();
    Ok(names)
}

/// A juror of a round.
#[derive(sqlx::FromRow)]
pub struct Juror {
    pub person_id: PersonId,
    name: String,
    pub declared_at: Option<Timestamp>,
    pub member: bool,
}

/// Everybody who belongs to a round, or was to read something in it.
pub async fn jurors(conn: &mut Conn, round: RoundId) -> Result<Vec<Juror>> {
    let mut jurors: Vec<Juror> = on!(conn, c => sqlx::query_as(JURORS).bind(round).fetch_all(c).await)?;
    jurors.sort_by_cached_key(|juror| (sort_key(&juror.name), juror.person_id));
    Ok(jurors)
}

/// The entries of a round by their numbers, also those that were withdrawn.
pub async fn entries(conn: &mut Conn, round: RoundId) -> Result<Vec<model::Entry>> {
    type Row = (NominationId, String, String, String);
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(ENTRIES).bind(round).fetch_all(c).await)?;
    let mut entries: Vec<model::Entry> = rows
        .into_iter()
        .map(|(nomination_id, receipt_number, status, screening)| model::Entry {
            nomination_id,
            receipt_number,
            status,
            screening,
        })
        .collect();
    // Here and not in SQL, where engines order texts in their own ways.
    entries.sort_by(|a, b| a.receipt_number.cmp(&b.receipt_number));
    Ok(entries)
}

/// The conflicts between a round's entries and its jurors; `hash` makes of a note what may leave the program.
pub async fn conflicts(conn: &mut Conn, round: RoundId, hash: impl Fn(&str) -> String) -> Result<Vec<model::Conflict>> {
    type Row = (ConflictId, NominationId, PersonId, String, String, Timestamp, Option<String>);
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(CONFLICTS).bind(round).fetch_all(c).await)?;
    let conflict = |(conflict_id, nomination_id, person_id, reason, origin, created_at, note): Row| model::Conflict {
        conflict_id,
        nomination_id,
        person_id,
        reason,
        origin,
        created_at,
        note_sha256: note.filter(|note| !note.is_empty()).map(|note| hash(&note)),
    };
    Ok(rows.into_iter().map(conflict).collect())
}

/// Who was to read what.
pub async fn assignments(conn: &mut Conn, round: RoundId) -> Result<Vec<model::Assignment>> {
    type Row = (AssignmentId, NominationId, PersonId, String, Timestamp, Option<Timestamp>);
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(ASSIGNMENTS).bind(round).fetch_all(c).await)?;
    let assignment = |(assignment_id, nomination_id, person_id, origin, created_at, recused_at): Row| {
        model::Assignment { assignment_id, nomination_id, person_id, origin, created_at, recused_at }
    };
    Ok(rows.into_iter().map(assignment).collect())
}

/// A sheet as it is read: its points as "1:7,2:9".
#[derive(sqlx::FromRow)]
pub struct Sheet {
    pub sheet_id: SheetId,
    pub assignment_id: AssignmentId,
    pub status: SheetStatus,
    pub version: i64,
    pub changed_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub comment: String,
    points: Option<String>,
}

impl Sheet {
    /// The points by the criteria's positions.
    pub fn points(&self, positions: &[i64]) -> Vec<Option<i64>> {
        let mut points = vec![None; positions.len()];
        for (position, value) in self.points.iter().flat_map(|text| text.split(',')).filter_map(|p| p.split_once(':')) {
            let column = position.parse().ok().and_then(|position: i64| positions.iter().position(|p| *p == position));
            if let Some(column) = column {
                points[column] = value.parse().ok();
            }
        }
        points
    }
}

/// Every sheet of a round, drafts and those of jurors who have stepped back among them.
pub async fn sheets(conn: &mut Conn, round: RoundId) -> Result<Vec<Sheet>> {
    Ok(on!(conn, c => sqlx::query_as(SHEETS).bind(round).fetch_all(c).await)?)
}

/// Who was given more time; `hash` makes of a reason what may leave the program.
pub async fn extensions(
    conn: &mut Conn,
    round: RoundId,
    hash: impl Fn(&str) -> String,
) -> Result<Vec<model::Extension>> {
    type Row = (ExtensionId, Option<PersonId>, WallTime, PersonId, Timestamp, String);
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(EXTENSIONS).bind(round).fetch_all(c).await)?;
    let extension = |(extension_id, person_id, closes_at, granted_by, granted_at, reason): Row| {
        let reason_sha256 = hash(&reason);
        model::Extension { extension_id, person_id, closes_at, granted_by, granted_at, reason_sha256 }
    };
    Ok(rows.into_iter().map(extension).collect())
}

/// Who closed the round, opened it again and settled its places, the first time first.
pub async fn approvals(conn: &mut Conn, round: RoundId, hash: impl Fn(&str) -> String) -> Result<Vec<model::Approval>> {
    type Row = (ApprovalId, Act, PersonId, Timestamp, PersonId, Timestamp, bool, String);
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(APPROVALS).bind(round).fetch_all(c).await)?;
    let approval = |(approval_id, act, asked_by, asked_at, confirmed_by, confirmed_at, alone, reason): Row| {
        let reason_sha256 = Some(reason).filter(|reason| !reason.is_empty()).map(|reason| hash(&reason));
        model::Approval { approval_id, act, asked_by, asked_at, confirmed_by, confirmed_at, alone, reason_sha256 }
    };
    Ok(rows.into_iter().map(approval).collect())
}

/// How shared places were settled since the round was last closed, the best place first.
pub async fn ties(conn: &mut Conn, round: RoundId, hash: impl Fn(&str) -> String) -> Result<Vec<model::Tie>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        rank: i64,
        rule: TieRule,
        seed: Option<String>,
        entries: Json<Vec<NominationId>>,
        decided_by: PersonId,
        decided_at: Timestamp,
        reason: String,
        approval_id: Option<ApprovalId>,
        sheets_sha256: Option<String>,
        method: Option<String>,
    }
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(TIES).bind(round).fetch_all(c).await)?;
    let tie = |row: Row| model::Tie {
        rank: row.rank,
        rule: row.rule,
        seed: row.seed,
        entries: row.entries.0,
        settled_by: row.decided_by,
        settled_at: row.decided_at,
        reason_sha256: hash(&row.reason),
        approval_id: row.approval_id,
        sheets_sha256: row.sheets_sha256,
        method: row.method,
    };
    Ok(rows.into_iter().map(tie).collect())
}
