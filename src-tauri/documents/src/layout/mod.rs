//! Content to display list: where everything stands.

pub mod cards;
mod chart;
mod code;
pub mod flow;
mod pages;
mod signatures;
mod table;
