//! Shared places: who shares one, and how it was settled. Equal merit is never settled silently.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::ids::{NominationId, TieBreakId};
use crate::prizes::model::TieRule;

use super::standing::{Line, Ranked};

/// A decision on a shared place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TieBreak {
    pub tie_break_id: TieBreakId,
    pub rank: i64,
    pub rule: TieRule,
    pub seed: Option<String>,
    /// In the order that was found.
    pub entries: Json<Vec<NominationId>>,
    pub reason: String,
    pub decided_by: String,
    pub decided_at: Timestamp,
}

/// A place that several entries share and nobody has settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub rank: usize,
    pub entries: Vec<NominationId>,
}

/// The ranks after all decisions; `breaks` are sorted by rank.
pub fn settled(ranks: &[(NominationId, usize)], breaks: &[TieBreak]) -> BTreeMap<NominationId, usize> {
    let mut settled: BTreeMap<NominationId, usize> = ranks.iter().copied().collect();
    for decision in breaks {
        let first = usize::try_from(decision.rank).unwrap_or(usize::MAX);
        for (place, entry) in decision.entries.iter().enumerate() {
            if let Some(rank) = settled.get_mut(entry) {
                *rank = match decision.rule {
                    TieRule::Shared => first,
                    TieRule::CastingVote => first.saturating_add(place.min(1)),
                    TieRule::Lot => first.saturating_add(place),
                };
            }
        }
    }
    settled
}

/// The shared places down to the last prize that are still open.
pub fn open(settled: &BTreeMap<NominationId, usize>, breaks: &[TieBreak], places: usize) -> Vec<Tie> {
    let mut groups: BTreeMap<usize, Vec<NominationId>> = BTreeMap::new();
    for (&entry, &rank) in settled {
        groups.entry(rank).or_default().push(entry);
    }
    let decided = |rank: usize| breaks.iter().any(|decision| usize::try_from(decision.rank) == Ok(rank));
    groups
        .into_iter()
        .filter(|(rank, entries)| *rank <= places && entries.len() > 1 && !decided(*rank))
        .map(|(rank, entries)| Tie { rank, entries })
        .collect()
}

/// The ties of a ranking that nobody has settled.
pub fn open_ties(ranked: &Ranked, breaks: &[TieBreak], places: usize) -> Vec<Tie> {
    open(&settled(&ranks(ranked), breaks), breaks, places)
}

/// The ranks after all decisions on shared places.
pub fn settled_ranks(ranked: &Ranked, breaks: &[TieBreak]) -> BTreeMap<NominationId, usize> {
    settled(&ranks(ranked), breaks)
}

/// The ranks of all entries with sheets.
pub fn ranks(ranked: &Ranked) -> Vec<(NominationId, usize)> {
    let rank = |line: &Line| Some((line.nomination_id, ranked.standing(line.number?)?.rank));
    ranked.lines.iter().filter_map(rank).collect()
}

/// The order that a seed draws: by the SHA-256 of the seed and the entry's number, smallest first.
pub fn lot<T: Copy + Ord>(seed: &str, entries: &[(T, String)]) -> Vec<T> {
    let mut drawn: Vec<([u8; 32], T)> =
        entries.iter().map(|(id, number)| (Sha256::digest(format!("{seed} {number}")).into(), *id)).collect();
    drawn.sort();
    drawn.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(number: u128) -> NominationId {
        NominationId(Uuid::from_u128(number))
    }

    fn decision(rank: i64, rule: TieRule, order: &[u128]) -> TieBreak {
        TieBreak {
            tie_break_id: TieBreakId(Uuid::from_u128(9)),
            rank,
            rule,
            seed: None,
            entries: Json(order.iter().map(|&number| entry(number)).collect()),
            reason: String::new(),
            decided_by: String::new(),
            decided_at: Timestamp::new(Default::default()),
        }
    }

    #[test]
    fn decisions_settle_a_place_and_leave_the_others() {
        let ranks = [(entry(1), 1), (entry(2), 1), (entry(3), 1), (entry(4), 4), (entry(5), 4)];
        let places = |breaks: &[TieBreak]| {
            let settled = settled(&ranks, breaks);
            let open: Vec<usize> = open(&settled, breaks, 3).iter().map(|tie| tie.rank).collect();
            (settled.into_values().collect::<Vec<_>>(), open)
        };
        assert_eq!(places(&[]), (vec![1, 1, 1, 4, 4], vec![1]), "the fourth place wins nothing");
        assert_eq!(places(&[decision(1, TieRule::Shared, &[1, 2, 3])]), (vec![1, 1, 1, 4, 4], vec![]));
        assert_eq!(places(&[decision(1, TieRule::Lot, &[3, 1, 2])]), (vec![2, 3, 1, 4, 4], vec![]));
        let vote = decision(1, TieRule::CastingVote, &[2, 1, 3]);
        assert_eq!(places(std::slice::from_ref(&vote)), (vec![2, 1, 2, 4, 4], vec![2]), "the others share the next");
        assert_eq!(places(&[vote, decision(2, TieRule::Lot, &[3, 1])]), (vec![3, 1, 2, 4, 4], vec![]));
    }

    #[test]
    fn a_lot_can_be_drawn_again() {
        let entries: Vec<_> = (1..6).map(|n| (entry(n), format!("IP-2027-{n:04}"))).collect();
        let mut turned = entries.clone();
        turned.reverse();
        assert_eq!(lot("a seed", &entries), lot("a seed", &turned));
        assert!((0..20).any(|n| lot(&n.to_string(), &entries) != lot("a seed", &entries)));
    }
}
