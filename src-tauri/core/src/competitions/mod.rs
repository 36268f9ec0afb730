//! Competitions: criteria, applications, experts, score sheets, ranking, minutes.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
