//! The core, as its callers see it: one binary, a module a noun.

mod calendar;
mod cases;
mod certificates;
mod competitions;
mod decisions;
mod demonstration;
mod exchange;
mod file;
mod fold;
mod identifiers;
mod journal;
mod names;
mod organisations;
mod passphrase;
mod people;
mod programme;
mod ranking;
mod registrations;
mod reports;
mod scoring;
mod search;
mod stage;
mod support;
mod table;
mod undo;
mod versions;
