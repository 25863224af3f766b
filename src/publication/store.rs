//! SQL of the tables `publication` and `laureate_picture`, and of what is public about entries.

use serde::Serialize;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Lang;
use crate::ids::{CategoryId, EditionId, LaureateId, MailId, NominationId};
use crate::nominations::model::Answers;
use crate::on;
use crate::prizes::model::{Naming, NamingSubject};
use crate::prizes::store::touched::binding_of;
use crate::standing::competes;

use super::picture::Kind;

const FIND: &str =
    "select edition_id, confirmed_at, alone from publication where edition_id = $1 and withdrawn_at is null";
const INSERT: &str = concat!(
    "insert into publication (edition_id, confirmed_at, alone, confirmed_for, jury_session_id) \
     values ($1, $2, $3, (select ceremony_at from edition where edition_id = $1), ",
    binding_of!("$1"),
    ")"
);
const REMOVE: &str = "delete from publication where edition_id = $1 and withdrawn_at is null";
const RESTORE: &str = concat!(
    "update publication set confirmed_at = $2, alone = $3, public_since = null, withdrawn_at = null, \
     released_at = null, confirmed_for = (select ceremony_at from edition where edition_id = $1), jury_session_id = ",
    binding_of!("$1"),
    " where edition_id = $1 and withdrawn_at is not null"
);
const AGAIN: &str = concat!(
    "update publication set confirmed_for = (select ceremony_at from edition where edition_id = $1), jury_session_id = ",
    binding_of!("$1"),
    " where edition_id = $1"
);
const RELEASE: &str = "update publication set released_at = $2 where edition_id = $1";
const WITHDRAW: &str = "update publication set withdrawn_at = $2 where edition_id = $1 and withdrawn_at is null";
// In the outbox, and nobody has tried to send it.
macro_rules! waiting {
    () => {
        "m.status = 'queued' and m.attempts = 0 and m.claimed_until is null"
    };
}
const WAITING: &str = concat!(
    "select count(*) as n, max(m.next_attempt_at) as until from letter l join mail m on m.mail_id = l.mail_id \
     where l.edition_id = $1 and l.status = 'queued' and ",
    waiting!()
);
// Whoever sends at this moment comes before or after us.
const HOLD_WAITING: &str = concat!(
    "update mail as m set attempts = attempts where ",
    waiting!(),
    " and mail_id in (select l.mail_id from letter l where l.edition_id = $1 and l.status = 'queued') \
     returning mail_id"
);
const TAKE_LETTER_BACK: &str = "update letter set status = case when outdated then 'draft' else 'reviewed' end, \
    reviewed_at = case when outdated then null else reviewed_at end, mail_id = null, left_at = null, \
    version = version + 1 where mail_id = $1";
const FORGET_MAIL: &str = "delete from mail where mail_id = $1";
const LETTERS: &str = "select count(*) from letter where edition_id = $1 and status in ('queued', 'posted') \
    and kind not like 'invitation%'";

const LAUREATE: &str = "select edition_id, name from laureate where laureate_id = $1";
const PICTURES: &str = "select p.laureate_id, p.width, p.height, p.alt, p.confirmed from laureate_picture p \
    join laureate l on l.laureate_id = p.laureate_id where l.edition_id = $1";
const PICTURE: &str = "select l.edition_id, p.kind, p.bytes, p.confirmed from laureate_picture p \
    join laureate l on l.laureate_id = p.laureate_id where p.laureate_id = $1";
const REMOVE_PICTURE: &str = "delete from laureate_picture where laureate_id = $1";
const INSERT_PICTURE: &str = "insert into laureate_picture (laureate_id, kind, bytes, width, height, alt, uploaded_at, confirmed) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// What may be shown of an edition's entries: those that take part, fulfil the conditions, and whose people have agreed,
/// in the form or later. What the office was told goes before the form.
macro_rules! may_be_shown {
    () => {
        concat!(
            " from nomination n join edition e on e.edition_id = n.edition_id \
             left join naming_answer a on a.nomination_id = n.nomination_id and a.edition_id = n.edition_id \
             where n.edition_id = $1 and ",
            competes!(),
            " and n.kind = 'self' and n.erased_at is null and (",
            crate::naming!(),
            ") = 'agreed'"
        )
    };
}

