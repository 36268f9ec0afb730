//! Packages: what one laptop's journal has and another's lacks, as one sealed file that travels by any route.
//!
//! A package says what its reader must know already (`needs`) and holds whole actions only, so whatever it refers to is
//! there when it is applied. Applying inserts what is missing and folds the rows it touches, in one transaction; doing it
//! again changes nothing, and neither order nor route does.

mod apply;
mod branches;
mod lines;
pub(super) mod read;
mod seal;
#[cfg(test)]
mod tests;
pub(super) mod write;

pub(super) use apply::{Applied, apply};
pub(super) use branches::Knowledge;
pub(super) use lines::{Head, Heard};
pub(super) use seal::{Key, NONCE};

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use super::entry::{Hash, Seal, Verb};
use super::failure;
#[cfg(doc)]
use super::tables::TABLES;
use super::vector::Vector;
use crate::error::Result;
use crate::ids::RawId;

/// Where a sealed package is read from, each time from its beginning: it is proven whole first, and its actions are read again,
/// one after another, while they are applied. So a package of any length takes the memory of its largest action.
pub trait Source {
    /// Begins to read. Errors: those of the disk.
    fn begin(&self) -> Result<Box<dyn Read + '_>>;
}

impl Source for &[u8] {
    fn begin(&self) -> Result<Box<dyn Read + '_>> {
        Ok(Box::new(*self))
    }
}

impl Source for &Path {
    fn begin(&self) -> Result<Box<dyn Read + '_>> {
        let file = File::open(self).map_err(|error| failure::of_io(&error, self))?;
        Ok(Box::new(BufReader::new(file)))
    }
}

/// A package that was read once and proven.
pub(super) struct Package<S> {
    pub(super) head: Head,
    /// How far its actions go.
    pub(super) ends: Vector,
    /// Whether one of them takes something back.
    pub(super) takes_back: bool,
    source: S,
    key: Key,
    file: RawId,
}

/// An action with its entries.
pub(super) struct Action {
    pub(super) replica: RawId,
    pub(super) seq: i64,
    pub(super) clock: i64,
    pub(super) operator: String,
    pub(super) op: String,
    pub(super) about: String,
    pub(super) wall: String,
    pub(super) app: String,
    pub(super) schema: i64,
    pub(super) undoes: Option<(RawId, i64)>,
    pub(super) hash: Hash,
    pub(super) entries: Vec<Entry>,
}

impl Action {
    /// The number of its last entry.
    pub(super) fn end(&self) -> i64 {
        self.seq + self.entries.len() as i64 - 1
    }

    /// What its writer's chain holds of it.
    pub(super) fn seal(&self) -> Seal<'_> {
        Seal {
            replica: self.replica,
            seq: self.seq,
            clock: self.clock,
            operator: &self.operator,
            op: &self.op,
            wall: &self.wall,
            app: &self.app,
            schema: self.schema,
            undoes: self.undoes,
        }
    }
}

/// An entry.
pub(super) struct Entry {
    pub(super) clock: i64,
    /// Its table's place in [`TABLES`].
    pub(super) table: usize,
    pub(super) row: RawId,
    pub(super) verb: Verb,
    /// Nothing where it was erased.
    pub(super) data: Option<(String, [u8; 8])>,
    pub(super) data_hash: Hash,
}
