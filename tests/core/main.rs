//! The core, as its callers see it: one binary, a module a noun.

mod file;
mod fold;
mod identifiers;
mod journal;
mod names;
mod organisations;
mod people;
mod ranking;
mod scoring;
mod search;
mod support;
mod undo;
