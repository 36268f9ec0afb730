//! Events and their agendas: their model, the rules of days, zones and hours, and the operations on them.

mod agenda;
mod model;
mod operations;
mod plan;
mod rules;

pub use agenda::*;
pub use model::*;
pub use operations::*;
pub use plan::*;
pub use rules::*;
