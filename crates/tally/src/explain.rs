//! Why an adjusted value differs from the raw mean, as something that can be said in a sentence. No I/O.

use super::table::Table;
use super::tally::Tally;

/// A shift smaller than this share of the points' standard deviation is not worth a reason.
const HARDLY: f64 = 0.02;

/// How far an entry moved, and what moved it most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Adjusted value minus raw mean.
    pub by: f64,
    pub reason: Reason,
    /// How many jurors read the entry.
    pub jurors: usize,
}

/// What moved an entry most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Hardly,
    /// So many of its jurors are clearly stricter than average; with none, all of them together are.
    Stricter(usize),
    Milder(usize),
    /// Few or contradictory sheets: the value stays nearer to the mean of all.
    Uncertain,
}

/// By entry; empty where nothing was adjusted.
pub fn shifts(table: &Table, tally: &Tally) -> Vec<Shift> {
    let Some(variance) = tally.variance else { return Vec::new() };
    let unit = (variance.entry + variance.juror + variance.residual).sqrt();
    (0..table.entries)
        .map(|entry| {
            let cells = table.of_entry(entry);
            let jurors = || cells.iter().map(|cell| &tally.jurors[cell.juror as usize]);
            let severity: f64 = jurors().filter_map(|juror| juror.severity).sum::<f64>() / cells.len() as f64;
            // Clearly: by more than the uncertainty about it.
            let clearly = |sign: f64| {
                let beyond = jurors()
                    .filter(|juror| juror.severity.zip(juror.sd).is_some_and(|(severity, sd)| sign * severity > sd));
                beyond.count()
            };
            let by = tally.entries[entry].value - tally.entries[entry].raw_mean;
            let shrinking = by + severity;
            let reason = if by.abs() < HARDLY * unit {
                Reason::Hardly
            } else if shrinking.abs() > severity.abs() || severity * by > 0.0 {
                Reason::Uncertain
            } else if by > 0.0 {
                Reason::Stricter(clearly(-1.0))
            } else {
                Reason::Milder(clearly(1.0))
            };
            Shift { by, reason, jurors: cells.len() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::method::Method;

    use super::super::table::example;
    use super::super::tally::{Settings, tally};
    use super::*;

    #[test]
    fn who_was_read_by_strict_jurors_moves_up() {
        // Jurors 0 and 1 give three points less than 2 and 3; entries 0 and 1 were read by the strict ones only.
        let worth = [6, 5, 8, 4, 7, 3, 6, 5];
        let readers = [&[0, 1][..], &[0, 1], &[2, 3], &[2, 3], &[0, 1, 2, 3], &[0, 1, 2, 3], &[0, 2, 3], &[1, 2, 3]];
        let rows: Vec<(u32, u32, i128)> = readers
            .iter()
            .enumerate()
            .flat_map(|(entry, readers)| readers.iter().map(move |&juror| (entry, juror)))
            .map(|(entry, juror)| {
                let noise = (entry * juror + entry) % 3;
                (entry as u32, juror as u32, worth[entry] * 10 + noise as i128 + if juror < 2 { 0 } else { 30 })
            })
            .collect();
        let table = example(&rows);
        let found = tally(&table, Settings { draws: 0, ..Settings::new(Method::Adjusted) }).unwrap();
        let shifts = shifts(&table, &found);
        assert_eq!(shifts[0].reason, Reason::Stricter(2), "{shifts:?}");
        assert_eq!(shifts[2].reason, Reason::Milder(2), "{shifts:?}");
        assert!(shifts[0].by > 10.0 && shifts[2].by < -10.0, "{shifts:?}");
        assert_eq!(shifts[4].reason, Reason::Hardly, "{shifts:?}");
    }
}
