//! Shared places: who shares one, and how it was settled. Equal merit is never settled silently.

use std::collections::{BTreeMap, BTreeSet};

use laudatio_base::i18n::printed;
use laudatio_base::ids::NominationId;
use sha2::{Digest, Sha256};

use super::ranked::{Line, Ranked, Sheet};

/// How a lot among tied entries is drawn, as the minutes name it.
pub const METHOD: &str = "SHA-256(\"<seed> <number>\"), as printed (NFC, single spaces, none in the seed), ascending";

laudatio_base::text_enum! {
    /// What holds where entries share a prize place. Applied by a recorded act only.
    pub enum TieRule {
        /// All of them have the place; the next ones are skipped.
        Shared = "shared",
        /// The chair's vote gives the place to one of them.
        CastingVote = "casting_vote",
        /// A lot puts all of them in an order.
        Lot = "lot",
    }
}

impl TieRule {
    /// What the jury may do under this rule: what it says first, and the lot where that is not possible
    /// (a prize that cannot be split, § 659 (2) with § 661 (3) BGB; a chair who may not vote).
    pub fn ways(self) -> &'static [Self] {
        match self {
            Self::Shared => &[Self::Shared, Self::Lot],
            Self::CastingVote => &[Self::CastingVote, Self::Lot],
            Self::Lot => &[Self::Lot],
        }
    }

    /// The same once it is known whether the chair may vote on the entries: then the vote decides, else the lot.
    pub fn ways_with(self, chair_votes: bool) -> &'static [Self] {
        match (self, chair_votes) {
            (Self::CastingVote, true) => &[Self::CastingVote],
            (Self::CastingVote, false) => &[Self::Lot],
            _ => self.ways(),
        }
    }
}

/// How a shared place was settled.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// The place that was shared when it was.
    pub rank: i64,
    pub rule: TieRule,
    /// In the order that was found.
    pub entries: Vec<NominationId>,
}

/// A place that several entries share and nobody has settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub rank: usize,
    /// By their keys.
    pub entries: Vec<NominationId>,
}

/// The ranks after all decisions; `breaks` are sorted by rank.
///
/// A decision is one about entries, not about a number: it holds for those of them that are still there as long as
/// they, and nobody else, share a place. So one that was withdrawn leaves the others in their order.
pub fn settled(ranks: &[(NominationId, usize)], breaks: &[Settlement]) -> BTreeMap<NominationId, usize> {
    let mut settled: BTreeMap<NominationId, usize> = ranks.iter().copied().collect();
    for decision in breaks {
        let Some(first) = holds(decision, &settled) else { continue };
        let here: Vec<NominationId> =
            decision.entries.iter().copied().filter(|entry| settled.contains_key(entry)).collect();
        for (place, entry) in here.into_iter().enumerate() {
            let after = match decision.rule {
                TieRule::Shared => 0,
                TieRule::CastingVote => place.min(1),
                TieRule::Lot => place,
            };
            settled.insert(entry, first.saturating_add(after));
        }
    }
    settled
}

/// The place that a decision is about, if it still holds.
fn holds(decision: &Settlement, settled: &BTreeMap<NominationId, usize>) -> Option<usize> {
    let here: BTreeSet<NominationId> =
        decision.entries.iter().copied().filter(|entry| settled.contains_key(entry)).collect();
    let rank = *settled.get(here.first()?)?;
    let sharing: BTreeSet<NominationId> =
        settled.iter().filter(|(_, other)| **other == rank).map(|(entry, _)| *entry).collect();
    // Without the one who had the chair's vote, the others are equal as before.
    let has_winner =
        decision.rule != TieRule::CastingVote || decision.entries.first().is_some_and(|w| here.contains(w));
    (here.len() > 1 && sharing == here && has_winner).then_some(rank)
}

/// The shared places down to the last prize that are still open.
pub fn open(settled: &BTreeMap<NominationId, usize>, breaks: &[Settlement], places: usize) -> Vec<Tie> {
    let mut groups: BTreeMap<usize, Vec<NominationId>> = BTreeMap::new();
    for (&entry, &rank) in settled {
        groups.entry(rank).or_default().push(entry);
    }
    // Every other decision leaves nobody on a place together with those that it was about.
    let shares = |rank: usize| {
        breaks.iter().any(|decision| decision.rule == TieRule::Shared && holds(decision, settled) == Some(rank))
    };
    groups
        .into_iter()
        .filter(|(rank, entries)| *rank <= places && entries.len() > 1 && !shares(*rank))
        .map(|(rank, entries)| Tie { rank, entries })
        .collect()
}

