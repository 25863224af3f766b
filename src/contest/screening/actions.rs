//! What the office decides about a nomination: one transaction each.

use super::refusal::Refusal;
use super::store;
use crate::contest::nominations::model::{Nomination, Refusal as NominationRefusal, Screening};
use crate::contest::nominations::store as nominations;
use crate::contest::prizes::model::Phase;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Made, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx};
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{NominationId, PersonId};

/// A transaction with the nomination read in it, and the phase of its edition.
async fn begin(ctx: &Ctx, id: NominationId) -> Result<(Tx, Nomination, Phase)> {
    let mut tx = ctx.db.write().await?;
    let nomination = nominations::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(&mut tx, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    Ok((tx, nomination, edition.phase(ctx.now)))
}

/// Says whether the nomination that was read at `version` fulfils the conditions.
///
/// # Errors
/// [`AppError::Refused`] also when somebody changed the nomination since.
pub async fn screen(
    ctx: &Ctx,
    by: PersonId,
    (id, version): (NominationId, i64),
    (screening, reason): (Screening, Option<&str>),
) -> Result<()> {
    let (mut tx, nomination, phase) = begin(ctx, id).await?;
    if nomination.screening == screening && nomination.screening_reason.as_deref() == reason {
        return Ok(());
    }
    nomination.status.screen(phase)?;
    stays(&mut tx, &nomination, ctx).await?;
    // No round is opened with it while we look.
    rounds::hold_all(&mut tx, nomination.edition_id).await?;
    if screening != nomination.screening && store::judged_in(&mut tx, id).await?.is_some() {
        return Err(Refusal::Judged.into());
    }
    if !nominations::screen(&mut tx, (id, version), (screening, reason), by, ctx.now).await? {
        return Err(Refusal::Stale.into());
    }
    let act = acts::Screened {
        number: Made(nomination.receipt_number),
        screening: Word(screening.as_str()),
        reason: reason.map(Written::from),
    };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    tx.commit().await?;
    Ok(())
}

/// What stands beside a public result does not disappear by one person's word.
async fn stays(conn: &mut Conn, nomination: &Nomination, ctx: &Ctx) -> Result<()> {
    let edition = prizes::edition(conn, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let is_eligible = nomination.screening == Screening::Eligible;
    if is_eligible && edition.shows_result(ctx.now) { Err(NominationRefusal::ResultPublic.into()) } else { Ok(()) }
}

/// Lets a late nomination in, for a reason that is kept.
pub async fn admit(ctx: &Ctx, by: PersonId, id: NominationId, reason: &str) -> Result<()> {
    let (mut tx, nomination, phase) = begin(ctx, id).await?;
    nomination.status.admit(phase)?;
    if !nominations::admit(&mut tx, id, reason, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::LateAdmitted { number: Made(nomination.receipt_number), reason: reason.into() };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    tx.commit().await?;
    Ok(())
}
