//! SQL of what is known about somebody. It reads and empties tables of other features, and asks none of them to know
//! about erasing.

mod account;

use std::collections::HashSet;

use sqlx::types::Json;
use uuid::Uuid;

use crate::audit;
use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{fold, printed, sort_key};
use crate::ids::{LaureateId, LetterId, LotId, NominationId, QuestionId};
use crate::nominations::model::{Answer, Answers, Essence, Nomination};
use crate::nominations::store as nominations;
use crate::on;
use crate::prizes::model::{PublicLaureate, Question};
use crate::prizes::store as prizes;

use super::model::{Entry, GONE, Remaining, Words, is_personal, remaining};

pub use account::{account, erase_account, keep_choices};

/// The tables whose rows are emptied or removed here.
pub const SCRUBBED: [&str; 33] = [
    "affiliation",
    "annulment",
    "approval",
    "attendance",
    "audit_words",
    "conflict",
    "decision",
    "edition",
    "expertise",
    "extension",
    "feedback",
    "jury_session",
    "laureate",
    "laureate_picture",
    "letter",
    "lot",
    "mail",
    "motion",
    "naming_answer",
    "nomination",
    "nomination_revision",
    "objection",
    "one_time_link",
    "organisation_conflict",
    "person",
    "preference",
    "round",
    "round_entry",
    "session",
    "sheet",
    "sheet_history",
    "tie_break",
    "verdict",
];

// Everybody's names but those of one nomination.
const NAMES_BESIDE_ENTRY: &str = "select name from person union \
    select name from laureate where nomination_id is null or nomination_id <> $1 \
    union select person_name from motion where person_name is not null and not exists (select 1 from decision d \
    where d.motion_id = motion.motion_id and d.nomination_id = $1) \
    union select person_name from decision where person_name is not null \
    union select name from naming_answer where name is not null \
    union select name from attendance \
    union select nominee_name from nomination where nomination_id <> $1 \
    union select nominator_name from nomination where nominator_name is not null and nomination_id <> $1";

/// Where people write about one nomination; `$1` is its key.
const TEXTS_OF_ENTRY: [(&str, &str, &str); 7] = [
    ("nomination", "admitted_reason", "nomination_id = $1"),
    ("nomination", "screening_reason", "nomination_id = $1"),
    ("nomination", "screening_reason_before", "nomination_id = $1"),
    ("conflict", "note", "nomination_id = $1"),
    ("naming_answer", "source", "nomination_id = $1"),
    ("sheet", "comment", "assignment_id in (select assignment_id from assignment where nomination_id = $1)"),
    (
        "sheet_history",
        "comment",
        "sheet_id in (select h.sheet_id from sheet h join assignment a on a.assignment_id = h.assignment_id \
         where a.nomination_id = $1)",
    ),
];

/// The motions about an entry: those that name it, and those about somebody by whose name it was found.
macro_rules! of_motions {
    ($more:literal) => {
        concat!(
            "motion_id in (select motion_id from motion_entry where nomination_id = $1 \
             union select motion_id from decision where nomination_id = $1)",
            $more
        )
    };
}

/// The same in the jury's session; what is said there about laureates stays with the result. What a special prize is called
/// in the call is nobody's.
const TEXTS_OF_SESSION: [(&str, &str, &str); 11] = [
    ("annulment", "reason", "decision_id in (select decision_id from decision where nomination_id = $1)"),
    ("motion_entry", "reason", "nomination_id = $1"),
    ("verdict", "body", "nomination_id = $1"),
    ("decision", "prize_name", "nomination_id = $1 and special_prize_id is null"),
    ("decision", "reason", "nomination_id = $1"),
    ("decision", "order_reason", "nomination_id = $1"),
    ("motion", "wording", of_motions!("")),
    ("motion", "reason", of_motions!("")),
    ("motion", "order_reason", of_motions!("")),
    ("motion", "person_name", of_motions!("")),
    ("motion", "prize_name", of_motions!(" and special_prize_id is null")),
];

/// Where people may write about a nomination among other things: only what means one person everywhere goes from there.
const TEXTS_NEAR: [(&str, &str, &str); 9] = [
    ("approval", "reason", "true"),
    ("approval", "title", "act = 'hide_picture'"),
    ("extension", "reason", "true"),
    ("extension", "taken_back_reason", "true"),
    ("feedback", "message", "true"),
    ("naming_answer", "source", "true"),
    ("objection", "body", "true"),
    ("round", "close_reason", "true"),
    ("tie_break", "reason", "true"),
];

