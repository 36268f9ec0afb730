//! SQL that writes or reads a whole file: how far it is, and stopping it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::Tell;
use crate::error::{Code, Error, Result};

/// How often is looked.
const PAUSE: Duration = Duration::from_millis(40);

/// Megabytes of a file, as they are told; none of one that is not there (yet).
pub(super) fn megabytes(path: &Path) -> u32 {
    u32::try_from(fs::metadata(path).map_or(0, |data| data.len()).div_ceil(1 << 20)).unwrap_or(u32::MAX)
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
