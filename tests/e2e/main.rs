//! The real window, driven as a person drives it: each test opens the application, does a job by keyboard or mouse, and
//! looks into the programme file. Run by `cargo xtask test window`, which gives it a display. WebKit's driver is on Linux only.
#![cfg(target_os = "linux")]

mod accessibility;
mod batch;
mod big;
mod calendar;
mod certificates;
mod closing;
mod competition;
mod conditions;
mod conflicts;
mod door;
mod duplicates;
mod faults;
mod file;
mod frame;
mod hours;
mod imports;
mod laptops;
mod letterhead;
mod lists;
mod meanwhile;
mod meeting;
mod naming;
mod offsheet;
mod papers;
mod people;
mod register;
mod reports;
mod screens;
mod start;
mod support;
mod templates;
