//! SQL of what is known about somebody. It reads and empties tables of other features, and asks none of them to know
//! about erasing.

use sqlx::types::Json;

use crate::accounts::store as accounts;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::sort_key;
use crate::ids::{LetterId, LotId, NominationId, PersonId};
use crate::nominations::model::{Essence, Nomination};
use crate::nominations::store as nominations;
use crate::on;
use crate::prizes::store as prizes;
use crate::web::Role;

use super::model::{Account, Entry, GONE, Remaining, Words, is_personal, remaining};

const PERSON_ERASED: &str = "select erased_at from person where person_id = $1";
// By the day on which the account was made: nobody gets the same number.
const NUMBER: &str = "select count(*) from person o, person p where p.person_id = $1 \
    and (o.created_at < p.created_at or (o.created_at = p.created_at and o.person_id <= p.person_id))";
const SESSIONS: &str = "select count(*) from attendance where person_id = $1";
const EARLIER_NAMES: &str = "select distinct name from attendance where person_id = $1 order by name";
const OPEN_SESSIONS: &str = "select count(*) from attendance a \
    join jury_session s on s.jury_session_id = a.jury_session_id join round r on r.round_id = s.round_id \
    where a.person_id = $1 and s.status <> 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at";
const ERASE_PERSON: &str = "update person set name = $2, email = $3, password_hash = null, may_export = false, \
    erased_at = $4 where person_id = $1 and erased_at is null and disabled_at is not null";
const ERASE_ATTENDANCE: &str = "update attendance set name = $2 where person_id = $1";

