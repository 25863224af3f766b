//! What a sheet is worth, exactly.

use laudatio_base::fraction::{Fraction, fraction};

/// What a criterion counts: its weight among the others', and the most points it can have.
#[derive(Clone, Copy, Debug)]
pub struct Weighing {
    pub weight: i64,
    pub scale_max: i64,
}

/// The weighted total as points of 100: Σ weight × points ∕ highest points, by Σ weights.
///
/// A criterion without points counts as missing, so that the total grows while somebody scores;
/// a submitted sheet has all. Without any criterion there is no total. Nothing overflows for up to twelve criteria with points
/// up to 100 and weights up to 1000.
pub fn total(parts: impl IntoIterator<Item = (Weighing, Option<i64>)>) -> Option<Fraction> {
    let (mut sum, mut weights) = (Fraction::ZERO, 0);
    for (Weighing { weight, scale_max }, points) in parts {
        let (weight, points) = (i128::from(weight), i128::from(points.unwrap_or(0)));
        sum += fraction(weight * points * 100, i128::from(scale_max))?;
        weights += weight;
    }
    fraction(*sum.numer(), sum.denom() * weights)
}

#[cfg(test)]
mod tests {
    use laudatio_base::fraction::mean;

    use super::*;

    fn parts(parts: &[(i64, i64, Option<i64>)]) -> Option<Fraction> {
        total(parts.iter().map(|&(weight, scale_max, points)| (Weighing { weight, scale_max }, points)))
    }

    #[test]
    fn a_total_is_the_weighted_share_of_the_highest_points() {
        for (sheet, expected) in [
            (&[(1, 10, Some(10))][..], Some((100, 1))),
            (&[(1, 10, Some(0))], Some((0, 1))),
            (&[(30, 5, Some(4)), (70, 10, Some(5))], Some((59, 1))),
            (&[(1, 3, Some(1)), (1, 3, Some(1)), (1, 3, Some(1))], Some((100, 3))),
            (&[(1, 3, Some(3)), (1, 5, None)], Some((50, 1))),
            (&[], None),
        ] {
            assert_eq!(parts(sheet).map(|total| (*total.numer(), *total.denom())), expected, "{sheet:?}");
        }
    }

    #[test]
    fn equal_totals_are_equal_whatever_way_they_came_about() {
        let thirds = [1, 1, 2].map(|points| parts(&[(1, 3, Some(points))]).unwrap());
        assert_eq!(mean(thirds), parts(&[(7, 9, Some(4))]));
    }

    #[test]
    fn the_widest_criteria_a_round_may_have_do_not_overflow() {
        let scales = [100, 99, 97, 89, 83, 79, 73, 71, 67, 61, 59, 53];
        let sheet: Vec<_> = scales.iter().map(|&max| (1000, max, Some(max - 1))).collect();
        let one = parts(&sheet).unwrap();
        assert_eq!(mean(std::iter::repeat_n(one, 10_000)), Some(one));
    }
}
