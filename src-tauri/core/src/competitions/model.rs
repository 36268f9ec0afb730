//! Competitions: criteria, applications, experts, score sheets, ranking, minutes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ApplicationId, CompetitionId, CriterionId, EventId, ExpertId, OrganisationId, PersonId, PracticeId, SheetId};
use crate::values::{Day, Hundredths, Kopecks, Moment, Order, Span};

crate::choices! {
    /// What is granted.
    CompetitionKind, fallback Project {
        /// Travel to a conference or an internship.
        Travel = "travel",
        /// A project.
        Project = "project",
    }
}

crate::choices! {
    /// How far a competition has come.
    CompetitionStatus, fallback Draft {
        /// Being prepared.
        Draft = "draft",
        /// Open for applications.
        Open = "open",
        /// Experts are at work.
        Review = "review",
        /// The ranking was approved.
        Decided = "decided",
        /// Closed.
        Closed = "closed",
    }
}

crate::choices! {
    /// How the sheets of one application become one figure.
    Aggregation, fallback MeanOfTotals {
        /// The mean of the experts' totals.
        MeanOfTotals = "mean-of-totals",
        /// The sum over criteria of the mean mark.
        SumOfMeans = "sum-of-means",
        /// The median of the experts' totals.
        Median = "median",
        /// The mean without the highest and the lowest total, from four sheets on.
        Trimmed = "trimmed",
    }
}

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

crate::choices! {
    /// The state of a score sheet.
    SheetState, fallback Open {
        /// Being filled in.
        Open = "open",
        /// Complete; its marks count.
        Final = "final",
        /// The expert stepped aside; it never counts as zero.
        Recused = "recused",
    }
}

/// What a competition's form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompetitionFields {
    /// Its title.
    pub title: String,
    /// What is granted.
    pub kind: CompetitionKind,
    /// Its year.
    pub year: i32,
    /// How far it has come; `decided` is set by approving the ranking only.
    pub status: CompetitionStatus,
    /// First day for applications.
    #[serde(default)]
    pub opens_on: Option<Day>,
    /// Last day for applications, not before the first.
    #[serde(default)]
    pub closes_on: Option<Day>,
    /// The budget.
    pub budget: Kopecks,
    /// The pass mark of the final figure.
    pub threshold: Hundredths,
    /// How sheets become one figure.
    pub aggregation: Aggregation,
    /// The least number of final sheets before an application is ranked.
    pub marks_needed: i32,
    /// The cap of one request.
    #[serde(default)]
    pub highest_request: Option<Kopecks>,
    /// The pattern of application numbers: `{year}` and `{n}` (with width `{n:3}`) are replaced.
    pub number_pattern: String,
    /// Members of the jury.
    #[serde(default)]
    pub jury_size: Option<i32>,
    /// Members present at the deciding meeting.
    #[serde(default)]
    pub jury_present: Option<i32>,
    /// The number of the minutes; may be empty.
    pub minutes_number: String,
    /// The day of the deciding meeting.
    #[serde(default)]
    pub minutes_on: Option<Day>,
    /// The place of the meeting; may be empty.
    pub minutes_place: String,
    /// Who chairs the jury; may be empty.
    pub chair: String,
    /// Who keeps the minutes; may be empty.
    pub secretary: String,
    /// Votes for the ranking and its awards.
    #[serde(default)]
    pub votes_for: Option<i32>,
    /// Votes against.
    #[serde(default)]
    pub votes_against: Option<i32>,
    /// Abstentions.
    #[serde(default)]
    pub votes_abstained: Option<i32>,
}

impl CompetitionFields {
    /// What means something together only: a span of days, how much of the jury is present, and the outcome of a vote.
    pub const TOGETHER: &[&[&str]] = &[&["opensOn", "closesOn"], &["jurySize", "juryPresent"], &["votesFor", "votesAgainst", "votesAbstained"]];
}

/// A criterion. The weighted maximum of a competition is the sum of highest x weight / 100 of the criteria in the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CriterionFields {
    /// Its identifier; none for a new one.
    #[serde(default)]
    pub id: Option<CriterionId>,
    /// Its title.
    pub title: String,
    /// What is looked at; may be empty.
    pub description: String,
    /// The lowest mark.
    pub lowest: Hundredths,
    /// The highest mark, above the lowest.
    pub highest: Hundredths,
    /// The step between marks, above zero.
    pub step: Hundredths,
    /// The weight; 1.00 is 100.
    pub weight: Hundredths,
    /// Whether a sheet is complete only with it.
    #[serde(default)]
    pub required: bool,
    /// Whether it counts.
    #[serde(default)]
    pub in_total: bool,
    /// A mark below this needs a comment.
    #[serde(default)]
    pub comment_below: Option<Hundredths>,
}

impl CriterionFields {
    /// What means something together only: the scale of the marks, and the mark on it below which a comment is needed.
    pub const TOGETHER: &[&[&str]] = &[&["lowest", "highest", "step", "commentBelow"]];
}

/// An expert of a competition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Expert {
    /// The identifier.
    pub id: ExpertId,
    /// The person.
    pub person_id: PersonId,
    /// The name.
    pub full_name: String,
    /// Surname and initials.
    pub short_name: String,
    /// Sheets assigned.
    pub assigned: u32,
    /// Sheets that are final.
    pub finished: u32,
}

/// A competition with what its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Competition {
    /// The identifier.
    pub id: CompetitionId,
    /// What the form holds.
    pub fields: CompetitionFields,
    /// The criteria in their order.
    #[serde(default)]
    pub criteria: Vec<CriterionFields>,
    /// The highest possible weighted total.
    pub highest_total: Hundredths,
    /// The experts in their order.
    #[serde(default)]
    pub experts: Vec<Expert>,
    /// Applications.
    pub applications: u32,
    /// Sheets assigned and not recused.
    pub sheets: u32,
    /// Sheets that are final.
    pub sheets_final: u32,
    /// When the ranking was approved.
    #[serde(default)]
    pub approved_at: Option<Moment>,
}

