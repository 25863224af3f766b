//! A network simplex for distributions: entries on one side, few jurors on the other, one root behind the jurors.
//!
//! The arcs entry → juror carry one review at most and are worth their fit; the arcs juror → root carry the load
//! between its bounds. No arc is stored: the fits are one table, and a basis is a spanning tree of which only the
//! jurors and the entries that connect jurors are kept as nodes. All other entries are leaves: whatever happens in
//! the tree, their price follows from the juror on whom they hang. So a pivot touches a few hundred nodes at most,
//! whatever the number of entries, and most pivots move one leaf. Of each row only a short list is priced (`sparse_rows`).
//!
//! Trees are strongly feasible (every node could send one more review to the root), which with the rule for the
//! leaving arc (the last that blocks, seen from the top of the cycle) keeps the many pivots without gain from cycling.
//! All numbers are whole, so an optimum is an optimum, and the same input takes the same way.

mod initial_tree;
mod pivot;

use std::borrow::Cow;

use super::Watch;
use super::sparse_rows::{Known, SparseRows};

/// The fit of a pair that must not be. Far below everything that fits and prices can add up to.
pub(super) const BLOCKED: i64 = i64::MIN / 4;

const NONE: u32 = u32::MAX;

/// The part of all rows that is looked through before the best of their arcs enter the tree, and its bounds.
const PART: usize = 8;
const BLOCK: (usize, usize) = (64, 1024);

/// A distribution, and the tree that shows how good it is.
pub(super) struct Network<'p> {
    pub(super) jurors: usize,
    /// Row by row: `fit[entry * jurors + juror]`.
    pub(super) fit: Cow<'p, [i64]>,
    lists: SparseRows,
    /// By how much a juror is cheaper than in the lists at most.
    drift: i64,
    /// How many rows were looked through because their list was not enough, since the lists were made.
    misses: usize,
    pub(super) least: Vec<u32>,
    pub(super) most: Vec<u32>,
    /// Where an entry's jurors begin in `chosen`; one more than there are entries.
    start: Vec<u32>,
    chosen: Vec<u32>,
    /// Their fits.
    worth: Vec<i64>,
    pub(super) load: Vec<u32>,
    /// Entries that take whoever they can get: nothing to choose.
    forced: Vec<bool>,
    // The tree. Nodes are the jurors, then the root, then the entries.
    parent: Vec<u32>,
    depth: Vec<u32>,
    /// Children: jurors, and entries that have children themselves.
    first: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    /// A juror's price is what one more place on that juror's list is worth; an entry's has the other sign.
    price: Vec<i64>,
    /// How many pairs were looked at: the same for the same input, unlike the time it takes.
    pub(super) work: u64,
    // Room.
    up: Vec<u32>,
    stack: Vec<u32>,
}

/// An arc that would make the distribution better.
#[derive(Clone, Copy)]
struct Candidate {
    gain: i64,
    tail: u32,
    head: u32,
    /// Whether it takes a review or gives one back.
    take: bool,
    /// For a leaf: on whom it hangs meanwhile.
    home: u32,
}

/// Reviews to begin with: each entry's jurors, one entry after the other, and the jurors' prices as guessed.
pub(super) struct Start {
    pub(super) start: Vec<u32>,
    pub(super) chosen: Vec<u32>,
    pub(super) load: Vec<u32>,
    pub(super) guess: Vec<i64>,
    /// At the guessed prices.
    pub(super) lists: SparseRows,
}

impl<'p> Network<'p> {
    /// A tree around a distribution that keeps all bounds. Of each entry it is said how many jurors may have it.
    pub(super) fn new(fit: &'p [i64], (least, most): (Vec<u32>, Vec<u32>), possible: &[u32], begin: Start) -> Self {
        let (entries, jurors) = (begin.start.len() - 1, most.len());
        let nodes = jurors + 1 + entries;
        let mut network = Self {
            jurors,
            fit: Cow::Borrowed(fit),
            lists: begin.lists,
            drift: 0,
            misses: 0,
            least,
            most,
            start: begin.start,
            worth: Vec::with_capacity(begin.chosen.len()),
            chosen: begin.chosen,
            load: begin.load,
            forced: vec![false; entries],
            parent: vec![NONE; nodes],
            depth: vec![0; nodes],
            first: vec![NONE; nodes],
            next: vec![NONE; nodes],
            previous: vec![NONE; nodes],
            price: vec![0; nodes],
            work: 0,
            up: Vec::new(),
            stack: Vec::new(),
        };
        for (entry, &possible) in possible.iter().enumerate() {
            let taken = network.chosen(entry).len();
            network.forced[entry] = possible as usize == taken || taken == 0;
        }
        network.read_worth();
        network.initial_tree(&begin.guess);
        network
    }

