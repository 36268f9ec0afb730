//! The programme, its years, modules and topics, and what they consist of.

mod create;
mod model;
mod operations;

pub use create::{check, check_programme, create};
pub use model::*;
pub use operations::*;
