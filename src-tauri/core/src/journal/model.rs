//! The journal as people read it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::meaning::Told;
use crate::conflicts::Author;
use crate::file::Op;
use crate::values::{Day, Moment, Span};

/// Which actions of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalFilter {
    /// Only actions that touched the record with this identifier, or what is shown with it (a person's posts, the partners
    /// of an application).
    #[serde(default)]
    pub row: Option<String>,
    /// Only those of this person.
    #[serde(default)]
    pub operator: Option<String>,
    /// Only those of the laptop with this identifier.
    #[serde(default)]
    pub replica: Option<String>,
    /// Only this kind of action.
    #[serde(default)]
    pub op: Option<Op>,
    /// Only from this day on, in the zone of the programme.
    #[serde(default)]
    pub from: Option<Day>,
    /// Only until the end of this day.
    #[serde(default)]
    pub to: Option<Day>,
    /// Only about records whose name has these words in it; case and ё do not matter.
    #[serde(default)]
    pub text: String,
}

/// A window of the journal, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalRequest {
    /// Which actions.
    #[serde(default)]
    pub filter: JournalFilter,
    /// Which of them.
    pub span: Span,
}

/// A laptop that wrote in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Laptop {
    /// Its identifier.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Its name; may be empty.
    pub label: String,
}

/// What the journal can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalChoices {
    /// Everybody who wrote in it, by name.
    pub operators: Vec<String>,
    /// Every laptop that wrote in it, by code.
    pub laptops: Vec<Laptop>,
    /// Every kind of action that is in it.
    pub ops: Vec<Op>,
}

/// An action of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionRow {
    /// Names it on every laptop: `replica:number`.
    pub id: String,
    /// The laptop's code.
    pub replica: String,
    /// The laptop's name; may be empty.
    pub laptop: String,
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

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The column; empty for the life of the record.
    pub column: String,
    /// What stood before.
    pub before: Told,
    /// What stood after.
    pub after: Told,
    /// Whether something else stands now, so that what stood before can be put back.
    pub can_put_back: bool,
}

crate::choices_plain! {
    /// What an entry of the journal did to its record.
    Deed {
        Made = "made",
        Edited = "edited",
        Deleted = "deleted",
        Restored = "restored",
        Erased = "erased",
        Decided = "decided",
        Other = "other",
    }
}

/// An entry of an action: what happened to one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryRow {
    /// Names it: `replica:number`.
    pub id: String,
    /// The record's table.
    pub table: String,
    /// The record.
    pub row: String,
    /// What it is called now.
    pub name: String,
    /// What was done to it.
    pub deed: Deed,
    /// The fields, in the order of the record's form.
    pub changes: Vec<Change>,
}

/// A window of an action's entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionRequest {
    /// The action: `replica:number`.
    pub id: String,
    /// Which of its entries.
    pub span: Span,
}

/// An action with its entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// The action.
    pub action: ActionRow,
    /// The action that it takes back.
    #[serde(default)]
    pub takes_back: Option<ActionRow>,
    /// The action that took it back and stands.
    #[serde(default)]
    pub taken_back_by: Option<ActionRow>,
    /// Whether it can be taken back.
    pub can_take_back: bool,
    /// Its entries in the window; their number is that of the action.
    pub entries: Vec<EntryRow>,
}

crate::choices_plain! {
    /// What taking an action back does to a field or a record: what stood before stands again, or it stays because somebody
    /// has changed it since, because other records refer to it, or because it is gone.
    TakeBackOutcome {
        Restored = "restored",
        Changed = "changed",
        InUse = "in-use",
        Gone = "gone",
    }
}

/// One field or record that taking an action back would restore, or leave as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakeBackLine {
    /// The record's table.
    pub table: String,
    /// What the record is called.
    pub name: String,
    /// The column; empty for the life of the record.
    pub column: String,
    /// What stands now.
    pub now: Told,
    /// What would stand.
    pub to: Told,
    /// What comes of it.
    pub outcome: TakeBackOutcome,
    /// Who has changed it since; only where something else stands.
    #[serde(default)]
    pub author: Option<Author>,
}

/// What taking an action back would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakeBackPlan {
    /// How many fields and records would be restored.
    pub restored: u32,
    /// How many would be left, because they no longer stand as the action had left them.
    pub left: u32,
    /// The first of those that would be left, then of those that would be restored.
    pub lines: Vec<TakeBackLine>,
}

/// A value of the journal to put back: what stood in a column before an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PutBackRequest {
    /// The entry: `replica:number`.
    pub entry: String,
    /// The column.
    pub column: String,
}
