//! Who reads what: the best distribution of entries to jurors. Pure and deterministic.
//!
//! Entries and jurors are numbers from zero on, fits are whole numbers, so that equal is equal. `Problem::solve`
//! finds an optimum by a network simplex (`simplex`), from a distribution that keeps all bounds (`start`), and among
//! equals the one with the most even loads (`balance`). For the fair objective see `fair`.

mod augment;
mod balance;
mod fair;
mod search;
mod simplex;
mod sparse_rows;
mod start;
#[cfg(test)]
mod tests;

use std::fmt;

use augment::Plan;
use fair::Fairest;
use simplex::{BLOCKED, Network};
use start::{Blockade, Bounds};

/// An entry and a juror who reads it, by their numbers.
pub type Pair = (u32, u32);

/// What is to be distributed.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// Row by row: `fit[entry * jurors + juror]`. Amounts up to `MOST_FIT`.
    pub fit: Vec<i64>,
    pub entries: usize,
    pub jurors: usize,
    /// How many jurors each entry shall have.
    pub reviews: u32,
    pub way: Way,
    /// The load that each juror has at least and at most, what is kept included.
    pub least: u32,
    pub most: Option<u32>,
    /// Pairs that must not be.
    pub conflicts: Vec<Pair>,
    /// Pairs that stay whatever happens. Those in conflict are kept, too: whoever keeps them has decided that.
    pub kept: Vec<Pair>,
    pub objective: Objective,
}

/// How much a fit can be, more or less than nothing: sums and prices stay far within 64 bits.
pub const MOST_FIT: i64 = 10_000_000_000;

/// What is done for entries that keep some jurors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Each gets as many as it lacks.
    #[default]
    TopUp,
    /// Each gets that many more.
    More,
}

/// What is best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Objective {
    /// The sum of all fits.
    #[default]
    Total,
    /// First the fit of the worst-served entry (the sum over its jurors), then the sum of all.
    Fair,
}

/// A distribution that keeps all bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// What is kept and what completes it, in order.
    pub pairs: Vec<Pair>,
    /// The sum of all fits, and what it is proven not to exceed under the objective.
    pub total: i64,
    pub total_bound: i64,
    /// The least that an entry's jurors add up to, and what that is proven not to exceed in any distribution.
    pub worst: i64,
    pub worst_bound: i64,
    pub loads: Vec<u32>,
    /// What each entry's jurors add up to.
    pub sums: Vec<i64>,
}

/// Why there is no solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    Impossible(Vec<Reason>),
    /// Whoever watches did not want it any more.
    Cancelled,
}

/// A thing that cannot be, by the numbers of entries and jurors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An entry has fewer jurors without a conflict than it needs.
    TooFewJurors { entry: usize, possible: u32, needed: u32 },
    /// A juror keeps more than the greatest load.
    KeepsTooMuch { juror: usize, kept: u32, most: u32 },
    /// A juror has fewer entries without a conflict than the least load.
    TooFewEntries { juror: usize, possible: u32, least: u32 },
    /// These entries need that many reviews of these jurors, because nobody else may read them. The jurors can
    /// take no more than `room`.
    TooMuch { entries: Vec<usize>, jurors: Vec<usize>, needed: u64, room: u64 },
    /// These jurors shall have `wanted` more reviews together, and there are only so many that they may do.
    TooLittle { jurors: Vec<usize>, wanted: u64, there: u64 },
}

/// Somebody who can look on and call off.
pub trait Watch: Sync {
    /// Asked often.
    ///
    /// # Errors
    /// When the solution is not wanted any more.
    fn go_on(&self) -> Result<(), Cancelled> {
        Ok(())
    }

    /// Told at every stage.
    fn reached(&self, _stage: Stage) {}
}

/// How far the search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for any distribution that keeps the bounds.
    Beginning,
    /// Making the sum as great as possible.
    Improving,
    /// Making the worst-served entry better: what it has, and what is possible at most.
    Levelling {
        worst: i64,
        bound: i64,
    },
    Finishing,
}

/// Nobody watches.
pub struct Unwatched;

impl Watch for Unwatched {}

/// The solution is not wanted any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cancelled")
    }
}

