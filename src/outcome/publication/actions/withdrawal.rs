//! Taking back what has been public: the result of a call, or a picture in it. Two people, with a reason.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, Laureate, Prize};
use crate::contest::prizes::store as prizes;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx};
use crate::ground::error::{AppError, Result};
use crate::i18n::Lang;
use crate::ids::{ApprovalId, EditionId, LaureateId, PersonId};
use crate::key;
use crate::people::approvals::{self, Act, Answer, Asked, Request, digest};

use super::super::store;

/// Exactly what will be gone, and since when everybody could see it.
#[derive(Clone, Debug, Serialize)]
pub struct Withdrawal {
    #[serde(skip)]
    pub edition: Edition,
    #[serde(skip)]
    pub prize: Prize,
    pub laureates: Vec<Laureate>,
    pub entries: i64,
    pub pictures: usize,
    /// Letters about it that have left, and do not come back.
    #[serde(skip)]
    pub letters: i64,
    /// Of these, those that have not left and are taken back as well.
    #[serde(skip)]
    pub waiting: i64,
    pub public_since: Timestamp,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Another person has to confirm.
    Asked,
    /// A reason is needed, and none was given.
    ReasonNeeded,
    /// Something has changed since the page was shown.
    Changed,
}

/// What somebody asks for: why, and the digest of what the page showed.
pub struct Wish<'a> {
    pub reason: &'a str,
    pub seen: &'a str,
    pub public_url: &'a str,
}

/// What taking a result back would do.
///
/// # Errors
/// [`AppError::Refused`] where nothing of it is public.
pub async fn withdrawal(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Withdrawal> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let since = edition.public_from().filter(|since| now >= *since);
    let public_since = since.ok_or(AppError::Refused(key!("publication-refused-not-public")))?;
    Ok(Withdrawal {
        laureates: prizes::laureates_of(conn, &[id]).await?,
        entries: store::by_district(conn, id, None).await?.iter().map(|(_, n)| n).sum(),
        pictures: store::pictures(conn, id).await?.iter().filter(|picture| picture.confirmed).count(),
        letters: store::letters(conn, id).await?,
        waiting: store::waiting(conn, id).await?.n,
        edition,
        prize,
        public_since,
    })
}

/// Asks to take back a result that is public.
pub async fn withdraw(ctx: &Ctx, office: PersonId, id: EditionId, wish: &Wish<'_>) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let withdrawal = withdrawal(&mut tx, id, ctx.now).await?;
    if digest(&withdrawal) != wish.seen {
        return Ok(Outcome::Changed);
    }
    if wish.reason.is_empty() {
        return Ok(Outcome::ReasonNeeded);
    }
    let path = format!("/office/editions/{id}/publication/withdraw");
    let request = Request {
        act: Act::Unpublish,
        subject: id.0,
        title: withdrawal.edition.title(&withdrawal.prize, Lang::De),
        path: &path,
        reason: wish.reason,
        shown: wish.seen,
        public_url: wish.public_url,
    };
    match approvals::ask(&mut tx, ctx, office, request).await? {
        Asked::Waits(_) => {
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone => do_withdraw(tx, ctx, office, id, wish.reason).await,
    }
}

/// Takes a result back as somebody else has asked.
pub async fn confirm_withdraw(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let now = digest(&withdrawal(&mut tx, id, ctx.now).await?);
    let answer = Answer { id: approval, act: Act::Unpublish, subject: id.0, seen, now: &now };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    do_withdraw(tx, ctx, office, id, &approval.reason).await
}

async fn do_withdraw(mut tx: Tx, ctx: &Ctx, office: PersonId, id: EditionId, reason: &str) -> Result<Outcome> {
    if !store::withdraw(&mut tx, id, ctx.now).await? {
        return Err(AppError::Refused(key!("error-changed-meanwhile")));
    }
    prizes::touched::forget(&mut tx, id).await?;
    // What has not left would tell of a result that is none.
    let letters_taken_back = store::take_letters_back(&mut tx, id).await?;
    let act = acts::ResultWithdrawn { why: reason.into(), letters_taken_back };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// A picture that everybody sees, and its digest.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    #[serde(skip)]
    pub edition: EditionId,
    pub name: String,
    pub alt: String,
    pub width: i64,
    pub height: i64,
}

/// A picture that everybody sees; `None` while nobody outside does.
pub async fn shown(conn: &mut Conn, id: LaureateId, now: Timestamp) -> Result<Option<Shown>> {
    let laureate = store::laureate(conn, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(conn, laureate.edition_id).await?.ok_or(AppError::NotFound)?;
    let pictures = store::pictures(conn, laureate.edition_id).await?;
    let found = pictures
        .into_iter()
        .find(|picture| picture.laureate_id == id && picture.confirmed && edition.shows_result(now));
    Ok(found.map(|picture| Shown {
        edition: laureate.edition_id,
        name: laureate.name,
        alt: picture.alt,
        width: picture.width,
        height: picture.height,
    }))
}

/// Asks to take a picture out of a result that is public.
pub async fn hide_picture(ctx: &Ctx, office: PersonId, id: LaureateId, wish: &Wish<'_>) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let picture = shown(&mut tx, id, ctx.now).await?.ok_or(AppError::NotFound)?;
    if digest(&picture) != wish.seen {
        return Ok(Outcome::Changed);
    }
    if wish.reason.is_empty() {
        return Ok(Outcome::ReasonNeeded);
    }
    let path = format!("/office/laureates/{id}/picture/hide");
    // Without the name: a request stays on record, and mails tell of it.
    let edition = prizes::edition(&mut tx, picture.edition).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(&mut tx, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let request = Request {
        act: Act::HidePicture,
        subject: id.0,
        title: edition.title(&prize, Lang::De),
        path: &path,
        reason: wish.reason,
        shown: wish.seen,
        public_url: wish.public_url,
    };
    match approvals::ask(&mut tx, ctx, office, request).await? {
        Asked::Waits(_) => {
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone => do_hide(tx, ctx, office, id, (&picture, wish.reason)).await,
    }
}

/// Takes a picture out as somebody else has asked.
pub async fn confirm_hide_picture(
    ctx: &Ctx,
    office: PersonId,
    id: LaureateId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let picture = shown(&mut tx, id, ctx.now).await?.ok_or(AppError::NotFound)?;
    let now = digest(&picture);
    let answer = Answer { id: approval, act: Act::HidePicture, subject: id.0, seen, now: &now };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    do_hide(tx, ctx, office, id, (&picture, &approval.reason)).await
}

async fn do_hide(
    mut tx: Tx,
    ctx: &Ctx,
    office: PersonId,
    id: LaureateId,
    (picture, reason): (&Shown, &str),
) -> Result<Outcome> {
    if !store::remove_picture(&mut tx, id).await? {
        return Err(AppError::Refused(key!("error-changed-meanwhile")));
    }
    let act = acts::PictureRemoved { name: (&picture.name).into(), why: Some(reason.into()) };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
