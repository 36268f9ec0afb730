//! Reports: what took place, who took part, counted exactly.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
