//! Dense symmetric positive definite matrices: factor, solve, invert. No I/O.
//!
//! The work is done in tiles of four by four from packed strips, which the compiler turns into vector
//! instructions, and by two threads. Only lower triangles are read and written.

use std::thread;

/// The width of a block: three of its panels fit into the first cache.
const BLOCK: usize = 64;
/// The side of a tile.
const TILE: usize = 4;
/// Below this, starting a thread costs more than it saves.
const ALONE: usize = 192;

/// A square matrix, row after row; only the lower triangle has a meaning.
#[derive(Clone, Debug)]
pub struct Lower {
    pub size: usize,
    pub cells: Vec<f64>,
}

impl Lower {
    pub fn zero(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// The cell of a symmetric matrix, whichever triangle is asked for.
    #[cfg(test)]
    pub fn symmetric(&self, a: usize, b: usize) -> f64 {
        if a < b { self.at(b, a) } else { self.at(a, b) }
    }

    pub fn row(&self, row: usize) -> &[f64] {
        &self.cells[row * self.size..row * self.size + row + 1]
    }

    /// Replaces a positive definite matrix by its Cholesky factor; false where it is not positive definite.
    pub fn factor(&mut self) -> bool {
        let size = self.size;
        for from in (0..size).step_by(BLOCK) {
            let to = (from + BLOCK).min(size);
            if !self.factor_corner(from, to) {
                return false;
            }
            self.solve_panel(from, to);
            let panel = Strips::pack(size - to, to - from, |row, k| self.at(to + row, from + k));
            let rows = &mut self.cells[to * size..];
            in_two(rows, size, triangle_middle(size - to), |first, rows| {
                subtract_product(rows, size, to, first, &panel);
            });
        }
        true
    }

    fn factor_corner(&mut self, from: usize, to: usize) -> bool {
        for row in from..to {
            for column in from..=row {
                let (above, below) = self.cells.split_at_mut(row * self.size);
                let left = if row == column {
                    &below[from..column]
                } else {
                    &above[column * self.size + from..][..column - from]
                };
                let rest = below[column] - dot(&below[from..column], left);
                if row == column {
                    // Also refuses what is not a number.
                    if rest.is_nan() || rest <= 0.0 {
                        return false;
                    }
                    below[column] = rest.sqrt();
                } else {
                    below[column] = rest / above[column * self.size + column];
                }
            }
        }
        true
    }

    /// The rows below a factored corner: x · corner' = row.
    fn solve_panel(&mut self, from: usize, to: usize) {
        let size = self.size;
        let (above, below) = self.cells.split_at_mut(to * size);
        for row in below.chunks_exact_mut(size) {
            for column in from..to {
                let corner = &above[column * size + from..=column * size + column];
                let rest = row[column] - dot(&row[from..column], &corner[..column - from]);
                row[column] = rest / corner[column - from];
            }
        }
    }

    /// Solves `factor · x = right` in place.
    pub fn solve_forward(&self, right: &mut [f64]) {
        for row in 0..self.size {
            let cells = self.row(row);
            right[row] = (right[row] - dot(&cells[..row], &right[..row])) / cells[row];
        }
    }

    /// Solves `factor' · x = right` in place, for `wide` right sides that lie beside each other.
    pub fn solve_backward(&self, right: &mut [f64], wide: usize) {
        for row in (0..self.size).rev() {
            let cells = self.row(row);
            let (above, here) = right[..(row + 1) * wide].split_at_mut(row * wide);
            for value in here.iter_mut() {
                *value /= cells[row];
            }
            for (values, &cell) in above.chunks_exact_mut(wide).zip(cells) {
                for (value, &solved) in values.iter_mut().zip(&*here) {
                    *value -= cell * solved;
                }
            }
        }
    }

    /// The inverse of the factor, again lower triangular.
    fn inverse_of_factor(&self) -> Self {
        let size = self.size;
        let mut inverse = Self::zero(size);
        for from in (0..size).step_by(BLOCK) {
            let to = (from + BLOCK).min(size);
            // Rows of the block: -corner⁻¹ · (left part of the factor) · (what is inverted above).
            let left = Strips::pack(to - from, from, |row, k| self.at(from + row, k));
            let (done, rest) = inverse.cells.split_at_mut(from * size);
            let parts: Vec<(usize, Vec<f64>)> = in_columns(from, |first, last| {
                let mut part = vec![0.0; (to - from) * (last - first)];
                for column in (first..last).step_by(BLOCK) {
                    let end = (column + BLOCK).min(last);
                    let above = Strips::pack(end - column, from - column, |j, k| {
                        if k >= j { done[(column + k) * size + column + j] } else { 0.0 }
                    });
                    subtract(&mut part[column - first..], last - first, &left, column, &above);
                }
                part
            });
            for (first, part) in &parts {
                let wide = part.len() / (to - from).max(1);
                for (row, values) in part.chunks_exact(wide.max(1)).enumerate() {
                    rest[row * size + first..][..wide].copy_from_slice(values);
                }
            }
            for row in 0..to - from {
                let cells = &self.cells[(from + row) * size + from..][..=row];
                let (above, here) = rest.split_at_mut(row * size);
                here[from + row] = 1.0;
                for (k, &cell) in cells[..row].iter().enumerate() {
                    let source = &above[k * size..k * size + from + k + 1];
                    for (value, &other) in here.iter_mut().zip(source) {
                        *value -= cell * other;
                    }
                }
                for value in &mut here[..=from + row] {
                    *value /= cells[row];
                }
            }
        }
        inverse
    }

    /// The inverse of the matrix whose factor this is.
    pub fn inverse(&self) -> Self {
        let size = self.size;
        let root = self.inverse_of_factor();
        let mut inverse = Self::zero(size);
        let blocks: Vec<(usize, &mut [f64])> = inverse
            .cells
            .chunks_mut(BLOCK * size.max(1))
            .enumerate()
            .map(|(block, rows)| (block * BLOCK, rows))
            .collect();
        let one = |(from, rows): (usize, &mut [f64])| {
            let to = (from + BLOCK).min(size);
            for start in (from..size).step_by(BLOCK) {
                let end = (start + BLOCK).min(size);
                let cell = |k: usize, column: usize| if column <= k { -root.at(k, column) } else { 0.0 };
                let left = Strips::pack(to - from, end - start, |row, k| cell(start + k, from + row));
                let above = Strips::pack(to, end - start, |column, k| -cell(start + k, column));
                subtract(rows, size, &left, 0, &above);
            }
        };
        if size < ALONE {
            blocks.into_iter().for_each(one);
        } else {
            // Every other block, so that both threads have long and short ones.
            let (even, odd): (Vec<_>, Vec<_>) =
                blocks.into_iter().partition(|(from, _)| (from / BLOCK).is_multiple_of(2));
            thread::scope(|scope| {
                scope.spawn(|| even.into_iter().for_each(one));
                odd.into_iter().for_each(one);
            });
        }
        inverse
    }
}

/// The inner product.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Rows in strips of four, the four cells of one column beside each other.
struct Strips {
    rows: usize,
    length: usize,
    cells: Vec<[f64; TILE]>,
}

impl Strips {
    fn pack(rows: usize, length: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let mut cells = Vec::with_capacity(rows.div_ceil(TILE) * length);
        for first in (0..rows).step_by(TILE) {
            for k in 0..length {
                cells.push(std::array::from_fn(|lane| if first + lane < rows { cell(first + lane, k) } else { 0.0 }));
            }
        }
        Self { rows, length, cells }
    }

