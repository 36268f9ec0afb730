//! SQL of organisations.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RawId;

/// Recomputes what is derived from a row.
pub fn derive_organisation(_conn: &Connection, _id: RawId) -> Result<()> {
    Ok(())
}
