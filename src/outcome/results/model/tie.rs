//! A shared place: what two people may do about it, and the order that comes out. No I/O.

use std::collections::BTreeMap;

use laudatio_tally::ties::{METHOD, lot_by};
use serde::Serialize;

use crate::contest::prizes::model::TieRule;
use crate::ids::NominationId;
use crate::people::approvals::digest;

use super::super::store::TieWish;

/// A shared place before it is settled, with what the call lets two people do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    pub rank: usize,
    pub entries: Vec<NominationId>,
    /// The digest of the sheets that speak for these entries.
    pub sheets_sha256: String,
    /// What may be done, by the call.
    pub ways: Vec<TieRule>,
    /// Of the lot that is prepared for these entries on these sheets.
    pub seed_hash: Option<String>,
    /// The call gives it to the chair, and there is none who may vote on these entries.
    #[serde(skip)]
    pub no_chair: bool,
}

/// What two people agree on: exactly this.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Settling<'a> {
    rank: usize,
    entries: &'a [NominationId],
    sheets_sha256: &'a str,
    rule: TieRule,
    winner: Option<NominationId>,
    seed_hash: Option<&'a str>,
}

impl Question {
    /// The digest of what was asked for; nothing when it is not what this place allows any more.
    pub fn asked(&self, wish: &TieWish) -> Option<String> {
        let fits = usize::try_from(wish.rank) == Ok(self.rank)
            && self.ways.contains(&wish.rule)
            && wish.winner_id.is_none_or(|winner| self.entries.contains(&winner))
            && (wish.rule != TieRule::Lot || self.seed_hash.is_some());
        let settling = Settling {
            rank: self.rank,
            entries: &self.entries,
            sheets_sha256: &self.sheets_sha256,
            rule: wish.rule,
            winner: wish.winner_id,
            seed_hash: self.seed_hash.as_deref().filter(|_| wish.rule == TieRule::Lot),
        };
        fits.then(|| digest(&settling))
    }
    /// The entries in the order that two people have agreed on: as a lot draws them, whose seed comes with the numbers of
    /// its entries; with the chair's choice first; or as they are. Nothing where one of a lot has no number.
    pub fn order(
        &self,
        winner: Option<NominationId>,
        lot: Option<(&str, &BTreeMap<NominationId, String>)>,
    ) -> Option<Vec<NominationId>> {
        match (lot, winner) {
            (Some((seed, numbers)), _) => {
                let numbered = |entry: &NominationId| Some((*entry, numbers.get(entry)?.clone()));
                let numbered: Option<Vec<_>> = self.entries.iter().map(numbered).collect();
                Some(lot_by(Some(METHOD), seed, &numbered?))
            }
            (None, Some(winner)) => {
                let others = self.entries.iter().copied().filter(|entry| *entry != winner);
                Some(std::iter::once(winner).chain(others).collect())
            }
            (None, None) => Some(self.entries.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(number: u128) -> NominationId {
        NominationId(Uuid::from_u128(number))
    }

    fn question(ways: &[TieRule], seed_hash: Option<&str>) -> Question {
        Question {
            rank: 2,
            entries: vec![entry(1), entry(2), entry(3)],
            sheets_sha256: "sheets".into(),
            ways: ways.to_vec(),
            seed_hash: seed_hash.map(str::to_owned),
            no_chair: false,
        }
    }

    #[test]
    fn nothing_is_asked_that_the_place_does_not_allow() {
        use TieRule::{CastingVote, Lot, Shared};
        let all = [Shared, CastingVote, Lot];
        for (ways, seed_hash, rank, rule, winner, fits) in [
            (&all[..], Some("hash"), 2, Shared, None, true),
            (&all[..], Some("hash"), 3, Shared, None, false),
            (&all[..], Some("hash"), -1, Shared, None, false),
            (&all[1..], Some("hash"), 2, Shared, None, false),
            (&all[..], None, 2, CastingVote, Some(entry(2)), true),
            (&all[..], None, 2, CastingVote, Some(entry(4)), false),
            (&all[..], Some("hash"), 2, Lot, None, true),
            (&all[..], None, 2, Lot, None, false),
        ] {
            let asked = question(ways, seed_hash).asked(&TieWish { rank, rule, winner_id: winner });
            assert_eq!(asked.is_some(), fits, "{ways:?} {seed_hash:?} {rank} {rule} {winner:?}");
        }
    }

    #[test]
    fn only_a_lot_rests_on_its_seed() {
        let digest = |rule, hash| question(&[rule], Some(hash)).asked(&TieWish { rank: 2, rule, winner_id: None });
        assert_eq!(digest(TieRule::Shared, "one"), digest(TieRule::Shared, "other"));
        assert_ne!(digest(TieRule::Lot, "one"), digest(TieRule::Lot, "other"));
    }

    #[test]
    fn an_order_is_drawn_chosen_or_left() {
        let question = question(TieRule::ALL, None);
        let all = question.entries.clone();
        assert_eq!(question.order(None, None), Some(all.clone()));
        assert_eq!(question.order(Some(entry(2)), None), Some(vec![entry(2), entry(1), entry(3)]));
        let mut numbers: BTreeMap<_, _> = all.iter().map(|entry| (*entry, format!("P-{}", entry.0))).collect();
        let drawn = question.order(Some(entry(2)), Some(("seed", &numbers))).unwrap();
        assert_eq!(question.order(None, Some(("seed", &numbers))), Some(drawn.clone()), "a lot knows no winner before");
        let mut sorted = drawn;
        sorted.sort_unstable();
        assert_eq!(sorted, all);
        numbers.remove(&entry(3));
        assert_eq!(question.order(None, Some(("seed", &numbers))), None);
    }
}
