//! Numbers and money, as CLDR has them: `12 480`, `7,50`, `150 000 ₽` in Russian, `12,480`, `7.50`, `₽150,000` in English.

use sokrat_core::values::{Hundredths, Kopecks};

use crate::{Language, Words};

/// Keeps the groups of a number, and a number and its unit, on one line.
const NBSP: char = '\u{a0}';
const MINUS: char = '\u{2212}';

pub(crate) fn grouped(number: i64, language: Language) -> String {
    let separator = match language {
        Language::Russian => NBSP,
        Language::English => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + 8);
    if number < 0 {
        text.push(if language == Language::Russian { MINUS } else { '-' });
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

impl Words {
    /// A whole number with its thousands set apart.
    pub fn number(&self, number: impl Into<i64>) -> String {
        grouped(number.into(), self.language())
    }

    /// Hundredths with two places: marks and totals that stand below each other.
    pub fn hundredths(&self, value: Hundredths) -> String {
        let mark = if self.language() == Language::Russian { ',' } else { '.' };
        // The sign is that of the value: -0.50 has a whole part of 0, which has none.
        let sign = match value.0 {
            0.. => "",
            _ if self.language() == Language::Russian => "\u{2212}",
            _ => "-",
        };
        let size = value.0.unsigned_abs();
        format!("{sign}{}{mark}{:02}", grouped((size / 100) as i64, self.language()), size % 100)
    }

    /// Hundredths with as many places as they need: `8`, `7,5`.
    pub fn short_hundredths(&self, value: Hundredths) -> String {
        let text = self.hundredths(value);
        if value.0 % 100 == 0 {
            text[..text.len() - 3].to_owned()
        } else if value.0 % 10 == 0 {
            text[..text.len() - 1].to_owned()
        } else {
            text
        }
    }

    /// Money in roubles; kopecks are shown where there are any.
    pub fn money(&self, sum: Kopecks) -> String {
        let amount = Hundredths(sum.0);
        let amount = if sum.0 % 100 == 0 { self.short_hundredths(amount) } else { self.hundredths(amount) };
        match self.language() {
            Language::Russian => format!("{amount}{NBSP}₽"),
            Language::English => match amount.strip_prefix('-') {
                Some(amount) => format!("-₽{amount}"),
                None => format!("₽{amount}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        let russian = Words::of(Language::Russian);
        let english = Words::of(Language::English);
        for (number, in_russian, in_english) in
            [(0, "0", "0"), (999, "999", "999"), (12_480, "12\u{a0}480", "12,480"), (-1_234_567, "\u{2212}1\u{a0}234\u{a0}567", "-1,234,567")]
        {
            assert_eq!(russian.number(number), in_russian, "Russian sets thousands apart with a space that does not break");
            assert_eq!(english.number(number), in_english, "English sets thousands apart with a comma");
        }
        for (kopecks, in_russian, in_english) in
            [(15_000_000, "150\u{a0}000\u{a0}₽", "₽150,000"), (123_405, "1\u{a0}234,05\u{a0}₽", "₽1,234.05"), (-50, "\u{2212}0,50\u{a0}₽", "-₽0.50")]
        {
            assert_eq!(russian.money(Kopecks(kopecks)), in_russian, "the sign of the rouble stands behind in Russian");
            assert_eq!(english.money(Kopecks(kopecks)), in_english, "the sign of the rouble stands before in English");
        }
        assert_eq!(russian.hundredths(Hundredths(750)), "7,50", "marks in a column have two places");
        assert_eq!(russian.short_hundredths(Hundredths(750)), "7,5", "a mark alone has no zero behind");
        assert_eq!(russian.short_hundredths(Hundredths(800)), "8", "a whole mark has no places");
        assert_eq!(russian.short_hundredths(Hundredths(705)), "7,05", "two places stay where both are needed");
    }
}
