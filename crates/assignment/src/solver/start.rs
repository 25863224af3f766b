//! A distribution to begin with that keeps all bounds, or the reason why there is none.
//!
//! Prices for popular jurors are guessed first, so that what entries want is near what they can get. Then each
//! juror with too many hands entries on to those with room, over as few hands as possible, and each with too few
//! gets some. Where no chain of hands leads any further, the jurors it reached are the reason.

use std::collections::VecDeque;

use super::simplex::{BLOCKED, Start};
use super::sparse_rows::{Known, SparseRows};
use super::{Cancelled, Watch};

/// Why nothing keeps all bounds: a set of jurors, by their numbers, which cannot do what is asked of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Blockade {
    /// The entries need more of these jurors than they can take.
    TooMuch {
        jurors: Vec<usize>,
        entries: Vec<usize>,
        needed: u64,
        room: u64,
    },
    /// These jurors shall have more than there is for them.
    TooLittle {
        jurors: Vec<usize>,
        wanted: u64,
        there: u64,
    },
    Cancelled,
}

impl From<Cancelled> for Blockade {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// What is to be kept: the table of fits, how many jurors each entry needs, and the bounds of loads.
pub(super) struct Bounds<'p> {
    pub(super) fit: &'p [i64],
    pub(super) need: &'p [u32],
    pub(super) least: &'p [u32],
    pub(super) most: &'p [u32],
}

impl Bounds<'_> {
    fn lists(&self, prices: &[i64]) -> SparseRows {
        SparseRows::new(self.fit, prices, self.need.len(), |entry| self.need[entry] as usize)
    }

    fn row(&self, entry: usize) -> &[i64] {
        let jurors = self.most.len();
        &self.fit[entry * jurors..(entry + 1) * jurors]
    }
}

/// Finds a first distribution. Every entry must have as many possible jurors as it needs.
pub(super) fn begin(bounds: &Bounds<'_>, watch: &dyn Watch) -> Result<Start, Blockade> {
    let guess = guess_prices(bounds, watch)?;
    let lists = bounds.lists(&guess);
    let mut draft = Draft::new(bounds, &guess, &lists);
    for juror in 0..draft.jurors {
        watch.go_on()?;
        draft.hand_out(juror);
        while draft.load[juror] > bounds.most[juror] {
            watch.go_on()?;
            draft.relieve(juror)?;
        }
    }
    for juror in 0..draft.jurors {
        watch.go_on()?;
        draft.bring_in(juror);
        while draft.load[juror] < bounds.least[juror] {
            watch.go_on()?;
            draft.supply(juror)?;
        }
    }
    let Draft { start, chosen, load, .. } = draft;
    Ok(Start { start, chosen, load, guess, lists })
}

/// Raises and lowers prices until entries that take their best ask for about what jurors can do.
///
/// Each entry tells its best jurors how much dearer they may become before it leaves them, and the next best how much
/// cheaper they must become. So a juror knows how far the price has to move for the right load; as all prices move at
/// once, each goes only part of the way.
fn guess_prices(bounds: &Bounds<'_>, watch: &dyn Watch) -> Result<Vec<i64>, Cancelled> {
    let (jurors, entries) = (bounds.most.len(), bounds.need.len());
    let mut prices = means(bounds);
    let lists = bounds.lists(&prices);
    let fits = || (0..entries).flat_map(|entry| lists.of(entry)).map(|known| known.fit);
    // Where nothing is possible, prices would rise for ever.
    let highest = 2 * (fits().max().unwrap_or(0) - fits().min().unwrap_or(0));
    let mut leave: Vec<Vec<i64>> = vec![Vec::new(); jurors];
    let mut come: Vec<Vec<i64>> = vec![Vec::new(); jurors];
    let mut best = Vec::new();
    let (mut steps, mut pace) = (vec![0i64; jurors], vec![3i64; jurors]);
    // A part of the rows is good enough for the first rounds.
    let demand: usize = bounds.need.iter().map(|&need| need as usize).sum();
    let coarse = (demand / jurors.max(1) / SAMPLE).max(1);
    for round in 0..ROUNDS {
        watch.go_on()?;
        let stride = if round < ROUNDS / 2 { coarse } else { 1 };
        leave.iter_mut().chain(&mut come).for_each(Vec::clear);
        for entry in (0..entries).step_by(stride) {
            let need = bounds.need[entry] as usize;
            let list = lists.of(entry);
            top(list, &prices, need + 1, &mut best);
            if need == 0 || best.len() <= need {
                // Forced: these jurors have it at any price.
                best.iter().take(need).for_each(|&(_, juror)| leave[juror as usize].push(i64::MAX));
                continue;
            }
            let (last, next) = (best[need - 1].0, best[need].0);
            best[..need].iter().for_each(|&(value, juror)| leave[juror as usize].push(value - next));
            for &Known { fit, juror } in list {
                let value = fit - prices[juror as usize];
                if value < last || value == last && best[..need].iter().all(|taken| taken.1 != juror) {
                    come[juror as usize].push(last - value);
                }
            }
        }
        let mut calm = true;
        for juror in 0..jurors {
            let (leave, come) = (&mut leave[juror], &mut come[juror]);
            let (least, most) = (bounds.least[juror] as usize / stride, (bounds.most[juror] as usize).div_ceil(stride));
            let (load, price) = (leave.len(), prices[juror]);
            let step = if load > most {
                nth(leave, load - most - 1)
            } else if load < least {
                -nth(come, least - load - 1)
            } else if price > 0 && load < most {
                -nth(come, most - load - 1).min(price)
            } else if price < 0 && load > least {
                nth(leave, load - least - 1).min(-price)
            } else {
                0
            };
            calm &= step == 0;
            // Two steps the same way: the next one is wider; back and forth: it is narrower.
            pace[juror] = match step.signum() * steps[juror].signum() {
                1 => (pace[juror] * 2).min(WIDEST),
                -1 => (pace[juror] / 2).max(1),
                _ => pace[juror],
            };
            steps[juror] = step;
            let step = step.saturating_mul(pace[juror]) / 4;
            let step = if step < 0 && price > 0 { step.max(-price) } else { step };
            prices[juror] = (price + step).clamp(-highest, highest);
        }
        if calm && stride == 1 {
            break;
        }
    }
    Ok(prices)
}

