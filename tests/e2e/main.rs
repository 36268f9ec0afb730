//! The real window, driven as a person drives it: each test opens the application, does a job by keyboard or mouse, and
//! looks into the programme file. Run by `cargo xtask test window`, which gives it a display.

mod calendar;
mod certificates;
mod competition;
mod door;
mod frame;
mod imports;
mod people;
mod reports;
mod screens;
mod start;
mod support;
