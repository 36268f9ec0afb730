//! The fold: what a row is, from the set of its entries alone.
//!
//! Entries are taken in the order of (clock, replica, number), whatever order they came in, so every laptop that has the
//! same entries has the same row and the same conflicts.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::entry::Verb;
use super::rows::Life;
use super::tables::{Policy, Table};
use crate::ids::RawId;

/// An entry as the fold needs it.
#[derive(Clone, PartialEq, Debug)]
pub struct FoldEntry {
    /// Its hybrid clock.
    pub clock: i64,
    /// Who wrote it.
    pub replica: RawId,
    /// Its number there.
    pub seq: i64,
    /// What it does; `None` for a verb of a newer version, which this one leaves alone.
    pub verb: Option<Verb>,
    /// Its data; null once erased.
    pub data: Json,
}

/// Why a conflict is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ConflictKind {
    /// Two laptops gave a column different values without having seen each other.
    EditedTwice,
    /// A row was edited where its deletion had not been seen.
    EditedDeleted,
    /// A row was deleted where its last edit had not been seen.
    DeletedEdited,
}

impl ConflictKind {
    /// The text in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EditedTwice => "edited-twice",
            Self::EditedDeleted => "edited-deleted",
            Self::DeletedEdited => "deleted-edited",
        }
    }
}

/// The place of a conflict: the column, the kind, the clock of the entry in which it showed.
pub type ConflictKey = (String, ConflictKind, i64);

/// What stood against what.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// The value that gave way.
    pub lost: Json,
    /// The value that stands.
    pub won: Json,
    /// Whether a person has decided it.
    pub decided: bool,
}

/// A row, folded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Folded {
    /// Whether the row was ever made. Entries can arrive before the one that makes the row.
    pub made: bool,
    deleted: bool,
    erased: bool,
    /// The columns that are not NULL, also those that this version does not know.
    pub values: BTreeMap<String, Json>,
    /// What a person should look at.
    pub conflicts: BTreeMap<ConflictKey, Conflict>,
}

impl Folded {
    /// Whether the row lives.
    pub fn life(&self) -> Life {
        match (self.erased, self.deleted) {
            (true, _) => Life::Erased,
            (_, true) => Life::Deleted,
            _ => Life::Live,
        }
    }
}

/// Folds the entries of one row, in whatever order they are given. `table` gives the columns' policies; columns that it
/// does not know follow the later clock.
pub fn fold(table: Option<&Table>, entries: &[FoldEntry]) -> Folded {
    let mut sorted = entries.iter().collect::<Vec<_>>();
    sorted.sort_by_key(|entry| (entry.clock, entry.replica, entry.seq));
    // An erasure absorbs everything, also what was written after it by somebody who did not know.
    if entries.iter().any(|entry| entry.verb == Some(Verb::Erase)) {
        return Folded { made: true, erased: true, ..Folded::default() };
    }
    let mut folded = Folded::default();
    let mut decided: BTreeMap<&str, i64> = BTreeMap::new();
    for entry in sorted {
        let Json::Object(data) = &entry.data else { continue };
        match entry.verb {
            Some(Verb::Insert) => folded.insert(table, entry, data),
            Some(Verb::Update) => folded.update(table, entry, data),
            Some(Verb::Delete) => folded.delete(entry, data),
            Some(Verb::Restore) => folded.deleted = false,
            Some(Verb::Decide) => {
                for (column, clock) in data {
                    let until = decided.entry(column).or_default();
                    *until = clock.as_i64().unwrap_or_default().max(*until);
                }
            }
            Some(Verb::Erase | Verb::Nothing) | None => {}
        }
    }
    for ((column, _, clock), conflict) in &mut folded.conflicts {
        conflict.decided = decided.get(column.as_str()).is_some_and(|until| until >= clock);
    }
    folded
}

impl Folded {
    fn insert(&mut self, table: Option<&Table>, entry: &FoldEntry, data: &Map<String, Json>) {
        let first = !self.made;
        self.made = true;
        for (column, value) in data {
            // The second laptop that made the row had not seen the first, so for it there was nothing before.
            self.set(table, entry, column, &Json::Null, value, first);
        }
        if !first {
            self.meet_deleted(entry);
        }
    }

    fn update(&mut self, table: Option<&Table>, entry: &FoldEntry, data: &Map<String, Json>) {
        for (column, change) in data {
            if let (Some(before), Some(after)) = (change.get(0), change.get(1)) {
                self.set(table, entry, column, before, after, false);
            }
        }
        self.meet_deleted(entry);
    }

    fn delete(&mut self, entry: &FoldEntry, image: &Map<String, Json>) {
        for (column, seen) in image {
            let now = self.values.get(column).unwrap_or(&Json::Null);
            if !self.deleted && now != seen {
                let conflict = Conflict { lost: now.clone(), won: seen.clone(), decided: false };
                self.conflicts.insert((column.clone(), ConflictKind::DeletedEdited, entry.clock), conflict);
            }
        }
        self.deleted = true;
    }

    fn set(&mut self, table: Option<&Table>, entry: &FoldEntry, column: &str, before: &Json, after: &Json, first: bool) {
        let now = self.values.get(column).unwrap_or(&Json::Null);
        let unseen = !first && before != now && after != now;
        let policy = table.and_then(|table| table.column(column)).map_or(Policy::Later, |column| column.policy);
        let won = match policy {
            // Who had seen the value may change it to anything; two who had not seen each other get the smaller.
            Policy::Earliest if unseen => smaller(now, after).clone(),
            _ => after.clone(),
        };
        if unseen && policy != Policy::Earliest {
            let conflict = Conflict { lost: now.clone(), won: won.clone(), decided: false };
            self.conflicts.insert((column.to_owned(), ConflictKind::EditedTwice, entry.clock), conflict);
        }
        if won.is_null() {
            self.values.remove(column);
        } else {
            self.values.insert(column.to_owned(), won);
        }
    }

    fn meet_deleted(&mut self, entry: &FoldEntry) {
        if self.deleted {
            let conflict = Conflict { lost: Json::Null, won: Json::Null, decided: false };
            self.conflicts.insert((String::new(), ConflictKind::EditedDeleted, entry.clock), conflict);
        }
    }
}

/// The smaller of two values; a value is smaller than none.
fn smaller<'a>(one: &'a Json, other: &'a Json) -> &'a Json {
    match (one, other) {
        (Json::Null, value) | (value, Json::Null) => value,
        (Json::Number(a), Json::Number(b)) if a.as_i64() <= b.as_i64() => one,
        (Json::String(a), Json::String(b)) if a <= b => one,
        _ => other,
    }
}
