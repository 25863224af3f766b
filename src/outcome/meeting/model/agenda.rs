//! The order of the entries: people with a conflict are to leave the room as seldom as possible.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::standing;
use crate::ids::{AgendaItemId, MeetingId, NominationId, PersonId};

/// Up to so many different sets of people the best order is found by trying all; beyond, a good one.
const EXACT: usize = 12;

/// An entry on the agenda.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaItem {
    pub agenda_item_id: AgendaItemId,
    pub meeting_id: MeetingId,
    pub position: i64,
    pub nomination_id: NominationId,
    pub receipt_number: String,
    /// As the jury sees it, like the name.
    pub title: String,
    /// Empty where the jury does not see it.
    pub nominee_name: String,
    /// Title and name as they were written: for documents of the office alone.
    #[serde(skip)]
    pub written: (String, String),
    /// Who has proposed it: for nobody to read, only to find out whether a text names it.
    #[serde(skip)]
    pub nominator: Option<String>,
    /// Why it takes no part any more.
    pub out: Option<Out>,
    /// Its place in the ranking, settled ties included; absent without sheets.
    pub computed_rank: Option<i64>,
    pub called_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
}

/// An entry of the call that is not on the agenda: the jury can honour who is proposed by it all the same.
#[derive(Clone, Debug)]
pub struct Beside {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    /// As it was written: the jury has to know the name before it finds the entry.
    pub nominee_name: String,
    /// Why it takes no part any more.
    pub out: Option<Out>,
}

/// Why an entry that a meeting is about does not take part any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Out {
    Withdrawn,
    Ineligible,
}

impl Out {
    /// From the words for status and screening.
    pub fn of(status: &str, screening: &str) -> Option<Self> {
        match status {
            "withdrawn" => Some(Self::Withdrawn),
            _ => (!standing::is_competing(status, screening)).then_some(Self::Ineligible),
        }
    }
}

