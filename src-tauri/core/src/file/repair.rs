//! What to do about rows that are not what the journal says: take the journal's values back, or make a change of them.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::Difference;
use super::rebuild::{self, Progress};
use super::tables::Table;
use super::{Done, Op, ProgrammeFile, check};
use crate::error::Result;
use crate::ids::RawId;

crate::choices_plain! {
    /// What becomes of rows that were changed behind the journal's back.
    Settle { Journal = "journal", Accept = "accept", }
}

/// What a repair did.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// How many rows were brought together with the journal.
    pub rows: u32,
}

impl ProgrammeFile {
    /// Brings tables and journal together, whichever way the person chose, and recomputes what is derived. All of it or
    /// nothing. `progress(done, total)` returning false leaves everything as it was, with `cancelled`.
    ///
    /// Accepting is an action of the journal like any other: it can be undone, and other laptops get it.
    pub fn settle(&self, way: Settle, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Done<Settled>> {
        let rows = self.read(|conn| changed(conn, progress))?;
        let done = match way {
            Settle::Journal => {
                self.derive_only(|conn| rows.iter().try_for_each(|(table, row)| rebuild::rebuild(conn, table, *row).map(drop)))?;
                Done { value: (), changed: rows.iter().map(|(table, _)| table.noun).collect() }
            }
            Settle::Accept => self.transact(Op::AcceptOutside, |tx| rows.iter().try_for_each(|(table, row)| tx.accept(table, *row)))?,
        };
        self.rebuild_derived(progress)?;
        Ok(Done { value: Settled { rows: rows.len() as u32 }, changed: done.changed })
    }
}

/// Every row that is not what the journal says.
fn changed(conn: &Connection, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Vec<(&'static Table, RawId)>> {
    let entries = conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    let mut rows = Vec::new();
    let mut found = |difference| {
        if let Difference::Row(table, row) = difference {
            rows.push((table, row));
        }
    };
    check::differing(conn, &mut Progress::new(progress, entries), &mut found)?;
    Ok(rows)
}
