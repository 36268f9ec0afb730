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
    /// Brings tables and journal together, whichever way the person chose, and recomputes what is derived.
    /// `progress(done, total)` returning false leaves everything as it was, with `cancelled`; once rows were accepted it is heard
    /// no more, since that is done.
    ///
    /// Accepting is an action of the journal like any other: it can be undone, and other laptops get it.
    pub fn settle(&self, way: Settle, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Done<Settled>> {
        let Found { rows, conflicts } = self.read(|conn| found(conn, progress))?;
        let derive = |conn: &Connection, progress: &mut dyn FnMut(u32, u32) -> bool| {
            rebuild::rebuild_conflicts(conn, &conflicts)?;
            rebuild::rebuild_from_tables(conn, &mut Progress::new(progress, rebuild::derived_rows(conn)?))
        };
        let changed = match way {
            Settle::Journal => {
                self.derive_only(|conn| {
                    rows.iter().try_for_each(|(table, row)| rebuild::rebuild(conn, table, *row).map(drop))?;
                    derive(conn, progress)
                })?;
                rows.iter().map(|(table, _)| table.noun).collect()
            }
            Settle::Accept => {
                let done = self.transact(Op::AcceptOutside, |tx| rows.iter().try_for_each(|(table, row)| tx.accept(table, *row)))?;
                let heard = &mut |done, total| {
                    progress(done, total);
                    true
                };
                self.derive_only(|conn| derive(conn, heard))?;
                done.changed
            }
        };
        Ok(Done { value: Settled { rows: rows.len() as u32 }, changed })
    }
}

/// What is not as the journal says.
#[derive(Default)]
struct Found {
    /// Rows with other values, or another life.
    rows: Vec<(&'static Table, RawId)>,
    /// Rows whose conflicts are noted otherwise.
    conflicts: Vec<(&'static Table, RawId)>,
}

fn found(conn: &Connection, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Found> {
    let entries = conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    let mut found = Found::default();
    let mut note = |difference| match difference {
        Difference::Row(table, row) => found.rows.push((table, row)),
        Difference::Conflicts(table, row) => found.conflicts.push((table, row)),
    };
    check::differing(conn, &mut Progress::new(progress, entries), &mut note)?;
    Ok(found)
}
