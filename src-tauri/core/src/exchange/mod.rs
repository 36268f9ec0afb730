//! Lists from outside: read, mapped, tried without writing, then imported all or nothing.

mod model;

pub use model::*;
