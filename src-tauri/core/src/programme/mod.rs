//! The programme, its years, modules and topics, and what they consist of.

mod model;

pub use model::*;
