//! The pages: their packages from the lock file, their build, their scripts.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::machine;
use crate::process::{program, run, say};

/// npm with these arguments in `ui/`.
pub fn npm(root: &Path, arguments: &[&str]) -> Outcome<Command> {
    of_node(root, &root.join("ui"), if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments)
}

/// A script of the pages' packages in the project's folder. Run by its path: asked by name, npm would fetch a package of
/// that name from the registry where it does not find the script.
pub fn script(root: &Path, script: &str, arguments: &[&str]) -> Outcome<Command> {
    let script = root.join("ui/node_modules").join(script);
    let script = script.to_string_lossy();
    let mut words = vec![&*script];
    words.extend(arguments);
    of_node(root, root, "node", &words)
}

fn of_node(root: &Path, folder: &Path, name: &str, arguments: &[&str]) -> Outcome<Command> {
    let node = machine::node(root)?;
    let mut command = match &node {
        Some(place) => program(folder, place.join(name), arguments),
        None => program(folder, name, arguments),
    };
    if let Some(folder) = node {
        let mut path = vec![folder];
        path.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
        command.env("PATH", std::env::join_paths(path).map_err(|error| error.to_string())?);
    }
    Ok(command)
}

/// Installs the packages of the lock file when they are not those that are there.
pub fn packages(root: &Path) -> Outcome {
    let lock = root.join("ui/package-lock.json");
    let mark = root.join("ui/node_modules/.installed-from");
    let wanted = std::fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    if std::fs::read(&mark).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    say("Installing the pages' packages from the lock file.");
    run(npm(root, &["ci", "--no-audit", "--no-fund"])?)?;
    std::fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))
}

/// Builds the pages when a source is newer than what was built.
pub fn build(root: &Path) -> Outcome {
    packages(root)?;
    let built = modified(&root.join("ui/dist/index.html"));
    let newest = newest(&root.join("ui/src"))
        .max(newest(&root.join("ui/locales")))
        .max(modified(&root.join("ui/package-lock.json")))
        .max(modified(&root.join("ui/index.html")));
    // build.rs leaves a placeholder where no pages were built: it has no assets.
    if built.is_some() && built >= newest && root.join("ui/dist/assets").is_dir() {
        return Ok(());
    }
    say("Building the pages.");
    run(npm(root, &["run", "build"])?)
}

/// When a file was last written; none where it is not there.
pub fn modified(path: &Path) -> Option<std::time::SystemTime> {
    std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

fn newest(folder: &Path) -> Option<std::time::SystemTime> {
    files(folder).iter().filter_map(|path| modified(path)).max()
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
