//! The methods that count each entry's sheets: means, median, z-scores, Borda; exact where they can be. No I/O.

use std::cmp::Ordering;

use laudatio_base::fraction::{Fraction, fraction, number};

use crate::method::Method;

use super::draws::{Random, Source};
use super::table::{Cell, Table};

/// What decides about a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A fraction: equal ones are equal, whatever way they came about.
    Exact(Fraction),
    /// A number that no fraction can be: what differs only by rounding counts as equal.
    Number(f64),
}

impl Value {
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Exact(total) => number(total),
            Self::Number(number) => number,
        }
    }
}

/// Relative to the largest value: far above rounding, far below what anybody would call a difference.
const ROUNDING: f64 = 1e-10;

/// Ranks, highest value first; equal values share one and the next is skipped ("two first prizes, no second").
/// Entries without a value have no rank.
pub fn ranks(values: &[Option<Value>]) -> Vec<Option<usize>> {
    let mut found: Vec<(usize, Value)> =
        values.iter().enumerate().filter_map(|(entry, value)| Some((entry, (*value)?))).collect();
    let least = found.iter().map(|(_, value)| value.as_f64().abs()).fold(0.0, f64::max) * ROUNDING;
    found.sort_by(|(_, a), (_, b)| match (a, b) {
        (Value::Exact(a), Value::Exact(b)) => b.cmp(a),
        (a, b) => b.as_f64().total_cmp(&a.as_f64()),
    });
    let mut ranks = vec![None; values.len()];
    for index in 0..found.len() {
        let (entry, value) = found[index];
        let before = index.checked_sub(1).map(|before| found[before]).filter(|(_, before)| match (before, value) {
            (Value::Exact(before), Value::Exact(value)) => *before == value,
            (before, value) => (before.as_f64() - value.as_f64()).abs() <= least,
        });
        ranks[entry] = match before {
            Some((before, _)) => ranks[before],
            None => Some(index + 1),
        };
    }
    ranks
}

/// What each sheet contributes to its entry, and how the contributions become a value.
pub struct Contributions {
    /// By entry: juror and contribution, lowest first where the order decides.
    pub of_entry: Vec<Vec<(u32, f64)>>,
    kind: Summary,
    /// Whether they are the sheets' totals, of which means are fractions.
    totals: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Summary {
    Mean,
    Trimmed,
    Median,
}

impl Contributions {
    /// Of a method that looks at each entry by itself; adjusted values and Schulze's order have none.
    pub fn of(method: Method, table: &Table) -> Option<Self> {
        let own = |cells: &[Cell]| cells.iter().map(|cell| (cell.juror, table.number(cell.total))).collect();
        let all = || (0..table.entries).map(|entry| own(table.of_entry(entry))).collect();
        let (of_entry, kind) = match method {
            Method::Mean => (all(), Summary::Mean),
            Method::Trimmed => (all(), Summary::Trimmed),
            Method::Median => (all(), Summary::Median),
            Method::Zscore => (by_juror(table, z_scores), Summary::Mean),
            Method::Borda => (by_juror(table, borda), Summary::Mean),
            Method::Adjusted | Method::Schulze => return None,
        };
        let totals = !matches!(method, Method::Zscore | Method::Borda);
        let mut contributions = Self { of_entry, kind, totals };
        if kind != Summary::Mean {
            for entry in &mut contributions.of_entry {
                entry.sort_by(|a, b| a.1.total_cmp(&b.1));
            }
        }
        Some(contributions)
    }

    /// The value of an entry where jurors weigh differently; none without contributions.
    fn weighed(&self, entry: usize, weights: &[f64]) -> Option<f64> {
        let own = &self.of_entry[entry];
        let whole: f64 = own.iter().map(|&(juror, _)| weights[juror as usize]).sum();
        let cut = match self.kind {
            Summary::Trimmed if own.len() > 2 => whole / own.len() as f64,
            Summary::Median => return weighed_median(own, weights, whole / 2.0),
            _ => 0.0,
        };
        let (mut sum, mut used, mut passed) = (0.0, 0.0, 0.0);
        for &(juror, value) in own {
            let weight = weights[juror as usize];
            // The part of this weight that is left when the ends are cut off.
            let kept = (passed + weight).min(whole - cut) - passed.max(cut);
            if kept > 0.0 {
                sum += kept * value;
                used += kept;
            }
            passed += weight;
        }
        (used > 0.0).then(|| sum / used)
    }

