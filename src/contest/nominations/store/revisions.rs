//! SQL of the table `nomination_revision`: what a nomination said before it was changed, and who reads which text.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::contest::nominations::model::{Answers, Nomination, text_seal};
use crate::ground::audit::acts::{NominationChanged, RoundOpened, Verb};
use crate::ground::db::{Conn, all, insert, maybe, one};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{AssignmentId, NominationId, PersonId, RoundId};

const TEXT: &str = "select answers from nomination_revision where nomination_id = $1 and revision = $2";
// Where a round has no number yet, its jury reads what stands.
const PINNED: &str = "select v.answers from round_entry e join round r on r.round_id = e.round_id \
    join nomination_revision v on v.nomination_id = e.nomination_id and v.revision = e.revision \
    where e.nomination_id = $1 and r.status <> 'preparing' order by r.position desc limit 1";
const READ: &str = "select count(*) from round_entry e join round r on r.round_id = e.round_id \
    where e.nomination_id = $1 and r.status <> 'preparing'";
const OPEN_ROUNDS: &str = "select r.round_id, e.salt from round_entry e join round r on r.round_id = e.round_id \
    where e.nomination_id = $1 and r.status = 'open' order by r.position";
const OF_ROUND: &str = "select n.nomination_id, n.answers from round_entry e \
    join nomination n on n.nomination_id = e.nomination_id where e.round_id = $1 order by n.nomination_id";
const READERS: &str = "select a.assignment_id, a.round_id, a.person_id, p.email, p.language from assignment a \
    join round r on r.round_id = a.round_id and r.status = 'open' join sheet s on s.assignment_id = a.assignment_id \
    join person p on p.person_id = a.person_id and p.disabled_at is null \
    where a.nomination_id = $1 and a.recused_at is null and not exists (select 1 from conflict x \
    where x.nomination_id = a.nomination_id and x.person_id = a.person_id) order by p.email";
const SINCE: &str = "select v.replaced_at, v.reason, v.answers, v.revision from nomination_revision v \
    where v.nomination_id = $1 and v.revision >= $2 order by v.revision";

const CORRECTIONS: &str = "select v.nomination_id, n.receipt_number, v.replaced_at, v.replaced_by, v.reason \
    from nomination_revision v join round_entry e on e.nomination_id = v.nomination_id \
    join nomination n on n.nomination_id = v.nomination_id where e.round_id = $1 and v.reason is not null \
    order by v.replaced_at, n.receipt_number";
const READ_TEXTS: &str = "select e.round_id, e.nomination_id, e.revision, e.salt, n.receipt_number, n.revision as stands, \
    n.answers from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.salt is not null and n.erased_at is null order by n.nomination_id";
const RECORDED: &str = "select act, subject_id, detail from audit where (act = $1 and subject = 'round') \
    or (act = $2 and subject = 'nomination') order by position";

/// That the office changed what a jury was reading.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Correction {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub replaced_at: Timestamp,
    pub replaced_by: Option<PersonId>,
    pub reason: String,
}

/// What was corrected in the entries of a round while a jury read them, the first first.
pub async fn corrections(conn: &mut Conn, round: RoundId) -> Result<Vec<Correction>> {
    all!(conn, CORRECTIONS, round)
}

/// Keeps what a nomination says, before it says something else.
pub async fn keep(
    conn: &mut Conn,
    nomination: &Nomination,
    by: Option<PersonId>,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    insert!(conn, "nomination_revision" {
        nomination_id: nomination.nomination_id, revision: nomination.revision, answers: nomination.answers,
        replaced_at: now, replaced_by: by, reason,
    })
}

/// What a nomination said under an earlier number.
pub async fn text(conn: &mut Conn, id: NominationId, revision: i64) -> Result<Option<Answers>> {
    let text: Option<Json<Answers>> = maybe!(conn, TEXT, id, revision)?;
    Ok(text.map(|Json(answers)| answers))
}

/// The earlier text that a jury reads; absent where it reads what stands.
pub async fn pinned(conn: &mut Conn, id: NominationId) -> Result<Option<Answers>> {
    let text: Option<Json<Answers>> = maybe!(conn, PINNED, id)?;
    Ok(text.map(|Json(answers)| answers))
}

/// Whether a jury reads it or has read it.
pub async fn is_read(conn: &mut Conn, id: NominationId) -> Result<bool> {
    one!(conn, READ, id).map(|rounds: i64| rounds > 0)
}

/// The open rounds in which a jury reads it, with the random beginning of the hash that the record has.
pub async fn open_rounds(conn: &mut Conn, id: NominationId) -> Result<Vec<(RoundId, Option<String>)>> {
    all!(conn, OPEN_ROUNDS, id)
}

/// A juror who has begun a sheet on a nomination in an open round.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reader {
    pub assignment_id: AssignmentId,
    pub round_id: RoundId,
    pub person_id: PersonId,
    pub email: String,
    pub language: Lang,
}

/// Who has begun a sheet on a nomination in an open round, and may go on with it.
pub async fn readers(conn: &mut Conn, id: NominationId) -> Result<Vec<Reader>> {
    all!(conn, READERS, id)
}

#[derive(sqlx::FromRow)]
struct ReadText {
    round_id: RoundId,
    nomination_id: NominationId,
    revision: Option<i64>,
    salt: String,
    receipt_number: String,
    stands: i64,
    answers: Json<Answers>,
}

/// Whether juries read what the record says that they read: how many texts, or the number of one that is another.
pub async fn check(conn: &mut Conn) -> Result<std::result::Result<usize, String>> {
    let (opened, changed) = (Verb::RoundOpened.word(), Verb::NominationChanged.word());
    let recorded: Vec<(String, Uuid, Json<Value>)> = all!(conn, RECORDED, opened, changed)?;
    let mut seals: HashMap<(Uuid, Uuid), String> = HashMap::new();
    for (act, subject, Json(detail)) in &recorded {
        let is_opened = act == opened;
        let texts = if is_opened { RoundOpened::texts().of(detail) } else { NominationChanged::texts().of(detail) };
        for (key, seal) in texts.and_then(Value::as_object).into_iter().flatten() {
            let (Ok(key), Some(seal)) = (key.parse::<Uuid>(), seal.as_str()) else { continue };
            let place = if is_opened { (*subject, key) } else { (key, *subject) };
            seals.insert(place, seal.to_owned());
        }
    }
    let read: Vec<ReadText> = all!(conn, READ_TEXTS)?;
    let count = read.len();
    for one in read {
        let answers = match one.revision.filter(|revision| *revision != one.stands) {
            Some(revision) => text(conn, one.nomination_id, revision).await?.unwrap_or_default(),
            None => one.answers.0,
        };
        let known = seals.get(&(one.round_id.0, one.nomination_id.0));
        if known != Some(&text_seal(&one.salt, &answers)) {
            return Ok(Err(one.receipt_number));
        }
    }
    Ok(Ok(count))
}

/// What the entries of a round say.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<(NominationId, Json<Answers>)>> {
    all!(conn, OF_ROUND, id)
}

/// A change of a nomination's text, with what it said until then.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Change {
    pub replaced_at: Timestamp,
    pub reason: Option<String>,
    #[serde(skip)]
    pub answers: Json<Answers>,
    /// The number of the text that was replaced.
    pub revision: i64,
}

/// How a nomination's text has changed since it had a number, oldest first.
pub async fn since(conn: &mut Conn, id: NominationId, revision: i64) -> Result<Vec<Change>> {
    all!(conn, SINCE, id, revision)
}
