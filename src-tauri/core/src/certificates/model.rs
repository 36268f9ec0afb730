//! Certificates and the register of numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{DocumentId, EventId, PersonId};
use crate::values::{Day, Hundredths, Order, Span};

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

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// The identifier.
    pub id: DocumentId,
    /// The number, such as `СК-2019-A1-00017`; never changed once printed.
    pub number: String,
    /// What was issued.
    pub kind: DocumentKind,
    /// To whom, as printed.
    pub holder: String,
    /// To whom.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// For which event.
    #[serde(default)]
    pub event_id: Option<EventId>,
    /// The event's title, or the competition's.
    pub event: String,
    /// When.
    pub issued_on: Day,
    /// Whether it is valid.
    pub state: DocumentState,
    /// Why it was annulled.
    pub reason: String,
}

/// A window of the register. Order columns: `number` (the default, newest first), `holder`, `issued`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentListRequest {
    /// Words of the holder or the number; empty for all.
    pub text: String,
    /// Of this event.
    #[serde(default)]
    pub event_id: Option<EventId>,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateData {
    /// The number.
    pub number: String,
    /// Surname, given name, patronymic.
    pub full_name: String,
    /// The surname.
    pub surname: String,
    /// The other names.
    pub given_and_patronymic: String,
    /// The sex, as far as known.
    pub sex: crate::people::Sex,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// The event's title.
    pub event_title: String,
    /// Its kind.
    pub event_kind: crate::calendar::EventKind,
    /// Its first day.
    pub first_day: Day,
    /// Its last day.
    pub last_day: Day,
    /// Academic hours.
    #[serde(default)]
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
    pub signatory: String,
    /// The signatory's post.
    pub signatory_post: String,
}

/// Who would get a certificate for an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificatePlan {
    /// The event.
    pub event_id: EventId,
    /// People present.
    pub present: u32,
    /// Of them without a valid certificate: they get a new number.
    pub new: u32,
    /// Of them with one: it keeps its number.
    pub printed: u32,
    /// The longest name of the list.
    pub longest_name: String,
}

/// An annulment: the number stays in the register and is never given again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnulRequest {
    /// Which document.
    pub id: DocumentId,
    /// Why; required.
    pub reason: String,
}
