//! SQL: a file a noun, each statement beside its row mapping.

pub mod calendar;
pub mod certificates;
pub mod columns;
pub mod competitions;
pub mod conflicts;
pub mod duplicates;
pub mod imports;
pub mod joined;
pub mod journal;
pub mod laptops;
pub mod organisations;
pub mod people;
pub mod programme;
pub mod records;
pub mod registrations;
pub mod reports;
pub mod roles;
pub mod search;
pub mod templates;
pub mod windows;
