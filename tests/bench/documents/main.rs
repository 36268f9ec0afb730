//! The figures of the document engine: CPU seconds, bytes, peak memory, each with its size and its aim, next to a raw writer
//! of the same display list, so that the limit is seen. A bench, not a test: no time fails it.
//!
//! Run by `cargo xtask bench documents`, in release. Works on one thread; memory and CPU time are read from Linux's /proc.
#![allow(clippy::print_stdout, reason = "a bench prints")]

mod content;
mod raw;
mod usage;

use sokrat_documents::template::{Batch, Pictures, Template, Values, lay_out, render_template, render_template_each};
use sokrat_documents::{NoProgress, render_flow};

use usage::{Used, measured};

/// How often each is measured; the median is told.
const ROUNDS: usize = 5;

/// The word by which this bench calls itself in a fresh process: what other work has left behind would hide the memory.
const MANY: &str = "many";

fn main() {
    let (template, pictures) = content::certificate();
    // Words choose parts.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |part: &str| words.is_empty() || words.iter().any(|word| word == part);
    if wanted("certificates") {
        certificates(&template, &pictures);
    }
    if wanted("files") {
        files(&template, &pictures);
    }
    if words.iter().any(|word| word == MANY) {
        many(&template, &pictures);
    } else if words.is_empty() {
        let itself = std::env::current_exe().expect("the bench knows where it is");
        let ended = std::process::Command::new(itself).arg(MANY).status().expect("a process of its own");
        assert!(ended.success(), "many pages are written");
    }
    if wanted("report") {
        report();
    }
}

fn median(rounds: usize, mut work: impl FnMut() -> usize) -> Used {
    let mut all: Vec<Used> = (0..rounds).map(|_| measured(&mut work)).collect();
    // Only the first round finds no memory that another has left.
    let peak = all.iter().map(|used| used.peak).max().unwrap_or(0);
    all.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Used { peak, ..all.swap_remove(rounds / 2) }
}

fn line(name: &str, size: &str, count: usize, used: &Used, aim: &str) {
    let (seconds, memory) = (used.seconds, used.peak as f64 / 1_000_000.0);
    let each = used.bytes as f64 / count as f64 / 1000.0;
    println!("{name:<46} {size:<34} n {count:>6}  {seconds:>6.2} s CPU  {each:>7.2} kB each  peak {memory:>4.0} MB  aim {aim}");
}

fn certificates(template: &Template, pictures: &Pictures) {
    let cards: Vec<Values> = content::cards(1000);
    let whole = || render_template(&Batch::new(template, pictures, &cards, &content::facts()), &mut NoProgress).expect("a batch").bytes.len();
    let ours = median(ROUNDS, whole);
    let (size, count) = ("background, code, two facsimiles", cards.len());
    line("certificates in one file", size, count, &ours, "1.0 s, 4.5 kB, 100 MB");
    let laid = || lay_out(&Batch::new(template, pictures, &cards, &content::facts()), &mut NoProgress).expect("laid out");
    line("... of it: layout", size, count, &median(ROUNDS, || laid().pages.len()), "none");
    let raw = median(ROUNDS, || raw::write(&laid()).len());
    line("... by a raw writer, layout included", size, count, &raw, "none");
    println!("{:<46} {:<34} {:.2} times  aim 2.5 times", "... ours against the raw writer", size, ours.seconds / raw.seconds);
}

fn files(template: &Template, pictures: &Pictures) {
    let cards: Vec<Values> = content::cards(1000);
    let used = median(3, || {
        let mut bytes = 0;
        let mut keep = |_: usize, rendered: sokrat_documents::Rendered| {
            bytes += rendered.bytes.len();
            Ok(())
        };
        render_template_each(&Batch::new(template, pictures, &cards, &content::facts()), &mut NoProgress, &mut keep).expect("a batch");
        bytes
    });
    line("certificates, a file each", "the same", cards.len(), &used, "1.6 s");
}

fn many(template: &Template, pictures: &Pictures) {
    let cards: Vec<Values> = content::cards(10_000);
    let used =
        median(1, || render_template(&Batch::new(template, pictures, &cards, &content::facts()), &mut NoProgress).expect("a batch").bytes.len());
    line("certificates in one file, in a fresh process", "the same", cards.len(), &used, "150 MB");
}

fn report() {
    let flow = content::report(200);
    let pages = render_flow(&flow, &mut NoProgress).expect("a report").pages;
    let used = median(ROUNDS, || render_flow(&flow, &mut NoProgress).expect("a report").bytes.len());
    line("pages of a report's table, tagged", "6 columns", pages, &used, "0.5 s for 200");
}
