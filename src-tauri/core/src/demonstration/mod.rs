//! The demonstration programme, built by code: NPO-SOKRAT, Belgorod region, 2019 to 2021, with invented people. The same generator,
//! scaled, makes the big programme for measurements.
//!
//! Everything goes through `transact`, told by a clock of its own: the journal names who did what in which year. The same
//! seed gives the same file.

mod agenda;
mod building;
mod competitions;
mod dice;
mod events;
mod grants;
mod names;
mod organisations;
mod people;
mod places;
mod story;

use std::path::Path;
use std::sync::Arc;

use building::Building;
pub use story::StoryClock;

use crate::error::Result;
use crate::file::{OpenOptions, ProgrammeFile};

/// How large the demonstration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// NPO-SOKRAT as it was: 466 people from about 150 organisations, 25 events in the first year.
    Real,
    /// For measurements: 100,000 people, 20,000 organisations, 2,000 events, 1,000,000 attendances, 5,000 applications,
    /// 25,000 score sheets.
    Big,
}

/// Makes the demonstration as a new file at this path. `progress(done, total)` returning false cancels, and leaves an
/// unfinished file that the caller removes. Fails with `file-exists` rather than overwrite.
pub fn build(path: &Path, size: Size, seed: u64, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    let story = Arc::new(StoryClock::new(seed));
    let file = ProgrammeFile::create(path, story.clone(), &OpenOptions::default())?;
    fill(&file, &story, size, seed, progress)
}

/// Fills an empty file that was created with this clock as its surroundings. `progress(done, total)` returning false
/// cancels with `cancelled`.
pub fn fill(file: &ProgrammeFile, story: &StoryClock, size: Size, seed: u64, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    file.in_bulk(|| Building::new(file, story, size, seed, progress).build())
}
