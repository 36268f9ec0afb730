//! The laptops that have a copy of the programme.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::conflicts::ConflictRecord;
use crate::error::Error;
use crate::file::Noun;
use crate::ids::ReplicaId;
use crate::values::Moment;

/// A copy of the programme on one laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaptopRow {
    /// The identifier.
    pub id: ReplicaId,
    /// What stands in the numbers that it gives.
    pub code: String,
    /// What people call it; may be empty.
    pub name: String,
    /// Whether it is this one.
    pub this: bool,
    /// When its copy was made.
    pub joined_at: Moment,
    /// Since when it is out of use.
    #[serde(default)]
    pub retired_at: Option<Moment>,
    /// Until when its work is known here, or when the last of it that is here was done; never heard of where there is none.
    #[serde(default)]
    pub heard_until: Option<Moment>,
    /// How many changes of this copy it has not been heard to have; none where nobody told what it has, and of this one.
    pub missing: Option<u32>,
    /// Whether it is to be named as one of whose work nothing was heard for long.
    pub silent: bool,
}

/// The laptops, and how this one stands to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Laptops {
    /// This one first, then those in use, then the others.
    pub laptops: Vec<LaptopRow>,
    /// The last part of the path of the folder through which they meet; empty where none was chosen.
    pub folder: String,
    /// When the folder was looked into last.
    #[serde(default)]
    pub synchronised_at: Option<Moment>,
    /// How the last exchange through the folder went since the programme was opened, by itself or by hand.
    #[serde(default)]
    pub last: Option<LastSync>,
    /// This computer's clock, by which ages are told.
    pub now: Moment,
}

/// How an exchange through the folder went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastSync {
    /// When.
    pub at: Moment,
    /// What it did; none where it did nothing.
    #[serde(default)]
    pub report: Option<SyncReport>,
    /// What hindered it.
    #[serde(default)]
    pub failure: Option<Error>,
}

/// What can be changed of a laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaptopFields {
    /// What people call it; may be empty.
    pub name: String,
}

/// A laptop goes out of use, or comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetireRequest {
    /// Which.
    pub id: ReplicaId,
    /// Out of use.
    pub retired: bool,
}

/// How many rows of one kind come, change and go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowCounts {
    /// The kind of rows, as the words `table-<kind>` name it.
    pub table: String,
    /// The noun whose pages show it.
    pub noun: Noun,
    /// Rows that come.
    pub added: u32,
    /// Rows that change.
    pub changed: u32,
    /// Rows that go.
    pub removed: u32,
}

/// What a package brings, or brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackageReport {
    /// The code of the laptop that made it.
    pub code: String,
    /// Its name; may be empty.
    pub name: String,
    /// When it was made, by that laptop's clock.
    pub made: Moment,
    /// This computer's clock, by which its age is told.
    pub now: Moment,
    /// Who made it.
    pub operator: String,
    /// Actions that were not known here.
    pub actions: u32,
    /// Their changes.
    pub entries: u32,
    /// By kind of rows.
    pub tables: Vec<RowCounts>,
    /// Values that two laptops gave differently, to be decided.
    pub conflicts: u32,
    /// The first records with such values; only before the package is taken in.
    pub disagreements: Vec<ConflictRecord>,
    /// By how many minutes the clock of the laptop that made it is ahead of this one's.
    pub ahead_minutes: u32,
    /// Laptops that wrote under one name with another: a person must agree to take them in.
    pub forks: Vec<String>,
}

/// A laptop whose clock is ahead of this one's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FastClock {
    /// Its code.
    pub code: String,
    /// Its name; may be empty.
    pub name: String,
    /// By how many minutes.
    pub minutes: u32,
}

/// What a laptop is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaptopName {
    /// Its code.
    pub code: String,
    /// Its name; may be empty.
    pub name: String,
}

/// What an exchange through the folder did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncReport {
    /// Changes of this laptop that went into the folder.
    pub sent: u32,
    /// Changes that came out of it.
    pub taken: u32,
    /// New conflicts.
    pub conflicts: u32,
    /// Files that are not whole yet.
    pub unreadable: u32,
    /// Laptops whose files wait for others' that have not arrived.
    pub waiting: Vec<String>,
    /// Laptops that wrote under one name with another.
    pub forked: Vec<String>,
    /// The newer version of Sokrat whose files cannot be read; empty where there is none.
    pub newer: String,
    /// Laptops whose clock is ahead of this one's by more than the way can explain.
    pub ahead: Vec<FastClock>,
    /// Laptops out of use whose files in the folder may hold what was erased after they were written.
    pub leftovers: Vec<LaptopName>,
    /// How many such files were taken away.
    pub tidied: u32,
    /// What ended the exchange before its end; everything else that is said here was done.
    #[serde(default)]
    pub failure: Option<Error>,
}
