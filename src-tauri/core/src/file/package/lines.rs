//! The lines of a package: one of head, then each action followed by its entries. JSON, so that in an emergency a person
//! can read what a package holds with the tools of any computer.
//!
//! Part of the format: a change here needs a new number in [`FORMAT`]. Those of the first form have no marks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::file::vector::Vector;
use crate::ids::RawId;

/// The number of this form of package.
pub(super) const FORMAT: u32 = 2;

/// The beginnings of the hashes of actions, by replica.
pub(in crate::file) type Marks = BTreeMap<RawId, RawId>;

/// The first line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::file) struct Head {
    /// The form of what follows.
    pub(in crate::file) format: u32,
    /// The schema of the programme that wrote it; a reader of an older one refuses the package.
    pub(in crate::file) schema: u32,
    /// The version of Sokrat that wrote it.
    pub(in crate::file) app: String,
    /// When, by the clock of the computer that wrote it.
    pub(in crate::file) made: String,
    /// Which copy of the programme wrote it.
    pub(in crate::file) from: RawId,
    /// Who sat at it.
    pub(in crate::file) operator: String,
    /// The copies that the lines speak of, by their place in this list.
    pub(in crate::file) replicas: Vec<Replica>,
    /// What the reader must have already, or else get from this package.
    pub(in crate::file) needs: Vector,
    /// What the writer had.
    pub(in crate::file) end: Vector,
    /// The actions in which `needs` ends, by the beginning of their hashes: two copies that wrote under one name differ there.
    #[serde(default)]
    pub(in crate::file) needs_marks: Marks,
    /// The actions in which `end` ends.
    #[serde(default)]
    pub(in crate::file) end_marks: Marks,
    /// What the writer knew of each copy, itself included.
    pub(in crate::file) heard: BTreeMap<RawId, Heard>,
    /// How many actions follow.
    pub(in crate::file) actions: u32,
    /// How many entries they have in all.
    pub(in crate::file) entries: u32,
}

/// The last that was heard of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::file) struct Heard {
    /// Until when its work is known.
    pub(in crate::file) until: String,
    /// What it had then, of all copies.
    pub(in crate::file) has: Vector,
}

/// A copy of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::file) struct Replica {
    pub(in crate::file) id: RawId,
    /// What stands in the numbers that it gives.
    pub(in crate::file) code: String,
    pub(in crate::file) created: String,
}

/// An action; its entries follow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ActionLine(
    /// The replica's place in the head.
    pub(super) u32,
    /// The number of its first entry.
    pub(super) i64,
    /// The clock of its first entry.
    pub(super) i64,
    /// Operator, what was done, about which record, wall time, version of Sokrat.
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    /// The schema of the program that did it.
    pub(super) i64,
    /// What it takes back: the replica's place, the action's number.
    pub(super) Option<(u32, i64)>,
    /// The hash that closes it in the chain.
    pub(super) String,
    /// How many entries follow.
    pub(super) u32,
);

/// An entry.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EntryLine<'a>(
    /// Its clock.
    pub(super) i64,
    /// Table, row, verb.
    #[serde(borrow)]
    pub(super) std::borrow::Cow<'a, str>,
    pub(super) RawId,
    pub(super) i64,
    /// Data and salt; both null when they were erased, and then the hash of the data is told.
    #[serde(borrow)]
    pub(super) Option<&'a RawValue>,
    pub(super) Option<String>,
    pub(super) Option<String>,
);
