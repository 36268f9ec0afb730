//! The programme, its years, modules and topics, and what they consist of.

mod model;
mod operations;

pub use model::*;
pub use operations::*;
