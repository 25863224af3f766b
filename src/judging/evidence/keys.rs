//! Which keys have signed evidence. Another key is an act: it is noticed at start, stands in the record, and every
//! bundle says it. What a former key has signed stays right.

use std::fs;

use laudatio_evidence::key::{fingerprint, from_hex};

use crate::clock::Timestamp;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};

pub use laudatio_evidence::key::{Cause, Change, handover};

use super::key::Key;
use super::refusal::Refusal;

pub use super::actions::{adopt, explain, rotate};
pub use super::store::keys::all;

/// As long as other reasons may be.
pub const MOST_REASON: usize = 2000;

/// Public halves of former keys, one a line, beside the key's file.
pub const FORMER: &str = "laudatio-evidence-former.txt";

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
        return Err(Refusal::KeySuperseded.into());
    }
    Ok(changes(&keys))
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
