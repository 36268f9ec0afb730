//! Sokrat's core: the programme of a foundation as one file.
//!
//! A folder a noun: each holds its model, its rules (values in, values out) and the operations on it. Beside them the
//! parts that serve all: `names`, `identifiers`, `file` (the open file), `store` (SQL), `exchange` (foreign files).
//!
//! Deliberately absent: a window, a PDF, a clock, a random source, the environment, a language.

pub mod calendar;
pub mod certificates;
pub mod competitions;
pub mod conflicts;
pub mod demonstration;
pub mod duplicates;
pub mod error;
pub mod exchange;
pub mod file;
pub mod identifiers;
pub mod ids;
pub mod journal;
pub mod keyboard;
pub mod laptops;
pub mod names;
pub mod organisations;
pub mod people;
pub mod programme;
pub mod registrations;
pub mod reports;
pub mod search;
pub mod store;
pub mod surroundings;
pub mod templates;
pub mod values;

pub use error::{Code, Error, Issue, Result};
pub use file::{Done, Noun, Op, OpenOptions, Passphrase, ProgrammeFile, UndoState};
pub use surroundings::Surroundings;
