//! Exact fractions: what is compared, averaged and signed is never a floating-point number.

use num_rational::Ratio;

pub use num_integer::{gcd, lcm};

/// A fraction in lowest terms with a positive denominator. With floating point two equal entries could differ in the last
/// digit, and one of them would lose a prize. Its order holds where cross products would not fit.
pub type Fraction = Ratio<i128>;

/// `numerator / denominator`; `None` where the denominator is nought.
pub fn fraction(numerator: i128, denominator: i128) -> Option<Fraction> {
    (denominator != 0).then(|| Ratio::new(numerator, denominator))
}

/// The nearest number, for showing it, never for comparing.
pub fn number(fraction: Fraction) -> f64 {
    *fraction.numer() as f64 / *fraction.denom() as f64
}

/// The arithmetic mean; `None` of nothing.
pub fn mean(fractions: impl IntoIterator<Item = Fraction>) -> Option<Fraction> {
    let (sum, count) = fractions.into_iter().fold((Ratio::ZERO, 0), |(sum, count), each| (sum + each, count + 1));
    fraction(*sum.numer(), sum.denom() * count)
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;

    #[test]
    fn fractions_have_an_order_even_where_cross_products_do_not_fit() {
        let huge = i128::MAX / 4;
        let just_below = fraction(huge - 1, huge).unwrap();
        for (a, b, order) in [
            (fraction(1, 3), fraction(2, 6), Ordering::Equal),
            (fraction(1, 3), fraction(1, 2), Ordering::Less),
            (fraction(-1, 2), fraction(1, 3), Ordering::Less),
            (fraction(5, 1), fraction(9, 2), Ordering::Greater),
            (fraction(5, 1), fraction(11, 2), Ordering::Less),
            (fraction(huge - 2, huge - 1), Some(just_below), Ordering::Less),
            (Some(just_below), fraction(1, 1), Ordering::Less),
        ] {
            let (a, b) = (a.unwrap(), b.unwrap());
            assert_eq!((a.cmp(&b), b.cmp(&a)), (order, order.reverse()), "{a:?} {b:?}");
        }
        assert_eq!(fraction(1, 0), None);
        assert_eq!(mean([]), None);
    }
}
