//! What is in a bundle: a snapshot with the record up to it, signed, for whoever wants to check them. It names nobody.

use laudatio_base::clock::Timestamp;
use laudatio_base::ids::{PersonId, RoundId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::chain::{Act, Sealed};
use crate::key::Change;

pub const SNAPSHOT: &str = "snapshot.jsonl";
pub const LOG: &str = "log.jsonl";
pub const MANIFEST: &str = "manifest.json";
pub const SIGNATURE: &str = "signature.txt";
pub const PUBLIC_KEY: &str = "public-key.txt";
/// Texts for people.
pub const READMES: [(&str, &str); 2] =
    [("LIESMICH.txt", include_str!("liesmich.txt")), ("README.txt", include_str!("readme.txt"))];

/// What the manifest calls the format.
pub const FORMAT: &str = "laudatio-bundle-1";

/// What is in a bundle; the signature is over the bytes of this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: String,
    /// The version of the program that made the bundle.
    pub version: String,
    pub round_id: RoundId,
    pub snapshot: i64,
    pub snapshot_sha256: String,
    /// The last act of the log, which froze the round, and its seal.
    pub position: i64,
    pub seal: String,
    pub fingerprint: String,
    /// Each time another key took over, up to the one that signs here; absent where it is still the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Change>,
    pub files: Vec<File>,
}

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// An act as it stands in the log, with the salt that its detail's hash was made with. What people wrote is not in it,
/// as it is not in the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    pub position: i64,
    pub at: Timestamp,
    pub person_id: Option<PersonId>,
    pub act: String,
    pub subject: String,
    pub subject_id: Uuid,
    pub detail_sha256: String,
    pub seal: String,
    pub salt: String,
    pub detail: Value,
}

impl Logged {
    /// An act with the seal that stands beside it.
    pub fn of(act: Act, seal: String) -> Self {
        let Sealed { position, at, person_id, act: verb, subject, subject_id, detail_sha256 } = act.sealed();
        let (salt, detail) = (act.salt, act.detail);
        Self { position, at, person_id, act: verb, subject, subject_id, detail_sha256, seal, salt, detail }
    }

    /// What of it is sealed.
    pub fn sealed(&self) -> Sealed {
        Sealed {
            position: self.position,
            at: self.at,
            person_id: self.person_id,
            act: self.act.clone(),
            subject: self.subject.clone(),
            subject_id: self.subject_id,
            detail_sha256: self.detail_sha256.clone(),
        }
    }
}
