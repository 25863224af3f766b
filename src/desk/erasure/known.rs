//! What is known of somebody, asked of the features that keep it.

use std::collections::HashSet;

use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::contest::nominations::model::{Answer, Answers, Essence, is_personal};
use crate::contest::nominations::store as nominations;
use crate::contest::prizes::model::{PublicLaureate, Question};
use crate::contest::prizes::store as prizes;
use crate::contest::prizes::store::forget::InResult;
use crate::ground::audit;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::personal::store as texts;
use crate::ground::personal::{self, Address};
use crate::ground::web::Role;
use crate::i18n::{fold, printed};
use crate::ids::{NominationId, PersonId, QuestionId};
use crate::outcome::letters::store as letters;
use crate::outcome::meeting::store as meeting;
use crate::outcome::publication::store as publication;
use crate::people::accounts::store as accounts;

use super::model::{Account, EntryToErase, Mention, Remaining};
use super::{TABLES, store};

/// An account as it is.
pub async fn account(conn: &mut Conn, id: PersonId) -> Result<Account> {
    let person = accounts::person(conn, id).await?.ok_or(AppError::NotFound)?;
    let number = accounts::forget::number(conn, id).await?;
    let kind = match person.role {
        Role::Office => "Geschäftsstelle",
        Role::Juror | Role::Chair => "Jurymitglied",
        Role::Approver => "Freigabe",
    };
    let mut earlier_names = meeting::forget::earlier_names(conn, id).await?;
    earlier_names.sort_by_cached_key(|name| crate::i18n::sort_key(name));
    let (meetings, open_meetings) = meeting::forget::meetings(conn, id).await?;
    let mut account = Account {
        person_id: id,
        namesake: false,
        texts: Vec::new(),
        pseudonym: format!("{kind} {number}"),
        disabled: person.disabled_at.is_some(),
        erased_at: accounts::forget::erased_at(conn, id).await?,
        open_rounds: accounts::open_rounds(conn, id).await?,
        open_meetings,
        meetings,
        earlier_names,
        name: person.name,
        email: person.email,
        role: person.role,
    };
    let others = names(conn, id.0).await?;
    account.namesake = is_any(account.names(), &others);
    if account.erased_at.is_none() {
        account.texts = mentions(conn, &account).await?;
    }
    Ok(account)
}

/// Everybody's names but those of one account, or of one nomination.
async fn names(conn: &mut Conn, beside: uuid::Uuid) -> Result<Vec<String>> {
    let mut names = accounts::forget::names(conn, beside).await?;
    names.extend(prizes::forget::names(conn, beside).await?);
    names.extend(nominations::forget::names(conn, beside).await?);
    names.extend(meeting::forget::names(conn, beside).await?);
    Ok(names)
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

/// Where the name of a person stands in what others wrote, and what was chosen for it.
async fn mentions(conn: &mut Conn, account: &Account) -> Result<Vec<Mention>> {
    let (words, id) = (account.words(), account.person_id);
    let mut found = Vec::new();
    for tables in TABLES {
        let texts = texts::mentions(conn, tables, id, &words).await?;
        found.extend(texts.into_iter().map(|text| Mention::new(&text.place, text.text, account.namesake)));
    }
    for (act, text) in audit::texts(conn).await? {
        if !act.concerns(id.0) && words.stand_in(&text) {
            found.push(Mention::new(audit::WORDS, text, account.namesake));
        }
    }
    let chosen = store::choices(conn, id).await?;
    for mention in &mut found {
        mention.replaced = chosen.get(&mention.key).copied().unwrap_or(mention.replaced);
    }
    found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.text.cmp(&b.text)));
    found.dedup();
    Ok(found)
}

/// A nomination as it is.
pub async fn entry(conn: &mut Conn, id: NominationId, now: Timestamp) -> Result<EntryToErase> {
    let nomination = nominations::find(conn, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(conn, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let questions = prizes::questions(conn, nomination.edition_id).await?;
    let (erased_at, has_link) = nominations::forget::state(conn, id).await?;
    let has_won = meeting::forget::has_won(conn, id).await?;
    let picture = publication::forget::pictures(conn, id).await? > 0;
    let revisions = nominations::forget::earlier_answers(conn, id).await?;
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
    let rows = prizes::forget::in_results(conn, id).await?;
    let is_own = |laureate: &PublicLaureate| rows.iter().any(|row| row.laureate_id == laureate.laureate_id);
    let is_named = |laureate: &PublicLaureate| laureate.name.is_some() && is_own(laureate);
    let named = edition.shows_result(now)
        && prizes::public_laureates(conn, &[nomination.edition_id]).await?.iter().any(is_named);
    // What a result calls it may be all that is left of an entry that was erased while it was named.
    earlier.extend(rows.iter().map(said));
    let has_words = picture || rows.iter().any(|row| row.has_words(&nomination.receipt_number));
    let mut entry = EntryToErase {
        nomination_id: id,
        edition_id: nomination.edition_id,
        receipt_number: nomination.receipt_number.clone(),
        title: nomination.title,
        answers,
        earlier,
        named,
        picture,
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
        laureate: !rows.is_empty() || has_won,
        laureates: rows.iter().map(|row| row.laureate_id).collect(),
        has_words,
    };
    let others = names(conn, id.0).await?;
    entry.namesake = is_any(entry.names().into_iter(), &others);
    Ok(entry)
}

fn said(row: &InResult) -> Essence {
    let title = row.project.clone().unwrap_or_else(|| row.name.clone());
    Essence { title, nominee_name: row.name.clone(), ..Essence::default() }
}

/// What others wrote about a nomination and what stays of it, without the words that go.
pub async fn remaining_texts(conn: &mut Conn, entry: &EntryToErase) -> Result<Vec<Remaining>> {
    let (mut found, words) = (Vec::new(), entry.words());
    for tables in TABLES {
        for text in texts::about(conn, tables, entry.nomination_id).await? {
            // What the jury decided about those whom everybody knows stays word for word.
            let stays = entry.named && text.of_jury;
            let read = if stays { text.text } else { words.out_of(&text.text) };
            found.push(Remaining { place: text.place, text: read });
        }
    }
    found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.text.cmp(&b.text)));
    found.dedup();
    Ok(found)
}

/// What every feature has to know of an account to forget it.
pub fn person(account: &Account, at: Timestamp) -> personal::Person {
    let chosen = account.texts.iter().filter(|mention| mention.replaced);
    personal::Person {
        person_id: account.person_id,
        email: account.email.clone(),
        pseudonym: account.pseudonym.clone(),
        namesake: account.namesake,
        chosen: chosen.map(|mention| (mention.place.clone(), mention.text.clone())).collect(),
        at,
    }
}

/// The same of a nomination.
pub async fn nomination(conn: &mut Conn, entry: &EntryToErase, at: Timestamp) -> Result<personal::Entry> {
    let id = entry.nomination_id;
    let mut emails = Vec::new();
    for email in entry.emails() {
        let shared = nominations::forget::is_shared(conn, id, email).await?;
        emails.push(Address { email: email.to_owned(), shared });
    }
    Ok(personal::Entry {
        nomination_id: id,
        edition_id: entry.edition_id,
        receipt_number: entry.receipt_number.clone(),
        names: entry.names().into_iter().map(str::to_owned).collect(),
        emails,
        named: entry.named,
        again: entry.erased_at.is_some(),
        laureates: entry.laureates.clone(),
        letters: letters::forget::about_alone(conn, id).await?,
        at,
    })
}
