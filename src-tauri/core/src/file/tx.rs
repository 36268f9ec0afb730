//! One running change: the only way to write to the synchronised tables.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::Value as Json;

use super::entry::{Closing, Data, Head, Item, Verb, from_json, to_json};
use super::erasing;
use super::fold::{Decision, Folded, LIFE, Stamp, fold};
use super::guard::Guard;
use super::identity;
use super::local;
use super::op::Op;
use super::rebuild;
use super::rows::{self, Life, Row};
use super::tables::{Noun, Table};
use super::undo;
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::columns::moment_text;
use crate::store::search;
use crate::surroundings::Surroundings;
use crate::values::Moment;

/// A change under way. Every method writes the row, its journal entry and its derived data together.
pub struct Tx<'a> {
    conn: &'a Connection,
    guard: &'a Guard,
    surroundings: &'a dyn Surroundings,
    now: Moment,
    head: Head,
    /// The first entry's number, which names the action, and its clock once it is written.
    first: i64,
    first_clock: Option<i64>,
    op: Op,
    about: String,
    undoes: Option<(i64, i64)>,
    changed: BTreeSet<Noun>,
    /// A row was written and its entry was not: whatever the caller makes of the error, this must not be committed.
    failed: Option<Error>,
    /// Whether the file has conflicts at all: only then a change may settle one.
    conflicts: bool,
}

/// What a person decides about values that met without having seen each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// What stands now.
    Stands,
    /// The value that this entry had written and that gave way.
    Other(Stamp),
}

/// What was shown of a column to whoever decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The entry that had written what stood.
    pub stands: Option<Stamp>,
    /// The entries that had written what was kept beside it.
    pub others: BTreeSet<Stamp>,
}

/// What came of a decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// Whether anything was decided.
    pub decided: bool,
    /// Whether anything is left to decide in the column.
    pub left: bool,
}

