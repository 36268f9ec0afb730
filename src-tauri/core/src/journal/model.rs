//! The journal as people read it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::file::Op;
use crate::values::{Moment, Span};

/// A window of the journal, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalRequest {
    /// Only actions that touched the record with this identifier.
    #[serde(default)]
    pub row: Option<String>,
    /// Which of them.
    pub span: Span,
}

/// An action of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionRow {
    /// The laptop's code.
    pub replica: String,
    /// The number of its first entry; with the replica it names the action.
    pub seq: i64,
    /// What was done.
    pub op: Op,
    /// The record it is about; may be empty.
    pub about: String,
    /// Who.
    pub operator: String,
    /// When, by that laptop's clock.
    pub at: Moment,
    /// How many values or rows it wrote.
    pub entries: u32,
    /// Whether it was taken back.
    #[serde(default)]
    pub undone: bool,
}
