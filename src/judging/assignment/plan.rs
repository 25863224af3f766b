//! A round's distribution in terms of its entries and jurors: what the solver gets, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};

use laudatio_assignment::{self as solver, Failure, Objective, Watch};
use sha2::{Digest, Sha256};

use crate::ids::{NominationId, PersonId};

use super::order::Aim;

/// An entry and a juror who reads it.
pub type Pair = (NominationId, PersonId);

/// What is to be distributed.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    pub entries: BTreeSet<NominationId>,
    pub jurors: BTreeSet<PersonId>,
    /// How many jurors read each entry; absent when everyone reads everything.
    pub per_entry: Option<usize>,
    /// How many more each entry gets, whatever it has; absent to complete the number above.
    pub more: Option<u32>,
    pub aim: Aim,
    /// Bounds of loads. Without any, loads come first: they are as even as they can be.
    pub least: u32,
    pub most: Option<u32>,
    /// Pairs that must not be.
    pub conflicts: BTreeSet<Pair>,
    /// Pairs that stay whatever happens, because somebody has chosen them or has begun to score.
    pub kept: BTreeSet<Pair>,
    /// How well a juror suits an entry; nothing known counts as zero.
    pub fit: BTreeMap<Pair, i64>,
}

/// A distribution with what is proven about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The kept pairs and those that complete them, in order.
    pub pairs: Vec<Pair>,
    /// What no distribution of these loads exceeds: the fit of the worst-served entry, and the sum of all; absent
    /// where there is nothing to choose.
    pub proof: Option<Proof>,
}

/// What was reached, and what is proven not to be exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    pub worst: i64,
    pub worst_bound: i64,
    pub total: i64,
    pub total_bound: i64,
}

/// Why there is no distribution, in full: each of these has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible(pub Vec<Reason>);

/// A thing that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An entry has fewer jurors without a conflict than it needs.
    TooFewJurors { entry: NominationId, possible: u32, needed: u32 },
    /// A juror has more already than the greatest load.
    KeepsTooMuch { juror: PersonId, kept: u32, most: u32 },
    /// A juror has fewer entries without a conflict than the least load.
    TooFewEntries { juror: PersonId, possible: u32, least: u32 },
    /// These entries need that many reviews of these jurors, who can take no more than `room`.
    TooMuch { entries: Vec<NominationId>, jurors: Vec<PersonId>, needed: u64, room: u64 },
    /// These jurors shall have more reviews together than there are for them.
    TooLittle { jurors: Vec<PersonId>, wanted: u64, there: u64 },
}

/// The best distribution.
///
/// # Errors
/// Everything that is impossible. "Everyone" wants one juror at least for each entry.
/// The outer error: whoever watches has called it off.
pub fn distribute(problem: &Problem, watch: &dyn Watch) -> Result<Result<Plan, Impossible>, solver::Cancelled> {
    if problem.per_entry.is_none() && problem.more.is_none() {
        return Ok(everything(problem));
    }
    let desk = Numbered::new(problem);
    let bounded = problem.least > 0 || problem.most.is_some();
    let solution = if bounded {
        desk.numbers.clone().solve(watch)
    } else {
        let even = solver::Problem {
            fit: vec![0; desk.numbers.fit.len()],
            objective: Objective::Total,
            ..desk.numbers.clone()
        };
        match even.solve(watch) {
            Ok(even) if !problem.fit.is_empty() => {
                let (least, most) = (even.loads.iter().min().copied(), even.loads.iter().max().copied());
                solver::Problem { least: least.unwrap_or(0), most, ..desk.numbers.clone() }.solve(watch)
            }
            other => other,
        }
    };
    match solution {
        Ok(solution) => {
            let (worst, worst_bound) = (solution.worst, solution.worst_bound);
            let proof = Proof { worst, worst_bound, total: solution.total, total_bound: solution.total_bound };
            let pairs = solution.pairs.into_iter().map(|pair| desk.named(pair)).collect();
            Ok(Ok(Plan { pairs, proof: Some(proof) }))
        }
        Err(Failure::Cancelled) => Err(solver::Cancelled),
        Err(Failure::Impossible(reasons)) => {
            Ok(Err(Impossible(reasons.into_iter().map(|reason| desk.reason(reason)).collect())))
        }
    }
}

