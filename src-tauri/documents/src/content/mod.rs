//! What a document says, before anybody knows where on the page it stands. Lengths are millimetres, type sizes are points.

pub mod field;
pub mod flow;
pub mod grid;
pub mod paper;
