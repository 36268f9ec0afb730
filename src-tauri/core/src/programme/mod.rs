//! The programme, its years, modules and topics, and what they consist of.

mod model;
mod operations;
mod rules;

pub use model::*;
pub use operations::*;
pub use rules::*;
