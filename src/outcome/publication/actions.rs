//! Confirming a result, holding it back before it is public, and pictures.

mod told;
pub mod withdrawal;

pub use told::look;

use rocket::tokio::task;
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::nominations::answers::Questionnaire;
use crate::contest::prizes::model::{Edition, LaterFact, Laureate, Naming, NamingAnswer, NamingSubject, Prize};
use crate::contest::prizes::store::{self as prizes, touched};
use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::audit::acts::{self, DoneTo, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx, is_duplicate};
use crate::ground::error::{AppError, Result};
use crate::i18n::Lang;
use crate::ids::{ApprovalId, EditionId, LaureateId, NamingAnswerId, PersonId};
use crate::link;
use crate::outcome::meeting::{self, later};
use crate::people::approvals::{self, Act, Answer, Asked, Request, digest};

use super::decided::{Award, decided};
use super::picture::{self, Unfit};
use super::refusal::{Obstacle, Refusal};
use super::store::{self, Listed, PictureHead, Publication};

/// Exactly what will be public, and from when on: what both people see and agree to.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationPreview {
    #[serde(skip)]
    pub edition: Edition,
    #[serde(skip)]
    pub prize: Prize,
    pub awards: Vec<Award>,
    pub public_from: WallTime,
    /// The entries that will stand beside the laureates.
    pub entries: Vec<Listed>,
    /// Pictures that came since it was confirmed.
    pub pictures: Vec<PictureHead>,
    /// What came up since it was confirmed, and is settled by confirming it again.
    pub later: Vec<LaterFact>,
    /// What has come since and waits to be confirmed.
    #[serde(skip)]
    pub more: Vec<More>,
}

/// Whether somebody has agreed since the result was confirmed: then it may be confirmed once more, with the name.
async fn has_more_names(conn: &mut Conn, id: EditionId, awards: &[Award]) -> Result<bool> {
    let rows = prizes::laureates_of(conn, &[id]).await?;
    let is_new = |award: &Award| {
        let row = rows.iter().find(|row| award.is_for(row));
        award.naming == Naming::Agreed && row.is_some_and(|row| !row.named)
    };
    Ok(awards.iter().any(is_new))
}

crate::text_enum! {
    /// What has come since a result was confirmed, and waits to be confirmed as well.
    pub enum More {
        /// Somebody who is honoured has agreed to be named.
        Names = "names",
        /// An entry may stand beside the laureates that did not before.
        Entries = "entries",
        Pictures = "pictures",
        /// The ceremony has moved.
        Day = "day",
    }
}

/// All of that.
async fn more(conn: &mut Conn, edition: &Edition, awards: &[Award], now: Timestamp) -> Result<Vec<More>> {
    let id = edition.edition_id;
    let names = has_more_names(conn, id, awards).await?;
    let entries = store::listable(conn, id).await?.iter().any(|entry| !entry.confirmed);
    let pictures = store::pictures(conn, id).await?.iter().any(|picture| !picture.confirmed);
    let day = edition.is_confirmed_for_another_day(now);
    let all = [(names, More::Names), (entries, More::Entries), (pictures, More::Pictures), (day, More::Day)];
    Ok(all.into_iter().filter_map(|(has_come, what)| has_come.then_some(what)).collect())
}

/// What confirming a result would do; or why it cannot be confirmed.
pub async fn outlook(
    conn: &mut Conn,
    id: EditionId,
    now: Timestamp,
) -> Result<std::result::Result<PublicationPreview, Obstacle>> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    if edition.opened_at.is_none() || !edition.is_public() {
        return Ok(Err(Obstacle::NotPublished));
    }
    let decided = decided(conn, id).await?;
    let (mut later, mut more) = (Vec::new(), Vec::new());
    if edition.result_confirmed_at.is_some() {
        let awards = decided.as_ref().map_or(&[][..], |decided| &decided.awards);
        let open = touched::open_of(conn, id).await?;
        later = edition.concerned_by(&open).into_iter().cloned().collect();
        more = self::more(conn, &edition, awards, now).await?;
        if later.is_empty() && more.is_empty() {
            return Ok(Err(Obstacle::Confirmed));
        }
    }
    let Some(decided) = decided else { return Ok(Err(Obstacle::Undecided)) };
    // What came up since is read and confirmed with the result; before the first time it is decided anew.
    if edition.result_confirmed_at.is_none() {
        match later::untouched(conn, id).await {
            Err(error) if error.is(meeting::refusal::Refusal::Touched) => return Ok(Err(Obstacle::Touched)),
            found => found?,
        }
    }
    if decided.awards.is_empty() && !decided.nobody {
        return Ok(Err(Obstacle::NothingDecided));
    }
    let Some(public_from) = edition.ceremony_at else { return Ok(Err(Obstacle::NoCeremony)) };
    let mut entries = store::listable(conn, id).await?;
    let form = Questionnaire::load(conn, id).await?;
    entries.iter_mut().for_each(|entry| entry.summary = form.summary(&entry.answers).map(str::to_owned));
    let pictures = store::pictures(conn, id).await?.into_iter().filter(|picture| !picture.confirmed).collect();
    Ok(Ok(PublicationPreview { edition, prize, awards: decided.awards, public_from, entries, pictures, later, more }))
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Another person has to confirm.
    Asked,
    /// Something has changed since the page was shown.
    Changed,
}

