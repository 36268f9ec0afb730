//! `check` and `test`: the layers that guard the project, each with a count. A layer that ran no test has failed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::machine::{self, Need};
use crate::process::{cargo, output, run, say, watched};
use crate::{Outcome, checks, pages, tidy, types};

/// What a layer did.
struct Report {
    name: &'static str,
    passed: u32,
    failed: u32,
    took: Duration,
}

type Layer = (&'static str, fn(&Path) -> Outcome<Counts>);

/// How many tests or rules passed and failed.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// Those that held.
    pub passed: u32,
    /// Those that did not.
    pub failed: u32,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

const LAYERS: &[Layer] = &[
    ("format", checks::format),
    ("lints", checks::lints),
    ("tidy", |root| Ok(Counts { passed: tidy::tidy(root)?, failed: 0 })),
    ("core", core),
    ("names", checks::names),
    ("documents", |root| {
        machine::validators(root)?;
        rust(root, &["--test", "documents", "--test", "papers"])
    }),
    ("commands", |root| {
        types::current(root)?;
        rust(root, &["--test", "ipc"])
    }),
    ("terminal", |root| rust(root, &["--test", "cli"])),
    ("examples", |root| rust(root, &["--doc"])),
    ("pages", checks::pages),
    ("window", checks::window),
];

/// How much the tests at random try here: two hundred fleets in which each laptop does a thousand things. `check` leaves them
/// at what is quick, and `soak` tries more.
const AT_RANDOM: &[(&str, &str); 3] = &[("SOKRAT_SEEDS", "200"), ("SOKRAT_STEPS", "1000"), ("SOKRAT_KILLS", "200")];

/// The core and its tests optimised, without the checks that the standard library makes of unsafe code and with those of
/// arithmetic: building them so costs two minutes more, and the tests at random save many.
pub const QUICKER: &[&str] = &[
    "--config",
    "profile.dev.package.sokrat-core.opt-level=2",
    "--config",
    "profile.dev.package.sokrat-core.debug-assertions=false",
    "--config",
    "profile.dev.package.sokrat-core.overflow-checks=true",
];

/// Run when named only: it stands on what `cargo xtask bench` builds.
const NAMED: &[Layer] = &[("window-big", checks::window_big)];

/// Everything, or the layers named.
pub fn test(root: &Path, only: &[String]) -> Outcome {
    let is_named = |(layer, _): &&Layer| only.iter().any(|name| name == layer);
    if let Some(unknown) = only.iter().find(|name| !LAYERS.iter().chain(NAMED).any(|(layer, _)| layer == name)) {
        return Err(format!("there is no layer `{unknown}`"));
    }
    machine::prepare(Need::Tests)?;
    pages::build(root)?;
    let mut reports = Vec::new();
    for (name, layer) in LAYERS.iter().filter(|layer| only.is_empty() || is_named(layer)).chain(NAMED.iter().filter(is_named)) {
        say(&format!("\n== {name}"));
        let begun = Instant::now();
        let counts = layer(root).unwrap_or_else(|sentence| {
            say(&sentence);
            Counts { passed: 0, failed: 1 }
        });
        reports.push(Report { name, passed: counts.passed, failed: counts.failed, took: begun.elapsed() });
    }
    summary(&reports)
}

/// Everything that links no window: the tests inside the crates, and those of the core, which try much.
fn core(root: &Path) -> Outcome<Counts> {
    let inside = rust(root, &["--lib", "--bins", "--test", "words"])?;
    let tests = [QUICKER, &["--test", "core"]].concat();
    let program = core_tests(root, &tests)?;
    // Fleets are drawn from seeds: the same program would do the same again.
    let (mark, seeds) = (root.join("target/tried-at-random"), AT_RANDOM.map(|(name, number)| format!("{name}={}", chosen(name, number))).join("\n"));
    let later = pages::modified(&mark).zip(pages::modified(&program)).is_some_and(|(mark, program)| mark > program);
    let did = later && std::fs::read_to_string(&mark).is_ok_and(|text| text == seeds);
    if did {
        say("This very program has passed the long run of fleets at random; the short one follows.");
    }
    std::fs::remove_file(&mark).ok();
    let tried = rust_with(root, &tests, if did { &[] } else { AT_RANDOM })?;
    if tried.failed == 0 {
        std::fs::write(&mark, seeds).map_err(|error| format!("{}: {error}", mark.display()))?;
    }
    Ok(inside + tried)
}

/// The program that holds the tests of the core, built.
fn core_tests(root: &Path, tests: &[&str]) -> Outcome<PathBuf> {
    let build = [&["test", "--workspace", "--locked", "--no-run", "--message-format", "json-render-diagnostics"], tests].concat();
    let told = output(cargo(root, &build))?;
    let programs =
        told.lines().filter_map(|line| Some(PathBuf::from(line.split_once("\"executable\":\"")?.1.split_once('"')?.0.replace("\\\\", "\\"))));
    let mut ours = programs.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("core-")));
    ours.next().ok_or_else(|| "cargo did not say where the tests of the core are".to_owned())
}

