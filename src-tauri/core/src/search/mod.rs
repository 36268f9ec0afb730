//! Finding any record by a few letters.

mod model;

pub use model::*;
