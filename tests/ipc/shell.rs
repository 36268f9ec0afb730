//! The shell under test: its host, its person, calls from its page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, Weak};

use serde_json::{Value, json};
use sokrat_api::commands::app;
use sokrat_api::system::SystemSurroundings;
use sokrat_api::{Choice, Desk, Host, Progress};
use sokrat_core::{Noun, Result, UndoState};
use sokrat_words::Words;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// A host of tests: its dialogs name the next programme, or go wrong.
struct TestHost {
    folder: PathBuf,
    dialogs_work: bool,
    person: Arc<Person>,
}

/// What a person at the window does: which programme they open, and at which stage of long work they press "Cancel".
#[derive(Default)]
pub struct Person {
    pub opens: Mutex<PathBuf>,
    cancels: Mutex<Option<&'static str>>,
    desk: OnceLock<Weak<Desk>>,
    /// The stages that they were told of.
    told: Mutex<BTreeSet<String>>,
}

impl Host for TestHost {
    fn choose(&self, choice: Choice, suggested_name: &str, _words: &Words) -> Option<PathBuf> {
        assert!(self.dialogs_work, "the dialog falls over, as this test wants");
        if matches!(choice, Choice::OpenTemplate) {
            let files = std::fs::read_dir(&self.folder).ok()?.flatten().map(|entry| entry.path());
            return files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "sokrat-template"));
        }
        if matches!(choice, Choice::OpenProgramme) {
            return Some(self.person.opens.lock().expect("no test panics here").clone());
        }
        Some(self.folder.join(suggested_name))
    }
    fn show(&self, _path: &Path) -> Result<()> {
        Ok(())
    }
    fn changed(&self, _nouns: &BTreeSet<Noun>, _undo: &UndoState) {}
    fn progress(&self, progress: &Progress) {
        self.person.told.lock().expect("no test panics here").insert(progress.stage.clone());
        if *self.person.cancels.lock().expect("no test panics here") == Some(progress.stage.as_str()) {
            self.person.desk.get().and_then(Weak::upgrade).expect("there is a desk").cancel(&progress.job);
        }
    }
    fn settings_folder(&self) -> PathBuf {
        self.folder.clone()
    }
    fn documents_folder(&self) -> PathBuf {
        self.folder.clone()
    }
    fn system_language(&self) -> String {
        "ru-RU".to_owned()
    }
    fn title(&self, _title: &str) {}
}

pub struct Shell {
    pub app: App<MockRuntime>,
    pub person: Arc<Person>,
    pub folder: tempfile::TempDir,
}

impl Shell {
    pub fn new(dialogs_work: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let person = Arc::<Person>::default();
        let host = TestHost { folder: folder.path().to_owned(), dialogs_work, person: Arc::clone(&person) };
        let app = mock_builder().invoke_handler(sokrat_shell::answer).build(tauri::generate_context!()).expect("the application is built");
        let desk = Arc::new(Desk::new(Arc::new(host), Arc::new(SystemSurroundings::new())));
        person.desk.set(Arc::downgrade(&desk)).expect("it has none yet");
        app.manage(desk);
        Self { app, person, folder }
    }

    /// Runs long work twice: stopped at this stage, and to its end. `left` is what must be as before where it was stopped.
    pub fn stopped_and_done<T: PartialEq + std::fmt::Debug>(
        &self,
        window: &WebviewWindow<MockRuntime>,
        (command, request): (&str, Value),
        stage: &'static str,
        left: &dyn Fn() -> T,
    ) -> Value {
        let before = left();
        let run = || call(window, command, json!({ "request": request, "job": "work" }));
        *self.person.cancels.lock().expect("no test panics here") = Some(stage);
        let stopped = run().expect_err("it was stopped");
        assert_eq!(stopped["code"], "cancelled", "{command}: as asked: {stopped}");
        assert_eq!(left(), before, "{command}: nothing half done stays");
        *self.person.cancels.lock().expect("no test panics here") = None;
        let done = run().unwrap_or_else(|error| panic!("{command} is done the second time: {error}"));
        assert!(self.person.told.lock().expect("no test panics here").contains(stage), "{command} tells how far it is");
        done
    }

    /// Every file below the folder of the test but the settings and the logs of what is open.
    pub fn files(&self) -> BTreeSet<PathBuf> {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut files = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).expect("listed").map(|entry| entry.expect("an entry").path()) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if path.is_dir() {
                    folders.push(path);
                } else if name.contains(".sokrat") && !name.ends_with("-wal") && !name.ends_with("-shm") {
                    files.insert(path);
                }
            }
        }
        files
    }

    /// The desk, with the demonstration on it.
    pub fn demonstration(&self) -> Arc<Desk> {
        let desk = self.app.state::<Arc<Desk>>().inner().clone();
        app::open_demo(&desk, &desk.begin(""), ()).expect("the demonstration opens");
        desk
    }

    pub fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, WebviewUrl::default()).build().expect("a window")
    }
}

pub fn call(window: &WebviewWindow<MockRuntime>, command: &str, payload: Value) -> std::result::Result<Value, Value> {
    call_from(window, "tauri://localhost", command, payload)
}

pub fn call_from(window: &WebviewWindow<MockRuntime>, page: &str, command: &str, payload: Value) -> std::result::Result<Value, Value> {
    let page = if cfg!(windows) && page.starts_with("tauri:") { "http://tauri.localhost" } else { page };
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: page.parse().expect("an address"),
        body: InvokeBody::Json(payload),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("answers are JSON"))
}

/// Makes a programme with nothing in it.
pub fn create(window: &WebviewWindow<MockRuntime>) {
    let ask = |command: &str, request: Value| call(window, command, json!({ "request": request }));
    let mut new = ask("app_proposal", Value::Null).expect("a proposal")["programme"].clone();
    new["programme"]["title"] = "Программа".into();
    ask("app_create", new).expect("a programme");
}

/// The events of the programme as they are listed.
pub fn listed(window: &WebviewWindow<MockRuntime>) -> Vec<Value> {
    let filter =
        json!({ "text": "", "from": null, "to": null, "year": null, "moduleId": null, "format": null, "status": null, "municipalityId": null });
    let request = json!({ "filter": filter, "order": null, "span": { "offset": 0, "limit": 100 } });
    let events = call(window, "calendar_list", json!({ "request": request })).expect("events are listed");
    events["rows"].as_array().cloned().unwrap_or_default()
}
