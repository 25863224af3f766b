//! The first tree, around a distribution that keeps all bounds.

use super::{BLOCKED, NONE, Network};

impl Network<'_> {
    /// Plants the first tree so that its prices are near the guessed ones.
    ///
    /// A juror with room hangs on the root. A full one hangs on an entry which has that juror and could take another
    /// one instead, who is in the tree already: so there is always a way to the root for one more review.
    pub(super) fn initial_tree(&mut self, guess: &[i64]) {
        let (root, entries) = (self.root(), self.entries());
        let mut offers: Vec<Vec<(i64, u32, u32)>> = vec![Vec::new(); self.jurors];
        for entry in (0..entries).filter(|&entry| !self.forced[entry]) {
            for (value, home) in self.best_free(entry, guess, 0, 1) {
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
                self.parent[node as usize] = self.best_home(entry);
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
}
