//! Two copies that wrote under one name leave two journals of that name. The one that a file had first stays under it; what
//! differs came in as a fork, under a name that follows from its first action. An action is told by its hash, as it went out
//! under the name that both wrote under: the hashes of a fork are made again for that.
//!
//! So one entry has several names among the laptops, and one name may mean another entry on each. Data goes in as it was
//! written: what it says of other entries, as decisions do, it must say by what stands in them
//! ([`Print`](crate::file::fold::Print)), never by their names alone.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, params};

use super::Action;
use super::lines::Marks;
use crate::error::Result;
use crate::file::entry::{Hash, Link, Seal};
use crate::file::tables::TABLES;
use crate::file::vector::Vector;
use crate::ids::RawId;

/// The beginning of an action's hash, which tells it from every other.
pub(in crate::file) type Mark = RawId;

/// The mark of a hash.
pub(super) fn mark(hash: &Hash) -> Mark {
    RawId(hash[..16].try_into().unwrap_or_default())
}

/// The name under which everything from this action on comes in: every laptop derives it alike.
pub(super) fn name_of_fork(origin: RawId, first: &Hash) -> RawId {
    RawId::derived("fork", &[origin, mark(first)])
}

/// The marks of the actions in which the replicas' journals end at a point.
pub(in crate::file) fn marks(conn: &Connection, at: &Vector) -> Result<Marks> {
    let mut marks = Marks::new();
    for (replica, seq) in at.iter() {
        if let Some(mark) = mark_at(conn, replica, seq)? {
            marks.insert(replica, mark);
        }
    }
    Ok(marks)
}

fn mark_at(conn: &Connection, replica: RawId, seq: i64) -> Result<Option<Mark>> {
    Ok(hash_at(conn, replica, seq)?.as_ref().map(mark))
}

/// The hash of a replica's last action up to a number, under the replica's own name.
pub(super) fn hash_at(conn: &Connection, replica: RawId, seq: i64) -> Result<Option<Hash>> {
    let mut select =
        conn.prepare_cached("SELECT hash FROM action WHERE rix = (SELECT rix FROM replica WHERE id = ?1) AND seq <= ?2 ORDER BY seq DESC LIMIT 1")?;
    Ok(select.query_row(params![replica, seq], |row| row.get(0)).optional()?)
}

/// Where the action that was met last stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Which branch holds it.
    branch: usize,
    /// The number of its last entry, as its writer counted.
    pub(super) seq: i64,
    /// Its hash, as its writer made it.
    pub(super) hash: Hash,
}

struct Branch {
    /// The name under which it stands here.
    replica: RawId,
    rix: i64,
    /// What is taken off its writer's numbers.
    shift: i64,
    /// The branch that it leaves, for a fork.
    parent: Option<usize>,
    /// Where it ends, as its writer counted.
    end: i64,
}

/// Every branch of one replica's journal that is known here.
pub(super) struct Branches {
    origin: RawId,
    branches: Vec<Branch>,
    places: HashMap<Mark, Place>,
}

impl Branches {
    /// Reads the journal of a replica and its forks.
    pub(super) fn of(conn: &Connection, origin: RawId) -> Result<Self> {
        let mut all = Self { origin, branches: Vec::new(), places: HashMap::new() };
        let mut select = conn.prepare_cached("SELECT rix, code FROM replica WHERE id = ?1")?;
        let Some((rix, code)) = select.query_row([origin], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).optional()? else { return Ok(all) };
        all.branches.push(Branch { replica: origin, rix, shift: 0, parent: None, end: 0 });
        all.walk(conn, 0, [0; 32])?;
        let mut forks = forks(conn, &code)?;
        // A fork may leave another one.
        while let Some((at, place)) = forks.iter().enumerate().find_map(|(at, fork)| Some((at, all.root_of(fork)?))) {
            let fork = forks.swap_remove(at);
            all.attach(conn, (fork.replica, fork.rix), place)?;
        }
        Ok(all)
    }

