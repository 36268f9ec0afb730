//! Events.

mod model;

pub use model::*;
