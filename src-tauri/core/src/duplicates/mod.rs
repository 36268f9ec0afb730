//! Several records of one person or one organisation: joined, told apart, found.

mod finding;
mod model;
mod operations;
pub mod rules;

pub use finding::{Found, find, found_after, found_since, open, position};
pub use model::*;
pub use operations::*;
