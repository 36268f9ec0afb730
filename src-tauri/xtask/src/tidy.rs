//! `cargo xtask tidy`: the invariants of ARCHITECTURE.md, read from `cargo metadata` and the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::process::{cargo, output};
use crate::{Outcome, pages};

/// A rule looks at the project and names each place that breaks it.
type Rule = (&'static str, fn(&Path) -> Outcome<Vec<String>>);

const RULES: &[Rule] = &[
    ("the core knows no window and no PDF", |root| depends_on_none(root, "sokrat-core", &["tauri", "printpdf", "lopdf", "fluent-bundle"])),
    ("the documents know no window and no SQL", |root| depends_on_none(root, "sokrat-documents", &["tauri", "rusqlite", "sokrat-core"])),
    ("the commands know no window", |root| depends_on_none(root, "sokrat-api", &["tauri"])),
    ("SQL stands under store/ and file/ only", sql_in_its_place),
    ("nothing writes but through transact", writes_in_their_place),
    ("no clock, random source or environment inside core and documents", nothing_read_from_the_world),
    ("pages import the window's library in one folder only", tauri_in_one_folder),
    ("every crate takes the workspace's lints", lints_inherited),
    ("lock files name no host", no_host_in_locks),
    ("nothing is left open", nothing_left_open),
    ("no file holds two things", no_giants),
    ("no text in code", no_text_in_code),
];

/// Checks every rule; returns how many there are.
pub fn tidy(root: &Path) -> Outcome<u32> {
    let mut broken = Vec::new();
    for (rule, check) in RULES {
        broken.extend(check(root)?.into_iter().map(|place| format!("  {rule}: {place}")));
    }
    if broken.is_empty() { Ok(RULES.len() as u32) } else { Err(format!("tidy:\n{}", broken.join("\n"))) }
}

/// One platform is enough for the question what stands on what, and spares fetching the others' crates.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// What a package stands on, directly and through others, without its tests' tools.
fn depends_on_none(root: &Path, package: &str, forbidden: &[&str]) -> Outcome<Vec<String>> {
    let metadata = output(cargo(root, &["metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let names: BTreeMap<String, String> = list(&metadata["packages"]).iter().map(|package| (text(&package["id"]), text(&package["name"]))).collect();
    let mut edges: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let normal = |dependency: &serde_json::Value| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        let targets = list(&node["deps"]).iter().filter(|dependency| normal(dependency)).map(|dependency| text(&dependency["pkg"])).collect();
        edges.insert(text(&node["id"]), targets);
    }
    let mut waiting: Vec<String> = names.iter().filter(|(_, name)| *name == package).map(|(id, _)| id.clone()).collect();
    if waiting.is_empty() {
        return Ok(vec![format!("there is no package {package}")]);
    }
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id.clone()) {
            waiting.extend(edges.get(&id).cloned().unwrap_or_default());
        }
    }
    let reached: BTreeSet<&str> = seen.iter().filter_map(|id| names.get(id)).map(String::as_str).collect();
    Ok(forbidden.iter().filter(|name| reached.contains(**name)).map(|name| format!("{package} depends on {name}")).collect())
}

/// The Rust sources of the product below a folder.
fn rust(root: &Path, folder: &str) -> Vec<PathBuf> {
    pages::files(&root.join(folder)).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// Lines of code, without comments and without what follows `#[cfg(test)]`, with their numbers.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !["#[cfg(test)]", "#[cfg(all(test, unix))]"].contains(&line.trim()))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line.to_owned()))
        .collect()
}

fn lines_with(root: &Path, files: impl IntoIterator<Item = PathBuf>, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut places = Vec::new();
    for path in files {
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        places.extend(code(&path).into_iter().filter(|(_, line)| wrong(line)).map(|(number, line)| format!("{name}:{number}: {}", line.trim())));
    }
    places
}

const PRODUCT: &[&str] =
    &["src-tauri/core/src", "src-tauri/documents/src", "src-tauri/words/src", "src-tauri/api/src", "src-tauri/cli/src", "src-tauri/src"];

fn product(root: &Path) -> Vec<PathBuf> {
    PRODUCT.iter().flat_map(|folder| rust(root, folder)).collect()
}

/// Whether a path lies in the core's rooms for SQL.
fn is_store(root: &Path, path: &Path) -> bool {
    ["src-tauri/core/src/store", "src-tauri/core/src/file"].iter().any(|room| path.starts_with(root.join(room)))
}

fn sql_in_its_place(root: &Path) -> Outcome<Vec<String>> {
    let elsewhere = product(root).into_iter().filter(|path| !is_store(root, path));
    Ok(lines_with(root, elsewhere, |line| {
        ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "].iter().any(|word| line.contains(word))
            || (line.contains("UPDATE ") && line.contains(" SET "))
    }))
}

fn writes_in_their_place(root: &Path) -> Outcome<Vec<String>> {
    let core = rust(root, "src-tauri/core/src").into_iter().filter(|path| !is_store(root, path));
    Ok(lines_with(root, core, |line| line.contains(".execute(") || line.contains("execute_batch(")))
}

fn nothing_read_from_the_world(root: &Path) -> Outcome<Vec<String>> {
    let rooms = ["src-tauri/core/src", "src-tauri/documents/src"].into_iter().flat_map(|folder| rust(root, folder));
    Ok(lines_with(root, rooms, |line| {
        [
            "SystemTime::now",
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
            "std::env::",
            "env::var",
            "getrandom",
            "thread_rng",
            "rand::rng",
            "from_os_rng",
        ]
        .iter()
        .any(|word| line.contains(word))
    }))
}

fn tauri_in_one_folder(root: &Path) -> Outcome<Vec<String>> {
    let api = root.join("ui/src/api");
    let elsewhere = pages::files(&root.join("ui/src")).into_iter().filter(|path| !path.starts_with(&api));
    Ok(lines_with(root, elsewhere, |line| line.contains("@tauri-apps/") || line.contains("__TAURI")))
}

fn lints_inherited(root: &Path) -> Outcome<Vec<String>> {
    let manifests = pages::files(&root.join("src-tauri")).into_iter().chain([root.join("Cargo.toml")]).filter(|path| path.ends_with("Cargo.toml"));
    Ok(manifests
        .filter(|path| !std::fs::read_to_string(path).unwrap_or_default().contains("[lints]\nworkspace = true"))
        .map(|path| path.display().to_string())
        .collect())
}

fn no_host_in_locks(root: &Path) -> Outcome<Vec<String>> {
    let read = |name: &str| std::fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"));
    let mut places = Vec::new();
    if read("ui/package-lock.json")?.contains("\"resolved\": \"http") {
        places.push("ui/package-lock.json".to_owned());
    }
    let foreign = |line: &&str| line.starts_with("source = ") && !line.contains("\"registry+https://github.com/rust-lang/crates.io-index\"");
    places.extend(read("Cargo.lock")?.lines().filter(foreign).map(|line| format!("Cargo.lock: {line}")));
    Ok(places)
}

fn nothing_left_open(root: &Path) -> Outcome<Vec<String>> {
    // Spelled apart, so that this line does not find itself.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("unimple", "mented!"), concat!("to", "do!(")];
    let mut places = Vec::new();
    let sources = ["src-tauri", "ui/src", "tests"].into_iter().flat_map(|folder| pages::files(&root.join(folder)));
    for path in
        sources.filter(|path| path.extension().is_some_and(|ending| ["rs", "ts", "svelte", "css", "sql"].iter().any(|known| ending == *known)))
    {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let wrong = text.lines().enumerate().filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)));
        places.extend(wrong.map(|(number, _)| format!("{}:{}", path.strip_prefix(root).unwrap_or(&path).display(), number + 1)));
    }
    Ok(places)
}

