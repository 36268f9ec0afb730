//! `cargo xtask run`: from a fresh machine to the window on the demonstration programme.

use std::path::Path;

use crate::machine::{self, Need};
use crate::process::{cargo, program, run as run_to_the_end, say};
use crate::{Outcome, pages};

/// Installs, builds, opens. Without a display the main job is done in the terminal.
pub fn run(root: &Path, rest: &[String]) -> Outcome {
    machine::prepare(Need::Window)?;
    pages::build(root)?;
    let big = rest.iter().any(|word| word == "--big");
    if !has_display() {
        return without_display(root);
    }
    let mut arguments = vec!["run", "--locked"];
    if big {
        arguments.push("--release");
    }
    arguments.extend(["-p", "sokrat", "--", if big { "--big-demonstration" } else { "--demonstration" }]);
    let mut command = cargo(root, &arguments);
    command.env("SOKRAT_PAGES", "as-they-are");
    run_to_the_end(command)
}

fn has_display() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The main job from end to end by the terminal companion, with its files left to look at.
fn without_display(root: &Path) -> Outcome {
    say("There is no display here, so the window cannot open. The main job is done in the terminal instead.");
    run_to_the_end(cargo(root, &["build", "--locked", "-p", "sokrat-cli"]))?;
    let folder = root.join("target/main-job");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let sokrat = root.join("target/debug/sokrat-cli");
    let file = folder.join("demonstration.sokrat");
    let file = file.to_string_lossy();
    for arguments in [
        vec!["demo", &*file],
        vec!["list", &*file, "events", "--limit", "5"],
        vec!["certificates", &*file, "--event", "1"],
        vec!["ranking", &*file, "--competition", "1"],
        vec!["minutes", &*file, "--competition", "1"],
        vec!["report", &*file],
        vec!["check", &*file],
    ] {
        say(&format!("\n> sokrat-cli {}", arguments.join(" ")));
        run_to_the_end(program(&folder, &sokrat, &arguments))?;
    }
    say(&format!("\nThe files are in {}.", folder.display()));
    Ok(())
}
