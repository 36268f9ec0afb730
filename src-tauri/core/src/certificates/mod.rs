//! Certificates: who gets which, their numbers, the register, the check of a code.

mod again;
mod code;
mod model;
mod operations;
mod pattern;
mod press;
mod register;
mod rules;
mod settings;

pub use again::*;
pub use code::*;
pub use model::*;
pub use operations::*;
pub use pattern::*;
pub use register::*;
pub use rules::*;
pub use settings::*;
