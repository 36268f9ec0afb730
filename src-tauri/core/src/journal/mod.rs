//! The journal as people read it.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
