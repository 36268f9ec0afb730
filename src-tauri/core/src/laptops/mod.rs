//! The laptops that have a copy of the programme, and what was exchanged with them.

mod model;
mod operations;
mod rules;

pub use model::*;
pub use operations::*;
