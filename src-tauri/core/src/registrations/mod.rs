//! Registrations for events, presence at the door, walk-ins.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