impl From<Cancelled> for Failure {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// The problem without what is kept: that is taken out of fits, needs and bounds.
struct Rest {
    fit: Vec<i64>,
    need: Vec<u32>,
    least: Vec<u32>,
    most: Vec<u32>,
    /// How many jurors may get each entry, and how many entries each juror may get.
    possible: Vec<u32>,
    open_to: Vec<u32>,
    /// What each juror keeps, and what the kept ones of each entry add up to.
    kept_load: Vec<u32>,
    kept_fit: Vec<i64>,
}

impl Problem {
    /// The best distribution.
    ///
    /// # Errors
    /// The reasons why there is none, or that it was called off.
    pub fn solve(mut self, watch: &dyn Watch) -> Result<Solution, Failure> {
        watch.reached(Stage::Beginning);
        let fit = std::mem::take(&mut self.fit);
        let rest = self.rest(fit);
        self.check(&rest)?;
        let mut network = rest.network(watch).map_err(|blockade| self.explain(&rest, blockade))?;
        watch.reached(Stage::Improving);
        network.optimise(watch)?;
        let solution = match self.objective {
            Objective::Total => {
                watch.reached(Stage::Finishing);
                balance::balance(&mut network, &rest.kept_load, watch)?;
                let plan = Plan::of(&rest, &network);
                let (worst_bound, total_bound) = (rest.hardest(plan.sums()), plan.total());
                self.solution(&rest, Fairest { plan, worst_bound, total_bound })
            }
            Objective::Fair => {
                let fairest = fair::fairest(&rest, &mut network, watch)?;
                self.solution(&rest, fairest)
            }
        };
        Ok(solution)
    }

    fn rest(&self, mut fit: Vec<i64>) -> Rest {
        let mut kept_load = vec![0; self.jurors];
        let mut kept_fit = vec![0; self.entries];
        let mut kept_count = vec![0; self.entries];
        let at = |pair: &Pair| pair.0 as usize * self.jurors + pair.1 as usize;
        for pair in &self.kept {
            kept_load[pair.1 as usize] += 1;
            kept_count[pair.0 as usize] += 1;
            kept_fit[pair.0 as usize] += fit[at(pair)];
        }
        let (mut possible, mut open_to) =
            (vec![self.jurors as u32; self.entries], vec![self.entries as u32; self.jurors]);
        for pair in self.conflicts.iter().chain(&self.kept) {
            if std::mem::replace(&mut fit[at(pair)], BLOCKED) != BLOCKED {
                possible[pair.0 as usize] -= 1;
                open_to[pair.1 as usize] -= 1;
            }
        }
        let need = kept_count.iter().map(|&kept| match self.way {
            Way::TopUp => self.reviews.saturating_sub(kept),
            Way::More => self.reviews,
        });
        let most = self.most.unwrap_or(u32::MAX).min(self.entries as u32);
        Rest {
            need: need.collect(),
            least: kept_load.iter().map(|&kept| self.least.saturating_sub(kept)).collect(),
            most: kept_load.iter().map(|&kept| most.saturating_sub(kept)).collect(),
            fit,
            possible,
            open_to,
            kept_load,
            kept_fit,
        }
    }

    /// Finds what is impossible for a single entry or juror: all of it, because each is to be mended.
    fn check(&self, rest: &Rest) -> Result<(), Failure> {
        let mut reasons = Vec::new();
        for entry in 0..self.entries {
            self.check_entry(rest, entry, &mut reasons);
        }
        for (juror, &open) in rest.open_to.iter().enumerate() {
            let (kept, possible) = (rest.kept_load[juror], rest.kept_load[juror] + open);
            if let Some(most) = self.most.filter(|&most| kept > most) {
                reasons.push(Reason::KeepsTooMuch { juror, kept, most });
            }
            if possible < self.least {
                reasons.push(Reason::TooFewEntries { juror, possible, least: self.least });
            }
        }
        if reasons.is_empty() {
            reasons.extend(self.check_sums(rest));
        }
        if reasons.is_empty() { Ok(()) } else { Err(Failure::Impossible(reasons)) }
    }

