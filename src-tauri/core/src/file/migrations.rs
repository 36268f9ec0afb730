//! Versions of the schema: each a SQL file; those that a file lacks are applied together or not at all.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::Connection;

use super::connect::APPLICATION_ID;
use super::watched::watched;
use super::{Tell, failure, guard};
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

/// What bringing a file to the present version is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Upgrade {
    /// The copy of the file as it was; told in megabytes.
    Copy,
    /// The steps themselves.
    Steps,
}

/// How bringing a file to the present version tells how far it is; `false` ends it with `cancelled`.
pub type TellUpgrade<'a> = &'a mut dyn FnMut(Upgrade, u32, u32) -> bool;

/// Copies a file of this version before anything is done with it, and returns what gives the copy its name.
pub type Keep<'a> = &'a dyn Fn(&mut Connection, usize, Tell<'_>) -> Result<Box<dyn FnOnce() -> Result<()>>>;

/// Brings the schema to the last of `steps`, whole or not at all: a step that fails, and `cancelled`, leave the file as it was.
/// A file that has content is copied first by `keep`; the copy gets its name when the steps are done, and not without them.
/// `newer-file` when it is further than `steps` already.
pub fn migrate(conn: &mut Connection, steps: &[&str], keep: Keep<'_>, tell: TellUpgrade<'_>) -> Result<()> {
    let from = version(conn)?;
    if from > steps.len() {
        return Err(Error::new(Code::NewerFile).with("version", from));
    }
    if from == steps.len() {
        return Ok(());
    }
    let name = if from > 0 { Some(keep(conn, from, &mut |done, total| tell(Upgrade::Copy, done, total))?) } else { None };
    // A step may rebuild a table that others refer to, which SQLite allows only outside of foreign keys; the check below stands in for them.
    conn.execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")?;
    let done = apply_all(conn, steps, from, tell).and_then(|()| name.map_or(Ok(()), |name| name())).and_then(|()| Ok(conn.execute_batch("COMMIT")?));
    if !conn.is_autocommit()
        && let Err(error) = conn.execute_batch("ROLLBACK")
    {
        log::warn!("closing takes back what a migration began: {error}");
    }
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    done
}

fn apply_all(conn: &mut Connection, steps: &[&str], from: usize, tell: TellUpgrade<'_>) -> Result<()> {
    let applied = AtomicU32::new(0);
    let work = |conn: &mut Connection| {
        steps.iter().enumerate().skip(from).try_for_each(|(before, step)| {
            apply(conn, step, before + 1, before + 1 == steps.len())?;
            applied.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
    };
    // Nobody waits for a file that is made just now.
    if from == 0 {
        return work(conn);
    }
    let total = u32::try_from(steps.len() - from).unwrap_or(u32::MAX);
    let tell = &mut |done, total| tell(Upgrade::Steps, done, total);
    watched(conn, tell, &|| applied.load(Ordering::Relaxed), total, work)?;
    if tell(total, total) { Ok(()) } else { Err(Error::new(Code::Cancelled)) }
}

fn apply(conn: &Connection, step: &str, version: usize, last: bool) -> Result<()> {
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
    Ok(conn.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"))?)
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
    let mut conn = Connection::open_in_memory()?;
    migrate(&mut conn, STEPS, &|_, _, _| Err(Error::new(Code::Internal)), &mut |_, _, _| true)?;
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
