//! The figures of Sokrat on the big programme, each printed with its size and its aim. A bench, not a test: nothing fails here.
//! Run by `cargo xtask bench`, in release.
#![allow(clippy::print_stdout, reason = "a bench prints")]

mod figures;
mod surroundings;
mod work;

use std::path::PathBuf;

fn main() {
    let folder = std::env::var_os("SOKRAT_BENCH_FOLDER").map_or_else(|| std::env::temp_dir().join("sokrat-bench"), PathBuf::from);
    std::fs::create_dir_all(&folder).expect("a folder for the big programme");
    let path = work::big_programme(&folder);
    let desk = work::open(&path);
    work::search(&desk);
    work::lists(&desk);
    work::door(&desk);
    work::check_in(&desk);
    work::reports(&desk);
    work::ranking(&desk);
    work::import(&desk);
    work::certificates(&desk);
    work::undo(&desk);
}