/// The quick checks, before every commit.
pub fn check(root: &Path) -> Outcome {
    pages::packages(root)?;
    for layer in [checks::format, checks::lints] {
        let counts = layer(root)?;
        if counts.failed > 0 {
            return Err("the quick checks failed".to_owned());
        }
    }
    say(&format!("tidy: {} rules hold", tidy::tidy(root)?));
    types::current(root)?;
    run(cargo(root, &["test", "--quiet", "--workspace", "--locked", "--test", "core"]))
}

fn summary(reports: &[Report]) -> Outcome {
    say("\n== summary");
    let mut bad = Vec::new();
    for report in reports {
        let word = if report.failed > 0 {
            "FAILED"
        } else if report.passed == 0 {
            "RAN NO TEST"
        } else {
            "ok"
        };
        say(&format!("{:<10} {:>5} passed {:>3} failed {:>6.1} s  {word}", report.name, report.passed, report.failed, report.took.as_secs_f64()));
        if word != "ok" {
            bad.push(report.name);
        }
    }
    let passed: u32 = reports.iter().map(|report| report.passed).sum();
    let failed: u32 = reports.iter().map(|report| report.failed).sum();
    say(&format!("{passed} passed, {failed} failed"));
    if bad.is_empty() { Ok(()) } else { Err(format!("not in order: {}", bad.join(", "))) }
}

/// These targets of the whole workspace. Naming packages instead would choose other features of the libraries below, and
/// build them again for each choice.
fn rust(root: &Path, targets: &[&str]) -> Outcome<Counts> {
    rust_with(root, targets, &[])
}

/// The same with these settings, where the caller of the whole has not made others.
fn rust_with(root: &Path, targets: &[&str], settings: &[(&str, &str)]) -> Outcome<Counts> {
    let mut arguments = vec!["test", "--workspace", "--locked", "--no-fail-fast"];
    arguments.extend(targets);
    let mut command = cargo(root, &arguments);
    command.envs(settings.iter().map(|(name, value)| (name, chosen(name, value))));
    let (succeeded, lines) = watched(command)?;
    let mut counts = counted(&lines);
    if !succeeded && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// What the caller of the whole has set, or else this.
fn chosen(name: &str, otherwise: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| otherwise.to_owned())
}

/// Adds up `test result: ok. 12 passed; 0 failed; …`.
pub fn counted(lines: &[String]) -> Counts {
    let mut counts = Counts::default();
    for line in lines.iter().filter(|line| line.starts_with("test result:")) {
        let number = |word: &str| line.split([';', '.']).find_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u32>().ok()).unwrap_or(0);
        counts.passed += number("passed");
        counts.failed += number("failed");
    }
    counts
}
