//! Who reads what: an exact, even distribution. Pure and deterministic.
//!
//! Each entry wants a number of distinct jurors without a conflict, and the loads of the jurors shall differ as
//! little as possible. That is a flow of least cost, where a juror's next entry costs as much as he or she has
//! already. Only these costs are not zero, so the cheapest augmenting path is the one that ends at the
//! least loaded juror that can be reached by handing entries on, and a breadth-first search finds it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::ids::{NominationId, PersonId};

/// An entry and a juror who reads it.
pub type Pair = (NominationId, PersonId);

/// What is to be distributed.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    pub entries: BTreeSet<NominationId>,
    pub jurors: BTreeSet<PersonId>,
    /// How many jurors read each entry; absent when everyone reads everything.
    pub per_entry: Option<usize>,
    /// Pairs that must not be.
    pub conflicts: BTreeSet<Pair>,
    /// Pairs that stay whatever happens, because somebody has chosen them or has begun to score.
    pub kept: BTreeSet<Pair>,
}

/// Why there is no distribution: entries with the number of jurors who could read them, which is too few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    pub too_few: Vec<(NominationId, usize)>,
}

/// The kept pairs and those that complete them, in order.
///
/// # Errors
/// When some entries have fewer jurors without a conflict than they want. "Everyone" wants one at least.
pub fn solve(problem: &Problem) -> Result<Vec<Pair>, Impossible> {
    let wanted = problem.per_entry.unwrap_or(1);
    let too_few: Vec<_> = problem
        .entries
        .iter()
        .map(|&entry| (entry, problem.jurors.iter().filter(|&&juror| problem.allows(entry, juror)).count()))
        .filter(|&(_, possible)| possible < wanted)
        .collect();
    if !too_few.is_empty() {
        return Err(Impossible { too_few });
    }
    match problem.per_entry {
        None => Ok(everything(problem)),
        Some(wanted) => Ok(Flow::new(problem).distribute(wanted)),
    }
}

impl Problem {
    fn allows(&self, entry: NominationId, juror: PersonId) -> bool {
        self.kept.contains(&(entry, juror)) || !self.conflicts.contains(&(entry, juror))
    }
}

fn everything(problem: &Problem) -> Vec<Pair> {
    let all = problem.entries.iter().flat_map(|&entry| problem.jurors.iter().map(move |&juror| (entry, juror)));
    all.filter(|&(entry, juror)| problem.allows(entry, juror)).collect()
}

/// What one entry and one juror are to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    Free,
    /// Proposed, and may be handed on.
    Proposed,
    Kept,
    Conflict,
}

/// The distribution as it grows. Entries and jurors are numbered in the order of their keys.
struct Flow<'p> {
    problem: &'p Problem,
    entries: Vec<NominationId>,
    jurors: Vec<PersonId>,
    /// Row by row: `ties[entry * jurors + juror]`.
    ties: Vec<Tie>,
    load: Vec<usize>,
    /// The entries that are proposed to each juror.
    proposed: Vec<BTreeSet<usize>>,
}

impl<'p> Flow<'p> {
    fn new(problem: &'p Problem) -> Self {
        let entries: Vec<_> = problem.entries.iter().copied().collect();
        let jurors: Vec<_> = problem.jurors.iter().copied().collect();
        let juror_index: BTreeMap<_, _> = jurors.iter().enumerate().map(|(index, &juror)| (juror, index)).collect();
        let entry_index: BTreeMap<_, _> = entries.iter().enumerate().map(|(index, &entry)| (entry, index)).collect();
        let mut ties = vec![Tie::Free; entries.len() * jurors.len()];
        let mut load = vec![0; jurors.len()];
        let mut mark = |pair: &Pair, tie| {
            let (entry, juror) = (entry_index.get(&pair.0)?, juror_index.get(&pair.1)?);
            ties[entry * jurors.len() + juror] = tie;
            Some(*juror)
        };
        for pair in &problem.conflicts {
            mark(pair, Tie::Conflict);
        }
        for pair in &problem.kept {
            if let Some(juror) = mark(pair, Tie::Kept) {
                load[juror] += 1;
            }
        }
        let proposed = vec![BTreeSet::new(); jurors.len()];
        Self { problem, entries, jurors, ties, load, proposed }
    }

