//! Connections for reading: several threads read at once, also during a change.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connect;
use super::key::Key;
use crate::error::Result;

/// How many idle connections are kept.
const KEPT: usize = 3;

/// A small pool of connections that cannot write.
pub(super) struct Readers {
    path: PathBuf,
    key: Option<Key>,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(path: &Path, key: Option<Key>) -> Self {
        Self { path: path.to_owned(), key, idle: Mutex::new(Vec::new()) }
    }

    /// Runs the work on one unchanging state of the file: its statements agree with each other.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let conn = match idle {
            Some(conn) => conn,
            None => connect::reader(&self.path, self.key.as_ref())?,
        };
        let snapshot = Transaction::new_unchecked(&conn, TransactionBehavior::Deferred)?;
        let done = work(&snapshot);
        drop(snapshot);
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(conn);
        }
        done
    }
}
