//! Applying a package: what is missing goes into the journal, and the rows that it touches are folded anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::{Action, Package};
use crate::error::{Code, Error, Result};
use crate::file::entry::{Hash, Link, Seal, Verb};
use crate::file::erasing;
use crate::file::guard::Guard;
use crate::file::rebuild::{self, Change, Progress};
use crate::file::tables::{Noun, TABLES, Table};
use crate::file::vector::Vector;
use crate::ids::RawId;
use crate::store::search;

/// What applying did, or would do.
#[derive(Default)]
pub(in crate::file) struct Applied {
    /// Actions and entries that were not known here.
    pub(in crate::file) actions: u32,
    pub(in crate::file) entries: u32,
    /// For each table that changed, how many rows came, changed and went.
    pub(in crate::file) tables: BTreeMap<&'static str, Rows>,
    /// New conflicts: table, row, column.
    pub(in crate::file) conflicts: Vec<(&'static str, RawId, String)>,
    pub(in crate::file) nouns: BTreeSet<Noun>,
    /// The rows that were folded anew, by table.
    pub(in crate::file) touched: Vec<(&'static Table, RawId)>,
    /// Copies whose journal goes on differently here: two laptops wrote under one name.
    pub(in crate::file) forks: Vec<RawId>,
}

/// How many rows of a table.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(in crate::file) struct Rows {
    pub(in crate::file) added: u32,
    pub(in crate::file) changed: u32,
    pub(in crate::file) removed: u32,
}

/// Applies a package inside a transaction of the connection that writes. It writes no entry of its own.
///
/// Errors: `package-gap` when something is missing between what is known here and what the package holds,
/// `damaged-package` when a chain of hashes breaks, `forked-replica` when a copy's journal goes on differently here and
/// `take_forks` is false, `cancelled`.
pub(in crate::file) fn apply(conn: &Connection, guard: &Guard, package: &Package, take_forks: bool, progress: &mut Progress<'_>) -> Result<Applied> {
    let _raised = guard.raise();
    let known = Vector::of(conn)?;
    if !known.most(&ends(package)).covers(&package.head.needs) {
        return Err(gap(package, &known));
    }
    let mut applied = Applied::default();
    let mut touched = vec![BTreeSet::new(); TABLES.len()];
    let mut replicas = Replicas::new(conn, package)?;
    let mut chain: Option<Chain> = None;
    for action in &package.actions {
        if chain.as_ref().is_none_or(|chain| chain.origin != action.replica) {
            chain = Some(Chain::of(conn, action.replica, known.get(action.replica), &mut replicas)?);
        }
        let Some(chain) = &mut chain else { continue };
        match chain.meet(conn, action)? {
            Meeting::Known => continue,
            Meeting::Missing => return Err(gap(package, &known)),
            Meeting::Forked if !take_forks => {
                return Err(Error::new(Code::ForkedReplica).with("laptop", replicas.code(action.replica)));
            }
            Meeting::Forked => {
                chain.fork(conn, action, &mut replicas)?;
                if !applied.forks.contains(&action.replica) {
                    applied.forks.push(action.replica);
                }
                if matches!(chain.meet(conn, action)?, Meeting::Known) {
                    continue;
                }
            }
            Meeting::New => {}
        }
        chain.insert(conn, action, &mut replicas, &mut touched, progress)?;
        applied.actions += 1;
        applied.entries += action.entries.len() as u32;
    }
    settle(conn, &touched, &mut applied, progress)?;
    if package.actions.iter().any(|action| action.undoes.is_some()) {
        erasing::follow(conn)?;
    }
    Ok(applied)
}

/// Folds the touched rows, parents before children, and brings the search index to them.
fn settle(conn: &Connection, touched: &[BTreeSet<RawId>], applied: &mut Applied, progress: &mut Progress<'_>) -> Result<()> {
    for (table, rows) in TABLES.iter().copied().zip(touched) {
        for row in rows {
            let before = rebuild::open_conflicts(conn, table, *row)?;
            let change = rebuild::rebuild(conn, table, *row)?;
            erasing::forget_if_about_erased(conn, table.name, *row)?;
            let counts = applied.tables.entry(table.name).or_default();
            match change {
                Change::Same => {}
                Change::Added => counts.added += 1,
                Change::Changed => counts.changed += 1,
                Change::Removed => counts.removed += 1,
            }
            applied.nouns.insert(table.noun);
            applied.touched.push((table, *row));
            let after = rebuild::open_conflicts(conn, table, *row)?;
            applied.conflicts.extend(after.into_iter().filter(|key| !before.contains(key)).map(|(column, _)| (table.name, *row, column)));
            progress.step()?;
        }
    }
    applied.tables.retain(|_, rows| *rows != Rows::default());
    search::settle(conn)
}

fn ends(package: &Package) -> Vector {
    let mut ends = Vector::default();
    for action in &package.actions {
        ends.set(action.replica, action.end().max(ends.get(action.replica)));
    }
    ends
}

fn gap(package: &Package, known: &Vector) -> Error {
    let missing = package.head.needs.iter().find(|(id, seq)| known.get(*id) < *seq).map(|(id, _)| id).unwrap_or(package.head.from);
    let code = package.head.replicas.iter().find(|replica| replica.id == missing).map(|replica| replica.code.clone()).unwrap_or_default();
    Error::new(Code::PackageGap).with("laptop", code)
}

/// The replicas of a package in this file.
struct Replicas<'a> {
    package: &'a Package,
    rix: BTreeMap<RawId, i64>,
}

