//! Juror severity: `points = mean + entry + juror + rest`, crossed random effects, variances by REML. No I/O.
//!
//! The larger of the two blocks is diagonal and is eliminated; what remains is dense over the smaller one.
//! Variances are found as ratios to the residual variance, which has a closed form, by Newton's method with
//! the average information matrix; a ratio that wants to be negative stays at zero ("singular fit" in lme4).
//! Everything is written without dividing by a ratio, so that zero is a value like any other.

use super::dense::{Lower, dot};
use super::table::Table;

/// More steps than this are only needed by data that no model of this kind fits.
const MOST_STEPS: usize = 60;
/// Newton stops when the expected gain in −2 log-likelihood is below this.
const ENOUGH: f64 = 1e-11;
/// A ratio this small is tried as zero.
const NEXT_TO_NOTHING: f64 = 1e-7;
/// A ratio this large means that nothing is left for the residual.
const NO_REST: f64 = 1e9;

/// The scores as the model sees them: the larger block, which is eliminated, is `tall`, the other `slim`.
pub struct Design {
    /// Whether the entries are the larger block.
    pub entries_tall: bool,
    tall: usize,
    slim: usize,
    /// Where each tall level's observations begin, and the end.
    starts: Vec<usize>,
    /// The slim level of each observation.
    columns: Vec<u32>,
    values: Vec<f64>,
    slim_counts: Vec<f64>,
    /// Taken off the values, so that sums stay small.
    centre: f64,
}

/// Variances as ratios to the residual variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratios {
    pub entry: f64,
    pub juror: f64,
}

/// What the model says.
pub struct Fit {
    pub mean: f64,
    pub ratios: Ratios,
    pub residual: f64,
    /// −2 log-likelihood, restricted, as lme4 prints it.
    pub reml: f64,
    /// By entry: effect and conditional standard deviation.
    pub entries: Vec<(f64, f64)>,
    /// By juror: effect and conditional standard deviation.
    pub jurors: Vec<(f64, f64)>,
    /// The factor of the slim block's precision, from which draws are made.
    pub(super) factor: Lower,
    pub(super) design: Design,
}

impl Fit {
    pub fn variance_of_entries(&self) -> f64 {
        self.ratios.entry * self.residual
    }

    pub fn variance_of_jurors(&self) -> f64 {
        self.ratios.juror * self.residual
    }
}

/// Why the model cannot be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// All points are the same, or entry and juror explain them completely.
    NoVariance,
    /// No entry, or no juror, has two sheets.
    NoRepeats,
}

/// One block's ratio and the one of the other: tall first.
type Pair = [f64; 2];

/// The model at given ratios.
struct Point {
    ratios: Pair,
    factor: Lower,
    /// What elimination divides by, per tall level.
    divisors: Vec<f64>,
    mean: f64,
    /// Residuals by observation: the projected values.
    rest: Vec<f64>,
    /// `H⁻¹ 1` by observation, and its sum.
    ones: Vec<f64>,
    weight: f64,
    residual: f64,
    criterion: f64,
    /// The effects as parts of their standard deviation, tall and slim.
    effects: [Vec<f64>; 2],
}

impl Design {
    /// Sees a table whose entries and jurors all have sheets.
    pub fn new(table: &Table) -> Self {
        let entries_tall = table.entries >= table.jurors;
        let (tall, slim) = if entries_tall { (table.entries, table.jurors) } else { (table.jurors, table.entries) };
        let mut triples: Vec<(u32, u32, f64)> = table
            .cells
            .iter()
            .map(|cell| {
                let value = table.number(cell.total);
                if entries_tall { (cell.entry, cell.juror, value) } else { (cell.juror, cell.entry, value) }
            })
            .collect();
        triples.sort_unstable_by_key(|&(tall, slim, _)| (tall, slim));
        let centre = triples.iter().map(|triple| triple.2).sum::<f64>() / triples.len().max(1) as f64;
        let mut starts = vec![0; tall + 1];
        let mut slim_counts = vec![0.0; slim];
        for &(row, column, _) in &triples {
            starts[row as usize + 1] += 1;
            slim_counts[column as usize] += 1.0;
        }
        for row in 0..tall {
            starts[row + 1] += starts[row];
        }
        Self {
            entries_tall,
            tall,
            slim,
            starts,
            columns: triples.iter().map(|triple| triple.1).collect(),
            values: triples.iter().map(|triple| triple.2 - centre).collect(),
            slim_counts,
            centre,
        }
    }

    pub fn slim(&self) -> usize {
        self.slim
    }

    /// The slim levels that a tall level meets.
    pub fn met(&self, row: usize) -> &[u32] {
        &self.columns[self.starts[row]..self.starts[row + 1]]
    }