/// The most lines of a source file; a longer one holds two things.
const MOST_LINES: usize = 650;

fn no_giants(root: &Path) -> Outcome<Vec<String>> {
    let generated = root.join("ui/src/api/generated");
    let sources = ["src-tauri", "ui/src", "tests"].into_iter().flat_map(|folder| pages::files(&root.join(folder)));
    Ok(sources
        .filter(|path| path.extension().is_some_and(|ending| ["rs", "ts", "svelte"].iter().any(|known| ending == *known)))
        .filter(|path| !path.starts_with(&generated) && !path.ends_with("i18n/keys.ts"))
        .filter_map(|path| {
            let lines = std::fs::read_to_string(&path).unwrap_or_default().lines().count();
            (lines > MOST_LINES).then(|| format!("{} has {lines} lines", path.strip_prefix(root).unwrap_or(&path).display()))
        })
        .collect())
}

/// Russian letters in the code of shell, terminal, commands and documents are a sentence that belongs into the Fluent
/// files. The core's tables of names and the demonstration are data, and are left out.
fn no_text_in_code(root: &Path) -> Outcome<Vec<String>> {
    let rooms = ["src-tauri/api/src", "src-tauri/cli/src", "src-tauri/src", "ui/src/components", "ui/src/pages"];
    let files = rooms
        .iter()
        .flat_map(|folder| pages::files(&root.join(folder)))
        .filter(|path| !path.to_string_lossy().contains(".test.") && !path.iter().any(|part| part == "tests"));
    Ok(lines_with(root, files, |line| line.chars().any(|letter| ('а'..='я').contains(&letter) || ('А'..='Я').contains(&letter))))
}
