//! The fold: what a row is, from the set of its entries alone.
//!
//! Entries are taken in the order of (clock, hash of the data), whatever order they came in, so every laptop that has the
//! same entries has the same row and the same conflicts. What they are called has no part in it: where two wrote under one
//! name that differs between laptops, and a laptop may even have an entry twice, under the name that both had and a fork's.
//!
//! A decision is a change like any other, with one thing more: it tells the entries that it has seen. So a value that
//! nobody had seen when the decision was made is not covered by it, and two laptops that decide differently without having
//! seen each other have a conflict again, in which the later decision stands. It tells them by what stands in them: another
//! entry may have the name here that one had where it was seen.
//!
//! Who takes back that somebody was there writes a decision as well: another laptop may have seen them there too, which an edit
//! could not tell from its own mark. What it has seen no longer vouches for the presence, also where another mark upholds it: once
//! everybody has taken their own back, nobody was there.
//!
//! What is folded and what comes to light stand beside, as plain values: `entry`, `decision`, `conflict`.

mod conflict;
mod decision;
mod entry;

pub use conflict::{Conflict, ConflictKey, ConflictKind};
pub use decision::Decision;
pub use entry::{FoldEntry, Print, Stamp};

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use self::decision::Named;
use super::entry::Verb;
use super::rows::Life;
use super::tables::{Policy, Table};

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
    /// Who wrote what stands in a column; under no name, who deleted or restored the row.
    writers: BTreeMap<String, Stamp>,
    /// Everybody who says by their own knowledge what a column's policy upholds, and what they say, in the order of the fold: what
    /// they uphold is gone when all of it was taken back.
    witnesses: BTreeMap<String, Vec<(Stamp, Json)>>,
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

    /// What stands in a column; under no name, whether the row is deleted.
    pub fn standing(&self, column: &str) -> Json {
        if column == LIFE { Json::Bool(self.deleted) } else { self.values.get(column).cloned().unwrap_or_default() }
    }

    /// The entry that wrote what stands in a column; under no name, the one that last deleted or restored the row.
    pub fn writer(&self, column: &str) -> Option<Stamp> {
        self.writers.get(column).copied()
    }

    /// The entries that a decision about a column must have seen to cover what stands.
    pub fn weighed(&self, column: &str) -> BTreeSet<Stamp> {
        self.writer(column).into_iter().chain(self.witnesses.get(column).into_iter().flatten().map(|(by, _)| *by)).collect()
    }

    /// The columns about which something is to be decided; no name for the life of the row.
    pub fn undecided(&self) -> BTreeSet<&str> {
        let open = self.conflicts.iter().filter(|(_, conflict)| !conflict.decided);
        open.map(|((name, kind, ..), _)| if *kind == ConflictKind::EditedTwice { name.as_str() } else { LIFE }).collect()
    }

    /// What is to be decided about a column; under no name, about the life of the row.
    pub fn open(&self, column: &str) -> impl Iterator<Item = &Conflict> {
        self.conflicts
            .iter()
            .filter(move |((name, kind, ..), conflict)| !conflict.decided && is_about(name, *kind, column))
            .map(|(_, conflict)| conflict)
    }
}

/// The name under which the life of a row is decided.
pub const LIFE: &str = "";

/// Whether a conflict is decided together with a column. All that meets a deletion is decided with the life of the row.
fn is_about(name: &str, kind: ConflictKind, column: &str) -> bool {
    if kind == ConflictKind::EditedTwice { name == column } else { column == LIFE }
}

