//! Raises the worst entries by chains of hands.

use std::collections::VecDeque;

use super::simplex::{BLOCKED, Network};
use super::{Cancelled, Rest, Watch};

/// A distribution that can be changed by hand.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) chosen: Vec<Vec<u32>>,
    load: Vec<u32>,
    sums: Vec<i64>,
    /// How many pairs climbing has looked at.
    pub(super) work: u64,
}

/// One hand-over: an entry, from a juror, to a juror.
type Hand = (usize, u32, u32);

impl Plan {
    pub(super) fn of(rest: &Rest, network: &Network<'_>) -> Self {
        let chosen: Vec<Vec<u32>> = (0..network.entries()).map(|entry| network.chosen(entry).to_vec()).collect();
        let sums = chosen
            .iter()
            .enumerate()
            .map(|(entry, jurors)| rest.kept_fit[entry] + jurors.iter().map(|&j| rest.at(entry, j)).sum::<i64>())
            .collect();
        Self { chosen, load: network.load.clone(), sums, work: 0 }
    }

    pub(super) fn entries(&self) -> usize {
        self.sums.len()
    }

    pub(super) fn worst(&self) -> i64 {
        self.sums.iter().copied().min().unwrap_or(0)
    }

    pub(super) fn total(&self) -> i64 {
        self.sums.iter().sum()
    }

    pub(super) fn sums(&self) -> &[i64] {
        &self.sums
    }

    pub(super) fn into_sums(self) -> Vec<i64> {
        self.sums
    }

    pub(super) fn sum(&self, entry: usize) -> i64 {
        self.sums[entry]
    }

    fn hand(&mut self, rest: &Rest, (entry, from, to): Hand) {
        let place = self.chosen[entry].iter_mut().find(|juror| **juror == from);
        *place.expect("a chain hands on what is there") = to;
        self.load[from as usize] -= 1;
        self.load[to as usize] += 1;
        self.sums[entry] += rest.at(entry, to) - rest.at(entry, from);
    }

    /// Raises entries to a level without letting others fall below it; says whether all have reached it. It gives up
    /// when it has looked at too many pairs.
    pub(super) fn climb(
        &mut self,
        rest: &Rest,
        level: i64,
        most_work: u64,
        watch: &dyn Watch,
    ) -> Result<bool, Cancelled> {
        let mut low: Vec<usize> = (0..self.entries()).filter(|&entry| self.sums[entry] < level).collect();
        low.sort_by_key(|&entry| (self.sums[entry], entry));
        let end = self.work + most_work;
        for entry in low {
            while self.sums[entry] < level {
                watch.go_on()?;
                if self.work > end {
                    return Ok(false);
                }
                let chain = self.chain(rest, entry, level, level).or_else(|| {
                    let better = self.sums[entry] + 1;
                    self.chain(rest, entry, level, better)
                });
                let Some(chain) = chain else { return Ok(false) };
                chain.into_iter().for_each(|hand| self.hand(rest, hand));
            }
        }
        Ok(true)
    }

    /// A chain that brings an entry to what is wanted for it: it changes one juror, who hands another entry on, and
    /// so on, until somebody has room or the juror who was given up has got something instead.
    fn chain(&mut self, rest: &Rest, entry: usize, level: i64, wanted: i64) -> Option<Vec<Hand>> {
        let jurors = rest.most.len();
        let mut lists: Vec<Vec<usize>> = Vec::new();
        let mut work = 0;
        let mut found = None;
        'given_up: for &given_up in &self.chosen[entry] {
            work += jurors as u64;
            let spare = self.load[given_up as usize] > rest.least[given_up as usize];
            let ends =
                |juror: u32| juror == given_up || (spare && self.load[juror as usize] < rest.most[juror as usize]);
            let base = self.sums[entry] - rest.at(entry, given_up);
            let mut firsts: Vec<u32> = (0..jurors as u32)
                .filter(|&j| rest.at(entry, j) != BLOCKED && base + rest.at(entry, j) >= wanted)
                .filter(|juror| !self.chosen[entry].contains(juror))
                .collect();
            firsts.sort_by_key(|&juror| (std::cmp::Reverse(rest.at(entry, juror)), juror));
            if firsts.is_empty() {
                continue;
            }
            if lists.is_empty() {
                lists = self.lists(jurors);
                work += self.entries() as u64 * 4;
            }
            let mut way: Vec<Option<Hand>> = vec![None; jurors];
            let mut queue = VecDeque::new();
            for &first in &firsts {
                way[first as usize] = Some((entry, given_up, first));
                queue.push_back(first);
            }
            while let Some(juror) = queue.pop_front() {
                if ends(juror) {
                    let chain = back(&way, juror, entry);
                    if self.holds(rest, &chain, level) {
                        found = Some(chain);
                        break 'given_up;
                    }
                    continue;
                }
                work += (lists[juror as usize].len() * jurors) as u64;
                for &other in lists[juror as usize].iter().filter(|&&other| other != entry) {
                    let base = self.sums[other] - rest.at(other, juror);
                    let floor = level.min(self.sums[other]);
                    for next in 0..jurors as u32 {
                        let fit = rest.at(other, next);
                        if way[next as usize].is_none()
                            && fit != BLOCKED
                            && base + fit >= floor
                            && !self.chosen[other].contains(&next)
                        {
                            way[next as usize] = Some((other, juror, next));
                            queue.push_back(next);
                        }
                    }
                }
            }
        }
        self.work += work;
        found
    }

    fn lists(&self, jurors: usize) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new(); jurors];
        for (entry, chosen) in self.chosen.iter().enumerate() {
            chosen.iter().for_each(|&juror| lists[juror as usize].push(entry));
        }
        lists
    }

    /// Whether a chain leaves everybody where it may: an entry that changes hands twice loses twice.
    fn holds(&self, rest: &Rest, chain: &[Hand], level: i64) -> bool {
        let mut after = self.clone_of(chain);
        for &(entry, from, to) in chain {
            let (_, sum, jurors) = after.iter_mut().find(|known| known.0 == entry).expect("every entry was taken in");
            let Some(place) = jurors.iter_mut().find(|juror| **juror == from) else { return false };
            *place = to;
            *sum += rest.at(entry, to) - rest.at(entry, from);
        }
        after.iter().all(|(entry, sum, jurors)| {
            let distinct = (1..jurors.len()).all(|n| !jurors[..n].contains(&jurors[n]));
            distinct && *sum >= level.min(self.sums[*entry])
        })
    }

    fn clone_of(&self, chain: &[Hand]) -> Vec<(usize, i64, Vec<u32>)> {
        let mut known: Vec<(usize, i64, Vec<u32>)> = Vec::new();
        for &(entry, _, _) in chain {
            if known.iter().all(|other| other.0 != entry) {
                known.push((entry, self.sums[entry], self.chosen[entry].clone()));
            }
        }
        known
    }
}

/// The hands that lead to a juror, last first.
fn back(way: &[Option<Hand>], juror: u32, entry: usize) -> Vec<Hand> {
    let (mut chain, mut at) = (Vec::new(), juror);
    while let Some(hand) = way[at as usize] {
        chain.push(hand);
        if hand.0 == entry {
            break;
        }
        at = hand.1;
    }
    chain
}
