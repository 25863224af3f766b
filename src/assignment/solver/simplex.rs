//! A network simplex for distributions: entries on one side, few jurors on the other, one root behind the jurors.
//!
//! The arcs entry → juror carry one review at most and are worth their fit; the arcs juror → root carry the load
//! between its bounds. No arc is stored: the fits are one table, and a basis is a spanning tree of which only the
//! jurors and the entries that connect jurors are kept as nodes. All other entries are leaves: whatever happens in
//! the tree, their price follows from the juror on whom they hang. So a pivot touches a few hundred nodes at most,
//! whatever the number of entries, and most pivots move one leaf.
//!
//! Trees are strongly feasible (every node could send one more review to the root), which with the rule for the
//! leaving arc (the last that blocks, seen from the top of the cycle) keeps the many pivots without gain from cycling.
//! All numbers are whole, so an optimum is an optimum, and the same input takes the same way.

use super::Watch;

/// The fit of a pair that must not be. Far below everything that fits and prices can add up to.
pub(super) const BLOCKED: i64 = i64::MIN / 4;

const NONE: u32 = u32::MAX;

/// To how many other jurors an entry offers to hang those it has on them, in the first tree.
const OFFERS: usize = 4;

/// Rows that are looked through before the best of their arcs enter the tree.
const BLOCK: usize = 256;

/// A distribution, and the tree that shows how good it is.
pub(super) struct Network {
    pub(super) jurors: usize,
    /// Row by row: `fit[entry * jurors + juror]`.
    pub(super) fit: Vec<i64>,
    pub(super) least: Vec<u32>,
    pub(super) most: Vec<u32>,
    /// Where an entry's jurors begin in `chosen`; one more than there are entries.
    start: Vec<u32>,
    chosen: Vec<u32>,
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
}

