//! Setting a conflict, taking it back, and a juror's own recusal.

use serde_json::json;

use crate::audit;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::ids::{ConflictId, NominationId, PersonId, RoundId};
use crate::rounds::store as rounds;

use super::model::{Conflict, Origin, Reason};
use super::store;

/// The office sets a conflict between a juror and an entry of a round. It holds in every round.
pub async fn set(
    ctx: &Ctx,
    office: PersonId,
    round_id: RoundId,
    (nomination_id, person_id): (NominationId, PersonId),
    (reason, note): (Reason, Option<String>),
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let round = rounds::round(&mut tx, round_id).await?.ok_or(AppError::NotFound)?;
    round.status.not_closed().map_err(AppError::Refused)?;
    let knows_entry = rounds::entries(&mut tx, round_id).await?.iter().any(|e| e.nomination_id == nomination_id);
    let knows_juror = rounds::jurors(&mut tx, round_id).await?.iter().any(|j| j.person_id == person_id);
    if !knows_entry || !knows_juror {
        return Err(AppError::NotFound);
    }
    let conflict = Conflict {
        conflict_id: ConflictId::new(ctx.now, &ctx.random),
        nomination_id,
        person_id,
        reason,
        note,
        origin: Origin::Office,
        created_at: ctx.now,
    };
    store::insert(&mut tx, &conflict).await?;
    let detail = json!({"person_id": person_id, "reason": reason, "note": conflict.note});
    audit::record(&mut tx, ctx, Some(office), "conflict_set", ("nomination", nomination_id.0), detail).await?;
    tx.commit().await?;
    Ok(())
}

/// The office takes a conflict back. The juror sees the entry again where it was assigned.
pub async fn lift(ctx: &Ctx, office: PersonId, round_id: RoundId, id: ConflictId, why: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let round = rounds::round(&mut tx, round_id).await?.ok_or(AppError::NotFound)?;
    round.status.not_closed().map_err(AppError::Refused)?;
    let found = store::of_round(&mut tx, round_id).await?.into_iter().find(|named| named.conflict.conflict_id == id);
    let conflict = found.ok_or(AppError::NotFound)?.conflict;
    if store::is_decided(&mut tx, &conflict).await? {
        return Err(AppError::Refused("jury-conflict-decided"));
    }
    if !store::delete(&mut tx, &conflict).await? {
        return Err(AppError::NotFound);
    }
    let detail = json!({"person_id": conflict.person_id, "reason": conflict.reason, "why": why});
    let subject = ("nomination", conflict.nomination_id.0);
    audit::record(&mut tx, ctx, Some(office), "conflict_lifted", subject, detail).await?;
    tx.commit().await?;
    Ok(())
}

/// A juror steps back from an entry. That he or she reads it was checked by whoever calls this.
pub async fn recuse(
    ctx: &Ctx,
    juror: PersonId,
    nomination_id: NominationId,
    (reason, note): (Reason, Option<String>),
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let conflict = Conflict {
        conflict_id: ConflictId::new(ctx.now, &ctx.random),
        nomination_id,
        person_id: juror,
        reason,
        note,
        origin: Origin::Recusal,
        created_at: ctx.now,
    };
    store::insert(&mut tx, &conflict).await?;
    let detail = json!({"reason": reason, "note": conflict.note});
    audit::record(&mut tx, ctx, Some(juror), "recused", ("nomination", nomination_id.0), detail).await?;
    tx.commit().await?;
    Ok(())
}
