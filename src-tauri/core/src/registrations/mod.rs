//! Registrations for events, presence at the door, walk-ins.

mod model;

pub use model::*;
