//! What was issued to whom, and what a certificate says.

use super::settings::Signer;
use crate::names::FullName;
use crate::names::cases::Correction;
use crate::values::{Day, Hundredths, Kopecks};

crate::choices! {
    /// What was issued.
    DocumentKind, fallback Certificate {
        /// A participant's certificate.
        Certificate = "certificate",
        /// The minutes of a jury.
        Minutes = "minutes",
    }
}

crate::choices! {
    /// The state of an issued document.
    DocumentState, fallback Issued {
        /// Valid.
        Issued = "issued",
        /// Annulled.
        Annulled = "annulled",
    }
}

crate::choices! {
    /// As what somebody took part: it decides what a certificate says.
    Part, fallback Participant {
        /// Listened and learned.
        Participant = "participant",
        /// Taught or spoke.
        Speaker = "speaker",
        /// Prepared and held it.
        Organiser = "organiser",
        /// Won in a competition.
        Winner = "winner",
    }
}

/// What a certificate says.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificateData {
    /// The number.
    pub number: String,
    /// The name in its parts.
    pub name: FullName,
    /// What was corrected of its cases.
    pub corrections: Vec<Correction>,
    /// The sex, as far as known.
    pub sex: crate::people::Sex,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// As what.
    pub part: Part,
    /// The sum awarded.
    pub award: Option<Kopecks>,
    /// The title of the event or competition.
    pub event_title: String,
    /// The event's kind; none of a competition.
    pub event_kind: Option<crate::calendar::EventKind>,
    /// Its first day.
    pub first_day: Day,
    /// Its last day.
    pub last_day: Day,
    /// Academic hours.
    pub hours: Option<Hundredths>,
    /// Place and municipality; may be empty.
    pub place: String,
    /// The day of issue.
    pub issued_on: Day,
    /// The foundation.
    pub foundation: String,
    /// The programme's title.
    pub programme: String,
    /// Who signs.
    pub signers: Vec<Signer>,
    /// The name of the seal's picture; may be empty.
    pub seal: String,
    /// The name of the logo's picture; may be empty.
    pub logo: String,
}
