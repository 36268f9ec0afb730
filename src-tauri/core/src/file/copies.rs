//! Whole copies of the programme: one to keep, one for another laptop, and taking in one that another laptop gave.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::exchange::hear;
use super::guard::Guard;
use super::lock::Lock;
use super::op::Op;
use super::open::{self, For, OpenOptions, Temporary};
use super::package::{self, Heard};
use super::rebuild::Progress;
use super::tables::LAPTOP;
use super::vector::Vector;
use super::{Done, ProgrammeFile, Tell, Tx, connect, failure, identity, local};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::columns::moment_text;
use crate::surroundings::Surroundings;

impl ProgrammeFile {
    /// Writes a copy of the whole programme, as it is at this moment, in the place of any file of that name. The copy
    /// is one ordinary file; a failure leaves what was there. `locked-file` when that file is open somewhere, also here.
    pub fn save_copy(&self, path: &Path) -> Result<()> {
        self.save_copy_telling(path, &mut |_, _| true)
    }

    /// The same, telling megabytes that are written of those that the programme has; an answer of false ends it with `cancelled`.
    pub fn save_copy_telling(&self, path: &Path, tell: Tell<'_>) -> Result<()> {
        let _lock = Lock::take(path, self.surroundings.as_ref())?;
        self.write_beside(path, tell)?.become_file(path)
    }

    /// Writes the whole programme into a file beside this one, and brings it to the disk.
    fn write_beside(&self, path: &Path, tell: Tell<'_>) -> Result<Temporary> {
        // Not among the readers: their snapshot is a transaction, in which VACUUM is refused. The file is open read-only;
        // what this connection may write now is the copy.
        let mut conn = connect::reader(&self.path, self.key.as_ref())?;
        conn.execute_batch("PRAGMA query_only = OFF")?;
        Temporary::copied(&mut conn, &self.path, path, self.surroundings.new_id(), tell)
    }

    /// Makes a copy of the programme for another laptop at `path`, in the place of any file of that name, with a code and an
    /// identity of its own, and says which replica it is. The copy is opened there by [`ProgrammeFile::join`].
    ///
    /// The laptop stands here only when its copy has its name and is on the disk: whatever fails, and `cancelled`, leaves neither
    /// a file nor a laptop. `tell` is called as by [`ProgrammeFile::save_copy_telling`].
    pub fn give_copy(&self, path: &Path, name: &str, tell: Tell<'_>) -> Result<Done<RawId>> {
        let _lock = Lock::take(path, self.surroundings.as_ref())?;
        // What lies there is gone once the copy has its name, so what would hinder it is met first.
        if path.symlink_metadata().is_ok() {
            File::options().write(true).open(path).map_err(|error| failure::of_io(&error, path))?;
        }
        let copy = self.write_beside(path, tell)?;
        self.enter_laptop(&copy, path, name).inspect_err(|_| {
            // The installation was told of what has not come.
            if let Err(error) = self.note_open() {
                log::warn!("the file will go on as a copy of its own: {error}");
            }
        })
    }

    /// Enters the laptop here and in its copy, with whatever was done here since that was begun: as a package between the two,
    /// which both have or neither. What was entered is committed here last, after the copy has got its name.
    fn enter_laptop(&self, copy: &Temporary, path: &Path, name: &str) -> Result<Done<RawId>> {
        let guard = Guard::default();
        let conn = connect::writer(&copy.0, &guard, self.key())?;
        connect::passing(&conn)?;
        let begun = Vector::of(&conn)?;
        let writer = self.writer();
        let transaction = Transaction::new_unchecked(&writer.conn, TransactionBehavior::Immediate)?;
        let mut tx = Tx::begin(&transaction, &writer.guard, self.surroundings(), self.rix.load(Ordering::Relaxed), Op::AddLaptop)?;
        let (id, own) = (enter(&mut tx, name)?, tx.replica_id());
        let changed = tx.finish()?;
        let news = Heard { until: moment_text(self.surroundings().now()), has: Vector::of(&transaction)? };
        let between = self.between(&transaction, &begun, &news.has)?;
        self.fill(&conn, &guard, &between, (id, own, &news))?;
        conn.close().map_err(|(_, error)| error)?;
        copy.settle(path)?;
        hear(&transaction, self.surroundings().now(), id, &news)?;
        // A disk that is full says so now.
        transaction.cache_flush()?;
        // From here to the commit the copy knows more of this file than the file does itself. After a crash in between, or with
        // an older state that is put back later, it is told by this note, and goes on under a name of its own.
        self.note(&transaction)?;
        copy.take_name(path)?;
        open::name_settled(path).and_then(|()| Ok(transaction.commit()?)).inspect_err(|_| {
            if let Err(error) = fs::remove_file(path) {
                log::warn!("a copy that no laptop was entered for stays: {}", error.kind());
            }
        })?;
        Ok(Done { value: id, changed })
    }