/// First prices: how much better liked a juror is than the one who is just needed, if jurors differ in that by more
/// than chance.
fn means(bounds: &Bounds<'_>) -> Vec<i64> {
    let jurors = bounds.most.len();
    let (mut sums, mut squares, mut counts) = (vec![0f64; jurors], 0f64, vec![0f64; jurors]);
    for row in bounds.fit.chunks(jurors.max(1)).step_by((bounds.need.len() / 1000).max(1)) {
        for (juror, &fit) in row.iter().enumerate().filter(|(_, fit)| **fit != BLOCKED) {
            sums[juror] += fit as f64;
            squares += (fit as f64).powi(2);
            counts[juror] += 1.0;
        }
    }
    let (all, number) = (sums.iter().sum::<f64>(), counts.iter().sum::<f64>());
    let means: Vec<f64> =
        sums.iter().zip(&counts).map(|(sum, count)| if *count > 0.0 { sum / count } else { all / number }).collect();
    let mean = all / number;
    let between = means.iter().map(|m| (m - mean).powi(2)).sum::<f64>() / jurors as f64;
    let chance = (squares / number - mean.powi(2)) * jurors as f64 / number;
    // Nobody voted at all: both are not numbers.
    if between.is_nan() || chance.is_nan() || between <= 3.0 * chance {
        return vec![0; jurors];
    }
    let mut order: Vec<usize> = (0..jurors).collect();
    order.sort_by(|&a, &b| means[b].total_cmp(&means[a]).then(a.cmp(&b)));
    // The better liked ones have all they can take, the others what they must.
    let demand: u64 = bounds.need.iter().copied().map(u64::from).sum();
    let mut load: u64 = bounds.least.iter().copied().map(u64::from).sum();
    let last = order.into_iter().find(|&juror| {
        load += u64::from(bounds.most[juror].saturating_sub(bounds.least[juror]));
        load >= demand
    });
    let bar = last.map_or(0.0, |juror| means[juror]);
    let price = |(juror, mean): (usize, &f64)| {
        let price = (mean - bar) as i64;
        if bounds.least[juror] == 0 { price.max(0) } else { price }
    };
    means.iter().enumerate().map(price).collect()
}

/// How often prices move before they are good enough.
const ROUNDS: usize = 16;

/// How many reviews of each juror are enough to guess by.
const SAMPLE: usize = 10;

/// In quarters of what a juror is told.
const WIDEST: i64 = 256;

/// The n-th smallest, or the greatest when there are fewer; zero among none.
fn nth(margins: &mut [i64], n: usize) -> i64 {
    let usable = margins.iter().filter(|&&margin| margin < i64::MAX).count();
    match usable {
        0 => 0,
        _ => *margins.select_nth_unstable(n.min(usable - 1)).1,
    }
}

/// The best of a list, as many as wanted, best first.
fn top(list: &[Known], prices: &[i64], wanted: usize, best: &mut Vec<(i64, u32)>) {
    best.clear();
    if wanted == 0 {
        return;
    }
    for &Known { fit, juror } in list {
        let value = fit - prices[juror as usize];
        let mut place = best.len();
        if place < wanted {
            best.push((value, juror));
        } else if value > best[wanted - 1].0 {
            place = wanted - 1;
        } else {
            continue;
        }
        while place > 0 && best[place - 1].0 < value {
            best[place] = best[place - 1];
            place -= 1;
        }
        best[place] = (value, juror);
    }
}

