//! Content to display list: where everything stands.

pub(crate) mod barcode;
mod chart;
pub(crate) mod code;
mod cut;
pub(crate) mod field;
pub mod flow;
pub(crate) mod grid;
pub(crate) mod pages;
mod signatures;
pub(crate) mod table;