    fn count(&self, row: usize) -> f64 {
        (self.starts[row + 1] - self.starts[row]) as f64
    }

    /// Sums by tall and by slim level.
    fn sums(&self, values: &[f64]) -> [Vec<f64>; 2] {
        let mut slim = vec![0.0; self.slim];
        let tall = (0..self.tall)
            .map(|row| {
                let here = self.starts[row]..self.starts[row + 1];
                for (&column, &value) in self.columns[here.clone()].iter().zip(&values[here.clone()]) {
                    slim[column as usize] += value;
                }
                values[here].iter().sum()
            })
            .collect();
        [tall, slim]
    }

    /// What belongs to each observation of values by level.
    fn spread(&self, [tall, slim]: &[Vec<f64>; 2]) -> Vec<f64> {
        let mut spread = Vec::with_capacity(self.columns.len());
        for (row, level) in tall.iter().enumerate() {
            spread.extend(self.met(row).iter().map(|&column| level + slim[column as usize]));
        }
        spread
    }

    /// Where to begin: the estimates of analysis of variance, by three equations of expected sums of squares.
    fn start(&self) -> Pair {
        let n = self.values.len() as f64;
        let [tall, slim] = self.sums(&self.values);
        let total: f64 = self.values.iter().map(|value| value * value).sum();
        let squares_tall: f64 = (0..self.tall).map(|row| tall[row] * tall[row] / self.count(row)).sum();
        let squares_slim: f64 = slim.iter().zip(&self.slim_counts).map(|(sum, count)| sum * sum / count).sum();
        let mean = self.values.iter().sum::<f64>().powi(2) / n;
        let repeated_tall = (0..self.tall).map(|row| self.count(row).powi(2)).sum::<f64>() / n;
        let repeated_slim = self.slim_counts.iter().map(|count| count * count).sum::<f64>() / n;
        let (a, b) = (self.tall as f64, self.slim as f64);
        // Expected: coefficients of the tall, the slim and the residual variance.
        let rows = [
            [n - repeated_tall, n - repeated_slim, n - 1.0, total - mean],
            [n - repeated_tall, a - repeated_slim, a - 1.0, squares_tall - mean],
            [b - repeated_tall, n - repeated_slim, b - 1.0, squares_slim - mean],
        ];
        let [tall, slim, residual] = solve_three(rows);
        let least = 0.01 * total / n;
        let residual = residual.max(least);
        [tall, slim].map(|variance| (variance.max(least) / residual).min(1e4))
    }

    fn at(&self, ratios: Pair) -> Option<Point> {
        let [tall, slim] = ratios;
        let divisors: Vec<f64> = (0..self.tall).map(|row| 1.0 + tall * self.count(row)).collect();
        let mut factor = Lower::zero(self.slim);
        for (row, divisor) in divisors.iter().enumerate() {
            let share = slim * tall / divisor;
            let met = self.met(row);
            for (index, &column) in met.iter().enumerate() {
                // Columns ascend within a row, so this is the lower triangle.
                let cells = &mut factor.cells[column as usize * self.slim..];
                for &other in &met[..=index] {
                    cells[other as usize] -= share;
                }
            }
        }
        for (column, count) in self.slim_counts.iter().enumerate() {
            factor.cells[column * self.slim + column] += 1.0 + slim * count;
        }
        if !factor.factor() {
            return None;
        }
        let n = self.values.len() as f64;
        let mut point = Point {
            ratios,
            factor,
            divisors,
            mean: 0.0,
            rest: Vec::new(),
            ones: Vec::new(),
            weight: 0.0,
            residual: 0.0,
            criterion: 0.0,
            effects: [Vec::new(), Vec::new()],
        };
        point.ones = self.whiten(&point, &vec![1.0; self.values.len()]).0;
        point.weight = point.ones.iter().sum();
        point.mean = dot(&point.ones, &self.values) / point.weight;
        let centred: Vec<f64> = self.values.iter().map(|value| value - point.mean).collect();
        (point.rest, point.effects) = self.whiten(&point, &centred);
        point.residual = dot(&point.rest, &centred) / (n - 1.0);
        let determinant = 2.0 * (0..self.slim).map(|k| point.factor.at(k, k).ln()).sum::<f64>()
            + point.divisors.iter().map(|divisor| divisor.ln()).sum::<f64>();
        point.criterion =
            determinant + point.weight.ln() + (n - 1.0) * (1.0 + (std::f64::consts::TAU * point.residual).ln());
        (point.residual > 0.0 && point.criterion.is_finite()).then_some(point)
    }

