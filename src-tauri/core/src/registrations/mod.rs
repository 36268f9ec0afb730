//! Registrations for events, presence at the door, walk-ins.

mod model;
mod operations;
mod printed;
mod rules;
mod scan;

pub use model::*;
pub use operations::*;
pub use printed::*;
pub use rules::*;
pub use scan::*;
