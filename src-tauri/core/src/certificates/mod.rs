//! Certificates: who gets which, their numbers, the register, the check of a code.

mod again;
mod check;
mod code;
mod gaps;
mod issue;
mod model;
mod occasion;
mod operations;
mod pattern;
mod plan;
mod press;
mod register;
mod rules;
mod settings;

pub use again::*;
pub use check::*;
pub use code::*;
pub use gaps::*;
pub use issue::*;
pub use model::*;
pub use occasion::*;
pub use operations::*;
pub use pattern::*;
pub use plan::*;
pub use register::*;
pub use rules::*;
pub use settings::*;
