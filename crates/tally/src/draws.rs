//! Chances by simulation: many draws of all values at once, ranked each. No I/O.
//!
//! Every draw has its own random numbers, made from the seed and its number: the result is the same every time,
//! on any number of threads.

use std::thread;

/// How many draws a source makes in one go.
pub const BATCH: usize = 32;

/// Random numbers (SplitMix64), enough for simulation and for nothing secret.
pub struct Random {
    state: u64,
    /// The second of a pair of normal numbers.
    spare: Option<f64>,
}

impl Random {
    /// The numbers of one draw.
    pub fn of(seed: u64, draw: usize) -> Self {
        let mut random = Self { state: seed ^ 0x6a09_e667_f3bc_c908, spare: None };
        random.state ^= random.next().wrapping_add((draw as u64).wrapping_mul(0xd134_2543_de82_ef95));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Between 0 and 1, never either.
    pub fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        // Marsaglia's polar method makes two at a time.
        loop {
            let (a, b) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = a * a + b * b;
            if square < 1.0 {
                let factor = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(b * factor);
                return a * factor;
            }
        }
    }

    /// Exponential with mean 1: the weights of a Bayesian bootstrap.
    pub fn exponential(&mut self) -> f64 {
        -self.uniform().ln()
    }
}

/// Something whose values are uncertain.
pub trait Source: Sync {
    fn entries(&self) -> usize;

    /// Fills `values` with one row of values per draw, from draw `first` on; at most [`BATCH`] rows.
    fn draw(&self, first: usize, values: &mut [f64]);
}

/// What the draws say about one entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    /// The chance of each prize place. A shared place counts in equal parts.
    pub places: Vec<f64>,
    /// Between which ranks 95 % of the draws are.
    pub ranks: (usize, usize),
    /// Between which values 95 % of the draws are.
    pub values: (f64, f64),
    /// Standard deviation of the drawn values.
    pub sd: f64,
}

/// One worker's share.
struct Share {
    places: Vec<f64>,
    /// Draw after draw.
    ranks: Vec<u32>,
    values: Vec<f32>,
}

/// Draws and counts.
pub fn simulate(source: &impl Source, draws: usize, places: usize) -> Vec<Chances> {
    let entries = source.entries();
    if entries == 0 || draws == 0 {
        return Vec::new();
    }
    // Two shares whatever the machine: the order of adding is part of the result.
    let middle = (draws / 2).div_ceil(BATCH) * BATCH;
    let shares = thread::scope(|scope| {
        let first = scope.spawn(|| share(source, 0, middle.min(draws), places));
        let second = share(source, middle.min(draws), draws, places);
        [first.join().expect("drawing does not panic"), second]
    });
    let gather = |entry: usize| {
        let places: Vec<f64> = (0..places)
            .map(|place| shares.iter().map(|share| share.places[entry * places + place]).sum::<f64>() / draws as f64)
            .collect();
        let of =
            |share: &Share, draw: usize| (share.ranks[draw * entries + entry], share.values[draw * entries + entry]);
        let (mut ranks, mut values): (Vec<u32>, Vec<f32>) =
            shares.iter().flat_map(|share| (0..share.ranks.len() / entries).map(move |draw| of(share, draw))).unzip();
        let mean = values.iter().map(|&v| f64::from(v)).sum::<f64>() / draws as f64;
        let square = values.iter().map(|&v| (f64::from(v) - mean).powi(2)).sum::<f64>();
        let ends = [quantile(0.025, draws), quantile(0.975, draws)];
        let [low, high] = ends.map(|at| *ranks.select_nth_unstable(at).1 as usize);
        let [bottom, top] = ends.map(|at| f64::from(*values.select_nth_unstable_by(at, f32::total_cmp).1));
        Chances { places, ranks: (low, high), values: (bottom, top), sd: (square / (draws.max(2) - 1) as f64).sqrt() }
    };
    let half = entries / 2;
    thread::scope(|scope| {
        let first = scope.spawn(|| (0..half).map(gather).collect::<Vec<_>>());
        let second: Vec<_> = (half..entries).map(gather).collect();
        let mut chances = first.join().expect("counting does not panic");
        chances.extend(second);
        chances
    })
}

fn quantile(share: f64, draws: usize) -> usize {
    ((draws as f64 * share) as usize).min(draws - 1)
}

