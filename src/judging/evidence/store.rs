//! SQL of the table `snapshot`, and what a snapshot is made of.

pub mod keys;

use laudatio_tally::TieRule;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::{Timestamp, WallTime};
use crate::ground::audit::Link;
use crate::ground::audit::acts::RoundFrozen;
use crate::ground::db::{Conn, all, insert, maybe, row};
use crate::ground::error::{AppError, Result};
use crate::ground::personal::Table;
use crate::i18n::sort_key;
use crate::ids::{
    ApprovalId, AssignmentId, ConflictId, ExtensionId, NominationId, PersonId, RoundId, SheetId, SnapshotId,
};
use crate::judging::scoring::model::SheetStatus;
use crate::people::approvals::Act;

use super::model::{self, Occasion};

/// What the columns hold. A snapshot has keys and hashes in the place of people and of what they wrote.
pub const TABLES: &[Table] = &[
    Table { ours: &["cause"], hashes: &["endorsement", "public_key"], ..Table::of("evidence_key") },
    Table { ours: &["occasion"], hashes: &["salt", "seal", "sha256"], sealed: &["content"], ..Table::of("snapshot") },
];

row!(snapshot_columns: Snapshot = "snapshot" {
    snapshot_id, round_id, number, occasion, sha256, salt, entries, jurors, sheets, taken_at, position, seal,
});

const OF_ROUND: &str =
    concat!("select ", snapshot_columns!(), " from snapshot where round_id = $1 order by number desc");
const ALL: &str = concat!(
    "select ",
    snapshot_columns!(),
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
    insert!(conn, snapshot + { content })
}

/// The snapshots of a round, the newest first.
pub async fn of_round(conn: &mut Conn, round: RoundId) -> Result<Vec<Snapshot>> {
    all!(conn, OF_ROUND, round)
}

/// The newest snapshot of a round; none while it has never been closed.
pub async fn latest(conn: &mut Conn, round: RoundId) -> Result<Option<Snapshot>> {
    Ok(of_round(conn, round).await?.into_iter().next())
}

/// What is in a snapshot.
pub async fn content(conn: &mut Conn, id: SnapshotId) -> Result<String> {
    let content: Option<String> = maybe!(conn, "select content from snapshot where snapshot_id = $1", id)?;
    content.ok_or(AppError::NotFound)
}

/// Looks whether every snapshot is as it was frozen; gives how many there are, or the first that is not: its round
/// and number.
pub async fn check_all(conn: &mut Conn) -> Result<std::result::Result<usize, (RoundId, i64)>> {
    #[derive(sqlx::FromRow)]
    struct CheckedRow {
        #[sqlx(flatten)]
        snapshot: Snapshot,
        recorded: Option<String>,
        detail: Option<Json<serde_json::Value>>,
    }
    let rows: Vec<CheckedRow> = all!(conn, ALL)?;
    for CheckedRow { snapshot, recorded, detail } in &rows {
        let content = content(conn, snapshot.snapshot_id).await?;
        let (sha256, number) = (RoundFrozen::sha256(), RoundFrozen::number());
        let same = hex::encode(Sha256::digest(&content)) == snapshot.sha256
            && recorded.as_ref() == Some(&snapshot.seal)
            && detail.as_ref().is_some_and(|Json(detail)| {
                sha256.of(detail).and_then(serde_json::Value::as_str) == Some(&snapshot.sha256)
                    && number.of(detail).and_then(serde_json::Value::as_i64) == Some(snapshot.number)
            });
        if !same {
            return Ok(Err((snapshot.round_id, snapshot.number)));
        }
    }
    Ok(Ok(rows.len()))
}

/// Who the keys of a round's snapshots are, as far as they are still known: what it is, the key, the name.
pub async fn names(conn: &mut Conn, round: RoundId) -> Result<Vec<(String, Uuid, String)>> {
    let mut names: Vec<(String, Uuid, String)> = all!(conn, NAMES, round)?;
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
    let mut jurors: Vec<Juror> = all!(conn, JURORS, round)?;
    jurors.sort_by_cached_key(|juror| (sort_key(&juror.name), juror.person_id));
    Ok(jurors)
}

/// The entries of a round by their numbers, also those that were withdrawn.
pub async fn entries(conn: &mut Conn, round: RoundId) -> Result<Vec<model::FrozenEntry>> {
    type CheckedRow = (NominationId, String, String, String);
    let rows: Vec<CheckedRow> = all!(conn, ENTRIES, round)?;
    let mut entries: Vec<model::FrozenEntry> = rows
        .into_iter()
        .map(|(nomination_id, receipt_number, status, screening)| model::FrozenEntry {
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
    type CheckedRow = (ConflictId, NominationId, PersonId, String, String, Timestamp, Option<String>);
    let rows: Vec<CheckedRow> = all!(conn, CONFLICTS, round)?;
    let conflict =
        |(conflict_id, nomination_id, person_id, reason, origin, created_at, note): CheckedRow| model::Conflict {
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
    type CheckedRow = (AssignmentId, NominationId, PersonId, String, Timestamp, Option<Timestamp>);
    let rows: Vec<CheckedRow> = all!(conn, ASSIGNMENTS, round)?;
    let assignment = |(assignment_id, nomination_id, person_id, origin, created_at, recused_at): CheckedRow| {
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
    all!(conn, SHEETS, round)
}

/// Who was given more time; `hash` makes of a reason what may leave the program.
pub async fn extensions(
    conn: &mut Conn,
    round: RoundId,
    hash: impl Fn(&str) -> String,
) -> Result<Vec<model::Extension>> {
    type CheckedRow = (ExtensionId, Option<PersonId>, WallTime, PersonId, Timestamp, String);
    let rows: Vec<CheckedRow> = all!(conn, EXTENSIONS, round)?;
    let extension = |(extension_id, person_id, closes_at, granted_by, granted_at, reason): CheckedRow| {
        let reason_sha256 = hash(&reason);
        model::Extension { extension_id, person_id, closes_at, granted_by, granted_at, reason_sha256 }
    };
    Ok(rows.into_iter().map(extension).collect())
}

/// Who closed the round, opened it again and settled its places, the first time first.
pub async fn approvals(conn: &mut Conn, round: RoundId, hash: impl Fn(&str) -> String) -> Result<Vec<model::Approval>> {
    type CheckedRow = (ApprovalId, Act, PersonId, Timestamp, PersonId, Timestamp, bool, String);
    let rows: Vec<CheckedRow> = all!(conn, APPROVALS, round)?;
    let approval = |(approval_id, act, asked_by, asked_at, confirmed_by, confirmed_at, alone, reason): CheckedRow| {
        let reason_sha256 = Some(reason).filter(|reason| !reason.is_empty()).map(|reason| hash(&reason));
        model::Approval { approval_id, act, asked_by, asked_at, confirmed_by, confirmed_at, alone, reason_sha256 }
    };
    Ok(rows.into_iter().map(approval).collect())
}

/// How shared places were settled since the round was last closed, the best place first.
pub async fn ties(conn: &mut Conn, round: RoundId, hash: impl Fn(&str) -> String) -> Result<Vec<model::Tie>> {
    #[derive(sqlx::FromRow)]
    struct TieRow {
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
    let rows: Vec<TieRow> = all!(conn, TIES, round)?;
    let tie = |row: TieRow| model::Tie {
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
