//! `cargo xtask bench`: the figures, on the big programme, in release.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::checks::on_a_display;
use crate::process::{cargo, found, program, run, say};
use crate::{Outcome, pages};

/// The word by which this task calls itself under a display.
const INSIDE: &str = "window-on-this-display";
/// The word for the figures of the document engine, which need no programme.
const DOCUMENTS: &str = "documents";
/// The word for the start and the memory of the window.
const WINDOW: &str = "window";
/// The words for parts of what is measured on the big programme; `tests/bench/main.rs` has them too.
const PARTS: &[&str] =
    &["open", "search", "lists", "journal", "names", "door", "reports", "duplicates", "check", "import", "certificates", "exchange"];
/// How often each programme is opened in the window.
const STARTS: usize = 5;
/// A start that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the window rests before its memory is read.
const REST: Duration = Duration::from_secs(3);
/// The line of the log that ends the start; the window writes it.
const READY: &str = "the first page is read";

/// Builds the big programme where it is missing and prints every figure with its size and its aim. Words choose parts;
/// `documents` is the document engine, `window` is the start and the memory of the window; for any other word it says which
/// there are. What is built is built of the whole workspace, so that the libraries below are built once, with the features of all.
pub fn bench(root: &Path, rest: &[String]) -> Outcome {
    if let [word, programmes @ ..] = rest
        && word == INSIDE
    {
        return programmes.iter().try_for_each(|programme| start_times(root, Path::new(programme)));
    }
    let words = PARTS.iter().chain(&[DOCUMENTS, WINDOW]).copied();
    if let Some(unknown) = rest.iter().find(|word| !words.clone().any(|known| known == *word)) {
        return Err(format!("there is no bench `{unknown}`; there are: {}", words.collect::<Vec<_>>().join(" ")));
    }
    pages::build(root)?;
    let folder = root.join("target/bench");
    let only_window = rest.iter().all(|word| word == WINDOW) && !rest.is_empty();
    if rest.is_empty() || rest.iter().any(|word| word == DOCUMENTS) {
        run(cargo(root, &["bench", "--locked", "--workspace", "--bench", "documents"]))?;
        if rest.iter().all(|word| word == DOCUMENTS) && !rest.is_empty() {
            return Ok(());
        }
    }
    let mut command = cargo(root, &["bench", "--locked", "--workspace", "--bench", "programme", "--"]);
    // The window needs the programmes, and no part of that name measures anything.
    command.args(rest).env("SOKRAT_BENCH_FOLDER", &folder);
    run(command)?;
    if rest.is_empty() || only_window || rest.iter().any(|word| word == WINDOW) { window(root, &folder) } else { Ok(()) }
}

/// Start and memory of the real window on the demonstration and on the big programme.
fn window(root: &Path, folder: &Path) -> Outcome {
    if !cfg!(target_os = "linux") || !found("xvfb-run") || !found("dbus-run-session") {
        say("The window is measured on Linux, with xvfb-run and dbus-run-session: left out here.");
        return Ok(());
    }
    let mut build = cargo(root, &["build", "--release", "--locked", "--workspace", "--bin", "sokrat"]);
    build.env("SOKRAT_PAGES", "as-they-are");
    run(build)?;
    let itself = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut words = vec![itself.to_string_lossy().into_owned(), "bench".to_owned(), INSIDE.to_owned()];
    for name in ["demonstration-", "big-"] {
        words.push(newest(folder, name)?.to_string_lossy().into_owned());
    }
    run(on_a_display(root, 0, &words.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// The programme that was built last of those whose name begins so.
pub fn newest(folder: &Path, begins: &str) -> Outcome<PathBuf> {
    let all = pages::files(folder).into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(begins) && name.ends_with(".sokrat")
    });
    all.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok()).ok_or_else(|| format!("there is no {begins} programme"))
}

/// Opens the window on a copy of a programme several times, and prints the times and the memory.
fn start_times(root: &Path, programme: &Path) -> Outcome {
    let folder = root.join("target/bench/window");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let copy = folder.join("programme.sokrat");
    std::fs::copy(programme, &copy).map_err(|error| error.to_string())?;
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (time, resident) = start(root, &folder, &copy)?;
        times.push(time.as_millis());
        memory.push(resident / 1000);
    }
    // The first start finds nothing prepared: neither the system's caches nor the window library's.
    let first = times[0];
    times.sort_unstable();
    memory.sort_unstable();
    let name = programme.file_stem().unwrap_or_default().to_string_lossy();
    let (kind, aim) = if name.starts_with("big-") { ("the big programme", "< 2 s") } else { ("the demonstration", "< 1 s") };
    let (median, slowest) = (times[STARTS / 2], times[STARTS - 1]);
    say(&format!("{:<42} {kind:<40} n {STARTS:>5}  first {first} ms  p50 {median} ms  max {slowest} ms  aim {aim}", "start to a usable window"));
    say(&format!(
        "{:<42} {kind:<40} n {STARTS:>5}  p50 {} MB  max {} MB  aim < 200 MB",
        "resident memory of the app",
        memory[STARTS / 2],
        memory[STARTS - 1]
    ));
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}

/// Opens the window once: the time until its first page has its data, then the resident memory in kB.
fn start(root: &Path, folder: &Path, programme: &Path) -> Outcome<(Duration, u64)> {
    let log = folder.join("data/org.sokrat.desktop/sokrat.log");
    std::fs::remove_file(&log).ok();
    let mut command = program(root, root.join("target/release/sokrat"), &[&programme.to_string_lossy()]);
    for (name, place) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")] {
        command.env(name, folder.join(place));
    }
    let begun = Instant::now();
    let mut app = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|error| format!("sokrat: {error}"))?;
    let measured = measure(&mut app, begun, &log);
    app.kill().ok();
    app.wait().ok();
    measured
}

fn measure(app: &mut Child, begun: Instant, log: &Path) -> Outcome<(Duration, u64)> {
    while !std::fs::read_to_string(log).is_ok_and(|text| text.contains(READY)) {
        if begun.elapsed() > PATIENCE || app.try_wait().is_ok_and(|ended| ended.is_some()) {
            return Err(format!("the window was not ready after {} s", begun.elapsed().as_secs()));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let time = begun.elapsed();
    std::thread::sleep(REST);
    let status = std::fs::read_to_string(format!("/proc/{}/status", app.id())).map_err(|error| error.to_string())?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok());
    Ok((time, resident.ok_or("the system does not tell the memory of a process")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_bench() {
        let bench = include_str!("../../../tests/bench/main.rs");
        let parts = bench.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next());
        assert_eq!(parts.collect::<Vec<_>>(), PARTS, "a part that has no word here cannot be chosen");
    }

    #[test]
    fn a_word_that_no_bench_has_tells_which_there_are() {
        for word in ["--help", "windows", "Names"] {
            let sentence = bench(Path::new(""), &["open".to_owned(), word.to_owned()]).expect_err("nothing is built for it");
            assert!([word, "names", DOCUMENTS, WINDOW].iter().all(|part| sentence.contains(part)), "{word}: {sentence}");
        }
    }
}
