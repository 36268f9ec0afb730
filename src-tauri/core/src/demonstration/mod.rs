//! The demonstration programme, built by code.

use std::path::Path;

use crate::error::{Code, Error, Result};

/// How large the demonstration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// NPO-SOKRAT as it was.
    Real,
    /// For measurements.
    Big,
}

/// Makes the demonstration as a new file at this path. `progress(done, total)` returning false cancels.
pub fn build(_path: &Path, _size: Size, _seed: u64, _progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    Err(Error::new(Code::Internal))
}