    /// Where the action of a hash stands.
    pub(super) fn find(&self, hash: &Hash) -> Option<Place> {
        self.at(mark(hash))
    }

    /// Where the action of a mark stands.
    pub(super) fn at(&self, mark: Mark) -> Option<Place> {
        self.places.get(&mark).copied()
    }

    /// Before every action.
    pub(super) fn root(&self) -> Place {
        Place { branch: 0, seq: 0, hash: [0; 32] }
    }

    /// Whether nothing follows there.
    pub(super) fn is_end(&self, place: Place) -> bool {
        self.branches.get(place.branch).is_some_and(|branch| branch.end == place.seq)
    }

    /// Whether a place is of another branch than the one that has the replica's name here.
    pub(super) fn is_fork(&self, place: Place) -> bool {
        place.branch > 0
    }

    /// The branch of a place: its name here, its local number, what is taken off its writer's numbers.
    pub(super) fn here(&self, place: Place) -> Option<(RawId, i64, i64)> {
        self.branches.get(place.branch).map(|branch| (branch.replica, branch.rix, branch.shift))
    }

    /// Lets a branch of this name leave at a place, with whatever of it is here already; returns where it begins.
    pub(super) fn attach(&mut self, conn: &Connection, (replica, rix): (RawId, i64), place: Place) -> Result<Place> {
        self.branches.push(Branch { replica, rix, shift: place.seq, parent: Some(place.branch), end: place.seq });
        let branch = self.branches.len() - 1;
        self.walk(conn, branch, place.hash)?;
        Ok(Place { branch, ..place })
    }

    /// An action was added behind a place; returns where it stands.
    pub(super) fn grow(&mut self, place: Place, action: &Action) -> Place {
        let grown = Place { branch: place.branch, seq: action.end(), hash: action.hash };
        if let Some(branch) = self.branches.get_mut(place.branch) {
            branch.end = grown.seq;
        }
        self.places.insert(mark(&grown.hash), grown);
        grown
    }

    /// What an action of a branch means by a number of the replica, under the names that stand here.
    pub(super) fn named(&self, place: Place, seq: i64) -> (RawId, i64) {
        let mut branch = self.branches.get(place.branch);
        while let Some(there) = branch {
            match there.parent {
                Some(parent) if seq <= there.shift => branch = self.branches.get(parent),
                _ => return (there.replica, seq - there.shift),
            }
        }
        (self.origin, seq)
    }

    /// The same the other way: what the writer called it.
    fn called(&self, branch: usize, named: (RawId, i64)) -> (RawId, i64) {
        let mut branch = self.branches.get(branch);
        while let Some(there) = branch {
            if there.replica == named.0 {
                return (self.origin, named.1 + there.shift);
            }
            branch = there.parent.and_then(|parent| self.branches.get(parent));
        }
        named
    }

    /// Notes every action of a branch behind `hash`, as its writer made it.
    fn walk(&mut self, conn: &Connection, branch: usize, mut hash: Hash) -> Result<()> {
        let Branch { rix, shift, .. } = self.branches[branch];
        let mut select = conn.prepare_cached(
            "SELECT seq, coalesce((SELECT min(seq) FROM action WHERE rix = a.rix AND seq > a.seq), (SELECT max(seq) + 1 FROM entry WHERE rix = a.rix)) - 1, \
             hash FROM action AS a WHERE rix = ?1 ORDER BY seq",
        )?;
        let mut rows = select.query([rix])?;
        while let Some(row) = rows.next()? {
            let (seq, end): (i64, i64) = (row.get(0)?, row.get(1)?);
            hash = if branch == 0 { row.get(2)? } else { Stored::read(conn, rix, seq)?.hash(self, (branch, shift), &hash) };
            self.branches[branch].end = end + shift;
            self.places.insert(mark(&hash), Place { branch, seq: end + shift, hash });
        }
        Ok(())
    }

