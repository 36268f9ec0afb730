//! A competition, its criteria and its experts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CompetitionId, CriterionId, ExpertId, PersonId};
use crate::values::{Day, Hundredths, Kopecks, Moment};

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
