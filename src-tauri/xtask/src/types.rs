//! `cargo xtask types`: the pages' types and the window's permissions, written from the command table by an example of
//! the api crate (this one builds in seconds and links none of it). The result is committed and held current.

use std::path::Path;

use crate::process::{cargo, program, run};
use crate::{Outcome, pages};

/// Writes the generated files into the project.
pub fn write(root: &Path) -> Outcome {
    generate(root, root)
}

/// Fails when a committed file is not what would be generated.
pub fn current(root: &Path) -> Outcome {
    let fresh = root.join("target/generated");
    std::fs::remove_dir_all(&fresh).ok();
    generate(root, &fresh)?;
    for path in pages::files(&fresh) {
        let name = path.strip_prefix(&fresh).unwrap_or(&path);
        if std::fs::read(&path).ok() != std::fs::read(root.join(name)).ok() {
            return Err(format!("{} is not current: run `cargo xtask types`", name.display()));
        }
    }
    Ok(())
}

fn generate(root: &Path, into: &Path) -> Outcome {
    run(cargo(root, &["build", "--quiet", "--workspace", "--locked", "--example", "types"]))?;
    run(program(root, root.join("target/debug/examples/types"), &[&into.to_string_lossy()]))
}