struct Draft<'p> {
    bounds: &'p Bounds<'p>,
    guess: &'p [i64],
    /// At the guessed prices.
    known: &'p SparseRows,
    jurors: usize,
    start: Vec<u32>,
    chosen: Vec<u32>,
    load: Vec<u32>,
    /// The entries of each juror.
    lists: Vec<Vec<u32>>,
}

impl<'p> Draft<'p> {
    /// Each entry takes its best; among equals the juror who has least so far, then one by a mixture of both numbers,
    /// so that not always the same jurors meet.
    fn new(bounds: &'p Bounds<'p>, guess: &'p [i64], known: &'p SparseRows) -> Self {
        let jurors = bounds.most.len();
        let mut start = vec![0u32];
        let mut draft = Self {
            bounds,
            guess,
            known,
            jurors,
            start: Vec::new(),
            chosen: Vec::new(),
            load: vec![0; jurors],
            lists: vec![Vec::new(); jurors],
        };
        let mut order: Vec<(i64, u32, u32, u32)> = Vec::with_capacity(jurors);
        let mut best = Vec::new();
        for (entry, &need) in bounds.need.iter().enumerate() {
            let need = need as usize;
            top(known.of(entry), guess, need, &mut best);
            let bar = best.last().map_or(0, |last| last.0);
            order.clear();
            let mut take = |juror: usize, fit: i64| {
                let value = fit - guess[juror];
                if need > 0 && fit != BLOCKED && value >= bar {
                    order.push((-value, draft.load[juror], mixture(entry, juror), juror as u32));
                }
            };
            if known.rest(entry, 0) < bar {
                known.of(entry).iter().for_each(|known| take(known.juror as usize, known.fit));
            } else {
                bounds.row(entry).iter().enumerate().for_each(|(juror, &fit)| take(juror, fit));
            }
            order.sort_unstable();
            for &(_, _, _, juror) in &order[..need] {
                draft.chosen.push(juror);
                draft.load[juror as usize] += 1;
                draft.lists[juror as usize].push(entry as u32);
            }
            start.push(draft.chosen.len() as u32);
        }
        draft.start = start;
        draft
    }

    fn has(&self, entry: u32, juror: usize) -> bool {
        self.jurors_of(entry).contains(&(juror as u32))
    }

    fn jurors_of(&self, entry: u32) -> &[u32] {
        &self.chosen[self.start[entry as usize] as usize..self.start[entry as usize + 1] as usize]
    }

    fn value(&self, entry: u32, juror: usize) -> i64 {
        match self.bounds.fit[entry as usize * self.jurors + juror] {
            BLOCKED => BLOCKED,
            fit => fit - self.guess[juror],
        }
    }

    /// Moves an entry from one juror to another.
    fn hand(&mut self, entry: u32, from: usize, to: usize) {
        let range = self.start[entry as usize] as usize..self.start[entry as usize + 1] as usize;
        let place = self.chosen[range].iter_mut().find(|juror| **juror == from as u32);
        *place.expect("a juror hands on what he or she has") = to as u32;
        let list = &mut self.lists[from];
        let place = list.iter().position(|&other| other == entry).expect("lists and choices agree");
        list.swap_remove(place);
        self.lists[to].push(entry);
        self.load[from] -= 1;
        self.load[to] += 1;
    }

    /// Hands on what is too much for a juror to those with room, with the least loss first, as far as that goes.
    fn hand_out(&mut self, from: usize) {
        while self.load[from] > self.bounds.most[from] {
            let mut offers: Vec<(i64, u32, usize)> = Vec::new();
            for &entry in &self.lists[from] {
                let (mut best, mut found) = (BLOCKED / 2, None);
                let mut look = |to: usize, fit: i64| {
                    let value = fit - self.guess[to];
                    if value > best && self.load[to] < self.bounds.most[to] && !self.has(entry, to) {
                        (best, found) = (value, Some(to));
                    }
                    best
                };
                let known = self.known.of(entry as usize);
                let best_known = known.iter().map(|known| look(known.juror as usize, known.fit)).max();
                if best_known.is_none_or(|best| best < self.known.rest(entry as usize, 0)) {
                    self.bounds.row(entry as usize).iter().enumerate().for_each(|(to, &fit)| _ = look(to, fit));
                }
                offers.extend(found.map(|to| (self.value(entry, from) - best, entry, to)));
            }
            if offers.is_empty() {
                return;
            }
            offers.sort_unstable();
            for (_, entry, to) in offers {
                if self.load[from] > self.bounds.most[from] && self.load[to] < self.bounds.most[to] {
                    self.hand(entry, from, to);
                }
            }
        }
    }

