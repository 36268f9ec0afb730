//! `cargo xtask screens`: every page of the real window as a picture, with a contact sheet.

use std::path::{Path, PathBuf};

use crate::machine::{self, Need};
use crate::process::{cargo, run, say};
use crate::{Outcome, checks, pages};

/// Photographs every page in both languages, both themes and both sizes, empty, on the demonstration, and on the big
/// programme that `SOKRAT_BIG` names. With `--docs` the pictures of the documentation are made anew.
pub fn screens(root: &Path, rest: &[String]) -> Outcome {
    let folder = rest.iter().find(|word| !word.starts_with("--")).map_or_else(|| root.join("target/screens"), PathBuf::from);
    machine::prepare(Need::Tests)?;
    pages::build(root)?;
    let mut build = cargo(root, &["build", "--workspace", "--locked", "--bins"]);
    build.env("SOKRAT_PAGES", "as-they-are");
    run(build)?;
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let cargo_program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let words =
        [&*cargo_program, "test", "--workspace", "--locked", "--test", "e2e", "screens", "--", "--ignored", "--test-threads=1", "--nocapture"];
    let mut command = checks::on_a_display(root, 0, &words);
    command.env("SOKRAT_BIN", root.join("target/debug/sokrat")).env("SOKRAT_SCREENS", &folder);
    if rest.iter().any(|word| word == "--docs") {
        command.env("SOKRAT_PICTURES", root.join("docs/pictures"));
    }
    run(command)?;
    contact_sheet(&folder)?;
    say(&format!("The pictures are in {}.", folder.display()));
    Ok(())
}

/// A picture on the contact sheet. Each is made as small as this while it is read, and stands in a row of twelve: hundreds of them as
/// they are, or a longer sheet, are more than ImageMagick is allowed on most systems.
const SMALL: &str = "360x225";

fn contact_sheet(folder: &Path) -> Outcome {
    let sheet = folder.join("contact-sheet.png");
    std::fs::remove_file(&sheet).ok();
    let pictures = pages::files(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "png"));
    let mut small: Vec<String> = pictures.map(|path| format!("{}[{SMALL}]", path.display())).collect();
    small.sort();
    let mut command = std::process::Command::new("montage");
    command.args(["-label", "%t"]).args(&small).args(["-tile", "12x", "-geometry", &format!("{SMALL}+8+8")]);
    command.args(["-background", "#e8e8ea", "-depth", "8"]).arg(&sheet);
    run(command)
}