impl Network {
    /// A tree around a distribution that keeps all bounds.
    pub(super) fn new(jurors: usize, fit: Vec<i64>, (least, most): (Vec<u32>, Vec<u32>), begin: Start) -> Self {
        let entries = begin.start.len() - 1;
        let nodes = jurors + 1 + entries;
        let mut network = Self {
            jurors,
            fit,
            least,
            most,
            start: begin.start,
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
        for entry in 0..entries {
            let possible = network.row(entry).iter().filter(|&&fit| fit != BLOCKED).count();
            network.forced[entry] = possible == network.chosen(entry).len() || network.chosen(entry).is_empty();
        }
        network.plant(&begin.guess);
        network
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

    /// Plants the first tree so that its prices are near the guessed ones.
    ///
    /// A juror with room hangs on the root. A full one hangs on an entry which has that juror and could take another
    /// one instead, who is in the tree already: so there is always a way to the root for one more review.
    fn plant(&mut self, guess: &[i64]) {
        let (root, entries) = (self.root(), self.entries());
        let mut offers: Vec<Vec<(i64, u32, u32)>> = vec![Vec::new(); self.jurors];
        for entry in (0..entries).filter(|&entry| !self.forced[entry]) {
            for (value, home) in best_free(self.row(entry), guess, self.chosen(entry), OFFERS) {
                for &juror in self.chosen(entry) {
                    let own = self.row(entry)[juror as usize] - guess[juror as usize];
                    offers[home as usize].push(((own - value).abs(), entry as u32, juror));
                }
            }
        }
        let mut waiting = std::collections::BinaryHeap::new();
        let mut planted = vec![false; self.jurors];
        let mut new: Vec<u32> = Vec::new();
        for juror in 0..self.jurors {
            let (load, least) = (self.load[juror], self.least[juror]);
            if load < self.most[juror] && (load > least || guess[juror] >= 0) {
                self.hang(juror as u32, root);
                planted[juror] = true;
                new.push(juror as u32);
            }
        }
        let mut rest: Vec<usize> = (0..self.jurors).filter(|&juror| self.load[juror] < self.most[juror]).collect();
        let mut anchor = 0;
        loop {
            for juror in new.drain(..) {
                waiting.extend(
                    offers[juror as usize]
                        .iter()
                        .filter(|offer| !planted[offer.2 as usize])
                        .map(|&(slack, entry, child)| std::cmp::Reverse((slack, entry, child, juror))),
                );
            }
            if let Some(std::cmp::Reverse((_, entry, child, home))) = waiting.pop() {
                let node = self.node(entry as usize);
                let taken = self.parent[node as usize];
                if !planted[child as usize] && (taken == NONE || taken == home) {
                    self.parent[node as usize] = home;
                    self.hang(child, node);
                    planted[child as usize] = true;
                    new.push(child);
                }
            } else if let Some(juror) = rest.pop() {
                if !std::mem::replace(&mut planted[juror], true) {
                    self.hang(juror as u32, root);
                    new.push(juror as u32);
                }
            } else if let Some((entry, child, home)) = self.any_offer(&planted) {
                self.parent[self.jurors + 1 + entry] = home;
                self.hang(child, self.node(entry));
                planted[child as usize] = true;
                new.push(child);
            } else {
                // Full jurors from whom nothing can move to the others: their loads are what they are.
                while anchor < self.jurors && planted[anchor] {
                    anchor += 1;
                }
                if anchor == self.jurors {
                    break;
                }
                self.hang(anchor as u32, root);
                planted[anchor] = true;
                new.push(anchor as u32);
            }
        }
        self.renew_prices();
        for entry in (0..entries).filter(|&entry| !self.forced[entry]) {
            let node = self.node(entry);
            if self.parent[node as usize] == NONE {
                let best = best_free(self.row(entry), &self.price[..self.jurors], self.chosen(entry), 1);
                let home = best.iter().map(|&(_, juror)| juror).next();
                self.parent[node as usize] = home.expect("an entry that is not forced has somebody to choose");
            }
        }
    }

    /// An entry that can hang a full juror on one who is planted, found by looking at all.
    fn any_offer(&self, planted: &[bool]) -> Option<(usize, u32, u32)> {
        (0..self.entries()).filter(|&entry| !self.forced[entry]).find_map(|entry| {
            let child = self.chosen(entry).iter().copied().find(|&juror| !planted[juror as usize])?;
            let known = self.parent[self.jurors + 1 + entry];
            let row = self.row(entry);
            let fits = |&home: &u32| {
                planted[home as usize]
                    && row[home as usize] != BLOCKED
                    && !self.chosen(entry).contains(&home)
                    && (known == NONE || known == home)
            };
            Some((entry, child, (0..self.root()).find(fits)?))
        })
    }

    /// Computes all prices from the tree, after it was planted or fits have changed.
    pub(super) fn renew_prices(&mut self) {
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
        let mut candidates: Vec<Candidate> = Vec::with_capacity(BLOCK + self.jurors);
        while quiet <= entries {
            watch.go_on()?;
            self.work += (BLOCK.min(entries) * self.jurors) as u64;
            candidates.clear();
            for _ in 0..BLOCK.min(entries) {
                candidates.extend(self.best_of_row(row));
                row = if row + 1 == entries { 0 } else { row + 1 };
            }
            quiet += BLOCK.max(1);
            candidates.extend((0..self.jurors).filter_map(|juror| self.best_of_load(juror)));
            candidates.sort_unstable_by_key(|c| (std::cmp::Reverse(c.gain), c.tail, c.head));
            for &candidate in &candidates {
                self.work += self.jurors as u64;
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
                let best = best_free(self.row(entry), &self.price[..self.jurors], self.chosen(entry), 1);
                self.parent[node as usize] = best[0].1;
            }
        }
        Ok(())
    }

    /// The arc of an entry that would gain most.
    ///
    /// A leaf may hang on anybody, so only this counts: would another juror be better than one it has? Then it hangs
    /// on the other one, and what gains is to give up the one it has.
    fn best_of_row(&self, entry: usize) -> Option<Candidate> {
        if self.forced[entry] {
            return None;
        }
        let (chosen, tail) = (self.chosen(entry), self.node(entry));
        let row = self.row(entry);
        let value = |juror: u32| row[juror as usize] - self.price[juror as usize];
        let worst = chosen.iter().copied().min_by_key(|&juror| (value(juror), juror))?;
        let leaf = self.first[tail as usize] == NONE;
        let own = if leaf { value(worst) } else { -self.entry_price(entry) };
        let (mut bar, mut found) = (own, None);
        for (juror, (&fit, &price)) in row.iter().zip(&self.price).enumerate() {
            if fit - price > bar && !chosen.contains(&(juror as u32)) {
                (bar, found) = (fit - price, Some(juror as u32));
            }
        }
        if leaf {
            return found.map(|home| Candidate { gain: bar - own, tail, head: worst, take: false, home });
        }
        if own - value(worst) > bar - own {
            return Some(Candidate { gain: own - value(worst), tail, head: worst, take: false, home: NONE });
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

    /// How much the arc between a node and its parent can still take, upwards or downwards.
    fn room(&self, node: u32, upwards: bool) -> u32 {
        let parent = self.parent[node as usize];
        match (self.entry(node), self.entry(parent)) {
            (Some(entry), _) => u32::from(self.chosen(entry).contains(&parent) != upwards),
            (None, Some(entry)) => u32::from(self.chosen(entry).contains(&node) == upwards),
            (None, None) if upwards => self.most[node as usize] - self.load[node as usize],
            (None, None) => self.load[node as usize] - self.least[node as usize],
        }
    }

    fn pivot(&mut self, arc: Candidate) {
        if arc.home != NONE {
            self.parent[arc.tail as usize] = arc.home;
        }
        // A leaf's own numbers are not kept up to date.
        if self.entry(arc.tail).is_some() {
            self.price[arc.tail as usize] = self.price_below(arc.tail);
            self.depth[arc.tail as usize] = self.depth[self.parent[arc.tail as usize] as usize] + 1;
        }
        // What moves, goes from `from` to `to` over the arc, and back through the tree.
        let (from, to) = if arc.take { (arc.tail, arc.head) } else { (arc.head, arc.tail) };
        let own_room = match self.entry(arc.tail) {
            Some(_) => 1,
            None => self.most[arc.tail as usize] - self.least[arc.tail as usize],
        };
        let (mut room, mut leaving, mut leaving_is_above_to) = (own_room, NONE, false);
        let (mut a, mut b) = (from, to);
        while a != b {
            if self.depth[a as usize] > self.depth[b as usize] {
                // Seen from the top, the arcs above `from` come first: among equals the lowest counts.
                let here = self.room(a, false);
                if here < room {
                    (room, leaving, leaving_is_above_to) = (here, a, false);
                }
                a = self.parent[a as usize];
            } else {
                let here = self.room(b, true);
                if here <= room {
                    (room, leaving, leaving_is_above_to) = (here, b, true);
                }
                b = self.parent[b as usize];
            }
        }
        if room > 0 {
            self.push(arc, from, to, a);
        }
        if leaving == NONE {
            return;
        }
        // The side that is cut off hangs on the new arc.
        let (inner, outer) = if leaving_is_above_to { (to, from) } else { (from, to) };
        let shift = self.reduced(arc);
        let shift = if inner == arc.tail { -shift } else { shift };
        self.hang_over(inner, outer, leaving, shift);
    }

    fn reduced(&self, arc: Candidate) -> i64 {
        let fit = match self.entry(arc.tail) {
            Some(entry) => self.fit[entry * self.jurors + arc.head as usize],
            None => 0,
        };
        fit + self.price[arc.tail as usize] - self.price[arc.head as usize]
    }

    /// Moves one review around the cycle whose highest node is `top`.
    fn push(&mut self, arc: Candidate, from: u32, to: u32, top: u32) {
        // What is given back first, so that there is a place for what is taken.
        let (mut gives, mut takes) = (Vec::new(), Vec::new());
        if arc.take {
            takes.push((arc.tail, arc.head))
        } else {
            gives.push((arc.tail, arc.head))
        }
        for (mut node, upwards) in [(from, false), (to, true)] {
            while node != top {
                let parent = self.parent[node as usize];
                // An arc leads from an entry to a juror, and from a juror to the root.
                let along = self.entry(node).is_some() || parent == self.root();
                let ends = if along { (node, parent) } else { (parent, node) };
                if along == upwards {
                    takes.push(ends)
                } else {
                    gives.push(ends)
                }
                node = parent;
            }
        }
        for (tail, head) in gives {
            match self.entry(tail) {
                Some(entry) => self.replace(entry, head, NONE),
                None => self.load[tail as usize] -= 1,
            }
        }
        for (tail, head) in takes {
            match self.entry(tail) {
                Some(entry) => self.replace(entry, NONE, head),
                None => self.load[tail as usize] += 1,
            }
        }
    }

    /// Moves an entry from one juror to another along arcs without gain or loss. The tree is void afterwards.
    pub(super) fn hand(&mut self, entry: usize, from: u32, to: u32) {
        self.replace(entry, from, to);
        self.load[from as usize] -= 1;
        self.load[to as usize] += 1;
    }

    fn replace(&mut self, entry: usize, old: u32, new: u32) {
        let range = self.start[entry] as usize..self.start[entry + 1] as usize;
        let place = self.chosen[range].iter_mut().find(|juror| **juror == old);
        *place.expect("what moves around a cycle leaves an entry as it comes") = new;
    }

    /// Cuts the tree above `cut` and hangs what was below on `outer`, by its node `inner`.
    fn hang_over(&mut self, inner: u32, outer: u32, cut: u32, shift: i64) {
        let mut up = std::mem::take(&mut self.up);
        up.clear();
        let mut node = inner;
        loop {
            up.push(node);
            if node == cut {
                break;
            }
            node = self.parent[node as usize];
        }
        // From the new end on: an entry that loses its last child is taken off before its own turn comes.
        for &node in &up {
            self.unhang(node);
        }
        let mut above = outer;
        for &node in &up {
            self.hang(node, above);
            above = node;
        }
        self.up = up;
        // Everything that is now below the new arc gets its price and depth.
        if self.entry(inner).is_some() && self.first[inner as usize] == NONE {
            return;
        }
        self.price[inner as usize] += shift;
        self.depth[inner as usize] = self.depth[outer as usize] + 1;
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        stack.push(inner);
        while let Some(node) = stack.pop() {
            let depth = self.depth[node as usize] + 1;
            let mut child = self.first[node as usize];
            while child != NONE {
                self.price[child as usize] += shift;
                self.depth[child as usize] = depth;
                stack.push(child);
                child = self.next[child as usize];
            }
        }
        self.stack = stack;
    }

    fn is_leaf(&self, node: u32) -> bool {
        self.entry(node).is_some() && self.first[node as usize] == NONE
    }

    /// Hangs a node on another one. An entry that gets its first child becomes a child itself.
    fn hang(&mut self, node: u32, parent: u32) {
        self.parent[node as usize] = parent;
        if self.is_leaf(node) {
            return;
        }
        let new_inside = self.is_leaf(parent);
        self.link(node, parent);
        let above = self.parent[parent as usize];
        if new_inside && above != NONE {
            self.link(parent, above);
        }
    }

    /// Takes a node from its parent, who stops being a child when that was an entry's last one.
    fn unhang(&mut self, node: u32) {
        if self.is_leaf(node) {
            return;
        }
        let parent = self.parent[node as usize];
        self.unlink(node, parent);
        if self.is_leaf(parent) {
            let above = self.parent[parent as usize];
            self.unlink(parent, above);
        }
    }

    fn link(&mut self, node: u32, parent: u32) {
        let old = self.first[parent as usize];
        self.next[node as usize] = old;
        self.previous[node as usize] = NONE;
        if old != NONE {
            self.previous[old as usize] = node;
        }
        self.first[parent as usize] = node;
    }

    fn unlink(&mut self, node: u32, parent: u32) {
        let (previous, next) = (self.previous[node as usize], self.next[node as usize]);
        if previous == NONE {
            self.first[parent as usize] = next;
        } else {
            self.next[previous as usize] = next;
        }
        if next != NONE {
            self.previous[next as usize] = previous;
        }
    }
}

/// The few jurors whom an entry would like most beside those it has, with what they are worth.
fn best_free(row: &[i64], prices: &[i64], chosen: &[u32], few: usize) -> Vec<(i64, u32)> {
    let mut best: Vec<(i64, u32)> = Vec::with_capacity(few + 1);
    for (juror, (&fit, &price)) in row.iter().zip(prices).enumerate() {
        let value = fit - price;
        let good = best.len() < few || best.last().is_some_and(|last| value > last.0);
        if fit != BLOCKED && good && !chosen.contains(&(juror as u32)) {
            let place = best.partition_point(|other| other.0 >= value);
            best.insert(place, (value, juror as u32));
            best.truncate(few);
        }
    }
    best
}
