//! Reports: what took place, who took part, counted exactly.

mod counting;
mod model;
mod operations;

pub use model::*;
pub use operations::*;
