//! Conflicts: values that two laptops wrote without having seen each other, until a person decides.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
