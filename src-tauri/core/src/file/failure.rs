//! What SQLite and the system say, as our codes.

use std::io;
use std::path::Path;

use rusqlite::ffi::{self, ErrorCode};

use crate::error::{Code, Error};

/// What the guard triggers say; the rest of the message is the table.
pub(super) const GUARD: &str = "sokrat: written behind the journal";

impl From<rusqlite::Error> for Error {
    /// Full disks, damaged and locked files get their codes; a statement that should not have failed is `internal`.
    /// The detail holds SQLite's words, which name tables and columns but no values.
    fn from(error: rusqlite::Error) -> Self {
        let code = match &error {
            rusqlite::Error::QueryReturnedNoRows => Code::NotFound,
            rusqlite::Error::SqliteFailure(failure, message) => of_sqlite(failure, message.as_deref().unwrap_or_default()),
            _ => Code::Internal,
        };
        Self::new(code).because(error)
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        rusqlite::Error::from(error).into()
    }
}

fn of_sqlite(failure: &ffi::Error, message: &str) -> Code {
    match failure.code {
        ErrorCode::DiskFull => Code::DiskFull,
        ErrorCode::DatabaseCorrupt => Code::DamagedFile,
        ErrorCode::NotADatabase => Code::NotAProgramme,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Code::LockedFile,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Code::ReadOnly,
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Code::InputOutput,
        ErrorCode::OperationInterrupted => Code::Cancelled,
        ErrorCode::ConstraintViolation if message.starts_with(GUARD) => Code::GuardedTable,
        // Rows are marked deleted, never removed, so what is referred to here was never in this file.
        ErrorCode::ConstraintViolation if failure.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Code::NotFound,
        _ => Code::Internal,
    }
}

/// The error of a file operation, with the path as a fact.
pub(crate) fn of_io(error: &io::Error, path: &Path) -> Error {
    let code = match error.kind() {
        io::ErrorKind::NotFound => Code::FileMissing,
        io::ErrorKind::AlreadyExists => Code::FileExists,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::InputOutput,
    };
    Error::new(code).with("path", path.display().to_string()).because(error.kind())
}