    fn read_worth(&mut self) {
        self.worth.clear();
        for entry in 0..self.forced.len() {
            let range = self.start[entry] as usize..self.start[entry + 1] as usize;
            let row = &self.fit[entry * self.jurors..(entry + 1) * self.jurors];
            self.worth.extend(self.chosen[range].iter().map(|&juror| row[juror as usize]));
        }
    }

    pub(super) fn entries(&self) -> usize {
        self.forced.len()
    }

    pub(super) fn row(&self, entry: usize) -> &[i64] {
        &self.fit[entry * self.jurors..(entry + 1) * self.jurors]
    }

    /// The jurors of an entry, in no order.
    pub(super) fn chosen(&self, entry: usize) -> &[u32] {
        &self.chosen[self.start[entry] as usize..self.start[entry + 1] as usize]
    }

    /// The prices of the jurors.
    pub(super) fn prices(&self) -> &[i64] {
        &self.price[..self.jurors]
    }

    /// What an entry could gain by a juror, beyond what it has: not above zero for those it does not have, and not
    /// below for those it has, when the distribution is an optimum.
    pub(super) fn gain(&self, entry: usize, juror: usize) -> i64 {
        self.fit[entry * self.jurors + juror] + self.entry_price(entry) - self.price[juror]
    }

    /// Whom an entry does not have and could take without gain or loss.
    pub(super) fn free_ties(&self, entry: usize) -> Vec<u32> {
        let bar = -self.entry_price(entry);
        let chosen = self.chosen(entry);
        let free = |juror: u32, fit: i64| {
            fit != BLOCKED && fit - self.price[juror as usize] == bar && !chosen.contains(&juror)
        };
        if self.lists.rest(entry, self.drift) < bar {
            let known = self.lists.of(entry).iter().filter(|known| free(known.juror, known.fit));
            return known.map(|known| known.juror).collect();
        }
        (0..).zip(self.row(entry)).filter(|&(juror, &fit)| free(juror, fit)).map(|(juror, _)| juror).collect()
    }

    pub(super) fn is_forced(&self, entry: usize) -> bool {
        self.forced[entry]
    }

    fn root(&self) -> u32 {
        self.jurors as u32
    }

    fn node(&self, entry: usize) -> u32 {
        (self.jurors + 1 + entry) as u32
    }

    fn entry(&self, node: u32) -> Option<usize> {
        (node as usize).checked_sub(self.jurors + 1)
    }

    fn entry_price(&self, entry: usize) -> i64 {
        let home = self.parent[self.jurors + 1 + entry] as usize;
        self.price[home] - self.fit[entry * self.jurors + home]
    }

    /// Takes in that fits have changed.
    pub(super) fn renew(&mut self) {
        self.read_worth();
        self.renew_prices();
        self.renew_lists();
    }

    fn renew_lists(&mut self) {
        let (start, prices) = (&self.start, &self.price[..self.jurors]);
        let need = |entry: usize| (start[entry + 1] - start[entry]) as usize;
        self.lists = SparseRows::new(&self.fit, prices, self.forced.len(), need);
        (self.drift, self.misses) = (0, 0);
        self.work += self.fit.len() as u64;
    }

    /// The few jurors whom an entry would like most beside those it has, with what they are worth; at prices that
    /// are nowhere lower than in the lists by more than the drift.
    fn best_free(&self, entry: usize, prices: &[i64], drift: i64, few: usize) -> Vec<(i64, u32)> {
        let (list, chosen) = (self.lists.of(entry), self.chosen(entry));
        let best = best_of(list.iter().map(|known| (known.juror, known.fit)), prices, chosen, few);
        if best.len() == few && best[few - 1].0 >= self.lists.rest(entry, drift) || list.len() == self.jurors {
            return best;
        }
        best_of((0..).zip(self.row(entry).iter().copied()), prices, chosen, few)
    }

    /// On whom a leaf hangs best.
    fn best_home(&self, entry: usize) -> u32 {
        let best = self.best_free(entry, &self.price[..self.jurors], self.drift, 1);
        best.first().expect("an entry that is not forced has somebody to choose").1
    }

    /// Computes all prices from the tree, after it was planted or fits have changed.
    fn renew_prices(&mut self) {
        let root = self.root();
        self.price[root as usize] = 0;
        self.stack.clear();
        self.stack.push(root);
        while let Some(node) = self.stack.pop() {
            let mut child = self.first[node as usize];
            while child != NONE {
                self.price[child as usize] = self.price_below(child);
                self.depth[child as usize] = self.depth[node as usize] + 1;
                self.stack.push(child);
                child = self.next[child as usize];
            }
        }
        self.drift = self.lists.drift(&self.price[..self.jurors]);
    }

    /// The price that makes the arc to the parent neither gain nor loss.
    fn price_below(&self, node: u32) -> i64 {
        let parent = self.parent[node as usize];
        let above = self.price[parent as usize];
        match (self.entry(node), self.entry(parent)) {
            (Some(entry), _) => above - self.fit[entry * self.jurors + parent as usize],
            (None, Some(entry)) => above + self.fit[entry * self.jurors + node as usize],
            (None, None) => above,
        }
    }

