//! `cargo xtask bench`: the figures, on the big programme, in release.

use std::path::Path;

use crate::process::{cargo, run};
use crate::{Outcome, pages};

/// Builds the big programme where it is missing and prints every figure with its size and its aim.
pub fn bench(root: &Path, rest: &[String]) -> Outcome {
    pages::build(root)?;
    let mut command = cargo(root, &["bench", "--locked", "-p", "sokrat-api", "--bench", "programme", "--"]);
    command.args(rest).env("SOKRAT_BENCH_FOLDER", root.join("target/bench"));
    run(command)
}
