//! Reports: what took place, who took part, counted exactly.

mod model;

pub use model::*;
