//! Giving a file another passphrase: a whole new file beside, looked through, then in the place of the old one.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::key::{Key, Passphrase};
use super::open::{self, OpenOptions, Opened, Temporary};
use super::watched::{megabytes, watched};
use super::{Tell, connect, migrations};
use crate::error::{Code, Error, Result};
use crate::surroundings::Surroundings;

/// Gives a programme that is not open another passphrase, its first one, or none. Returns the new key; `options` open the
/// file as it is. Until the new file is whole and on the disk the old one stands, whatever fails: a full disk, a crash.
///
/// Errors: those of `open`; `disk-full` when there is no room for the second file.
pub(super) fn change(
    path: &Path,
    surroundings: &dyn Surroundings,
    options: &OpenOptions,
    new: Option<&Passphrase>,
    tell: Tell<'_>,
) -> Result<Option<Key>> {
    let Opened { conn, lock: _lock, key, .. } = open::open(path, surroundings, &options.quietly(), &mut |_, _, _| true)?;
    connect::close(conn)?;
    let new = new_key(surroundings, new)?;
    let temporary = Temporary::beside(path, surroundings.new_id());
    export(path, key.as_ref(), &temporary.0, new.as_ref(), tell)?;
    temporary.become_file(path)?;
    Ok(new)
}

/// The key of a passphrase for a file that is yet to be made.
pub(super) fn new_key(surroundings: &dyn Surroundings, passphrase: Option<&Passphrase>) -> Result<Option<Key>> {
    let mut salt = [0; 16];
    surroundings.fill(&mut salt);
    passphrase.map(|passphrase| Key::derive(passphrase, salt)).transpose()
}

/// Writes everything that one file holds into a new one under another key, and compares the two. Nobody may write to the
/// first meanwhile. `tell` hears of megabytes, and ends it with `cancelled`.
pub(super) fn export(from: &Path, key: Option<&Key>, to: &Path, new: Option<&Key>, tell: Tell<'_>) -> Result<()> {
    // Not one of our connections: what is read only cannot attach, and the copy writes the schema of its tables itself.
    let mut conn =
        Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connect::unlock(&conn, key)?;
    let (far, whole) = (|| megabytes(to), megabytes(from));
    let counted = watched(&mut conn, tell, &far, whole, |conn| write(conn, to, new))?;
    let mut copy = connect::reader(to, new)?;
    let same = watched(&mut copy, tell, &far, whole, |copy| Ok(is_whole(copy)? && census(copy)? == counted))?;
    if !same || migrations::schema(&conn)? != migrations::schema(&copy)? {
        return Err(Error::new(Code::Internal).because("the copy differs from the file"));
    }
    Ok(())
}

/// Writes the copy, and returns what it must hold.
fn write(conn: &Connection, to: &Path, new: Option<&Key>) -> Result<Vec<(String, i64)>> {
    let number = |pragma: &str| conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let target = to.to_str().ok_or_else(|| Error::new(Code::InputOutput).with("path", to.display().to_string()))?;
    let literal = new.map(Key::literal);
    conn.execute("ATTACH DATABASE ?1 AS target KEY ?2", [target, literal.as_ref().map_or("", |literal| literal.as_str())])?;
    conn.query_row("SELECT sqlcipher_export('target')", [], |_| Ok(()))?;
    conn.execute_batch(&format!("PRAGMA target.application_id = {application}; PRAGMA target.user_version = {version};"))?;
    planner(conn)?;
    conn.execute_batch("DETACH DATABASE target")?;
    census(conn)
}

/// What the planner knows of the tables goes along: without it the lists of a large programme are slow.
fn planner(conn: &Connection) -> Result<()> {
    let statistics = conn
        .prepare("SELECT name FROM main.sqlite_schema WHERE name IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY name")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if !statistics.is_empty() {
        // Makes the tables, still empty.
        conn.execute_batch("ANALYZE target.sqlite_schema")?;
    }
    for table in statistics {
        conn.execute_batch(&format!("DELETE FROM target.{table}; INSERT INTO target.{table} SELECT * FROM main.{table};"))?;
    }
    Ok(())
}

/// Whether SQLite finds the pages of a file whole.
pub(super) fn is_whole(conn: &Connection) -> Result<bool> {
    Ok(conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))? == "ok")
}

/// Every table with the number of its rows, and the last hash of every replica.
fn census(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let mut select = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")?;
    let tables = select.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut census = Vec::new();
    for table in tables {
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))?;
        census.push((table, rows));
    }
    let mut heads =
        conn.prepare("SELECT lower(hex(hash)), seq FROM action WHERE (rix, seq) IN (SELECT rix, max(seq) FROM action GROUP BY rix) ORDER BY 1")?;
    for head in heads.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        census.push(head?);
    }
    Ok(census)
}
