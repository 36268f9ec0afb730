//! Builds the pages when their sources are newer than what was built, then what Tauri embeds: permissions, capabilities, icons.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// What the pages are made of, below `ui/`.
const SOURCES: &[&str] = &["src", "locales", "index.html", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts"];
const BUILT: &str = "ui/dist/index.html";
/// The value of `SOKRAT_PAGES` of whoever builds the pages itself: this script then takes them as they are.
const AS_THEY_ARE: &str = "as-they-are";

fn main() {
    pages();
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml"));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
    // Tauri leaves its schemas beside the manifest; they belong with the rest of the shell. Nobody needs them to build.
    let schemas = Path::new("gen");
    if schemas.exists() {
        fs::remove_dir_all("src-tauri/gen").ok();
        fs::rename(schemas, "src-tauri/gen").ok();
    }
    println!("cargo::rerun-if-changed=src-tauri/capabilities");
    println!("cargo::rerun-if-changed=src-tauri/permissions");
    println!("cargo::rerun-if-changed=icons");
}

fn pages() {
    let ui = Path::new("ui");
    let sources: Vec<PathBuf> = SOURCES.iter().map(|name| ui.join(name)).filter(|path| path.exists()).collect();
    for source in &sources {
        println!("cargo::rerun-if-changed={}", source.display());
    }
    let newest = sources.iter().filter_map(|source| newest(source)).max();
    let built = fs::metadata(BUILT).and_then(|data| data.modified()).ok();
    let stale = newest > built;
    let can_build = !std::env::var("SOKRAT_PAGES").is_ok_and(|value| value == AS_THEY_ARE)
        && ui.join("index.html").exists()
        && ui.join("node_modules/vite").exists();
    if stale && can_build {
        // Vite's own script under Node: no shell, no npm, the same on every system.
        let outcome = Command::new("node").args(["node_modules/vite/bin/vite.js", "build"]).current_dir(ui).output();
        match outcome {
            Ok(output) if output.status.success() => {}
            Ok(output) => {
                for line in String::from_utf8_lossy(&output.stderr).lines().take(20) {
                    println!("cargo::warning=pages: {line}");
                }
                println!("cargo::warning=the pages do not build; the window shows them as they were built last");
            }
            Err(error) => println!("cargo::warning=the pages were not built, node does not start: {error}"),
        }
    }
    if !Path::new(BUILT).exists() {
        fs::create_dir_all("ui/dist").expect("the folder for the pages can be made");
        fs::write(BUILT, PLACEHOLDER).expect("the placeholder page can be written");
        // Older than any source, so that the pages are built as soon as they can be.
        set_modified(SystemTime::UNIX_EPOCH);
    } else if let Some(newest) = newest.filter(|_| stale && can_build) {
        // As old as its newest source: otherwise cargo would take our own writing for a change and build once more.
        set_modified(newest);
    }
    println!("cargo::rerun-if-changed={BUILT}");
}

fn set_modified(moment: SystemTime) {
    File::options().write(true).open(BUILT).and_then(|file| file.set_modified(moment)).ok();
}

fn newest(path: &Path) -> Option<SystemTime> {
    let data = fs::metadata(path).ok()?;
    if !data.is_dir() {
        return data.modified().ok();
    }
    fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
}

const PLACEHOLDER: &str = r#"<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <title>Sokrat</title>
  </head>
  <body>
    <p>Страницы ещё не собраны. Запустите: cargo xtask run</p>
    <p>The pages are not built yet. Run: cargo xtask run</p>
  </body>
</html>
"#;