/// The ranks after all decisions as release 0.1.0 had them, by the places' numbers: its evidence says so.
pub fn settled_by_number(ranks: &[(NominationId, usize)], breaks: &[Settlement]) -> BTreeMap<NominationId, usize> {
    let mut settled: BTreeMap<NominationId, usize> = ranks.iter().copied().collect();
    for decision in breaks {
        let first = usize::try_from(decision.rank).unwrap_or(usize::MAX);
        for (place, entry) in decision.entries.iter().enumerate() {
            if let Some(rank) = settled.get_mut(entry) {
                *rank = match decision.rule {
                    TieRule::Shared => first,
                    TieRule::CastingVote => first.saturating_add(place.min(1)),
                    TieRule::Lot => first.saturating_add(place),
                };
            }
        }
    }
    settled
}

/// The ties of a ranking that nobody has settled.
pub fn open_ties(ranked: &Ranked, breaks: &[Settlement], places: usize) -> Vec<Tie> {
    open(&settled(&ranks(ranked), breaks), breaks, places)
}

/// The ranks after all decisions on shared places.
pub fn settled_ranks(ranked: &Ranked, breaks: &[Settlement]) -> BTreeMap<NominationId, usize> {
    settled(&ranks(ranked), breaks)
}

/// The ranks of all entries with sheets.
pub fn ranks(ranked: &Ranked) -> Vec<(NominationId, usize)> {
    let rank = |line: &Line| Some((line.nomination_id, ranked.standing(line.number?)?.rank));
    ranked.lines.iter().filter_map(rank).collect()
}

/// The lines of a ranking in the order that is shown everywhere: by the places after all decisions.
pub fn in_order(ranked: &Ranked, settled: &BTreeMap<NominationId, usize>) -> Vec<Line> {
    let mut lines = ranked.lines.clone();
    // A stable sort: equals stay in dictionary order, and those without sheets come last.
    lines.sort_by_key(|line| settled.get(&line.nomination_id).copied().unwrap_or(usize::MAX));
    lines
}

/// The order that a seed draws: by the SHA-256 of the seed and the entry's number, smallest first.
pub fn lot<T: Copy + Ord>(seed: &str, entries: &[(T, String)]) -> Vec<T> {
    let mut drawn: Vec<([u8; 32], T)> =
        entries.iter().map(|(id, number)| (Sha256::digest(format!("{seed} {number}")).into(), *id)).collect();
    drawn.sort();
    drawn.into_iter().map(|(_, id)| id).collect()
}

/// The same with everything as it is printed; `method` is the one that the decision names. Release 0.1.0 named none and
/// took numbers as they were stored.
pub fn lot_by<T: Copy + Ord>(method: Option<&str>, seed: &str, entries: &[(T, String)]) -> Vec<T> {
    if method != Some(METHOD) {
        return lot(seed, entries);
    }
    let entries: Vec<(T, String)> = entries.iter().map(|(id, number)| (*id, printed(number))).collect();
    lot(&unspaced(seed), &entries)
}

/// A seed as it is hashed: on paper it stands in groups.
pub fn unspaced(seed: &str) -> String {
    printed(seed).replace(' ', "")
}

