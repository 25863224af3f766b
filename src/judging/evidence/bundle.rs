//! How a bundle is made: a snapshot with the record up to it, signed, for whoever wants to check them.

use std::io::{Cursor, Write as _};

use laudatio_evidence::key::Change;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::ground::audit;
use crate::ground::audit::chain::Walk;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};

use super::key::Key;
use super::refusal::Refusal;
use super::store::{self, Snapshot};

pub use laudatio_evidence::bundle::*;

/// The log of a bundle: the record up to the act that froze the round, one act a line.
///
/// # Errors
/// Refused when the record is broken: what was changed is not signed.
pub async fn log(conn: &mut Conn, snapshot: &Snapshot) -> Result<String> {
    let broken = |_| Refusal::Altered;
    let (mut walk, mut text) = (Walk::default(), String::new());
    while walk.position < snapshot.position {
        let acts = audit::behind(conn, walk.position).await?;
        if acts.is_empty() {
            break;
        }
        for recorded in acts.into_iter().filter(|recorded| recorded.act.position <= snapshot.position) {
            walk.step(&recorded.act.sealed(), &recorded.hash).map_err(broken)?;
            let line = serde_json::to_string(&Logged::of(recorded.act, recorded.hash));
            text.push_str(&line.map_err(|error| AppError::Internal(error.to_string()))?);
            text.push('\n');
        }
    }
    walk.ends_at(snapshot.position, &snapshot.seal).map_err(broken)?;
    Ok(text)
}

/// Reads a snapshot and the record, and makes sure that both are as they were.
///
/// # Errors
/// Refused when either was changed.
pub async fn gather(conn: &mut Conn, snapshot: &Snapshot) -> Result<(String, String)> {
    let content = store::content(conn, snapshot.snapshot_id).await?;
    if hex::encode(Sha256::digest(&content)) != snapshot.sha256 {
        return Err(Refusal::Altered.into());
    }
    let log = log(conn, snapshot).await?;
    Ok((content, log))
}

/// The bundle of an installation that has had one key only.
///
/// # Errors
/// When it cannot be packed.
pub fn pack(snapshot: &Snapshot, content: &str, log: &str, key: &Key) -> std::result::Result<Vec<u8>, String> {
    pack_after(snapshot, content, log, key, Vec::new())
}

/// The bundle as a file: the same bytes whenever it is made by the same program and key. `keys` are the changes that led
/// to this key.
///
/// # Errors
/// When it cannot be packed.
pub fn pack_after(
    snapshot: &Snapshot,
    content: &str,
    log: &str,
    key: &Key,
    keys: Vec<Change>,
) -> std::result::Result<Vec<u8>, String> {
    let public = format!("{}\n", key.public());
    let mut files: Vec<(&str, &[u8])> =
        vec![(SNAPSHOT, content.as_bytes()), (LOG, log.as_bytes()), (PUBLIC_KEY, public.as_bytes())];
    files.extend(READMES.iter().map(|(name, text)| (*name, text.as_bytes())));
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        round_id: snapshot.round_id,
        snapshot: snapshot.number,
        snapshot_sha256: snapshot.sha256.clone(),
        position: snapshot.position,
        seal: snapshot.seal.clone(),
        fingerprint: key.fingerprint(),
        keys,
        files: files
            .iter()
            .map(|(name, bytes)| File {
                name: (*name).to_owned(),
                bytes: bytes.len() as u64,
                sha256: hex::encode(Sha256::digest(bytes)),
            })
            .collect(),
    };
    let manifest = serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())? + "\n";
    let signature = format!("{}\n", key.sign(manifest.as_bytes()));
    files.insert(0, (MANIFEST, manifest.as_bytes()));
    files.insert(1, (SIGNATURE, signature.as_bytes()));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Without the moment and the rights that a file would have: they differ from machine to machine.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(name, options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}
