//! The journal as people read it: who did what, what stood before, and putting it back.

mod meaning;
mod model;
mod operations;
mod taking_back;

pub use meaning::*;
pub use model::*;
pub use operations::*;
pub use taking_back::*;
