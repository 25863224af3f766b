//! One step from a tree to the next: what moves around the cycle, and what is hung anew.

use super::{Candidate, NONE, Network};

impl Network<'_> {
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

    pub(super) fn pivot(&mut self, arc: Candidate) {
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
    pub(in super::super) fn hand(&mut self, entry: usize, from: u32, to: u32) {
        self.replace(entry, from, to);
        self.load[from as usize] -= 1;
        self.load[to as usize] += 1;
    }

    fn replace(&mut self, entry: usize, old: u32, new: u32) {
        let start = self.start[entry] as usize;
        let place = self.chosen(entry).iter().position(|&juror| juror == old);
        let place = start + place.expect("what moves around a cycle leaves an entry as it comes");
        self.chosen[place] = new;
        if new != NONE {
            self.worth[place] = self.fit[entry * self.jurors + new as usize];
        }
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
        self.note_price(inner);
        self.depth[inner as usize] = self.depth[outer as usize] + 1;
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        stack.push(inner);
        while let Some(node) = stack.pop() {
            let depth = self.depth[node as usize] + 1;
            let mut child = self.first[node as usize];
            while child != NONE {
                self.price[child as usize] += shift;
                self.note_price(child);
                self.depth[child as usize] = depth;
                stack.push(child);
                child = self.next[child as usize];
            }
        }
        self.stack = stack;
    }

    fn note_price(&mut self, node: u32) {
        if (node as usize) < self.jurors {
            self.drift = self.drift.max(self.lists.cheaper(node as usize, self.price[node as usize]));
        }
    }

    fn is_leaf(&self, node: u32) -> bool {
        self.entry(node).is_some() && self.first[node as usize] == NONE
    }

    /// Hangs a node on another one. An entry that gets its first child becomes a child itself.
    pub(super) fn hang(&mut self, node: u32, parent: u32) {
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
