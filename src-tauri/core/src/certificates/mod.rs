//! Certificates and the register of numbers.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
