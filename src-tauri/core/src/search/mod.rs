//! Finding any record by a few letters.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