    fn distribute(mut self, wanted: usize) -> Vec<Pair> {
        // One juror for every entry, then the next for every entry: the first ones have no better choice.
        for round in 0..wanted {
            for entry in 0..self.entries.len() {
                let kept = (0..self.jurors.len()).filter(|&juror| self.tie(entry, juror) == Tie::Kept).count();
                if kept + round < wanted {
                    self.add_juror(entry);
                }
            }
        }
        let mut pairs: BTreeSet<Pair> = self.problem.kept.clone();
        for (juror, entries) in self.proposed.iter().enumerate() {
            pairs.extend(entries.iter().map(|&entry| (self.entries[entry], self.jurors[juror])));
        }
        pairs.into_iter().collect()
    }

    fn tie(&self, entry: usize, juror: usize) -> Tie {
        self.ties[entry * self.jurors.len() + juror]
    }

    fn set(&mut self, entry: usize, juror: usize, tie: Tie) {
        let index = entry * self.jurors.len() + juror;
        self.ties[index] = tie;
        if tie == Tie::Proposed {
            self.proposed[juror].insert(entry);
            self.load[juror] += 1;
        } else {
            self.proposed[juror].remove(&entry);
            self.load[juror] -= 1;
        }
    }

    /// Gives an entry one more juror at the least cost.
    fn add_juror(&mut self, entry: usize) {
        // How a juror was reached: who hands which entry on to her, or nobody for the entry itself.
        let mut reached: Vec<Option<(Option<usize>, usize)>> = vec![None; self.jurors.len()];
        let mut queue = VecDeque::new();
        let lightest = self.load.iter().min().copied().unwrap_or(0);
        let mut best: Option<usize> = None;
        let mut wave = vec![(None, entry)];
        loop {
            for (from, handed) in wave.drain(..) {
                for (juror, way) in reached.iter_mut().enumerate() {
                    if way.is_none() && self.tie(handed, juror) == Tie::Free {
                        *way = Some((from, handed));
                        queue.push_back(juror);
                        if best.is_none_or(|best| self.rank(entry, juror) < self.rank(entry, best)) {
                            best = Some(juror);
                        }
                    }
                }
            }
            // Nobody has less than the lightest, so there is nothing to look for any more.
            if best.is_some_and(|best| self.load[best] == lightest) {
                break;
            }
            let Some(juror) = queue.pop_front() else { break };
            wave.extend(self.proposed[juror].iter().map(|&entry| (Some(juror), entry)));
        }
        let mut at = best;
        while let Some(juror) = at {
            let (from, handed) = reached[juror].expect("only reached jurors are on the path");
            self.set(handed, juror, Tie::Proposed);
            if let Some(from) = from {
                self.set(handed, from, Tie::Free);
            }
            at = from;
        }
    }

    /// The lighter load first. Among equals a mixture of both keys decides, so that not always the same jurors
    /// meet on an entry; the same keys give the same mixture, and nobody can steer it.
    fn rank(&self, entry: usize, juror: usize) -> (usize, u64, usize) {
        (self.load[juror], mixture(self.entries[entry], self.jurors[juror]), juror)
    }
}

