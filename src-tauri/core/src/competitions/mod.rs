//! Competitions: criteria, applications, experts, score sheets, ranking, minutes.

pub mod conflicts;
pub mod figure;
mod model;
pub mod numbers;
mod operations;
pub mod ranking;
pub mod scoring;

pub use model::*;
pub use operations::*;
