//! The core, as its callers see it: one binary, a module a noun.

mod file;
mod fold;
mod journal;
mod ranking;
mod scoring;
mod support;
mod undo;
