//! The application under test: its folder, its file, its window.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use fantoccini::Client;
use serde_json::json;
use tempfile::TempDir;
use tokio::time::timeout;

use super::driver::Driver;
use super::words;

/// The language of the window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Russian,
    English,
}

impl Language {
    pub fn code(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }
}

/// What stands ready when the window opens.
#[derive(Clone)]
pub struct Setup {
    pub language: Language,
    pub theme: &'static str,
    /// Open on a copy of the demonstration programme.
    pub demonstration: bool,
    /// Answers to the file dialogs, in their order, relative to the test's folder.
    pub dialogs: Vec<String>,
    /// Files laid into the test's folder.
    pub files: Vec<(String, Vec<u8>)>,
    /// Programs that the application finds before those of the system: scripts of a shell.
    pub programs: Vec<(String, String)>,
    pub size: (u32, u32),
    /// Another programme to open, as it is (the big one for screenshots).
    pub programme: Option<PathBuf>,
    /// The moment at which the window opens.
    pub now: &'static str,
}

/// A morning in the middle of the demonstration's story.
const NOW: &str = "2020-03-02T07:00:00Z";

impl Setup {
    /// The first start: nothing there.
    pub fn first_start(language: Language) -> Self {
        Self {
            language,
            theme: "light",
            demonstration: false,
            dialogs: Vec::new(),
            files: Vec::new(),
            programs: Vec::new(),
            size: (1280, 800),
            programme: None,
            now: NOW,
        }
    }

    /// The window open on the demonstration programme.
    pub fn demonstration(language: Language) -> Self {
        Self { demonstration: true, ..Self::first_start(language) }
    }

    /// The next file dialog is answered with this file of the test's folder.
    pub fn dialog(mut self, name: &str) -> Self {
        self.dialogs.push(name.to_owned());
        self
    }

    /// A program of the system, as a script; it runs in the test's folder.
    pub fn program(mut self, name: &str, script: &str) -> Self {
        self.programs.push((name.to_owned(), script.to_owned()));
        self
    }

    /// A file in the test's folder.
    pub fn file(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push((name.to_owned(), bytes.into()));
        self
    }
}

/// The open window and the folder it works in.
pub struct App {
    pub client: Client,
    pub folder: TempDir,
    pub language: Language,
    programme: Option<PathBuf>,
    _driver: Driver,
}

/// The built application.
pub fn binary() -> String {
    std::env::var("SOKRAT_BIN").unwrap_or_else(|_| format!("{}/../../target/debug/sokrat", env!("CARGO_MANIFEST_DIR")))
}

/// The demonstration programme, made once for all tests by the terminal companion.
pub fn demonstration() -> &'static Path {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    &MADE
        .get_or_init(|| {
            let folder = TempDir::new().expect("a folder");
            let path = folder.path().join("demonstration.sokrat");
            let made = Command::new(format!("{}-cli", binary()))
                .arg("demo")
                .arg(&path)
                .stdout(Stdio::null())
                .status()
                .expect("sokrat-cli is built beside sokrat");
            assert!(made.success(), "the demonstration programme is made");
            (folder, path)
        })
        .1
}

/// A script that can be run under a name.
fn program(folder: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::create_dir_all(folder).expect("a folder for programs");
    std::fs::write(folder.join(name), script).expect("a program for the test");
    std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(0o755)).expect("it can be run");
}

/// How long a window may take to open before it is opened anew: a driver that lost its first page never answers.
const OPENING: Duration = Duration::from_secs(90);
/// How long a scenario may take before it counts as standing still, in its waits.
const STILL: u32 = 12;

/// Opens the window as the setup says, runs the test, closes the window.
pub fn run<F: Future<Output = ()>>(setup: Setup, test: impl FnOnce(App) -> F) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(async {
        let app = App::opened(setup).await;
        timeout(super::patience() * STILL, test(app)).await.expect("the scenario ends");
    });
}

impl App {
    /// The window as the setup says. A scenario may open one more: another laptop, with a folder and settings of its own.
    pub async fn opened(setup: Setup) -> Self {
        match timeout(OPENING, Self::open(setup.clone())).await {
            Ok(app) => app,
            Err(_) => timeout(OPENING, Self::open(setup)).await.expect("the window opens, at the second try at the latest"),
        }
    }

