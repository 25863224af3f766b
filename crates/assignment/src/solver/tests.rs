//! The solver against all distributions of small problems, tried one by one.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;

/// The best (worst, total) by each objective, or nothing when nothing is possible.
fn brute(problem: &Problem) -> Option<((i64, i64), i64, u32)> {
    struct Brute<'p> {
        problem: &'p Problem,
        fair: Option<(i64, i64)>,
        total: Option<(i64, u32)>,
    }
    impl Brute<'_> {
        fn go(&mut self, entry: usize, loads: &mut Vec<u32>, (worst, total): (i64, i64)) {
            let problem = self.problem;
            if entry == problem.entries {
                let most = problem.most.unwrap_or(u32::MAX);
                if loads.iter().all(|&load| load >= problem.least && load <= most) {
                    let squares = loads.iter().map(|load| load * load).sum::<u32>();
                    self.fair = self.fair.max(Some((worst, total)));
                    self.total = match self.total {
                        Some((best, even)) if best > total || best == total && even <= squares => self.total,
                        _ => Some((total, squares)),
                    };
                }
                return;
            }
            let is = |pairs: &[Pair], juror: usize| pairs.contains(&(entry as u32, juror as u32));
            let kept: Vec<usize> = (0..problem.jurors).filter(|&juror| is(&problem.kept, juror)).collect();
            let wanted = match problem.way {
                Way::TopUp => (problem.reviews as usize).max(kept.len()),
                Way::More => problem.reviews as usize + kept.len(),
            };
            for set in 0u32..1 << problem.jurors {
                let has = |juror: usize| set >> juror & 1 == 1;
                let clean = |juror: usize| is(&problem.kept, juror) || !is(&problem.conflicts, juror);
                let fine = set.count_ones() as usize == wanted
                    && kept.iter().all(|&juror| has(juror))
                    && (0..problem.jurors).filter(|&juror| has(juror)).all(clean);
                if fine {
                    let jurors: Vec<usize> = (0..problem.jurors).filter(|&juror| has(juror)).collect();
                    let sum: i64 = jurors.iter().map(|&juror| problem.fit[entry * problem.jurors + juror]).sum();
                    jurors.iter().for_each(|&juror| loads[juror] += 1);
                    self.go(entry + 1, loads, (worst.min(sum), total + sum));
                    jurors.iter().for_each(|&juror| loads[juror] -= 1);
                }
            }
        }
    }
    let mut brute = Brute { problem, fair: None, total: None };
    brute.go(0, &mut vec![0; problem.jurors], (i64::MAX, 0));
    let (total, squares) = brute.total?;
    brute.fair.map(|fair| (fair, total, squares))
}

prop_compose! {
    fn problems()(
        entries in 1usize..6,
        jurors in 1usize..6,
        reviews in 1u32..4,
        least in 0u32..3,
        most in prop::option::of(1u32..6),
        more in prop::bool::weighted(0.2),
        greatest in prop::sample::select(vec![0i64, 2, 10, 1000]),
    )(
        fit in prop::collection::vec(0..=greatest, entries * jurors),
        conflicts in prop::collection::btree_set((0..entries as u32, 0..jurors as u32), 0..5),
        kept in prop::collection::btree_set((0..entries as u32, 0..jurors as u32), 0..3),
        (entries, jurors, reviews, least, most, more) in Just((entries, jurors, reviews, least, most, more)),
    ) -> Problem {
        Problem {
            fit, entries, jurors, reviews, least, most,
            way: if more { Way::More } else { Way::TopUp },
            conflicts: conflicts.into_iter().collect(),
            kept: kept.into_iter().collect(),
            objective: Objective::Total,
        }
    }
}

