//! Schulze's method: who beats whom on the strongest path of majorities. No I/O.

use super::draws::Source;
use super::methods::weights;
use super::table::Table;

/// The work grows with the cube of the entries.
pub const MOST_ENTRIES: usize = 500;
/// About this many comparisons are spent on simulation.
const EFFORT: usize = 20_000_000_000;
/// What a draw's weights are scaled to: sums of them fit into sixteen bits.
const WHOLE: f64 = 30_000.0;

/// Each juror's order: pairs of entries of which the first is better.
pub struct Preferences {
    entries: usize,
    of_juror: Vec<Vec<(u16, u16)>>,
}

impl Preferences {
    /// Of at most [`MOST_ENTRIES`] entries.
    pub fn of(table: &Table) -> Self {
        let of_juror = table
            .by_juror()
            .iter()
            .map(|cells| {
                let better = |a: usize| {
                    cells.iter().filter(move |b| cells[a].total > b.total).map(move |b| (cells[a].entry, b.entry))
                };
                (0..cells.len()).flat_map(better).map(|(a, b)| (a as u16, b as u16)).collect()
            })
            .collect();
        Self { entries: table.entries, of_juror }
    }

    /// By entry: how many others do not beat it.
    pub fn unbeaten(&self) -> Vec<usize> {
        self.unbeaten_by(&vec![1; self.of_juror.len()])
    }

    fn unbeaten_by(&self, weights: &[i16]) -> Vec<usize> {
        let n = self.entries;
        let mut votes = vec![0i16; n * n];
        for (pairs, weight) in self.of_juror.iter().zip(weights) {
            for &(a, b) in pairs {
                let cell = &mut votes[usize::from(a) * n + usize::from(b)];
                *cell = cell.saturating_add(*weight);
            }
        }
        // Strength by winning votes: the losing side of a pair has none.
        let mut paths: Vec<i16> =
            (0..n * n).map(|cell| if votes[cell] > votes[cell % n * n + cell / n] { votes[cell] } else { 0 }).collect();
        let mut through = vec![0; n];
        for middle in 0..n {
            through.copy_from_slice(&paths[middle * n..(middle + 1) * n]);
            for row in paths.chunks_exact_mut(n) {
                let to_middle = row[middle];
                for (path, &from_middle) in row.iter_mut().zip(&through) {
                    *path = (*path).max(to_middle.min(from_middle));
                }
            }
        }
        (0..n).map(|a| (0..n).filter(|&b| a != b && paths[b * n + a] <= paths[a * n + b]).count()).collect()
    }

    /// How many draws can be afforded.
    pub fn draws(&self, wanted: usize) -> usize {
        wanted.min(EFFORT / self.entries.pow(3).max(1))
    }
}

/// The Bayesian bootstrap over jurors.
pub struct Bootstrap<'a> {
    pub preferences: &'a Preferences,
    pub seed: u64,
}

impl Source for Bootstrap<'_> {
    fn entries(&self) -> usize {
        self.preferences.entries
    }

    fn draw(&self, first: usize, values: &mut [f64]) {
        for (row, values) in values.chunks_exact_mut(self.entries()).enumerate() {
            let weights = weights(self.seed, first + row, self.preferences.of_juror.len());
            let whole: f64 = weights.iter().sum();
            let weights: Vec<i16> = weights.iter().map(|weight| (weight / whole * WHOLE) as i16).collect();
            for (value, unbeaten) in values.iter_mut().zip(self.preferences.unbeaten_by(&weights)) {
                *value = unbeaten as f64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::example;
    use super::*;

    /// Ballots as orders with how many jurors have them; points are places from the end.
    fn unbeaten(ballots: &[(&str, u32)]) -> Vec<usize> {
        let (mut rows, mut juror) = (Vec::new(), 0);
        for &(order, count) in ballots {
            for _ in 0..count {
                for (place, name) in order.bytes().enumerate() {
                    rows.push((u32::from(name - b'A'), juror, order.len() as i128 - place as i128));
                }
                juror += 1;
            }
        }
        Preferences::of(&example(&rows)).unbeaten()
    }

    #[test]
    fn the_published_example_comes_out() {
        // Schulze (2011), 45 voters: E > A > C > B > D.
        let ballots = [
            ("ACBED", 5),
            ("ADECB", 5),
            ("BEDAC", 8),
            ("CABED", 3),
            ("CAEBD", 7),
            ("CBADE", 2),
            ("DCEBA", 7),
            ("EBADC", 8),
        ];
        assert_eq!(unbeaten(&ballots), [3, 1, 2, 0, 4]);
    }

    #[test]
    fn a_circle_is_a_tie_and_who_beats_everyone_wins() {
        assert_eq!(unbeaten(&[("ABC", 1), ("BCA", 1), ("CAB", 1)]), [2, 2, 2]);
        assert_eq!(unbeaten(&[("ABC", 2), ("ACB", 1), ("BCA", 2)])[0], 2);
    }
}
