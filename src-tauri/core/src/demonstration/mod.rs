//! The demonstration programme, built by code.

use crate::error::{Code, Error, Result};
use crate::file::ProgrammeFile;

/// How large the demonstration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// NPO-SOKRAT as it was.
    Real,
    /// For measurements.
    Big,
}

/// Fills an empty file. `progress(done, total)` returning false cancels.
pub fn fill(_file: &ProgrammeFile, _size: Size, _seed: u64, _progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    Err(Error::new(Code::Internal))
}
