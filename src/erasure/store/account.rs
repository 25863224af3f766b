//! SQL of what is known about a person, and of where others wrote the name.

use std::collections::{HashMap, HashSet};

use crate::accounts::store as accounts;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{LetterId, PersonId};
use crate::on;
use crate::web::Role;

use super::super::model::{Account, GONE, Mention};
use super::{
    EMPTY_MAILS_TO, FEEDBACK, LETTERS_TO, SENT, empty_letter, is_any, put, take_out, take_out_of_lots, texts_in,
};

const PERSON_ERASED: &str = "select erased_at from person where person_id = $1";
// By the day on which the account was made: nobody gets the same number.
const NUMBER: &str = "select count(*) from person o, person p where p.person_id = $1 \
    and (o.created_at < p.created_at or (o.created_at = p.created_at and o.person_id <= p.person_id))";
const SESSIONS: &str = "select count(*) from attendance where person_id = $1";
const EARLIER_NAMES: &str = "select distinct name from attendance where person_id = $1";
const OPEN_SESSIONS: &str = "select count(*) from attendance a \
    join jury_session s on s.jury_session_id = a.jury_session_id join round r on r.round_id = s.round_id \
    where a.person_id = $1 and s.status <> 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at";
const ERASE_PERSON: &str = "update person set name = $2, email = $3, password_hash = null, may_export = false, \
    erased_at = $4 where person_id = $1 and erased_at is null and disabled_at is not null";
const ERASE_ATTENDANCE: &str = "update attendance set name = $2 where person_id = $1";

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

/// A place where people write about each other: which rows a person wrote or are about that person, where `$1` is the
/// key, and which of the others nobody relies on word for word.
type Written = (&'static str, &'static str, &'static str, &'static str);

const NOBODYS: &str = "false";
const ANY: &str = "true";
// What the jury has decided with binding force, and what is public of it, is nobody's text any more.
const NOT_BINDING: &str = "not exists (select 1 from decision d where d.motion_id = motion.motion_id)";
const ENTRY_NOT_BINDING: &str = "not exists (select 1 from decision d where d.motion_id = motion_entry.motion_id)";
const MOVED: &str = "moved_by in (select attendance_id from attendance where person_id = $1)";

/// Where people write about each other. Names in decisions, results and answers about naming stand nowhere here: they
/// mean whom they mean, whatever somebody else is called.
const WRITTEN: [Written; 27] = [
    ("annulment", "reason", "annulled_by = $1", ANY),
    ("approval", "reason", "(asked_by = $1 or subject_id = $1)", ANY),
    ("approval", "title", "subject_id = $1", NOBODYS),
    ("conflict", "note", "person_id = $1", ANY),
    ("edition", "contact", NOBODYS, ANY),
    ("extension", "reason", "(person_id = $1 or granted_by = $1)", ANY),
    ("extension", "taken_back_reason", "(person_id = $1 or taken_back_by = $1)", ANY),
    ("feedback", "message", "email = (select email from person where person_id = $1)", ANY),
    ("jury_session", "money_reason", "opened_by = $1", ANY),
    ("lot", "purpose", "seed_by = $1", ANY),
    ("motion", "order_reason", MOVED, NOT_BINDING),
    ("motion", "prize_name", MOVED, NOT_BINDING),
    ("motion", "reason", MOVED, NOT_BINDING),
    ("motion", "wording", MOVED, NOT_BINDING),
    (
        "motion_entry",
        "reason",
        "motion_id in (select m.motion_id from motion m join attendance a on a.attendance_id = m.moved_by \
         where a.person_id = $1)",
        ENTRY_NOT_BINDING,
    ),
    ("naming_answer", "source", "recorded_by = $1", ANY),
    ("nomination", "admitted_reason", NOBODYS, ANY),
    ("nomination", "screening_reason", NOBODYS, ANY),
    ("nomination", "screening_reason_before", NOBODYS, ANY),
    ("nomination_revision", "reason", "replaced_by = $1", ANY),
    ("objection", "body", "noted_by = $1", ANY),
    (
        "objection",
        "name",
        "exists (select 1 from attendance a where a.jury_session_id = objection.jury_session_id and a.person_id = $1) \
         and not exists (select 1 from attendance o where o.jury_session_id = objection.jury_session_id \
         and o.name = objection.name and (o.person_id is null or o.person_id <> $1))",
        NOBODYS,
    ),
    ("round", "close_reason", "closed_by = $1", ANY),
    ("sheet", "comment", "assignment_id in (select assignment_id from assignment where person_id = $1)", ANY),
    (
        "sheet_history",
        "comment",
        "sheet_id in (select h.sheet_id from sheet h join assignment a on a.assignment_id = h.assignment_id \
         where a.person_id = $1)",
        ANY,
    ),
    ("tie_break", "reason", "decided_by = $1", ANY),
    ("verdict", "body", "changed_by = $1", ANY),
];

// Everybody's names but those of one account, or of one nomination.
const NAMES: &str = "select name from person where person_id <> $1 union select name from laureate \
    union select person_name from motion where person_name is not null \
    union select person_name from decision where person_name is not null \
    union select name from naming_answer where name is not null \
    union select name from attendance where person_id is null or person_id <> $1 \
    union select nominee_name from nomination where nomination_id <> $1 \
    union select nominator_name from nomination where nominator_name is not null and nomination_id <> $1";
/// The place of what people wrote in acts.
const AUDIT: &str = "audit-words";

const CHOICES: &str = "select text_key, replaced from erasure_choice where subject_id = $1";
const FORGET_CHOICES: &str = "delete from erasure_choice where subject_id = $1";
const CHOOSE: &str = "insert into erasure_choice (subject_id, text_key, replaced) values ($1, $2, $3)";

