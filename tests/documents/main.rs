//! Documents from their content to the PDF: what stands in it, how it looks, that it is a sound file.

#[path = "../at_random.rs"]
mod at_random;
mod judge;
mod sample;
mod tools;

mod body;
mod cards;
mod edges;
mod elements;
mod file;
mod flow;
mod jpeg;
mod lines;
mod links;
mod pictures;
mod sheets;
mod templates;
mod validators;
mod whole;
