//! The open programme file: open, transact, journal, undo. Nothing else writes to it.

pub mod backup;
mod check;
mod cipher;
mod connect;
mod copies;
mod entry;
mod erasing;
mod exchange;
pub(crate) mod failure;
pub mod fold;
mod folder;
mod guard;
mod identity;
mod key;
pub mod local;
mod lock;
pub mod migrations;
mod op;
mod open;
mod package;
mod readers;
mod rebuild;
mod recovery;
mod repair;
mod rows;
mod stamp;
mod strength;
pub mod tables;
mod tx;
mod undo;
mod vector;
mod watched;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

pub use check::{ChainBreak, CheckReport, RowPlace};
pub use entry::Verb;
pub use exchange::{Exported, Incoming, Scope, Tell};
pub use folder::{Agreed, Before, Synchronised};
pub use identity::{Installation, Known, NewCopy, Verdict, judge};
pub use key::{Key, Passphrase};
pub use migrations::{TellUpgrade, Upgrade};
pub use op::Op;
pub use open::{OpenOptions, forget_log};
pub use package::Source;
pub use recovery::RecoveryCode;
pub use repair::{Settle, Settled};
pub use rows::Life;
pub use stamp::FileStamp;
pub use strength::Strength;
pub use tables::{Noun, Table};
pub use tx::{Choice, Ruling, Shown, Tx};
pub use undo::{Outcome, Reversal, Reversed};
pub use vector::Vector;

use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::search;
use crate::surroundings::Surroundings;
use fold::Stamp;
use guard::Guard;
use lock::Lock;
use open::Opened;
use readers::Readers;
use rebuild::Progress;
use undo::Way;

/// A row of a table as it stands, for whoever compares it with the journal.
pub struct RowNow {
    /// Its life.
    pub life: Life,
    table: &'static Table,
    values: Vec<rusqlite::types::Value>,
}

impl RowNow {
    /// What stands in a column, as the journal writes it.
    pub fn value(&self, column: &str) -> Option<Json> {
        let place = self.table.columns.iter().position(|known| known.name == column)?;
        self.values.get(place).map(entry::to_json)
    }
}

/// A row as it stands; `None` where there never was one.
pub fn row(conn: &Connection, table: &'static Table, id: RawId) -> Result<Option<RowNow>> {
    Ok(rows::select(conn, table, id)?.map(|row| RowNow { life: row.life, table, values: row.values }))
}

/// Whether a column of this version can hold a value of the journal.
pub fn holds(column: &tables::Column, value: &Json) -> bool {
    entry::from_json(column, value).is_some()
}

/// A row as the journal has it, with what is to be decided about it; of a table of a newer version as well.
pub fn folded(conn: &Connection, table: &str, id: RawId) -> Result<fold::Folded> {
    Ok(fold::fold(tables::by_name(table), &rebuild::entries(conn, table, id)?))
}

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
    key: Option<Key>,
    unguarded: bool,
    rix: AtomicI64,
    new_copy: Option<NewCopy>,
    installation: Option<Arc<dyn Installation>>,
    /// One exchange through a folder at a time.
    synchronising: Mutex<()>,
    surroundings: Arc<dyn Surroundings>,
    _lock: Lock,
}

struct Writer {
    conn: Connection,
    guard: Guard,
}

impl ProgrammeFile {
    /// Creates a programme file with the schema and one replica. Fails with `file-exists` rather than overwrite.
    pub fn create(path: &Path, surroundings: Arc<dyn Surroundings>, options: &OpenOptions) -> Result<Self> {
        let opened = open::create(path, surroundings.as_ref(), options)?;
        Self::of(opened, path, surroundings, options)
    }

    /// Opens a programme file, and brings one of an older version to the present one after a copy beside it.
    ///
    /// Errors: `file-missing`, `not-a-programme`, `passphrase-needed`, `wrong-passphrase`, `damaged-file`, `altered-file`,
    /// `newer-file`, `locked-file`, `read-only`, `disk-full`.
    ///
    /// A file that may have been copied goes on as a copy of its own ([`ProgrammeFile::new_copy`] tells); one that was made
    /// for another laptop is `for-another-laptop`.
    pub fn open(path: &Path, surroundings: Arc<dyn Surroundings>, options: &OpenOptions) -> Result<Self> {
        Self::open_telling(path, surroundings, options, &mut |_, _, _| true)
    }

    /// The same, telling how far it is where the file has to be brought to the present version; an answer of false leaves it as
    /// it is, with `cancelled`. A file of the present version is opened without a word.
    pub fn open_telling(path: &Path, surroundings: Arc<dyn Surroundings>, options: &OpenOptions, tell: TellUpgrade<'_>) -> Result<Self> {
        let opened = open::open(path, surroundings.as_ref(), options, tell)?;
        Self::of(opened, path, surroundings, options)
    }

