//! How far the jurors agree: intraclass correlations and Krippendorff's alpha. No I/O.

use serde::Serialize;

use super::table::Table;

/// Above so many different values, pairs of them are not counted one by one.
const MOST_VALUES: usize = 2_000;

/// Each is absent where it is not defined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Shrout and Fleiss (1979): one juror, each entry has jurors of its own.
    pub icc1: Option<f64>,
    /// One juror, jurors are a sample.
    pub icc2: Option<f64>,
    /// One juror, these jurors and no others.
    pub icc3: Option<f64>,
    /// The mean of all jurors, and so on.
    pub icc1k: Option<f64>,
    pub icc2k: Option<f64>,
    pub icc3k: Option<f64>,
    /// Krippendorff (2011), which takes missing values.
    pub alpha_nominal: Option<f64>,
    pub alpha_ordinal: Option<f64>,
    pub alpha_interval: Option<f64>,
    pub alpha_ratio: Option<f64>,
}

/// All of them.
pub fn agreement(table: &Table) -> Agreement {
    let [nominal, ordinal, interval, ratio] = alphas(table);
    let [icc1, icc2, icc3, icc1k, icc2k, icc3k] = correlations(table).map(|x| x.filter(|x| x.is_finite()));
    Agreement {
        icc1,
        icc2,
        icc3,
        icc1k,
        icc2k,
        icc3k,
        alpha_nominal: nominal,
        alpha_ordinal: ordinal,
        alpha_interval: interval,
        alpha_ratio: ratio,
    }
}

/// The six of Shrout and Fleiss; they need every juror's points on every entry.
fn correlations(table: &Table) -> [Option<f64>; 6] {
    if !table.complete() || table.entries < 2 || table.jurors < 2 {
        return [None; 6];
    }
    let (n, k) = (table.entries as f64, table.jurors as f64);
    let values: Vec<f64> = table.cells.iter().map(|cell| table.number(cell.total)).collect();
    let mean = values.iter().sum::<f64>() / (n * k);
    let mut columns = vec![0.0; table.jurors];
    let (mut rows, mut total) = (0.0, 0.0);
    for row in values.chunks_exact(table.jurors) {
        rows += (row.iter().sum::<f64>() / k - mean).powi(2);
        for (column, value) in columns.iter_mut().zip(row) {
            *column += value / n;
            total += (value - mean).powi(2);
        }
    }
    let (rows, columns) = (k * rows, n * columns.iter().map(|column| (column - mean).powi(2)).sum::<f64>());
    let rest = (total - rows - columns).max(0.0);
    if total <= 1e-20 * (1.0 + mean * mean) {
        return [None; 6];
    }
    let between = rows / (n - 1.0);
    let within = (total - rows) / (n * (k - 1.0));
    let jurors = columns / (k - 1.0);
    let error = rest / ((n - 1.0) * (k - 1.0));
    [
        (between - within) / (between + (k - 1.0) * within),
        (between - error) / (between + (k - 1.0) * error + k * (jurors - error) / n),
        (between - error) / (between + (k - 1.0) * error),
        (between - within) / between,
        (between - error) / (between + (jurors - error) / n),
        (between - error) / between,
    ]
    .map(Some)
}

