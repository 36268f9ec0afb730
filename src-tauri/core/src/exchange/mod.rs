//! Lists from outside: read, mapped, tried without writing, then imported all or nothing.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