impl<'a> Replicas<'a> {
    fn new(conn: &Connection, package: &'a Package) -> Result<Self> {
        let mut select = conn.prepare_cached("SELECT id, rix FROM replica")?;
        let rix = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut replicas = Self { package, rix };
        // Also those that have written nothing yet: a code that was given is taken.
        for replica in &package.head.replicas {
            replicas.enter(conn, replica.id, &replica.code, &replica.created)?;
        }
        Ok(replicas)
    }

    fn enter(&mut self, conn: &Connection, id: RawId, code: &str, created: &str) -> Result<i64> {
        if let Some(rix) = self.rix.get(&id) {
            return Ok(*rix);
        }
        conn.prepare_cached("INSERT INTO replica(id, code, created_at) VALUES (?1, ?2, ?3)")?.execute(params![id, code, created])?;
        let rix = conn.last_insert_rowid();
        self.rix.insert(id, rix);
        Ok(rix)
    }

    fn rix(&self, id: RawId) -> Result<i64> {
        self.rix.get(&id).copied().ok_or_else(|| Error::new(Code::DamagedPackage).because("an unknown laptop"))
    }

    fn code(&self, id: RawId) -> String {
        self.package.head.replicas.iter().find(|replica| replica.id == id).map(|replica| replica.code.clone()).unwrap_or_default()
    }
}

/// The end of one replica's chain while a package is applied.
struct Chain {
    /// Whose actions the package holds.
    origin: RawId,
    /// Under which name they go into this file: another after a fork.
    replica: RawId,
    rix: i64,
    /// The number of the last entry, and the hash of the last action.
    seq: i64,
    hash: Hash,
    /// After a fork: what is taken off the numbers, so that they begin anew with 1.
    fork: Option<i64>,
    /// Whether what comes next certainly goes on from what the package compared or added, and not from something that is
    /// only said to be known here.
    proven: bool,
}

/// How an action of the package meets the journal.
enum Meeting {
    /// It stands there already.
    Known,
    /// It goes on from there.
    New,
    /// Something is missing before it.
    Missing,
    /// Something else stands there.
    Forked,
}

impl Chain {
    fn of(conn: &Connection, replica: RawId, seq: i64, replicas: &mut Replicas<'_>) -> Result<Self> {
        let rix = replicas.rix(replica)?;
        Ok(Self {
            origin: replica,
            replica,
            rix,
            seq,
            hash: last_hash(conn, rix)?,
            fork: None,
            proven: replicas.package.head.needs.get(replica) == 0,
        })
    }

    fn shift(&self) -> i64 {
        self.fork.unwrap_or_default()
    }

    fn meet(&self, conn: &Connection, action: &Action) -> Result<Meeting> {
        let seq = action.seq - self.shift();
        if seq > self.seq {
            return Ok(if seq == self.seq + 1 { Meeting::New } else { Meeting::Missing });
        }
        let mut select = conn.prepare_cached("SELECT hash FROM action WHERE rix = ?1 AND seq = ?2")?;
        let hash: Option<Hash> = select.query_row(params![self.rix, seq], |row| row.get(0)).optional()?;
        // Under a fork's name the hashes were made anew: what stands there under its first entry's number is it.
        Ok(if hash == Some(action.hash) || (self.fork.is_some() && hash.is_some()) { Meeting::Known } else { Meeting::Forked })
    }

