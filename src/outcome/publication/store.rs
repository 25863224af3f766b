//! SQL of the tables `publication` and `laureate_picture`, and of what is public about entries.

pub mod forget;

use serde::Serialize;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::contest::nominations::model::Answers;
use crate::contest::prizes::model::{Naming, NamingSubject};
use crate::contest::prizes::store::touched::binding_of;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all, batched, changed, insert, maybe, one, run};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{CategoryId, EditionId, LaureateId, MailId, NominationId};

use super::picture::PictureKind;

const FIND: &str =
    "select edition_id, confirmed_at, alone from publication where edition_id = $1 and withdrawn_at is null";
const INSERT: &str = concat!(
    "insert into publication (edition_id, confirmed_at, alone, confirmed_for, meeting_id) \
     values ($1, $2, $3, (select ceremony_at from edition where edition_id = $1), ",
    binding_of!("$1"),
    ")"
);
const RESTORE: &str = concat!(
    "update publication set confirmed_at = $2, alone = $3, public_since = null, withdrawn_at = null, \
     released_at = null, confirmed_for = (select ceremony_at from edition where edition_id = $1), meeting_id = ",
    binding_of!("$1"),
    " where edition_id = $1 and withdrawn_at is not null"
);
const AGAIN: &str = concat!(
    "update publication set confirmed_for = (select ceremony_at from edition where edition_id = $1), meeting_id = ",
    binding_of!("$1"),
    " where edition_id = $1"
);
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
const LETTERS: &str = "select count(*) from letter where edition_id = $1 and status in ('queued', 'posted') \
    and kind not like 'invitation%'";

const PICTURES: &str = "select p.laureate_id, p.width, p.height, p.alt, p.confirmed from laureate_picture p \
    join laureate l on l.laureate_id = p.laureate_id where l.edition_id = $1";
const PICTURE: &str = "select l.edition_id, p.kind, p.bytes, p.confirmed from laureate_picture p \
    join laureate l on l.laureate_id = p.laureate_id where p.laureate_id = $1";

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
const LIST: &str = "insert into publication_entry (edition_id, nomination_id)";
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
    /// One person did it, because the office has switched the two-person rule off.
    pub alone: bool,
}

/// That the office has confirmed a result, unless it is held back.
pub async fn find(conn: &mut Conn, id: EditionId) -> Result<Option<Publication>> {
    maybe!(conn, FIND, id)
}

/// Writes that the office has confirmed a result, for the first time or after it was taken back. A second time is
/// refused as a duplicate.
pub async fn insert(conn: &mut Conn, publication: &Publication) -> Result<()> {
    if changed!(conn, RESTORE, publication.edition_id, publication.confirmed_at, publication.alone)? {
        return Ok(());
    }
    run!(conn, INSERT, publication.edition_id, publication.confirmed_at, publication.alone)
}

/// Writes that two people have confirmed a result once more, on what the jury has decided now; `released`, where a later
/// fact had stopped it.
pub async fn confirm_again(conn: &mut Conn, id: EditionId, released: Option<Timestamp>) -> Result<()> {
    run!(conn, AGAIN, id)?;
    if let Some(at) = released {
        run!(conn, "update publication set released_at = $2 where edition_id = $1", id, at)?;
    }
    Ok(())
}

/// Holds a result back; false when it is not confirmed.
pub async fn remove(conn: &mut Conn, id: EditionId) -> Result<bool> {
    changed!(conn, "delete from publication where edition_id = $1 and withdrawn_at is null", id)
}

