//! What a round's jury judges by: what the call says, whole. The round takes its copy of it when it opens.

use sqlx::types::Json;

use crate::contest::prizes::model::{PublishedCriterion, as_it_stands};
use crate::contest::prizes::store as prizes;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ids::{EditionId, RoundCriterionId};

use super::model::{Round, RoundCriterion, RoundStatus};
use super::store;

/// The criteria that hold for a round: its own copy once it is open, and before that what the call says now.
pub async fn of(conn: &mut Conn, round: &Round) -> Result<Vec<RoundCriterion>> {
    let own = store::criteria(conn, round.round_id).await?;
    if round.status != RoundStatus::Preparing {
        return Ok(own);
    }
    let wanted = of_call(conn, round.edition_id).await?;
    // The keys are those of the copy, or of nothing.
    let key = |at: usize| own.get(at).map_or(RoundCriterionId(uuid::Uuid::nil()), |own| own.round_criterion_id);
    Ok(copies(round, &wanted, key))
}

/// Makes a round's criteria those of the call.
pub async fn take(conn: &mut Conn, ctx: &Ctx, round: &Round) -> Result<()> {
    let wanted = of_call(conn, round.edition_id).await?;
    let own = store::criteria(conn, round.round_id).await?;
    if own.iter().map(as_published).eq(wanted.iter().cloned().map(Some)) {
        return Ok(());
    }
    store::delete_criteria(conn, round.round_id).await?;
    for copy in copies(round, &wanted, |_| RoundCriterionId::new(ctx.now, &ctx.random)) {
        store::insert_criterion(conn, &copy).await?;
    }
    Ok(())
}

/// As they were published, or as they stand in a call that is not.
async fn of_call(conn: &mut Conn, id: EditionId) -> Result<Vec<PublishedCriterion>> {
    let call = prizes::call(conn, id).await?.ok_or(AppError::NotFound)?;
    if call.edition.is_public()
        && let Some(published) = prizes::published(conn, id).await?
    {
        return Ok(published.criteria);
    }
    Ok(as_it_stands(&call, 0).criteria)
}

fn copies(
    round: &Round,
    wanted: &[PublishedCriterion],
    key: impl Fn(usize) -> RoundCriterionId,
) -> Vec<RoundCriterion> {
    let copy = |(at, criterion): (usize, &PublishedCriterion)| RoundCriterion {
        round_criterion_id: key(at),
        round_id: round.round_id,
        criterion_id: Some(criterion.criterion_id),
        position: i64::try_from(at + 1).unwrap_or(i64::MAX),
        label: criterion.label.clone(),
        description: criterion.description.clone(),
        weight: criterion.weight,
        scale_min: criterion.scale_min,
        scale_max: criterion.scale_max,
        scale_labels: Json(criterion.scale_labels.clone()),
    };
    wanted.iter().enumerate().map(copy).collect()
}

/// A copy as the call has it; none where it is no copy of the call's.
fn as_published(own: &RoundCriterion) -> Option<PublishedCriterion> {
    Some(PublishedCriterion {
        criterion_id: own.criterion_id?,
        label: own.label.clone(),
        description: own.description.clone(),
        weight: own.weight,
        scale_min: own.scale_min,
        scale_max: own.scale_max,
        scale_labels: own.scale_labels.0.clone(),
    })
}
