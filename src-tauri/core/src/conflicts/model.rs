//! Conflicts as people see and decide them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::file::Op;
use crate::journal::{Change, Told};
use crate::values::{Moment, Span};

crate::choices_plain! {
    /// Why a conflict is one.
    ConflictKind {
        EditedTwice = "edited-twice",
        EditedDeleted = "edited-deleted",
        DeletedEdited = "deleted-edited",
    }
}

/// Who wrote something: an action of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Author {
    /// The operator.
    pub operator: String,
    /// The laptop's code.
    pub replica: String,
    /// The laptop's name; may be empty.
    pub laptop: String,
    /// When, by that laptop's clock.
    pub at: Moment,
    /// What was done.
    pub op: Op,
}

/// A value of a conflict, with who wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// Names the entry that wrote it: `replica:number`.
    pub entry: String,
    /// The value; of the life of a record, whether it is deleted.
    pub value: Told,
    /// Who wrote it; none where the entry is not there.
    #[serde(default)]
    pub author: Option<Author>,
    /// What an edit changed that met a deletion, or that a deletion had not seen.
    pub changes: Vec<Change>,
}

/// What is to be decided about one field of a record, or about its life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    /// The column; empty for the life of the record.
    pub column: String,
    /// Why it is one.
    pub kind: ConflictKind,
    /// What stands now.
    pub stands: Side,
    /// What gave way, the earliest first.
    pub others: Vec<Side>,
    /// Whether papers of the record wait for the decision.
    pub blocks: bool,
}

/// A record with something to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictRecord {
    /// Its table.
    pub table: String,
    /// Its identifier.
    pub row: String,
    /// What it is called.
    pub name: String,
    /// What is to be decided.
    pub disagreements: Vec<Disagreement>,
}

/// A window of the records with something to decide, the tables in the order of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsRequest {
    /// Which of them.
    pub span: Span,
}

/// How much is to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictCount {
    /// Records.
    pub records: u32,
    /// Fields, and lives of records.
    pub fields: u32,
}

/// A decision about one field of a record, or about its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRequest {
    /// The record's table.
    pub table: String,
    /// Its identifier.
    pub row: String,
    /// The column; empty for the life of the record.
    pub column: String,
    /// The entry of the side that stood when it was looked at, as that side names it.
    pub stands: String,
    /// The entries of the sides that were shown beside it.
    pub others: Vec<String>,
    /// The entry whose value is taken, one of those shown; none keeps what stands.
    #[serde(default)]
    pub take: Option<String>,
}

/// What came of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Decided {
    /// Fields, and lives of records, that were decided.
    pub decided: u32,
    /// Those about which something is left to decide, because it came after they had been looked at.
    pub left: u32,
}
