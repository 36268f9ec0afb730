//! The ranking and the awards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::setup::Aggregation;
use crate::ids::{ApplicationId, CompetitionId, ExpertId};
use crate::values::{Hundredths, Kopecks, Moment};

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
