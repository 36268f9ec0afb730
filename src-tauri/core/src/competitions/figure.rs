//! Exact figures: no float, no rounding before the last moment.

use std::cmp::Ordering;

use crate::values::Hundredths;

/// How many parts one point has: a mark in hundredths times a weight in hundredths.
const PARTS: i128 = 10_000;

/// An exact figure in points, kept as a fraction in lowest terms with a positive denominator.
///
/// Two figures are equal exactly when they are the same number: 20/3 is above 6.66 and below 6.67, and a mean of three
/// experts is compared as what it is, not as what two decimals show of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Figure {
    numerator: i128,
    denominator: i128,
}

/// The figure does not fit 127 bits. Cannot happen within the limits that forms and imports hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the figure does not fit")]
pub struct TooLarge;

impl From<TooLarge> for crate::Error {
    fn from(too_large: TooLarge) -> Self {
        Self::new(crate::Code::OutOfRange).because(too_large)
    }
}

impl From<Hundredths> for Figure {
    fn from(value: Hundredths) -> Self {
        Self { numerator: i128::from(value.0) * 100, denominator: 1 }
    }
}

impl Figure {
    /// Nought.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// A mark times its weight, exactly: a mark of 7.50 with the weight 1.50 is 11.25.
    pub fn weighted(mark: Hundredths, weight: Hundredths) -> Self {
        Self { numerator: i128::from(mark.0) * i128::from(weight.0), denominator: 1 }
    }

    /// The exact sum.
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        let shared = gcd(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(other.denominator / shared).ok_or(TooLarge)?;
        let right = other.numerator.checked_mul(self.denominator / shared).ok_or(TooLarge)?;
        let denominator = self.denominator.checked_mul(other.denominator / shared).ok_or(TooLarge)?;
        Ok(Self::reduced(left.checked_add(right).ok_or(TooLarge)?, denominator))
    }

    /// The exact difference.
    pub fn minus(self, other: Self) -> Result<Self, TooLarge> {
        self.plus(Self { numerator: other.numerator.checked_neg().ok_or(TooLarge)?, ..other })
    }

    /// The exact share of one of `count`; `count` is above zero.
    pub fn divided(self, count: usize) -> Result<Self, TooLarge> {
        let count = i128::try_from(count).map_err(|_| TooLarge)?.max(1);
        Ok(Self::reduced(self.numerator, self.denominator.checked_mul(count).ok_or(TooLarge)?))
    }

    /// The mean of these figures; none of none.
    pub fn mean(figures: &[Self]) -> Result<Option<Self>, TooLarge> {
        if figures.is_empty() {
            return Ok(None);
        }
        let sum = figures.iter().try_fold(Self::ZERO, |sum, figure| sum.plus(*figure))?;
        sum.divided(figures.len()).map(Some)
    }

    /// The figure for people to read: two decimals, a half rounded away from zero (5.5 to 6 and -2.5 to -3, the rule of
    /// `RoundingMode.HALF_UP` in Java's `java.math`). Never compared, never summed.
    pub fn rounded(self) -> Hundredths {
        let unit = self.denominator.saturating_mul(PARTS / 100);
        let (whole, rest) = (self.numerator / unit, (self.numerator % unit).abs());
        let up = i128::from(rest >= unit - rest);
        let rounded = whole + if self.numerator < 0 { -up } else { up };
        Hundredths(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX }))
    }

    fn reduced(numerator: i128, denominator: i128) -> Self {
        let shared = gcd(numerator, denominator);
        Self { numerator: numerator / shared, denominator: denominator / shared }
    }
}

/// The greatest common divisor, at least one.
fn gcd(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left.unsigned_abs(), right.unsigned_abs());
    while right != 0 {
        (left, right) = (right, left % right);
    }
    i128::try_from(left).unwrap_or(1).max(1)
}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    /// Compares whole parts, then turns the rests over: Euclid's steps, so nothing is multiplied and nothing overflows.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = ((self.numerator, self.denominator), (other.numerator, other.denominator));
        loop {
            let whole = (left.0.div_euclid(left.1), right.0.div_euclid(right.1));
            let rest = (left.0.rem_euclid(left.1), right.0.rem_euclid(right.1));
            match (whole.0.cmp(&whole.1), rest.0, rest.1) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => return Ordering::Less,
                (Ordering::Equal, _, 0) => return Ordering::Greater,
                // a/b < c/d exactly when d/c < b/a, so the two sides change places.
                (Ordering::Equal, _, _) => (left, right) = ((right.1, rest.1), (left.1, rest.0)),
                (decided, _, _) => return decided,
            }
        }
    }
}