impl Problem {
    /// Names everything that the distribution depends on.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let mut take = |bytes: &[u8]| hash.update(bytes);
        take(format!("{:?} {:?} {} {:?} {}", self.per_entry, self.more, self.least, self.most, self.aim).as_bytes());
        take(format!(" {} {}", self.entries.len(), self.jurors.len()).as_bytes());
        self.entries.iter().for_each(|entry| take(entry.0.as_bytes()));
        self.jurors.iter().for_each(|juror| take(juror.0.as_bytes()));
        for pairs in [&self.conflicts, &self.kept] {
            take(format!(" {} ", pairs.len()).as_bytes());
            for (entry, juror) in pairs {
                take(entry.0.as_bytes());
                take(juror.0.as_bytes());
            }
        }
        for ((entry, juror), fit) in &self.fit {
            take(entry.0.as_bytes());
            take(juror.0.as_bytes());
            take(&fit.to_be_bytes());
        }
        hex::encode(hash.finalize())
    }

    fn allows(&self, entry: NominationId, juror: PersonId) -> bool {
        self.kept.contains(&(entry, juror)) || !self.conflicts.contains(&(entry, juror))
    }
}

fn everything(problem: &Problem) -> Result<Plan, Impossible> {
    let open = |entry: NominationId| problem.jurors.iter().copied().filter(move |&juror| problem.allows(entry, juror));
    let unread = problem.entries.iter().filter(|&&entry| open(entry).next().is_none());
    let unread: Vec<Reason> = unread.map(|&entry| Reason::TooFewJurors { entry, possible: 0, needed: 1 }).collect();
    if !unread.is_empty() {
        return Err(Impossible(unread));
    }
    let pairs = problem.entries.iter().flat_map(|&entry| open(entry).map(move |juror| (entry, juror)));
    Ok(Plan { pairs: pairs.collect(), proof: None })
}

/// The problem in numbers, in the order of the keys.
struct Numbered {
    entries: Vec<NominationId>,
    jurors: Vec<PersonId>,
    numbers: solver::Problem,
}

