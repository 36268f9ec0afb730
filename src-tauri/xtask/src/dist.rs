//! `cargo xtask dist`: the installers of this system.

use std::path::Path;

use crate::machine::{self, Need};
use crate::process::{run, say};
use crate::{Outcome, pages};

/// Builds the release and bundles it: .deb and .rpm on Linux, which need no download; what the system uses elsewhere.
pub fn dist(root: &Path) -> Outcome {
    machine::prepare(Need::Window)?;
    pages::build(root)?;
    let bundles = if cfg!(windows) {
        "nsis"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb,rpm"
    };
    let mut command = pages::script(root, "@tauri-apps/cli/tauri.js", &["build", "--bundles", bundles, "--", "--locked"])?;
    command.env("SOKRAT_PAGES", "as-they-are");
    run(command)?;
    say(&format!("The installers are in {}.", root.join("target/release/bundle").display()));
    Ok(())
}