/// Orders entries, which come best first. Entries with the same people outside come together, and those groups in
/// the order in which people leave least often; within a group, and where it does not matter, the best first.
pub fn order(entries: &[NominationId], conflicts: &BTreeSet<(NominationId, PersonId)>) -> Vec<NominationId> {
    let mut outside: BTreeMap<NominationId, BTreeSet<PersonId>> = BTreeMap::new();
    for &(entry, person) in conflicts {
        outside.entry(entry).or_default().insert(person);
    }
    let nobody = BTreeSet::new();
    // In the order of their best entry; the first group is the one for which nobody leaves.
    let mut groups: Vec<(&BTreeSet<PersonId>, Vec<NominationId>)> = vec![(&nobody, Vec::new())];
    let mut known: BTreeMap<&BTreeSet<PersonId>, usize> = BTreeMap::from([(&nobody, 0)]);
    for entry in entries {
        let set = outside.get(entry).unwrap_or(&nobody);
        let at = *known.entry(set).or_insert_with(|| {
            groups.push((set, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(*entry);
    }
    // Leaving and coming back cost the same: the way begins and ends with everybody in the room.
    let costs: Vec<Vec<u32>> = groups
        .iter()
        .map(|(one, _)| groups.iter().map(|(other, _)| one.symmetric_difference(other).count() as u32).collect())
        .collect();
    let mut way = if groups.len() <= EXACT + 1 { best_way(&costs) } else { good_way(&costs) };
    // Either direction costs the same.
    if way.first() > way.last() {
        way.reverse();
    }
    std::iter::once(0).chain(way).flat_map(|group| groups[group].1.clone()).collect()
}

/// How often somebody leaves the room in an order.
pub fn exits(order: &[NominationId], conflicts: &BTreeSet<(NominationId, PersonId)>) -> usize {
    let people: BTreeSet<PersonId> = conflicts.iter().map(|(_, person)| *person).collect();
    let runs = |person: PersonId| {
        let is_out: Vec<bool> = order.iter().map(|&entry| conflicts.contains(&(entry, person))).collect();
        (0..is_out.len()).filter(|&at| is_out[at] && (at == 0 || !is_out[at - 1])).count()
    };
    people.into_iter().map(runs).sum()
}

/// The cheapest way from 0 through all others and back to 0, by trying all (Held and Karp).
fn best_way(costs: &[Vec<u32>]) -> Vec<usize> {
    let count = costs.len() - 1;
    if count == 0 {
        return Vec::new();
    }
    let full = (1usize << count) - 1;
    // The cheapest way through a set of groups that ends at one of them, and where it comes from.
    let mut cheapest = vec![(u32::MAX, usize::MAX); (full + 1) * count];
    for last in 0..count {
        cheapest[(1 << last) * count + last] = (costs[0][last + 1], usize::MAX);
    }
    for set in 1..=full {
        for last in (0..count).filter(|last| set >> last & 1 == 1) {
            let (cost, _) = cheapest[set * count + last];
            for next in (0..count).filter(|next| set >> next & 1 == 0) {
                let at = (set | 1 << next) * count + next;
                let through = cost + costs[last + 1][next + 1];
                if through < cheapest[at].0 {
                    cheapest[at] = (through, last);
                }
            }
        }
    }
    let mut last = (0..count).min_by_key(|&last| cheapest[full * count + last].0 + costs[last + 1][0]).unwrap_or(0);
    let (mut set, mut way) = (full, vec![]);
    while last != usize::MAX {
        way.push(last + 1);
        let before = cheapest[set * count + last].1;
        set &= !(1 << last);
        last = before;
    }
    way.reverse();
    way
}

/// A good way: always to the nearest, then better by turning parts round (2-opt).
fn good_way(costs: &[Vec<u32>]) -> Vec<usize> {
    let mut open: Vec<usize> = (1..costs.len()).collect();
    let mut way = Vec::with_capacity(open.len() + 2);
    let mut here = 0;
    way.push(0);
    while let Some(at) = (0..open.len()).min_by_key(|&at| (costs[here][open[at]], open[at])) {
        here = open.swap_remove(at);
        way.push(here);
    }
    way.push(0);
    let mut rounds = 0;
    loop {
        let mut is_better = false;
        for from in 1..way.len() - 1 {
            for to in from + 1..way.len() - 1 {
                let (before, after) = (way[from - 1], way[to + 1]);
                let old = costs[before][way[from]] + costs[way[to]][after];
                let new = costs[before][way[to]] + costs[way[from]][after];
                if new < old {
                    way[from..=to].reverse();
                    is_better = true;
                }
            }
        }
        rounds += 1;
        if !is_better || rounds > 50 {
            return way[1..way.len() - 1].to_vec();
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(number: usize) -> NominationId {
        NominationId(Uuid::from_u128(number as u128))
    }

    fn conflicts(pairs: &[(usize, u128)]) -> BTreeSet<(NominationId, PersonId)> {
        pairs.iter().map(|&(e, p)| (entry(e), PersonId(Uuid::from_u128(p)))).collect()
    }

    fn entries(count: usize) -> Vec<NominationId> {
        (1..=count).map(entry).collect()
    }

    #[test]
    fn without_conflicts_the_best_come_first() {
        assert_eq!(order(&entries(5), &conflicts(&[])), entries(5));
        assert_eq!(order(&[], &conflicts(&[])), []);
    }

    #[test]
    fn nobody_leaves_more_often_than_needed() {
        for (count, pairs, expected) in [
            (6, vec![(1, 1), (3, 1), (5, 1)], 1),
            // A chain: 1; 1 and 2; 2 and 3; 3.
            (4, vec![(3, 1), (1, 1), (1, 2), (4, 2), (4, 3), (2, 3)], 3),
            // Three people in pairs: one of them has to leave twice.
            (3, vec![(1, 1), (1, 2), (2, 2), (2, 3), (3, 1), (3, 3)], 4),
        ] {
            let conflicts = conflicts(&pairs);
            let found = order(&entries(count), &conflicts);
            assert_eq!(exits(&found, &conflicts), expected, "{pairs:?}");
            assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), count);
            assert!(expected <= exits(&entries(count), &conflicts));
        }
    }

    #[test]
    fn many_groups_are_ordered_well_and_nobody_is_lost() {
        // Twenty people in a row, each with a conflict at two neighbouring groups: twenty exits are enough.
        let count = 42;
        let pairs: Vec<(usize, u128)> = (0..20)
            .flat_map(|p: usize| [(2 * p + 1, p as u128), (2 * p + 2, p as u128), (2 * p + 3, p as u128)])
            .collect();
        let conflicts = conflicts(&pairs);
        let shuffled: Vec<NominationId> = (0..count).map(|n| entry(n * 17 % count + 1)).collect();
        let found = order(&shuffled, &conflicts);
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), count);
        assert!(exits(&found, &conflicts) <= 22, "{}", exits(&found, &conflicts));
        assert!(exits(&shuffled, &conflicts) > 50);
    }

    #[test]
    fn an_entry_takes_part_while_it_is_there_and_eligible() {
        for (status, screening, expected) in [
            ("received", "eligible", None),
            ("withdrawn", "eligible", Some(Out::Withdrawn)),
            ("withdrawn", "ineligible", Some(Out::Withdrawn)),
            ("received", "ineligible", Some(Out::Ineligible)),
            ("received", "pending", Some(Out::Ineligible)),
            ("late", "eligible", Some(Out::Ineligible)),
        ] {
            assert_eq!(Out::of(status, screening), expected, "{status} {screening}");
        }
    }
}
