//! SQL: a file a noun, each statement beside its row mapping.

pub mod calendar;
pub mod columns;
pub mod competitions;
pub mod journal;
pub mod organisations;
pub mod people;
pub mod roles;
pub mod search;
pub mod windows;