/// An account as it is.
pub async fn account(conn: &mut Conn, id: PersonId) -> Result<Account> {
    let person = accounts::person(conn, id).await?.ok_or(AppError::NotFound)?;
    let number: i64 = on!(conn, c => sqlx::query_scalar(NUMBER).bind(id).fetch_one(c).await)?;
    let kind = match person.role {
        Role::Office => "Geschäftsstelle",
        Role::Juror | Role::Chair => "Jurymitglied",
        Role::Approver => "Freigabe",
    };
    let mut earlier_names: Vec<String> = on!(conn, c => sqlx::query_scalar(EARLIER_NAMES).bind(id).fetch_all(c).await)?;
    earlier_names.sort_by_cached_key(|name| crate::i18n::sort_key(name));
    let mut account = Account {
        person_id: id,
        namesake: false,
        texts: Vec::new(),
        pseudonym: format!("{kind} {number}"),
        disabled: person.disabled_at.is_some(),
        erased_at: on!(conn, c => sqlx::query_scalar(PERSON_ERASED).bind(id).fetch_one(c).await)?,
        open_rounds: accounts::open_rounds(conn, id).await?,
        open_sessions: on!(conn, c => sqlx::query_scalar(OPEN_SESSIONS).bind(id).fetch_one(c).await)?,
        sessions: on!(conn, c => sqlx::query_scalar(SESSIONS).bind(id).fetch_one(c).await)?,
        earlier_names,
        name: person.name,
        email: person.email,
        role: person.role,
    };
    let others: Vec<String> = on!(conn, c => sqlx::query_scalar(NAMES).bind(id).fetch_all(c).await)?;
    account.namesake = is_any(account.names(), &others);
    if account.erased_at.is_none() {
        account.texts = mentions(conn, &account).await?;
    }
    Ok(account)
}

/// Where the name of a person stands in what others wrote, and what was chosen for it.
async fn mentions(conn: &mut Conn, account: &Account) -> Result<Vec<Mention>> {
    let (words, id) = (account.words(), account.person_id);
    let mut found = Vec::new();
    for (table, column, own, free) in WRITTEN {
        let scope = format!("not coalesce({own}, false) and ({free})");
        for text in texts_in(conn, (table, column, &scope), Some(id.0)).await? {
            if words.stand_in(&text) {
                found.push(Mention::new(&format!("{table}-{column}"), text, account.namesake));
            }
        }
    }
    for (act, text) in audit::texts(conn).await? {
        if !act.concerns(id.0) && words.stand_in(&text) {
            found.push(Mention::new(AUDIT, text, account.namesake));
        }
    }
    let chosen: Vec<(String, bool)> = on!(conn, c => sqlx::query_as(CHOICES).bind(id).fetch_all(c).await)?;
    let chosen: HashMap<String, bool> = chosen.into_iter().collect();
    for mention in &mut found {
        mention.replaced = chosen.get(&mention.key).copied().unwrap_or(mention.replaced);
    }
    found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.text.cmp(&b.text)));
    found.dedup();
    Ok(found)
}

/// Keeps what somebody chose for each text until a second person has seen it.
pub async fn keep_choices(conn: &mut Conn, account: &Account) -> Result<()> {
    forget_choices(conn, account.person_id).await?;
    for mention in &account.texts {
        on!(conn, c => sqlx::query(CHOOSE)
            .bind(account.person_id)
            .bind(&mention.key)
            .bind(mention.replaced)
            .execute(c)
            .await.map(drop))?;
    }
    Ok(())
}

async fn forget_choices(conn: &mut Conn, id: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(FORGET_CHOICES).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Erases an account: a pseudonym stays. Only what belongs to it changes, by its key; of what others wrote, what was
/// chosen. Decisions and results stay as they are.
pub async fn erase_account(conn: &mut Conn, account: &Account, now: Timestamp) -> Result<()> {
    let (id, words, telling) = (account.person_id, account.words(), account.telling());
    for (table, column, own, free) in WRITTEN {
        // What binds the jury is nobody's own text any more, whoever moved it.
        let scope = if free == NOBODYS { own.to_owned() } else { format!("({own}) and ({free})") };
        take_out(conn, (table, column, &scope), Some(id.0), &words).await?;
    }
    for mention in account.texts.iter().filter(|mention| mention.replaced) {
        let Some((table, column, own, free)) =
            WRITTEN.into_iter().find(|(table, column, ..)| format!("{table}-{column}") == mention.place)
        else {
            continue;
        };
        let scope = format!("not coalesce({own}, false) and ({free})");
        put(conn, (table, column, &scope), Some(id.0), (&mention.text, &words.out_of(&mention.text))).await?;
    }
    let nowhere = format!("{id}@erased.invalid");
    on!(conn, c => sqlx::query(FEEDBACK).bind(&account.email).execute(c).await.map(drop))?;
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
    let letters: Vec<LetterId> =
        on!(conn, c => sqlx::query_scalar(LETTERS_TO).bind(&account.email).fetch_all(c).await)?;
    for letter in letters {
        empty_letter(conn, letter, &account.pseudonym).await?;
    }
    // As long as the name means nobody else.
    for (table, column) in SENT {
        take_out(conn, (table, column, ANY), None, &telling).await?;
    }
    if !account.namesake {
        take_out_of_lots(conn, &words).await?;
    }
    forget_choices(conn, id).await?;
    let chosen: HashSet<&str> = account
        .texts
        .iter()
        .filter(|mention| mention.place == AUDIT && mention.replaced)
        .map(|mention| mention.text.as_str())
        .collect();
    let goes = |act: &audit::About, text: &str| chosen.contains(text) || (act.concerns(id.0) && words.stand_in(text));
    audit::erase_texts(conn, goes).await?;
    Ok(())
}
