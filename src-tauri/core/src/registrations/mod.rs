//! Registrations for events, presence at the door, walk-ins.

mod model;
mod operations;
mod rules;

pub use model::*;
pub use operations::*;
pub use rules::*;