    fn strip(&self, strip: usize) -> &[[f64; TILE]] {
        &self.cells[strip * self.length..(strip + 1) * self.length]
    }

    fn strips(&self) -> usize {
        self.rows.div_ceil(TILE)
    }
}

fn tile(a: &[[f64; TILE]], b: &[[f64; TILE]]) -> [[f64; TILE]; TILE] {
    let mut sums = [[0.0; TILE]; TILE];
    for (a, b) in a.iter().zip(b) {
        for (sums, a) in sums.iter_mut().zip(a) {
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    sums
}

/// `rows -= a · b'`, where `a` begins at its column `skip` and is as long as `b`.
fn subtract(rows: &mut [f64], wide: usize, a: &Strips, skip: usize, b: &Strips) {
    for strip in 0..a.strips() {
        let left = &a.strip(strip)[skip..];
        for other in 0..b.strips() {
            let sums = tile(left, b.strip(other));
            let columns = TILE.min(b.rows - other * TILE);
            for (row, sums) in (strip * TILE..a.rows).zip(&sums) {
                let cells = &mut rows[row * wide + other * TILE..][..columns];
                for (cell, sum) in cells.iter_mut().zip(sums) {
                    *cell -= sum;
                }
            }
        }
    }
}

/// The lower triangle of `rows -= panel · panel'`; the rows begin at `first` of the panel, the columns at `shift`.
fn subtract_product(rows: &mut [f64], size: usize, shift: usize, first: usize, panel: &Strips) {
    let count = rows.len() / size;
    for strip in first / TILE..(first + count).div_ceil(TILE) {
        for other in 0..=strip {
            let sums = tile(panel.strip(strip), panel.strip(other));
            let columns = TILE.min(panel.rows - other * TILE);
            for (row, sums) in (strip * TILE..first + count).zip(&sums) {
                let cells = &mut rows[(row - first) * size + shift + other * TILE..][..columns];
                for (cell, sum) in cells.iter_mut().zip(sums) {
                    *cell -= sum;
                }
            }
        }
    }
}

/// Where a triangle of so many rows has two halves of equal area, at the edge of a tile.
fn triangle_middle(rows: usize) -> usize {
    (rows as f64 * std::f64::consts::FRAC_1_SQRT_2) as usize / TILE * TILE
}

/// Does work on rows by two threads, which split them at `middle`.
fn in_two(rows: &mut [f64], wide: usize, middle: usize, work: impl Fn(usize, &mut [f64]) + Sync) {
    if wide == 0 || rows.len() / wide < ALONE {
        return work(0, rows);
    }
    let (first, second) = rows.split_at_mut(middle * wide);
    thread::scope(|scope| {
        scope.spawn(|| work(0, first));
        work(middle, second);
    });
}

/// Does work on a range of columns by two threads; returns where each part begins.
fn in_columns(columns: usize, work: impl Fn(usize, usize) -> Vec<f64> + Sync) -> Vec<(usize, Vec<f64>)> {
    if columns < ALONE {
        return vec![(0, work(0, columns))];
    }
    // What stands left is longer: a smaller share of the columns is half of the work.
    let middle = (columns - triangle_middle(columns)).div_ceil(BLOCK) * BLOCK;
    thread::scope(|scope| {
        let left = scope.spawn(|| work(0, middle));
        let right = work(middle, columns);
        vec![(0, left.join().expect("adding numbers does not panic")), (middle, right)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A positive definite matrix of any size, the same every time.
    fn example(size: usize) -> Lower {
        let mut matrix = Lower::zero(size);
        let mut state = 1u64;
        for row in 0..size {
            for column in 0..row {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                matrix.cells[row * size + column] = (state >> 40) as f64 / (1u64 << 24) as f64 - 0.5;
            }
            matrix.cells[row * size + row] = size as f64 / 2.0 + 1.0;
        }
        matrix
    }

    #[test]
    fn a_factor_times_itself_and_an_inverse_times_the_matrix_are_right() {
        for size in [0, 1, 3, 4, 5, 63, 64, 65, 130, 200, 333] {
            let matrix = example(size);
            let mut factor = matrix.clone();
            assert!(factor.factor());
            let inverse = factor.inverse();
            for row in 0..size {
                for column in 0..=row {
                    let back = dot(&factor.row(row)[..=column], factor.row(column));
                    assert!((back - matrix.at(row, column)).abs() < 1e-9, "{size}: {row} {column}");
                }
            }
            for row in (0..size).step_by(7) {
                for column in 0..size {
                    let cell: f64 = (0..size).map(|k| matrix.symmetric(row, k) * inverse.symmetric(k, column)).sum();
                    let expected = if row == column { 1.0 } else { 0.0 };
                    assert!((cell - expected).abs() < 1e-9, "{size}: {row} {column} {cell}");
                }
            }
            let mut right: Vec<f64> = (0..size).map(|k| k as f64).collect();
            let wanted = right.clone();
            factor.solve_forward(&mut right);
            factor.solve_backward(&mut right, 1);
            for (row, wanted) in wanted.iter().enumerate() {
                let cell: f64 = (0..size).map(|k| matrix.symmetric(row, k) * right[k]).sum();
                assert!((cell - wanted).abs() < 1e-7, "{size}: {row}");
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_is_refused() {
        let mut matrix = example(100);
        matrix.cells[70 * 100 + 70] = -1.0;
        assert!(!matrix.factor());
    }
}