impl<'a> Tx<'a> {
    pub(super) fn begin(conn: &'a Connection, guard: &'a Guard, surroundings: &'a dyn Surroundings, rix: i64, op: Op) -> Result<Self> {
        let head = Head::read(conn, rix)?;
        Ok(Self {
            conn,
            guard,
            surroundings,
            now: surroundings.now(),
            first: head.seq + 1,
            first_clock: None,
            head,
            op,
            about: String::new(),
            undoes: None,
            changed: BTreeSet::new(),
            failed: None,
            conflicts: conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM conflict)")?.query_row([], |row| row.get(0))?,
        })
    }

    /// Writes the action, if there is anything to write it for, and returns what changed.
    pub(super) fn finish(mut self) -> Result<BTreeSet<Noun>> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        if let Some(clock) = self.first_clock {
            let closing = Closing {
                seq: self.first,
                clock,
                op: self.op,
                operator: &self.surroundings.operator(),
                about: &self.about,
                wall: &moment_text(self.now),
                undoes: self.undoes,
            };
            let _raised = self.guard.raise();
            self.head.close(self.conn, &closing)?;
            if !self.about.is_empty() && !self.op.names_nobody() {
                erasing::forget_if_of_erased(self.conn, self.head.rix, self.first)?;
            }
            search::settle(self.conn)?;
        }
        Ok(self.changed)
    }

    /// Inserts a row. Columns not named are NULL.
    pub fn insert(&mut self, table: &'static Table, id: impl Into<RawId>, values: &[(&'static str, Value)]) -> Result<()> {
        let id = id.into();
        let row = full(table, values)?;
        let mut data = Data::new();
        for (column, value) in table.columns.iter().zip(&row) {
            if *value != Value::Null {
                data.value(column.name, value)?;
            }
        }
        let _raised = self.guard.raise();
        rows::insert(self.conn, table, id, Life::Live, &row)?;
        self.written(table, id, Verb::Insert, &data.finish())
    }

    /// Sets columns of a live row; writes only what differs and returns whether anything did. `not-found` when the
    /// row is not there, deleted or erased.
    pub fn update(&mut self, table: &'static Table, id: impl Into<RawId>, values: &[(&'static str, Value)]) -> Result<bool> {
        let id = id.into();
        let row = self.live(table, id)?;
        self.set(table, id, &row, values)
    }

    /// For rows with derived ids: inserts a row that is not there, sets what differs of a live one, and makes a deleted
    /// one live again as if it was new (columns not named become NULL). `not-found` when the row was erased. Returns
    /// whether anything was written.
    pub fn put(&mut self, table: &'static Table, id: impl Into<RawId>, values: &[(&'static str, Value)]) -> Result<bool> {
        let id = id.into();
        match rows::select(self.conn, table, id)? {
            None => self.insert(table, id, values).map(|()| true),
            Some(row) if row.life == Life::Live => self.set(table, id, &row, values),
            Some(row) if row.life == Life::Deleted => {
                let values = table.columns.iter().map(|column| column.name).zip(full(table, values)?).collect::<Vec<_>>();
                self.relive(table, id)?;
                self.set(table, id, &row, &values)?;
                Ok(true)
            }
            Some(_) => Err(Error::new(Code::NotFound)),
        }
    }

    /// Marks a live row deleted. `not-found` when it is not there.
    pub fn delete(&mut self, table: &'static Table, id: impl Into<RawId>) -> Result<()> {
        let id = id.into();
        let row = self.live(table, id)?;
        let mut data = Data::new();
        for (column, value) in table.columns.iter().zip(&row.values) {
            data.value(column.name, value)?;
        }
        let _raised = self.guard.raise();
        rows::set_life(self.conn, table, id, Life::Deleted)?;
        self.written(table, id, Verb::Delete, &data.finish())
    }

    /// Makes a deleted row live again. `not-found` when it is not there or was erased; nothing is written for a live one.
    pub fn restore(&mut self, table: &'static Table, id: impl Into<RawId>) -> Result<()> {
        let id = id.into();
        match rows::select(self.conn, table, id)?.map(|row| row.life) {
            Some(Life::Live) => Ok(()),
            Some(Life::Deleted) => self.relive(table, id),
            _ => Err(Error::new(Code::NotFound)),
        }
    }

    /// Decides what met in a column of a row without having been seen; under no name, whether a deleted row stays so.
    /// What was shown is decided at once, and nothing else: a value that came since stays open, and where another one stands
    /// by now, or the chosen one is no longer there, nothing is decided. Others may have decided already; then nothing is left.
    /// `not-found` when the chosen value is one that this version cannot hold.
    pub fn decide(&mut self, table: &'static Table, id: impl Into<RawId>, column: &str, shown: &Shown, choice: Choice) -> Result<Ruling> {
        let id = id.into();
        let entries = rebuild::entries(self.conn, table.name, id)?;
        let folded = fold(Some(table), &entries);
        let open = folded.open(column).collect::<Vec<_>>();
        if open.is_empty() {
            return Ok(Ruling { decided: false, left: false });
        }
        let weighed = open.iter().copied().filter(|conflict| shown.others.contains(&conflict.lost_by)).collect::<Vec<_>>();
        let before = folded.standing(column);
        let after = match choice {
            Choice::Stands => (!weighed.is_empty()).then(|| before.clone()),
            Choice::Other(entry) => weighed.iter().find(|conflict| conflict.lost_by == entry).map(|conflict| {
                // A deletion that an edit met gives way as a whole, whatever columns the edit had changed.
                if column == LIFE { Json::Bool(before != Json::Bool(true)) } else { conflict.lost.clone() }
            }),
        };
        let Some(after) = after.filter(|_| folded.writer(column) == shown.stands) else { return Ok(Ruling { decided: false, left: true }) };
        // What these values had won against may itself have come since and be open: only what was shown counts as seen.
        let seen = weighed.iter().map(|conflict| conflict.lost_by).chain(folded.weighed(column)).collect();
        let all = weighed.len() == open.len();
        self.settle(table, id, column, &Decision::of(&entries, [before, after], seen))?;
        // What was not shown may be the value that stands now.
        let left = !all && self.folded(table, id)?.open(column).next().is_some();
        Ok(Ruling { decided: true, left })
    }

    /// Takes a decision back, or makes it again, where what it left still stands, or where others uphold by their own knowledge
    /// what it took back or said.
    pub(super) fn take_back_decision(&mut self, table: &'static Table, id: RawId, column: &str, decision: &Decision) -> Result<bool> {
        let entries = rebuild::entries(self.conn, table.name, id)?;
        let folded = fold(Some(table), &entries);
        if column != LIFE && folded.life() != Life::Live {
            return Ok(false);
        }
        let (stands, policy, open) = (folded.standing(column), table.policy(column), !decision.open);
        let [took, said] = [&decision.before, &decision.after].map(|value| policy.upholds(value));
        let left = stands == decision.after;
        if !left && (took == said || !policy.upholds(&stands)) {
            return Ok(false);
        }
        let seen = decision.seen_among(&entries);
        if !left && took {
            // A withdrawal that others overruled: what it took back vouches again, beside what they say, and the fold tells what stands.
            let back = Decision { open, ..Decision::of(&entries, [decision.after.clone(), decision.before.clone()], seen) };
            let _raised = self.guard.raise();
            self.append(table.name, id, Verb::Decide, &decided(column, &back))?;
            rebuild::rebuild(self.conn, table, id)?;
            self.changed.insert(table.noun);
            return Ok(true);
        }
        let seen = seen.into_iter().chain(folded.weighed(column)).collect();
        let back = Decision::of(&entries, [stands, decision.before.clone()], seen);
        self.settle(table, id, column, &Decision { open, ..back })?;
        Ok(true)
    }

    fn settle(&mut self, table: &'static Table, id: RawId, column: &str, decision: &Decision) -> Result<()> {
        let _raised = self.guard.raise();
        if decision.before != decision.after {
            match table.column(column) {
                Some(column) => {
                    let value = from_json(column, &decision.after).ok_or_else(|| Error::new(Code::NotFound))?;
                    rows::update(self.conn, table, id, &[(column.name, value)])?;
                }
                None if column == LIFE => {
                    let life = if decision.after == Json::Bool(true) { Life::Deleted } else { Life::Live };
                    rows::set_life(self.conn, table, id, life)?;
                }
                // A column of a newer version stands in the journal alone.
                None => {}
            }
        }
        self.written(table, id, Verb::Decide, &decided(column, decision))
    }

    fn folded(&self, table: &'static Table, id: RawId) -> Result<Folded> {
        Ok(fold(Some(table), &rebuild::entries(self.conn, table.name, id)?))
    }

    /// Empties a row for good, whatever its life, also in the journal and in what arrives of it later (152-FZ); also one that
    /// this laptop has not heard of. Nothing is written where it is erased already.
    pub fn erase(&mut self, table: &'static Table, id: impl Into<RawId>) -> Result<()> {
        let id = id.into();
        if rows::select(self.conn, table, id)?.is_some_and(|row| row.life == Life::Erased) {
            return Ok(());
        }
        let _raised = self.guard.raise();
        self.append(table.name, id, Verb::Erase, "{}")?;
        rebuild::rebuild(self.conn, table, id)?;
        self.changed.insert(table.noun);
        Ok(())
    }

    /// Puts back into a live row what the actions that wrote `beside` had written into it as well, newest first: a value
    /// that still stands as they left it, where `which` says so of its column and it.
    pub fn take_back_beside(
        &mut self,
        beside: impl Into<RawId>,
        table: &'static Table,
        id: impl Into<RawId>,
        which: impl Fn(&'static str, &Value) -> bool,
    ) -> Result<()> {
        undo::take_back_beside(self, beside.into(), table, id.into(), which)
    }

    /// For reading inside the change; sees what the change has written so far. Writing through it is refused.
    pub fn conn(&self) -> &Connection {
        self.conn
    }

    /// A new identifier.
    pub fn new_id(&mut self) -> RawId {
        self.surroundings.new_id()
    }

    /// The moment at which the change began.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Names the record that the action is about, for the journal (a person's name, an event's title). A person's name only
    /// where the action writes a row of that very record or about it: by that an erasure finds the name and empties it.
    pub fn about(&mut self, name: &str) {
        name.clone_into(&mut self.about);
    }

    /// The code of this copy of the programme, which stands in the numbers that it gives.
    pub fn replica_code(&self) -> Result<String> {
        Ok(self.conn.prepare_cached("SELECT code FROM replica WHERE rix = ?1")?.query_row([self.head.rix], |row| row.get(0))?)
    }

    /// What this copy adds to numbers that others count as well: nothing on the first, its code on the others.
    pub fn number_mark(&self) -> Result<String> {
        let code = self.replica_code()?;
        Ok(if code == identity::FIRST_CODE { String::new() } else { format!("-{code}") })
    }

    /// Remembers a text under a key on this laptop, or forgets the key, when the change succeeds; not in the journal.
    pub fn remember(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        local::set(self.conn, key, value)
    }

    /// The replica that this copy writes as.
    pub(super) fn replica_id(&self) -> RawId {
        self.head.replica
    }

    /// Enters a replica for another copy of the programme: its local number and its identifier.
    pub(super) fn enter_replica(&mut self, code: &str) -> Result<(i64, RawId)> {
        let _raised = self.guard.raise();
        identity::enter(self.conn, self.surroundings, code)
    }

    /// Makes a change of what another program wrote to this row: from what the journal says to what the table has. What a
    /// column cannot hold stays as the journal has it, and an erased row stays erased.
    pub(super) fn accept(&mut self, table: &'static Table, id: RawId) -> Result<()> {
        let there = rows::select(self.conn, table, id)?;
        {
            let _raised = self.guard.raise();
            rebuild::rebuild(self.conn, table, id)?;
        }
        let wanted = there.as_ref().map_or(Life::Deleted, |row| row.life);
        let values = there.map_or_else(Vec::new, |row| table.columns.iter().map(|column| column.name).zip(row.values).collect());
        let values = values.into_iter().filter(|(name, value)| rows::place(table, name, value).is_ok()).collect::<Vec<_>>();
        let life = match rows::select(self.conn, table, id)?.map(|row| row.life) {
            None if values.is_empty() => return Ok(()),
            None => {
                self.insert(table, id, &values)?;
                Life::Live
            }
            Some(Life::Erased) => return Ok(()),
            Some(Life::Deleted) if wanted == Life::Live => {
                self.relive(table, id)?;
                Life::Live
            }
            Some(life) => life,
        };
        if life == Life::Live {
            self.update(table, id, &values)?;
            if wanted != Life::Live {
                self.delete(table, id)?;
            }
        }
        Ok(())
    }

    pub(super) fn rix(&self) -> i64 {
        self.head.rix
    }

    /// Says which action this one takes back.
    pub(super) fn undoes(&mut self, rix: i64, seq: i64) {
        self.undoes = Some((rix, seq));
    }

    pub(super) fn wrote_nothing(&self) -> bool {
        self.first_clock.is_none()
    }

    /// Gives the action a number though it changes no row.
    pub(super) fn nothing(&mut self, table: &str, row: RawId) -> Result<()> {
        let _raised = self.guard.raise();
        self.append(table, row, Verb::Nothing, "{}")
    }

    fn live(&self, table: &Table, id: RawId) -> Result<Row> {
        rows::select(self.conn, table, id)?.filter(|row| row.life == Life::Live).ok_or_else(|| Error::new(Code::NotFound))
    }

    fn set(&mut self, table: &'static Table, id: RawId, row: &Row, values: &[(&'static str, Value)]) -> Result<bool> {
        let mut data = Data::new();
        let mut changes = Vec::with_capacity(values.len());
        let mut withdraws = false;
        for (name, after) in values {
            let before = &row.values[rows::place(table, name, after)?];
            if before != after {
                withdraws |= table.column(name).is_some_and(|column| column.policy.withdraws(&to_json(before), &to_json(after)));
                data.change(name, before, after)?;
                changes.push((*name, before.clone(), after.clone()));
            }
        }
        if changes.is_empty() {
            return Ok(false);
        }
        // What others have seen by themselves and this laptop has not heard of is not taken back with it, nor what goes along.
        let known = if withdraws { Some(rebuild::entries(self.conn, table.name, id)?) } else { None };
        let _raised = self.guard.raise();
        let set = changes.iter().map(|(name, _, after)| (*name, after.clone())).collect::<Vec<_>>();
        rows::update(self.conn, table, id, &set)?;
        if let Some(entries) = known {
            let folded = fold(Some(table), &entries);
            let decided = changes.iter().map(|(name, before, after)| {
                let decision = Decision::of(&entries, [to_json(before), to_json(after)], folded.weighed(name));
                ((*name).to_owned(), decision.write())
            });
            self.written(table, id, Verb::Decide, &Json::Object(decided.collect()).to_string())?;
        } else {
            self.written(table, id, Verb::Update, &data.finish())?;
        }
        Ok(true)
    }

    fn relive(&mut self, table: &'static Table, id: RawId) -> Result<()> {
        let _raised = self.guard.raise();
        rows::set_life(self.conn, table, id, Life::Live)?;
        self.written(table, id, Verb::Restore, "{}")
    }

    /// The row is written: now its entry and what is derived from it.
    fn written(&mut self, table: &'static Table, id: RawId, verb: Verb, data: &str) -> Result<()> {
        let done = self.append(table.name, id, verb, data).and_then(|()| self.derive(table, id));
        if let Err(error) = &done {
            self.failed = Some(error.clone());
        }
        self.changed.insert(table.noun);
        done
    }

    fn derive(&self, table: &'static Table, id: RawId) -> Result<()> {
        // What a change puts back or takes away may settle a conflict of the row.
        if self.conflicts && rebuild::has_conflicts(self.conn, table, id)? {
            rebuild::write_conflicts(self.conn, table, id, &self.folded(table, id)?)?;
        }
        rebuild::derive(self.conn, table, id)
    }

    fn append(&mut self, table: &str, row: RawId, verb: Verb, data: &str) -> Result<()> {
        let mut salt = [0; 8];
        self.surroundings.fill(&mut salt);
        let clock = self.head.append(self.conn, self.now, self.first, &Item { table, row, verb, data, salt })?;
        self.first_clock.get_or_insert(clock);
        Ok(())
    }
}

/// What the entry of a decision about one column holds.
fn decided(column: &str, decision: &Decision) -> String {
    Json::Object(serde_json::Map::from_iter([(column.to_owned(), decision.write())])).to_string()
}

/// A value for every column: those named, and NULL.
fn full(table: &Table, values: &[(&'static str, Value)]) -> Result<Vec<Value>> {
    let mut row = vec![Value::Null; table.columns.len()];
    for (name, value) in values {
        row[rows::place(table, name, value)?] = value.clone();
    }
    Ok(row)
}
