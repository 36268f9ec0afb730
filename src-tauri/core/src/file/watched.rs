//! Work on a whole file: how far it is, and stopping it.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::{Tell, failure};
use crate::error::{Code, Error, Result};

/// How often is looked.
pub(super) const PAUSE: Duration = Duration::from_millis(40);

/// Megabytes of a file, as they are told; none of one that is not there (yet).
pub(super) fn megabytes(path: &Path) -> u32 {
    u32::try_from(fs::metadata(path).map_or(0, |data| data.len()).div_ceil(1 << 20)).unwrap_or(u32::MAX)
}

/// How much is copied between two looks.
const PIECE: u64 = 1 << 20;

/// Copies a file to where none is, and tells meanwhile how far it is. An answer of false ends the work with `cancelled`.
pub(super) fn copied(from: &Path, to: &Path, tell: Tell<'_>) -> Result<()> {
    let at = |path| move |error: std::io::Error| failure::of_io(&error, path);
    let (source, mut target) = (File::open(from).map_err(at(from))?, File::create_new(to).map_err(at(to))?);
    let whole = megabytes(from);
    let mut piece = Vec::new();
    for done in 0.. {
        if !tell(whole.min(done), whole) {
            return Err(Error::new(Code::Cancelled));
        }
        piece.clear();
        if (&source).take(PIECE).read_to_end(&mut piece).map_err(at(from))? == 0 {
            break;
        }
        target.write_all(&piece).map_err(at(to))?;
    }
    Ok(())
}

/// Works with a connection on a thread of its own and tells meanwhile how far it is: what `far` measures, of `whole`. An answer
/// of false ends the work with `cancelled`.
pub(super) fn watched<T: Send>(
    conn: &mut Connection,
    tell: Tell<'_>,
    far: &dyn Fn() -> u32,
    whole: u32,
    work: impl FnOnce(&mut Connection) -> Result<T> + Send,
) -> Result<T> {
    let mut stopped = !tell(0, whole);
    if stopped {
        return Err(Error::new(Code::Cancelled));
    }
    let (handle, watcher) = (conn.get_interrupt_handle(), std::thread::current());
    std::thread::scope(|scope| {
        let worker = scope.spawn(move || {
            let done = work(conn);
            watcher.unpark();
            done
        });
        while !worker.is_finished() {
            stopped = stopped || !tell(far().min(whole), whole);
            if stopped {
                // Between two statements there is nothing to interrupt: the next look does it again.
                handle.interrupt();
            }
            std::thread::park_timeout(PAUSE);
        }
        let done = worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // Whoever said no is not told that it was done.
        if stopped { Err(Error::new(Code::Cancelled)) } else { done }
    })
}