/// The same in the jury's sessions.
const TEXTS_NEAR_SESSION: [(&str, &str, &str); 11] = [
    ("annulment", "reason", "true"),
    ("motion_entry", "reason", "true"),
    ("decision", "order_reason", "true"),
    ("decision", "reason", "true"),
    ("jury_session", "money_reason", "true"),
    ("lot", "purpose", "true"),
    ("motion", "order_reason", "true"),
    ("motion", "prize_name", "not exists (select 1 from decision d where d.motion_id = motion.motion_id)"),
    ("motion", "reason", "true"),
    ("motion", "wording", "true"),
    ("verdict", "body", "true"),
];

/// What was asked about its picture was once called by its name.
const PICTURE_TITLE: (&str, &str, &str) =
    ("approval", "title", "subject_id in (select laureate_id from laureate where nomination_id = $1)");

/// What leaves or has left for somebody.
const SENT: [(&str, &str); 6] = [
    ("letter", "body"),
    ("letter", "subject"),
    ("mail", "body_html"),
    ("mail", "body_text"),
    ("mail", "last_error"),
    ("mail", "subject"),
];
/// Which mails tell the office of this entry among the results of its call.
const TOUCHED: &str = "kind = 'touched' and replace(body_text, '/editions/EDITION/', '') <> body_text";

const LOTS: &str = "select lot_id, candidates from lot";
const SET_LOT: &str = "update lot set candidates = $2 where lot_id = $1";
const FEEDBACK: &str = "update feedback set email = null where email = $1";

const ENTRY_ERASED: &str =
    "select erased_at, token_hash is not null as has_link from nomination where nomination_id = $1";
const LAUREATES: &str = "select laureate_id, name, project, reason from laureate where nomination_id = $1";
// What the jury called a special prize; not what the call does.
const PRIZE_NAMES: &str = "select laureate_id, award from laureate where nomination_id = $1 and award is not null \
    and exists (select 1 from decision d where d.nomination_id = $1 and d.kind = 'special_prize' \
    and d.special_prize_id is null)";
const SET_PRIZE_NAME: &str = "update laureate set award = $2 where laureate_id = $1";
const PICTURE: &str = "select count(*) from laureate_picture where laureate_id in \
    (select laureate_id from laureate where nomination_id = $1)";
// Nobody outside knows who that is.
const ERASE_LAUREATE: &str = "update laureate set name = $2, project = null, reason = null where nomination_id = $1";
const ERASE_PICTURE: &str = "delete from laureate_picture where laureate_id in \
    (select laureate_id from laureate where nomination_id = $1)";
const REVISIONS: &str = "select answers from nomination_revision where nomination_id = $1 order by revision";
const DECIDED: &str = "select count(*) from decision d join jury_session s on s.jury_session_id = d.jury_session_id \
    where d.nomination_id = $1 and d.replaced_by is null and d.kind in ('place', 'special_prize') \
    and s.status = 'decided'";
const ERASE_ENTRY: &str = "update nomination set title = $2, nominee_name = $3, nominee_email = null, \
    nominator_name = null, nominator_email = null, token_hash = null, answers = $4, \
    search_text = $5, sort_key = $6, erased_at = $7, version = version + 1 \
    where nomination_id = $1 and version = $8 and erased_at is null";

// Letters about this nomination alone, or about others that are erased as well.
const LETTERS: &str = "select l.letter_id from letter l join letter_entry e on e.letter_id = l.letter_id \
    where e.nomination_id = $1 and not exists (select 1 from letter_entry o \
    join nomination n on n.nomination_id = o.nomination_id \
    where o.letter_id = e.letter_id and o.nomination_id <> $1 and n.erased_at is null)";
// Invitations to somebody of the jury.
const LETTERS_TO: &str = "select letter_id from letter where email = $1 and kind like 'invitation%' \
    and not exists (select 1 from letter_entry o where o.letter_id = letter.letter_id)";
const REMOVE_LETTER: &str = "delete from letter where letter_id = $1 and status in ('draft', 'reviewed')";
const EMPTY_LETTER: &str = "update letter set recipient_key = $2, name = $3, sort_key = $4, email = null, subject = $5, \
    body = '', basis = '', version = version + 1 where letter_id = $1";
