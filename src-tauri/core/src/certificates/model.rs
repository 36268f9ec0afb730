//! Certificates and the register of numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::settings::Signer;
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId};
use crate::names::FullName;
use crate::names::cases::{Case, Correction, Doubt, NameSource};
use crate::registrations::RegistrationStatus;
use crate::values::{Day, Hundredths, Kopecks, Order, Span};

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

crate::choices_plain! {
    /// Whether somebody gets a certificate, and why not.
    Standing {
        New = "new",
        Printed = "printed",
        Absent = "absent",
        FewHours = "few-hours",
        Undecided = "undecided",
    }
}

impl Standing {
    /// Whether a certificate is printed for them.
    pub fn is_given(self) -> bool {
        matches!(self, Self::New | Self::Printed)
    }
}

/// What certificates are given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "of", content = "id")]
pub enum Occasion {
    /// Presence at an event.
    Event(EventId),
    /// An award of a competition.
    Competition(CompetitionId),
}

impl Occasion {
    /// For what a certificate of the register was given; none for a document that is no certificate.
    pub fn of(row: &DocumentRow) -> Option<Self> {
        match (row.kind, row.event_id, row.competition_id) {
            (DocumentKind::Certificate, Some(event), _) => Some(Self::Event(event)),
            (DocumentKind::Certificate, None, Some(competition)) => Some(Self::Competition(competition)),
            _ => None,
        }
    }
}

impl From<EventId> for Occasion {
    fn from(id: EventId) -> Self {
        Self::Event(id)
    }
}

impl From<CompetitionId> for Occasion {
    fn from(id: CompetitionId) -> Self {
        Self::Competition(id)
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
    /// To whom, as printed; empty where the person was erased.
    pub holder: String,
    /// The check of the name that was erased; empty where the name stands.
    pub erased: String,
    /// To whom.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// For which event.
    #[serde(default)]
    pub event_id: Option<EventId>,
    /// For which competition.
    #[serde(default)]
    pub competition_id: Option<CompetitionId>,
    /// The event's title, or the competition's.
    pub event: String,
    /// As what.
    pub part: Part,
    /// When.
    pub issued_on: Day,
    /// Whether it is valid.
    pub state: DocumentState,
    /// Why it was annulled.
    pub reason: String,
    /// Why it was given to somebody who was not entitled; empty for all others.
    pub exception: String,
    /// The number of the document that it stands in for; empty where there is none.
    pub replaces: String,
    /// The number of the document that stands in for it; empty where there is none.
    pub replaced_by: String,
}

/// Which lines of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DocumentFilter {
    /// Words of the holder or the number; empty for all.
    pub text: String,
    /// Of this event.
    pub event_id: Option<EventId>,
    /// Of this kind.
    pub kind: Option<DocumentKind>,
    /// In this state.
    pub state: Option<DocumentState>,
    /// Given as exceptions only.
    pub exceptions: bool,
}

/// A window of the register. Order columns: `number` (the default, newest first), `holder`, `event`, `issued`, `state`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentListRequest {
    /// Which lines.
    pub filter: DocumentFilter,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
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

/// Asks who would get a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificatePlanRequest {
    /// For what.
    pub occasion: Occasion,
    /// The case in which names will be printed.
    pub case: Case,
}

/// Somebody in the list of an occasion, before printing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateLine {
    /// Who.
    pub person_id: PersonId,
    /// The name in the nominative.
    pub name: String,
    /// The name as it will be printed.
    pub printed: String,
    /// Where that form comes from.
    pub source: NameSource,
    /// Why the rules are not certain.
    #[serde(default)]
    pub doubt: Option<Doubt>,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// As what.
    pub part: Part,
    /// What has become of the registration; none in a competition.
    #[serde(default)]
    pub status: Option<RegistrationStatus>,
    /// Hours of presence; none means all.
    #[serde(default)]
    pub hours: Option<Hundredths>,
    /// The sum awarded.
    #[serde(default)]
    pub award: Option<Kopecks>,
    /// Whether they get one, and why not.
    pub standing: Standing,
    /// The number of the valid certificate; empty without one.
    pub number: String,
    /// Why it was given as an exception; may be empty.
    pub exception: String,
}

/// Who would get a certificate for an occasion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificatePlan {
    /// For what.
    pub occasion: Occasion,
    /// The title of the event or competition.
    pub title: String,
    /// The case in which names will be printed.
    pub case: Case,
    /// From how many hours of presence on; none where presence is enough.
    #[serde(default)]
    pub least_hours: Option<Hundredths>,
    /// People who get one.
    pub present: u32,
    /// Of them without a valid certificate: they get a new number.
    pub new: u32,
    /// Of them with one: it keeps its number.
    pub printed: u32,
    /// People in the list who get none.
    pub left_out: u32,
    /// Of those who get one, names whose case is doubtful.
    pub doubtful: u32,
    /// Winning applications that name nobody.
    pub nameless: u32,
    /// The longest name of those who get one.
    pub longest_name: String,
    /// Everybody, by name.
    pub lines: Vec<CertificateLine>,
}

/// Somebody who gets a certificate though the rules give none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateException {
    /// Who.
    pub person_id: PersonId,
    /// Why; required, stands in the register.
    pub reason: String,
}

/// Which certificates to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateOrder {
    /// For what.
    pub occasion: Occasion,
    /// Print only those without a number so far; otherwise all, the others with the number they have.
    pub only_new: bool,
    /// Only for these people; empty for all.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// These as well, though the rules give them none.
    #[serde(default)]
    pub exceptions: Vec<CertificateException>,
}

impl CertificateOrder {
    /// All certificates of an occasion, or only new ones.
    pub fn of(occasion: impl Into<Occasion>, only_new: bool) -> Self {
        Self { occasion: occasion.into(), only_new, people: Vec::new(), exceptions: Vec::new() }
    }
}

/// An annulment or a reissue, with its reason: the number stays in the register and is never given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnulRequest {
    /// Which document.
    pub id: DocumentId,
    /// Why; required.
    pub reason: String,
}

/// A name put into a case by hand; an empty one leaves it to the rules again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NameCaseRequest {
    /// Whose.
    pub person_id: PersonId,
    /// Into which case.
    pub case: Case,
    /// The whole name.
    pub name: String,
}

/// As what somebody took part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartRequest {
    /// The event.
    pub event_id: EventId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub part: Part,
}

/// From how many hours of presence on an event's certificates are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeastHoursRequest {
    /// The event.
    pub event_id: EventId,
    /// The hours; none where presence is enough.
    #[serde(default)]
    pub hours: Option<Hundredths>,
}

/// A run of numbers of a series that stands on no line of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NumberGap {
    /// The series.
    pub series: String,
    /// The first number of the run.
    pub first: String,
    /// The last; the same where it is one.
    pub last: String,
    /// How many.
    pub count: u32,
    /// Why.
    pub why: GapReason,
    /// The laptop that counts in this series; empty where it is not known.
    pub laptop: String,
}

crate::choices_plain! {
    /// Why a number stands on no line.
    GapReason {
        Undone = "undone",
        NotHere = "not-here",
        Skipped = "skipped",
    }
}

/// What a check of a code found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// The number that was read.
    pub number: String,
    /// Whether the code proved the name as well; a number alone proves none.
    pub name_proved: bool,
    /// The line of the register.
    #[serde(default)]
    pub document: Option<DocumentRow>,
}

crate::choices_plain! {
    /// What is to be thought of a certificate.
    Verdict {
        Valid = "valid",
        Annulled = "annulled",
        Replaced = "replaced",
        NameDiffers = "name-differs",
        Unknown = "unknown",
    }
}
