//! Certificates and the register of numbers.

mod model;

pub use model::*;