fn share(source: &impl Source, from: usize, to: usize, places: usize) -> Share {
    let entries = source.entries();
    let count = (to - from) * entries;
    let mut share =
        Share { places: vec![0.0; entries * places], ranks: vec![0; count], values: Vec::with_capacity(count) };
    let mut batch = vec![0.0; BATCH * entries];
    let mut order: Vec<u64> = Vec::with_capacity(entries);
    for first in (from..to).step_by(BATCH) {
        let rows = BATCH.min(to - first);
        source.draw(first, &mut batch[..rows * entries]);
        for (row, values) in batch[..rows * entries].chunks_exact(entries).enumerate() {
            let ranks = &mut share.ranks[(first - from + row) * entries..][..entries];
            share.values.extend(values.iter().map(|&value| value as f32));
            rank(values, &mut order, ranks, |entry, place, part| {
                if place < places {
                    share.places[entry * places + place] += part;
                }
            });
        }
    }
    share
}

/// Ranks values, highest first; tells each entry's share of each place to `count`.
fn rank(values: &[f64], order: &mut Vec<u64>, ranks: &mut [u32], mut count: impl FnMut(usize, usize, f64)) {
    order.clear();
    order.extend(values.iter().enumerate().map(|(entry, &value)| u64::from(descending(value)) << 32 | entry as u64));
    order.sort_unstable();
    let mut from = 0;
    while from < order.len() {
        let key = order[from] >> 32;
        let equal = order[from..].iter().take_while(|other| *other >> 32 == key).count();
        for &item in &order[from..from + equal] {
            let entry = (item & 0xffff_ffff) as usize;
            ranks[entry] = from as u32 + 1;
            // Only the first places are asked for.
            for place in from..(from + equal).min(from + 64) {
                count(entry, place, 1.0 / equal as f64);
            }
        }
        from += equal;
    }
}

/// A key that sorts the highest value first. Single precision: what differs by less is a tie in a simulation.
fn descending(value: f64) -> u32 {
    // Adding zero makes one zero of both.
    let bits = (value as f32 + 0.0).to_bits();
    if bits >> 31 == 1 { bits } else { !(bits | 1 << 31) }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(Vec<f64>);

    impl Source for Fixed {
        fn entries(&self) -> usize {
            self.0.len()
        }
        fn draw(&self, _: usize, values: &mut [f64]) {
            for row in values.chunks_exact_mut(self.0.len()) {
                row.copy_from_slice(&self.0);
            }
        }
    }

    #[test]
    fn certain_values_have_certain_places_and_ties_share_them() {
        let chances = simulate(&Fixed(vec![1.0, 3.0, -2.0, 3.0, -0.0, 0.0]), 100, 3);
        let ranks: Vec<_> = chances.iter().map(|c| c.ranks).collect();
        assert_eq!(ranks, [(3, 3), (1, 1), (6, 6), (1, 1), (4, 4), (4, 4)]);
        assert_eq!(chances[1].places, [0.5, 0.5, 0.0]);
        assert_eq!(chances[0].places, [0.0, 0.0, 1.0]);
        assert_eq!(chances[2].values, (-2.0, -2.0));
    }

    #[test]
    fn keys_sort_as_numbers_do() {
        let values = [f64::MAX, 1e30, 7.5, 7.25, 1e-30, 0.0, -1e-30, -3.0, -1e30];
        assert!(values.windows(2).all(|pair| descending(pair[0]) < descending(pair[1])));
        assert_eq!(descending(0.0), descending(-0.0));
    }

    #[test]
    fn random_numbers_have_the_moments_they_should() {
        let mut random = Random::of(1, 2);
        let normals: Vec<f64> = (0..100_000).map(|_| random.normal()).collect();
        let mean = normals.iter().sum::<f64>() / 1e5;
        let square = normals.iter().map(|x| x * x).sum::<f64>() / 1e5;
        let fourth = normals.iter().map(|x| x.powi(4)).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.01 && (square - 1.0).abs() < 0.02 && (fourth - 3.0).abs() < 0.1);
        let exponential = (0..100_000).map(|_| random.exponential()).sum::<f64>() / 1e5;
        assert!((exponential - 1.0).abs() < 0.02);
        assert_ne!(Random::of(1, 2).next(), Random::of(1, 3).next());
        assert_ne!(Random::of(1, 2).next(), Random::of(2, 2).next());
    }
}
