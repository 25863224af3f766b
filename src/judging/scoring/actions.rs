//! Saving a sheet, and reminding those who are late.

use chrono::Duration;

use crate::clock::Timestamp;
use crate::contest::prizes::model::RoundRefusal;
use crate::contest::rounds::extensions::{Extension, end_for};
use crate::contest::rounds::model::{Round, RoundStatus, Scoring, scoring};
use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Act, DoneTo, Made};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::mail::{self, Letter, Premise};
use crate::i18n::{Args, Writes, say, value};
use crate::ids::{AssignmentId, PersonId, RoundId, SheetId};
use crate::key;
use crate::link;

use super::model::{SheetStatus, seal_of_points};
use super::refusal::Refusal;
use super::store::{self, Content, Own};

/// What came of saving a sheet.
#[derive(Debug)]
pub enum Saved {
    Done,
    /// The sheet was changed since it was read, in another tab or on another device.
    Stale(Stale),
}

/// What is stored instead.
#[derive(Debug)]
pub struct Stale {
    pub version: i64,
    pub content: Content,
}

/// Saves a juror's own sheet, if it still is as it was read. The same content once more is no change.
pub async fn save(ctx: &Ctx, juror: PersonId, id: AssignmentId, version: i64, content: &Content) -> Result<Saved> {
    judge(ctx, juror, id, version, (content, None)).await
}

/// Saves a juror's own sheet about the text that was `read`, by its number; about what the jury reads now where the
/// page did not say.
///
/// A sheet that was made before a correction is a new judgement even if its points stay: the juror has looked again.
pub async fn judge(
    ctx: &Ctx,
    juror: PersonId,
    id: AssignmentId,
    version: i64,
    (content, read): (&Content, Option<i64>),
) -> Result<Saved> {
    // Somebody who saves at the very same moment is noticed when we write; the second look then sees it.
    match try_save(ctx, juror, id, version, (content, read)).await? {
        Some(saved) => Ok(saved),
        None => {
            let again = try_save(ctx, juror, id, version, (content, read)).await?;
            again.ok_or(Common::ChangedMeanwhile.into())
        }
    }
}

async fn try_save(
    ctx: &Ctx,
    juror: PersonId,
    id: AssignmentId,
    version: i64,
    (content, read): (&Content, Option<i64>),
) -> Result<Option<Saved>> {
    let mut tx = ctx.db.write().await?;
    let own = store::own(&mut tx, id, juror).await?.ok_or(AppError::NotFound)?;
    own.scoring(ctx.now).running()?;
    let stored = content_of(&mut tx, &own).await?;
    let judged = own.text.map(|text| read.map_or(text, |read| read.min(text)));
    let looked_again = own.is_overtaken(own.judged) && !own.is_overtaken(judged);
    if stored.as_ref() == Some(content) && !looked_again {
        return Ok(Some(Saved::Done));
    }
    let sheet_id = match (own.sheet_id, stored) {
        (Some(_), Some(stored)) if own.version != Some(version) => {
            return Ok(Some(Saved::Stale(Stale { version: own.version.unwrap_or(0), content: stored })));
        }
        (Some(sheet), _) => {
            if !store::update(&mut tx, sheet, version, content, ctx.now).await? {
                return Ok(None);
            }
            sheet
        }
        (None, _) => {
            let sheet = SheetId::new(ctx.now, &ctx.random);
            match store::insert(&mut tx, sheet, id, content, ctx.now).await {
                Err(error) if error.is_duplicate() => return Ok(None),
                other => other?,
            }
            sheet
        }
    };
    store::judge(&mut tx, sheet_id, judged).await?;
    // Whoever closes the round waits for us, or we find it closed.
    if !rounds::hold(&mut tx, own.round_id, RoundStatus::Open).await? {
        return Err(RoundRefusal::Closed.into());
    }
    // Points stay between the juror and the round; the record says only how many there are, and a hash of them.
    let (assignment_id, nomination_id, round_id) = (id, own.nomination_id, own.round_id);
    let (points, version) = (content.points.len(), own.version.unwrap_or(0) + 1);
    let (content, revision, status) = (Made(seal_of_points(&content.points)), judged, content.status);
    let act: Act = match status {
        SheetStatus::Draft => {
            acts::SheetSaved { assignment_id, nomination_id, round_id, points, version, content, revision }.into()
        }
        SheetStatus::Submitted => {
            acts::SheetSubmitted { assignment_id, nomination_id, round_id, points, version, content, revision }.into()
        }
    };
    audit::record(&mut tx, ctx, Some(juror), sheet_id.subject(), act).await?;
    tx.commit().await?;
    Ok(Some(Saved::Done))
}