    fn of(opened: Opened, path: &Path, surroundings: Arc<dyn Surroundings>, options: &OpenOptions) -> Result<Self> {
        let Opened { conn, guard, lock, key, unguarded, rix, new_copy } = opened;
        let file = Self {
            readers: Readers::new(path, key.clone()),
            writer: Mutex::new(Writer { conn, guard }),
            path: path.to_owned(),
            key,
            unguarded,
            rix: AtomicI64::new(rix),
            new_copy: new_copy.map(|(why, _)| why),
            installation: options.installation.clone(),
            synchronising: Mutex::default(),
            surroundings,
            _lock: lock,
        };
        file.note_open()?;
        if let Some((_, replaced)) = new_copy {
            file.transact(Op::JoinLaptop, |tx| exchange::tell_of_new_copy(tx, replaced))?;
        }
        Ok(file)
    }

    /// Tells the installation that this copy is being worked on, and how far it has come.
    fn note_open(&self) -> Result<()> {
        self.read(|conn| self.note(conn))
    }

    /// The same, by what this connection sees.
    fn note(&self, conn: &Connection) -> Result<()> {
        let Some(installation) = &self.installation else { return Ok(()) };
        let (programme, (_, replica)) = (identity::programme(conn)?, identity::replica(conn)?);
        let known = Known { place: identity::place_of(&self.path), seq: identity::last_entry(conn, replica)?, open: true };
        if installation.known(programme, replica) != Some(known) {
            installation.remember(programme, replica, known);
        }
        Ok(())
    }

    /// Tells the installation how this copy was left.
    fn note_closed(&self) -> Result<()> {
        let Some(installation) = &self.installation else { return Ok(()) };
        let writer = self.writer();
        let (_, replica) = identity::replica(&writer.conn)?;
        let seq = identity::last_entry(&writer.conn, replica)?;
        installation.remember(identity::programme(&writer.conn)?, replica, Known { place: identity::place_of(&self.path), seq, open: false });
        Ok(())
    }

    /// Gives the programme at this path another passphrase, its first one, or none; it must not be open. Returns the new
    /// key. The new file is made whole beside and then takes the place of the old one, which stands until then whatever
    /// fails. Errors: those of `open`, and `disk-full`.
    /// `tell(done, total)`, in megabytes, is called now and then; returning false leaves the file as it is, with `cancelled`.
    pub fn change_passphrase(
        path: &Path,
        surroundings: &dyn Surroundings,
        options: &OpenOptions,
        new: Option<&Passphrase>,
        tell: Tell<'_>,
    ) -> Result<Option<Key>> {
        cipher::change(path, surroundings, options, new, tell)
    }

    /// Whether another program had taken the guard away before the file was opened; what it wrote the check finds.
    pub fn was_unguarded(&self) -> bool {
        self.unguarded
    }

    /// The programme's identifier: every copy of it has the same.
    pub fn id(&self) -> Result<RawId> {
        self.read(identity::programme)
    }

    /// The key of an encrypted file; opens it again without asking anybody.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Whether this is the passphrase of the file; of a file without one none is. Takes as long as opening it.
    pub fn opens_with(&self, passphrase: &Passphrase) -> Result<bool> {
        match &self.key {
            Some(key) => Ok(Key::derive(passphrase, key.salt())? == *key),
            None => Ok(false),
        }
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
        let mut tx = Tx::begin(&transaction, &writer.guard, self.surroundings.as_ref(), self.rix.load(Ordering::Relaxed), op)?;
        let value = work(&mut tx)?;
        let changed = tx.finish()?;
        transaction.commit()?;
        Ok(Done { value, changed })
    }