    /// What was written between two points of the journal, sealed.
    fn between(&self, conn: &Connection, from: &Vector, to: &Vector) -> Result<Vec<u8>> {
        let mut sealed = Vec::new();
        self.write_range(conn, &mut sealed, (from, to, from), &mut |_, _| true)?;
        Ok(sealed)
    }

    /// Brings a copy to what is here now, and makes it that of the laptop `id`.
    fn fill(&self, conn: &Connection, guard: &Guard, sealed: &[u8], (id, own, news): (RawId, RawId, &Heard)) -> Result<()> {
        let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        let quiet = &mut |_, _| true;
        let package = package::read::read(sealed, &identity::key(conn)?, identity::programme(conn)?, &mut Progress::new(quiet, 0))?;
        package::apply(&transaction, guard, &package, false, &mut Progress::new(quiet, 0))?;
        transaction.execute("DELETE FROM local", [])?;
        let rix = transaction.query_row("SELECT rix FROM replica WHERE id = ?1", params![id], |row| row.get(0))?;
        identity::become_replica(&transaction, rix)?;
        local::set(&transaction, FOR_ANOTHER, Some(FRESH))?;
        hear(&transaction, self.surroundings().now(), own, news)?;
        Ok(transaction.commit()?)
    }

    /// Puts a copy that was made for this laptop at `to` and opens it there; it keeps the passphrase that it has. A copy that
    /// was taken before becomes a laptop of its own. `tell(done, total)`, in megabytes, is called now and then; returning false
    /// ends it with `cancelled`. What fails leaves nothing at `to`, and the copy waits for its laptop as before.
    ///
    /// Errors: those of `open`; `not-for-another` when the file was not made by [`ProgrammeFile::give_copy`]; `altered-file`
    /// where somebody changed its schema: nothing of it has run then; `file-exists`.
    pub fn join(from: &Path, to: &Path, surroundings: Arc<dyn Surroundings>, options: &OpenOptions, tell: Tell<'_>) -> Result<Self> {
        let key = open::key(from, options)?;
        // The first look into the file, before all of it is copied: here a wrong passphrase shows.
        let mark = connect::reader(from, key.as_ref()).and_then(|conn| open::vet(&conn)).map_err(|error| open::behind_key(error, key.is_some()))?;
        if mark.is_none() {
            return Err(Error::new(Code::NotForAnother));
        }
        if to.symlink_metadata().is_ok() {
            return Err(Error::new(Code::FileExists).with("path", to.display().to_string()));
        }
        let (copy, conn) = open::bring_in(from, to, surroundings.as_ref(), key.as_ref(), For::AnotherLaptop, tell)?;
        // Taken for the second time, it is like a copy made by hand.
        let stranger = RawId([0xff; 16]);
        let taken = local::get(&conn, FOR_ANOTHER)?.is_some_and(|mark| mark == TAKEN);
        identity::set_owner(&conn, taken.then_some(stranger))?;
        local::set(&conn, FOR_ANOTHER, None)?;
        connect::close(conn)?;
        copy.become_file(to)?;
        // Only now: where it could not be put, it waits for its laptop as before. A stick that cannot be written keeps its mark;
        // then only the journals tell two takers apart.
        if let Err(error) = connect::plain(from, key.as_ref()).and_then(|conn| local::set(&conn, FOR_ANOTHER, Some(TAKEN))) {
            log::info!("the copy could not be marked as taken: {error}");
        }
        Self::open(to, surroundings, options)
    }
}

/// Enters a laptop with the next code that this one gives away.
fn enter(tx: &mut Tx<'_>, name: &str) -> Result<RawId> {
    let codes = identity::codes(tx.conn())?;
    let own_code = tx.replica_code()?;
    let first = codes.first() == Some(&own_code);
    let code = identity::next_code(&codes, &own_code, first);
    let (_, id) = tx.enter_replica(&code)?;
    tx.about(if name.is_empty() { &code } else { name });
    let values: [(&'static str, Value); 4] = [
        ("code", code.clone().into()),
        ("name", name.to_owned().into()),
        ("made_from", tx.replica_id().into()),
        ("joined_at", moment_text(tx.now()).into()),
    ];
    tx.insert(&LAPTOP, id, &values)?;
    Ok(id)
}

/// In a file's own memory: it was made for another laptop.
pub(super) const FOR_ANOTHER: &str = "for-another";
const FRESH: &str = "fresh";
const TAKEN: &str = "taken";