    /// Takes one entry from a juror who has too many.
    fn relieve(&mut self, from: usize) -> Result<(), Blockade> {
        let room = |draft: &Self, juror: usize| draft.load[juror] < draft.bounds.most[juror];
        let Err(reached) = self.chain(&[from], room) else { return Ok(()) };
        // Whoever has one of these jurors can take nobody else but these, or has everybody else already.
        let jurors: Vec<usize> = (0..self.jurors).filter(|&juror| reached[juror]).collect();
        let mut entries = Vec::new();
        let mut needed = 0;
        for entry in 0..self.bounds.need.len() {
            let inside = self.jurors_of(entry as u32).iter().filter(|&&juror| reached[juror as usize]).count() as u64;
            if inside > 0 {
                entries.push(entry);
                needed += inside;
            }
        }
        let room = jurors.iter().map(|&juror| u64::from(self.bounds.most[juror])).sum();
        Err(Blockade::TooMuch { jurors, entries, needed, room })
    }

    /// Brings one more entry to a juror who has too few.
    fn supply(&mut self, to: usize) -> Result<(), Blockade> {
        let spare: Vec<usize> = (0..self.jurors).filter(|&juror| self.load[juror] > self.bounds.least[juror]).collect();
        let Err(reached) = self.chain(&spare, |_, juror| juror == to) else { return Ok(()) };
        // Nothing leads from those with something to spare to the others, who have all they could get.
        let jurors: Vec<usize> = (0..self.jurors).filter(|&juror| !reached[juror]).collect();
        let wanted = jurors.iter().map(|&juror| u64::from(self.bounds.least[juror])).sum();
        let there = jurors.iter().map(|&juror| u64::from(self.load[juror])).sum();
        Err(Blockade::TooLittle { jurors, wanted, there })
    }

    /// Gets what a juror lacks from those who have something to spare, with the least loss first, as far as that goes.
    fn bring_in(&mut self, to: usize) {
        if self.load[to] >= self.bounds.least[to] {
            return;
        }
        let mut offers: Vec<(i64, usize, u32)> = Vec::new();
        for from in (0..self.jurors).filter(|&from| self.load[from] > self.bounds.least[from]) {
            for &entry in &self.lists[from] {
                if self.value(entry, to) != BLOCKED && !self.has(entry, to) {
                    offers.push((self.value(entry, from) - self.value(entry, to), from, entry));
                }
            }
        }
        offers.sort_unstable();
        for (_, from, entry) in offers {
            let wanted = self.load[to] < self.bounds.least[to];
            if wanted && self.load[from] > self.bounds.least[from] && !self.has(entry, to) {
                self.hand(entry, from, to);
            }
        }
    }

    /// Hands entries on from one of the first jurors to one who is wanted, over as few hands as possible, and the
    /// last hand with the least loss. Or says who was reached.
    fn chain(&mut self, first: &[usize], wanted: impl Fn(&Self, usize) -> bool) -> Result<(), Vec<bool>> {
        let mut reached = vec![false; self.jurors];
        let mut way: Vec<Option<(usize, u32)>> = vec![None; self.jurors];
        let mut queue = VecDeque::new();
        for &juror in first {
            reached[juror] = true;
            queue.push_back(juror);
        }
        let mut goal: Option<(i64, u32, usize, usize, u32)> = None;
        while let Some(from) = queue.pop_front() {
            for &entry in &self.lists[from] {
                let own = self.value(entry, from);
                for to in 0..self.jurors {
                    let value = self.value(entry, to);
                    if value == BLOCKED || self.has(entry, to) {
                        continue;
                    }
                    if wanted(self, to) {
                        let offer = (own - value, self.load[to], to, from, entry);
                        if goal.is_none_or(|goal| offer < goal) {
                            goal = Some(offer);
                        }
                    } else if !reached[to] {
                        reached[to] = true;
                        way[to] = Some((from, entry));
                        queue.push_back(to);
                    }
                }
            }
            if goal.is_some() {
                break;
            }
        }
        let Some((_, _, to, from, entry)) = goal else { return Err(reached) };
        self.hand(entry, from, to);
        let mut at = from;
        while let Some((before, entry)) = way[at] {
            self.hand(entry, before, at);
            at = before;
        }
        Ok(())
    }
}

/// SplitMix64 over both numbers.
fn mixture(entry: usize, juror: usize) -> u32 {
    let mut mixed = (entry as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add((juror as u64) << 32 | 0x5bd1);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) as u32
}
