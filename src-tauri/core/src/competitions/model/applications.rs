//! Applications and the partners of their networks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sheets::SheetRow;
use crate::ids::{ApplicationId, CompetitionId, EventId, OrganisationId, PersonId, PracticeId};
use crate::values::{Day, Kopecks, Moment, Order, Span};

crate::choices! {
    /// What has become of an application.
    ApplicationStatus, fallback Draft {
        /// Not submitted yet.
        Draft = "draft",
        /// Submitted.
        Submitted = "submitted",
        /// Admitted to scoring.
        Admitted = "admitted",
        /// Not admitted, or withdrawn by the foundation.
        Refused = "refused",
        /// Withdrawn by the applicant.
        Withdrawn = "withdrawn",
        /// Funded.
        Funded = "funded",
        /// On the reserve list.
        Reserve = "reserve",
        /// Not funded.
        Rejected = "rejected",
    }
}

/// What an application's form holds. The total of the project is requested + own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationFields {
    /// The competition.
    pub competition_id: CompetitionId,
    /// The applicant.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// For a travel grant: who travels. For a project: who leads.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// The title.
    pub title: String,
    /// The summary; may be empty.
    pub summary: String,
    /// The goal; may be empty.
    pub goal: String,
    /// The sum requested, above zero and within the cap.
    pub requested: Kopecks,
    /// The own contribution.
    pub own: Kopecks,
    /// First day of the project.
    #[serde(default)]
    pub starts_on: Option<Day>,
    /// Last day, not before the first.
    #[serde(default)]
    pub ends_on: Option<Day>,
    /// What has become of it.
    pub status: ApplicationStatus,
    /// The reason of a refusal; may be empty.
    pub refusal: String,
    /// The practice to be learned or passed on.
    #[serde(default)]
    pub practice_id: Option<PracticeId>,
    /// For a travel grant: the event at which the practice was met.
    #[serde(default)]
    pub event_id: Option<EventId>,
    /// Partners of an umbrella network.
    #[serde(default)]
    pub partners: Vec<PartnerFields>,
}

impl ApplicationFields {
    /// What means something together only: the two parts of the project's total, a span of days, a refusal with its reason, and a
    /// practice with the event at which it was met.
    pub const TOGETHER: &[&[&str]] = &[&["requested", "own"], &["startsOn", "endsOn"], &["status", "refusal"], &["practiceId", "eventId"]];
}

/// A partner of an umbrella network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnerFields {
    /// The partner.
    pub organisation_id: OrganisationId,
    /// Its short name (ignored when saving).
    pub organisation: String,
    /// What was passed on; may be empty.
    pub passed_on: String,
    /// When.
    #[serde(default)]
    pub passed_at: Option<Day>,
    /// What shows it; may be empty.
    pub evidence: String,
}

/// An application with what its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// The identifier.
    pub id: ApplicationId,
    /// Its number, given on creation.
    pub number: String,
    /// What the form holds.
    pub fields: ApplicationFields,
    /// The applicant's short name.
    pub organisation: String,
    /// The person's name.
    pub person: String,
    /// The practice's title.
    pub practice: String,
    /// The event's title.
    pub event: String,
    /// The sum awarded.
    #[serde(default)]
    pub award: Option<Kopecks>,
    /// When it was submitted.
    #[serde(default)]
    pub submitted_at: Option<Moment>,
    /// Its sheets by expert.
    #[serde(default)]
    pub sheets: Vec<SheetRow>,
}

/// An application in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationRow {
    /// The identifier.
    pub id: ApplicationId,
    /// The competition.
    pub competition_id: CompetitionId,
    /// The competition's title.
    pub competition: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The applicant's short name.
    pub organisation: String,
    /// The person's name.
    pub person: String,
    /// The sum requested.
    pub requested: Kopecks,
    /// The sum awarded.
    #[serde(default)]
    pub award: Option<Kopecks>,
    /// What has become of it.
    pub status: ApplicationStatus,
    /// Sheets assigned and not recused.
    pub sheets: u32,
    /// Sheets that are final.
    pub sheets_final: u32,
}

/// A window of applications. Order columns: `number` (the default), `title`, `requested`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationListRequest {
    /// Of this competition.
    #[serde(default)]
    pub competition_id: Option<CompetitionId>,
    /// Words of number, title or applicant; empty for all.
    pub text: String,
    /// With this status.
    #[serde(default)]
    pub status: Option<ApplicationStatus>,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}
