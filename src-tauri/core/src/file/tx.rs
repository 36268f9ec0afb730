//! One running change: the only way to write to the synchronised tables.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::tables::Table;
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::values::Moment;

/// A change under way. Every method writes the row, its journal entry and its derived data together.
pub struct Tx<'a> {
    conn: &'a Connection,
}

impl Tx<'_> {
    /// Inserts a row. Columns not named are NULL.
    pub fn insert(&mut self, _table: &'static Table, _id: impl Into<RawId>, _values: &[(&'static str, Value)]) -> Result<()> {
        Err(Error::new(Code::Internal))
    }

    /// Sets columns of a live row; writes only what differs and returns whether anything did. `not-found` when the
    /// row is not there, deleted or erased.
    pub fn update(&mut self, _table: &'static Table, _id: impl Into<RawId>, _values: &[(&'static str, Value)]) -> Result<bool> {
        Err(Error::new(Code::Internal))
    }

    /// For rows with derived ids: inserts, updates what differs, or restores a deleted row and updates it.
    /// Returns whether anything was written.
    pub fn put(&mut self, _table: &'static Table, _id: impl Into<RawId>, _values: &[(&'static str, Value)]) -> Result<bool> {
        Err(Error::new(Code::Internal))
    }

    /// Marks a live row deleted. `not-found` when it is not there.
    pub fn delete(&mut self, _table: &'static Table, _id: impl Into<RawId>) -> Result<()> {
        Err(Error::new(Code::Internal))
    }

    /// Makes a deleted row live again.
    pub fn restore(&mut self, _table: &'static Table, _id: impl Into<RawId>) -> Result<()> {
        Err(Error::new(Code::Internal))
    }

    /// For reading inside the change; sees what the change has written so far. Writing through it is refused.
    pub fn conn(&self) -> &Connection {
        self.conn
    }

    /// A new identifier.
    pub fn new_id(&mut self) -> RawId {
        RawId([0; 16])
    }

    /// The moment at which the change began.
    pub fn now(&self) -> Moment {
        Moment(jiff::Timestamp::UNIX_EPOCH)
    }

    /// Names the record that the action is about, for the journal (a person's name, an event's title).
    pub fn about(&mut self, _name: &str) {}
}
