//! Events.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