/// Whether what was found is a distribution at all, and its numbers are right.
fn check(problem: &Problem, solution: &Solution) {
    assert!(solution.pairs.is_sorted_by(|a, b| a < b), "no pair twice");
    assert!(problem.kept.iter().all(|pair| solution.pairs.contains(pair)));
    assert!(solution.pairs.iter().all(|pair| problem.kept.contains(pair) || !problem.conflicts.contains(pair)));
    let mut loads = vec![0; problem.jurors];
    let mut sums = vec![0; problem.entries];
    for &(entry, juror) in &solution.pairs {
        loads[juror as usize] += 1;
        sums[entry as usize] += problem.fit[entry as usize * problem.jurors + juror as usize];
    }
    assert_eq!((&solution.loads, &solution.sums), (&loads, &sums));
    assert_eq!((solution.worst, solution.total), (*sums.iter().min().expect("there is an entry"), sums.iter().sum()));
    assert!(solution.worst <= solution.worst_bound && solution.total <= solution.total_bound);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nothing_is_better(problem in problems()) {
        let expected = brute(&problem);
        match problem.clone().solve(&Unwatched) {
            Ok(solution) => {
                check(&problem, &solution);
                let squares = solution.loads.iter().map(|load| load * load).sum::<u32>();
                let (_, total, least_squares) = expected.expect("what was found is possible");
                prop_assert_eq!(solution.total, total);
                prop_assert_eq!(solution.total_bound, total);
                prop_assert_eq!(squares, least_squares);
                prop_assert_eq!(problem.clone().solve(&Unwatched), Ok(solution));
            }
            Err(Failure::Impossible(reasons)) => {
                prop_assert!(expected.is_none(), "{:?}", reasons);
                prop_assert!(!reasons.is_empty());
            }
            Err(Failure::Cancelled) => prop_assert!(false, "nobody called it off"),
        }
    }

    #[test]
    fn nothing_is_fairer(problem in problems()) {
        let problem = Problem { objective: Objective::Fair, ..problem };
        let Some((fair, _, _)) = brute(&problem) else { return Ok(()) };
        let solution = problem.clone().solve(&Unwatched).expect("it is possible");
        check(&problem, &solution);
        prop_assert_eq!((solution.worst, solution.total), fair);
        prop_assert_eq!((solution.worst_bound, solution.total_bound), fair, "small ones are proven");
    }

    #[test]
    fn a_reason_is_true(problem in problems()) {
        let Err(Failure::Impossible(reasons)) = problem.clone().solve(&Unwatched) else { return Ok(()) };
        for reason in reasons {
            match reason {
                Reason::TooFewJurors { possible, needed, .. } => prop_assert!(possible < needed),
                Reason::KeepsTooMuch { kept, most, .. } => prop_assert!(kept > most),
                Reason::TooFewEntries { possible, least, .. } => prop_assert!(possible < least),
                Reason::TooMuch { entries, jurors, needed, room } => {
                    prop_assert!(room < needed && !entries.is_empty() && !jurors.is_empty());
                }
                Reason::TooLittle { jurors, wanted, there } => prop_assert!(there < wanted && !jurors.is_empty()),
            }
        }
    }
}

fn problem(entries: usize, jurors: usize, reviews: u32, fit: impl Fn(usize, usize) -> i64) -> Problem {
    let fit = (0..entries).flat_map(|e| (0..jurors).map(move |j| (e, j))).map(|(e, j)| fit(e, j)).collect();
    Problem { fit, entries, jurors, reviews, ..Problem::default() }
}

#[test]
fn without_fits_loads_are_even_whatever_the_conflicts() {
    let mut problem = problem(1000, 50, 3, |_, _| 0);
    problem.conflicts = (0..1000).flat_map(|e| [(e, (e * 7) % 50), (e, (e * 13 + 5) % 50), (e, e / 200)]).collect();
    let solution = problem.clone().solve(&Unwatched).expect("it is possible");
    check(&problem, &solution);
    assert!(solution.loads.iter().all(|&load| load == 60), "{:?}", solution.loads);
}

#[test]
fn the_same_jurors_do_not_always_meet() {
    let solution = problem(60, 9, 3, |_, _| 0).solve(&Unwatched).expect("it is possible");
    let mut meetings: Vec<Vec<u32>> = solution.pairs.chunks(3).map(|c| c.iter().map(|p| p.1).collect()).collect();
    meetings.sort();
    meetings.dedup();
    assert!(meetings.len() > 20, "{}", meetings.len());
}

/// Rows are wider than a short list here, so that pairs outside the lists count: for prices that move far, for fits
/// that are all alike, and for tables with few fits at all. The dual proves the optimum: no price list is beaten.
#[test]
fn what_is_outside_the_short_lists_counts() {
    let mixed = |e: usize, j: usize| ((e * 7919 + j * 104_729 + e * j * 31) % 1009) as i64;
    let kinds: [&dyn Fn(usize, usize) -> i64; 4] = [
        &mixed,
        &|e, j| mixed(e, j) + 40 * (j as i64),
        &|e, j| if mixed(e, j) > 960 { mixed(e, j) } else { 0 },
        &|e, j| mixed(e, j) / 500,
    ];
    for (kind, fit) in kinds.into_iter().enumerate() {
        for (least, most) in [(0, Some(4)), (3, Some(6)), (0, Some(40)), (2, None)] {
            let base = Problem { least, most, ..problem(60, 50, 3, fit) };
            let solution = base.clone().solve(&Unwatched).expect("it is possible");
            check(&base, &solution);
            assert_eq!(gain_left(&base, &solution), None, "kind {kind}, loads {least} to {most:?}");
        }
    }
}

