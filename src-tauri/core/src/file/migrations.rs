//! Versions of the schema: each a SQL file, each applied whole or not at all.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connect::APPLICATION_ID;
use super::{failure, guard};
use crate::error::{Code, Error, Result};
use crate::store::joined;

/// The steps from nothing to the present schema; a released step is never changed.
pub const STEPS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
];

/// The step from which equal numbers join organisations: those that a file has already are joined with it.
const JOINED: usize = 2;

/// The version of the file's schema.
pub fn version(conn: &Connection) -> Result<usize> {
    let version = conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))?;
    usize::try_from(version).map_err(|_| Error::new(Code::DamagedFile).because("negative version"))
}

/// Brings the schema to the last of `steps`. A file that has content is copied first: `copy` gets it with its version.
/// `newer-file` when it is further than `steps` already; a step that fails leaves the file at the step before.
pub fn migrate(conn: &Connection, steps: &[&str], copy: &dyn Fn(&Connection, usize) -> Result<()>) -> Result<()> {
    let from = version(conn)?;
    if from > steps.len() {
        return Err(Error::new(Code::NewerFile).with("version", from));
    }
    if from == steps.len() {
        return Ok(());
    }
    if from > 0 {
        copy(conn, from)?;
    }
    // A step may rebuild a table that others refer to, which SQLite allows only outside of foreign keys; the check below stands in for them.
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    let done = steps.iter().enumerate().skip(from).try_for_each(|(before, step)| apply(conn, step, before + 1, before + 1 == steps.len()));
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    done
}

fn apply(conn: &Connection, step: &str, version: usize, last: bool) -> Result<()> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    guard::drop_triggers(conn)?;
    conn.execute_batch(step)?;
    if version == JOINED && conn.table_exists(None, "canon")? {
        joined::derive_all_of_one_inn(conn)?;
    }
    if last {
        conn.execute_batch(&guard::triggers())?;
    }
    if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::new(Code::Internal).because("a migration broke references"));
    }
    conn.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"))?;
    transaction.commit()?;
    Ok(())
}

/// A name beside the file for a copy of this version, that no file has.
pub fn beside(path: &Path, version: usize) -> Result<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let mut number = 1;
    loop {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let backup = path.with_file_name(format!("{stem}.v{version}{suffix}.{extension}"));
        if !backup.try_exists().map_err(|error| failure::of_io(&error, &backup))? {
            return Ok(backup);
        }
        number += 1;
    }
}

/// Every statement of the schema, by name, without SQLite's own tables: what `open` and the check compare with.
pub(super) fn schema(conn: &Connection) -> Result<Vec<(String, String)>> {
    let mut select = conn.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The schema that a file of this version has. Made once: that takes longer than to open a small file.
pub(super) fn expected_schema() -> Result<&'static [(String, String)]> {
    static EXPECTED: OnceLock<Vec<(String, String)>> = OnceLock::new();
    if let Some(known) = EXPECTED.get() {
        return Ok(known);
    }
    let conn = Connection::open_in_memory()?;
    migrate(&conn, STEPS, &|_, _| Err(Error::new(Code::Internal)))?;
    let made = schema(&conn)?;
    Ok(EXPECTED.get_or_init(|| made))
}

/// Whether a file has the schema of its version and nothing else: whatever somebody added, a trigger that fires or a view, must
/// not work on what is done with it. The guard is ours to put up again.
pub(super) fn is_of_its_version(conn: &Connection) -> Result<bool> {
    let is_guard = |name: &str, sql: &str| guard::is_named(name) && sql.starts_with("CREATE TRIGGER ");
    let same = |there: &[(String, String)], expected: &[(String, String)]| {
        let [there, expected] = [there, expected].map(|schema| schema.iter().filter(|(name, sql)| !is_guard(name, sql)));
        there.eq(expected)
    };
    let version = version(conn)?;
    if version == STEPS.len() {
        return Ok(same(&schema(conn)?, expected_schema()?));
    }
    let expected = Connection::open_in_memory()?;
    STEPS.iter().take(version).try_for_each(|step| expected.execute_batch(step))?;
    Ok(same(&schema(conn)?, &schema(&expected)?))
}