impl Numbered {
    fn new(problem: &Problem) -> Self {
        let entries: Vec<_> = problem.entries.iter().copied().collect();
        let jurors: Vec<_> = problem.jurors.iter().copied().collect();
        let number = |pair: &Pair| {
            let (entry, juror) = (entries.binary_search(&pair.0).ok()?, jurors.binary_search(&pair.1).ok()?);
            Some((u32::try_from(entry).ok()?, u32::try_from(juror).ok()?))
        };
        let wanted = problem.per_entry.and_then(|wanted| u32::try_from(wanted).ok()).unwrap_or(0);
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
            reviews: problem.more.unwrap_or(wanted),
            way: if problem.more.is_some() { solver::Way::More } else { solver::Way::TopUp },
            objective: match problem.aim {
                Aim::Total => Objective::Total,
                Aim::Fair => Objective::Fair,
            },
            least: problem.least,
            most: problem.most,
            conflicts: problem.conflicts.iter().filter_map(number).collect(),
            kept: problem.kept.iter().filter_map(number).collect(),
        };
        Self { entries, jurors, numbers }
    }

    fn named(&self, (entry, juror): solver::Pair) -> Pair {
        (self.entries[entry as usize], self.jurors[juror as usize])
    }

    fn reason(&self, reason: solver::Reason) -> Reason {
        let entries = |numbers: Vec<usize>| numbers.into_iter().map(|number| self.entries[number]).collect();
        let jurors = |numbers: Vec<usize>| numbers.into_iter().map(|number| self.jurors[number]).collect();
        match reason {
            solver::Reason::TooFewJurors { entry, possible, needed } => {
                Reason::TooFewJurors { entry: self.entries[entry], possible, needed }
            }
            solver::Reason::KeepsTooMuch { juror, kept, most } => {
                Reason::KeepsTooMuch { juror: self.jurors[juror], kept, most }
            }
            solver::Reason::TooFewEntries { juror, possible, least } => {
                Reason::TooFewEntries { juror: self.jurors[juror], possible, least }
            }
            solver::Reason::TooMuch { entries: these, jurors: those, needed, room } => {
                Reason::TooMuch { entries: entries(these), jurors: jurors(those), needed, room }
            }
            solver::Reason::TooLittle { jurors: those, wanted, there } => {
                Reason::TooLittle { jurors: jurors(those), wanted, there }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use laudatio_assignment::Unwatched;

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
        distribute(problem, &Unwatched).unwrap().map(|plan| plan.pairs)
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
        let few = |entry, possible, needed| Reason::TooFewJurors { entry, possible, needed };
        for (per_entry, conflicts, reason) in [
            (Some(3), &[][..], vec![few(entry(0), 2, 3), few(entry(1), 2, 3)]),
            (Some(2), &[(1, 0)], vec![few(entry(1), 1, 2)]),
            (None, &[(0, 0), (0, 1)], vec![few(entry(0), 0, 1)]),
        ] {
            assert_eq!(solve(&problem(2, 2, per_entry, conflicts)), Err(Impossible(reason)));
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

    #[test]
    fn bounds_and_more_are_kept() {
        let base = problem(4, 2, Some(1), &[]);
        let fit = (0..4).map(|e| ((entry(e), juror(0)), 5)).collect();
        let free = Problem { fit, most: Some(4), ..base.clone() };
        assert_eq!(loads(&free, &solve(&free).unwrap()), [4, 0], "with bounds, fit decides");
        let bounded = Problem { most: Some(3), least: 1, ..free };
        assert_eq!(loads(&bounded, &solve(&bounded).unwrap()), [3, 1]);
        let tight = Problem { most: Some(1), ..base.clone() };
        let reason = Reason::TooMuch {
            entries: (0..4).map(entry).collect(),
            jurors: (0..2).map(juror).collect(),
            needed: 4,
            room: 2,
        };
        assert_eq!(solve(&tight), Err(Impossible(vec![reason])));
        let more = Problem { more: Some(1), kept: [(entry(0), juror(0))].into(), ..base };
        let pairs = solve(&more).unwrap();
        assert_eq!(pairs.iter().filter(|pair| pair.0 == entry(0)).count(), 2);
        assert_eq!(pairs.len(), 5);
    }

    #[test]
    fn the_fair_aim_looks_at_the_worst_first() {
        // Juror 0 is good for both entries, but much better for the first one.
        let fit = [((0, 0), 10), ((0, 1), 4), ((1, 0), 5)];
        let mut problem = problem(2, 2, Some(1), &[]);
        problem.fit = fit.into_iter().map(|((e, j), fit)| ((entry(e), juror(j)), fit)).collect();
        let proof = |aim| distribute(&Problem { aim, ..problem.clone() }, &Unwatched).unwrap().unwrap().proof.unwrap();
        assert_eq!((proof(Aim::Total).total, proof(Aim::Total).worst), (10, 0));
        assert_eq!((proof(Aim::Fair).total, proof(Aim::Fair).worst, proof(Aim::Fair).worst_bound), (9, 4, 4));
    }

    #[test]
    fn whatever_matters_changes_the_digest() {
        let base = problem(3, 2, Some(1), &[(0, 0)]);
        let others = [
            Problem { per_entry: None, ..base.clone() },
            Problem { more: Some(1), ..base.clone() },
            Problem { aim: Aim::Fair, ..base.clone() },
            Problem { least: 1, ..base.clone() },
            Problem { most: Some(2), ..base.clone() },
            Problem { conflicts: BTreeSet::new(), kept: base.conflicts.clone(), ..base.clone() },
            Problem { fit: [((entry(0), juror(1)), 1)].into(), ..base.clone() },
            problem(4, 2, Some(1), &[(0, 0)]),
            problem(3, 3, Some(1), &[(0, 0)]),
        ];
        let digests: BTreeSet<String> = others.iter().chain([&base]).map(Problem::digest).collect();
        assert_eq!(digests.len(), others.len() + 1);
        assert_eq!(base.digest(), base.clone().digest());
    }
}
