//! What stands in an archive, and what may be restored.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::ground::db::copy::{Contents, Dialect};
use crate::i18n::{Sentence, sentence};
use crate::key;

/// How an archive is laid out; another layout gets another number.
pub const FORMAT: u32 = 1;

/// The member that says what the others are.
pub const MANIFEST: &str = "manifest.json";

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    pub at: Timestamp,
    pub database: Contents,
    /// The names of the key files inside.
    pub keys: Vec<String>,
    /// What the secret key is recognised by; nothing leads from it to the key.
    pub secret: Option<String>,
    /// Settings that hold keys or files which are not inside.
    pub outside: Vec<String>,
    pub members: Vec<Member>,
}

/// A member, and what it must be like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub name: String,
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
}

/// The layout alone, which every program can read.
#[derive(Deserialize)]
struct Layout {
    format: u32,
    program: String,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// A sentence, when it is none or a newer program's.
    pub fn read(bytes: &[u8]) -> Result<Self, Sentence> {
        let broken = |error: serde_json::Error| sentence(key!("backup-archive-broken")).with("reason", error);
        let layout: Layout = serde_json::from_slice(bytes).map_err(broken)?;
        if layout.format > FORMAT {
            return Err(sentence(key!("backup-newer")).with("version", layout.program).with("own", OWN));
        }
        serde_json::from_slice(bytes).map_err(broken)
    }

    /// Whether this program can restore it on an engine.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn suits(&self, engine: Dialect) -> Result<(), Sentence> {
        if version(&self.program) > version(OWN) || !self.database.is_known() {
            return Err(sentence(key!("backup-newer")).with("version", &self.program).with("own", OWN));
        }
        if self.database.engine != engine {
            let said = sentence(key!("backup-other-engine")).with("archive", self.database.engine.label());
            return Err(said.with("here", engine.label()));
        }
        Ok(())
    }
}

/// This program's version.
pub const OWN: &str = env!("CARGO_PKG_VERSION");

/// The numbers of a version, to be compared; what follows them does not count.
fn version(text: &str) -> Vec<u64> {
    let numbers = text.split(['-', '+']).next().unwrap_or("");
    numbers.split('.').map(|number| number.parse().unwrap_or(0)).collect()
}

/// A size as people read it, in units of 1,000.
pub fn size(bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB"];
    // Tenths of a kilobyte, rounded up, so that nothing is never said of something.
    let (mut tenths, mut unit) = (bytes.div_ceil(100), 0);
    while tenths >= 10_000 && unit + 1 < units.len() {
        (tenths, unit) = (tenths.div_ceil(1000), unit + 1);
    }
    format!("{},{} {}", tenths / 10, tenths % 10, units[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(program: &str, engine: Dialect) -> Manifest {
        let database = Contents { engine, migrations: Vec::new(), tables: Vec::new(), sequences: Vec::new() };
        Manifest {
            format: FORMAT,
            program: program.into(),
            at: Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()),
            database,
            keys: Vec::new(),
            secret: None,
            outside: Vec::new(),
            members: Vec::new(),
        }
    }

    #[test]
    fn an_archive_of_a_newer_program_or_another_engine_is_refused() {
        let &[one, other] = Dialect::ALL else { panic!("there are two engines") };
        for (program, key) in [
            (OWN, None),
            ("0.0.9", None),
            ("0.1.0-rc.1", None),
            ("0.10.0", Some("backup-newer")),
            ("99.0", Some("backup-newer")),
        ] {
            let said = manifest(program, one).suits(one).err();
            assert_eq!(said.map(|said| said.key), key, "{program}");
        }
        let said = manifest(OWN, one).suits(other).unwrap_err();
        assert_eq!(said.key, "backup-other-engine");
        let newer = serde_json::json!({"format": FORMAT + 1, "program": "1.0.0", "whatever": 1}).to_string();
        assert_eq!(Manifest::read(newer.as_bytes()).unwrap_err().key, "backup-newer");
        assert_eq!(Manifest::read(b"{}").unwrap_err().key, "backup-archive-broken");
    }

    #[test]
    fn sizes_are_short_and_never_nothing() {
        for (bytes, said) in [(1, "0,1 kB"), (1000, "1,0 kB"), (1_234_567, "1,3 MB"), (5_000_000_000, "5,0 GB")] {
            assert_eq!(size(bytes), said);
        }
    }
}