/// What a sheet says as it is stored; `None` where there is none.
pub async fn content_of(conn: &mut crate::ground::db::Conn, own: &Own) -> Result<Option<Content>> {
    let (Some(sheet), Some(status)) = (own.sheet_id, own.status) else { return Ok(None) };
    let points = store::points(conn, sheet).await?;
    Ok(Some(Content { status, comment: own.comment.clone().unwrap_or_default(), points }))
}

/// Whether a round takes a juror's sheets at a moment, with the time that he or she was given.
pub fn takes_sheets(round: &Round, extensions: &[Extension], juror: PersonId, now: Timestamp) -> bool {
    let end = end_for(round, extensions, Some(juror));
    scoring(round.status, round.scoring_opens_at, end, now) == Scoring::Running
}

/// Nobody is reminded twice within this time: a double click is no second reminder.
const PAUSE: Duration = Duration::hours(1);

/// Reminds those jurors of an open round whose sheets are not all in, or one of them; says how many.
pub async fn remind(
    ctx: &Ctx,
    office: PersonId,
    id: RoundId,
    only: Option<PersonId>,
    public_url: &str,
) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    // Two people who press the button at once send one reminder.
    rounds::hold(&mut tx, id, RoundStatus::Open).await?;
    let placed = rounds::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let extensions = rounds::extensions(&mut tx, id).await?;
    let can_still = |person| takes_sheets(&placed.round, &extensions, person, ctx.now);
    let progress = store::progress(&mut tx, id).await?;
    if only.is_some_and(|only| progress.iter().all(|juror| juror.person_id != only)) {
        return Err(AppError::NotFound);
    }
    if !progress.iter().any(|juror| can_still(juror.person_id)) {
        return Err(Refusal::NobodyToRemind.into());
    }
    let late: Vec<_> = progress
        .into_iter()
        .filter(|juror| only.is_none_or(|only| juror.person_id == only))
        .filter(|juror| juror.missing() > 0 && !juror.disabled && can_still(juror.person_id))
        .filter(|juror| juror.reminded_at.is_none_or(|at| at > ctx.now || at + PAUSE <= ctx.now))
        .collect();
    for juror in &late {
        let end = end_for(&placed.round, &extensions, Some(juror.person_id));
        let until = match end {
            Some(at) => Writes(juror.language).datetime(at.naive()),
            None => say(juror.language, key!("scoring-until-closing")),
        };
        let mut args = Args::new();
        args.set("name", value(format!("{} {}", placed.prize.get(juror.language), placed.year)));
        args.set("n", juror.missing());
        args.set("until", value(until));
        let letter = Letter {
            kind: "reminder",
            to: &juror.email,
            lang: juror.language,
            args,
            link: Some(format!("{public_url}{}", link!("/jury"))),
            premise: Premise::Sheets { round: id, person: juror.person_id, until: end },
        };
        mail::queue(&mut tx, ctx, letter).await?;
    }
    if !late.is_empty() {
        let people = late.iter().map(|juror| juror.person_id).collect();
        audit::record(&mut tx, ctx, Some(office), id, acts::Reminded { people }).await?;
    }
    tx.commit().await?;
    Ok(late.len())
}