/// What a decision rests on: SHA-256 over the entries, and the points of the sheets that count for each.
pub fn sheets_sha256(entries: &[NominationId], sheets: &[Sheet]) -> String {
    let mut lines: Vec<String> = entries.iter().map(|entry| format!("{entry}\n")).collect();
    let about = sheets.iter().filter(|sheet| entries.contains(&sheet.nomination_id));
    lines.extend(about.map(|sheet| {
        let points: Vec<String> = sheet.points.iter().map(i64::to_string).collect();
        format!("{} {} {}\n", sheet.nomination_id, sheet.person_id, points.join(","))
    }));
    lines.sort();
    hex::encode(Sha256::digest(lines.concat()))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use laudatio_base::ids::PersonId;

    fn entry(number: u128) -> NominationId {
        NominationId(Uuid::from_u128(number))
    }

    fn decision(rank: i64, rule: TieRule, order: &[u128]) -> Settlement {
        Settlement { rank, rule, entries: order.iter().map(|&number| entry(number)).collect() }
    }

    /// The places of the entries by their keys, and the places that are open down to the third.
    fn places(ranks: &[(NominationId, usize)], breaks: &[Settlement]) -> (Vec<usize>, Vec<usize>) {
        let settled = settled(ranks, breaks);
        let open: Vec<usize> = open(&settled, breaks, 3).iter().map(|tie| tie.rank).collect();
        (settled.into_values().collect::<Vec<_>>(), open)
    }

    #[test]
    fn decisions_settle_a_place_and_leave_the_others() {
        let ranks = [(entry(1), 1), (entry(2), 1), (entry(3), 1), (entry(4), 4), (entry(5), 4)];
        let vote = decision(1, TieRule::CastingVote, &[2, 1, 3]);
        for (breaks, all, open) in [
            (vec![], [1, 1, 1, 4, 4], vec![1]),
            (vec![decision(1, TieRule::Shared, &[1, 2, 3])], [1, 1, 1, 4, 4], vec![]),
            (vec![decision(1, TieRule::Lot, &[3, 1, 2])], [2, 3, 1, 4, 4], vec![]),
            // The others share the next place.
            (vec![vote.clone()], [2, 1, 2, 4, 4], vec![2]),
            (vec![vote, decision(2, TieRule::Lot, &[3, 1])], [3, 1, 2, 4, 4], vec![]),
        ] {
            assert_eq!(places(&ranks, &breaks), (all.to_vec(), open), "{breaks:?}");
            let by_number: Vec<usize> = settled_by_number(&ranks, &breaks).into_values().collect();
            assert_eq!(by_number, all, "as release 0.1.0 had them: {breaks:?}");
        }
    }

    #[test]
    fn a_decision_is_about_its_entries_whatever_happens_before_them() {
        let lot = decision(2, TieRule::Lot, &[4, 2, 3]);
        let shared = decision(2, TieRule::Shared, &[2, 3, 4]);
        let vote = decision(2, TieRule::CastingVote, &[3, 2, 4]);
        let all = [(entry(1), 1), (entry(2), 2), (entry(3), 2), (entry(4), 2)];
        // The first one was withdrawn: everybody moves up.
        let moved: Vec<_> = all[1..].iter().map(|(entry, _)| (*entry, 1)).collect();
        // The winner of the lot, who is the third of the vote as well.
        let without_last: Vec<_> = all[..3].to_vec();
        let without_winner = vec![all[0], all[1], all[3]];
        // Another sheet: a fifth one is equal to them.
        let with_another = [&all[..], &[(entry(5), 2)]].concat();
        for (what, ranks, decision, expected, open) in [
            ("lot", &all[..], &lot, vec![1, 3, 4, 2], vec![]),
            ("lot, moved up", &moved, &lot, vec![2, 3, 1], vec![]),
            ("shared, moved up", &moved, &shared, vec![1, 1, 1], vec![]),
            ("vote, moved up", &moved, &vote, vec![2, 1, 2], vec![2]),
            ("lot without its first", &without_last, &lot, vec![1, 2, 3], vec![]),
            ("shared without one", &without_last, &shared, vec![1, 2, 2], vec![]),
            ("vote without its winner", &without_winner, &vote, vec![1, 2, 2], vec![2]),
            ("lot with another", &with_another, &lot, vec![1, 2, 2, 2, 2], vec![2]),
            ("shared with another", &with_another, &shared, vec![1, 2, 2, 2, 2], vec![2]),
        ] {
            assert_eq!(places(ranks, std::slice::from_ref(decision)), (expected, open), "{what}");
        }
    }

    #[test]
    fn a_lot_can_be_drawn_again() {
        let entries: Vec<_> = (1..6).map(|n| (entry(n), format!("IP-2027-{n:04}"))).collect();
        let mut turned = entries.clone();
        turned.reverse();
        assert_eq!(lot("a seed", &entries), lot("a seed", &turned));
        assert!((0..20).any(|n| lot(&n.to_string(), &entries) != lot("a seed", &entries)));
        // From paper, where nobody sees which spaces there were.
        let spaced: Vec<_> = entries.iter().map(|(id, number)| (*id, format!(" {number}\u{a0}"))).collect();
        assert_eq!(lot_by(Some(METHOD), "5eed", &spaced), lot_by(Some(METHOD), "5e ed", &entries));
        assert_eq!(lot_by(None, "a seed", &spaced), lot("a seed", &spaced), "as release 0.1.0 drew");
    }

    #[test]
    fn a_decision_rests_on_the_sheets_of_its_entries_and_on_no_others() {
        let sheet = |of: u128, by: u128, points: &[i64]| Sheet {
            nomination_id: entry(of),
            person_id: PersonId(Uuid::from_u128(by)),
            points: points.to_vec(),
        };
        let sheets = [sheet(1, 1, &[7, 8]), sheet(2, 1, &[8, 7]), sheet(3, 1, &[1, 1])];
        let both = [entry(1), entry(2)];
        let digest = sheets_sha256(&both, &sheets);
        let turned: Vec<Sheet> = sheets.iter().rev().cloned().collect();
        assert_eq!(digest, sheets_sha256(&[entry(2), entry(1)], &turned));
        assert_eq!(digest, sheets_sha256(&both, &sheets[..2]), "the third one is not concerned");
        for (what, other) in [
            ("points", [sheet(1, 1, &[7, 9]), sheets[1].clone()]),
            ("points on other criteria", [sheet(1, 1, &[8, 7]), sheets[1].clone()]),
            ("another juror", [sheet(1, 2, &[7, 8]), sheets[1].clone()]),
            ("one sheet more", [sheet(1, 2, &[7, 8]), sheet(1, 1, &[7, 8])]),
        ] {
            assert_ne!(digest, sheets_sha256(&both, &other), "{what}");
        }
        assert_ne!(digest, sheets_sha256(&[entry(1), entry(2), entry(3)], &sheets));
    }
}
