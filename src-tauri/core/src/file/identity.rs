//! Which copy of the programme this file is. Every copy that writes has a replica of its own; two that wrote as one would
//! lose each other's work, so a file that may have been copied goes on under a new one.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::vector::Vector;
use super::{local, package};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::columns::moment_text;
use crate::surroundings::Surroundings;

/// What one installation of Sokrat knows, outside of all programmes, of the files that it worked on.
pub trait Installation: std::fmt::Debug + Send + Sync {
    /// The installation's own identifier; another one after a reinstallation or on another computer.
    fn id(&self) -> RawId;
    /// What it remembers of a replica of a programme.
    fn known(&self, programme: RawId, replica: RawId) -> Option<Known>;
    /// Remembers it, on the disk when this returns.
    fn remember(&self, programme: RawId, replica: RawId, known: Known);
}

/// How a replica was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// A hash of where the file stood.
    pub place: RawId,
    /// The number of its last entry.
    pub seq: i64,
    /// It was opened and not closed: still open, or ended by a crash.
    pub open: bool,
}

/// Why a file goes on as a new copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NewCopy {
    /// Somebody copied the file from another computer, or another installation.
    FromElsewhere,
    /// It is an older state or a second copy of a file that was worked on here: a restored backup, a copy made by hand.
    SecondCopy,
}

/// What is to be made of a file at its opening.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is the one that was left here.
    Same,
    /// Nobody has worked on it: it becomes this installation's.
    Adopt,
    /// It becomes a copy of its own.
    New(NewCopy),
}

/// Judges a file: `owner` is the installation that it says it belongs to, `seq` the number of its replica's last entry.
///
/// A file that was closed must be exactly as it was left. One that was not closed may have grown until the crash, but only
/// at its place.
pub fn judge(owner: Option<RawId>, installation: RawId, known: Option<Known>, place: RawId, seq: i64) -> Verdict {
    match (owner, known) {
        (None, _) => Verdict::Adopt,
        (Some(owner), _) if owner != installation => Verdict::New(NewCopy::FromElsewhere),
        (Some(_), Some(known)) if !known.open && seq == known.seq => Verdict::Same,
        (Some(_), Some(known)) if known.open && place == known.place && seq >= known.seq => Verdict::Same,
        (Some(_), _) => Verdict::New(NewCopy::SecondCopy),
    }
}

/// A path as an installation remembers it: not the path, which may hold names, but its hash.
pub(super) fn place_of(path: &std::path::Path) -> RawId {
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let hash = Sha256::digest(whole.to_string_lossy().as_bytes());
    RawId(hash[..16].try_into().unwrap_or_default())
}

/// The programme's identifier: every copy has it.
pub(super) fn programme(conn: &Connection) -> Result<RawId> {
    meta(conn, "file")?.and_then(|text| text.parse().ok()).ok_or_else(|| Error::new(Code::DamagedFile).because("a programme without an identifier"))
}

/// The key that the programme's packages are sealed with.
pub(super) fn key(conn: &Connection) -> Result<package::Key> {
    let parts = [meta(conn, "key-1")?, meta(conn, "key-2")?].map(|part| part.and_then(|text| text.parse::<RawId>().ok()));
    let [Some(first), Some(second)] = parts else { return Err(Error::new(Code::DamagedFile).because("a programme without a key")) };
    let mut key = [0; 32];
    key[..16].copy_from_slice(&first.0);
    key[16..].copy_from_slice(&second.0);
    Ok(key)
}

/// Gives a programme its key, once. The guard must be up.
pub(super) fn make_key(conn: &Connection, surroundings: &dyn Surroundings) -> Result<()> {
    for name in ["key-1", "key-2"] {
        let mut random = [0; 16];
        surroundings.fill(&mut random);
        conn.execute("INSERT INTO meta(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO NOTHING", params![name, RawId(random).to_string()])?;
    }
    Ok(())
}

fn meta(conn: &Connection, key: &str) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    Ok(conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
}

/// The installation that the file belongs to.
pub(super) fn owner(conn: &Connection) -> Result<Option<RawId>> {
    Ok(local::get(conn, OWNER)?.and_then(|text| text.parse().ok()))
}

/// Says to which installation the file belongs.
pub(super) fn set_owner(conn: &Connection, installation: Option<RawId>) -> Result<()> {
    local::set(conn, OWNER, installation.map(|id| id.to_string()).as_deref())
}

/// The replica that the file writes as: its local number and its identifier.
pub(super) fn replica(conn: &Connection) -> Result<(i64, RawId)> {
    conn.query_row("SELECT rix, id FROM local JOIN replica ON rix = CAST(value AS INTEGER) WHERE key = 'replica'", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .map_err(|error| Error::new(Code::DamagedFile).because(error))
}

/// Lets the file write as this replica from now on.
pub(super) fn become_replica(conn: &Connection, rix: i64) -> Result<()> {
    local::set(conn, "replica", Some(&rix.to_string()))
}

/// Enters a new replica and returns its local number and identifier. The guard must be up.
pub(super) fn enter(conn: &Connection, surroundings: &dyn Surroundings, code: &str) -> Result<(i64, RawId)> {
    let id = surroundings.new_id();
    conn.execute("INSERT INTO replica(id, code, created_at) VALUES (?1, ?2, ?3)", params![id, code, moment_text(surroundings.now())])?;
    Ok((conn.last_insert_rowid(), id))
}

/// The code for the next copy that this one gives away: А2, А3, … from the first, А2.1, А2.2, … from the second. No two
/// copies give the same code away, because each counts below its own.
pub(super) fn next_code(codes: &[String], own: &str, first: bool) -> String {
    let stem = if first { own.trim_end_matches(|sign: char| sign.is_ascii_digit()).to_owned() } else { format!("{own}.") };
    let taken = |number: &u32| codes.iter().any(|code| *code == format!("{stem}{number}"));
    let number = (if first { 2 } else { 1 }..).find(|number| !taken(number)).unwrap_or_default();
    format!("{stem}{number}")
}

/// The code of a copy that somebody made by hand: nobody counts those, so chance tells them apart (one pair in 13,000).
pub(super) fn chance_code(own: &str, surroundings: &dyn Surroundings) -> String {
    // Letters that no hand mistakes for another, and no one reads as a word.
    const SIGNS: [char; 24] =
        ['Б', 'Г', 'Д', 'Ж', 'К', 'Л', 'М', 'Н', 'П', 'Р', 'С', 'Т', 'Ф', 'Х', 'Ц', 'Ч', '2', '3', '4', '5', '6', '7', '8', '9'];
    let mut random = [0; 3];
    surroundings.fill(&mut random);
    let stem = own.split('-').next().unwrap_or(own);
    let signs = random.iter().map(|byte| SIGNS[usize::from(*byte) % SIGNS.len()]).collect::<String>();
    format!("{stem}-{signs}")
}

/// Every code that was given, in the order of the replicas.
pub(super) fn codes(conn: &Connection) -> Result<Vec<String>> {
    let mut select = conn.prepare_cached("SELECT code FROM replica ORDER BY rix")?;
    let codes = select.query_map([], |row| row.get(0))?;
    Ok(codes.collect::<rusqlite::Result<_>>()?)
}

/// How far the replica of a file has come.
pub(super) fn last_entry(conn: &Connection, replica: RawId) -> Result<i64> {
    Ok(Vector::of(conn)?.get(replica))
}

/// The code of the copy in which a programme begins.
pub(super) const FIRST_CODE: &str = "А1";

const OWNER: &str = "owner";
