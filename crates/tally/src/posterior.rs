//! Draws from the joint posterior of entries and jurors at the fitted variances. No I/O.
//!
//! Entries that share jurors are uncertain together: a juror who is milder than we think lifts all of them.
//! So entries are never drawn one by one.

use super::draws::{Random, Source};
use super::reml::Fit;

/// A fit to draw from.
pub struct Posterior<'a> {
    fit: &'a Fit,
    seed: u64,
}

impl<'a> Posterior<'a> {
    pub fn new(fit: &'a Fit, seed: u64) -> Self {
        Self { fit, seed }
    }
}

impl Source for Posterior<'_> {
    fn entries(&self) -> usize {
        self.fit.entries.len()
    }

    fn draw(&self, first: usize, values: &mut [f64]) {
        let (fit, entries) = (self.fit, self.fit.entries.len());
        let design = &fit.design;
        let (slim, wide) = (design.slim(), values.len() / entries);
        let mut randoms: Vec<Random> = (0..wide).map(|row| Random::of(self.seed, first + row)).collect();
        // The slim block: the factor's inverse, transposed, times noise has the right variance.
        let mut noise = vec![0.0; slim * wide];
        for (row, random) in randoms.iter_mut().enumerate() {
            for level in 0..slim {
                noise[level * wide + row] = random.normal();
            }
        }
        fit.factor.solve_backward(&mut noise, wide);
        let deviation = fit.residual.sqrt();
        let [entry, juror] = [fit.ratios.entry, fit.ratios.juror].map(f64::sqrt);
        if !design.entries_tall {
            for (level, &(effect, _)) in fit.entries.iter().enumerate() {
                for row in 0..wide {
                    values[row * entries + level] = fit.mean + effect + deviation * entry * noise[level * wide + row];
                }
            }
            return;
        }
        // The tall block, given the slim one, is independent noise.
        let mut met = vec![0.0; wide];
        for (level, &(effect, _)) in fit.entries.iter().enumerate() {
            let columns = design.met(level);
            let divisor = 1.0 + fit.ratios.entry * columns.len() as f64;
            met.fill(0.0);
            for &column in columns {
                for (sum, value) in met.iter_mut().zip(&noise[column as usize * wide..][..wide]) {
                    *sum += value;
                }
            }
            for (row, random) in randoms.iter_mut().enumerate() {
                let own = random.normal() / divisor.sqrt();
                let part = own - entry * juror * met[row] / divisor;
                values[row * entries + level] = fit.mean + effect + deviation * entry * part;
            }
        }
    }
}
