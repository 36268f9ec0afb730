//! A name in a case, with where it comes from: what somebody corrected goes before the rules.

use super::{Case, Doubt, decline};
use crate::names::{FullName, fold};
use crate::people::Sex;

crate::choices_plain! {
    /// Where a name in a case comes from.
    NameSource {
        Nominative = "nominative",
        Corrected = "corrected",
        Rule = "rule",
        Doubtful = "doubtful",
    }
}

/// A name that somebody put into a case by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The case.
    pub case: Case,
    /// The name in the nominative that it was made for: a person who takes another name has no correction any more.
    pub of: String,
    /// The name in the case, whole.
    pub name: String,
}

/// A name in a case, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCase {
    /// The name; the nominative where it is doubtful.
    pub name: String,
    /// Where it comes from.
    pub source: NameSource,
    /// Why the rules are not certain.
    pub doubt: Option<Doubt>,
}

/// A name in a case: as corrected, else by the rules, else in the nominative with the doubt.
pub fn in_case(name: &FullName, sex: Sex, case: Case, corrections: &[Correction]) -> InCase {
    let full = name.full();
    if case == Case::Nominative {
        return InCase { name: full, source: NameSource::Nominative, doubt: None };
    }
    let folded = fold(&full);
    if let Some(correction) = corrections.iter().find(|correction| correction.case == case && fold(&correction.of) == folded) {
        return InCase { name: correction.name.clone(), source: NameSource::Corrected, doubt: None };
    }
    let declined = decline(name, sex, case);
    let source = if declined.doubt.is_some() { NameSource::Doubtful } else { NameSource::Rule };
    InCase { name: declined.name.full(), source, doubt: declined.doubt }
}
