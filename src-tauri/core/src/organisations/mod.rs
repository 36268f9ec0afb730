//! Organisations.

mod model;
mod operations;
mod rules;

pub use model::*;
pub use operations::*;
