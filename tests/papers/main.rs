//! Every paper that ships, made of the very content that the commands make: its words, its fonts, its look, a sound file.

#[path = "../at_random.rs"]
mod at_random;
mod cards;
mod codes;
mod content;
mod decision;
mod events;
mod golden;
mod ink;
#[path = "../documents/judge.rs"]
mod judge;
mod making;
mod papers;
mod template_files;
mod validators;
mod warnings;
