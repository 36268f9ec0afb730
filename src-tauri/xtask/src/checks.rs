//! The layers that are not a plain `cargo test`.

use std::path::Path;
use std::process::Command;

use crate::layers::{Counts, QUICKER, counted};
use crate::process::{cargo, output, program, run, say, watched};
use crate::{Outcome, bench, machine, pages};

/// Runs each command and counts those that succeed.
fn each(commands: Vec<Outcome<Command>>) -> Outcome<Counts> {
    let mut counts = Counts::default();
    for command in commands {
        match run(command?) {
            Ok(()) => counts.passed += 1,
            Err(sentence) => {
                say(&sentence);
                counts.failed += 1;
            }
        }
    }
    Ok(counts)
}

/// rustfmt and prettier.
pub fn format(root: &Path) -> Outcome<Counts> {
    each(vec![Ok(cargo(root, &["fmt", "--all", "--check"])), pages::npm(root, &["run", "--silent", "format"])])
}

/// clippy with warnings as errors, the pages' linter, the pages' types.
pub fn lints(root: &Path) -> Outcome<Counts> {
    let mut clippy = cargo(root, &["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]);
    clippy.env("SOKRAT_PAGES", "as-they-are");
    each(vec![Ok(clippy), pages::npm(root, &["run", "--silent", "lint"]), pages::npm(root, &["run", "--silent", "check"])])
}

/// The pages' tests.
pub fn pages(root: &Path) -> Outcome<Counts> {
    let mut command = pages::npm(root, &["run", "--silent", "test"])?;
    command.env("NO_COLOR", "1").env("CI", "true");
    let (succeeded, lines) = watched(command)?;
    let mut counts = Counts::default();
    // Vitest closes with `Tests  2 failed | 40 passed (42)`.
    for line in lines.iter().filter(|line| line.trim_start().starts_with("Tests ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            match (pair[0].parse::<u32>(), pair[1]) {
                (Ok(number), "passed") => counts.passed += number,
                (Ok(number), "failed") => counts.failed += number,
                _ => {}
            }
        }
    }
    if !succeeded && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// What the published names are read with and from.
const DICTIONARY: &[&str] = &["pymorphy3==2.0.6", "pymorphy3-dicts-ru==2.4.417150.4580142"];

/// The cases of names against a published dictionary, which a package brings; no part of it is kept.
pub fn names(root: &Path) -> Outcome<Counts> {
    let list = root.join("target/names").join(format!("{}.tsv", DICTIONARY.join("-").replace("==", "-")));
    let script = root.join("tests/core/published/names.py");
    // The list stays the same as long as dictionary and script do: reading the dictionary takes half a minute.
    if pages::modified(&list) <= pages::modified(&script) {
        let folder = machine::python(root, "names", DICTIONARY)?;
        run(program(root, folder.join("python"), &[&script.to_string_lossy(), &list.to_string_lossy()]))?;
    }
    // The program that the layer before has built.
    let published = [&["test", "--workspace", "--locked"], QUICKER, &["--test", "core", "--", "--ignored", "--nocapture", "published"]].concat();
    let mut test = cargo(root, &published);
    test.env("SOKRAT_PUBLISHED_NAMES", &list);
    let (_, lines) = watched(test)?;
    Ok(counted(&lines))
}

/// What every run of the real window's scenarios asks of cargo.
const SCENARIOS: &[&str] = &["test", "--workspace", "--locked", "--test", "e2e"];

/// So many failed scenarios may be a busy machine's; more are a fault's.
const FEW: usize = 3;

/// The real window, driven over WebDriver: half of the scenarios on each of two displays, since a scenario waits as much as
/// it works. A few that failed are driven once more with nothing beside them: a scenario that passes then is in order, and is
/// named, since a scenario or the window depends on how quick the machine is and waits to be mended.
pub fn window(root: &Path) -> Outcome<Counts> {
    build_the_window(root, &[])?;
    let names = output(cargo(root, &[SCENARIOS, &["--", "--list", "--format", "terse"]].concat()))?;
    let names: Vec<&str> = names.lines().filter_map(|line| line.strip_suffix(": test")).collect();
    let half = |place: usize| {
        let mine = names.iter().copied().skip(place).step_by(2);
        drive(root, place, &["--exact"].into_iter().chain(mine).collect::<Vec<_>>(), None)
    };
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| half(1));
        (half(0), second.join())
    });
    let (first, second) = (first?, second.map_err(|_| "the second half of the scenarios broke off".to_owned())??);
    let (done, failed) = (first.counts + second.counts, [first.failed, second.failed].concat());
    if failed.is_empty() || failed.len() > FEW || failed.len() != done.failed as usize {
        return Ok(done);
    }
    say(&format!("Once more, with nothing beside: {}", failed.join(", ")));
    let again = drive(root, 0, &["--exact"].into_iter().chain(failed.iter().map(String::as_str)).collect::<Vec<_>>(), None)?;
    for name in failed.iter().filter(|name| !again.failed.contains(name)) {
        say(&format!("UNSTEADY: {name} failed, and passed with nothing beside it"));
    }
    Ok(Counts { passed: done.passed, failed: 0 } + again.counts)
}

