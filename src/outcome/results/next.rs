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
    /// As the page shows it.
    pub value: Option<f64>,
}

/// A place that is shared across the edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    pub rank: usize,
    /// How many share it.
    pub count: usize,
}

/// What somebody has chosen above the list, with what it takes to find the entries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    Best(usize),
    Threshold(f64),
    /// By hand; or what was typed says nothing.
    Hand,
}

/// A value as the page shows it, with so many decimals: by this, and nothing behind it, people go.
pub fn as_shown(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

/// The entries that a choice takes. Candidates have the values that are shown.
pub fn taken(candidates: &[Candidate], choice: Choice) -> BTreeSet<NominationId> {
    let fits = |candidate: &&Candidate| match choice {
        Choice::Best(best) => candidate.rank.is_some_and(|rank| rank <= best),
        Choice::Threshold(threshold) => candidate.value.is_some_and(|value| value >= threshold),
        Choice::Hand => false,
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
            assert_eq!(taken(&candidates(), Choice::Best(best)).len(), count, "{best}");
            assert_eq!(edge(&candidates(), best), expected, "{best}");
        }
    }

    #[test]
    fn a_threshold_takes_those_at_and_above_it() {
        for (threshold, count) in [(90.1, 0), (90.0, 1), (80.0, 3), (50.0, 4), (0.0, 4)] {
            assert_eq!(taken(&candidates(), Choice::Threshold(threshold)).len(), count, "{threshold}");
        }
        assert!(taken(&candidates(), Choice::Hand).is_empty());
    }

    #[test]
    fn a_threshold_takes_what_is_shown_with_its_number() {
        for (value, decimals, threshold, takes) in [
            (75.155_555, 2, 75.16, true),
            (75.154_999, 2, 75.16, false),
            (75.164_999, 2, 75.16, true),
            (225.0 / 7.0, 2, 32.14, true),
            (200.0 / 3.0, 2, 66.67, true),
            (-0.512_7, 3, -0.513, true),
            (-0.513_6, 3, -0.513, false),
            (3.0, 0, 3.0, true),
        ] {
            let value = Some(as_shown(value, decimals));
            let candidate = Candidate { nomination_id: entry(1), title: String::new(), rank: Some(1), value };
            assert_eq!(taken(&[candidate], Choice::Threshold(threshold)).len() == 1, takes, "{value:?} {threshold}");
        }
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
