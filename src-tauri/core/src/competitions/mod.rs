//! Competitions: criteria, applications, experts, score sheets, ranking, minutes.

mod model;

pub use model::*;
