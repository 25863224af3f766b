//! Decides over single pairs, in or out, whether a level can be reached and how great the sum can be on it.

use super::augment::Plan;
use super::simplex::{BLOCKED, Network};
use super::{Cancelled, Rest, Watch};

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// Any distribution on the level.
    Any,
    /// The greatest sum on the level.
    Sum,
}

/// What came of it.
pub(super) enum Found {
    Plan(Box<Plan>),
    /// It is proven that there is none.
    Nothing,
    /// The work ended before that was clear.
    Unknown,
}

/// What is decided about a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Open,
    In,
    Out,
}

/// Weights are multiples of this part.
const PART: i64 = 256;

/// How often weights are tried for a part of the search: for all of it, and for a branch.
const ROUNDS: (u32, u32) = (40, 4);

pub(super) struct Search<'s, 'p> {
    rest: &'s Rest,
    network: &'s mut Network<'p>,
    jurors: usize,
    pairs: Vec<Pair>,
    /// What was decided, to take it back.
    trail: Vec<usize>,
    /// How many pairs of each juror are in.
    taken: Vec<u32>,
    weights: Vec<i64>,
    level: i64,
    goal: Goal,
    best: Option<Plan>,
    /// The greatest sum in any branch that was not searched to its end.
    open_bound: Option<i64>,
    end: u64,
}

impl<'s, 'p> Search<'s, 'p> {
    pub(super) fn new(rest: &'s Rest, network: &'s mut Network<'p>, work: u64) -> Self {
        let (jurors, entries) = (network.jurors, network.entries());
        let pairs = rest.fit.iter().map(|&fit| if fit == BLOCKED { Pair::Out } else { Pair::Open }).collect();
        let end = network.work + work;
        Self {
            rest,
            network,
            jurors,
            pairs,
            trail: Vec::new(),
            taken: vec![0; jurors],
            weights: vec![0; entries],
            level: 0,
            goal: Goal::Any,
            best: None,
            open_bound: None,
            end,
        }
    }

    /// Allows more work, from now on.
    pub(super) fn renew(&mut self, work: u64) {
        self.end = self.network.work + work;
    }

    /// Whether all work is done that was allowed.
    pub(super) fn is_over(&self) -> bool {
        self.network.work > self.end
    }

    /// Looks for any distribution on a level.
    pub(super) fn run(&mut self, level: i64, goal: Goal, watch: &dyn Watch) -> Result<Found, Cancelled> {
        (self.level, self.goal, self.best, self.open_bound) = (level, goal, None, None);
        self.all(watch)?;
        Ok(match (self.best.take(), self.open_bound) {
            (Some(plan), _) => Found::Plan(Box::new(plan)),
            (None, None) => Found::Nothing,
            (None, Some(_)) => Found::Unknown,
        })
    }

    /// The best sum on a level that a distribution is known for, and what no other exceeds.
    pub(super) fn best_sum(&mut self, level: i64, known: Plan, watch: &dyn Watch) -> Result<(Plan, i64), Cancelled> {
        (self.level, self.goal, self.open_bound) = (level, Goal::Sum, None);
        self.best = Some(known.clone());
        self.all(watch)?;
        let best = self.best.take().unwrap_or(known);
        let bound = self.open_bound.unwrap_or(i64::MIN).max(best.total());
        Ok((best, bound))
    }

    fn all(&mut self, watch: &dyn Watch) -> Result<(), Cancelled> {
        self.weights.fill(if self.goal == Goal::Any { PART } else { 0 });
        let consistent = (0..self.network.entries()).all(|entry| self.settle(entry));
        if consistent {
            self.branch(ROUNDS.0, watch)?;
        }
        self.undo(0);
        Ok(())
    }

    fn at(&self, entry: usize, juror: usize) -> usize {
        entry * self.jurors + juror
    }

    fn undo(&mut self, length: usize) {
        while self.trail.len() > length {
            let place = self.trail.pop().expect("the trail is longer");
            if self.pairs[place] == Pair::In {
                self.taken[place % self.jurors] -= 1;
            }
            self.pairs[place] = Pair::Open;
        }
    }

