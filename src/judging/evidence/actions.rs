//! Another key signs: noticed at start, or made by somebody who says why.

use crate::ground::audit;
use crate::ground::audit::acts::{self, Made, Setting};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ids::PersonId;

use super::key::{Key, Source};
use super::keys::{Cause, Known, all, handover};
use super::refusal::Refusal;
use super::store::keys as store;

/// Puts down the key that this program signs with, where it is another one than before.
pub async fn adopt(ctx: &Ctx, key: &Key) -> Result<()> {
    let public = key.public();
    let is_known = |keys: &[Known]| keys.last().is_some_and(|last| last.public_key == public);
    if is_known(&all(&mut ctx.db.read().await?).await?) {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    let keys = all(&mut tx).await?;
    // Another process of ours was quicker.
    if is_known(&keys) {
        return Ok(());
    }
    let snapshots: i64 = store::count_snapshots(&mut tx).await?;
    let cause = match key.source() {
        // Release 0.1.0 kept no key in the database: where there is evidence, one must have been there.
        Source::Made if snapshots > 0 || !keys.is_empty() => Cause::Made,
        _ if keys.is_empty() => Cause::First,
        _ => Cause::Set,
    };
    let change = Changing { keys: &keys, public: &public, cause, endorsement: None };
    add(&mut tx, ctx, None, change).await?;
    tx.commit().await?;
    if cause != Cause::First {
        tracing::warn!(
            "evidence is signed by another key from now on: {}. The office is told; say why with: \
             laudatio evidence key --reason \"…\"",
            key.fingerprint()
        );
    }
    Ok(())
}

struct Changing<'a> {
    keys: &'a [Known],
    public: &'a str,
    cause: Cause,
    endorsement: Option<String>,
}

async fn add(conn: &mut Conn, ctx: &Ctx, by: Option<PersonId>, change: Changing<'_>) -> Result<i64> {
    let last = change.keys.last();
    let number = last.map_or(1, |last| last.number + 1);
    let position = if change.cause == Cause::First {
        None
    } else {
        let act = acts::EvidenceKeyChanged {
            number,
            kind: change.cause,
            from: last.map(|last| Made(last.public_key.clone())),
            to: Made(change.public.to_owned()),
        };
        Some(audit::link(conn, ctx, by, Setting::EvidenceKey, act).await?.position)
    };
    let key = Known {
        number,
        public_key: change.public.to_owned(),
        since: ctx.now,
        cause: change.cause,
        endorsement: change.endorsement,
        position,
        explained: None,
    };
    store::insert(conn, &key).await?;
    Ok(number)
}

/// Says why the key that signs today took over.
///
/// # Errors
/// Refused where it is the first one.
pub async fn explain(ctx: &Ctx, by: Option<PersonId>, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let keys = all(&mut tx).await?;
    let Some(last) = keys.last().filter(|last| last.position.is_some()) else {
        return Err(Refusal::FirstKey.into());
    };
    explain_one(&mut tx, ctx, by, last.number, reason).await?;
    Ok(tx.commit().await?)
}

async fn explain_one(conn: &mut Conn, ctx: &Ctx, by: Option<PersonId>, number: i64, reason: &str) -> Result<()> {
    let act = acts::EvidenceKeyExplained { number, why: reason.into() };
    let link = audit::link(conn, ctx, by, Setting::EvidenceKey, act).await?;
    store::explain(conn, number, link.position).await
}

/// Makes another key, lets the present one sign it, and puts it in the place of the present one.
///
/// # Errors
/// Refused where the present key is none that the program keeps in a file, or not the one that signs today.
pub async fn rotate(ctx: &Ctx, settings: &Settings, key: &Key, reason: &str) -> Result<Key> {
    if key.source() == Source::Setting {
        return Err(Refusal::KeyFromSetting.into());
    }
    let mut tx = ctx.db.write().await?;
    let keys = all(&mut tx).await?;
    if keys.last().is_none_or(|last| last.public_key != key.public()) {
        return Err(Refusal::KeySuperseded.into());
    }
    let next = Key::new(ctx.random.bytes::<32>());
    let endorsement = Some(key.sign(handover(&key.public(), &next.public()).as_bytes()));
    let change = Changing { keys: &keys, public: &next.public(), cause: Cause::Rotated, endorsement };
    let number = add(&mut tx, ctx, None, change).await?;
    explain_one(&mut tx, ctx, None, number, reason).await?;
    // Should the last step fail, the next start finds another key and says so.
    next.replace(settings).map_err(AppError::Internal)?;
    tx.commit().await?;
    Ok(next)
}
