//! What a sheet is worth, exactly; and the rules of saving one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::audit::chain;
use crate::ids::RoundCriterionId;

crate::text_enum! {
    /// Where a sheet stands. Both states can be changed until the round closes.
    pub enum SheetStatus {
        Draft = "draft",
        Submitted = "submitted",
    }
}

/// An exact fraction in lowest terms with a positive denominator.
///
/// Totals are compared and averaged as fractions: with floating point two equal entries could differ in the
/// last digit, and one of them would lose a prize. Nothing overflows for the criteria a round may have
/// ([`MOST_CRITERIA`](crate::rounds::model::MOST_CRITERIA), points up to 100, weights up to 1000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Total {
    num: i128,
    den: i128,
}

impl Total {
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// `num / den`; `None` where `den` is zero.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        let divisor = gcd(num.abs(), den.abs()) * den.signum();
        (den != 0).then(|| Self { num: num / divisor, den: den / divisor })
    }

    pub fn num(self) -> i128 {
        self.num
    }

    pub fn den(self) -> i128 {
        self.den
    }

    /// For showing it, never for comparing.
    pub fn as_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// The arithmetic mean; `None` of nothing.
    pub fn mean(totals: impl IntoIterator<Item = Self>) -> Option<Self> {
        let (mut sum, mut count) = (Self::ZERO, 0);
        for total in totals {
            sum = sum + total;
            count += 1;
        }
        Self::new(sum.num, sum.den * count)
    }
}

impl std::ops::Add for Total {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let shared = gcd(self.den, other.den);
        let num = self.num * (other.den / shared) + other.num * (self.den / shared);
        let divisor = gcd(num.abs(), self.den / shared * other.den);
        Self { num: num / divisor, den: self.den / shared * other.den / divisor }
    }
}

impl Ord for Total {
    /// By continued fractions, as the cross products of two long denominators would not fit.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            let whole = a.num.div_euclid(a.den).cmp(&b.num.div_euclid(b.den));
            let (rest_a, rest_b) = (a.num.rem_euclid(a.den), b.num.rem_euclid(b.den));
            match (whole, rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => return Ordering::Less,
                (Ordering::Equal, _, 0) => return Ordering::Greater,
                // The smaller a rest, the larger its inverse: so the two change places.
                (Ordering::Equal, _, _) => {
                    (a, b) = (Self { num: b.den, den: rest_b }, Self { num: a.den, den: rest_a });
                }
                (unequal, _, _) => return unequal,
            }
        }
    }
}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest common divisor; of nothing and a number it is the number.
pub fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The least common multiple of two numbers above 0.
pub fn lcm(a: i128, b: i128) -> i128 {
    a / gcd(a, b) * b
}

/// What a criterion counts: its weight among the others', and the most points it can have.
#[derive(Clone, Copy, Debug)]
pub struct Weighing {
    pub weight: i64,
    pub scale_max: i64,
}

/// The weighted total as points of 100: Σ weight × points ∕ highest points, by Σ weights.
///
/// A criterion without points counts as missing, so that the total grows while somebody scores;
/// a submitted sheet has all. Without any criterion there is no total.
pub fn total(parts: impl IntoIterator<Item = (Weighing, Option<i64>)>) -> Option<Total> {
    let (mut sum, mut weights) = (Total::ZERO, 0);
    for (Weighing { weight, scale_max }, points) in parts {
        let (weight, points) = (i128::from(weight), i128::from(points.unwrap_or(0)));
        sum = sum + Total::new(weight * points * 100, i128::from(scale_max))?;
        weights += weight;
    }
    Total::new(sum.num, sum.den * weights)
}

/// Points per criterion, as far as they are given.
pub type Points = BTreeMap<RoundCriterionId, i64>;

/// What stands for a sheet's points in the record: a hash, so that they stay between the juror and the round, and
/// yet nobody can change them afterwards.
pub fn seal_of_points(points: &Points) -> String {
    chain::seal("", &chain::canonical(&serde_json::json!(points)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(parts: &[(i64, i64, Option<i64>)]) -> Option<Total> {
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
            assert_eq!(parts(sheet).map(|t| (t.num(), t.den())), expected, "{sheet:?}");
        }
    }

    #[test]
    fn equal_totals_are_equal_whatever_way_they_came_about() {
        let thirds = [1, 1, 2].map(|points| parts(&[(1, 3, Some(points))]).unwrap());
        assert_eq!(Total::mean(thirds), parts(&[(7, 9, Some(4))]));
        assert_eq!(Total::mean([]), None);
    }

    #[test]
    fn totals_have_an_order_even_where_cross_products_do_not_fit() {
        let huge = i128::MAX / 4;
        let just_below = Total::new(huge - 1, huge).unwrap();
        for (a, b, order) in [
            (Total::new(1, 3), Total::new(2, 6), Ordering::Equal),
            (Total::new(1, 3), Total::new(1, 2), Ordering::Less),
            (Total::new(-1, 2), Total::new(1, 3), Ordering::Less),
            (Total::new(5, 1), Total::new(9, 2), Ordering::Greater),
            (Total::new(5, 1), Total::new(11, 2), Ordering::Less),
            (Total::new(huge - 2, huge - 1), Some(just_below), Ordering::Less),
            (Some(just_below), Total::new(1, 1), Ordering::Less),
        ] {
            let (a, b) = (a.unwrap(), b.unwrap());
            assert_eq!((a.cmp(&b), b.cmp(&a)), (order, order.reverse()), "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_widest_criteria_a_round_may_have_do_not_overflow() {
        let scales = [100, 99, 97, 89, 83, 79, 73, 71, 67, 61, 59, 53];
        assert!(scales.len() >= crate::rounds::model::MOST_CRITERIA);
        let sheet: Vec<_> = scales.iter().map(|&max| (1000, max, Some(max - 1))).collect();
        let one = parts(&sheet).unwrap();
        let mean = Total::mean(std::iter::repeat_n(one, 10_000)).unwrap();
        assert_eq!(mean, one);
    }
}
