//! Closing a round.

use serde_json::json;

use crate::audit;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::evidence;
use crate::ids::{PersonId, RoundId};
use crate::rounds::store as rounds;

use super::store;

/// What came of the wish to close.
pub enum Close {
    Closed,
    /// Something is missing, and no reason was given.
    ReasonNeeded,
}

/// Closes a round for good. While sheets are missing or entries are unread this takes a reason,
/// which is kept with the round.
pub async fn close(ctx: &Ctx, person: PersonId, id: RoundId, reason: &str) -> Result<Close> {
    // Reading and counting a large round takes a while: not while others wait for us to write.
    let draft = evidence::draft(ctx, id).await?;
    let mut tx = ctx.db.write().await?;
    let round = rounds::round(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    round.status.close().map_err(AppError::Refused)?;
    // Taken first: sheets that come later than this find the round closed, so what we count below stays true.
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    if !rounds::close(&mut tx, id, ctx.now, person, reason).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    let draft = draft.renewed(&mut tx, ctx).await?;
    let missing = store::missing_sheets(&mut tx, id).await?.len();
    let unread = store::unread_entries(&mut tx, id).await?.len();
    if (missing > 0 || unread > 0) && reason.is_none() {
        return Ok(Close::ReasonNeeded);
    }
    let detail = json!({ "reason": reason, "missing_sheets": missing, "unread_entries": unread });
    audit::record(&mut tx, ctx, Some(person), "closed", ("round", id.0), detail).await?;
    evidence::freeze(&mut tx, ctx, person, draft).await?;
    tx.commit().await?;
    Ok(Close::Closed)
}
