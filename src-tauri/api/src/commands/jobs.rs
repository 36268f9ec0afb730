//! Commands on work under way.

use sokrat_core::Result;

use crate::desk::{Desk, Job};

/// Asks the job of this name to stop.
pub fn cancel(desk: &Desk, _job: &Job<'_>, request: String) -> Result<()> {
    desk.cancel(&request);
    Ok(())
}
