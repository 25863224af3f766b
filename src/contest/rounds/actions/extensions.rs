//! Giving more time, and taking it back.

use crate::clock::WallTime;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::mail::{self, Letter, Premise};
use crate::i18n::{Args, Writes, value};
use crate::ids::{ExtensionId, PersonId, RoundId};
use crate::link;
use crate::people::accounts::store as accounts;

use super::super::extensions::{Extension, Grant, concerned, end_for, may_extend, may_take_back};
use super::super::model::{Round, RoundStatus};
use super::super::refusal::Refusal;
use super::super::store;

/// Gives everybody, or one juror of the round, more time; they are told by mail, without the reason.
pub async fn extend(ctx: &Ctx, office: PersonId, id: RoundId, grant: &Grant<'_>, public_url: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let placed = store::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let round = &placed.round;
    let before = end_for(round, &store::extensions(&mut tx, id).await?, grant.person);
    may_extend(round.status, before, grant.until, ctx.now)?;
    let jurors = store::jurors(&mut tx, id).await?;
    let told: Vec<PersonId> = concerned(&jurors, grant.person).map(|juror| juror.person_id).collect();
    let held = if grant.person.is_some() {
        if told.is_empty() {
            return Err(AppError::NotFound);
        }
        store::hold(&mut tx, id, RoundStatus::Open).await?
    } else {
        store::move_end(&mut tx, round, grant.until).await?
    };
    if !held {
        return Err(Common::ChangedMeanwhile.into());
    }
    store::insert_extension(&mut tx, ctx, id, grant, (office, before)).await?;
    let ends = ends(&mut tx, id).await?;
    for person in accounts::people(&mut tx).await?.iter().filter(|person| told.contains(&person.person_id)) {
        let Some(until) = ends(person.person_id) else { continue };
        let mut args = Args::new();
        args.set("name", value(format!("{} {}", placed.prize.get(person.language), placed.year)));
        args.set("until", value(Writes(person.language).datetime(until.naive())));
        let link = Some(format!("{public_url}{}", link!("/jury")));
        let (to, lang) = (&person.email, person.language);
        let premise = Premise::Until { round: id, person: person.person_id, until, before: until };
        mail::queue(&mut tx, ctx, Letter { kind: "extension", to, lang, args, link, premise }).await?;
    }
    let act = acts::Extended {
        person_id: grant.person,
        before: acts::Until { until: before },
        after: acts::Until { until: Some(grant.until) },
        why: grant.reason.into(),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    Ok(tx.commit().await?)
}

/// When a round ends for each of its jurors, as it stands now: somebody may have more time than everybody.
async fn ends(conn: &mut Conn, id: RoundId) -> Result<impl Fn(PersonId) -> Option<WallTime> + use<>> {
    let placed = store::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let extensions = store::extensions(conn, id).await?;
    Ok(move |person| end_for(&placed.round, &extensions, Some(person)))
}

/// Takes more time back, and tells those who had been told of it.
pub async fn take_back(
    ctx: &Ctx,
    office: PersonId,
    (id, extension): (RoundId, ExtensionId),
    reason: &str,
    public_url: &str,
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let placed = store::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    // Nobody saves a sheet, and nobody closes the round, while we look.
    if !store::hold(&mut tx, id, RoundStatus::Open).await? {
        return Err(Refusal::Closed.into());
    }
    let (extension, before) = standing(&mut tx, ctx, &placed.round, extension).await?;
    let before = before?;
    if extension.person_id.is_none() && !store::move_end(&mut tx, &placed.round, before).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    if !store::take_extension_back(&mut tx, extension.extension_id, (office, reason), ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let jurors = store::jurors(&mut tx, id).await?;
    let told: Vec<PersonId> = concerned(&jurors, extension.person_id).map(|juror| juror.person_id).collect();
    let ends = ends(&mut tx, id).await?;
    for person in accounts::people(&mut tx).await?.iter().filter(|person| told.contains(&person.person_id)) {
        let Some(until) = ends(person.person_id) else { continue };
        let writes = Writes(person.language);
        let mut args = Args::new();
        args.set("name", value(format!("{} {}", placed.prize.get(person.language), placed.year)));
        args.set("wrong", value(writes.datetime(extension.closes_at.naive())));
        args.set("until", value(writes.datetime(until.naive())));
        let link = Some(format!("{public_url}{}", link!("/jury")));
        let (to, lang) = (&person.email, person.language);
        // Whoever thinks that there is more time has to learn it, although the time is over by now.
        let (person, before) = (person.person_id, extension.closes_at);
        let premise = Premise::Until { round: id, person, until, before };
        mail::queue(&mut tx, ctx, Letter { kind: "correction", to, lang, args, link, premise }).await?;
    }
    let act = acts::ExtensionTakenBack {
        person_id: extension.person_id,
        before: acts::Until { until: Some(extension.closes_at) },
        after: acts::Until { until: Some(before) },
        why: reason.into(),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    Ok(tx.commit().await?)
}

/// More time that was given and still stands, and the end that would hold without it; or why it cannot be taken back.
pub async fn standing(
    conn: &mut Conn,
    ctx: &Ctx,
    round: &Round,
    id: ExtensionId,
) -> Result<(Extension, std::result::Result<WallTime, Refusal>)> {
    let all = store::extensions(conn, round.round_id).await?;
    let extension = all.iter().find(|extension| extension.extension_id == id).ok_or(AppError::NotFound)?.clone();
    let end = end_for(round, &all, extension.person_id);
    let used = match extension.closed_before {
        Some(before) => store::sheets_since(conn, round.round_id, extension.person_id, before.has_passed()).await?,
        None => 0,
    };
    let may = may_take_back(round.status, &extension, end, used, ctx.now);
    Ok((extension, may))
}