/// Folds the entries of one row, in whatever order they are given. `table` gives the columns' policies; columns that it
/// does not know follow the later clock.
pub fn fold(table: Option<&Table>, entries: &[FoldEntry]) -> Folded {
    let mut sorted = entries.iter().collect::<Vec<_>>();
    sorted.sort_by_key(|entry| entry.place());
    // Under however many names it stands here, an entry is one.
    sorted.dedup_by_key(|entry| (entry.clock, entry.print));
    // An erasure absorbs everything, also what was written after it by somebody who did not know.
    if entries.iter().any(|entry| entry.verb == Some(Verb::Erase)) {
        return Folded { made: true, erased: true, ..Folded::default() };
    }
    // What the entries are called is needed for decisions alone, which few rows have; once for all of them.
    let decided = entries.iter().any(|entry| entry.verb == Some(Verb::Decide));
    let named: Named = if decided { entries.iter().map(|entry| (entry.stamp(), entry.print)).collect() } else { Named::new() };
    let mut folded = Folded::default();
    for entry in sorted {
        let Json::Object(data) = &entry.data else { continue };
        match entry.verb {
            Some(Verb::Insert) => folded.insert(table, entry, data),
            Some(Verb::Update) => folded.update(table, entry, data),
            Some(Verb::Delete) => folded.delete(entry, data),
            Some(Verb::Restore) => folded.live(entry, false),
            Some(Verb::Decide) => folded.decide(table, &named, entry, data),
            Some(Verb::Erase | Verb::Nothing) | None => {}
        }
    }
    folded.settle();
    folded
}

impl Folded {
    fn insert(&mut self, table: Option<&Table>, entry: &FoldEntry, data: &Map<String, Json>) {
        let first = !self.made;
        self.made = true;
        for (column, value) in data {
            // The second laptop that made the row had not seen the first, so for it there was nothing before.
            let unseen = !first && self.unseen(column, &Json::Null, value);
            self.set(table, entry, column, value, unseen);
        }
        if !first {
            self.meet_deleted(entry);
        }
    }

    fn update(&mut self, table: Option<&Table>, entry: &FoldEntry, data: &Map<String, Json>) {
        for (column, change) in data {
            if let (Some(before), Some(after)) = (change.get(0), change.get(1)) {
                let unseen = self.unseen(column, before, after);
                self.set(table, entry, column, after, unseen);
            }
        }
        self.meet_deleted(entry);
    }

    fn delete(&mut self, entry: &FoldEntry, image: &Map<String, Json>) {
        for (column, seen) in image {
            let now = self.values.get(column).unwrap_or(&Json::Null);
            if !self.deleted && now != seen {
                let (lost, lost_by) = (now.clone(), self.writer(column).unwrap_or(entry.stamp()));
                let kind = ConflictKind::DeletedEdited;
                self.meet(column, entry, Conflict { kind, lost, lost_by, won: seen.clone(), won_by: entry.stamp(), decided: false });
            }
        }
        self.live(entry, true);
    }

    /// A decision sets its column as an edit does. Whether it had seen what stands, it says itself: a value that was put
    /// back looks the same to an edit and is another to a decision.
    fn decide(&mut self, table: Option<&Table>, named: &Named, entry: &FoldEntry, data: &Map<String, Json>) {
        for (column, value) in data {
            let Some(decision) = Decision::read(value) else { continue };
            let told = decision.told(named);
            let seen = |by: &Stamp| named.get(by).is_some_and(|print| told.contains(print));
            // Of a fork the names alone do not tell even what it had written itself.
            let own = |by: &Stamp| decision.prints.is_none() && by.replica == entry.replica && by.seq < entry.seq;
            let has_seen = |by: &Stamp| seen(by) || own(by);
            if table.is_some_and(|table| table.policy(column).withdraws(&decision.before, &decision.after)) {
                self.withdraw(column, has_seen);
            }
            let unseen = self.standing(column) != decision.after && !self.weighed(column).iter().all(has_seen);
            if column == LIFE {
                if unseen {
                    self.lose(entry, column, &decision.after);
                }
                self.live(entry, decision.after == Json::Bool(true));
            } else {
                self.set(table, entry, column, &decision.after, unseen);
                if decision.before != decision.after {
                    self.meet_deleted(entry);
                }
            }
            for ((name, kind, ..), conflict) in &mut self.conflicts {
                if is_about(name, *kind, column) && seen(&conflict.lost_by) {
                    conflict.decided = !decision.open;
                }
            }
        }
    }

    fn unseen(&self, column: &str, before: &Json, after: &Json) -> bool {
        let now = self.values.get(column).unwrap_or(&Json::Null);
        before != now && after != now
    }

