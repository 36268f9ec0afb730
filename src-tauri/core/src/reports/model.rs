//! Reports: what took place, who took part, counted exactly.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ModuleId, MunicipalityId};

crate::choices! {
    /// What the rows of a report are.
    Grouping, fallback Module {
        /// Modules of the years.
        Module = "module",
        /// Years.
        Year = "year",
        /// Municipalities of the events.
        Municipality = "municipality",
        /// Kinds of events.
        Kind = "kind",
    }
}

/// Which events are counted, and by what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportRequest {
    /// What the rows are.
    pub grouping: Grouping,
    /// Of this year; none for all years.
    #[serde(default)]
    pub year: Option<i32>,
    /// Of this module.
    #[serde(default)]
    pub module_id: Option<ModuleId>,
    /// In this municipality.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
}

/// Counts of a set of events. People and organisations are unique within the set, so they never add up over rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Events held or planned, without cancelled ones.
    pub events: u32,
    /// Presences.
    pub participations: u32,
    /// Different people present.
    pub people: u32,
    /// Different organisations with somebody present.
    pub organisations: u32,
    /// Person-hours in hundredths.
    pub hours: i64,
}

/// A row of the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportRow {
    /// The year, where rows have one.
    #[serde(default)]
    pub year: Option<i32>,
    /// The module's or municipality's name, or the code of the kind; empty where there is none.
    pub label: String,
    /// The module's colour.
    pub colour: String,
    /// The counts.
    pub counts: Counts,
}

/// Events, participations, unique people and organisations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationReport {
    /// What was asked for.
    pub request: ReportRequest,
    /// The rows, by year and number or by name.
    #[serde(default)]
    pub rows: Vec<ReportRow>,
    /// Counted over all, not summed.
    pub total: Counts,
    /// The moment of the data, UTC.
    pub as_of: String,
}