    /// Where a fork leaves what is known: the one place behind which its first action gives its name.
    fn root_of(&self, fork: &Fork) -> Option<Place> {
        let gives = |place: &Place| name_of_fork(self.origin, &fork.first.hash(self, (place.branch, place.seq), &place.hash)) == fork.replica;
        [self.root()].into_iter().chain(self.places.values().copied()).find(gives)
    }
}

/// A replica that may be a fork, with its first action.
struct Fork {
    replica: RawId,
    rix: i64,
    first: Stored,
}

/// Whether a code is that of a fork of the laptop with the code `?1`. Those of copies made by hand are hardly ever like it.
macro_rules! is_fork {
    () => {
        "substr(code, 1, length(?1) + 1) = ?1 || '-' AND substr(code, length(?1) + 2) GLOB '[0-9a-f][0-9a-f][0-9a-f]'"
    };
}

/// The code of the fork that begins with the action of this mark.
pub(super) fn code_of_fork(code: &str, first: Mark) -> String {
    format!("{code}-{}", &first.to_string()[..3])
}

/// The replicas whose code is that of a fork of the laptop with this one.
fn forks(conn: &Connection, code: &str) -> Result<Vec<Fork>> {
    let mut select =
        conn.prepare_cached(concat!("SELECT id, rix, (SELECT min(seq) FROM action WHERE rix = replica.rix) FROM replica WHERE ", is_fork!()))?;
    let found = select.query_map([code], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<i64>>(2)?)))?;
    let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    let begun = found.into_iter().filter(|(_, _, first)| *first == Some(1));
    begun.map(|(replica, rix, _)| Ok(Fork { replica, rix, first: Stored::read(conn, rix, 1)? })).collect()
}

/// An action as it stands here, with what its hash is made of.
struct Stored {
    seq: i64,
    clock: i64,
    texts: [String; 4],
    schema: i64,
    undoes: Option<(RawId, i64)>,
    entries: Vec<StoredEntry>,
}

struct StoredEntry {
    clock: i64,
    table: String,
    row: RawId,
    verb: i64,
    data_hash: Hash,
}

impl Stored {
    fn read(conn: &Connection, rix: i64, seq: i64) -> Result<Self> {
        let mut select = conn.prepare_cached(
            "SELECT a.clock, operator, op, wall, app, schema, r.id, undoes_seq FROM action AS a LEFT JOIN replica AS r ON r.rix = a.undoes_rix \
             WHERE a.rix = ?1 AND a.seq = ?2",
        )?;
        let mut stored = select.query_row(params![rix, seq], |row| {
            Ok(Self {
                seq,
                clock: row.get(0)?,
                texts: [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?],
                schema: row.get(5)?,
                undoes: row.get::<_, Option<RawId>>(6)?.zip(row.get(7)?),
                entries: Vec::new(),
            })
        })?;
        let mut select =
            conn.prepare_cached("SELECT clock, tbl, row, op, data_hash FROM entry WHERE rix = ?1 AND seq >= ?2 AND action = ?2 ORDER BY seq")?;
        let entries = select.query_map(params![rix, seq], |row| {
            Ok(StoredEntry { clock: row.get(0)?, table: row.get(1)?, row: row.get(2)?, verb: row.get(3)?, data_hash: row.get(4)? })
        })?;
        stored.entries = entries.collect::<rusqlite::Result<_>>()?;
        Ok(stored)
    }

    /// Its hash behind `previous` as its writer made it, where it stands on a branch whose numbers are less by `shift`.
    fn hash(&self, branches: &Branches, (branch, shift): (usize, i64), previous: &Hash) -> Hash {
        let first = self.seq + shift;
        let links = self.entries.iter().map(|entry| (entry.clock, entry.table.as_str(), entry.row, entry.verb, entry.data_hash));
        let seal = Seal {
            replica: branches.origin,
            seq: first,
            clock: self.clock,
            operator: &self.texts[0],
            op: &self.texts[1],
            wall: &self.texts[2],
            app: &self.texts[3],
            schema: self.schema,
            undoes: self.undoes.map(|undone| branches.called(branch, undone)),
        };
        sealed(&seal, links, previous)
    }
}

