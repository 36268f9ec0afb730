//! Commands on importing a list.

use serde::{Deserialize, Serialize};
use sokrat_core::exchange::{ImportDone, ImportPlan, ListPreview, PlanRequest};
use sokrat_core::{Code, Done, Error, Result};
use ts_rs::TS;

use super::Produced;
use crate::desk::{Desk, Job};

/// Another sheet of the list on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetChoice {
    /// The sheet's name.
    pub sheet: String,
}

/// The command of this name.
pub fn open(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Option<ListPreview>> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn choose_sheet(_desk: &Desk, _job: &Job<'_>, _request: SheetChoice) -> Result<ListPreview> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn plan(_desk: &Desk, _job: &Job<'_>, _request: PlanRequest) -> Result<ImportPlan> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn apply(_desk: &Desk, _job: &Job<'_>, _request: PlanRequest) -> Result<Done<ImportDone>> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn save_faults(_desk: &Desk, _job: &Job<'_>, _request: PlanRequest) -> Result<Option<Produced>> {
    Err(Error::new(Code::Internal))
}
