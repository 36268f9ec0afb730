//! Several laptops: each works alone, packages go any way and any number of times, all end in the same state.

mod clones;
mod erasing;
mod fleet;
mod folder;
mod given;
mod identity;
mod packages;
mod presence;
mod random;