    /// Reads from a connection that cannot write; several threads may read at once, also during a change.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.readers.read(work)
    }

    /// Takes back the last action of this laptop that still stands, as a new action, and returns which it was. A value
    /// is restored only where the action's value still stands. `nothing-to-undo` when there is none.
    pub fn undo(&self) -> Result<Done<Op>> {
        self.transact(Op::Undo, |tx| undo::take_back(tx, Way::Undo))
    }

    /// Does the action again that was undone last, and returns which it was. `nothing-to-undo` when there is none, or
    /// when something new was done since.
    pub fn redo(&self) -> Result<Done<Op>> {
        self.transact(Op::Redo, |tx| undo::take_back(tx, Way::Redo))
    }

    /// Takes back any action of any laptop, as a new action, and returns what came of it. A value is restored only where
    /// the action's value still stands, and a record that others refer to stays.
    ///
    /// Errors: `not-found`; `already-taken-back`; `cannot-take-back` for the creation of the programme; `ranking-approved`
    /// where marks or awards of an approved ranking would change.
    pub fn take_back(&self, action: Stamp) -> Result<Done<Reversal>> {
        self.transact(Op::TakeBack, |tx| undo::take_back_action(tx, action))
    }

    /// What [`Self::take_back`] would do: it is done and rolled back.
    pub fn plan_take_back(&self, action: Stamp) -> Result<Reversal> {
        let writer = self.writer();
        let transaction = Transaction::new_unchecked(&writer.conn, TransactionBehavior::Immediate)?;
        let reversal = undo::take_back_action(
            &mut Tx::begin(&transaction, &writer.guard, self.surroundings.as_ref(), self.rix.load(Ordering::Relaxed), Op::TakeBack)?,
            action,
        );
        transaction.rollback()?;
        reversal
    }

    /// Puts back what stood in a column before an entry of the journal, whatever stands there now, as a new action.
    /// Returns whether something else stood there. `about` names the record.
    ///
    /// Errors: `not-found` where the entry, the column or a live record is not there; `ranking-approved`.
    pub fn put_back(&self, entry: Stamp, column: &str, about: &str) -> Result<Done<bool>> {
        self.transact(Op::PutBack, |tx| {
            tx.about(about);
            undo::put_back(tx, entry, column)
        })
    }

    /// Makes the many changes that fill a new file, with more memory and without waiting for the disk: until this returns
    /// a power cut may leave the file of no use. Afterwards everything is on the disk, and the memory is given back.
    pub fn in_bulk<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        connect::bulk(&self.writer().conn)?;
        let done = work();
        connect::usual(&self.writer().conn, self.key.as_ref())?;
        done
    }

    /// Brings the write-ahead log home and empties it, as far as nobody reads an older state just now: what was overwritten or
    /// erased is then nowhere on the disk. Where somebody reads, closing does it.
    pub fn write_home(&self) {
        if let Err(error) = self.writer().conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())) {
            log::info!("the write-ahead log stays until the file is closed: {error}");
        }
    }

    /// What undo and redo would do.
    pub fn undo_state(&self) -> Result<UndoState> {
        self.read(|conn| undo::state(conn, self.rix.load(Ordering::Relaxed)))
    }

    /// Checks the whole file: pages and references, the chains of hashes, the tables against the journal, derived data
    /// against the tables. Changes nothing; other changes wait only while derived data is looked at.
    /// `progress(done, total)` is called now and then; returning false ends the check with `cancelled`.
    pub fn check(&self, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<CheckReport> {
        // A connection of its own: one that read the search index before it was emptied calls it damaged until it reads again.
        let conn = connect::reader(&self.path, self.key.as_ref())?;
        let snapshot = Transaction::new_unchecked(&conn, TransactionBehavior::Deferred)?;
        let mut report = check::check(&snapshot, progress)?;
        drop(snapshot);
        // Derived data of a damaged file cannot be recomputed.
        if report.damage.is_empty() {
            let writer = self.writer();
            report.stale.extend(check::check_derived(&writer.conn, &writer.guard, progress)?);
        }
        Ok(report)
    }

    /// Checks what the journal and the tables say, without the pages and what is derived: while it runs, nobody waits for it.
    pub fn compare(&self, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<CheckReport> {
        let conn = connect::reader(&self.path, self.key.as_ref())?;
        // It reads everything once, beside a person's work: pages that it keeps serve nobody.
        conn.execute_batch("PRAGMA cache_size = -4096")?;
        let snapshot = Transaction::new_unchecked(&conn, TransactionBehavior::Deferred)?;
        check::compare_all(&snapshot, progress)
    }

    /// Sets a row to what the journal says of it, and returns whether it was another. `not-found` for a table that this
    /// version does not know.
    pub fn rebuild(&self, table: &str, row: RawId) -> Result<bool> {
        let table = tables::by_name(table).ok_or_else(|| Error::new(Code::NotFound))?;
        self.derive_only(|conn| Ok(rebuild::rebuild(conn, table, row)? != rebuild::Change::Same))
    }

    /// Recomputes folded columns and the search index from the tables, and conflicts from the journal. `progress(done, total)` returning false leaves
    /// everything as it was, with `cancelled`.
    pub fn rebuild_derived(&self, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
        self.derive_only(|conn| rebuild::rebuild_derived(conn, &mut Progress::new(progress, rebuild::derived_work(conn)?)))
    }

    /// One transaction that brings tables to what the journal says: it writes no entry.
    fn derive_only<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let writer = self.writer();
        let transaction = Transaction::new_unchecked(&writer.conn, TransactionBehavior::Immediate)?;
        let _raised = writer.guard.raise();
        let value = work(&transaction)?;
        search::settle(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// What this laptop remembers under a key (a column mapping, a last choice); not a part of the journal.
    pub fn remembered(&self, key: &str) -> Result<Option<String>> {
        self.read(|conn| local::get(conn, key))
    }

    /// Remembers a text under a key, or forgets the key.
    pub fn remember(&self, key: &str, value: Option<&str>) -> Result<()> {
        local::set(&self.writer().conn, key, value)
    }

    /// A panic inside a change has rolled it back, so the connection is as good as before.
    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for ProgrammeFile {
    fn drop(&mut self) {
        if let Err(error) = self.note_closed() {
            log::warn!("closing: {error}");
        }
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
