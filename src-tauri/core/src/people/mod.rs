//! People and their roles in organisations.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
