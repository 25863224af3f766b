//! Lots that everybody can draw again.
//!
//! First the program makes a seed, keeps it and shows its SHA-256. Then somebody in the room says a word. The order
//! is that of SHA-256 of seed, word and each candidate's key: neither the program nor the room could choose it.

use laudatio_tally::ties;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::i18n::printed;
use crate::ids::{LotId, MeetingId, MotionId, PersonId};

/// The method, as the minutes name it: everything that is hashed has the form in which it is printed there.
pub const METHOD: &str =
    "SHA-256(\"<seed> <word> <key>\"), as printed (NFC, single spaces, none in the seed), ascending";

/// Something that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// A receipt number; `yes` and `no` where a motion is tied.
    pub key: String,
    pub label: String,
}

/// A lot, drawn or not.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Lot {
    pub lot_id: LotId,
    pub meeting_id: MeetingId,
    /// The motion whose tie it breaks.
    pub motion_id: Option<MotionId>,
    pub number: i64,
    pub purpose: String,
    pub candidates: Json<Vec<Candidate>>,
    pub method: String,
    /// Not to be shown before the draw.
    #[serde(skip)]
    pub seed: String,
    pub seed_hash: String,
    pub seed_at: Timestamp,
    pub seed_by: PersonId,
    pub word: Option<String>,
    /// The keys in the order that was drawn.
    pub result: Option<Json<Vec<String>>>,
    pub drawn_at: Option<Timestamp>,
    pub drawn_by: Option<PersonId>,
}

/// What is shown of a seed before the draw.
pub fn seed_hash(seed: &str) -> String {
    hex::encode(Sha256::digest(seed))
}

/// The keys in the order that seed and word draw, by the present [`METHOD`].
pub fn draw(seed: &str, word: &str, candidates: &[Candidate]) -> Vec<String> {
    draw_by(METHOD, seed, word, candidates)
}

/// The same by the method that a lot names: one that was prepared with release 0.1.0 took the word as it was typed.
pub fn draw_by(method: &str, seed: &str, word: &str, candidates: &[Candidate]) -> Vec<String> {
    let is_printed = method == METHOD;
    let form = |text: &str| if is_printed { printed(text) } else { text.to_owned() };
    let seed = if is_printed { ties::unspaced(seed) } else { seed.to_owned() };
    let keys: Vec<(usize, String)> = candidates.iter().map(|candidate| form(&candidate.key)).enumerate().collect();
    let drawn = ties::lot(&format!("{seed} {}", form(word)), &keys);
    drawn.into_iter().map(|at| candidates[at].key.clone()).collect()
}

/// Whether a lot that was drawn has put two of some candidates into an order already.
pub fn is_ordered(lots: &[Lot], candidates: &[Candidate]) -> bool {
    let has = |lot: &Lot, one: &Candidate| lot.candidates.iter().any(|known| known.key == one.key);
    let drawn = lots.iter().filter(|lot| lot.motion_id.is_none() && lot.drawn_at.is_some());
    drawn.into_iter().any(|lot| candidates.iter().filter(|one| has(lot, one)).count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_and_word_draw_the_same_order_always_and_another_word_another_one() {
        let candidates: Vec<Candidate> =
            (1..=6).map(|n| Candidate { key: format!("IP-2027-000{n}"), label: String::new() }).collect();
        let drawn = draw("seed", "Zeche Zollern", &candidates);
        // As anybody can find out: printf 'seed Zeche Zollern IP-2027-0001' | sha256sum, and so on.
        let mut by_hand: Vec<(String, String)> =
            candidates.iter().map(|c| (seed_hash(&format!("seed Zeche Zollern {}", c.key)), c.key.clone())).collect();
        by_hand.sort();
        assert_eq!(drawn, by_hand.into_iter().map(|(_, key)| key).collect::<Vec<_>>());
        assert_ne!(drawn, draw("seed", "Phoenixsee", &candidates));
        // Read from the minutes, where nobody sees how it was typed.
        assert_eq!(drawn, draw("se ed", " Zeche \u{a0}Zollern ", &candidates));
        let umlaut = draw("seed", "Hülsenberg", &candidates);
        assert_eq!(umlaut, draw("seed", "Hu\u{308}lsenberg", &candidates));
        // A lot of release 0.1.0 is drawn as it was then.
        let former = "SHA-256(\"<seed> <word> <key>\"), ascending";
        let hashed = |c: &Candidate| (seed_hash(&format!("seed Hu\u{308}lsenberg {}", c.key)), c.key.clone());
        let mut by_hand: Vec<(String, String)> = candidates.iter().map(hashed).collect();
        by_hand.sort();
        let drawn = draw_by(former, "seed", "Hu\u{308}lsenberg", &candidates);
        assert_eq!(drawn, by_hand.into_iter().map(|(_, key)| key).collect::<Vec<_>>());
        assert_eq!(seed_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn two_that_a_lot_has_put_in_order_are_not_drawn_again() {
        let of = |keys: &[&str]| -> Vec<Candidate> {
            keys.iter().map(|key| Candidate { key: (*key).to_owned(), label: String::new() }).collect()
        };
        let nil = uuid::Uuid::nil();
        let at = Timestamp::new(Default::default());
        let drawn = Lot {
            lot_id: LotId(nil),
            meeting_id: MeetingId(nil),
            motion_id: None,
            number: 1,
            purpose: String::new(),
            candidates: Json(of(&["A", "B", "C"])),
            method: METHOD.to_owned(),
            seed: String::new(),
            seed_hash: String::new(),
            seed_at: at,
            seed_by: PersonId(nil),
            word: None,
            result: None,
            drawn_at: Some(at),
            drawn_by: None,
        };
        for (keys, expected) in [
            (&["A", "B", "C"][..], true),
            (&["B", "A"], true),
            (&["A", "B", "C", "D"], true),
            (&["D", "C", "E"], false),
            (&["D", "E"], false),
        ] {
            assert_eq!(is_ordered(std::slice::from_ref(&drawn), &of(keys)), expected, "{keys:?}");
        }
        // A tie of a motion is another one each time, and what was not drawn has put nothing in order.
        let tie = Lot { motion_id: Some(MotionId(nil)), ..drawn.clone() };
        let open = Lot { drawn_at: None, ..drawn };
        assert!(!is_ordered(&[tie, open], &of(&["A", "B"])));
    }

    #[test]
    fn everybody_wins_about_as_often() {
        let candidates = ["yes", "no"].map(|key| Candidate { key: key.to_owned(), label: String::new() });
        let yes = (0..2000).filter(|n| draw("s", &n.to_string(), &candidates)[0] == "yes").count();
        assert!((900..1100).contains(&yes), "{yes}");
    }
}
