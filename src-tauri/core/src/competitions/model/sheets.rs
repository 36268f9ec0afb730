//! Score sheets and their marks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ApplicationId, CriterionId, ExpertId, SheetId};
use crate::values::Hundredths;

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

/// Names a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetRequest {
    /// The application.
    pub application_id: ApplicationId,
    /// The expert.
    pub expert_id: ExpertId,
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