// A mail that waits is not sent any more.
macro_rules! empty_mail {
    ($which:literal) => {
        concat!(
            "update mail set recipient = $1, subject = $1, body_text = '', body_html = '', last_error = null, \
             claimed_until = null, status = case when status = 'queued' then 'failed' else status end where ",
            $which
        )
    };
}
const EMPTY_MAIL_OF_LETTER: &str = empty_mail!("mail_id in (select mail_id from letter where letter_id = $2)");
const EMPTY_MAILS_TO: &str = empty_mail!("recipient = $2");
const EMPTY_MAILS_ABOUT: &str = empty_mail!("recipient = $2 and replace(body_text, $3, '') <> body_text");
const IS_SHARED: &str = "select (select count(*) from nomination where nomination_id <> $1 and erased_at is null \
    and (nominee_email = $2 or nominator_email = $2)) + (select count(*) from person where email = $3)";
const FORGET_ORGANISATION: &str = "delete from organisation_conflict where organisation = $1 \
    and not exists (select 1 from nomination where nominee_name = $2 and nomination_id <> $3)";

/// A nomination as it is.
pub async fn entry(conn: &mut Conn, id: NominationId, now: Timestamp) -> Result<Entry> {
    let nomination = nominations::find(conn, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(conn, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let questions = prizes::questions(conn, nomination.edition_id).await?;
    let (erased_at, has_link): (Option<Timestamp>, bool) =
        on!(conn, c => sqlx::query_as(ENTRY_ERASED).bind(id).fetch_one(c).await)?;
    let decided: i64 = on!(conn, c => sqlx::query_scalar(DECIDED).bind(id).fetch_one(c).await)?;
    let picture: i64 = on!(conn, c => sqlx::query_scalar(PICTURE).bind(id).fetch_one(c).await)?;
    let revisions: Vec<Json<Answers>> = on!(conn, c => sqlx::query_scalar(REVISIONS).bind(id).fetch_all(c).await)?;
    let personal: Vec<&Question> = questions.iter().filter(|question| is_personal(question)).collect();
    let of = |answers: &Answers| -> Vec<(QuestionId, Answer)> {
        let known = |question: &&Question| Some((question.question_id, answers.get(&question.question_id)?.clone()));
        personal.iter().filter_map(known).collect()
    };
    let mut answers = of(&nomination.answers);
    let mut earlier = Vec::new();
    for Json(revision) in &revisions {
        answers.extend(of(revision));
        earlier.push(Essence::of(&questions, revision));
    }
    // Whether everybody can read it there, now.
    let rows: Vec<InResult> = on!(conn, c => sqlx::query_as(LAUREATES).bind(id).fetch_all(c).await)?;
    let is_own = |laureate: &PublicLaureate| rows.iter().any(|row| row.laureate_id == laureate.laureate_id);
    let is_named = |laureate: &PublicLaureate| laureate.name.is_some() && is_own(laureate);
    let named = edition.shows_result(now)
        && prizes::public_laureates(conn, &[nomination.edition_id]).await?.iter().any(is_named);
    // What a result calls it may be all that is left of an entry that was erased while it was named.
    earlier.extend(rows.iter().map(InResult::said));
    let has_words = picture > 0 || rows.iter().any(|row| row.has_words(&nomination.receipt_number));
    let mut entry = Entry {
        nomination_id: id,
        edition_id: nomination.edition_id,
        receipt_number: nomination.receipt_number.clone(),
        title: nomination.title,
        answers,
        earlier,
        named,
        picture: picture > 0,
        namesake: false,
        nominee_name: nomination.nominee_name,
        nominee_email: nomination.nominee_email,
        nominator_name: nomination.nominator_name,
        nominator_email: nomination.nominator_email,
        status: nomination.status,
        screening: nomination.screening,
        has_link,
        erased_at,
        over: edition.is_settled(now),
        laureate: !rows.is_empty() || decided > 0,
        laureates: rows.iter().map(|row| row.laureate_id).collect(),
        has_words,
    };
    let others: Vec<String> = on!(conn, c => sqlx::query_scalar(NAMES_BESIDE_ENTRY).bind(id).fetch_all(c).await)?;
    entry.namesake = is_any(entry.names().into_iter(), &others);
    Ok(entry)
}

/// What a result has of an entry.
#[derive(sqlx::FromRow)]
struct InResult {
    laureate_id: LaureateId,
    name: String,
    project: Option<String>,
    reason: Option<String>,
}

impl InResult {
    fn said(&self) -> Essence {
        let title = self.project.clone().unwrap_or_else(|| self.name.clone());
        Essence { title, nominee_name: self.name.clone(), ..Essence::default() }
    }

    /// Whether more than its number stands there.
    fn has_words(&self, number: &str) -> bool {
        self.name != number || self.project.is_some() || self.reason.is_some()
    }
}

/// Whether one of these names is somebody's.
fn is_any<'n>(mut names: impl Iterator<Item = &'n str>, others: &[String]) -> bool {
    let others: HashSet<String> = others.iter().map(|name| spoken(name)).collect();
    names.any(|name| others.contains(&spoken(name)))
}

/// A name as people tell it apart from others: neither by accents and capitals nor by spaces.
fn spoken(name: &str) -> String {
    fold(&printed(name))
}

/// What others wrote about a nomination and what stays of it, without the words that go.
pub async fn remaining_texts(conn: &mut Conn, entry: &Entry) -> Result<Vec<Remaining>> {
    let (mut found, words) = (Vec::new(), entry.words());
    for &(table, column, scope) in TEXTS_OF_ENTRY.iter().chain(&TEXTS_OF_SESSION) {
        let text = format!("select distinct {column} from {table} where {scope} and {column} <> ''");
        let texts: Vec<String> = on!(conn, c => sqlx::query_scalar(sqlx::AssertSqlSafe(text))
            .bind(entry.nomination_id)
            .fetch_all(c)
            .await)?;
        // What the jury decided about those whom everybody knows stays word for word.
        let stays = entry.named && TEXTS_OF_SESSION.contains(&(table, column, scope));
        let read = |text: &String| if stays { text.clone() } else { words.out_of(text) };
        found.extend(texts.iter().map(|text| Remaining { place: format!("{table}-{column}"), text: read(text) }));
    }
    found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.text.cmp(&b.text)));
    found.dedup();
    Ok(found)
}