/// The hash of a package's action behind `previous`, as its writer must have made it.
pub(super) fn hash_of(action: &Action, previous: &Hash) -> Hash {
    let links = action.entries.iter().map(|entry| (entry.clock, TABLES[entry.table].name, entry.row, entry.verb as i64, entry.data_hash));
    sealed(&action.seal(), links, previous)
}

fn sealed<'a>(seal: &Seal<'_>, entries: impl Iterator<Item = (i64, &'a str, RawId, i64, Hash)>, previous: &Hash) -> Hash {
    let mut hash = *previous;
    for (place, (clock, table, row, verb, data_hash)) in entries.enumerate() {
        let link = Link { replica: seal.replica, seq: seal.seq + place as i64, clock, action: seal.seq, table, row, verb, data_hash };
        hash = link.hash(&hash);
    }
    seal.hash(&hash)
}

/// What this file has of the journals, compared by what stands in them and not by their lengths.
pub(in crate::file) struct Knowledge<'a> {
    conn: &'a Connection,
    known: Vector,
    branches: BTreeMap<RawId, Branches>,
}

impl<'a> Knowledge<'a> {
    /// What the file of this connection has.
    pub(in crate::file) fn of(conn: &'a Connection) -> Result<Self> {
        Ok(Self { conn, known: Vector::of(conn)?, branches: BTreeMap::new() })
    }

    /// How far each replica is known.
    pub(in crate::file) fn vector(&self) -> &Vector {
        &self.known
    }

    /// Whether everything up to a point of others' journals is here, under whatever name. Where nothing marks the point, as
    /// in files of older versions, only how far they reach is compared.
    pub(in crate::file) fn has(&mut self, point: &Vector, marks: &Marks) -> Result<bool> {
        Ok(self.lacks(point, marks)?.is_none())
    }

    /// The first replica of a point of whose journal something is not here.
    pub(in crate::file) fn lacks(&mut self, point: &Vector, marks: &Marks) -> Result<Option<RawId>> {
        for (replica, seq) in point.iter() {
            let has = match marks.get(&replica) {
                Some(mark) => self.is_here(replica, seq, *mark)? || self.is_on_branch(replica, *mark)?,
                None => self.known.get(replica) >= seq,
            };
            if !has {
                return Ok(Some(replica));
            }
        }
        Ok(None)
    }

    /// The part of a point that lies on the journals as they stand here under their own names.
    pub(in crate::file) fn shared(&self, point: &Vector, marks: &Marks) -> Result<Vector> {
        let mut shared = Vector::default();
        for (replica, seq) in point.iter() {
            let here = match marks.get(&replica) {
                Some(mark) => self.is_here(replica, seq, *mark)?,
                None => true,
            };
            if here {
                shared.set(replica, seq);
            }
        }
        Ok(shared)
    }

    /// Whether a replica's journal has this mark at this number, under its own name.
    pub(in crate::file) fn is_here(&self, replica: RawId, seq: i64, mark: Mark) -> Result<bool> {
        Ok(self.known.get(replica) >= seq && mark_at(self.conn, replica, seq)? == Some(mark))
    }

    fn is_on_branch(&mut self, replica: RawId, mark: Mark) -> Result<bool> {
        if let std::collections::btree_map::Entry::Vacant(vacant) = self.branches.entry(replica) {
            let mut select = self.conn.prepare_cached("SELECT code FROM replica WHERE id = ?1")?;
            let Some(code) = select.query_row([replica], |row| row.get::<_, String>(0)).optional()? else { return Ok(false) };
            if !self.conn.prepare_cached(concat!("SELECT 1 FROM replica WHERE ", is_fork!()))?.exists([code])? {
                return Ok(false);
            }
            vacant.insert(Branches::of(self.conn, replica)?);
        }
        Ok(self.branches.get(&replica).is_some_and(|branches| branches.at(mark).is_some()))
    }
}