/// A competition in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompetitionRow {
    /// The identifier.
    pub id: CompetitionId,
    /// Its title.
    pub title: String,
    /// What is granted.
    pub kind: CompetitionKind,
    /// Its year.
    pub year: i32,
    /// How far it has come.
    pub status: CompetitionStatus,
    /// Last day for applications.
    #[serde(default)]
    pub closes_on: Option<Day>,
    /// The budget.
    pub budget: Kopecks,
    /// Applications.
    pub applications: u32,
    /// Sheets assigned and not recused.
    pub sheets: u32,
    /// Sheets that are final.
    pub sheets_final: u32,
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

/// A score sheet without its marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetRow {
    /// The identifier.
    pub id: SheetId,
    /// The application.
    pub application_id: ApplicationId,
    /// The application's number.
    pub number: String,
    /// The application's title.
    pub title: String,
    /// The expert.
    pub expert_id: ExpertId,
    /// The expert's surname and initials.
    pub expert: String,
    /// Its state.
    pub state: SheetState,
    /// Why the expert stepped aside.
    pub reason: String,
    /// The weighted total so far, rounded half away from zero; none without a mark.
    #[serde(default)]
    pub total: Option<Hundredths>,
}

/// A mark on a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkCell {
    /// The criterion.
    pub criterion_id: CriterionId,
    /// The mark; none where it is missing.
    #[serde(default)]
    pub value: Option<Hundredths>,
    /// The comment; may be empty.
    pub comment: String,
}

/// A score sheet for typing in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// What its list shows.
    pub row: SheetRow,
    /// One cell a criterion, in their order.
    #[serde(default)]
    pub marks: Vec<MarkCell>,
}

/// Marks typed into a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarksRequest {
    /// The application.
    pub application_id: ApplicationId,
    /// The expert.
    pub expert_id: ExpertId,
    /// The cells that change.
    #[serde(default)]
    pub marks: Vec<MarkCell>,
    /// Make the sheet final; refused with `sheet-incomplete` at the missing criterion.
    #[serde(default)]
    pub finish: bool,
}

/// An expert steps aside, or comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecuseRequest {
    /// The application.
    pub application_id: ApplicationId,
    /// The expert.
    pub expert_id: ExpertId,
    /// Steps aside.
    #[serde(default)]
    pub recused: bool,
    /// Why; required for stepping aside.
    pub reason: String,
}

crate::choices! {
    /// Where an application stands in the ranking.
    Place, fallback NotRanked {
        /// Within threshold and budget.
        Funded = "funded",
        /// The budget reaches for a part.
        Partial = "partial",
        /// Above the threshold, below the budget line.
        Reserve = "reserve",
        /// Below the threshold.
        Below = "below",
        /// Too few final sheets.
        NotRanked = "not-ranked",
    }
}

/// A row of the ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RankRow {
    /// The application.
    pub application_id: ApplicationId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The applicant.
    pub organisation: String,
    /// Competition ranking 1, 2, 2, 4; none when not ranked.
    #[serde(default)]
    pub rank: Option<u32>,
    /// The final figure, rounded half away from zero; ties are decided on the exact one.
    #[serde(default)]
    pub figure: Option<Hundredths>,
    /// The totals of the final sheets by expert.
    #[serde(default)]
    pub totals: Vec<ExpertTotal>,
    /// Highest less lowest total.
    #[serde(default)]
    pub spread: Option<Hundredths>,
    /// The sum requested.
    pub requested: Kopecks,
    /// The sum of requests down to here among those above the threshold.
    #[serde(default)]
    pub running: Option<Kopecks>,
    /// Where it stands.
    pub place: Place,
    /// The award that threshold and budget propose.
    pub proposed: Kopecks,
    /// The budget line runs through several with this very figure: nothing is proposed, the jury chooses between them.
    #[serde(default)]
    pub tied_at_line: bool,
    /// The award decided.
    #[serde(default)]
    pub award: Option<Kopecks>,
}

/// One expert's total for one application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExpertTotal {
    /// The expert.
    pub expert_id: ExpertId,
    /// Surname and initials.
    pub expert: String,
    /// The weighted total, rounded half away from zero.
    pub total: Hundredths,
}

/// The ranking of a competition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Ranking {
    /// The competition.
    pub competition_id: CompetitionId,
    /// By rank; those not ranked last, by number.
    #[serde(default)]
    pub rows: Vec<RankRow>,
    /// The budget.
    pub budget: Kopecks,
    /// The pass mark.
    pub threshold: Hundredths,
    /// The highest possible total.
    pub highest_total: Hundredths,
    /// How sheets become one figure.
    pub aggregation: Aggregation,
    /// The sum of proposed awards; never above the budget.
    pub proposed: Kopecks,
    /// The sum of decided awards.
    pub awarded: Kopecks,
    /// When it was approved.
    #[serde(default)]
    pub approved_at: Option<Moment>,
}

/// Awards decided by the jury.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardRequest {
    /// The competition.
    pub competition_id: CompetitionId,
    /// The applications that get something; all others get nothing.
    #[serde(default)]
    pub awards: Vec<Award>,
}

/// An award.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Award {
    /// The application.
    pub application_id: ApplicationId,
    /// The sum, above zero and not above the request.
    pub sum: Kopecks,
}

/// Names a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetRequest {
    /// The application.
    pub application_id: ApplicationId,
    /// The expert.
    pub expert_id: ExpertId,
}
