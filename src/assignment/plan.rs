//! A round's distribution in terms of its entries and jurors: what the solver gets, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{NominationId, PersonId};

use super::solver::{self, Failure, Reason, Watch, Way};

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
    /// How well a juror suits an entry; nothing known counts as zero.
    pub fit: BTreeMap<Pair, i64>,
}

/// Why there is no distribution: entries with the number of jurors who could read them, which is too few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    pub too_few: Vec<(NominationId, usize)>,
}

/// The kept pairs and those that complete them, in order.
///
/// Loads come first: they are as even as they can be. Among such distributions it is the one with the best fit.
///
/// # Errors
/// When some entries have fewer jurors without a conflict than they want. "Everyone" wants one at least.
/// The outer error: whoever watches has called it off.
pub fn distribute(problem: &Problem, watch: &dyn Watch) -> Result<Result<Vec<Pair>, Impossible>, solver::Cancelled> {
    let wanted = problem.per_entry.unwrap_or(1);
    let too_few: Vec<_> = problem
        .entries
        .iter()
        .map(|&entry| (entry, problem.jurors.iter().filter(|&&juror| problem.allows(entry, juror)).count()))
        .filter(|&(_, possible)| possible < wanted)
        .collect();
    if !too_few.is_empty() {
        return Ok(Err(Impossible { too_few }));
    }
    let Some(wanted) = problem.per_entry else { return Ok(Ok(everything(problem))) };
    let desk = Numbered::new(problem, wanted);
    let even = solver::Problem { fit: vec![0; desk.numbers.fit.len()], ..desk.numbers.clone() };
    let solution = match even.solve(watch) {
        Ok(even) if !problem.fit.is_empty() => {
            let (least, most) = (even.loads.iter().min().copied(), even.loads.iter().max().copied());
            let numbers = solver::Problem { least: least.unwrap_or(0), most, ..desk.numbers.clone() };
            numbers.solve(watch)
        }
        other => other,
    };
    match solution {
        Ok(solution) => Ok(Ok(solution.pairs.into_iter().map(|pair| desk.named(pair)).collect())),
        Err(Failure::Cancelled) => Err(solver::Cancelled),
        // Without bounds nothing else can be missing but jurors, and those were counted above.
        Err(Failure::Impossible(reasons)) => Ok(Err(Impossible {
            too_few: reasons
                .into_iter()
                .filter_map(|reason| match reason {
                    Reason::TooFewJurors { entry, possible, .. } => Some((desk.entries[entry], possible as usize)),
                    _ => None,
                })
                .collect(),
        })),
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

/// The problem in numbers, in the order of the keys.
struct Numbered {
    entries: Vec<NominationId>,
    jurors: Vec<PersonId>,
    numbers: solver::Problem,
}

impl Numbered {
    fn new(problem: &Problem, wanted: usize) -> Self {
        let entries: Vec<_> = problem.entries.iter().copied().collect();
        let jurors: Vec<_> = problem.jurors.iter().copied().collect();
        let number = |pair: &Pair| {
            let (entry, juror) = (entries.binary_search(&pair.0).ok()?, jurors.binary_search(&pair.1).ok()?);
            Some((u32::try_from(entry).ok()?, u32::try_from(juror).ok()?))
        };
        let mut fit = vec![0; entries.len() * jurors.len()];
        for (pair, &value) in &problem.fit {
            if let Some((entry, juror)) = number(pair) {
                fit[entry as usize * jurors.len() + juror as usize] = value;
            }
        }
        let numbers = solver::Problem {
            fit,
            entries: entries.len(),
            jurors: jurors.len(),
            reviews: u32::try_from(wanted).unwrap_or(u32::MAX),
            way: Way::TopUp,
            conflicts: problem.conflicts.iter().filter_map(number).collect(),
            kept: problem.kept.iter().filter_map(number).collect(),
            ..solver::Problem::default()
        };
        Self { entries, jurors, numbers }
    }

    fn named(&self, (entry, juror): solver::Pair) -> Pair {
        (self.entries[entry as usize], self.jurors[juror as usize])
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::solver::Unwatched;
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
            ..Problem::default()
        }
    }

    fn solve(problem: &Problem) -> Result<Vec<Pair>, Impossible> {
        distribute(problem, &Unwatched).unwrap()
    }

    fn loads(problem: &Problem, pairs: &[Pair]) -> Vec<usize> {
        problem.jurors.iter().map(|juror| pairs.iter().filter(|pair| pair.1 == *juror).count()).collect()
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
    fn loads_are_even_before_anything_fits() {
        // Everybody's best is juror 0.
        let mut problem = problem(4, 2, Some(1), &[]);
        problem.fit = (0..4).map(|e| ((entry(e), juror(0)), 10 - e as i64)).collect();
        let pairs = solve(&problem).unwrap();
        assert_eq!(loads(&problem, &pairs), [2, 2]);
        assert!(pairs.contains(&(entry(0), juror(0))) && pairs.contains(&(entry(1), juror(0))));
    }
}