/// Takes back a result that has been public; false when it is not confirmed.
pub async fn withdraw(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<bool> {
    changed!(conn, "update publication set withdrawn_at = $2 where edition_id = $1 and withdrawn_at is null", id, now)
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
    one!(conn, WAITING, id)
}

/// Takes all letters about a result back that have not left; they are as they were before. Gives how many.
pub async fn take_letters_back(conn: &mut Conn, id: EditionId) -> Result<usize> {
    let held: Vec<MailId> = all!(conn, HOLD_WAITING, id)?;
    for mail in &held {
        take_letter_back(conn, *mail).await?;
        run!(conn, "delete from mail where mail_id = $1", mail)?;
    }
    Ok(held.len())
}

/// The letter that a mail carries does not leave with it: it is as it was before. The mail stays.
pub async fn take_letter_back(conn: &mut Conn, mail: MailId) -> Result<()> {
    run!(conn, TAKE_LETTER_BACK, mail)
}

/// How many letters about a result were handed to the outbox or to the post.
pub async fn letters(conn: &mut Conn, id: EditionId) -> Result<i64> {
    one!(conn, LETTERS, id)
}

/// Whose picture it is.
#[derive(sqlx::FromRow)]
pub struct Pictured {
    pub edition_id: EditionId,
    pub name: String,
}

/// Whose picture it is; `None` for a key of nobody.
pub async fn laureate(conn: &mut Conn, id: LaureateId) -> Result<Option<Pictured>> {
    maybe!(conn, "select edition_id, name from laureate where laureate_id = $1", id)
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
    all!(conn, PICTURES, id)
}

/// A picture with its bytes.
#[derive(sqlx::FromRow)]
pub struct Picture {
    pub edition_id: EditionId,
    pub kind: PictureKind,
    pub bytes: Vec<u8>,
    /// As [`PictureHead::confirmed`].
    pub confirmed: bool,
}

/// The picture of a laureate, if there is one.
pub async fn picture(conn: &mut Conn, id: LaureateId) -> Result<Option<Picture>> {
    maybe!(conn, PICTURE, id)
}

/// Puts a picture in the place of the one before, if there was one.
pub async fn set_picture(
    conn: &mut Conn,
    head: &PictureHead,
    kind: PictureKind,
    bytes: &[u8],
    now: Timestamp,
) -> Result<()> {
    remove_picture(conn, head.laureate_id).await?;
    insert!(conn, "laureate_picture" {
        laureate_id: head.laureate_id, kind, bytes, width: head.width, height: head.height, alt: head.alt,
        uploaded_at: now, confirmed: head.confirmed,
    })
}

/// Takes a picture away; false when there is none.
pub async fn remove_picture(conn: &mut Conn, id: LaureateId) -> Result<bool> {
    changed!(conn, "delete from laureate_picture where laureate_id = $1", id)
}

/// All pictures of an edition may be seen: two people have confirmed them.
pub async fn confirm_pictures(conn: &mut Conn, id: EditionId) -> Result<()> {
    run!(conn, CONFIRM_PICTURES, id, true)
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
    all!(conn, LISTABLE, id)
}

/// Two people have confirmed that these stand beside the result.
pub async fn list(conn: &mut Conn, id: EditionId, entries: &[Listed]) -> Result<()> {
    batched!(conn, LIST, entries, |entry| [id, entry.nomination_id], " on conflict do nothing").map(drop)
}

/// A yes that follows on a no, or on silence, needs two people before it names anybody.
pub async fn await_two(conn: &mut Conn, id: EditionId, from: &NamingSubject) -> Result<()> {
    let (entry, name) = match from {
        NamingSubject::Entry(entry) => (Some(*entry), None),
        NamingSubject::Person(name) => (None, Some(name)),
    };
    run!(conn, "delete from publication_entry where edition_id = $1 and nomination_id = $2", id, entry)?;
    run!(conn, UNNAME, id, entry, name, false)
}

/// Whom an entry is about, and what they have said about being named; `None` where there is no such entry.
#[derive(sqlx::FromRow)]
pub struct OfEntry {
    pub name: String,
    pub naming: Naming,
}

pub async fn naming_of(conn: &mut Conn, id: EditionId, entry: NominationId) -> Result<Option<OfEntry>> {
    maybe!(conn, NAMING_OF, id, entry)
}

/// An entry as the public sees it. The answers are read for the summary alone.
#[derive(sqlx::FromRow)]
pub struct PublicEntry {
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
) -> Result<Vec<PublicEntry>> {
    all!(conn, ENTRIES, id, filter.category.is_none(), filter.category, filter.district, limit, offset)
}

/// How many entries of a category, or of all, come from each Stadtbezirk; those without one have none.
pub async fn by_district(
    conn: &mut Conn,
    id: EditionId,
    category: Option<CategoryId>,
) -> Result<Vec<(Option<String>, i64)>> {
    all!(conn, BY_DISTRICT, id, category.is_none(), category)
}