    /// The values as the method defines them, exactly where that is possible.
    pub fn values(&self, table: &Table) -> Vec<Option<Value>> {
        let even = vec![1.0; table.jurors];
        let exact = |totals: &[i128], of: i128| fraction(totals.iter().sum(), table.parts * of).map(Value::Exact);
        (0..table.entries)
            .map(|entry| {
                if !self.totals {
                    return self.weighed(entry, &even).map(Value::Number);
                }
                let mut totals: Vec<i128> = table.of_entry(entry).iter().map(|cell| cell.total).collect();
                totals.sort_unstable();
                let count = totals.len();
                let kept = match self.kind {
                    Summary::Trimmed if count > 2 => &totals[1..count - 1],
                    Summary::Median if count > 0 => &totals[(count - 1) / 2..=count / 2],
                    _ => &totals[..],
                };
                exact(kept, kept.len() as i128)
            })
            .collect()
    }
}

fn weighed_median(own: &[(u32, f64)], weights: &[f64], half: f64) -> Option<f64> {
    let mut passed = 0.0;
    for (index, &(juror, value)) in own.iter().enumerate() {
        passed += weights[juror as usize];
        match passed.total_cmp(&half) {
            Ordering::Greater => return Some(value),
            Ordering::Equal => return Some((value + own.get(index + 1).map_or(value, |next| next.1)) / 2.0),
            Ordering::Less => {}
        }
    }
    own.last().map(|last| last.1)
}

/// Contributions that depend on the juror's other sheets.
fn by_juror(table: &Table, of: fn(&[f64]) -> Vec<f64>) -> Vec<Vec<(u32, f64)>> {
    let mut of_entry = vec![Vec::new(); table.entries];
    for (juror, cells) in table.by_juror().iter().enumerate() {
        let values: Vec<f64> = cells.iter().map(|cell| table.number(cell.total)).collect();
        for (cell, value) in cells.iter().zip(of(&values)) {
            of_entry[cell.entry as usize].push((juror as u32, value));
        }
    }
    of_entry
}

/// How many of the juror's standard deviations each value is above the juror's mean.
/// Somebody who gives everything the same has no opinion about it: zero.
fn z_scores(values: &[f64]) -> Vec<f64> {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let deviation = spread(values).unwrap_or(0.0);
    values
        .iter()
        .map(|value| if deviation > ROUNDING * mean.abs() { (value - mean) / deviation } else { 0.0 })
        .collect()
}

/// The share of the juror's other entries that each one beats; a tie counts half. Who read one entry has no order.
fn borda(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let others = values.len().saturating_sub(1).max(1) as f64;
    if values.len() < 2 {
        return Vec::new();
    }
    values
        .iter()
        .map(|value| {
            let below = sorted.partition_point(|other| other < value);
            let equal = sorted.partition_point(|other| other <= value) - below - 1;
            (below as f64 + equal as f64 / 2.0) / others
        })
        .collect()
}

/// The standard deviation (divisor n − 1); none of fewer than two.
pub fn spread(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (values.len() > 1).then(|| (squares / (count - 1.0)).sqrt())
}

/// The Bayesian bootstrap over jurors: in every draw each juror weighs anew, so that no entry is left without.
pub struct Bootstrap<'a> {
    pub contributions: &'a Contributions,
    pub jurors: usize,
    pub seed: u64,
}

impl Source for Bootstrap<'_> {
    fn entries(&self) -> usize {
        self.contributions.of_entry.len()
    }

    fn draw(&self, first: usize, values: &mut [f64]) {
        for (row, values) in values.chunks_exact_mut(self.entries()).enumerate() {
            let weights = weights(self.seed, first + row, self.jurors);
            for (entry, value) in values.iter_mut().enumerate() {
                *value = self.contributions.weighed(entry, &weights).unwrap_or(f64::MIN);
            }
        }
    }
}

/// How much each juror weighs in a draw.
pub fn weights(seed: u64, draw: usize, jurors: usize) -> Vec<f64> {
    let mut random = Random::of(seed, draw);
    (0..jurors).map(|_| random.exponential()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::example;
    use super::*;

    fn values(method: Method, rows: &[(u32, u32, i128)]) -> Vec<f64> {
        let table = example(rows);
        let contributions = Contributions::of(method, &table).unwrap();
        contributions.values(&table).iter().map(|value| value.unwrap().as_f64()).collect()
    }

    #[test]
    fn every_method_counts_as_it_says() {
        let rows =
            [(0, 0, 1), (0, 1, 5), (0, 2, 6), (0, 3, 100), (1, 0, 3), (1, 1, 4), (2, 0, 2), (2, 1, 2), (2, 2, 8)];
        assert_eq!(values(Method::Mean, &rows), [28.0, 3.5, 4.0]);
        assert_eq!(values(Method::Trimmed, &rows), [5.5, 3.5, 2.0]);
        assert_eq!(values(Method::Median, &rows), [5.5, 3.5, 2.0]);
        // Juror 3 read one entry only and says nothing about an order.
        assert_eq!(values(Method::Borda, &rows), [(0.0 + 1.0 + 0.0) / 3.0, 0.75, 0.5]);
        let z = values(Method::Zscore, &[(0, 0, 1), (1, 0, 2), (2, 0, 3), (0, 1, 7), (1, 1, 7), (2, 1, 7)]);
        assert_eq!(z, [-0.5, 0.0, 0.5]);
    }

    #[test]
    fn equal_fractions_share_a_rank_and_the_next_is_skipped() {
        let exact = |num, den| Some(Value::Exact(fraction(num, den).unwrap()));
        assert_eq!(
            ranks(&[exact(1, 3), exact(7, 2), exact(100, 300), None, exact(1, 4)]),
            [Some(2), Some(1), Some(2), None, Some(4)]
        );
        let number = |x| Some(Value::Number(x));
        assert_eq!(ranks(&[number(0.1 + 0.2), number(0.3), number(0.29)]), [Some(1), Some(1), Some(3)]);
    }

    #[test]
    fn equal_weights_give_the_value_itself() {
        let rows =
            [(0, 0, 1), (0, 1, 5), (0, 2, 6), (0, 3, 100), (1, 0, 3), (1, 1, 4), (2, 0, 2), (2, 1, 2), (2, 2, 8)];
        let table = example(&rows);
        for method in [Method::Mean, Method::Trimmed, Method::Median, Method::Borda, Method::Zscore] {
            let contributions = Contributions::of(method, &table).unwrap();
            for (entry, value) in contributions.values(&table).into_iter().enumerate() {
                let weighed = contributions.weighed(entry, &[0.25; 4]).unwrap();
                assert!((weighed - value.unwrap().as_f64()).abs() < 1e-12, "{method:?} {entry}");
            }
        }
    }
}
