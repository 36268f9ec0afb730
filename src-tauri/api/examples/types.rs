//! Writes what is generated from the command table below a folder laid out like the project: the pages' types and the
//! window's permissions. `cargo xtask types` runs it; `cargo xtask test` holds the committed result current.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use sokrat_api::{COMMANDS, Kind};
use ts_rs::TS as _;

/// What this module can fail with: reading, writing, exporting.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const HEAD: &str = "// Generated from the command table by `cargo xtask types`. Do not edit.\n";

fn main() -> Outcome<()> {
    let root = std::env::args().nth(1).ok_or("usage: types <folder>")?;
    for (name, text) in generate()? {
        let path = Path::new(&root).join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(&root)))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Every generated file by its name.
fn generate() -> Outcome<BTreeMap<String, String>> {
    let staging = std::env::temp_dir().join(format!("sokrat-types-{}", std::process::id()));
    std::fs::create_dir_all(&staging)?;
    let config = ts_rs::Config::new().with_out_dir(&staging).with_large_int("number");
    let mut commands = String::new();
    for command in COMMANDS {
        let types = (command.types)(&config)?;
        let kind = match command.kind {
            Kind::Read => "read",
            Kind::Change => "change",
        };
        writeln!(commands, "  \"{}\": {{ request: {}; answer: {}; kind: \"{kind}\" }};", command.name, types.request, types.answer)?;
    }
    // What stands around requests and answers: the envelope of a change, errors, progress.
    sokrat_api::Answer::<u32>::export_all(&config)?;
    sokrat_api::Progress::export_all(&config)?;
    sokrat_core::Error::export_all(&config)?;
    let mut declarations = Vec::new();
    for entry in std::fs::read_dir(&staging)? {
        let path = entry?.path();
        let text = std::fs::read_to_string(&path)?;
        // One file for all: the imports between them go.
        let body: String = text
            .lines()
            .filter(|line| !line.starts_with("import type") && !line.starts_with("// This file was generated"))
            .flat_map(|line| [line, "\n"])
            .collect();
        declarations.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), body.trim().to_owned()));
    }
    std::fs::remove_dir_all(&staging)?;
    declarations.sort();
    let mut all = HEAD.to_owned();
    for (_, body) in &declarations {
        write!(all, "\n{body}\n")?;
    }
    write!(
        all,
        "\n/** Every command: what it takes, what it answers, whether it changes the programme. */\nexport interface Commands {{\n{commands}}}\n"
    )?;
    Ok(BTreeMap::from([("ui/src/api/generated/commands.ts".to_owned(), all), ("src-tauri/permissions/main.toml".to_owned(), permissions()?)]))
}

/// The permission of the window: every command of the table, and nothing else.
fn permissions() -> Outcome<String> {
    let mut text = "# Generated from the command table by `cargo xtask types`. Do not edit.\n\n[[permission]]\nidentifier = \"main\"\n".to_owned();
    text.push_str("description = \"Every command of the table.\"\ncommands.allow = [\n");
    for command in COMMANDS {
        writeln!(text, "  \"{}\",", command.wire_name())?;
    }
    text.push_str("]\n");
    Ok(text)
}