    fn set(&mut self, table: Option<&Table>, entry: &FoldEntry, column: &str, after: &Json, unseen: bool) {
        let now = self.standing(column);
        let policy = table.map_or(Policy::Later, |table| table.policy(column));
        // Who had seen the value may change it to anything; of two who had not seen each other, some columns know who is right.
        let won = match policy {
            Policy::Earliest if unseen => Some(smaller(&now, after)),
            Policy::Presence(present) if unseen => [&now, after].into_iter().find(|value| value.as_str() == Some(present)),
            _ => None,
        };
        let value = won.unwrap_or(after).clone();
        if unseen && won.is_none() {
            self.lose(entry, column, after);
        }
        // What stands was written by whoever is right.
        if value == *after {
            self.writers.insert(column.to_owned(), entry.stamp());
        }
        if !policy.upholds(&value) {
            self.witnesses.remove(column);
        } else if policy.upholds(after) {
            self.witnesses.entry(column.to_owned()).or_default().push((entry.stamp(), after.clone()));
        }
        self.come_back(column, &value);
        if value.is_null() {
            self.values.remove(column);
        } else {
            self.values.insert(column.to_owned(), value);
        }
    }

    /// What a withdrawal has seen no longer vouches for a column. Where one of these had written what stands, the first value of
    /// the others stands; where nobody else vouches, the withdrawal itself says what does.
    fn withdraw(&mut self, column: &str, has_seen: impl Fn(&Stamp) -> bool) {
        let writer = self.writer(column);
        let Some(witnesses) = self.witnesses.get_mut(column) else { return };
        witnesses.retain(|(by, _)| !has_seen(by));
        if witnesses.iter().any(|(by, _)| writer == Some(*by)) {
            return;
        }
        // Of the same value the last, as where one is written after the other; never by the names, which may differ.
        let first = witnesses.iter().reduce(|one, other| if *smaller(&one.1, &other.1) == other.1 { other } else { one });
        if let Some((by, value)) = first.cloned() {
            self.writers.insert(column.to_owned(), by);
            self.values.insert(column.to_owned(), value);
        }
    }

    fn live(&mut self, entry: &FoldEntry, deleted: bool) {
        self.deleted = deleted;
        self.writers.insert(LIFE.to_owned(), entry.stamp());
        self.come_back(LIFE, &Json::Bool(deleted));
    }

    /// What had given way stands again: nothing of it is left to decide, whoever put it there.
    fn come_back(&mut self, column: &str, value: &Json) {
        for ((name, kind, ..), conflict) in &mut self.conflicts {
            let same = if *kind == ConflictKind::EditedTwice { conflict.lost == *value } else { *value == Json::Bool(false) };
            conflict.decided |= same && is_about(name, *kind, column);
        }
    }

    /// What stands in a column gives way to something that was written without having seen it.
    fn lose(&mut self, entry: &FoldEntry, column: &str, won: &Json) {
        let (lost, lost_by) = (self.standing(column), self.writer(column).unwrap_or(entry.stamp()));
        let kind = ConflictKind::EditedTwice;
        self.meet(column, entry, Conflict { kind, lost, lost_by, won: won.clone(), won_by: entry.stamp(), decided: false });
    }

    fn meet_deleted(&mut self, entry: &FoldEntry) {
        if self.deleted {
            let won_by = self.writer(LIFE).unwrap_or(entry.stamp());
            let kind = ConflictKind::EditedDeleted;
            self.meet(LIFE, entry, Conflict { kind, lost: Json::Bool(false), lost_by: entry.stamp(), won: Json::Bool(true), won_by, decided: false });
        }
    }

    fn meet(&mut self, column: &str, entry: &FoldEntry, conflict: Conflict) {
        self.conflicts.insert((column.to_owned(), conflict.kind, entry.clock, entry.stamp()), conflict);
    }

    /// At the end nobody is asked about a value that stands, nor about the values of a row that is gone.
    fn settle(&mut self) {
        let (deleted, values) = (self.deleted, &self.values);
        for ((name, kind, ..), conflict) in &mut self.conflicts {
            conflict.decided |= match (name.as_str(), kind) {
                (LIFE, ConflictKind::EditedTwice) => conflict.lost == Json::Bool(deleted),
                (column, ConflictKind::EditedTwice) => deleted || conflict.lost == *values.get(column).unwrap_or(&Json::Null),
                _ => !deleted,
            };
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
