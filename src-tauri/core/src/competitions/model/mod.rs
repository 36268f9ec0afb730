//! What a competition is made of, as plain values: a file for each part of the work, named like that of its operations.

mod applications;
mod decision;
mod setup;
mod sheets;

pub use applications::*;
pub use decision::*;
pub use setup::*;
pub use sheets::*;
