//! Content to display list: where everything stands.

pub mod cards;
mod chart;
pub(crate) mod code;
mod cut;
pub mod flow;
pub mod grid;
pub(crate) mod pages;
mod signatures;
pub(crate) mod table;
