//! Which entries of a closed round the next one takes. A shared place at the edge is never cut silently. No I/O.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::ids::NominationId;

crate::text_enum! {
    /// How the next round's entries are found.
    pub enum Way {
        /// The best ones; all who share the last place are taken.
        Best = "best",
        /// Those whose value is at or above a threshold.
        Threshold = "threshold",
        /// The office ticks them one by one.
        Hand = "hand",
    }
}

/// An entry of the closed round, best first.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub nomination_id: NominationId,
    pub title: String,
    /// Absent where no sheet speaks for it.
    pub rank: Option<usize>,
    pub value: Option<f64>,
}

/// A place that is shared across the edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    pub rank: usize,
    /// How many share it.
    pub count: usize,
}

/// The entries that a way takes.
pub fn taken(candidates: &[Candidate], way: Way, best: usize, threshold: f64) -> BTreeSet<NominationId> {
    let fits = |candidate: &&Candidate| match way {
        Way::Best => candidate.rank.is_some_and(|rank| rank <= best),
        Way::Threshold => candidate.value.is_some_and(|value| value >= threshold),
        Way::Hand => false,
    };
    candidates.iter().filter(fits).map(|candidate| candidate.nomination_id).collect()
}

/// The place that reaches over the edge of the best so many, if one does.
pub fn edge(candidates: &[Candidate], best: usize) -> Option<Edge> {
    groups(candidates)
        .into_iter()
        .map(|(rank, group)| Edge { rank, count: group.len() })
        .find(|edge| edge.rank <= best && edge.rank + edge.count - 1 > best)
}

/// The places of which some entries are chosen and others are not: the office has to say why.
pub fn cut(candidates: &[Candidate], chosen: &BTreeSet<NominationId>) -> Vec<usize> {
    let is_cut = |group: &[NominationId]| {
        let inside = group.iter().filter(|entry| chosen.contains(entry)).count();
        inside > 0 && inside < group.len()
    };
    groups(candidates).into_iter().filter(|(_, group)| is_cut(group)).map(|(rank, _)| rank).collect()
}

fn groups(candidates: &[Candidate]) -> BTreeMap<usize, Vec<NominationId>> {
    let mut groups: BTreeMap<usize, Vec<NominationId>> = BTreeMap::new();
    for candidate in candidates {
        if let Some(rank) = candidate.rank {
            groups.entry(rank).or_default().push(candidate.nomination_id);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(number: usize) -> NominationId {
        NominationId(Uuid::from_u128(number as u128))
    }

    /// Ranks 1, 2, 2, 4 and one without sheets.
    fn candidates() -> Vec<Candidate> {
        [(Some(1), Some(90.0)), (Some(2), Some(80.0)), (Some(2), Some(80.0)), (Some(4), Some(50.0)), (None, None)]
            .into_iter()
            .enumerate()
            .map(|(number, (rank, value))| Candidate {
                nomination_id: entry(number),
                title: String::new(),
                rank,
                value,
            })
            .collect()
    }

    #[test]
    fn all_who_share_the_last_place_are_taken() {
        for (best, count, expected) in [
            (0, 0, None),
            (1, 1, None),
            (2, 3, Some(Edge { rank: 2, count: 2 })),
            (3, 3, None),
            (4, 4, None),
            (99, 4, None),
        ] {
            assert_eq!(taken(&candidates(), Way::Best, best, 0.0).len(), count, "{best}");
            assert_eq!(edge(&candidates(), best), expected, "{best}");
        }
    }

    #[test]
    fn a_threshold_takes_those_at_and_above_it() {
        for (threshold, count) in [(90.1, 0), (90.0, 1), (80.0, 3), (50.0, 4), (0.0, 4)] {
            assert_eq!(taken(&candidates(), Way::Threshold, 0, threshold).len(), count, "{threshold}");
        }
        assert!(taken(&candidates(), Way::Hand, 9, 0.0).is_empty());
    }

    #[test]
    fn a_place_that_is_cut_is_noticed() {
        for (chosen, ranks) in
            [(&[0, 1, 2][..], &[][..]), (&[0, 1], &[2]), (&[2, 4], &[2]), (&[0, 3, 4], &[]), (&[], &[])]
        {
            let chosen: BTreeSet<_> = chosen.iter().map(|&number| entry(number)).collect();
            assert_eq!(cut(&candidates(), &chosen), ranks, "{chosen:?}");
        }
    }
}