/// The jobs of a day in the real window, on the big programme that the bench has built. A release build does not let itself be
/// driven: it reads none of what the scenarios set.
pub fn window_big(root: &Path) -> Outcome<Counts> {
    let big = bench::newest(&root.join("target/bench"), "big-").map_err(|sentence| format!("{sentence}: `cargo xtask bench open` builds it"))?;
    // A million entries are checked, folded and encrypted: not by a core that nobody has optimised.
    build_the_window(root, QUICKER)?;
    Ok(drive(root, 0, &["big::", "--ignored"], Some(&big))?.counts)
}

fn build_the_window(root: &Path, how: &[&str]) -> Outcome {
    let mut build = cargo(root, &[&["build", "--workspace", "--locked", "--bins"], how].concat());
    build.env("SOKRAT_PAGES", "as-they-are");
    run(build)?;
    run(cargo(root, &[SCENARIOS, &["--no-run"]].concat()))
}

/// What scenarios did, and the names of those that failed.
struct Driven {
    counts: Counts,
    failed: Vec<String>,
}

/// Runs the scenarios that the words choose, one after another, on a display of their own.
fn drive(root: &Path, place: usize, chosen: &[&str], big: Option<&Path>) -> Outcome<Driven> {
    let cargo_program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let words = [&[&*cargo_program], SCENARIOS, &["--", "--test-threads=1"], chosen].concat();
    let mut command = on_a_display(root, place, &words);
    command.env("SOKRAT_BIN", root.join("target/debug/sokrat"));
    if let Some(big) = big {
        command.env("SOKRAT_BIG", big);
    }
    let (succeeded, lines) = watched(command)?;
    let mut counts = counted(&lines);
    counts.failed += u32::from(!succeeded && counts.failed == 0);
    // Named once more behind the last `failures:`; what is said as they go is cut by what a window says.
    let last = lines.iter().rposition(|line| line == "failures:").map_or(&[][..], |at| &lines[at + 1..]);
    let failed = last.iter().map_while(|line| line.strip_prefix("    ")).map(str::to_owned).collect();
    Ok(Driven { counts, failed })
}

/// A command under a virtual display and a message bus of its own; those that run side by side have different places, so
/// that they do not reach for the same display.
pub fn on_a_display(root: &Path, place: usize, words: &[&str]) -> Command {
    let number = (99 + 50 * place).to_string();
    let mut all = vec!["--", "xvfb-run", "-a", "-n", &*number, "-s", "-screen 0 1920x1200x24"];
    all.extend(words);
    let mut command = program(root, "dbus-run-session", &all);
    command.env("NO_AT_BRIDGE", "1").env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
    command
}
