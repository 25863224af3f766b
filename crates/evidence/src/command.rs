//! Checking a bundle at a terminal: what `laudatio verify` and `laudatio-verify` share.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use clap::Args;
use laudatio_base::i18n::{Lang, of_terminal, say};
use laudatio_base::key;

use crate::checks::Receipt;
use crate::finding::finding;
use crate::verify::Known;

/// What somebody knows of a bundle from elsewhere, and how the answer is said.
#[derive(Args, Clone, Debug, Default)]
pub struct Claims {
    /// The fingerprint of the key that must have signed, or at least its first 16 digits
    #[arg(long)]
    pub key: Option<String>,
    /// The hash of the snapshot as the minutes print it, or at least its first 16 digits
    #[arg(long)]
    pub snapshot: Option<String>,
    /// A receipt from a sheet; may be given several times
    #[arg(long)]
    pub receipt: Vec<Receipt>,
    /// de or en; otherwise as LANG says, and German where it says nothing
    #[arg(long)]
    language: Option<Lang>,
}

impl Claims {
    /// The language of the answer.
    pub fn lang(&self) -> Lang {
        of_terminal(self.language)
    }

    /// What a bundle is held against.
    pub fn known(&self) -> Known {
        Known {
            key: self.key.clone(),
            receipts: self.receipt.clone(),
            snapshot: self.snapshot.clone(),
            ..Known::default()
        }
    }
}

/// More than a bundle of the largest round has.
const MOST_BYTES: u64 = 1 << 30;

/// Reads a bundle.
///
/// # Errors
/// A sentence, when it cannot be opened or has more bytes than any bundle.
pub fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, String> {
    let said = |key, reason: std::io::Error| finding(key).with("file", path.display()).with("reason", reason).say(lang);
    let file = File::open(path).map_err(|reason| said(key!("evidence-cannot-open"), reason))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|reason| said(key!("evidence-cannot-open"), reason))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(finding(key!("evidence-file-large")).with("file", path.display()).say(lang));
    }
    Ok(bytes)
}

/// The last sentence, where something does not hold.
///
/// # Errors
/// That sentence.
pub fn verdict(holds: bool, undecided: bool, lang: Lang) -> Result<(), String> {
    match (holds, undecided) {
        (true, _) => Ok(()),
        (false, true) => Err(say(lang, key!("evidence-undecided"))),
        (false, false) => Err(say(lang, key!("evidence-fails"))),
    }
}
