//! Reading a list, trying it out, importing it.

use rusqlite::Connection;

use super::model::{ImportDone, ImportPlan, ListPreview, PlanRequest};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};

/// A list that was read from a file and waits for its import.
pub struct List {
    _private: (),
}

impl List {
    /// Reads a list from the bytes of a file; `name` is the file's name without its folder. The content decides the format, not the name.
    pub fn read(_name: &str, _bytes: &[u8]) -> Result<Self> {
        Err(Error::new(Code::Internal))
    }

    /// Takes another sheet of the same file.
    pub fn choose_sheet(&mut self, _sheet: &str) -> Result<()> {
        Err(Error::new(Code::Internal))
    }

    /// What was understood, with a proposal for each column; mappings remembered in the file come first.
    pub fn preview(&self, _conn: &Connection) -> Result<ListPreview> {
        Err(Error::new(Code::Internal))
    }

    /// The dry run: what would become of each row. Writes nothing. `progress(done, total)` returning false cancels.
    pub fn plan(&self, _conn: &Connection, _request: &PlanRequest, _progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<ImportPlan> {
        Err(Error::new(Code::Internal))
    }

    /// Imports all rows or none. `import-has-errors` while the plan is not ready.
    pub fn import(&self, _file: &ProgrammeFile, _request: &PlanRequest, _progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Done<ImportDone>> {
        Err(Error::new(Code::Internal))
    }

    /// The rows with errors, as they stood, with a column that says what is wrong (`words` gives the sentence of an issue), as XLSX.
    pub fn faults(&self, _plan: &ImportPlan, _words: &dyn Fn(&super::RowIssue) -> String) -> Result<Vec<u8>> {
        Err(Error::new(Code::Internal))
    }
}