    /// Whether all jurors together are enough, and all entries.
    fn check_sums(&self, rest: &Rest) -> Option<Reason> {
        let sum = |numbers: &[u32]| numbers.iter().map(|&n| u64::from(n)).sum::<u64>();
        let (needed, room, wanted) = (sum(&rest.need), sum(&rest.most), sum(&rest.least));
        let jurors: Vec<usize> = (0..self.jurors).collect();
        if needed > room {
            let entries = (0..self.entries).filter(|&entry| rest.need[entry] > 0).collect();
            return Some(Reason::TooMuch { entries, jurors, needed, room });
        }
        let kept: u64 = rest.kept_load.iter().map(|&kept| u64::from(kept.min(self.least))).sum();
        (wanted > needed).then(|| Reason::TooLittle { jurors, wanted: wanted + kept, there: needed + kept })
    }

    fn check_entry(&self, rest: &Rest, entry: usize, reasons: &mut Vec<Reason>) {
        let (possible, needed) = (rest.possible[entry], rest.need[entry]);
        if possible < needed {
            let kept = match self.way {
                Way::TopUp => self.reviews - needed,
                Way::More => 0,
            };
            reasons.push(Reason::TooFewJurors { entry, possible: possible + kept, needed: needed + kept });
        }
    }

    fn explain(&self, rest: &Rest, blockade: Blockade) -> Failure {
        let reason = match blockade {
            Blockade::Cancelled => return Failure::Cancelled,
            Blockade::TooMuch { jurors, entries, needed, room } => Reason::TooMuch { entries, jurors, needed, room },
            Blockade::TooLittle { jurors, wanted, there } => {
                let kept: u64 = jurors.iter().map(|&juror| u64::from(rest.kept_load[juror].min(self.least))).sum();
                Reason::TooLittle { jurors, wanted: wanted + kept, there: there + kept }
            }
        };
        Failure::Impossible(vec![reason])
    }

    fn solution(&self, rest: &Rest, Fairest { plan, worst_bound, total_bound }: Fairest) -> Solution {
        let mut pairs = self.kept.clone();
        let mut loads = rest.kept_load.clone();
        for (entry, chosen) in plan.chosen.iter().enumerate() {
            for &juror in chosen {
                pairs.push((entry as u32, juror));
                loads[juror as usize] += 1;
            }
        }
        pairs.sort_unstable();
        let (total, worst, sums) = (plan.total(), plan.worst(), plan.into_sums());
        Solution { pairs, total, total_bound, worst, worst_bound, loads, sums }
    }
}

impl Rest {
    fn network(&self, watch: &dyn Watch) -> Result<Network<'_>, Blockade> {
        let bounds = Bounds { fit: &self.fit, need: &self.need, least: &self.least, most: &self.most };
        let begin = start::begin(&bounds, watch)?;
        Ok(Network::new(&self.fit, (self.least.clone(), self.most.clone()), &self.possible, begin))
    }

    fn at(&self, entry: usize, juror: u32) -> i64 {
        self.fit[entry * self.most.len() + juror as usize]
    }

    /// What an entry has when it gets its best.
    fn most_for(&self, entry: usize) -> i64 {
        let jurors = self.most.len();
        let row = self.fit[entry * jurors..(entry + 1) * jurors].iter().copied();
        let mut fits: Vec<i64> = row.filter(|&fit| fit != BLOCKED).collect();
        fits.sort_unstable_by_key(|&fit| std::cmp::Reverse(fit));
        self.kept_fit[entry] + fits[..self.need[entry] as usize].iter().sum::<i64>()
    }

    /// More than that no distribution can give to the entry that is hardest to serve. What each entry has in some
    /// distribution saves looking at most of them: it could have as much at least.
    fn hardest(&self, sums: &[i64]) -> i64 {
        let mut order: Vec<usize> = (0..sums.len()).collect();
        order.sort_unstable_by_key(|&entry| (sums[entry], entry));
        let mut hardest: Option<i64> = None;
        for entry in order {
            if hardest.is_some_and(|hardest| sums[entry] >= hardest) {
                break;
            }
            let most = self.most_for(entry);
            hardest = Some(hardest.map_or(most, |hardest| hardest.min(most)));
        }
        hardest.unwrap_or(0)
    }
}