/// Erases who sent a nomination and whom it is about: number, category, state and results stay.
pub async fn erase_entry(conn: &mut Conn, entry: &Entry, now: Timestamp) -> Result<()> {
    let (id, words, telling) = (entry.nomination_id, entry.words(), entry.telling());
    let letters: Vec<LetterId> = on!(conn, c => sqlx::query_scalar(LETTERS).bind(id).fetch_all(c).await)?;
    let of_session: &[_] = if entry.named { &[] } else { &TEXTS_OF_SESSION };
    for &(table, column, scope) in TEXTS_OF_ENTRY.iter().chain(of_session) {
        take_out(conn, (table, column, scope), Some(id.0), &words).await?;
    }
    let near_session: &[_] = if entry.named { &[] } else { &TEXTS_NEAR_SESSION };
    for &place in TEXTS_NEAR.iter().chain(near_session) {
        take_out(conn, place, None, &telling).await?;
    }
    take_out(conn, PICTURE_TITLE, Some(id.0), &words).await?;
    let touched = TOUCHED.replace("EDITION", &entry.edition_id.to_string());
    for (table, column) in SENT {
        // A title that has the name in it is looked for while it is whole.
        if table == "mail" {
            take_out(conn, (table, column, &touched), None, &words).await?;
        }
        take_out(conn, (table, column, "true"), None, &telling).await?;
    }
    if !entry.named {
        take_out_of_lots(conn, &telling).await?;
        take_out_of_prize_names(conn, id, &words).await?;
        on!(conn, c => sqlx::query(ERASE_PICTURE).bind(id).execute(c).await.map(drop))?;
        on!(conn, c => sqlx::query(ERASE_LAUREATE).bind(id).bind(&entry.receipt_number).execute(c).await.map(drop))?;
    }
    for &letter in &letters {
        empty_letter(conn, letter, &entry.receipt_number).await?;
    }
    for email in entry.emails() {
        let folded = crate::accounts::model::fold_email(email);
        let shared: i64 =
            on!(conn, c => sqlx::query_scalar(IS_SHARED).bind(id).bind(email).bind(&folded).fetch_one(c).await)?;
        on!(conn, c => match shared {
            0 => sqlx::query(EMPTY_MAILS_TO).bind(GONE).bind(email).execute(c).await.map(drop),
            _ => sqlx::query(EMPTY_MAILS_ABOUT)
                .bind(GONE)
                .bind(email)
                .bind(&entry.receipt_number)
                .execute(c)
                .await.map(drop),
        })?;
        if shared == 0 {
            on!(conn, c => sqlx::query(FEEDBACK).bind(email).execute(c).await.map(drop))?;
        }
    }
    for name in entry.names() {
        on!(conn, c => sqlx::query(FORGET_ORGANISATION)
            .bind(crate::jury::suggest::organisation(name))
            .bind(name)
            .bind(id)
            .execute(c)
            .await.map(drop))?;
    }
    if entry.erased_at.is_none() {
        empty_nomination(conn, entry, now).await?;
    }
    let near = |act: &audit::About| {
        act.concerns(id.0)
            || letters.iter().any(|letter| act.concerns(letter.0))
            || entry.laureates.iter().any(|laureate| act.concerns(laureate.0))
    };
    audit::erase_texts(conn, |act, text| telling.stand_in(text) || (near(act) && words.stand_in(text))).await?;
    Ok(())
}

