//! Which keys have signed evidence. Another key is an act: it is noticed at start, stands in the record, and every
//! bundle says it. What a former key has signed stays right.

use std::fs;

use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::audit;
use crate::clock::Timestamp;
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::PersonId;

use super::key::{Key, Source, fingerprint, from_hex};
use super::store::keys as store;

pub use super::store::keys::all;

/// What the record calls it: the key has no key of its own.
pub const SUBJECT: Uuid = Uuid::from_u128(5);
/// The act by which another key took over, and the one that says why.
pub const CHANGED: &str = "evidence_key_changed";
pub const EXPLAINED: &str = "evidence_key_explained";

/// As long as other reasons may be.
pub const MOST_REASON: usize = 2000;

/// Public halves of former keys, one a line, beside the key's file.
pub const FORMER: &str = "laudatio-evidence-former.txt";

crate::text_enum! {
    /// How a key came to sign.
    pub enum Cause {
        /// It was the first.
        First = "first",
        /// There was none any more, so the program made one.
        Made = "made",
        /// Somebody has set another one, or put another file in its place.
        Set = "set",
        /// Made by command; the former key has signed it.
        Rotated = "rotated",
    }
}

/// A key that signs or has signed.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Known {
    pub number: i64,
    pub public_key: String,
    pub since: Timestamp,
    pub cause: Cause,
    pub endorsement: Option<String>,
    pub position: Option<i64>,
    pub explained: Option<i64>,
}

impl Known {
    pub fn fingerprint(&self) -> String {
        from_hex(&self.public_key).map_or_else(|| self.public_key.clone(), |public| fingerprint(&public))
    }
}

/// That another key took over, as the manifest of a bundle has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub number: i64,
    /// The act that recorded it, and when.
    pub position: i64,
    pub at: Timestamp,
    pub cause: Cause,
    /// The public halves. Which one came before is not known where release 0.1.0 left none.
    pub from: Option<String>,
    pub to: String,
    /// The former key's signature over both.
    pub endorsement: Option<String>,
    /// The act that says why.
    pub explained: Option<i64>,
}

/// What a former key signs to hand over.
pub fn handover(from: &str, to: &str) -> String {
    format!("laudatio evidence key\n{from}\n{to}\n")
}

/// Each time another key took over.
pub fn changes(keys: &[Known]) -> Vec<Change> {
    let change = |(at, key): (usize, &Known)| {
        Some(Change {
            number: key.number,
            position: key.position?,
            at: key.since,
            cause: key.cause,
            from: at.checked_sub(1).map(|before| keys[before].public_key.clone()),
            to: key.public_key.clone(),
            endorsement: key.endorsement.clone(),
            explained: key.explained,
        })
    };
    keys.iter().enumerate().filter_map(change).collect()
}

/// The changes that led to a key that is about to sign.
///
/// # Errors
/// Refused when the key is not the one that signs today: another program has taken over.
pub async fn led_to(conn: &mut Conn, key: &Key) -> Result<Vec<Change>> {
    let keys = all(conn).await?;
    if keys.last().is_some_and(|last| last.public_key != key.public()) {
        return Err(AppError::Refused("evidence-key-stale"));
    }
    Ok(changes(&keys))
}

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
        let detail = json!({
            "number": number, "kind": change.cause, "from": last.map(|last| &last.public_key), "to": change.public,
        });
        Some(audit::link(conn, ctx, by, CHANGED, ("setting", SUBJECT), detail).await?.position)
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
        return Err(AppError::Refused("evidence-key-first"));
    };
    explain_one(&mut tx, ctx, by, last.number, reason).await?;
    Ok(tx.commit().await?)
}

async fn explain_one(conn: &mut Conn, ctx: &Ctx, by: Option<PersonId>, number: i64, reason: &str) -> Result<()> {
    let detail = json!({"number": number, "why": reason});
    let link = audit::link(conn, ctx, by, EXPLAINED, ("setting", SUBJECT), detail).await?;
    store::explain(conn, number, link.position).await
}

/// Makes another key, lets the present one sign it, and puts it in the place of the present one.
///
/// # Errors
/// Refused where the present key is none that the program keeps in a file, or not the one that signs today.
pub async fn rotate(ctx: &Ctx, settings: &Settings, key: &Key, reason: &str) -> Result<Key> {
    if key.source() == Source::Setting {
        return Err(AppError::Refused("evidence-key-set"));
    }
    let mut tx = ctx.db.write().await?;
    let keys = all(&mut tx).await?;
    if keys.last().is_none_or(|last| last.public_key != key.public()) {
        return Err(AppError::Refused("evidence-key-stale"));
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

/// Keeps the public halves of former keys beside the file of the key, for whoever verifies without the database.
pub async fn write_former(ctx: &Ctx, settings: &Settings) -> Result<()> {
    let keys = all(&mut ctx.db.read().await?).await?;
    let Some((_, former)) = keys.split_last().filter(|(_, former)| !former.is_empty()) else { return Ok(()) };
    if !settings.database_url.starts_with("sqlite:") {
        return Ok(());
    }
    let text: String = former.iter().map(|key| format!("{}\n", key.public_key)).collect();
    fs::write(settings.folder().join(FORMER), text).map_err(|error| AppError::Internal(error.to_string()))
}

/// The fingerprints of former keys, as far as that file has them.
pub fn read_former(settings: &Settings) -> Vec<String> {
    let text = fs::read_to_string(settings.folder().join(FORMER)).unwrap_or_default();
    text.lines().filter_map(from_hex).map(|public| fingerprint(&public)).collect()
}
