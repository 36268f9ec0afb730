//! Operations on search.

use super::model::Hit;
use crate::error::{Code, Error, Result};
use rusqlite::Connection;

/// Everything.
pub fn everything(_conn: &Connection, _request: &str) -> Result<Vec<Hit>> {
    Err(Error::new(Code::Internal))
}
