//! Setting a conflict, taking it back, a juror's own recusal and declaration, and what is known about jurors.

use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::i18n::sort_key;
use crate::ids::{ConflictId, NominationId, PersonId, RoundId};

use super::declare::Declaration;
use super::model::{Conflict, Origin, Reason};
use super::refusal::Refusal;
use super::store::declared::Profile;
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
    round.status.not_closed()?;
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
    let act = acts::ConflictSet {
        person_id,
        reason: Aside(Word(reason.as_str())),
        note: conflict.note.map(Written::from),
        suggested_by: signs.iter().map(|sign| Aside(Word(sign.as_str()))).collect(),
    };
    audit::record(&mut tx, ctx, Some(office), nomination_id, act).await?;
    tx.commit().await?;
    Ok(())
}

/// The office takes a conflict back. The juror sees the entry again where it was assigned.
pub async fn lift(ctx: &Ctx, office: PersonId, round_id: RoundId, id: ConflictId, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let round = rounds::round(&mut tx, round_id).await?.ok_or(AppError::NotFound)?;
    round.status.not_closed()?;
    let found = store::of_round(&mut tx, round_id).await?.into_iter().find(|named| named.conflict.conflict_id == id);
    let conflict = found.ok_or(AppError::NotFound)?.conflict;
    if store::is_decided(&mut tx, &conflict).await? {
        return Err(Refusal::ConflictDecided.into());
    }
    if !store::delete(&mut tx, &conflict).await? {
        return Err(AppError::NotFound);
    }
    let (person_id, of) = (conflict.person_id, Aside(Word(conflict.reason.as_str())));
    let act = acts::ConflictLifted { person_id, reason: of, why: reason.into() };
    audit::record(&mut tx, ctx, Some(office), conflict.nomination_id, act).await?;
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
    let act = acts::Recused { reason: Aside(Word(reason.as_str())), note: conflict.note.map(Written::from) };
    audit::record(&mut tx, ctx, Some(juror), nomination_id, act).await?;
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
    audit::record(&mut tx, ctx, Some(office), nomination_id, acts::ConflictDismissed { person_id }).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts a juror's declaration on file. Conflicts that are known already stay; what the juror says of them is kept beside.
///
/// # Errors
/// Not found for anybody who is no juror of the round; refused once it is closed.
pub async fn declare(ctx: &Ctx, juror: PersonId, round_id: RoundId, declaration: &Declaration) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let round = rounds::round(&mut tx, round_id).await?.ok_or(AppError::NotFound)?;
    if !is_juror(&mut tx, round_id, juror).await? {
        return Err(AppError::NotFound);
    }
    round.status.not_closed()?;
    let nominees = declared::nominees(&mut tx, round_id, juror).await?;
    // On an empty list there is nothing to declare.
    if nominees.is_empty() {
        return Err(Refusal::NothingToDeclare.into());
    }
    let known = |id: NominationId| nominees.iter().find(|nominee| nominee.nomination_id == id);
    for &(nomination_id, reason) in &declaration.conflicts {
        let Some(nominee) = known(nomination_id) else { continue };
        // Somebody may have set it meanwhile: then this is the juror's own reason for it.
        if nominee.known().is_some() {
            store::set_own_reason(&mut tx, (nomination_id, juror), reason, ctx.now).await?;
        } else {
            let conflict = Conflict {
                conflict_id: ConflictId::new(ctx.now, &ctx.random),
                nomination_id,
                person_id: juror,
                reason,
                note: None,
                origin: Origin::Declaration,
                created_at: ctx.now,
            };
            store::insert(&mut tx, &conflict).await?;
        }
    }
    let wishes: Vec<_> = declaration.wishes.iter().copied().filter(|(id, _)| known(*id).is_some()).collect();
    declared::set_profile(&mut tx, (round_id, juror), &declaration.profile, ctx.now).await?;
    declared::set_wishes(&mut tx, (round_id, juror), &wishes).await?;
    declared::declare(&mut tx, round_id, juror, ctx.now).await?;
    // What is recorded as a conflict is one: an entry may have left the round since the page was shown.
    let conflicts = declaration.conflicts.iter().map(|(id, _)| *id).filter(|id| known(*id).is_some()).collect();
    audit::record(&mut tx, ctx, Some(juror), round_id, acts::Declared { nomination_id: conflicts }).await?;
    tx.commit().await?;
    Ok(())
}

/// Replaces what is known about a juror of a round.
///
/// # Errors
/// Not found for anybody who is no juror of the round; refused once it is closed.
pub async fn change_profile(
    ctx: &Ctx,
    office: PersonId,
    (round_id, juror): (RoundId, PersonId),
    profile: &Profile,
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let round = rounds::round(&mut tx, round_id).await?.ok_or(AppError::NotFound)?;
    if !is_juror(&mut tx, round_id, juror).await? {
        return Err(AppError::NotFound);
    }
    round.status.not_closed()?;
    declared::set_profile(&mut tx, (round_id, juror), profile, ctx.now).await?;
    let languages = profile.languages.iter().map(|language| Aside(Word(language.label()))).collect();
    let act = acts::KnowledgeChanged { categories: profile.categories.len(), languages };
    audit::record(&mut tx, ctx, Some(office), juror, act).await?;
    tx.commit().await?;
    Ok(())
}

async fn is_juror(conn: &mut Conn, round_id: RoundId, person: PersonId) -> Result<bool> {
    Ok(rounds::jurors(conn, round_id).await?.iter().any(|known| known.person_id == person))
}
