//! Who may get a certificate: facts in, a verdict out.

use super::plan::Standing;
use crate::values::Hundredths;

/// What is known of somebody who may get a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Marked present; of a competition, that an application won.
    pub entitled: bool,
    /// Of a competition, where nobody is marked present.
    pub contest: bool,
    /// Hours of presence; none means all.
    pub hours: Option<Hundredths>,
    /// Has a valid certificate.
    pub printed: bool,
    /// That one was given as an exception.
    pub excepted: bool,
    /// Laptops do not agree on something that it depends on.
    pub undecided: bool,
}

/// Whether somebody gets a certificate, has one, or gets none and why. `least` are the hours of presence from which on one is given.
///
/// Nobody who was not marked present gets one, nor whoever won nothing. Who has one as an exception keeps it.
pub fn standing(claim: Claim, least: Option<Hundredths>) -> Standing {
    let enough = least.is_none_or(|least| claim.hours.is_none_or(|hours| hours >= least));
    match claim {
        Claim { undecided: true, .. } => Standing::Undecided,
        Claim { printed: true, excepted: true, .. } => Standing::Printed,
        Claim { entitled: false, contest: true, .. } => Standing::NotAwarded,
        Claim { entitled: false, .. } => Standing::Absent,
        _ if !enough => Standing::FewHours,
        Claim { printed: true, .. } => Standing::Printed,
        _ => Standing::New,
    }
}
