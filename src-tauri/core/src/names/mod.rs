//! Russian names: folding, tidying, parts, sex, cases, initials, short forms, sound, likeness, and what a search may have meant.
//!
//! Pure rules over text. Nothing here is a lookup in the file, and nothing decides for a person: likeness is a
//! suggestion with its reason.

pub mod cases;
mod fold;
mod givens;
mod layout;
mod likeness;
mod parts;
mod sex;
mod sound;
mod tidy;

pub use fold::{fold, look};
pub use givens::{formal_givens, is_given, same_given};
pub use layout::meant;
pub use likeness::{Likened, NameLikeness, alike};
pub use parts::{FullName, split};
pub use sex::sex_of;
pub use sound::sound;
pub use tidy::tidy;