/// Of these, what two people have confirmed.
macro_rules! shown {
    ($begin:literal, $end:literal) => {
        concat!(
            $begin,
            may_be_shown!(),
            " and exists (select 1 from publication_entry x where x.edition_id = n.edition_id \
             and x.nomination_id = n.nomination_id) and ($2 or n.category_id = $3) ",
            $end
        )
    };
}

const ENTRIES: &str = shown!(
    "select n.title, n.nominee_name, n.category_id, n.district, n.language, n.answers",
    "and ($4 = '' or n.district = $4) order by n.sort_key, n.receipt_number limit $5 offset $6"
);
const BY_DISTRICT: &str = shown!("select n.district, count(*)", "group by n.district");
const LISTABLE: &str = concat!(
    "select n.nomination_id, n.title, n.nominee_name, n.category_id, n.district, n.language, n.answers, \
     exists (select 1 from publication_entry x \
     where x.edition_id = n.edition_id and x.nomination_id = n.nomination_id) as confirmed",
    may_be_shown!(),
    " order by n.sort_key, n.receipt_number"
);
const LIST: &str = "insert into publication_entry (edition_id, nomination_id) values ($1, $2) on conflict do nothing";
const UNLIST: &str = "delete from publication_entry where edition_id = $1 and nomination_id = $2";
const UNNAME: &str = "update laureate set named = $4 where edition_id = $1 \
    and (nomination_id = $2 or (nomination_id is null and name = $3))";
const NAMING_OF: &str = concat!(
    "select n.nominee_name as name, ",
    crate::naming!(),
    " as naming from nomination n join edition e on e.edition_id = n.edition_id \
     left join naming_answer a on a.nomination_id = n.nomination_id and a.edition_id = n.edition_id \
     where n.edition_id = $1 and n.nomination_id = $2"
);
const CONFIRM_PICTURES: &str = "update laureate_picture set confirmed = $2 where laureate_id in \
    (select laureate_id from laureate where edition_id = $1)";

/// That the office has confirmed a result.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Publication {
    pub edition_id: EditionId,
    pub confirmed_at: Timestamp,
    /// One person did it, because the office has switched four eyes off.
    pub alone: bool,
}

/// That the office has confirmed a result, unless it is held back.
pub async fn find(conn: &mut Conn, id: EditionId) -> Result<Option<Publication>> {
    Ok(on!(conn, c => sqlx::query_as(FIND).bind(id).fetch_optional(c).await)?)
}

