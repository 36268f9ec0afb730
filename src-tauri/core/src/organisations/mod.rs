//! Organisations.

mod model;

pub use model::*;
