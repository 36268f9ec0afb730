//! The guard: no statement changes a synchronised table or the journal unless the one write path is writing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::failure::GUARD;
use super::migrations;
use super::tables::TABLES;
use crate::error::Result;

/// The journal's own tables and what the fold derives. `action` and `entry` are append-only besides.
const OWN: &[&str] = &["meta", "replica", "action", "entry", "conflict"];

/// Says to the triggers of one connection whether the write path is writing.
#[derive(Clone, Default)]
pub(super) struct Guard(Arc<AtomicBool>);

/// While this lives, the connection may write. Goes down again also when a panic passes.
pub(super) struct Raised<'a> {
    guard: &'a Guard,
    before: bool,
}

impl Guard {
    /// Registers the function that the triggers ask. It reads one flag and does nothing else, so it is innocuous.
    pub(super) fn register(&self, conn: &Connection) -> Result<()> {
        let flag = Arc::clone(&self.0);
        conn.create_scalar_function("sokrat_writing", 0, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS, move |_| {
            Ok(flag.load(Ordering::Relaxed))
        })?;
        Ok(())
    }

    /// Lets this connection write until the answer is dropped.
    pub(super) fn raise(&self) -> Raised<'_> {
        Raised { guard: self, before: self.0.swap(true, Ordering::Relaxed) }
    }
}

impl Drop for Raised<'_> {
    fn drop(&mut self) {
        self.guard.0.store(self.before, Ordering::Relaxed);
    }
}

/// The statements that make every guard trigger.
pub(super) fn triggers() -> String {
    let mut sql = String::new();
    for table in OWN.iter().copied().chain(TABLES.iter().map(|table| table.name)) {
        for verb in ["INSERT", "UPDATE", "DELETE"] {
            let name = verb.to_ascii_lowercase();
            let when = match (table, verb) {
                // What was written stays; only an erasure may empty the payload, and only that.
                ("entry", "UPDATE") => {
                    "NOT sokrat_writing() OR NEW.data IS NOT NULL OR NEW.salt IS NOT NULL OR (NEW.rix, NEW.seq, NEW.clock, NEW.action, NEW.tbl, \
                     NEW.row, NEW.op, NEW.data_hash, NEW.hash) IS NOT (OLD.rix, OLD.seq, OLD.clock, OLD.action, OLD.tbl, OLD.row, OLD.op, OLD.data_hash, OLD.hash)"
                }
                ("action", "UPDATE") => {
                    "NOT sokrat_writing() OR NEW.about <> '' OR (NEW.rix, NEW.seq, NEW.clock, NEW.operator, NEW.op, NEW.wall, NEW.app, NEW.schema, \
                     NEW.undoes_rix, NEW.undoes_seq, NEW.hash) IS NOT (OLD.rix, OLD.seq, OLD.clock, OLD.operator, OLD.op, OLD.wall, OLD.app, OLD.schema, \
                     OLD.undoes_rix, OLD.undoes_seq, OLD.hash)"
                }
                ("entry" | "action", "DELETE") => "1",
                _ => "NOT sokrat_writing()",
            };
            sql.push_str(&format!(
                "CREATE TRIGGER guard_{table}_{name} BEFORE {verb} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{GUARD}: {table}'); END;\n"
            ));
        }
    }
    sql
}

/// Puts the guard up again as it has to be, and returns whether the schema is now the expected one; where it is not, the
/// file is left as it was.
pub(super) fn restore(conn: &Connection, expected: &[(String, String)]) -> Result<bool> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    drop_triggers(conn)?;
    conn.execute_batch(&triggers())?;
    let whole = migrations::schema(conn)? == expected;
    if whole {
        transaction.commit()?;
    }
    Ok(whole)
}

/// Whether a trigger of this name is the guard's.
pub(super) fn is_named(name: &str) -> bool {
    name.starts_with("guard_")
}

/// Takes the guard's triggers away.
pub(super) fn drop_triggers(conn: &Connection) -> Result<()> {
    let mut select = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'guard_*'")?;
    let names = select.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    for name in names {
        conn.execute_batch(&format!("DROP TRIGGER \"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(())
}