    /// Goes on under another name, which every laptop derives alike from the first action that differs.
    fn fork(&mut self, conn: &Connection, action: &Action, replicas: &mut Replicas<'_>) -> Result<()> {
        let branch = RawId(action.hash[..16].try_into().unwrap_or_default());
        self.replica = RawId::derived("fork", &[self.origin, branch]);
        let code = format!("{}-{}", replicas.code(self.origin), &branch.to_string()[..3]);
        self.rix = replicas.enter(conn, self.replica, &code, &action.wall)?;
        self.seq = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM entry WHERE rix = ?1")?.query_row([self.rix], |row| row.get(0))?;
        self.hash = last_hash(conn, self.rix)?;
        self.fork = Some(action.seq - 1);
        Ok(())
    }

    fn insert(
        &mut self,
        conn: &Connection,
        action: &Action,
        replicas: &mut Replicas<'_>,
        touched: &mut [BTreeSet<RawId>],
        progress: &mut Progress<'_>,
    ) -> Result<()> {
        let first = action.seq - self.shift();
        let mut insert = conn.prepare_cached(
            "INSERT INTO entry(rix, seq, clock, action, tbl, row, op, data, salt, data_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        for (place, entry) in action.entries.iter().enumerate() {
            let link = Link {
                replica: self.replica,
                seq: first + place as i64,
                clock: entry.clock,
                action: first,
                table: TABLES[entry.table].name,
                row: entry.row,
                verb: entry.verb as i64,
                data_hash: entry.data_hash,
            };
            self.hash = link.hash(&self.hash);
            let (data, salt) = entry.data.as_ref().map(|(data, salt)| (data, salt)).unzip();
            insert.execute(params![
                self.rix,
                link.seq,
                link.clock,
                first,
                link.table,
                link.row,
                link.verb,
                data,
                salt,
                entry.data_hash,
                self.hash
            ])?;
            if entry.verb != Verb::Nothing {
                touched[entry.table].insert(entry.row);
            }
            progress.step()?;
        }
        self.seq = first + action.entries.len() as i64 - 1;
        self.close(conn, action, first, replicas)
    }

    fn close(&mut self, conn: &Connection, action: &Action, first: i64, replicas: &Replicas<'_>) -> Result<()> {
        // Within a fork the undone action has the fork's name as well.
        let shift = self.shift();
        let undoes = action.undoes.map(|(replica, seq)| match self.fork {
            Some(_) if replica == self.origin && seq > shift => (self.replica, seq - shift),
            _ => (replica, seq),
        });
        let seal = Seal {
            replica: self.replica,
            seq: first,
            clock: action.clock,
            operator: &action.operator,
            op: &action.op,
            wall: &action.wall,
            app: &action.app,
            schema: action.schema,
            undoes,
        };
        self.hash = seal.hash(&self.hash);
        if self.fork.is_none() && self.hash != action.hash {
            // Where it goes on from what is known here, that itself may be another laptop's of the same name: a package with
            // everything in it tells.
            return Err(if self.proven {
                Error::new(Code::DamagedPackage).because("the chain of hashes breaks")
            } else {
                Error::new(Code::PackageGap).with("laptop", replicas.code(self.origin))
            });
        }
        self.proven = true;
        let undoes = undoes.map(|(replica, seq)| Ok::<_, Error>((replicas.rix(replica)?, seq))).transpose()?;
        conn.prepare_cached(
            "INSERT INTO action(rix, seq, clock, operator, op, about, wall, app, schema, undoes_rix, undoes_seq, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            self.rix,
            first,
            action.clock,
            action.operator,
            action.op,
            action.about,
            action.wall,
            action.app,
            action.schema,
            undoes.map(|(rix, _)| rix),
            undoes.map(|(_, seq)| seq),
            self.hash
        ])?;
        Ok(())
    }
}

fn last_hash(conn: &Connection, rix: i64) -> Result<Hash> {
    let mut select = conn.prepare_cached("SELECT hash FROM action WHERE rix = ?1 ORDER BY seq DESC LIMIT 1")?;
    Ok(select.query_row([rix], |row| row.get(0)).optional()?.unwrap_or_default())
}
