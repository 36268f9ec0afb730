//! One writer: a lock file beside the programme, held as long as it is open.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::failure;
use crate::error::{Code, Error, Result};
use crate::store::columns::moment_text;
use crate::surroundings::Surroundings;

/// The lock of an open programme. Dropped, it takes its file away and frees the programme; a crash frees it too.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock of the programme at `path`. `locked-file`, with `operator` and `since` where they can be read,
    /// when somebody has it.
    pub(super) fn take(path: &Path, surroundings: &dyn Surroundings) -> Result<Self> {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".lock");
        let path = path.with_file_name(name);
        let failed = |error: &io::Error| failure::of_io(error, &path);
        // Whoever had the lock may take its file away between our opening and our locking it: then we hold the lock of
        // a file that nobody else can find, and try again.
        for _ in 0..100 {
            let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(|error| failed(&error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(held(&mut file)),
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
            if is_at(&file, &path) {
                let lines = format!("{}\n{}\n", surroundings.operator().replace('\n', " "), moment_text(surroundings.now()));
                let lock = Self { path: path.clone(), _file: file };
                // Where the disk is full the name goes again with the lock.
                let mut file = &lock._file;
                file.set_len(0).and_then(|()| file.write_all(lines.as_bytes())).map_err(|error| failed(&error))?;
                return Ok(lock);
            }
        }
        Err(Error::new(Code::LockedFile))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is still held, so that nobody else's file is taken away.
        if let Err(error) = fs::remove_file(&self.path) {
            log::warn!("the lock file stays: {}", error.kind());
        }
    }
}

/// `locked-file` with what the holder wrote; Windows does not let us read it.
fn held(file: &mut File) -> Error {
    let mut text = String::new();
    let error = Error::new(Code::LockedFile);
    if file.take(1_000).read_to_string(&mut text).is_err() {
        return error;
    }
    let mut lines = text.lines();
    match (lines.next(), lines.next()) {
        (Some(operator), Some(since)) => error.with("operator", operator).with("since", since),
        _ => error,
    }
}

/// Whether the opened file is the one that stands at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Whether the opened file is the one that stands at the path: Windows keeps a name until its last handle is closed.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
