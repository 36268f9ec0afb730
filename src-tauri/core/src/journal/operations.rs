//! Reading the journal.

use rusqlite::Connection;

use super::model::{ActionRow, JournalRequest};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::journal as store;
use crate::values::{Rows, Span};

/// A window of the journal, newest first; of one record when the request names one.
pub fn list(conn: &Connection, request: &JournalRequest) -> Result<Rows<ActionRow>> {
    let span = Span { offset: request.span.offset, limit: request.span.limit.min(1_000) };
    let (rows, total) = match &request.row {
        Some(row) => {
            let row = row.parse::<RawId>().map_err(|error| Error::new(Code::BadRequest).because(error))?;
            (store::actions_of(conn, row, span)?, store::count_of(conn, row)?)
        }
        None => (store::actions(conn, span)?, store::count(conn)?),
    };
    Ok(Rows { rows, total, offset: span.offset })
}
