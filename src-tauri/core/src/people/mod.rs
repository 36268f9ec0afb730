//! People and their roles in organisations.

mod model;

pub use model::*;
