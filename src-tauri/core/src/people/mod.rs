//! People and their roles in organisations.

mod likely;
mod model;
mod operations;
pub(crate) mod rules;

pub use likely::likely;
pub use model::*;
pub use operations::*;
