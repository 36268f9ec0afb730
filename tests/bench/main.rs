//! The figures of Sokrat on the big programme, each printed with its size and its aim. A bench, not a test: no time fails it.
//!
//! Run by `cargo xtask bench`, in release. Words after `--` choose parts: `open search lists journal names door reports duplicates
//! check import certificates exchange`. The big programme is built once and kept; everything is measured on a copy of it.
#![allow(clippy::print_stdout, reason = "a bench prints")]

mod changes;
mod exchange;
mod figures;
mod programme;
mod reading;

use std::path::PathBuf;

use programme::Stage;

/// A part of the bench: its name on the command line, and what it does.
type Part = (&'static str, fn(&Stage));

/// In this order: what is measured first finds the file as it was built.
const PARTS: &[Part] = &[
    ("open", reading::open),
    ("search", reading::search),
    ("lists", reading::lists),
    ("journal", reading::journal),
    ("names", reading::cases),
    ("door", changes::door),
    ("reports", reading::reports),
    ("duplicates", reading::duplicates),
    ("check", reading::check),
    ("import", changes::import),
    ("certificates", changes::certificates),
    ("exchange", exchange::exchange),
];

fn main() {
    // Cargo adds `--bench` to what it hands over.
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let folder = std::env::var_os("SOKRAT_BENCH_FOLDER").map_or_else(|| std::env::temp_dir().join("sokrat-bench"), PathBuf::from);
    let stage = Stage::set(&folder);
    for (name, part) in PARTS {
        if chosen.is_empty() || chosen.iter().any(|word| word == name) {
            part(&stage);
        }
    }
    if let Some((now, most)) = figures::resident() {
        let value = format!("now {}, at most {}", figures::megabytes(now), figures::megabytes(most));
        figures::line("resident memory of the bench", "a list of 10,000 rows included", &value, "none; the app's own is below 200 MB");
    }
    stage.clear();
}