    /// Moves on until nothing makes the distribution better.
    ///
    /// # Errors
    /// When whoever watches does not want it any more.
    pub(super) fn optimise(&mut self, watch: &dyn Watch) -> Result<(), super::Cancelled> {
        let entries = self.entries();
        let (mut row, mut quiet) = (0, 0);
        let block = (entries / PART).clamp(BLOCK.0, BLOCK.1).min(entries);
        let mut candidates: Vec<Candidate> = Vec::with_capacity(block + self.jurors);
        while quiet <= entries {
            watch.go_on()?;
            if self.misses > entries {
                self.renew_lists();
            }
            self.drift = self.lists.drift(&self.price[..self.jurors]);
            candidates.clear();
            for _ in 0..block {
                candidates.extend(self.best_of_row(row));
                row = if row + 1 == entries { 0 } else { row + 1 };
            }
            quiet += block.max(1);
            candidates.extend((0..self.jurors).filter_map(|juror| self.best_of_load(juror)));
            candidates.sort_unstable_by_key(|c| (std::cmp::Reverse(c.gain), c.tail, c.head));
            for &candidate in &candidates {
                let fresh = match self.entry(candidate.tail) {
                    Some(entry) => self.best_of_row(entry),
                    None => self.best_of_load(candidate.tail as usize),
                };
                if let Some(arc) = fresh {
                    self.pivot(arc);
                    quiet = 0;
                }
            }
        }
        // For whoever looks at gains now, each leaf hangs on its best.
        for entry in (0..entries).filter(|&entry| !self.forced[entry]) {
            let node = self.node(entry);
            if self.first[node as usize] == NONE {
                self.parent[node as usize] = self.best_home(entry);
            }
        }
        Ok(())
    }

    /// The arc of an entry that would gain most.
    ///
    /// A leaf may hang on anybody, so only this counts: would another juror be better than one it has? Then it hangs
    /// on the other one, and what gains is to give up the one it has.
    fn best_of_row(&mut self, entry: usize) -> Option<Candidate> {
        if self.forced[entry] {
            return None;
        }
        let (chosen, tail) = (self.chosen(entry), self.node(entry));
        let worth = &self.worth[self.start[entry] as usize..self.start[entry + 1] as usize];
        let values = chosen.iter().zip(worth).map(|(&juror, fit)| (fit - self.price[juror as usize], juror));
        let (own_value, worst) = values.min()?;
        let leaf = self.first[tail as usize] == NONE;
        let own = if leaf { own_value } else { -self.entry_price(entry) };
        let (mut bar, mut found) = (own, None);
        let list = self.lists.of(entry);
        for &Known { fit, juror } in list {
            let value = fit - self.price[juror as usize];
            if value > bar && !chosen.contains(&juror) {
                (bar, found) = (value, Some(juror));
            }
        }
        let mut looked_at = list.len();
        let missed = self.lists.rest(entry, self.drift) > bar;
        if missed {
            for (juror, (&fit, &price)) in (0..).zip(self.row(entry).iter().zip(&self.price)) {
                if fit - price > bar && !chosen.contains(&juror) {
                    (bar, found) = (fit - price, Some(juror));
                }
            }
            looked_at += self.jurors;
        }
        self.misses += usize::from(missed);
        self.work += looked_at as u64;
        if leaf {
            return found.map(|home| Candidate { gain: bar - own, tail, head: worst, take: false, home });
        }
        if own - own_value > bar - own {
            return Some(Candidate { gain: own - own_value, tail, head: worst, take: false, home: NONE });
        }
        found.map(|head| Candidate { gain: bar - own, tail, head, take: true, home: NONE })
    }

    fn best_of_load(&self, juror: usize) -> Option<Candidate> {
        let (price, load) = (self.price[juror], self.load[juror]);
        let take = if price > 0 && load == self.least[juror] && load < self.most[juror] {
            true
        } else if price < 0 && load == self.most[juror] && load > self.least[juror] {
            false
        } else {
            return None;
        };
        Some(Candidate { gain: price.abs(), tail: juror as u32, head: self.root(), take, home: NONE })
    }
}

/// The few jurors with the greatest worth who are not chosen.
fn best_of(pairs: impl Iterator<Item = (u32, i64)>, prices: &[i64], chosen: &[u32], few: usize) -> Vec<(i64, u32)> {
    let mut best: Vec<(i64, u32)> = Vec::with_capacity(few + 1);
    for (juror, fit) in pairs {
        let value = fit - prices[juror as usize];
        let good = best.len() < few || best.last().is_some_and(|last| value > last.0);
        if good && fit != BLOCKED && !chosen.contains(&juror) {
            let place = best.partition_point(|other| other.0 >= value);
            best.insert(place, (value, juror));
            best.truncate(few);
        }
    }
    best
}