    /// Decides a pair and what follows from it; false when nothing is possible any more.
    fn decide(&mut self, entry: usize, juror: usize, pair: Pair) -> bool {
        let place = self.at(entry, juror);
        self.pairs[place] = pair;
        self.trail.push(place);
        if pair == Pair::In {
            self.taken[juror] += 1;
            let (taken, most) = (self.taken[juror], self.rest.most[juror]);
            if taken > most {
                return false;
            }
            if taken == most {
                for other in 0..self.network.entries() {
                    if self.pairs[self.at(other, juror)] == Pair::Open
                        && !(self.decide(other, juror, Pair::Out) && self.settle(other))
                    {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Takes in what an entry cannot do without on this level, and rules out what it cannot afford.
    fn settle(&mut self, entry: usize) -> bool {
        loop {
            let (mut sum, mut lacks) = (self.rest.kept_fit[entry], self.rest.need[entry] as usize);
            let mut open: Vec<(i64, usize)> = Vec::new();
            for juror in 0..self.jurors {
                let fit = self.rest.fit[self.at(entry, juror)];
                match self.pairs[self.at(entry, juror)] {
                    Pair::In if lacks == 0 => return false,
                    Pair::In => {
                        sum += fit;
                        lacks -= 1;
                    }
                    Pair::Open => open.push((fit, juror)),
                    Pair::Out => {}
                }
            }
            if open.len() < lacks {
                return false;
            }
            open.sort_unstable_by_key(|&(fit, juror)| (std::cmp::Reverse(fit), juror));
            let best = sum + open[..lacks].iter().map(|&(fit, _)| fit).sum::<i64>();
            if best < self.level {
                return false;
            }
            let mut change = None;
            for (rank, &(fit, juror)) in open.iter().enumerate() {
                if rank >= lacks && (lacks == 0 || best - open[lacks - 1].0 + fit < self.level) {
                    change = Some((juror, Pair::Out));
                } else if rank < lacks && open.get(lacks).is_none_or(|next| best - fit + next.0 < self.level) {
                    change = Some((juror, Pair::In));
                }
                if change.is_some() {
                    break;
                }
            }
            let Some((juror, pair)) = change else { return true };
            if !self.decide(entry, juror, pair) {
                return false;
            }
        }
    }

    /// Searches one branch to its end, or until the work is done.
    fn branch(&mut self, rounds: u32, watch: &dyn Watch) -> Result<(), Cancelled> {
        let mut bound = i64::MAX;
        let mut low = None;
        for round in 0..rounds {
            self.write_weights();
            self.network.optimise(watch)?;
            let plan = Plan::of(self.rest, self.network);
            if !self.respects() {
                return Ok(());
            }
            let reached = self.bound(&plan);
            bound = bound.min(reached);
            if self.network.work <= self.end {
                self.raise(&plan, watch)?;
            }
            if self.goal == Goal::Any && self.best.is_some() {
                return Ok(());
            }
            let beaten = match (self.goal, &self.best) {
                (Goal::Any, _) => reached < 0,
                (Goal::Sum, Some(best)) => reached <= best.total(),
                (Goal::Sum, None) => false,
            };
            if beaten {
                return Ok(());
            }
            low = (0..plan.entries()).filter(|&e| plan.sum(e) < self.level).min_by_key(|&e| (plan.sum(e), e));
            if low.is_none() {
                let better = self.best.as_ref().is_none_or(|best| plan.total() > best.total());
                let done = self.goal == Goal::Any || plan.total() >= bound;
                if better {
                    self.best = Some(plan.clone());
                }
                if done {
                    return Ok(());
                }
            }
            self.move_weights(&plan, round);
            if self.network.work > self.end {
                break;
            }
        }
        if self.network.work > self.end {
            self.open_bound = self.open_bound.max(Some(bound));
            return Ok(());
        }
        let Some((entry, juror)) = self.doubt(low) else {
            // Everything that could be in doubt is decided, so what was found last is all there is.
            return Ok(());
        };
        let length = self.trail.len();
        let weights = self.weights.clone();
        for pair in [Pair::Out, Pair::In] {
            if self.decide(entry, juror, pair) && self.settle(entry) {
                self.branch(ROUNDS.1, watch)?;
            }
            self.undo(length);
            self.weights.copy_from_slice(&weights);
            if self.goal == Goal::Any && self.best.is_some() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Looks for a distribution on the level near one that is not.
    fn raise(&mut self, plan: &Plan, watch: &dyn Watch) -> Result<(), Cancelled> {
        self.network.work += 4 * self.pairs.len() as u64;
        if plan.worst() < self.level {
            let mut raised = plan.clone();
            raised.work = 0;
            let reached = raised.climb(self.rest, self.level, self.end.saturating_sub(self.network.work) / 4, watch)?;
            self.network.work += 2 * raised.work;
            if reached && self.best.as_ref().is_none_or(|best| raised.total() > best.total()) {
                self.best = Some(raised);
            }
        }
        Ok(())
    }

    /// The pair to decide next: the least fitting juror of the entry that is furthest below the level; when none is
    /// below, of any entry that could still differ.
    fn doubt(&self, low: Option<usize>) -> Option<(usize, usize)> {
        let open = |entry: usize| {
            let jurors = self.network.chosen(entry).iter().map(|&juror| juror as usize);
            jurors
                .filter(|&juror| self.pairs[self.at(entry, juror)] == Pair::Open)
                .min_by_key(|&juror| (self.rest.fit[self.at(entry, juror)], juror))
                .map(|juror| (entry, juror))
        };
        low.and_then(open).or_else(|| (0..self.network.entries()).find_map(open))
    }

    fn write_weights(&mut self) {
        let base = if self.goal == Goal::Sum { PART } else { 0 };
        // More than any way through all jurors can gain.
        let heaviest = self.weights.iter().max().copied().unwrap_or(0) + base;
        let greatest = self.rest.fit.iter().filter(|&&fit| fit != BLOCKED).map(|fit| fit.abs()).max().unwrap_or(0);
        let decided = (heaviest.max(1) * greatest.max(1)).saturating_mul(4 * (self.jurors as i64 + 1));
        let fits = self.network.fit.to_mut();
        for (place, pair) in self.pairs.iter().enumerate() {
            let fit = self.rest.fit[place];
            if fit != BLOCKED {
                let weight = base + self.weights[place / self.jurors];
                fits[place] = match pair {
                    Pair::Open => weight * fit,
                    Pair::In => decided,
                    Pair::Out => -decided,
                };
            }
        }
        self.network.work += self.pairs.len() as u64;
        self.network.renew();
    }

    /// Whether the flow has everything that is in and nothing that is out: if not, nothing has.
    fn respects(&self) -> bool {
        (0..self.network.entries()).all(|entry| {
            let chosen = self.network.chosen(entry);
            let known = chosen.iter().all(|&juror| self.pairs[self.at(entry, juror as usize)] != Pair::Out);
            let inside = (0..self.jurors).filter(|&juror| self.pairs[self.at(entry, juror)] == Pair::In);
            known && inside.into_iter().all(|juror| chosen.contains(&(juror as u32)))
        })
    }

    /// What no distribution in this branch exceeds: in sum, or, when any is looked for, above the level.
    fn bound(&self, plan: &Plan) -> i64 {
        let base = if self.goal == Goal::Sum { i128::from(PART) } else { 0 };
        let value: i128 = (0..plan.entries())
            .map(|entry| {
                let (weight, sum) = (i128::from(self.weights[entry]), i128::from(plan.sum(entry)));
                (base + weight) * sum - weight * i128::from(self.level)
            })
            .sum();
        let whole = if base == 0 { value } else { value.div_euclid(base) };
        i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
    }

    /// Gives entries below the level more weight, and those above less.
    fn move_weights(&mut self, plan: &Plan, round: u32) {
        let off = |entry: usize| self.level - plan.sum(entry);
        let far = (0..plan.entries()).map(|entry| off(entry).abs()).max().unwrap_or(0).max(1);
        let step = (PART / 2 / i64::from(1 + round / 4)).max(2);
        for entry in 0..plan.entries() {
            let new = self.weights[entry] + (i128::from(step) * i128::from(off(entry)) / i128::from(far)) as i64;
            self.weights[entry] = new.clamp(0, 8 * PART);
        }
    }
}
