//! Checks of forms: everything that is wrong, at its field, at once.

use crate::error::{Code, Error, Fact, Facts, Issue, Result};
use crate::values::{Hundredths, Kopecks};

/// The longest title, name or reason.
pub(super) const LINE: usize = 500;
/// The longest text of several paragraphs.
pub(super) const TEXT: usize = 20_000;
/// The highest sum of money, 100 billion roubles: sums of thousands of them stay exact.
pub(super) const MOST_MONEY: Kopecks = Kopecks(10_000_000_000_000);

/// What is wrong with a form so far.
#[derive(Default)]
pub(super) struct Checks {
    issues: Vec<Issue>,
}

impl Checks {
    /// Notes an issue.
    pub fn add(&mut self, field: impl Into<String>, code: Code, facts: &[(&str, Fact)]) {
        let facts: Facts = facts.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect();
        self.issues.push(Issue { field: field.into(), code, facts });
    }

    /// Notes the issue where the rule does not hold.
    pub fn hold(&mut self, holds: bool, field: impl Into<String>, code: Code) {
        if !holds {
            self.add(field, code, &[]);
        }
    }

    /// Takes the spaces off both ends; a text that is too long is an issue.
    pub fn text(&mut self, field: impl Into<String>, text: &mut String, most: usize) {
        let trimmed = text.trim();
        if trimmed.len() != text.len() {
            *text = trimmed.to_owned();
        }
        if text.chars().count() > most {
            self.add(field, Code::TooLong, &[("most", most.into())]);
        }
    }

    /// The same for a text that must be filled in.
    pub fn required(&mut self, field: &str, text: &mut String, most: usize) {
        self.text(field, text, most);
        self.hold(!text.is_empty(), field, Code::Required);
    }

    /// A whole number within its range, the ends included.
    pub fn range(&mut self, field: impl Into<String>, value: i64, least: i64, most: i64) {
        if !(least..=most).contains(&value) {
            self.add(field, Code::OutOfRange, &[("least", least.into()), ("most", most.into())]);
        }
    }

    /// A mark, weight or step within its range, the ends included.
    pub fn points(&mut self, field: impl Into<String>, value: Hundredths, least: Hundredths, most: Hundredths) {
        if !(least..=most).contains(&value) {
            self.add(field, Code::OutOfRange, &[("least", least.into()), ("most", most.into())]);
        }
    }

    /// A sum within its range, the ends included.
    pub fn money(&mut self, field: impl Into<String>, sum: Kopecks, least: Kopecks, most: Kopecks) {
        if !(least..=most).contains(&sum) {
            self.add(field, Code::OutOfRange, &[("least", roubles(least)), ("most", roubles(most))]);
        }
    }

    /// `invalid` with everything that is wrong; nothing when all is right.
    pub fn finish(self) -> Result<()> {
        if self.issues.is_empty() { Ok(()) } else { Err(Error::invalid(self.issues)) }
    }
}

/// A sum in roubles as a sentence names it.
pub(super) fn roubles(sum: Kopecks) -> Fact {
    Hundredths(sum.0).into()
}
