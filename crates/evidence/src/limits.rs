//! How much a bundle may hold, so that whoever checks a strange one runs out of neither memory nor patience. Pure.
//!
//! A round of 10,000 entries, 500 jurors and 30,000 sheets fits several times.

use super::finding::{Finding, finding};
use super::parsed::Parsed;
use laudatio_base::key;

/// Of what there is how much.
#[derive(Clone, Debug)]
pub struct Sizes {
    entries: usize,
    jurors: usize,
    /// Winning places; every draw counts them for every entry.
    places: usize,
    sheets: usize,
    assignments: usize,
    conflicts: usize,
    criteria_of_call: usize,
    extensions: usize,
    approvals: usize,
    ties: usize,
    /// Lines of the ranking.
    computed: usize,
    settled: usize,
}

impl Sizes {
    pub fn of(parsed: &Parsed) -> Self {
        let (frozen, agreed) = (&parsed.frozen, &parsed.agreed);
        Self {
            entries: frozen.entries.len(),
            jurors: frozen.jurors.len(),
            places: frozen.round.places,
            sheets: frozen.sheets.len(),
            assignments: frozen.assignments.len(),
            conflicts: frozen.conflicts.len(),
            criteria_of_call: frozen.published.as_ref().map_or(frozen.call.len(), |call| call.criteria.len()),
            extensions: frozen.extensions.len(),
            approvals: agreed.approvals.len(),
            ties: agreed.ties.len(),
            computed: parsed.computed.len(),
            settled: agreed.places.len(),
        }
    }

    /// What there is too much of.
    pub fn too_large(&self) -> Vec<Finding> {
        let limits = [
            // A thousand draws of every entry are in memory at once: half a gigabyte.
            ("entries", self.entries, 50_000),
            ("jurors", self.jurors, 10_000),
            // The model has a table of whichever are fewer with each other: fifty megabytes.
            ("pairs", self.entries.min(self.jurors), 2_500),
            ("places", self.entries.saturating_mul(self.places), 5_000_000),
            ("sheets", self.sheets, 1_000_000),
            ("assignments", self.assignments, 1_000_000),
            ("conflicts", self.conflicts, 1_000_000),
            ("criteria", self.criteria_of_call, 1_000),
            ("extensions", self.extensions, 10_000),
            ("approvals", self.approvals, 1_000),
            ("ties", self.ties, 100),
            ("ranking", self.computed.max(self.settled), 200_000),
        ];
        let over = limits.into_iter().filter(|(_, count, most)| count > most);
        over.map(|(what, count, most)| {
            finding(key!("evidence-too-much")).with("what", what).with("n", count).with("most", most)
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest round that is promised, everybody with every kind of trouble.
    const PROMISED: Sizes = Sizes {
        entries: 10_000,
        jurors: 500,
        places: 99,
        sheets: 30_000,
        assignments: 40_000,
        conflicts: 10_000,
        criteria_of_call: 12,
        extensions: 2_000,
        approvals: 20,
        ties: 99,
        computed: 21_002,
        settled: 10_000,
    };

    #[test]
    fn what_is_promised_fits_and_what_fills_the_memory_is_named() {
        assert_eq!(PROMISED.too_large(), []);
        for (sizes, what, n, most) in [
            (Sizes { entries: 50_001, ..PROMISED }, "entries", 50_001, 50_000),
            (Sizes { jurors: 10_001, entries: 9, ..PROMISED }, "jurors", 10_001, 10_000),
            (Sizes { jurors: 2_501, ..PROMISED }, "pairs", 2_501, 2_500),
            (Sizes { jurors: 10_000, entries: 2_501, ..PROMISED }, "pairs", 2_501, 2_500),
            (Sizes { places: usize::MAX, ..PROMISED }, "places", usize::MAX, 5_000_000),
            (Sizes { sheets: 1_000_001, ..PROMISED }, "sheets", 1_000_001, 1_000_000),
            (Sizes { assignments: 1_000_001, ..PROMISED }, "assignments", 1_000_001, 1_000_000),
            (Sizes { conflicts: 1_000_001, ..PROMISED }, "conflicts", 1_000_001, 1_000_000),
            (Sizes { criteria_of_call: 1_001, ..PROMISED }, "criteria", 1_001, 1_000),
            (Sizes { extensions: 10_001, ..PROMISED }, "extensions", 10_001, 10_000),
            (Sizes { approvals: 1_001, ..PROMISED }, "approvals", 1_001, 1_000),
            (Sizes { ties: 101, ..PROMISED }, "ties", 101, 100),
            (Sizes { computed: 200_001, ..PROMISED }, "ranking", 200_001, 200_000),
            (Sizes { settled: 200_001, ..PROMISED }, "ranking", 200_001, 200_000),
        ] {
            let named = finding("evidence-too-much").with("what", what).with("n", n).with("most", most);
            assert_eq!(sizes.too_large(), [named]);
        }
        // A few entries that many have read, or many that few have read, are no harm.
        assert_eq!(Sizes { entries: 50_000, jurors: 2_500, ..PROMISED }.too_large(), []);
        assert_eq!(Sizes { entries: 2_500, jurors: 10_000, ..PROMISED }.too_large(), []);
    }
}