    /// `H⁻¹ values`, where H is the variance of the points by the residual variance; and the effects it takes off.
    fn whiten(&self, point: &Point, values: &[f64]) -> (Vec<f64>, [Vec<f64>; 2]) {
        let [tall, slim] = point.ratios.map(f64::sqrt);
        let [mut high, mut low] = self.sums(values);
        for (row, sum) in high.iter_mut().enumerate() {
            *sum *= tall / point.divisors[row];
            for &column in self.met(row) {
                low[column as usize] -= tall * *sum;
            }
        }
        for sum in &mut low {
            *sum *= slim;
        }
        point.factor.solve_forward(&mut low);
        point.factor.solve_backward(&mut low, 1);
        for (row, value) in high.iter_mut().enumerate() {
            let met: f64 = self.met(row).iter().map(|&column| low[column as usize]).sum();
            *value -= tall * slim * met / point.divisors[row];
        }
        let scaled = [high.iter().map(|x| x * tall).collect(), low.iter().map(|x| x * slim).collect()];
        let rest = values.iter().zip(self.spread(&scaled)).map(|(value, effect)| value - effect).collect();
        (rest, [high, low])
    }

    /// The diagonal of the inverse of `I + ΛZ'ZΛ`: tall and slim.
    fn inverse_diagonals(&self, point: &Point) -> [Vec<f64>; 2] {
        let inverse = point.factor.inverse();
        let both = point.ratios[0] * point.ratios[1];
        let tall = (0..self.tall)
            .map(|row| {
                let met = self.met(row);
                let mut sum = 0.0;
                for (index, &column) in met.iter().enumerate() {
                    let cells = inverse.row(column as usize);
                    sum += cells[column as usize]
                        + 2.0 * met[..index].iter().map(|&other| cells[other as usize]).sum::<f64>();
                }
                let divisor = point.divisors[row];
                1.0 / divisor + both * sum / (divisor * divisor)
            })
            .collect();
        [tall, (0..self.slim).map(|column| inverse.at(column, column)).collect()]
    }

    /// Derivatives of the log-likelihood by both ratios, and the average information matrix.
    fn slopes(&self, point: &Point, diagonals: &[Vec<f64>; 2]) -> (Pair, [Pair; 2]) {
        let n = self.values.len() as f64;
        let traces = [0, 1].map(|block| {
            let ratio = point.ratios[block];
            if ratio > 0.0 {
                diagonals[block].iter().map(|cell| 1.0 - cell).sum::<f64>() / ratio
            } else if block == 0 {
                // The block at zero leaves only the other one, which has a closed form.
                let other = point.ratios[1];
                n - self.slim_counts.iter().map(|count| other * count / (1.0 + other * count)).sum::<f64>()
            } else {
                n - point.divisors.iter().map(|divisor| 1.0 - 1.0 / divisor).sum::<f64>()
            }
        });
        let ones = self.sums(&point.ones);
        let rests = self.sums(&point.rest);
        let squares = [0, 1].map(|block| dot(&rests[block], &rests[block]));
        let gradient = [0, 1].map(|block| {
            let trace = traces[block] - dot(&ones[block], &ones[block]) / point.weight;
            -0.5 * (trace - squares[block] / point.residual)
        });
        let none = [vec![0.0; self.tall], vec![0.0; self.slim]];
        let working = [0, 1].map(|block| {
            let mut levels = none.clone();
            levels[block].clone_from(&rests[block]);
            self.spread(&levels)
        });
        let projected = [0, 1].map(|block| {
            let mut white = self.whiten(point, &working[block]).0;
            let part = dot(&point.ones, &working[block]) / point.weight;
            for (value, one) in white.iter_mut().zip(&point.ones) {
                *value -= part * one;
            }
            white
        });
        let information = [0, 1].map(|a| {
            [0, 1].map(|b| {
                0.5 * (dot(&working[a], &projected[b]) / point.residual
                    - squares[a] * squares[b] / (point.residual * point.residual * (n - 1.0)))
            })
        });
        (gradient, information)
    }

    /// The optimum, from the given ratios or from the best guess.
    fn search(&self) -> Result<(Point, [Vec<f64>; 2]), Unfit> {
        let n = self.values.len();
        if n <= self.tall || n <= self.slim {
            return Err(Unfit::NoRepeats);
        }
        let spread: f64 = self.values.iter().map(|value| value * value).sum();
        if spread <= 1e-20 * (1.0 + self.centre * self.centre) * n as f64 {
            return Err(Unfit::NoVariance);
        }
        let mut point = self.at(self.start()).ok_or(Unfit::NoVariance)?;
        for _ in 0..MOST_STEPS {
            let diagonals = self.inverse_diagonals(&point);
            let (gradient, information) = self.slopes(&point, &diagonals);
            let step = newton(point.ratios, gradient, information);
            let gain = 2.0 * (step[0] * gradient[0] + step[1] * gradient[1]);
            if gain < ENOUGH {
                return Ok((point, diagonals));
            }
            let Some(next) = self.go(&point, step) else { return Ok((point, diagonals)) };
            if next.ratios.iter().any(|ratio| *ratio > NO_REST) {
                return Err(Unfit::NoVariance);
            }
            point = next;
        }
        let diagonals = self.inverse_diagonals(&point);
        Ok((point, diagonals))
    }

