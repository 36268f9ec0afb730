//! The journal as people read it.

mod model;

pub use model::*;
