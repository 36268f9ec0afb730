//! The documents that were made since the programme was opened, and what was sent to printers, each by its key.

use std::path::PathBuf;
use std::sync::Arc;

use sokrat_core::{Code, Error, Result};
use zeroize::Zeroizing;

use super::{Desk, lock};

/// A document that was made since the programme was opened.
#[derive(Clone)]
pub(super) enum Paper {
    Kept(PathBuf),
    Unkept(Arc<UnkeptPaper>),
}

/// A document that is on no disk, because of what stands in it. Wiped from memory when the programme is closed.
pub struct UnkeptPaper {
    /// The file's name that is proposed where it is kept after all.
    pub name: String,
    /// What is in it.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Desk {
    /// Remembers a document that was produced; the page gets the key and never the path.
    pub fn remember_document(&self, path: PathBuf) -> u32 {
        self.remember_paper(Paper::Kept(path))
    }

    /// Remembers a document that is on no disk.
    pub fn remember_unkept(&self, paper: UnkeptPaper) -> u32 {
        self.remember_paper(Paper::Unkept(Arc::new(paper)))
    }

    fn remember_paper(&self, paper: Paper) -> u32 {
        let mut produced = lock(&self.produced);
        produced.push(paper);
        produced.len() as u32 - 1
    }

    /// The document of a key; `bad-request` for one that is on no disk.
    pub fn document(&self, key: u32) -> Result<PathBuf> {
        match self.paper(key)? {
            Paper::Kept(path) => Ok(path),
            Paper::Unkept(_) => Err(Error::new(Code::BadRequest)),
        }
    }

    /// The document of a key, where it is on no disk.
    pub fn unkept(&self, key: u32) -> Result<Option<Arc<UnkeptPaper>>> {
        match self.paper(key)? {
            Paper::Kept(_) => Ok(None),
            Paper::Unkept(paper) => Ok(Some(paper)),
        }
    }

    fn paper(&self, key: u32) -> Result<Paper> {
        // While the window is locked its papers are as well.
        self.file()?;
        lock(&self.produced).get(key as usize).cloned().ok_or_else(|| Error::new(Code::NotFound))
    }

    /// Remembers what a printer's queue calls a document that it took; the page gets the key.
    pub fn remember_sent(&self, name: String) -> u32 {
        let mut sent = lock(&self.sent);
        sent.push(name);
        sent.len() as u32 - 1
    }

    /// What a queue calls the document of a key.
    pub fn sent(&self, key: u32) -> Result<String> {
        self.file()?;
        lock(&self.sent).get(key as usize).cloned().ok_or_else(|| Error::new(Code::NotFound))
    }
}
