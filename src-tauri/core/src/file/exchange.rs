//! Exchange with other laptops: writing packages, trying and applying them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::atomic::Ordering;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::identity::{self, NewCopy};
use super::local::{self, EXCHANGE_FOLDER};
use super::op::Op;
use super::package::{self, Applied, Head, Heard, NONCE, Package, Source};
use super::rebuild::Progress;
use super::tables::{LAPTOP, Noun, Table};
use super::vector::Vector;
use super::{Done, ProgrammeFile, Tx, Writer};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store;
use crate::store::columns::moment_text;
use crate::values::Moment;

/// What a package is to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The whole journal.
    Everything,
    /// What this laptop or that one has not been heard to have; with `None`, any of those that are still in use.
    Missing(Option<RawId>),
}

/// A package that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many actions and entries it holds.
    pub actions: u32,
    /// How many entries they have.
    pub entries: u32,
}

/// What a package brings, or brought.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Which laptop made it.
    pub from: RawId,
    /// Its code.
    pub code: String,
    /// When, by its clock.
    pub made: Moment,
    /// Who sat at it.
    pub operator: String,
    /// Actions that were not known here.
    pub actions: u32,
    /// Their entries.
    pub entries: u32,
    /// For each table that changes: rows that come, change and go.
    pub tables: Vec<(&'static str, Noun, [u32; 3])>,
    /// New conflicts: table, row, column; the column is empty where the whole row is meant.
    pub conflicts: Vec<(&'static str, RawId, String)>,
    /// The rows that were touched.
    pub touched: Vec<(&'static Table, RawId)>,
    /// By how many seconds the clock of the computer that made it is ahead of this one's; 0 where it is not.
    pub ahead: i64,
    /// The codes of laptops whose journal goes on differently here.
    pub forks: Vec<String>,
}

/// How long work tells how far it is; `false` ends it with `cancelled`.
pub type Tell<'a> = &'a mut dyn FnMut(u32, u32) -> bool;

impl ProgrammeFile {
    /// The programme's identifier: every copy has it.
    pub fn programme_id(&self) -> Result<RawId> {
        self.read(identity::programme)
    }

    /// The replica that this copy writes as.
    pub fn replica_id(&self) -> Result<RawId> {
        self.read(|conn| identity::replica(conn).map(|(_, id)| id))
    }

    /// Whether this opening made a new copy of the file, and why.
    pub fn new_copy(&self) -> Option<NewCopy> {
        self.new_copy
    }

    /// What this copy knows of every replica's journal.
    pub fn vector(&self) -> Result<Vector> {
        self.read(Vector::of)
    }

    /// Whether other laptops, or the shared folder, may bring again what is taken away here.
    pub fn is_shared(&self) -> Result<bool> {
        self.read(|conn| Ok(local::get(conn, EXCHANGE_FOLDER)?.is_some() || !others(conn)?.is_empty()))
    }

    /// Writes a package. The caller makes the file and gives it its name when this has succeeded.
    pub fn export(&self, out: impl Write, scope: Scope, tell: Tell<'_>) -> Result<Exported> {
        self.note_open()?;
        let head = self.write_package(out, |conn, to| base(conn, to, scope), tell)?;
        Ok(Exported { actions: head.actions, entries: head.entries })
    }

    pub(super) fn write_package(
        &self,
        out: impl Write,
        from: impl FnOnce(&Connection, &Vector) -> Result<(Vector, Vector)>,
        tell: Tell<'_>,
    ) -> Result<Head> {
        self.read(|conn| {
            let to = Vector::of(conn)?;
            let (from, needs) = from(conn, &to)?;
            self.write_range(conn, out, (&from, &to, &needs), tell)
        })
    }

    /// Writes everything between two points of the journal.
    pub(super) fn write_range(
        &self,
        conn: &Connection,
        out: impl Write,
        (from, to, needs): (&Vector, &Vector, &Vector),
        tell: Tell<'_>,
    ) -> Result<Head> {
        let now = self.surroundings().now();
        let (_, writer) = identity::replica(conn)?;
        let mut heard = heard(conn)?;
        heard.insert(writer, Heard { until: moment_text(now), has: Vector::of(conn)? });
        let mut nonce = [0; NONCE];
        self.surroundings().fill(&mut nonce);
        let operator = self.surroundings().operator();
        let wanted = package::write::Wanted { from, to, needs, writer, operator: &operator, made: now, heard };
        let total = to.iter().map(|(replica, seq)| (seq - from.get(replica)).max(0)).sum::<i64>();
        let mut progress = Progress::new(tell, u32::try_from(total).unwrap_or(u32::MAX));
        let key = identity::key(conn)?;
        package::write::write(conn, out, (&key, identity::programme(conn)?, &nonce), &wanted, &mut progress)
    }

    /// Says what a package would bring, and changes nothing. Other changes wait meanwhile.
    ///
    /// Errors: those of reading (`not-a-package`, `other-programme`, `damaged-package`, `newer-package`) and of applying
    /// (`package-gap`), `cancelled`. A fork is told in the answer.
    pub fn preview(&self, sealed: impl Source, tell: Tell<'_>) -> Result<Incoming> {
        self.preview_with(sealed, tell, |_, _| Ok(())).map(|(incoming, ())| incoming)
    }

    /// The same, and a look at the tables as they would be then.
    pub fn preview_with<T>(
        &self,
        sealed: impl Source,
        tell: Tell<'_>,
        look: impl FnOnce(&Connection, &Incoming) -> Result<T>,
    ) -> Result<(Incoming, T)> {
        let package = self.read_package(sealed, tell)?;
        let writer = self.writer();
        let transaction = Transaction::new_unchecked(&writer.conn, TransactionBehavior::Immediate)?;
        let mut progress = Progress::new(tell, package.head.entries.saturating_mul(2));
        let applied = package::apply(&transaction, &writer.guard, &package, true, &mut progress)?;
        let incoming = self.incoming(&package.head, applied)?;
        let seen = look(&transaction, &incoming)?;
        transaction.rollback()?;
        Ok((incoming, seen))
    }

    /// Applies a package as one transaction, and says what it brought. Applying it again changes nothing.
    ///
    /// `take_forks` says that a person has agreed to take in a journal that goes on differently here, under a name of its
    /// own; without it that is `forked-replica`. Where it was this copy's own, it goes on as a new copy from now on. What was
    /// agreed to once is not asked again, whatever more of it comes.
    ///
    /// What comes late about people who were erased is erased in the same transaction.
    pub fn import(&self, sealed: impl Source, take_forks: bool, tell: Tell<'_>) -> Result<Done<Incoming>> {
        let package = self.read_package(sealed, tell)?;
        self.take_in(&package, take_forks, tell)
    }

    pub(super) fn read_package<S: Source>(&self, sealed: S, tell: Tell<'_>) -> Result<Package<S>> {
        let (key, programme) = self.secret()?;
        package::read::read(sealed, &key, programme, &mut Progress::new(tell, 0))
    }

    pub(super) fn secret(&self) -> Result<(package::Key, RawId)> {
        self.read(|conn| Ok((identity::key(conn)?, identity::programme(conn)?)))
    }

    pub(super) fn take_in(&self, package: &Package<impl Source>, take_forks: bool, tell: Tell<'_>) -> Result<Done<Incoming>> {
        let writer = self.writer();
        let transaction = Transaction::new_unchecked(&writer.conn, TransactionBehavior::Immediate)?;
        let mut progress = Progress::new(tell, package.head.entries.saturating_mul(2));
        let applied = package::apply(&transaction, &writer.guard, package, take_forks, &mut progress)?;
        let (rix, own) = identity::replica(&transaction)?;
        for (replica, heard) in package.head.heard.iter().filter(|(replica, _)| **replica != own) {
            hear(&transaction, self.surroundings().now(), *replica, heard)?;
        }
        let new_copy = applied.branched.contains(&own) || own_code_is_anothers(&transaction, rix, own)?;
        let mut changed = applied.nouns.clone();
        changed.insert(Noun::Laptops);
        let mut goes_on_as = None;
        if new_copy {
            let code = identity::chance_code(&code_of(&transaction, rix)?, self.surroundings());
            let (rix, _) = {
                let _raised = writer.guard.raise();
                identity::enter(&transaction, self.surroundings(), &code)?
            };
            identity::become_replica(&transaction, rix)?;
            goes_on_as = Some(rix);
            changed.extend(self.act(&writer, &transaction, Op::JoinLaptop, |tx| tell_of_new_copy(tx, None))?.changed);
        }
        // With it, so that no crash comes between: what it brings of somebody who was erased is kept nowhere.
        let erased = self.act(&writer, &transaction, Op::ErasePerson, |tx| store::erasing::erase_late(tx, &applied.touched))?.changed;
        let forget = !erased.is_empty();
        changed.extend(erased);
        let incoming = self.incoming(&package.head, applied)?;
        // A reference to a row that did not come breaks here, and everything is as before.
        transaction.commit().map_err(|error| match Error::from(error) {
            broken if broken.code == Code::NotFound => Error { code: Code::DamagedPackage, ..broken },
            other => other,
        })?;
        if let Some(rix) = goes_on_as {
            self.rix.store(rix, Ordering::Relaxed);
        }
        drop(writer);
        if goes_on_as.is_some() {
            self.note_open()?;
        }
        if forget {
            self.write_home();
        }
        Ok(Done { value: incoming, changed })
    }

    /// An action inside a transaction of the exchange, by the replica that the file writes as there.
    fn act<T>(&self, writer: &Writer, transaction: &Transaction<'_>, op: Op, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        let (rix, _) = identity::replica(transaction)?;
        let mut tx = Tx::begin(transaction, &writer.guard, self.surroundings(), rix, op)?;
        let value = work(&mut tx)?;
        Ok(Done { value, changed: tx.finish()? })
    }

    fn incoming(&self, head: &Head, applied: Applied) -> Result<Incoming> {
        let code = |id: RawId| head.replicas.iter().find(|replica| replica.id == id).map(|replica| replica.code.clone()).unwrap_or_default();
        let made = Moment(head.made.parse().map_err(|error| Error::new(Code::DamagedPackage).because(error))?);
        let mut tables = Vec::with_capacity(applied.tables.len());
        for (name, rows) in &applied.tables {
            if let Some(table) = super::tables::by_name(name) {
                tables.push((table.name, table.noun, [rows.added, rows.changed, rows.removed]));
            }
        }
        Ok(Incoming {
            from: head.from,
            code: code(head.from),
            made,
            operator: head.operator.clone(),
            actions: applied.actions,
            entries: applied.entries,
            tables,
            conflicts: applied.conflicts,
            touched: applied.touched,
            ahead: (made.0.as_second() - self.surroundings().now().0.as_second()).max(0),
            forks: applied.forks.iter().map(|id| code(*id)).collect(),
        })
    }
}

/// Enters the new copy among the laptops. `retired` is the replica that it takes the place of.
pub(super) fn tell_of_new_copy(tx: &mut Tx<'_>, retired: Option<RawId>) -> Result<()> {
    let code = tx.replica_code()?;
    tx.about(&code);
    let id = tx.replica_id();
    let now = moment_text(tx.now());
    tx.insert(&LAPTOP, id, &[("code", code.into()), ("joined_at", now.clone().into())])?;
    if let Some(retired) = retired {
        tx.put(&LAPTOP, retired, &[("retired_at", now.into())])?;
    }
    Ok(())
}

/// Where a package begins, and what its reader must have.
fn base(conn: &Connection, to: &Vector, scope: Scope) -> Result<(Vector, Vector)> {
    let base = match scope {
        Scope::Everything => Vector::default(),
        Scope::Missing(Some(laptop)) => heard(conn)?.remove(&laptop).unwrap_or_default().has.least(to),
        Scope::Missing(None) => {
            let heard = heard(conn)?;
            let others = others(conn)?;
            let known = others.iter().map(|laptop| heard.get(laptop).map(|heard| heard.has.clone()).unwrap_or_default());
            known.reduce(|one, other| one.least(&other)).unwrap_or_default().least(to)
        }
    };
    Ok((base.clone(), base))
}

/// The other laptops that are in use.
fn others(conn: &Connection) -> Result<Vec<RawId>> {
    let mut select = conn.prepare_cached(
        "SELECT replica.id FROM replica LEFT JOIN laptop ON laptop.id = replica.id AND laptop._del = 0 \
         WHERE laptop.retired_at IS NULL AND rix <> (SELECT CAST(value AS INTEGER) FROM local WHERE key = 'replica')",
    )?;
    let others = select.query_map([], |row| row.get(0))?;
    Ok(others.collect::<rusqlite::Result<_>>()?)
}

/// The laptops that are out of use; never this one, which is at work.
pub(super) fn retired(conn: &Connection) -> Result<BTreeSet<RawId>> {
    let mut select = conn.prepare_cached(
        "SELECT replica.id FROM laptop JOIN replica USING (id) WHERE laptop._del = 0 AND laptop.retired_at IS NOT NULL \
         AND rix <> (SELECT CAST(value AS INTEGER) FROM local WHERE key = 'replica')",
    )?;
    let retired = select.query_map([], |row| row.get(0))?;
    Ok(retired.collect::<rusqlite::Result<_>>()?)
}

/// What was heard of the other copies.
pub(super) fn heard(conn: &Connection) -> Result<BTreeMap<RawId, Heard>> {
    let mut select = conn.prepare_cached("SELECT replica, until, has FROM heard")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, heard_of(row, 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The columns until and has, from this one on.
fn heard_of(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Heard> {
    Ok(Heard { until: row.get(first)?, has: serde_json::from_str(row.get_ref(first + 1)?.as_str()?).unwrap_or_default() })
}

/// Remembers what was heard of a copy: never less than before, and never of a time that has not come yet by this computer's
/// clock. Another's may be wrong by years, and would silence for as long what is told of the age of its work.
pub(super) fn hear(conn: &Connection, now: Moment, replica: RawId, news: &Heard) -> Result<()> {
    let mut select = conn.prepare_cached("SELECT until, has FROM heard WHERE replica = ?1")?;
    let before = select.query_row([replica], |row| heard_of(row, 0)).optional()?.unwrap_or_default();
    let has = serde_json::to_string(&before.has.most(&news.has)).map_err(|error| Error::new(Code::Internal).because(error))?;
    let moments = [&before.until, &news.until].into_iter().filter_map(|until| until.parse().ok()).map(Moment);
    let until = moments.max().map_or(now, |until| until.min(now));
    conn.prepare_cached(
        "INSERT INTO heard(replica, until, has) VALUES (?1, ?2, ?3) ON CONFLICT(replica) DO UPDATE SET until = excluded.until, has = excluded.has",
    )?
    .execute(params![replica, moment_text(until), has])?;
    Ok(())
}

/// Whether an older laptop gives numbers with this one's code: the younger then gives up its own.
fn own_code_is_anothers(conn: &Connection, rix: i64, own: RawId) -> Result<bool> {
    let mut select = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM replica AS other JOIN replica AS own USING (code) WHERE own.rix = ?1 AND other.rix <> ?1 AND other.id < ?2)",
    )?;
    Ok(select.query_row(params![rix, own], |row| row.get(0))?)
}

fn code_of(conn: &Connection, rix: i64) -> Result<String> {
    Ok(conn.prepare_cached("SELECT code FROM replica WHERE rix = ?1")?.query_row([rix], |row| row.get(0))?)
}
