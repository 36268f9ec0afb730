//! Applying a package: what is missing goes into the journal, and the rows that it touches are folded anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::branches::{self, Branches, Knowledge, Place};
use super::lines::Head;
use super::{Action, Package, Source};
use crate::error::{Code, Error, Result};
use crate::file::entry::{Hash, Link, Seal, Verb};
use crate::file::erasing;
use crate::file::guard::Guard;
use crate::file::rebuild::{self, Change, Progress};
use crate::file::tables::{Noun, TABLES, Table};
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
    /// Copies whose journal goes on differently here: two laptops wrote under one name. Those that nobody has agreed to yet.
    pub(in crate::file) forks: Vec<RawId>,
    /// The same, whether somebody has agreed before or not.
    pub(in crate::file) branched: BTreeSet<RawId>,
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
pub(in crate::file) fn apply<S: Source>(
    conn: &Connection,
    guard: &Guard,
    package: &Package<S>,
    take_forks: bool,
    progress: &mut Progress<'_>,
) -> Result<Applied> {
    let _raised = guard.raise();
    let head = &package.head;
    // What the package brings itself need not be here.
    let besides = head.needs.iter().filter(|(replica, seq)| package.ends.get(*replica) < *seq).collect();
    if let Some(missing) = Knowledge::of(conn)?.lacks(&besides, &head.needs_marks)? {
        return Err(gap(head, missing));
    }
    let mut applied = Applied::default();
    let mut touched = vec![BTreeSet::new(); TABLES.len()];
    let mut replicas = Replicas::new(conn, head)?;
    let mut chain: Option<Chain> = None;
    let mut actions = package.actions()?;
    // How far it is, what is done with the actions tells.
    while let Some(action) = actions.next(head, &mut Progress::new(&mut |_, _| true, 0))? {
        let action = &action;
        if chain.as_ref().is_none_or(|chain| chain.origin != action.replica) {
            chain = Some(Chain::of(conn, action.replica, &mut replicas)?);
        }
        let Some(chain) = &mut chain else { continue };
        let meeting = chain.meet(conn, action)?;
        if chain.is_in_fork() || matches!(meeting, Meeting::Forked) {
            applied.branched.insert(action.replica);
        }
        match meeting {
            Meeting::Known => {
                progress.step()?;
                continue;
            }
            Meeting::Missing => return Err(gap(head, action.replica)),
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
    if package.takes_back {
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

fn gap(head: &Head, missing: RawId) -> Error {
    let code = head.replicas.iter().find(|replica| replica.id == missing).map(|replica| replica.code.clone()).unwrap_or_default();
    Error::new(Code::PackageGap).with("laptop", code)
}

/// The replicas of a package in this file.
struct Replicas<'a> {
    head: &'a Head,
    rix: BTreeMap<RawId, i64>,
}

impl<'a> Replicas<'a> {
    fn new(conn: &Connection, head: &'a Head) -> Result<Self> {
        let mut select = conn.prepare_cached("SELECT id, rix FROM replica")?;
        let rix = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut replicas = Self { head, rix };
        // Also those that have written nothing yet: a code that was given is taken.
        for replica in &head.replicas {
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
        self.head.replicas.iter().find(|replica| replica.id == id).map(|replica| replica.code.clone()).unwrap_or_default()
    }
}

/// The end of one replica's chain while a package is applied.
struct Chain {
    /// Whose actions the package holds.
    origin: RawId,
    /// Under which name they go into this file: another in a fork.
    replica: RawId,
    rix: i64,
    /// The number of the last entry, and the hash of the last action.
    seq: i64,
    hash: Hash,
    /// What is taken off the writer's numbers, in a fork.
    shift: i64,
    /// Whether what comes next certainly goes on from what the package compared or added, and not from something that is
    /// only said to be known here.
    proven: bool,
    /// The hash of the action before, as its writer made it; zeros before the first, none where nothing says which it is.
    before: Option<Hash>,
    /// From where something differs: every branch of this journal, and where the action before stands.
    branches: Option<Branches>,
    place: Option<Place>,
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
    fn of(conn: &Connection, replica: RawId, replicas: &mut Replicas<'_>) -> Result<Self> {
        let rix = replicas.rix(replica)?;
        // Asked for now: a fork may have grown by what the package has of it under the name that both wrote under.
        let seq = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM entry WHERE rix = ?1")?.query_row([rix], |row| row.get(0))?;
        let head = replicas.head;
        let from = head.needs.get(replica);
        let mut chain = Self {
            origin: replica,
            replica,
            rix,
            seq,
            hash: last_hash(conn, rix)?,
            shift: 0,
            proven: from == 0,
            before: (from == 0).then_some([0; 32]),
            branches: None,
            place: None,
        };
        if let Some(mark) = head.needs_marks.get(&replica).filter(|_| from > 0) {
            let before = branches::hash_at(conn, replica, from)?.filter(|hash| seq >= from && branches::mark(hash) == *mark);
            chain.proven = before.is_some();
            chain.before = before;
            if !chain.proven {
                let branches = Branches::of(conn, replica)?;
                chain.place = branches.at(*mark);
                chain.branches = Some(branches);
            }
        }
        Ok(chain)
    }

    fn meet(&mut self, conn: &Connection, action: &Action) -> Result<Meeting> {
        if self.branches.is_none() {
            if action.seq > self.seq {
                return Ok(if action.seq == self.seq + 1 { Meeting::New } else { Meeting::Missing });
            }
            let mut select = conn.prepare_cached("SELECT hash FROM action WHERE rix = ?1 AND seq = ?2")?;
            let hash: Option<Hash> = select.query_row(params![self.rix, action.seq], |row| row.get(0)).optional()?;
            if hash == Some(action.hash) {
                self.before = hash;
                return Ok(Meeting::Known);
            }
        }
        let branches = match self.branches.take() {
            Some(branches) => branches,
            None => {
                let branches = Branches::of(conn, self.origin)?;
                self.place = self.before.and_then(|before| if before == [0; 32] { Some(branches.root()) } else { branches.find(&before) });
                branches
            }
        };
        let met = match (branches.find(&action.hash), self.place) {
            (Some(place), _) => {
                self.place = Some(place);
                Meeting::Known
            }
            (None, Some(place)) if action.seq != place.seq + 1 => Meeting::Missing,
            (None, Some(place)) if branches.is_end(place) => Meeting::New,
            (None, Some(_)) => Meeting::Forked,
            // What it goes on from is another's of the same name, and not known here: a package with everything tells.
            (None, None) => Meeting::Missing,
        };
        self.branches = Some(branches);
        Ok(met)
    }

    /// Whether the last action that was met stands under another name than its writer's.
    fn is_in_fork(&self) -> bool {
        self.branches.as_ref().zip(self.place).is_some_and(|(branches, place)| branches.is_fork(place))
    }

    /// Goes on under another name, which every laptop derives alike from the first action that differs.
    fn fork(&mut self, conn: &Connection, action: &Action, replicas: &mut Replicas<'_>) -> Result<()> {
        let (Some(branches), Some(place)) = (&mut self.branches, self.place) else { return Err(Error::new(Code::Internal)) };
        let name = branches::name_of_fork(self.origin, &action.hash);
        let code = branches::code_of_fork(&replicas.code(self.origin), branches::mark(&action.hash));
        let rix = replicas.enter(conn, name, &code, &action.wall)?;
        self.place = Some(branches.attach(conn, (name, rix), place)?);
        Ok(())
    }

    /// Goes to the end of the branch that the action before stands on; what comes next must go on from there.
    fn stand(&mut self, conn: &Connection, action: &Action) -> Result<()> {
        let Some((branches, place)) = self.branches.as_ref().zip(self.place) else { return Ok(()) };
        if !branches.is_end(place) || branches::hash_of(action, &place.hash) != action.hash {
            return Err(Error::new(Code::DamagedPackage).because("the chain of hashes breaks"));
        }
        let (replica, rix, shift) = branches.here(place).ok_or_else(|| Error::new(Code::Internal))?;
        (self.replica, self.rix, self.shift) = (replica, rix, shift);
        self.hash = last_hash(conn, rix)?;
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
        self.stand(conn, action)?;
        let first = action.seq - self.shift;
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
        self.close(conn, action, first, replicas)?;
        match (&mut self.branches, self.place) {
            (Some(branches), Some(place)) => self.place = Some(branches.grow(place, action)),
            _ => self.seq = action.end(),
        }
        self.before = Some(action.hash);
        Ok(())
    }

    fn close(&mut self, conn: &Connection, action: &Action, first: i64, replicas: &Replicas<'_>) -> Result<()> {
        // Within a fork the undone action has the fork's name as well.
        let named = |(replica, seq): (RawId, i64)| match self.branches.as_ref().zip(self.place) {
            Some((branches, place)) if replica == self.origin => branches.named(place, seq),
            _ => (replica, seq),
        };
        let undoes = action.undoes.map(named);
        let seal = Seal { replica: self.replica, seq: first, undoes, ..action.seal() };
        self.hash = seal.hash(&self.hash);
        if self.replica == self.origin && self.hash != action.hash {
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
