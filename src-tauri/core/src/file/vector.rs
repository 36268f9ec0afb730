//! How far the journals of all replicas are known: a version vector.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::RawId;

/// For each replica the number of the last entry that is known of it; a replica that is not named is known up to 0.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Vector(BTreeMap<RawId, i64>);

impl Vector {
    /// What this file has.
    pub(super) fn of(conn: &Connection) -> Result<Self> {
        let mut select = conn.prepare_cached("SELECT id, coalesce((SELECT max(seq) FROM entry WHERE entry.rix = replica.rix), 0) FROM replica")?;
        let ends = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(ends.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().collect())
    }

    /// The number of the last entry that is known of a replica.
    pub fn get(&self, replica: RawId) -> i64 {
        self.0.get(&replica).copied().unwrap_or_default()
    }

    /// Says how far a replica is known.
    pub fn set(&mut self, replica: RawId, seq: i64) {
        if seq > 0 {
            self.0.insert(replica, seq);
        } else {
            self.0.remove(&replica);
        }
    }

    /// Whether everything that the other knows is known here.
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(replica, seq)| self.get(replica) >= seq)
    }

    /// What both know.
    #[must_use]
    pub fn least(&self, other: &Self) -> Self {
        self.iter().map(|(replica, seq)| (replica, seq.min(other.get(replica)))).collect()
    }

    /// What one of the two knows.
    #[must_use]
    pub fn most(&self, other: &Self) -> Self {
        let mut most = self.clone();
        for (replica, seq) in other.iter() {
            most.set(replica, seq.max(self.get(replica)));
        }
        most
    }

    /// Every replica of which something is known.
    pub fn iter(&self) -> impl Iterator<Item = (RawId, i64)> + '_ {
        self.0.iter().map(|(replica, seq)| (*replica, *seq))
    }
}

impl FromIterator<(RawId, i64)> for Vector {
    fn from_iter<I: IntoIterator<Item = (RawId, i64)>>(ends: I) -> Self {
        Self(ends.into_iter().filter(|(_, seq)| *seq > 0).collect())
    }
}
