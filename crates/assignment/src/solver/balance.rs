//! Makes loads even without giving up any fit: among all optima, the one with the least sum of squared loads.
//!
//! Every optimum differs from the one that was found only by arcs without gain or loss. A review moves along them
//! from a juror to one who has two fewer at least; when no way leads there any more, no optimum is more even.

use std::collections::VecDeque;

use super::simplex::Network;
use super::{Cancelled, Watch};

/// Evens out the loads, of which some are already there: `kept` are counted with them.
pub(super) fn balance(network: &mut Network<'_>, kept: &[u32], watch: &dyn Watch) -> Result<(), Cancelled> {
    let jurors = network.jurors;
    // Only jurors without a price may have more or less.
    let loose: Vec<bool> = network.prices().iter().map(|&price| price == 0).collect();
    let mut ties = Ties::read(network);
    loop {
        watch.go_on()?;
        let load = |network: &Network<'_>, juror: usize| network.load[juror] + kept[juror];
        let mut order: Vec<usize> =
            (0..jurors).filter(|&juror| loose[juror] && network.load[juror] > network.least[juror]).collect();
        order.sort_by_key(|&juror| (std::cmp::Reverse(load(network, juror)), juror));
        let lightest = (0..jurors)
            .filter(|&juror| loose[juror] && network.load[juror] < network.most[juror])
            .map(|juror| load(network, juror))
            .min();
        let mut moved = false;
        // Whom a heavier juror did not reach with two fewer, a lighter one does not reach with two fewer either:
        // what was looked at needs no second look until something moves.
        let mut seen = vec![false; jurors];
        for heavy in order {
            if lightest.is_none_or(|lightest| load(network, heavy) < lightest + 2) {
                break;
            }
            let target = |juror: usize| {
                loose[juror]
                    && network.load[juror] < network.most[juror]
                    && load(network, juror) + 2 <= load(network, heavy)
            };
            if let Some(path) = ties.way(heavy, target, &mut seen) {
                for (entry, from, to) in path {
                    network.hand(entry as usize, from, to);
                    ties.hand(entry, from, to);
                }
                moved = true;
                break;
            }
        }
        if !moved {
            return Ok(());
        }
    }
}

/// The arcs without gain or loss that a review can move along.
struct Ties {
    /// For each juror, the entries he or she could hand on.
    gives: Vec<Vec<u32>>,
    /// For each entry, who could take it.
    takes: Vec<Vec<u32>>,
}

impl Ties {
    fn read(network: &Network<'_>) -> Self {
        let mut ties = Self { gives: vec![Vec::new(); network.jurors], takes: vec![Vec::new(); network.entries()] };
        for entry in (0..network.entries()).filter(|&entry| !network.is_forced(entry)) {
            let chosen = network.chosen(entry);
            let giving: Vec<u32> =
                chosen.iter().copied().filter(|&juror| network.gain(entry, juror as usize) == 0).collect();
            if giving.is_empty() {
                continue;
            }
            ties.takes[entry] = network.free_ties(entry);
            giving.iter().for_each(|&juror| ties.gives[juror as usize].push(entry as u32));
        }
        ties
    }

    /// The shortest way from a juror to one who is wanted, last hand first.
    fn way(&self, from: usize, wanted: impl Fn(usize) -> bool, seen: &mut [bool]) -> Option<Vec<(u32, u32, u32)>> {
        if std::mem::replace(&mut seen[from], true) {
            return None;
        }
        let mut before: Vec<Option<(u32, u32)>> = vec![None; seen.len()];
        let mut queue = VecDeque::from([from as u32]);
        while let Some(giver) = queue.pop_front() {
            for &entry in &self.gives[giver as usize] {
                for &taker in &self.takes[entry as usize] {
                    if std::mem::replace(&mut seen[taker as usize], true) {
                        continue;
                    }
                    before[taker as usize] = Some((giver, entry));
                    if wanted(taker as usize) {
                        let (mut path, mut at) = (Vec::new(), taker);
                        while let Some((giver, entry)) = before[at as usize] {
                            path.push((entry, giver, at));
                            at = giver;
                        }
                        return Some(path);
                    }
                    queue.push_back(taker);
                }
            }
        }
        None
    }

    fn hand(&mut self, entry: u32, from: u32, to: u32) {
        self.gives[from as usize].retain(|&other| other != entry);
        self.gives[to as usize].push(entry);
        self.takes[entry as usize].retain(|&juror| juror != to);
        self.takes[entry as usize].push(from);
    }
}
