//! Taking back what has been public: the result of a call, or a picture in it. Two people, with a reason.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, Laureate, Prize};
use crate::contest::prizes::store as prizes;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{EditionId, LaureateId, PersonId};

use super::super::refusal::Refusal;
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

/// What taking a result back would do.
///
/// # Errors
/// Refused where nothing of it is public.
pub async fn withdrawal(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Withdrawal> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let since = edition.public_from().filter(|since| now >= *since);
    let public_since = since.ok_or(Refusal::NotPublic)?;
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

/// Takes a result back.
pub async fn withdraw(conn: &mut Conn, ctx: &Ctx, office: PersonId, id: EditionId, reason: &str) -> Result<()> {
    if !store::withdraw(conn, id, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    prizes::touched::forget(conn, id).await?;
    // What has not left would tell of a result that is none.
    let letters_taken_back = store::take_letters_back(conn, id).await?;
    audit::record(conn, ctx, Some(office), id, acts::ResultWithdrawn { why: reason.into(), letters_taken_back }).await
}

/// A picture that everybody sees, and its digest.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    #[serde(skip)]
    pub laureate: LaureateId,
    #[serde(skip)]
    pub edition: Edition,
    #[serde(skip)]
    pub prize: Prize,
    pub name: String,
    pub alt: String,
    pub width: i64,
    pub height: i64,
}

/// A picture that everybody sees.
///
/// # Errors
/// [`AppError::NotFound`] while nobody outside does.
pub async fn shown(conn: &mut Conn, id: LaureateId, now: Timestamp) -> Result<Shown> {
    let laureate = store::laureate(conn, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(conn, laureate.edition_id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let pictures = store::pictures(conn, laureate.edition_id).await?;
    let found = pictures
        .into_iter()
        .find(|picture| picture.laureate_id == id && picture.confirmed && edition.shows_result(now));
    let picture = found.ok_or(AppError::NotFound)?;
    Ok(Shown {
        laureate: id,
        edition,
        prize,
        name: laureate.name,
        alt: picture.alt,
        width: picture.width,
        height: picture.height,
    })
}

/// Takes a picture out.
pub async fn hide_picture(conn: &mut Conn, ctx: &Ctx, office: PersonId, picture: &Shown, reason: &str) -> Result<()> {
    if !store::remove_picture(conn, picture.laureate).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::PictureRemoved { name: (&picture.name).into(), why: Some(reason.into()) };
    audit::record(conn, ctx, Some(office), picture.laureate, act).await
}
