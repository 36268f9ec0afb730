//! An entry as the fold takes it, and what tells it from others.

use std::fmt;
use std::str::FromStr;

use serde_json::Value as Json;

use crate::file::entry::Verb;
use crate::ids::RawId;

/// Names an entry on this laptop, and on every other unless two wrote under one name. In text it is `replica:number`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp {
    /// Who wrote it.
    pub replica: RawId,
    /// Its number there.
    pub seq: i64,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.replica, self.seq)
    }
}

impl FromStr for Stamp {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (replica, seq) = text.split_once(':').ok_or(())?;
        Ok(Self { replica: replica.parse().map_err(|_| ())?, seq: seq.parse().map_err(|_| ())? })
    }
}

/// Tells an entry on every laptop, whatever its name there: the beginning of the hash of its data, which is salted by chance
/// and stays when the data is erased.
pub type Print = [u8; 8];

/// An entry as the fold needs it.
#[derive(Clone, PartialEq, Debug)]
pub struct FoldEntry {
    /// Its hybrid clock.
    pub clock: i64,
    /// Who wrote it.
    pub replica: RawId,
    /// Its number there.
    pub seq: i64,
    /// What tells it on every laptop.
    pub print: Print,
    /// What it does; `None` for a verb of a newer version, which this one leaves alone.
    pub verb: Option<Verb>,
    /// Its data; null once erased.
    pub data: Json,
}

impl FoldEntry {
    /// Where it stands among the entries of a row. Two laptops may have written at one tick, which happens when a clock that
    /// was ahead has gone round: then chance decides, and not the names, which may differ.
    pub fn place(&self) -> (i64, Print, RawId, i64) {
        (self.clock, self.print, self.replica, self.seq)
    }

    pub(super) fn stamp(&self) -> Stamp {
        Stamp { replica: self.replica, seq: self.seq }
    }
}
