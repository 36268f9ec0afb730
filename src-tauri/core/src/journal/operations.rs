//! Operations on journal.

use super::model::{ActionRow, JournalRequest};
use crate::error::{Code, Error, Result};
use crate::values::Rows;
use rusqlite::Connection;

/// List.
pub fn list(_conn: &Connection, _request: &JournalRequest) -> Result<Rows<ActionRow>> {
    Err(Error::new(Code::Internal))
}
