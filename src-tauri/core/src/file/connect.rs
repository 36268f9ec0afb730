//! Connections to the file and their settings.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::guard::Guard;
use super::key::Key;
use crate::error::{Code, Error, Result};
use crate::store::search;

/// "SKRT" in the file's header says that it is a programme of Sokrat.
pub(super) const APPLICATION_ID: i32 = 0x534B_5254;

/// How many statements a connection keeps prepared.
const STATEMENTS: usize = 128;

/// The writer's cache in kibibytes, as SQLite takes it.
const WRITER_CACHE: i32 = -32_768;
/// A reader's cache.
const READER_CACHE: i32 = -24_576;
/// A cache over an encrypted file: what is read again is decrypted again, so more of it is kept.
const ENCRYPTED_CACHE: i32 = -65_536;

fn cache(usual: i32, key: Option<&Key>) -> i32 {
    if key.is_some() { ENCRYPTED_CACHE } else { usual }
}

/// The one connection that writes. WAL with FULL: what was acknowledged is on the disk, also after a power cut.
pub(super) fn writer(path: &Path, guard: &Guard, key: Option<&Key>) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&conn, key)?;
    settings(&conn, cache(WRITER_CACHE, key))?;
    guard.register(&conn)?;
    search::prepare(&conn)?;
    Ok(conn)
}

/// Gives a connection the file's key; nothing is read before. A key that does not fit shows at the first read.
pub(super) fn unlock(conn: &Connection, key: Option<&Key>) -> Result<()> {
    // SQLCipher prints to the terminal what it cannot decrypt; the error says it already.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    if let Some(key) = key {
        let statement = zeroize::Zeroizing::new(format!("PRAGMA key = \"{}\"", key.literal().as_str()));
        conn.execute_batch(&statement)?;
    }
    Ok(())
}

/// Turns the write-ahead log on; after the version was looked at, because it writes.
pub(super) fn write_ahead(conn: &Connection) -> Result<()> {
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON;")?;
    Ok(())
}

/// Closes the last connection to a file, so that one file is left. Fails rather than leave a write-ahead log behind, which
/// would be taken for that of whatever file gets this name next.
pub(super) fn close(conn: Connection) -> Result<()> {
    let busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))?;
    conn.close().map_err(|(_, error)| error)?;
    if busy { Err(Error::new(Code::LockedFile)) } else { Ok(()) }
}

/// Makes the writer ready for very many changes to a file that nobody relies on yet: the pages that they meet again and
/// again stay in memory, go to the file once for many transactions, and nothing waits for the disk. `usual` does, once.
pub(super) fn bulk(conn: &Connection) -> Result<()> {
    Ok(conn.execute_batch("PRAGMA cache_size = -196608; PRAGMA wal_autocheckpoint = 32768; PRAGMA synchronous = OFF;")?)
}

/// Makes the writer of a file that is thrown away if anything fails quick: nothing of it waits for the disk.
pub(super) fn passing(conn: &Connection) -> Result<()> {
    conn.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    Ok(conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;")?)
}

/// Undoes `bulk`, and brings everything to the disk.
pub(super) fn usual(conn: &Connection, key: Option<&Key>) -> Result<()> {
    let cache = cache(WRITER_CACHE, key);
    conn.execute_batch(&format!("PRAGMA cache_size = {cache}; PRAGMA wal_autocheckpoint = 1000; PRAGMA synchronous = FULL; PRAGMA shrink_memory;"))?;
    Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// A connection that cannot write.
pub(super) fn reader(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&conn, key)?;
    settings(&conn, cache(READER_CACHE, key))?;
    conn.execute_batch("PRAGMA query_only = ON;")?;
    Ok(conn)
}

/// A connection that writes this laptop's own tables of a file that is not worked on. They have no triggers: whatever else
/// would run there is not ours.
pub(super) fn plain(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&conn, key)?;
    settings(&conn, -2_048)?;
    for runs in [DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW] {
        conn.set_db_config(runs, false)?;
    }
    Ok(conn)
}

/// What every connection has. The cache is in kibibytes: an upper limit, so that the writer and three readers stay
/// within the memory that the application may take.
fn settings(conn: &Connection, cache: i32) -> Result<()> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.execute_batch(&format!(
        "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; \
         PRAGMA cache_size = {cache};"
    ))?;
    Ok(())
}
