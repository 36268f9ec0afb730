//! Several records of one person or one organisation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::RecordId;

crate::choices! {
    /// What may stand in the file more than once.
    RecordKind, fallback Person {
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
    }
}

/// From which record the value of a field is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChoice {
    /// The field, as `ComparedField` names it.
    pub field: String,
    /// The record whose value stands.
    pub from: RecordId,
}

/// Records that are one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinRequest {
    /// What they are.
    pub kind: RecordKind,
    /// The records, two or more; records that are joined with one of them come along.
    pub ids: Vec<RecordId>,
    /// What the record that stands for all says from now on; where nothing is chosen, what it says already.
    #[serde(default)]
    pub choices: Vec<FieldChoice>,
}

/// A record that is not what it was joined with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeparateRequest {
    /// What it is.
    pub kind: RecordKind,
    /// The record that goes; the others stay together.
    pub id: RecordId,
}

/// Two records that are not one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairRequest {
    /// What they are.
    pub kind: RecordKind,
    /// One.
    pub one: RecordId,
    /// The other.
    pub other: RecordId,
}

/// Which records to lay side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareRequest {
    /// What they are.
    pub kind: RecordKind,
    /// Records; those joined with one of them are shown as well.
    pub ids: Vec<RecordId>,
}

/// A record beside others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedRecord {
    /// Which.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Where it stands: a person's organisation, an organisation's municipality; may be empty.
    pub detail: String,
    /// The record that stands for it: its own identifier when it stands for itself.
    pub canonical: RecordId,
    /// Registrations that name it.
    pub registrations: u32,
    /// Roles that name it.
    pub roles: u32,
    /// Documents (of a person) or applications (of an organisation) that name it.
    pub papers: u32,
}

/// A field of records side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedField {
    /// The field.
    pub field: String,
    /// What each record says, in the order of the records; choices by their code, days as ISO text, places by name.
    pub values: Vec<String>,
}

/// Records side by side, the one that would stand for all first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The records.
    pub records: Vec<ComparedRecord>,
    /// Fields in which at least one says something.
    pub fields: Vec<ComparedField>,
    /// Whether somebody said of two of them that they are not one.
    pub told_apart: bool,
}

crate::choices_plain! {
    /// Why two records may be one.
    DuplicateReason {
        Name = "name",
        Slip = "slip",
        OtherSurname = "other-surname",
        Rare = "rare",
        Phone = "phone",
        Email = "email",
        Born = "born",
        Organisation = "organisation",
        Inn = "inn",
        Ogrn = "ogrn",
        Site = "site",
    }
}

/// Two records that may be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateProposal {
    /// What they are.
    pub kind: RecordKind,
    /// The record that would stand for both.
    pub one: RecordId,
    /// Its name.
    pub name: String,
    /// Where it stands: a person's organisation, an organisation's municipality; may be empty.
    pub detail: String,
    /// The other record.
    pub other: RecordId,
    /// Its name.
    pub other_name: String,
    /// Where it stands.
    pub other_detail: String,
    /// Whether so much speaks for it that a doubt would be strange.
    pub sure: bool,
    /// How much speaks for it.
    pub weight: u32,
    /// What speaks for it.
    pub reasons: Vec<DuplicateReason>,
}

/// Which pairs to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatesRequest {
    /// Of this kind only.
    #[serde(default)]
    pub kind: Option<RecordKind>,
}

/// What is to be decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateList {
    /// Whether the file was searched since it was opened.
    pub searched: bool,
    /// The likeliest pairs first, at most 500.
    pub rows: Vec<DuplicateProposal>,
    /// How many there are of what was asked for.
    pub total: u32,
}
