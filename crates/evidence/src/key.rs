//! Public keys and how one takes over from another.

use laudatio_base::clock::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

laudatio_base::text_enum! {
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

/// The SHA-256 of a public key in hexadecimal.
pub fn fingerprint(public: &[u8; 32]) -> String {
    hex::encode(Sha256::digest(public))
}

/// Reads hexadecimal digits of one length; spaces around them do not matter.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(text.trim(), &mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_are_read_and_nothing_else() {
        assert_eq!(from_hex::<2>(" 0aFF\n"), Some([10, 255]));
        for text in ["", "0a", "0aff00", "0g00", "ää", "+1+1"] {
            assert_eq!(from_hex::<2>(text), None, "{text}");
        }
    }
}
