//! Events: their model, the rules of days, zones and hours, and the operations on them.

mod model;
mod operations;
mod plan;
mod rules;

pub use model::*;
pub use operations::*;
pub use plan::*;
pub use rules::*;