    async fn open(setup: Setup) -> Self {
        let folder = TempDir::new().expect("a folder of its own");
        let inside = |name: &str| folder.path().join(name);
        for (name, bytes) in &setup.files {
            if let Some(folder) = inside(name).parent() {
                std::fs::create_dir_all(folder).expect("a folder for the test");
            }
            std::fs::write(inside(name), bytes).expect("a file for the test");
        }
        for (name, script) in &setup.programs {
            program(&inside("bin"), name, &format!("#!/bin/sh\ncd '{}' || exit 1\n{script}\n", folder.path().display()));
        }
        let path = format!("{}:{}", inside("bin").display(), std::env::var("PATH").unwrap_or_default());
        let dialogs: String = setup.dialogs.iter().map(|name| format!("{}\n", inside(name).display())).collect();
        std::fs::write(inside("dialogs.txt"), dialogs).expect("scripted answers");
        let settings = json!({ "language": setup.language.code(), "theme": setup.theme });
        std::fs::write(inside("settings.json"), settings.to_string()).expect("settings");
        let programme = setup.programme.or_else(|| {
            setup.demonstration.then(|| {
                let copy = inside("programme.sokrat");
                std::fs::copy(demonstration(), &copy).expect("a copy of the demonstration");
                copy
            })
        });
        let variables = [
            ("SOKRAT_TEST_FOLDER", folder.path().display().to_string()),
            ("SOKRAT_TEST_SIZE", format!("{}x{}", setup.size.0, setup.size.1)),
            ("SOKRAT_TEST_NOW", setup.now.to_owned()),
            ("SOKRAT_TEST_LANGUAGE", "ru-RU".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("TZ", "Europe/Moscow".to_owned()),
            ("PATH", path),
        ];
        let driver = Driver::start(folder.path(), &variables);
        let arguments: Vec<String> = programme.iter().map(|path| path.display().to_string()).collect();
        let client = driver.connect(&binary(), &arguments).await;
        let app = Self { client, folder, language: setup.language, programme, _driver: driver };
        app.ready().await;
        app
    }

    /// A text that a person types, in the window's language.
    pub fn say<'a>(&self, russian: &'a str, english: &'a str) -> &'a str {
        match self.language {
            Language::Russian => russian,
            Language::English => english,
        }
    }

    /// What the window says for a message; words that are no message stay as they are.
    pub fn words(&self, message: &str) -> String {
        words::words(self.language, message)
    }

    /// What the window says for a message with these arguments.
    pub fn said(&self, message: &str, facts: &[(&str, &str)]) -> String {
        words::said(self.language, message, facts)
    }

    /// A path in the test's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Waits until the application has written a file of the test's folder.
    pub async fn until_written(&self, name: &str) {
        let begun = std::time::Instant::now();
        while !self.path(name).exists() {
            assert!(begun.elapsed() < super::patience(), "{name} is written\nthe page says:\n{}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a file of the test's folder says this: the page goes on while it is written.
    pub async fn until_says(&self, name: &str, words: &str) {
        let begun = std::time::Instant::now();
        loop {
            let said = std::fs::read_to_string(self.path(name)).unwrap_or_default();
            if said.contains(words) {
                return;
            }
            assert!(begun.elapsed() < super::patience(), "{name} says {words}, not: {said}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Reads one value from the open programme file, from outside.
    pub fn value<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        let path = self.programme.clone().unwrap_or_else(|| self.path("programme.sokrat"));
        let conn = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the programme file opens");
        conn.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Waits until the file holds this value: what a page sends is written a moment later.
    pub async fn holds<T: rusqlite::types::FromSql + PartialEq + std::fmt::Debug>(&self, why: &str, sql: &str, expected: T) {
        let begun = std::time::Instant::now();
        loop {
            let value: T = self.value(sql);
            if value == expected {
                return;
            }
            assert!(
                begun.elapsed() < super::patience(),
                "{why}: {sql} gives {value:?}, not {expected:?}\nthe page says:\n{}",
                self.page_text().await
            );
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// What the application opened in the system's viewer.
    pub fn shown(&self) -> Vec<PathBuf> {
        std::fs::read_to_string(self.path("shown.txt")).unwrap_or_default().lines().map(PathBuf::from).collect()
    }

    /// Waits until so many documents were opened in the system's viewer.
    pub async fn until_shown(&self, count: usize) {
        let begun = std::time::Instant::now();
        while self.shown().len() < count {
            assert!(begun.elapsed() < super::patience(), "{count} documents are shown, not {:?}", self.shown());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
