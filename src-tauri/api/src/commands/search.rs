//! Commands on search.

use sokrat_core::Result;
use sokrat_core::search;
use sokrat_core::search::Hit;

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn everything(desk: &Desk, _job: &Job<'_>, request: String) -> Result<Vec<Hit>> {
    desk.file()?.read(|conn| search::everything(conn, &request))
}
