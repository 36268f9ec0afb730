//! The open programme file: open, transact, journal, undo. Nothing else writes to it.

mod op;
pub mod tables;
mod tx;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use op::Op;
pub use tables::{Noun, Table};
pub use tx::Tx;

use crate::error::{Code, Error, Result};
use crate::surroundings::Surroundings;

/// The value of a change, with what it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Done<T> {
    /// What the operation returns.
    pub value: T,
    /// The nouns whose pages must read again; empty when nothing was changed and nothing was written.
    pub changed: BTreeSet<Noun>,
}

/// What undo and redo would do now.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// The action that undo would take back.
    pub undo: Option<Op>,
    /// The action that redo would do again.
    pub redo: Option<Op>,
}

/// An open programme.
pub struct ProgrammeFile {
    _surroundings: Arc<dyn Surroundings>,
}

impl ProgrammeFile {
    /// Creates a programme file with the schema and one replica. Fails with `file-exists` rather than overwrite.
    pub fn create(_path: &Path, _surroundings: Arc<dyn Surroundings>) -> Result<Self> {
        Err(Error::new(Code::Internal))
    }

    /// Opens a programme file.
    pub fn open(_path: &Path, _surroundings: Arc<dyn Surroundings>) -> Result<Self> {
        Err(Error::new(Code::Internal))
    }

    /// Runs a change as one transaction and one action of the journal. An error or a panic inside leaves the file as it was.
    pub fn transact<T>(&self, _op: Op, _work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        Err(Error::new(Code::Internal))
    }

    /// Reads from a connection that cannot write; several threads may read at once, also during a change.
    pub fn read<T>(&self, _work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        Err(Error::new(Code::Internal))
    }

    /// Takes back the last action of this laptop that still stands.
    pub fn undo(&self) -> Result<Done<Op>> {
        Err(Error::new(Code::Internal))
    }

    /// Does the action again that was undone last.
    pub fn redo(&self) -> Result<Done<Op>> {
        Err(Error::new(Code::Internal))
    }

    /// What undo and redo would do.
    pub fn undo_state(&self) -> Result<UndoState> {
        Err(Error::new(Code::Internal))
    }
}
