//! The computer that Sokrat runs on: its clock, its random bytes, its folders, its language. The window and the terminal
//! use the same, so both find the same settings.
//!
//! In debug builds the tests of the real window set four things through the environment:
//! - `SOKRAT_TEST_FOLDER`: settings, log and documents go into this folder; dialogs are answered from its `dialogs.txt`,
//!   one path a line, consumed in order (an empty line, or none left: the person changed their mind); a document that
//!   would be shown is only noted in its `shown.txt`;
//! - `SOKRAT_TEST_NOW`: the clock starts at this moment (RFC 3339) and runs on;
//! - `SOKRAT_TEST_LANGUAGE`: the system's language;
//! - `SOKRAT_TEST_SIZE`: the window's size, such as `1280x800`.
//!
//! Release builds do not read them.

use std::path::{Path, PathBuf};
use std::time::Instant;

use sokrat_core::Surroundings;
use sokrat_core::values::Moment;

/// The folder's name below those of the system; the same as the window's identifier.
const FOLDER: &str = "org.sokrat.desktop";

/// The system's clock, secure random bytes and user name.
pub struct SystemSurroundings {
    begun: Instant,
    set: Option<jiff::Timestamp>,
}

impl SystemSurroundings {
    /// The surroundings of this process.
    pub fn new() -> Self {
        Self { begun: Instant::now(), set: test("SOKRAT_TEST_NOW").and_then(|text| text.parse().ok()) }
    }
}

impl Default for SystemSurroundings {
    fn default() -> Self {
        Self::new()
    }
}

impl Surroundings for SystemSurroundings {
    fn now(&self) -> Moment {
        let running_on = |start: jiff::Timestamp| {
            let passed = jiff::SignedDuration::try_from(self.begun.elapsed()).ok()?;
            start.checked_add(passed).ok()
        };
        Moment(self.set.and_then(running_on).unwrap_or_else(jiff::Timestamp::now))
    }

    fn fill(&self, bytes: &mut [u8]) {
        // A system without a random source cannot give ids that are safe from clashes: nothing may be written then.
        getrandom::fill(bytes).expect("the system has a source of random bytes");
    }

    fn operator(&self) -> String {
        let named = ["USER", "USERNAME", "LOGNAME"].iter().filter_map(|name| std::env::var(name).ok()).find(|name| !name.trim().is_empty());
        named.unwrap_or_default()
    }
}

/// The folder for settings; made when missing.
pub fn settings_folder() -> PathBuf {
    made(match test_folder() {
        Some(folder) => folder,
        None => dirs::config_dir().unwrap_or_else(std::env::temp_dir).join(FOLDER),
    })
}

/// The folder for the log; made when missing.
pub fn data_folder() -> PathBuf {
    made(match test_folder() {
        Some(folder) => folder,
        None => dirs::data_local_dir().unwrap_or_else(std::env::temp_dir).join(FOLDER),
    })
}

/// The folder in which new programmes are proposed; made when missing.
pub fn documents_folder() -> PathBuf {
    made(match test_folder() {
        Some(folder) => folder,
        None => dirs::document_dir().or_else(dirs::home_dir).unwrap_or_else(std::env::temp_dir).join("Sokrat"),
    })
}

/// The system's language, such as `ru-RU`.
pub fn language() -> String {
    test("SOKRAT_TEST_LANGUAGE").or_else(sys_locale::get_locale).unwrap_or_default()
}

/// The folder of a test of the real window; never in release builds.
pub fn test_folder() -> Option<PathBuf> {
    test("SOKRAT_TEST_FOLDER").map(PathBuf::from)
}

/// The size that a test of the real window asks for; never in release builds.
pub fn test_size() -> Option<(f64, f64)> {
    let text = test("SOKRAT_TEST_SIZE")?;
    let (width, height) = text.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

fn test(name: &str) -> Option<String> {
    if cfg!(debug_assertions) { std::env::var(name).ok().filter(|text| !text.is_empty()) } else { None }
}

fn made(folder: PathBuf) -> PathBuf {
    if let Err(error) = std::fs::create_dir_all(&folder) {
        log::warn!("a folder could not be made: {error}");
    }
    folder
}

/// Answers from the script of a test in place of a person: the next line of `dialogs.txt`. The outer `None` outside tests.
pub fn scripted_choice() -> Option<Option<PathBuf>> {
    let script = test_folder()?.join("dialogs.txt");
    let lines = std::fs::read_to_string(&script).unwrap_or_default();
    let (answer, rest) = lines.split_once('\n').unwrap_or((&lines, ""));
    if let Err(error) = std::fs::write(&script, rest) {
        log::warn!("the script of dialogs could not be written: {error}");
    }
    Some(Some(answer.trim()).filter(|answer| !answer.is_empty()).map(PathBuf::from))
}

/// Notes for a test what would be shown; `false` outside tests.
pub fn scripted_show(path: &Path) -> bool {
    use std::io::Write as _;
    let Some(folder) = test_folder() else { return false };
    let noted = std::fs::File::options().create(true).append(true).open(folder.join("shown.txt"));
    noted.and_then(|mut file| writeln!(file, "{}", path.display())).is_ok()
}