    /// A step that does not make it worse, halved until then.
    fn go(&self, from: &Point, step: Pair) -> Option<Point> {
        let mut share = 1.0;
        for _ in 0..30 {
            let ratios = [0, 1].map(|block| {
                let (now, next) = (from.ratios[block], from.ratios[block] + share * step[block]);
                // A step over the edge goes most of the way: the edge itself is tried last.
                let next = if next > 0.0 { next } else { now / 10.0 };
                if next < NEXT_TO_NOTHING { 0.0 } else { next }
            });
            if let Some(next) = self.at(ratios).filter(|next| next.criterion <= from.criterion + 1e-9) {
                return Some(next);
            }
            share /= 2.0;
        }
        None
    }

    fn fit(self, point: Point, diagonals: [Vec<f64>; 2]) -> Fit {
        let Point { ratios, factor, mean, residual, criterion, effects, .. } = point;
        let blocks = [0, 1].map(|block| {
            let (root, variance) = (ratios[block].sqrt(), ratios[block] * residual);
            effects[block]
                .iter()
                .zip(&diagonals[block])
                .map(|(effect, cell)| (root * effect, (variance * cell).max(0.0).sqrt()))
                .collect::<Vec<_>>()
        });
        let [tall, slim] = blocks;
        let (entries, jurors, entry, juror) =
            if self.entries_tall { (tall, slim, ratios[0], ratios[1]) } else { (slim, tall, ratios[1], ratios[0]) };
        let ratios = Ratios { entry, juror };
        Fit { mean: mean + self.centre, ratios, residual, reml: criterion, entries, jurors, factor, design: self }
    }
}

/// Fits the model.
///
/// # Errors
/// When there is no variance that it could estimate.
pub fn fit(table: &Table) -> Result<Fit, Unfit> {
    let design = Design::new(table);
    let (point, diagonals) = design.search()?;
    Ok(design.fit(point, diagonals))
}

/// The entries' values at known variance ratios: what changes when only the points change.
pub fn values_at(table: &Table, ratios: Ratios) -> Option<Vec<f64>> {
    let design = Design::new(table);
    let pair = if design.entries_tall { [ratios.entry, ratios.juror] } else { [ratios.juror, ratios.entry] };
    let point = design.at(pair)?;
    let block = usize::from(!design.entries_tall);
    let (root, mean) = (ratios.entry.sqrt(), point.mean + design.centre);
    Some(point.effects[block].iter().map(|effect| mean + root * effect).collect())
}

/// Newton's step, which leaves a ratio at the edge alone while the likelihood wants it there.
fn newton(ratios: Pair, gradient: Pair, information: [Pair; 2]) -> Pair {
    let held = [0, 1].map(|block| ratios[block] == 0.0 && gradient[block] <= 0.0);
    let alone = |block: usize| gradient[block] / information[block][block].max(f64::MIN_POSITIVE);
    match held {
        [true, true] => [0.0, 0.0],
        [true, false] => [0.0, alone(1)],
        [false, true] => [alone(0), 0.0],
        [false, false] => {
            let [[a, b], [c, d]] = information;
            let determinant = a * d - b * c;
            if determinant > 1e-12 * a * d {
                [(d * gradient[0] - b * gradient[1]) / determinant, (a * gradient[1] - c * gradient[0]) / determinant]
            } else {
                [alone(0) / 2.0, alone(1) / 2.0]
            }
        }
    }
}

/// Solves three equations by elimination; zeros where they do not determine anything.
fn solve_three(mut rows: [[f64; 4]; 3]) -> [f64; 3] {
    for column in 0..3 {
        let best = (column..3).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()));
        rows.swap(column, best.unwrap_or(column));
        let pivot = rows[column][column];
        if pivot.abs() < 1e-9 {
            return [0.0; 3];
        }
        for row in 0..3 {
            if row != column {
                let share = rows[row][column] / pivot;
                let source = rows[column];
                for (cell, value) in rows[row].iter_mut().zip(source) {
                    *cell -= share * value;
                }
            }
        }
    }
    [0, 1, 2].map(|row| rows[row][3] / rows[row][row])
}
