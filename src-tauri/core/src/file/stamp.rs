//! Noticing that another program wrote to the file while it was closed.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// How a closed file looks from outside: its size and when it was last written, to the nanosecond. SQLite's own counter
/// of changes does not serve: with a write-ahead log it stands still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    size: u64,
    written: u128,
}

impl FileStamp {
    /// The stamp of a file; none when it cannot be told, or when a write-ahead log beside it holds changes that are not in
    /// the file yet: then somebody has it open, or a crash left it.
    pub fn of(path: &Path) -> Option<Self> {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
            return None;
        }
        let data = fs::metadata(path).ok()?;
        let written = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Self { size: data.len(), written })
    }
}