/// Asks to let a result become public with the ceremony.
pub async fn publish(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    (reason, seen): (&str, &str),
    public_url: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    // Whoever opens a round again, and annuls what is published here, comes before or after us.
    rounds::hold_all(&mut tx, id).await?;
    let outlook = outlook(&mut tx, id, ctx.now).await??;
    if digest(&outlook) != seen {
        return Ok(Outcome::Changed);
    }
    let path = link!("/office/editions/{edition}/publication", edition = id);
    let request = Request {
        act: Act::Publish,
        subject: id.0,
        title: outlook.edition.title(&outlook.prize, Lang::De),
        path: &path,
        reason,
        shown: seen,
        public_url,
    };
    match approvals::ask(&mut tx, ctx, office, request).await? {
        Asked::Waits(_) => {
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone => do_publish(tx, ctx, office, &outlook, true).await,
    }
}

/// Lets a result become public as somebody else has asked.
pub async fn confirm_publish(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    // Whoever opens a round again, and annuls what is published here, comes before or after us.
    rounds::hold_all(&mut tx, id).await?;
    let outlook = outlook(&mut tx, id, ctx.now).await??;
    let answer = Answer { id: approval, act: Act::Publish, subject: id.0, seen, now: &digest(&outlook) };
    if approvals::confirm(&mut tx, ctx, office, answer).await?.is_none() {
        return Ok(Outcome::Changed);
    }
    do_publish(tx, ctx, office, &outlook, false).await
}

/// Writes the laureates and the office's word. Whether they show is asked at each request.
async fn do_publish(
    mut tx: Tx,
    ctx: &Ctx,
    office: PersonId,
    outlook: &PublicationPreview,
    alone: bool,
) -> Result<Outcome> {
    let id = outlook.edition.edition_id;
    let publication = Publication { edition_id: id, confirmed_at: ctx.now, alone };
    // Confirmed once more, because somebody has agreed to be named: the moment of the first time stays.
    if outlook.edition.result_confirmed_at.is_none() {
        match store::insert(&mut tx, &publication).await {
            Err(AppError::Database(error)) if is_duplicate(&error) => {
                return Err(Obstacle::Confirmed.into());
            }
            done => done?,
        }
    } else {
        let released = outlook.edition.is_stopped().then_some(ctx.now);
        store::confirm_again(&mut tx, id, released).await?;
    }
    let mut before = prizes::laureates_of(&mut tx, &[id]).await?;
    for (position, award) in (1..).zip(&outlook.awards) {
        // Held back and confirmed again: the same laureate keeps row and picture.
        let known = before.iter().position(|row| award.is_for(row)).map(|at| before.remove(at));
        let laureate = Laureate {
            laureate_id: known.as_ref().map_or_else(|| LaureateId::new(ctx.now, &ctx.random), |row| row.laureate_id),
            edition_id: id,
            position,
            place: award.place,
            name: award.name.clone(),
            project: award.project.clone(),
            amount: award.amount,
            place_certain: true,
            nomination_id: award.nomination_id,
            award: award.award.clone(),
            reason: award.reason.clone(),
            named: award.naming == Naming::Agreed,
        };
        match known {
            Some(_) => prizes::update_laureate(&mut tx, &laureate).await?,
            None => prizes::insert_laureate(&mut tx, &laureate).await?,
        }
    }
    for gone in before {
        prizes::remove_laureate(&mut tx, gone.laureate_id).await?;
    }
    store::list(&mut tx, id, &outlook.entries).await?;
    store::confirm_pictures(&mut tx, id).await?;
    later::keep_named(&mut tx, id).await?;
    touched::look_at_all(&mut tx, id, ctx.now).await?;
    let named = outlook.awards.iter().filter(|award| award.naming == Naming::Agreed).count();
    let act = acts::ResultConfirmed {
        laureates: outlook.awards.len(),
        named,
        listed: outlook.entries.len(),
        ceremony_at: outlook.public_from,
        looked_at: outlook.later.iter().map(LaterFact::recorded).collect(),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Writes down what somebody who is honoured has told the office about being named. A no holds at once, wherever the
/// name stands in public; a yes needs the two who confirm the result. Gives whether they are honoured.
pub async fn record_naming(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    from: NamingSubject,
    (agreed, source): (bool, &str),
) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    let awards = decided(&mut tx, id).await?.map_or_else(Vec::new, |decided| decided.awards);
    let award = awards.iter().find(|award| award.subject() == from);
    // Everybody whose entry may stand beside a result can say no, not only those who are honoured.
    let (before, name) = match (&from, award) {
        (_, Some(award)) => (award.naming, award.name.clone()),
        (NamingSubject::Entry(entry), None) => {
            let found = store::naming_of(&mut tx, id, *entry).await?.ok_or(AppError::NotFound)?;
            (found.naming, found.name)
        }
        (NamingSubject::Person(_), None) => return Err(AppError::NotFound),
    };
    // Of an entry the name stands there, and goes when it goes.
    let (subject, name) = match from {
        NamingSubject::Entry(entry) => (entry.subject(), None),
        NamingSubject::Person(_) => (id.subject(), Some(Written::from(name))),
    };
    if agreed && before != Naming::Agreed {
        store::await_two(&mut tx, id, &from).await?;
    }
    let answer = NamingAnswer {
        naming_answer_id: NamingAnswerId::new(ctx.now, &ctx.random),
        edition_id: id,
        from,
        agreed,
        source: source.to_owned(),
        recorded_by: office,
        recorded_at: ctx.now,
    };
    prizes::set_naming(&mut tx, &answer).await?;
    let how = Written::from(source);
    if agreed {
        audit::record(&mut tx, ctx, Some(office), subject, acts::NamingAgreed { name, how }).await?;
    } else {
        audit::record(&mut tx, ctx, Some(office), subject, acts::NamingRefused { name, how }).await?;
    }
    tx.commit().await?;
    Ok(award.is_some())
}

/// Holds a result back before it is public. One person does: nobody outside has seen anything yet.
pub async fn hold_back(ctx: &Ctx, office: PersonId, id: EditionId, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let edition = prizes::edition(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if edition.shows_result(ctx.now) {
        return Err(Refusal::Public.into());
    }
    if !store::remove(&mut tx, id).await? {
        return Err(Refusal::HeldBack.into());
    }
    touched::forget(&mut tx, id).await?;
    let reason = Some(reason).filter(|reason| !reason.is_empty()).map(Written::from);
    audit::record(&mut tx, ctx, Some(office), id, acts::ResultHeldBack { why: reason }).await?;
    Ok(tx.commit().await?)
}

/// Gives a laureate a picture, of which nothing but what is seen is kept; or what keeps the file from being one.
pub async fn set_picture(
    ctx: &Ctx,
    office: PersonId,
    id: LaureateId,
    (bytes, alt): (Vec<u8>, &str),
) -> Result<std::result::Result<(), Unfit>> {
    let clean = task::spawn_blocking(move || picture::clean(&bytes)).await;
    let clean = clean.map_err(|error| AppError::Internal(format!("a picture cannot be read: {error}")))?;
    let clean = match clean {
        Ok(clean) => clean,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let mut tx = ctx.db.write().await?;
    let laureate = store::laureate(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    // Another one in its place would take away what is public.
    if is_shown(&mut tx, ctx, id, laureate.edition_id).await? {
        return Err(Refusal::PicturePublic.into());
    }
    let (width, height) = (clean.width, clean.height);
    // Two people have confirmed the result without it.
    let head = PictureHead { laureate_id: id, width, height, alt: alt.to_owned(), confirmed: false };
    store::set_picture(&mut tx, &head, clean.kind, &clean.bytes, ctx.now).await?;
    let act = acts::PictureSet { name: laureate.name.into(), alt: alt.into(), bytes: clean.bytes.len() };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Whether a picture is there for everybody to see.
async fn is_shown(conn: &mut Conn, ctx: &Ctx, id: LaureateId, edition: EditionId) -> Result<bool> {
    let is_public = prizes::edition(conn, edition).await?.is_some_and(|edition| edition.shows_result(ctx.now));
    let pictures = store::pictures(conn, edition).await?;
    Ok(is_public && pictures.iter().any(|picture| picture.laureate_id == id && picture.confirmed))
}

/// Takes a laureate's picture away before it is public. Afterwards two people do, in [`withdrawal`].
pub async fn remove_picture(ctx: &Ctx, office: PersonId, id: LaureateId) -> Result<EditionId> {
    let mut tx = ctx.db.write().await?;
    let laureate = store::laureate(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if is_shown(&mut tx, ctx, id, laureate.edition_id).await? {
        return Err(Refusal::PicturePublic.into());
    }
    if !store::remove_picture(&mut tx, id).await? {
        return Err(AppError::NotFound);
    }
    let act = acts::PictureRemoved { name: laureate.name.into(), why: None };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(laureate.edition_id)
}