/// SplitMix64 over the bits of both keys.
fn mixture(entry: NominationId, juror: PersonId) -> u64 {
    let fold = |key: u128| (key as u64) ^ (key >> 64) as u64;
    let mut mixed = fold(entry.0.as_u128()).wrapping_add(fold(juror.0.as_u128()).rotate_left(32));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn entry(n: usize) -> NominationId {
        NominationId(Uuid::from_u128(0xe000 + n as u128))
    }

    fn juror(n: usize) -> PersonId {
        PersonId(Uuid::from_u128(0xa000 + n as u128))
    }

    fn problem(entries: usize, jurors: usize, per_entry: Option<usize>, conflicts: &[(usize, usize)]) -> Problem {
        Problem {
            entries: (0..entries).map(entry).collect(),
            jurors: (0..jurors).map(juror).collect(),
            per_entry,
            conflicts: conflicts.iter().map(|&(e, j)| (entry(e), juror(j))).collect(),
            kept: BTreeSet::new(),
        }
    }

    fn loads(problem: &Problem, pairs: &[Pair]) -> Vec<usize> {
        problem.jurors.iter().map(|juror| pairs.iter().filter(|pair| pair.1 == *juror).count()).collect()
    }

    /// What no distribution can do better: found by trying all of them.
    fn least_squares(problem: &Problem, wanted: usize) -> Option<usize> {
        fn go(problem: &Problem, wanted: usize, entries: &[NominationId], loads: &mut Vec<usize>) -> Option<usize> {
            let Some((&first, rest)) = entries.split_first() else {
                return Some(loads.iter().map(|load| load * load).sum());
            };
            let allowed: Vec<usize> = (0..loads.len()).filter(|&j| problem.allows(first, juror(j))).collect();
            let mut best = None;
            for choice in 0u32..1 << allowed.len() {
                if choice.count_ones() as usize != wanted {
                    continue;
                }
                let chosen: Vec<usize> =
                    allowed.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, &j)| j).collect();
                chosen.iter().for_each(|&j| loads[j] += 1);
                best = [best, go(problem, wanted, rest, loads)].into_iter().flatten().min();
                chosen.iter().for_each(|&j| loads[j] -= 1);
            }
            best
        }
        let entries: Vec<_> = problem.entries.iter().copied().collect();
        go(problem, wanted, &entries, &mut vec![0; problem.jurors.len()])
    }

    #[test]
    fn everyone_reads_everything_but_their_conflicts() {
        let problem = problem(3, 2, None, &[(1, 0)]);
        let pairs = solve(&problem).unwrap();
        assert_eq!(pairs.len(), 5);
        assert!(!pairs.contains(&(entry(1), juror(0))));
    }

    #[test]
    fn what_is_impossible_names_the_entries() {
        for (per_entry, conflicts, too_few) in [
            (Some(3), &[][..], vec![(entry(0), 2), (entry(1), 2)]),
            (Some(2), &[(1, 0)], vec![(entry(1), 1)]),
            (None, &[(0, 0), (0, 1)], vec![(entry(0), 0)]),
        ] {
            assert_eq!(solve(&problem(2, 2, per_entry, conflicts)), Err(Impossible { too_few }));
        }
        assert_eq!(solve(&problem(0, 0, Some(3), &[])), Ok(Vec::new()));
    }

    #[test]
    fn a_hand_over_makes_loads_even() {
        // Juror 2 may read the last two entries only, so whoever got them has to hand on.
        let conflicts: Vec<_> = (0..4).map(|e| (e, 2)).collect();
        let problem = problem(6, 3, Some(1), &conflicts);
        assert_eq!(loads(&problem, &solve(&problem).unwrap()), [2, 2, 2]);
    }

    #[test]
    fn what_is_kept_stays_and_counts() {
        let mut problem = problem(4, 2, Some(1), &[(0, 0)]);
        // A conflict does not undo what is kept: whoever keeps it has decided that.
        problem.kept = [(entry(0), juror(0)), (entry(1), juror(0))].into();
        let pairs = solve(&problem).unwrap();
        assert!(problem.kept.iter().all(|pair| pairs.contains(pair)));
        assert_eq!(loads(&problem, &pairs), [2, 2]);
    }

    #[test]
    fn the_same_jurors_do_not_always_meet() {
        let problem = problem(60, 9, Some(3), &[]);
        let pairs = solve(&problem).unwrap();
        let meetings: BTreeSet<Vec<PersonId>> = problem
            .entries
            .iter()
            .map(|entry| pairs.iter().filter(|pair| pair.0 == *entry).map(|pair| pair.1).collect())
            .collect();
        assert!(meetings.len() > 20, "{}", meetings.len());
    }

    #[test]
    fn a_thousand_entries_are_spread_evenly_over_fifty_jurors_with_conflicts() {
        let conflicts: Vec<_> =
            (0..1000).flat_map(|e| [(e, (e * 7) % 50), (e, (e * 13 + 5) % 50), (e, e / 200)]).collect();
        let problem = problem(1000, 50, Some(3), &conflicts);
        let loads = loads(&problem, &solve(&problem).unwrap());
        assert!(loads.iter().all(|&load| load == 60), "{loads:?}");
    }

    prop_compose! {
        fn problems(most_entries: usize, most_jurors: usize)(
            entries in 0..=most_entries,
            jurors in 1..=most_jurors,
            per_entry in 1usize..4,
            conflicts in prop::collection::vec((0..most_entries, 0..most_jurors), 0..most_entries * 2),
        ) -> Problem {
            problem(entries, jurors, Some(per_entry), &conflicts)
        }
    }

    proptest! {
        #[test]
        fn every_entry_gets_its_jurors_without_conflicts(problem in problems(40, 12)) {
            let wanted = problem.per_entry.unwrap();
            match solve(&problem) {
                Ok(pairs) => {
                    prop_assert!(pairs.is_sorted_by(|a, b| a < b), "no pair twice");
                    prop_assert!(pairs.iter().all(|pair| !problem.conflicts.contains(pair)));
                    for entry in &problem.entries {
                        prop_assert_eq!(pairs.iter().filter(|pair| pair.0 == *entry).count(), wanted);
                    }
                    prop_assert_eq!(solve(&problem), Ok(pairs));
                }
                Err(impossible) => {
                    for (entry, possible) in impossible.too_few {
                        let blocked = problem.jurors.iter().filter(|&&j| problem.conflicts.contains(&(entry, j))).count();
                        prop_assert_eq!(possible, problem.jurors.len() - blocked);
                        prop_assert!(possible < wanted);
                    }
                }
            }
        }

        #[test]
        fn loads_differ_by_one_at_most_without_conflicts(entries in 0usize..50, jurors in 3usize..12, wanted in 1usize..4) {
            let problem = problem(entries, jurors, Some(wanted), &[]);
            let loads = loads(&problem, &solve(&problem).unwrap());
            prop_assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1, "{:?}", loads);
        }

        #[test]
        fn no_distribution_is_more_even(problem in problems(5, 4)) {
            if let Ok(pairs) = solve(&problem) {
                let squares = loads(&problem, &pairs).iter().map(|load| load * load).sum::<usize>();
                prop_assert_eq!(Some(squares), least_squares(&problem, problem.per_entry.unwrap()));
            }
        }

        #[test]
        fn what_is_kept_is_completed(problem in problems(20, 8), kept in prop::collection::vec((0usize..20, 0usize..8), 0..20)) {
            let mut problem = problem;
            problem.kept = kept.into_iter().map(|(e, j)| (entry(e), juror(j)))
                .filter(|(e, j)| problem.entries.contains(e) && problem.jurors.contains(j)).collect();
            if let Ok(pairs) = solve(&problem) {
                for entry in &problem.entries {
                    let kept = problem.kept.iter().filter(|pair| pair.0 == *entry).count();
                    let all = pairs.iter().filter(|pair| pair.0 == *entry).count();
                    prop_assert_eq!(all, kept.max(problem.per_entry.unwrap()));
                }
                prop_assert!(problem.kept.iter().all(|pair| pairs.contains(pair)));
            }
        }
    }
}