async fn empty_nomination(conn: &mut Conn, entry: &Entry, now: Timestamp) -> Result<()> {
    let nomination: Nomination = nominations::find(conn, entry.nomination_id).await?.ok_or(AppError::NotFound)?;
    let questions = prizes::questions(conn, entry.edition_id).await?;
    let number = &entry.receipt_number;
    let essence = Essence { title: number.clone(), nominee_name: number.clone(), ..Essence::default() };
    let done = on!(conn, c => sqlx::query(ERASE_ENTRY)
        .bind(entry.nomination_id)
        .bind(&essence.title)
        .bind(&essence.nominee_name)
        .bind(Json(remaining(&nomination.answers, &questions)))
        .bind(essence.search_text(number))
        .bind(sort_key(number))
        .bind(now)
        .bind(nomination.version)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    if done == 1 { Ok(()) } else { Err(AppError::Refused("error-changed-meanwhile")) }
}

async fn empty_letter(conn: &mut Conn, letter: LetterId, number: &str) -> Result<()> {
    on!(conn, c => sqlx::query(REMOVE_LETTER).bind(letter).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(EMPTY_MAIL_OF_LETTER).bind(GONE).bind(letter).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(EMPTY_LETTER)
        .bind(letter)
        .bind(letter.to_string())
        .bind(number)
        .bind(sort_key(number))
        .bind(GONE)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Takes words out of one column; `scope` says of which rows, where `$1` is a key.
async fn take_out(conn: &mut Conn, place: (&str, &str, &str), key: Option<Uuid>, words: &Words) -> Result<()> {
    for text in texts_in(conn, place, key).await? {
        put(conn, place, key, (&text, &words.out_of(&text))).await?;
    }
    Ok(())
}

/// What stands in one column.
async fn texts_in(conn: &mut Conn, place: (&str, &str, &str), key: Option<Uuid>) -> Result<Vec<String>> {
    let (table, column, scope) = place;
    let text = format!("select distinct {column} from {table} where {column} <> '' and ({scope})");
    Ok(on!(conn, c => {
        let query = sqlx::query_scalar(sqlx::AssertSqlSafe(text));
        let query = if let Some(key) = key.filter(|_| scope.contains("$1")) { query.bind(key) } else { query };
        query.fetch_all(c).await
    })?)
}

/// Puts another text in the place of one.
async fn put(
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
    on!(conn, c => {
        let query = sqlx::query(sqlx::AssertSqlSafe(text));
        let query = if let Some(key) = key { query.bind(key) } else { query };
        query.bind(before).bind(after).execute(c).await.map(drop)
    })?;
    Ok(())
}

async fn take_out_of_lots(conn: &mut Conn, words: &Words) -> Result<()> {
    type Row = (LotId, Json<serde_json::Value>);
    let lots: Vec<Row> = on!(conn, c => sqlx::query_as(LOTS).fetch_all(c).await)?;
    for (id, Json(before)) in lots {
        let mut candidates = before.clone();
        words.out_of_value(&mut candidates);
        if candidates != before {
            on!(conn, c => sqlx::query(SET_LOT).bind(id).bind(Json(&candidates)).execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

async fn take_out_of_prize_names(conn: &mut Conn, id: NominationId, words: &Words) -> Result<()> {
    type Row = (LaureateId, Json<serde_json::Value>);
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(PRIZE_NAMES).bind(id).fetch_all(c).await)?;
    for (laureate, Json(before)) in rows {
        let mut award = before.clone();
        words.out_of_value(&mut award);
        if award != before {
            on!(conn, c => sqlx::query(SET_PRIZE_NAME).bind(laureate).bind(Json(&award)).execute(c).await.map(drop))?;
        }
    }
    Ok(())
}
