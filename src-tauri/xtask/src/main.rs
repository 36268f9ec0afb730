//! What a developer runs: `cargo xtask run | check | test | bench | screens | types | dist`.
//!
//! Depends on nothing that takes long to build, so that it starts within seconds on a fresh machine and can say what is missing.

mod bench;
mod checks;
mod dist;
mod layers;
mod machine;
mod pages;
mod process;
mod run;
mod screens;
mod tidy;
mod types;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a task can fail with: a sentence for the developer.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "usage: cargo xtask <task>

  run [--big]       install what is missing, build, and open the window on the demonstration programme
                    (--big: on the big programme); without a display do the main job in the terminal
  check             the quick checks: formatting, lints, tidy, core tests, page types
  test [LAYER…]     everything that guards the project, layer by layer; this is what CI runs
                    layers: format lints tidy core names documents commands terminal examples pages window;
                    window-big, when named: the jobs of a day on the big programme that bench has built
  bench [PART…]     speed and memory on the big programme, each figure with its size; a word that is no part tells which there are
  soak [FLEETS]     the property tests with fifty times as many cases, other ones each time; a writing process killed
                    200 times; fleets of laptops that exchange at random (10,000 by default), each laptop doing 1,000 things
  screens [FOLDER] [--docs]  pictures of every page of the real window, with a contact sheet; --docs: those of the guide as well
  types             the pages' types and the window's permissions from the command table
  dist              the installers of this system
  tidy              the invariants of ARCHITECTURE.md alone";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let root = root();
    let outcome = match arguments.first().map(String::as_str) {
        Some("run") => run::run(&root, rest),
        Some("check") => layers::check(&root),
        Some("test") => layers::test(&root, rest),
        Some("bench") => bench::bench(&root, rest),
        Some("soak") => soak(&root, rest),
        Some("screens") => screens::screens(&root, rest),
        Some("types") => types::write(&root),
        Some("dist") => dist::dist(&root),
        Some("tidy") => tidy::tidy(&root).map(|count| process::say(&format!("tidy: {count} rules hold"))),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            process::complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

/// What is tried at random, for as long as somebody wants, in release: property tests, a process that writes and is killed two
/// hundred times, then fleets of laptops that exchange.
fn soak(root: &Path, rest: &[String]) -> Outcome {
    let fleets = rest.first().map_or("10000", String::as_str);
    machine::prepare(machine::Need::Tests)?;
    machine::validators(root)?;
    let mut properties = process::cargo(root, &["test", "--release", "--locked", "--workspace", "--no-fail-fast"]);
    properties.args(["--test", "core", "--test", "documents", "--test", "papers"]).env("SOKRAT_TIMES", "50");
    process::run(properties)?;
    let tests = |filter: &str| process::cargo(root, &["test", "--release", "--locked", "--workspace", "--test", "core", filter, "--", "--nocapture"]);
    let mut kills = tests("crash::what_was_acknowledged");
    kills.env("SOKRAT_KILLS", "200");
    process::run(kills)?;
    let mut random = tests("laptops::random");
    random.env("SOKRAT_SEEDS", fleets).env("SOKRAT_STEPS", "1000");
    process::run(random)
}

/// The project's folder.
fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).unwrap_or(crate_folder).to_owned()
}
