//! Who is named in calls, results and answers about naming, and how somebody is erased from them.

use sqlx::types::Json;
use uuid::Uuid;

use crate::ground::db::{Conn, all, run};
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactor, Redactors, Subject, Table, Written};
use crate::ids::{LaureateId, NominationId};

/// What the columns hold.
pub const TABLES: &[Table] = &[
    // All dates of a call, before and after.
    Table { ours: &["after", "before"], ..Table::of("calendar_move") },
    Table { office: &["description", "label"], ..Table::of("category") },
    Table { office: &["description", "label", "scale_labels"], ..Table::of("criterion") },
    Table {
        ours: &["motion_tie_rule", "status", "tie_rule"],
        office: &["eligible", "note", "purpose", "venue"],
        written: &[Written { free: ANY, ..Written::of("contact") }],
        ..Table::of("edition")
    },
    Table { emptied: &["award", "name", "project", "reason"], ..Table::of("laureate") },
    Table { ours: &["fact"], ..Table::of("later_fact") },
    Table {
        // Of somebody who is honoured and is no entry.
        kept: &["name"],
        written: &[Written {
            own: "recorded_by = $1",
            free: ANY,
            about: "nomination_id = $1",
            near: ANY,
            ..Written::of("source")
        }],
        ..Table::of("naming_answer")
    },
    Table {
        ours: &["key", "letters", "parity"],
        office: &["name", "organisers", "slogan", "sponsor"],
        ..Table::of("prize")
    },
    Table { hashes: &["sha256"], sealed: &["content"], ..Table::of("published_call") },
    Table {
        ours: &["kind", "role", "shown_for"],
        office: &["hint", "label", "options", "section"],
        ..Table::of("question")
    },
    Table { office: &["label", "options"], ..Table::of("question_wording") },
    Table { office: &["label"], ..Table::of("special_prize") },
];

const LAUREATE_NAMES: &str = "select name from laureate where nomination_id is null or nomination_id <> $1";
const LAUREATES: &str = "select laureate_id, name, project, reason from laureate where nomination_id = $1";
// What the jury called a special prize; not what the call does.
const PRIZE_NAMES: &str = "select laureate_id, award from laureate where nomination_id = $1 and award is not null \
    and exists (select 1 from decision d where d.nomination_id = $1 and d.kind = 'special_prize' \
    and d.special_prize_id is null)";
// Nobody outside knows who that is.
const ERASE_LAUREATE: &str = "update laureate set name = $2, project = null, reason = null where nomination_id = $1";

/// What a result has of an entry.
#[derive(sqlx::FromRow)]
pub struct InResult {
    pub laureate_id: LaureateId,
    pub name: String,
    pub project: Option<String>,
    pub reason: Option<String>,
}

impl InResult {
    /// Whether more than its number stands there.
    pub fn has_words(&self, number: &str) -> bool {
        self.name != number || self.project.is_some() || self.reason.is_some()
    }
}

/// What results have of an entry.
pub async fn in_results(conn: &mut Conn, id: NominationId) -> Result<Vec<InResult>> {
    all!(conn, LAUREATES, id)
}

/// Everybody's names but those of one entry.
pub async fn names(conn: &mut Conn, beside: Uuid) -> Result<Vec<String>> {
    let mut names: Vec<String> = all!(conn, LAUREATE_NAMES, beside)?;
    let answers: Vec<String> = all!(conn, "select name from naming_answer where name is not null")?;
    names.extend(answers);
    Ok(names)
}

/// Takes a subject out of calls and of answers about naming. A result keeps whom it names in public.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await?;
    let Subject::Entry(entry) = subject else { return Ok(()) };
    if !entry.named {
        let id = entry.nomination_id;
        take_out_of_prize_names(conn, id, &redactor.near).await?;
        run!(conn, ERASE_LAUREATE, id, entry.receipt_number)?;
    }
    Ok(())
}

async fn take_out_of_prize_names(conn: &mut Conn, id: NominationId, words: &Redactor) -> Result<()> {
    type Row = (LaureateId, Json<serde_json::Value>);
    let rows: Vec<Row> = all!(conn, PRIZE_NAMES, id)?;
    for (laureate, Json(before)) in rows {
        let mut award = before.clone();
        words.out_of_value(&mut award);
        if award != before {
            run!(conn, "update laureate set award = $2 where laureate_id = $1", laureate, Json(&award))?;
        }
    }
    Ok(())
}