/// Writes that the office has confirmed a result, for the first time or after it was taken back. A second time is
/// refused as a duplicate.
pub async fn insert(conn: &mut Conn, publication: &Publication) -> Result<()> {
    let restored = on!(conn, c => sqlx::query(RESTORE)
        .bind(publication.edition_id)
        .bind(publication.confirmed_at)
        .bind(publication.alone)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    if restored == 1 {
        return Ok(());
    }
    on!(conn, c => sqlx::query(INSERT)
        .bind(publication.edition_id)
        .bind(publication.confirmed_at)
        .bind(publication.alone)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Writes that two people have confirmed a result once more, on what the jury has decided now; `released`, where a later
/// fact had stopped it.
pub async fn confirm_again(conn: &mut Conn, id: EditionId, released: Option<Timestamp>) -> Result<()> {
    on!(conn, c => sqlx::query(AGAIN).bind(id).execute(c).await.map(drop))?;
    if let Some(at) = released {
        on!(conn, c => sqlx::query(RELEASE).bind(id).bind(at).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Holds a result back; false when it is not confirmed.
pub async fn remove(conn: &mut Conn, id: EditionId) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(REMOVE).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Takes back a result that has been public; false when it is not confirmed.
pub async fn withdraw(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(WITHDRAW).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Letters in the outbox that have not left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    pub n: i64,
    /// None of them leaves before; absent where there are none.
    pub until: Option<Timestamp>,
}

/// Which letters about a result have not left.
pub async fn waiting(conn: &mut Conn, id: EditionId) -> Result<Waiting> {
    Ok(on!(conn, c => sqlx::query_as(WAITING).bind(id).fetch_one(c).await)?)
}

/// Takes all letters about a result back that have not left; they are as they were before. Gives how many.
pub async fn take_letters_back(conn: &mut Conn, id: EditionId) -> Result<usize> {
    let held: Vec<MailId> = on!(conn, c => sqlx::query_scalar(HOLD_WAITING).bind(id).fetch_all(c).await)?;
    for mail in &held {
        take_letter_back(conn, *mail).await?;
        on!(conn, c => sqlx::query(FORGET_MAIL).bind(*mail).execute(c).await.map(drop))?;
    }
    Ok(held.len())
}

/// The letter that a mail carries does not leave with it: it is as it was before. The mail stays.
pub async fn take_letter_back(conn: &mut Conn, mail: MailId) -> Result<()> {
    on!(conn, c => sqlx::query(TAKE_LETTER_BACK).bind(mail).execute(c).await.map(drop))?;
    Ok(())
}

/// How many letters about a result were handed to the outbox or to the post.
pub async fn letters(conn: &mut Conn, id: EditionId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(LETTERS).bind(id).fetch_one(c).await)?)
}

/// Whose picture it is.
#[derive(sqlx::FromRow)]
pub struct Pictured {
    pub edition_id: EditionId,
    pub name: String,
}

/// Whose picture it is; `None` for a key of nobody.
pub async fn laureate(conn: &mut Conn, id: LaureateId) -> Result<Option<Pictured>> {
    Ok(on!(conn, c => sqlx::query_as(LAUREATE).bind(id).fetch_optional(c).await)?)
}

/// What a page needs to show a picture.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct PictureHead {
    pub laureate_id: LaureateId,
    pub width: i64,
    pub height: i64,
    pub alt: String,
    /// Whether it may be seen: one that came when the result was confirmed waits for two people.
    pub confirmed: bool,
}

/// The pictures of an edition's laureates, without their bytes.
pub async fn pictures(conn: &mut Conn, id: EditionId) -> Result<Vec<PictureHead>> {
    Ok(on!(conn, c => sqlx::query_as(PICTURES).bind(id).fetch_all(c).await)?)
}

/// A picture with its bytes.
#[derive(sqlx::FromRow)]
pub struct Picture {
    pub edition_id: EditionId,
    pub kind: Kind,
    pub bytes: Vec<u8>,
    /// As [`PictureHead::confirmed`].
    pub confirmed: bool,
}

/// The picture of a laureate, if there is one.
pub async fn picture(conn: &mut Conn, id: LaureateId) -> Result<Option<Picture>> {
    Ok(on!(conn, c => sqlx::query_as(PICTURE).bind(id).fetch_optional(c).await)?)
}

/// Puts a picture in the place of the one before, if there was one.
pub async fn set_picture(conn: &mut Conn, head: &PictureHead, kind: Kind, bytes: &[u8], now: Timestamp) -> Result<()> {
    remove_picture(conn, head.laureate_id).await?;
    on!(conn, c => sqlx::query(INSERT_PICTURE)
        .bind(head.laureate_id)
        .bind(kind)
        .bind(bytes)
        .bind(head.width)
        .bind(head.height)
        .bind(&head.alt)
        .bind(now)
        .bind(head.confirmed)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Takes a picture away; false when there is none.
pub async fn remove_picture(conn: &mut Conn, id: LaureateId) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(REMOVE_PICTURE).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// All pictures of an edition may be seen: two people have confirmed them.
pub async fn confirm_pictures(conn: &mut Conn, id: EditionId) -> Result<()> {
    on!(conn, c => sqlx::query(CONFIRM_PICTURES).bind(id).bind(true).execute(c).await.map(drop))?;
    Ok(())
}

/// An entry that may stand beside the laureates.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Listed {
    pub nomination_id: NominationId,
    pub title: String,
    pub nominee_name: String,
    pub category_id: Option<CategoryId>,
    pub district: Option<String>,
    /// What it says about itself, out of the answers.
    #[sqlx(skip)]
    pub summary: Option<String>,
    #[serde(skip)]
    pub language: Lang,
    #[serde(skip)]
    pub answers: Json<Answers>,
    /// Two people have confirmed it.
    #[serde(skip)]
    pub confirmed: bool,
}

/// The entries that may stand beside a result, confirmed or not.
pub async fn listable(conn: &mut Conn, id: EditionId) -> Result<Vec<Listed>> {
    Ok(on!(conn, c => sqlx::query_as(LISTABLE).bind(id).fetch_all(c).await)?)
}

/// Two people have confirmed that these stand beside the result.
pub async fn list(conn: &mut Conn, id: EditionId, entries: &[Listed]) -> Result<()> {
    for entry in entries {
        on!(conn, c => sqlx::query(LIST).bind(id).bind(entry.nomination_id).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// A yes that follows on a no, or on silence, needs two people before it names anybody.
pub async fn await_two(conn: &mut Conn, id: EditionId, from: &NamingSubject) -> Result<()> {
    let (entry, name) = match from {
        NamingSubject::Entry(entry) => (Some(*entry), None),
        NamingSubject::Person(name) => (None, Some(name)),
    };
    on!(conn, c => sqlx::query(UNLIST).bind(id).bind(entry).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(UNNAME).bind(id).bind(entry).bind(name).bind(false).execute(c).await.map(drop))?;
    Ok(())
}

/// Whom an entry is about, and what they have said about being named; `None` where there is no such entry.
#[derive(sqlx::FromRow)]
pub struct OfEntry {
    pub name: String,
    pub naming: Naming,
}

pub async fn naming_of(conn: &mut Conn, id: EditionId, entry: NominationId) -> Result<Option<OfEntry>> {
    Ok(on!(conn, c => sqlx::query_as(NAMING_OF).bind(id).bind(entry).fetch_optional(c).await)?)
}

/// An entry as the public sees it. The answers are read for the summary alone.
#[derive(sqlx::FromRow)]
pub struct Entry {
    pub title: String,
    pub nominee_name: String,
    pub category_id: Option<CategoryId>,
    pub district: Option<String>,
    pub language: Lang,
    pub answers: Json<Answers>,
}

/// Which entries a visitor wants to see.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub category: Option<CategoryId>,
    /// A key, or empty for all.
    pub district: String,
}

/// One page of the entries that may be shown, by their names.
pub async fn entries(
    conn: &mut Conn,
    id: EditionId,
    filter: &Filter,
    (limit, offset): (i64, i64),
) -> Result<Vec<Entry>> {
    Ok(on!(conn, c => sqlx::query_as(ENTRIES)
        .bind(id)
        .bind(filter.category.is_none())
        .bind(filter.category)
        .bind(&filter.district)
        .bind(limit)
        .bind(offset)
        .fetch_all(c)
        .await)?)
}

/// How many entries of a category, or of all, come from each Stadtbezirk; those without one have none.
pub async fn by_district(
    conn: &mut Conn,
    id: EditionId,
    category: Option<CategoryId>,
) -> Result<Vec<(Option<String>, i64)>> {
    Ok(on!(conn, c => sqlx::query_as(BY_DISTRICT)
        .bind(id)
        .bind(category.is_none())
        .bind(category)
        .fetch_all(c)
        .await)?)
}