/// Nominal, ordinal, interval, ratio. Entries with one sheet only have nothing to compare.
fn alphas(table: &Table) -> [Option<f64>; 4] {
    let units: Vec<Vec<i128>> = (0..table.entries)
        .map(|entry| table.of_entry(entry).iter().map(|cell| cell.total).collect::<Vec<_>>())
        .filter(|unit| unit.len() > 1)
        .collect();
    let mut sorted: Vec<i128> = units.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let n = sorted.len() as f64;
    if sorted.first() == sorted.last() {
        return [None; 4];
    }
    // Different values with how often each occurs, and the middle of the ranks of its occurrences.
    let mut different: Vec<(i128, f64, f64)> = Vec::new();
    for (index, &value) in sorted.iter().enumerate() {
        match different.last_mut() {
            Some((last, count, middle)) if *last == value => {
                *count += 1.0;
                *middle += 0.5;
            }
            _ => different.push((value, 1.0, index as f64)),
        }
    }
    let place = |value: i128| different.partition_point(|&(other, ..)| other < value);
    let alpha = |observed: f64, expected: f64| Some(1.0 - (n - 1.0) * observed / expected).filter(|x| x.is_finite());

    let observed = |unit: &[f64]| squared_pairs(unit.iter().map(|&value| (value, 1.0))) / (unit.len() - 1) as f64;
    let of_squares = |of: &dyn Fn(usize) -> f64| {
        let expected = squared_pairs(different.iter().enumerate().map(|(at, &(_, count, _))| (of(at), count)));
        let found = units.iter().map(|unit| observed(&unit.iter().map(|&v| of(place(v))).collect::<Vec<_>>())).sum();
        alpha(found, expected)
    };
    let ordinal = of_squares(&|at| different[at].2);
    let interval = of_squares(&|at| table.number(different[at].0));

    let counts = |unit: &[i128]| {
        let mut sorted = unit.to_vec();
        sorted.sort_unstable();
        let same: usize = sorted.chunk_by(|a, b| a == b).map(|equal| equal.len() * equal.len()).sum();
        (unit.len() * unit.len() - same) as f64 / (unit.len() - 1) as f64
    };
    let expected = n * n - different.iter().map(|(_, count, _)| count * count).sum::<f64>();
    let nominal = alpha(units.iter().map(|unit| counts(unit)).sum(), expected);

    // Ratios have no meaning below zero.
    let ratio = (sorted[0] >= 0).then(|| {
        let found = units
            .iter()
            .map(|unit| {
                let values: Vec<(f64, f64)> = unit.iter().map(|&value| (table.number(value), 1.0)).collect();
                ratio_pairs(&values) / (unit.len() - 1) as f64
            })
            .sum();
        let values: Vec<(f64, f64)> = different.iter().map(|&(value, count, _)| (table.number(value), count)).collect();
        let expected = if values.len() <= MOST_VALUES { ratio_pairs(&values) } else { ratio_integral(&values) };
        alpha(found, expected)
    });
    [nominal, ordinal, interval, ratio.flatten()]
}

/// Σ over ordered pairs of (a − b)², of values with their counts.
fn squared_pairs(values: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let (sum, count) = values.clone().fold((0.0, 0.0), |(sum, n), (value, count)| (sum + value * count, n + count));
    let mean = sum / count;
    2.0 * count * values.map(|(value, count)| count * (value - mean).powi(2)).sum::<f64>()
}

/// Σ over ordered pairs of ((a − b) ∕ (a + b))², pair by pair.
fn ratio_pairs(values: &[(f64, f64)]) -> f64 {
    let mut sum = 0.0;
    for (index, &(a, count)) in values.iter().enumerate() {
        let row: f64 = values[..index]
            .iter()
            .map(|&(b, other)| if a == b { 0.0 } else { other * ((a - b) / (a + b)).powi(2) })
            .sum();
        sum += 2.0 * count * row;
    }
    sum
}

/// The same for many values: `1 ∕ (a + b)²` is the integral of `t e^(−t(a + b))`, and under the integral the sum
/// over pairs is a product of sums over values. The trapezoidal rule over log t is exact to many digits.
fn ratio_integral(values: &[(f64, f64)]) -> f64 {
    const STEP: f64 = 0.125;
    let least = values.iter().map(|value| value.0).filter(|value| *value > 0.0).fold(f64::INFINITY, f64::min);
    let most = values.iter().map(|value| value.0).fold(0.0, f64::max);
    let (from, to) = ((1e-8 / most).ln(), (40.0 / least).ln());
    let steps = ((to - from) / STEP).ceil() as usize;
    (0..=steps)
        .map(|step| {
            let t = (from + step as f64 * STEP).exp();
            let (mut zeroth, mut first, mut second) = (0.0, 0.0, 0.0);
            for &(value, count) in values {
                let part = count * (-t * value).exp();
                zeroth += part;
                first += part * value;
                second += part * value * value;
            }
            2.0 * (second * zeroth - first * first) * t * t * STEP
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integral_is_the_sum_over_pairs() {
        for shift in [0.0, 0.5, 40.0] {
            let values: Vec<(f64, f64)> =
                (0..300).map(|n| (shift + f64::from(n) * 0.37, f64::from(n % 3 + 1))).collect();
            let (pairs, integral) = (ratio_pairs(&values), ratio_integral(&values));
            assert!((pairs - integral).abs() < 1e-9 * pairs, "{shift}: {pairs} {integral}");
        }
    }
}
