//! Setting a conflict, taking it back, and a juror's own recusal.

use serde_json::json;

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::sort_key;
use crate::ids::{ConflictId, NominationId, PersonId, RoundId};
use crate::rounds::store as rounds;

use super::model::{Conflict, Origin, Reason};
use super::store::{self, declared};
use super::suggest::{Sign, organisation, signs};

/// The office sets a conflict between a juror and an entry of a round. It holds in every round.
pub async fn set(
    ctx: &Ctx,
    office: PersonId,
    round_id: RoundId,
    pair: (NominationId, PersonId),
    reason: (Reason, Option<String>),
) -> Result<()> {
    file(ctx, office, round_id, pair, reason, &[]).await
}

/// Files a conflict that the office sets, with what spoke for it where the program had suggested it.
async fn file(
    ctx: &Ctx,
    office: PersonId,
    round_id: RoundId,
    (nomination_id, person_id): (NominationId, PersonId),
    (reason, note): (Reason, Option<String>),
    signs: &[Sign],
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
    let mut detail = json!({"person_id": person_id, "reason": reason, "note": conflict.note});
    if !signs.is_empty() {
        detail["suggested_by"] = json!(signs);
    }
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

/// A conflict that the office should look at, with what speaks for it.
pub struct Suggested {
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub name: String,
    pub title: String,
    pub nominee_name: String,
    pub signs: Vec<Sign>,
    /// Why there was a conflict with this organisation before.
    pub earlier: Option<Reason>,
}

/// The suggested conflicts of a round that nobody has confirmed or dismissed: in five statements.
pub async fn suggestions(conn: &mut Conn, round_id: RoundId) -> Result<Vec<Suggested>> {
    let jurors = declared::juror_sides(conn, round_id).await?;
    let entries = declared::entry_sides(conn, round_id).await?;
    let mut settled = declared::dismissed(conn, round_id).await?;
    settled.extend(store::pairs(conn, round_id).await?);
    let mut found = Vec::new();
    for juror in &jurors {
        for entry in &entries {
            let signs = signs(&juror.side, &entry.side);
            if signs.is_empty() || settled.contains(&(entry.nomination_id, juror.person_id)) {
                continue;
            }
            let earlier = juror.earlier.get(&organisation(&entry.nominee_name)).copied();
            found.push(Suggested {
                nomination_id: entry.nomination_id,
                person_id: juror.person_id,
                name: juror.name.clone(),
                title: entry.title.clone(),
                nominee_name: entry.nominee_name.clone(),
                earlier: earlier.filter(|_| signs.contains(&Sign::Known)),
                signs,
            });
        }
    }
    found.sort_by_cached_key(|one| (sort_key(&one.name), sort_key(&one.title), one.nomination_id));
    Ok(found)
}

/// The office finds that a suggestion is a conflict, and says why: a sign is no reason. What was not suggested is not
/// there.
pub async fn confirm(
    ctx: &Ctx,
    office: PersonId,
    round_id: RoundId,
    pair @ (nomination_id, person_id): (NominationId, PersonId),
    reason: Reason,
) -> Result<()> {
    let found = suggestions(&mut ctx.db.read().await?, round_id).await?;
    let found = found.into_iter().find(|one| (one.nomination_id, one.person_id) == (nomination_id, person_id));
    let signs = found.ok_or(AppError::NotFound)?.signs;
    file(ctx, office, round_id, pair, (reason, None), &signs).await
}

/// The office finds that a suggestion is none.
pub async fn dismiss(
    ctx: &Ctx,
    office: PersonId,
    round_id: RoundId,
    (nomination_id, person_id): (NominationId, PersonId),
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let found = suggestions(&mut tx, round_id).await?;
    if !found.iter().any(|one| (one.nomination_id, one.person_id) == (nomination_id, person_id)) {
        return Err(AppError::NotFound);
    }
    declared::dismiss(&mut tx, nomination_id, person_id, office, ctx.now).await?;
    let detail = json!({"person_id": person_id});
    let subject = ("nomination", nomination_id.0);
    audit::record(&mut tx, ctx, Some(office), "conflict_dismissed", subject, detail).await?;
    tx.commit().await?;
    Ok(())
}
