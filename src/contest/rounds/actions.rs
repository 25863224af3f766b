//! What the office does with a round before its jury begins, and more time for an open one.

mod extensions;

pub use extensions::{extend, standing, take_back};

use crate::contest::prizes::model::Phase;
use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::store as prizes;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{EditionId, PersonId, RoundId};

use super::forms::Wanted;
use super::model::{Round, RoundStatus};
use super::{criteria, store};

/// Makes a round with the call's criteria.
pub async fn create(ctx: &Ctx, office: PersonId, edition: EditionId, wanted: &Wanted) -> Result<RoundId> {
    let mut tx = ctx.db.write().await?;
    let call = prizes::edition(&mut tx, edition).await?.ok_or(AppError::NotFound)?;
    if call.phase(ctx.now) == Phase::Closed {
        return Err(Refusal::Ended.into());
    }
    // The same form sent twice.
    let rounds = store::rounds(&mut tx, edition).await?;
    let same = rounds.iter().find(|one| (one.entries, one.jurors) == (0, 0) && wanted.has_made(&one.round));
    if let Some(same) = same {
        return Ok(same.round.round_id);
    }
    let round = Round {
        round_id: RoundId::new(ctx.now, &ctx.random),
        edition_id: edition,
        position: store::next_position(&mut tx, edition).await?,
        name: wanted.name.clone(),
        status: RoundStatus::Preparing,
        method: wanted.method,
        reviews_per_entry: wanted.reviews_per_entry,
        quorum: wanted.quorum,
        least_sheets: wanted.least_sheets,
        source_round_id: None,
        scoring_opens_at: wanted.opens,
        scoring_closes_at: wanted.closes,
        version: 1,
        created_at: ctx.now,
        opened_at: None,
        closed_at: None,
        closed_by: None,
        reopened_at: None,
        close_reason: None,
    };
    // Two people made a round at the same moment, and both wanted the next position.
    store::insert(&mut tx, &round).await.map_err(|error| match error {
        AppError::Database(e) if crate::ground::db::is_duplicate(&e) => Common::ChangedMeanwhile.into(),
        other => other,
    })?;
    criteria::take(&mut tx, ctx, &round).await?;
    let act = acts::RoundCreated {
        name: round.name.into(),
        reviews_per_entry: round.reviews_per_entry,
        method: round.method,
        quorum: round.quorum,
        least_sheets: round.least_sheets,
    };
    audit::record(&mut tx, ctx, Some(office), round.round_id, act).await?;
    tx.commit().await?;
    Ok(round.round_id)
}

/// What came of a change to something that others may change as well.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    Done,
    /// Somebody else was quicker; the version to build on now.
    Stale(i64),
}

/// Changes name, distribution, window, method, quorum and the least number of sheets. Once the round is open, only its
/// name and its beginning change; an end that is set moves by an extension.
pub async fn edit(ctx: &Ctx, office: PersonId, id: RoundId, version: i64, wanted: &Wanted) -> Result<Saved> {
    let (mut tx, round) = begin(ctx, id).await?;
    round.status.not_closed()?;
    let frozen = round.status.still_preparing().is_err();
    let to = store::Settings {
        name: &wanted.name,
        reviews_per_entry: if frozen { round.reviews_per_entry } else { wanted.reviews_per_entry },
        opens: wanted.opens,
        closes: if frozen { round.scoring_closes_at.or(wanted.closes) } else { wanted.closes },
        method: if frozen { round.method } else { wanted.method },
        quorum: if frozen { round.quorum } else { wanted.quorum },
        least_sheets: if frozen { round.least_sheets } else { wanted.least_sheets },
    };
    if !store::update(&mut tx, &Round { version, ..round.clone() }, &to).await? {
        return Ok(Saved::Stale(round.version));
    }
    let act = acts::RoundEdited {
        name: to.name.into(),
        reviews_per_entry: to.reviews_per_entry,
        opens: to.opens,
        closes: to.closes,
        method: to.method,
        quorum: to.quorum,
        least_sheets: to.least_sheets,
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(Saved::Done)
}

async fn begin(ctx: &Ctx, id: RoundId) -> Result<(Tx, Round)> {
    let mut tx = ctx.db.write().await?;
    let round = store::round(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    Ok((tx, round))
}