/// The tables whose rows are emptied or removed here.
pub const SCRUBBED: [&str; 30] = [
    "affiliation",
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

/// What goes with an account altogether.
const ROWS_OF_PERSON: [&str; 8] = [
    "delete from session where person_id = $1",
    "delete from one_time_link where person_id = $1",
    "delete from affiliation where person_id = $1",
    "delete from expertise where person_id = $1",
    "delete from spoken where person_id = $1",
    "delete from preference where person_id = $1",
    "delete from organisation_conflict where person_id = $1",
    "update conflict set note = null where person_id = $1",
];

/// Where people write about each other: a name or an address of somebody goes wherever it stands.
const TEXTS: [(&str, &str); 36] = [
    ("approval", "reason"),
    ("approval", "title"),
    ("conflict", "note"),
    ("decision", "order_reason"),
    ("decision", "person_name"),
    ("decision", "reason"),
    ("edition", "contact"),
    ("extension", "reason"),
    ("extension", "taken_back_reason"),
    ("feedback", "message"),
    ("jury_session", "money_reason"),
    ("letter", "body"),
    ("letter", "subject"),
    ("lot", "purpose"),
    ("mail", "body_html"),
    ("mail", "body_text"),
    ("mail", "last_error"),
    ("mail", "subject"),
    ("motion", "order_reason"),
    ("motion_entry", "reason"),
    ("motion", "person_name"),
    ("motion", "reason"),
    ("motion", "wording"),
    ("naming_answer", "name"),
    ("naming_answer", "source"),
    ("nomination", "admitted_reason"),
    ("nomination", "screening_reason"),
    ("nomination", "screening_reason_before"),
    ("nomination_revision", "reason"),
    ("objection", "body"),
    ("objection", "name"),
    ("round", "close_reason"),
    ("sheet", "comment"),
    ("sheet_history", "comment"),
    ("tie_break", "reason"),
    ("verdict", "body"),
];

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

/// The same in the jury's session; what is said there about laureates stays with the result.
const TEXTS_OF_SESSION: [(&str, &str, &str); 7] = [
    ("motion_entry", "reason", "nomination_id = $1"),
    ("verdict", "body", "nomination_id = $1"),
    ("decision", "reason", "nomination_id = $1"),
    ("decision", "order_reason", "nomination_id = $1"),
    ("motion", "wording", "motion_id in (select motion_id from motion_entry where nomination_id = $1)"),
    ("motion", "reason", "motion_id in (select motion_id from motion_entry where nomination_id = $1)"),
    ("motion", "order_reason", "motion_id in (select motion_id from motion_entry where nomination_id = $1)"),
];

/// Where people may write about a nomination among other things: only what means one person everywhere goes from there.
const TEXTS_NEAR: [(&str, &str, &str); 8] = [
    ("approval", "reason", "true"),
    ("extension", "reason", "true"),
    ("extension", "taken_back_reason", "true"),
    ("feedback", "message", "true"),
    ("naming_answer", "source", "true"),
    ("objection", "body", "true"),
    ("round", "close_reason", "true"),
    ("tie_break", "reason", "true"),
];

/// The same in the jury's sessions.
const TEXTS_NEAR_SESSION: [(&str, &str, &str); 9] = [
    ("motion_entry", "reason", "true"),
    ("decision", "order_reason", "true"),
    ("decision", "reason", "true"),
    ("jury_session", "money_reason", "true"),
    ("lot", "purpose", "true"),
    ("motion", "order_reason", "true"),
    ("motion", "reason", "true"),
    ("motion", "wording", "true"),
    ("verdict", "body", "true"),
];

const LOTS: &str = "select lot_id, candidates from lot";
const SET_LOT: &str = "update lot set candidates = $2 where lot_id = $1";
const FEEDBACK: &str = "update feedback set email = null where email = $1";

const ENTRY_ERASED: &str =
    "select erased_at, token_hash is not null as has_link from nomination where nomination_id = $1";
const LAUREATE: &str = "select count(*) from laureate where nomination_id = $1";
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

/// An account as it is.
pub async fn account(conn: &mut Conn, id: PersonId) -> Result<Account> {
    let person = accounts::person(conn, id).await?.ok_or(AppError::NotFound)?;
    let number: i64 = on!(conn, c => sqlx::query_scalar(NUMBER).bind(id).fetch_one(c).await)?;
    let kind = match person.role {
        Role::Office => "Geschäftsstelle",
        Role::Juror | Role::Chair => "Jurymitglied",
        Role::Approver => "Freigabe",
    };
    Ok(Account {
        person_id: id,
        pseudonym: format!("{kind} {number}"),
        disabled: person.disabled_at.is_some(),
        erased_at: on!(conn, c => sqlx::query_scalar(PERSON_ERASED).bind(id).fetch_one(c).await)?,
        open_rounds: accounts::open_rounds(conn, id).await?,
        open_sessions: on!(conn, c => sqlx::query_scalar(OPEN_SESSIONS).bind(id).fetch_one(c).await)?,
        sessions: on!(conn, c => sqlx::query_scalar(SESSIONS).bind(id).fetch_one(c).await)?,
        earlier_names: on!(conn, c => sqlx::query_scalar(EARLIER_NAMES).bind(id).fetch_all(c).await)?,
        name: person.name,
        email: person.email,
        role: person.role,
    })
}

/// A nomination as it is.
pub async fn entry(conn: &mut Conn, id: NominationId, now: Timestamp) -> Result<Entry> {
    let nomination = nominations::find(conn, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(conn, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let questions = prizes::questions(conn, nomination.edition_id).await?;
    let (erased_at, has_link): (Option<Timestamp>, bool) =
        on!(conn, c => sqlx::query_as(ENTRY_ERASED).bind(id).fetch_one(c).await)?;
    let won: i64 = on!(conn, c => sqlx::query_scalar(LAUREATE).bind(id).fetch_one(c).await)?;
    let decided: i64 = on!(conn, c => sqlx::query_scalar(DECIDED).bind(id).fetch_one(c).await)?;
    let personal = questions.iter().filter(|question| is_personal(question));
    let answers = personal
        .filter_map(|question| Some((question.question_id, nomination.answers.get(&question.question_id)?.clone())));
    Ok(Entry {
        nomination_id: id,
        edition_id: nomination.edition_id,
        receipt_number: nomination.receipt_number.clone(),
        title: nomination.title,
        answers: answers.collect(),
        nominee_name: nomination.nominee_name,
        nominee_email: nomination.nominee_email,
        nominator_name: nomination.nominator_name,
        nominator_email: nomination.nominator_email,
        status: nomination.status,
        screening: nomination.screening,
        has_link,
        erased_at,
        over: edition.is_settled(now),
        laureate: won + decided > 0,
    })
}

/// Erases an account: a pseudonym stays.
pub async fn erase_account(conn: &mut Conn, account: &Account, now: Timestamp) -> Result<()> {
    let (id, words) = (account.person_id, account.words());
    let nowhere = format!("{id}@erased.invalid");
    let done = on!(conn, c => sqlx::query(ERASE_PERSON)
        .bind(id)
        .bind(&account.pseudonym)
        .bind(&nowhere)
        .bind(now)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    if done != 1 {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    for sql in ROWS_OF_PERSON {
        on!(conn, c => sqlx::query(sql).bind(id).execute(c).await.map(drop))?;
    }
    on!(conn, c => sqlx::query(ERASE_ATTENDANCE).bind(id).bind(&account.pseudonym).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(EMPTY_MAILS_TO).bind(GONE).bind(&account.email).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(FEEDBACK).bind(&account.email).execute(c).await.map(drop))?;
    for (table, column) in TEXTS {
        take_out(conn, (table, column, "true"), None, &words).await?;
    }
    take_out_of_lots(conn, &words).await?;
    audit::erase_texts(conn, |_, text| words.stand_in(text)).await?;
    Ok(())
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
        // What the jury decided about laureates stays word for word.
        let stays = entry.laureate && TEXTS_OF_SESSION.contains(&(table, column, scope));
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
    let of_session: &[_] = if entry.laureate { &[] } else { &TEXTS_OF_SESSION };
    for &(table, column, scope) in TEXTS_OF_ENTRY.iter().chain(of_session) {
        take_out(conn, (table, column, scope), Some(id), &words).await?;
    }
    let near_session: &[_] = if entry.laureate { &[] } else { &TEXTS_NEAR_SESSION };
    for &place in TEXTS_NEAR.iter().chain(near_session) {
        take_out(conn, place, None, &telling).await?;
    }
    if !entry.laureate {
        take_out_of_lots(conn, &telling).await?;
    }
    for &letter in &letters {
        empty_letter(conn, letter, &entry.receipt_number).await?;
    }
    for email in [&entry.nominee_email, &entry.nominator_email].into_iter().flatten() {
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
    let organisation = crate::jury::suggest::organisation(&entry.nominee_name);
    on!(conn, c => sqlx::query(FORGET_ORGANISATION)
        .bind(&organisation)
        .bind(&entry.nominee_name)
        .bind(id)
        .execute(c)
        .await.map(drop))?;
    empty_nomination(conn, entry, now).await?;
    let near = |subject| subject == id.0 || letters.iter().any(|letter| letter.0 == subject);
    audit::erase_texts(conn, |subject, text| telling.stand_in(text) || (near(subject) && words.stand_in(text))).await?;
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

/// Takes words out of one column; `scope` says of which rows, where `$1` is the nomination.
async fn take_out(
    conn: &mut Conn,
    (table, column, scope): (&str, &str, &str),
    entry: Option<NominationId>,
    words: &Words,
) -> Result<()> {
    let spellings = words.spellings();
    if spellings.is_empty() {
        return Ok(());
    }
    let first = if entry.is_some() { 2 } else { 1 };
    let found = (first..first + spellings.len()).map(|n| format!("replace({column}, ${n}, '') <> {column}"));
    let found = found.collect::<Vec<_>>().join(" or ");
    let read = format!("select distinct {column} from {table} where {scope} and ({found})");
    let texts: Vec<String> = on!(conn, c => {
        let query = sqlx::query_scalar(sqlx::AssertSqlSafe(read));
        let query = if let Some(entry) = entry { query.bind(entry) } else { query };
        spellings.iter().fold(query, |query, word| query.bind(word)).fetch_all(c).await
    })?;
    let (old, new) = (first, first + 1);
    for text in texts {
        let without = words.out_of(&text);
        let write = format!("update {table} set {column} = ${new} where {column} = ${old} and {scope}");
        on!(conn, c => {
            let query = sqlx::query(sqlx::AssertSqlSafe(write));
            let query = if let Some(entry) = entry { query.bind(entry) } else { query };
            query.bind(&text).bind(&without).execute(c).await.map(drop)
        })?;
    }
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
