//! What the office does to a call, one transaction each.

use serde_json::json;

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Tx;
use crate::error::{AppError, Result};
use crate::ids::{EditionId, PersonId};

use super::model::{Calendar, Edition, Freedom, Gap};
use super::store;

/// Begins a change to an edition that was shown in a certain version.
async fn begin(ctx: &Ctx, id: EditionId, version: i64) -> Result<(Tx, Edition)> {
    let mut tx = ctx.db.write().await?;
    let edition = store::edition(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if edition.freedom() == Freedom::Nothing {
        return Err(AppError::Refused("edition-is-closed"));
    }
    if !store::touch(&mut tx, id, version).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    Ok((tx, edition))
}

/// Sets the dates of a call. A published call's dates only move later.
pub async fn set_calendar(ctx: &Ctx, by: PersonId, id: EditionId, version: i64, calendar: Calendar) -> Result<()> {
    let (mut tx, edition) = begin(ctx, id, version).await?;
    let published = edition.calendar();
    if !calendar.out_of_order().is_empty() {
        return Err(AppError::Refused("edition-dates-order"));
    }
    if edition.freedom() == Freedom::Wording && !calendar.breaks_promise(&published, ctx.now).is_empty() {
        return Err(AppError::Refused("edition-dates-later-only"));
    }
    store::set_calendar(&mut tx, id, &calendar).await?;
    let detail = json!({ "before": published, "after": calendar });
    audit::record(&mut tx, ctx, Some(by), "calendar_set", ("edition", id.0), detail).await?;
    Ok(tx.commit().await?)
}

/// Publishes a call. Gives what is missing for it, and then nothing has changed; an empty list means it is done.
pub async fn open(ctx: &Ctx, by: PersonId, id: EditionId, version: i64) -> Result<Vec<Gap>> {
    let (mut tx, _) = begin(ctx, id, version).await?;
    let call = store::call(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let gaps = call.gaps(ctx.now);
    if !gaps.is_empty() {
        return Ok(gaps);
    }
    if !store::open(&mut tx, id, ctx.now).await? {
        return Err(AppError::Refused("edition-already-open"));
    }
    let detail = json!({ "closes_at": call.edition.closes_at });
    audit::record(&mut tx, ctx, Some(by), "opened", ("edition", id.0), detail).await?;
    tx.commit().await?;
    Ok(gaps)
}