/// A cycle of hands that would make a distribution better, found by Bellman and Ford over the jurors; or nothing.
fn gain_left(problem: &Problem, solution: &Solution) -> Option<i64> {
    // From a juror to another: the best that comes of handing an entry on. The last node stands for room.
    let (jurors, root) = (problem.jurors, problem.jurors);
    let mut best = vec![vec![None::<i64>; jurors + 1]; jurors + 1];
    for &(entry, from) in &solution.pairs {
        let fit = |juror: usize| problem.fit[entry as usize * jurors + juror];
        for to in (0..jurors).filter(|&to| !solution.pairs.contains(&(entry, to as u32))) {
            let gain = fit(to) - fit(from as usize);
            best[from as usize][to] = best[from as usize][to].max(Some(gain));
        }
    }
    for (juror, &load) in solution.loads.iter().enumerate() {
        // A hand may end where there is room, and begin where there is something to spare.
        best[juror][root] = (load < problem.most.unwrap_or(u32::MAX)).then_some(0);
        best[root][juror] = (load > problem.least).then_some(0);
    }
    let mut value = vec![0; jurors + 1];
    for _ in 0..=jurors {
        let mut moved = false;
        for (from, row) in best.iter().enumerate() {
            for (to, gain) in row.iter().enumerate() {
                if let Some(better) = gain.map(|gain| value[from] + gain).filter(|better| *better > value[to]) {
                    value[to] = better;
                    moved = true;
                }
            }
        }
        if !moved {
            return None;
        }
    }
    value.into_iter().max()
}

#[test]
fn fair_gives_up_sum_for_the_worst() {
    // Juror 0 is good for both entries, but much better for the first one.
    let fits = [[10, 4], [5, 0]];
    let total = Problem { most: Some(1), ..problem(2, 2, 1, |e, j| fits[e][j]) };
    assert_eq!(total.clone().solve(&Unwatched).map(|s| (s.total, s.worst)), Ok((10, 0)));
    let fair = Problem { objective: Objective::Fair, ..total };
    assert_eq!(fair.solve(&Unwatched).map(|s| (s.total, s.worst, s.worst_bound)), Ok((9, 4, 4)));
}

#[test]
fn what_is_impossible_is_named() {
    let base = problem(3, 4, 2, |_, _| 1);
    let few = Problem { conflicts: vec![(1, 0), (1, 1), (1, 2), (2, 0), (2, 3), (2, 1)], ..base.clone() };
    let reasons = vec![
        Reason::TooFewJurors { entry: 1, possible: 1, needed: 2 },
        Reason::TooFewJurors { entry: 2, possible: 1, needed: 2 },
    ];
    assert_eq!(few.solve(&Unwatched), Err(Failure::Impossible(reasons)));
    // Three entries can only be read by the same two jurors, who take one each.
    let conflicts = (0..3).flat_map(|entry| [(entry, 2), (entry, 3)]).collect();
    let hall = Problem { conflicts, most: Some(1), reviews: 1, ..base.clone() };
    let reason = Reason::TooMuch { entries: vec![0, 1, 2], jurors: vec![0, 1], needed: 3, room: 2 };
    assert_eq!(hall.solve(&Unwatched), Err(Failure::Impossible(vec![reason])));
    let all = Problem { most: Some(1), ..base.clone() };
    let reason = Reason::TooMuch { entries: vec![0, 1, 2], jurors: vec![0, 1, 2, 3], needed: 6, room: 4 };
    assert_eq!(all.solve(&Unwatched), Err(Failure::Impossible(vec![reason])));
    let idle = Problem { least: 3, conflicts: vec![(0, 3)], ..base.clone() };
    let reason = Reason::TooFewEntries { juror: 3, possible: 2, least: 3 };
    assert_eq!(idle.solve(&Unwatched), Err(Failure::Impossible(vec![reason])));
    let idle = Problem { least: 2, ..base.clone() };
    let reason = Reason::TooLittle { jurors: vec![0, 1, 2, 3], wanted: 8, there: 6 };
    assert_eq!(idle.solve(&Unwatched), Err(Failure::Impossible(vec![reason])));
    let busy = Problem { kept: vec![(0, 0), (1, 0)], most: Some(1), ..base };
    let Err(Failure::Impossible(reasons)) = busy.solve(&Unwatched) else { panic!("impossible") };
    assert!(reasons.contains(&Reason::KeepsTooMuch { juror: 0, kept: 2, most: 1 }), "{reasons:?}");
}

#[test]
fn whoever_watches_can_call_off() {
    struct Impatient(AtomicUsize);
    impl Watch for Impatient {
        fn go_on(&self) -> Result<(), Cancelled> {
            if self.0.fetch_add(1, Ordering::Relaxed) < 3 { Ok(()) } else { Err(Cancelled) }
        }
    }
    let problem = problem(50, 10, 3, |e, j| ((e * 7 + j * 13) % 11) as i64);
    assert_eq!(problem.solve(&Impatient(AtomicUsize::new(0))), Err(Failure::Cancelled));
}

#[test]
fn nothing_at_all_is_distributed() {
    for (entries, jurors, reviews) in [(0, 0, 3), (0, 4, 3), (3, 4, 0)] {
        let solution = problem(entries, jurors, reviews, |_, _| 1).solve(&Unwatched).expect("it is possible");
        assert!(solution.pairs.is_empty() && solution.total == 0);
        let fair = Problem { objective: Objective::Fair, ..problem(entries, jurors, reviews, |_, _| 1) };
        assert!(fair.solve(&Unwatched).expect("it is possible").pairs.is_empty());
    }
    assert!(problem(1, 0, 1, |_, _| 0).solve(&Unwatched).is_err());
}
