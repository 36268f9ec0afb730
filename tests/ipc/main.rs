//! The border between page and programme, with the permissions that ship: who may call what, and what comes back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, Weak};

use serde_json::{Value, json};
use sokrat_api::commands::certificates::{self, BatchForm, IssueRequest};
use sokrat_api::commands::{app, calendar};
use sokrat_api::files::stem;
use sokrat_api::system::SystemSurroundings;
use sokrat_api::{COMMANDS, Choice, Desk, Host, Progress};
use sokrat_core::calendar::{EventFilter, EventListRequest};
use sokrat_core::certificates::{CertificateOrder, DocumentFilter, DocumentListRequest};
use sokrat_core::templates::{self, TemplateFields};
use sokrat_core::values::Span;
use sokrat_core::{Code, Noun, Result, UndoState};
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
struct Person {
    opens: Mutex<PathBuf>,
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

struct Shell {
    app: App<MockRuntime>,
    person: Arc<Person>,
    folder: tempfile::TempDir,
}

impl Shell {
    fn new(dialogs_work: bool) -> Self {
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
    fn stopped_and_done<T: PartialEq + std::fmt::Debug>(
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
    fn files(&self) -> BTreeSet<PathBuf> {
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
    fn demonstration(&self) -> Arc<Desk> {
        let desk = self.app.state::<Arc<Desk>>().inner().clone();
        app::open_demo(&desk, &desk.begin(""), ()).expect("the demonstration opens");
        desk
    }

    fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, WebviewUrl::default()).build().expect("a window")
    }
}

fn call(window: &WebviewWindow<MockRuntime>, command: &str, payload: Value) -> std::result::Result<Value, Value> {
    call_from(window, "tauri://localhost", command, payload)
}

fn call_from(window: &WebviewWindow<MockRuntime>, page: &str, command: &str, payload: Value) -> std::result::Result<Value, Value> {
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
fn create(window: &WebviewWindow<MockRuntime>) {
    let ask = |command: &str, request: Value| call(window, command, json!({ "request": request }));
    let mut new = ask("app_proposal", Value::Null).expect("a proposal")["programme"].clone();
    new["programme"]["title"] = "Программа".into();
    ask("app_create", new).expect("a programme");
}

/// The events of the programme as they are listed.
fn listed(window: &WebviewWindow<MockRuntime>) -> Vec<Value> {
    let filter =
        json!({ "text": "", "from": null, "to": null, "year": null, "moduleId": null, "format": null, "status": null, "municipalityId": null });
    let request = json!({ "filter": filter, "order": null, "span": { "offset": 0, "limit": 100 } });
    let events = call(window, "calendar_list", json!({ "request": request })).expect("events are listed");
    events["rows"].as_array().cloned().unwrap_or_default()
}

/// What Tauri says when the permissions do not allow a call: a text, never one of our errors.
fn is_denied(error: &Value) -> bool {
    error.as_str().is_some_and(|text| text.contains("not allowed"))
}

#[test]
fn the_window_may_call_every_command_of_the_table() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    for command in COMMANDS {
        let error = call(&window, &command.wire_name(), json!({ "request": { "nonsense": true } })).expect_err("nonsense is refused");
        assert!(error["code"].is_string(), "{} is allowed, and refuses nonsense by a code: {error}", command.name);
    }
}

#[test]
fn nothing_else_may_be_called() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    for command in [
        "people_erase_all",
        "app_open_path",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:opener|open_path",
        "plugin:event|emit",
        "plugin:window|set_title",
        "plugin:webview|print",
        "plugin:fs|read_file",
    ] {
        let error = call(&window, command, json!({})).expect_err("it is not in the table");
        assert!(is_denied(&error), "{command} is denied: {error}");
    }
}

#[test]
fn another_window_may_call_nothing() {
    let shell = Shell::new(true);
    let other = shell.window("other");
    for command in COMMANDS {
        let error = call(&other, &command.wire_name(), json!({ "request": null })).expect_err("the capability names one window");
        assert!(is_denied(&error), "{} is denied to another window: {error}", command.name);
    }
}

#[test]
fn a_page_from_elsewhere_may_call_nothing() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let error = call_from(&window, "https://example.org/", "app_start", json!({ "request": null })).expect_err("it is not our page");
    assert!(is_denied(&error), "a page of the network is denied: {error}");
}

#[test]
fn answers_and_errors_reach_the_page_as_they_are() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let start = call(&window, "app_start", json!({ "request": null })).expect("the start is answered");
    assert_eq!(start["language"], "ru", "the system's language is in force");
    let error = call(&window, "people_list", json!({ "request": { "filter": { "text": "" }, "span": { "offset": 0, "limit": 10 } } }))
        .expect_err("nothing is open");
    assert_eq!(error["code"], "nothing-open", "the code to act on");
    assert!(error.get("detail").is_none(), "what a library said stays in the log");
    let proposal = call(&window, "app_proposal", json!({ "request": null })).expect("a proposal");
    let mut new = proposal["programme"].clone();
    assert_eq!(new["modules"].as_array().map(Vec::len), Some(4), "the four modules are proposed");
    new["programme"]["title"] = "".into();
    let error = call(&window, "app_create", json!({ "request": new })).expect_err("a programme needs a title");
    assert_eq!((&error["code"], &error["issues"][0]["field"]), (&json!("invalid"), &json!("title")), "the field that is wrong is named");
    new["programme"]["title"] = "Программа".into();
    let open = call(&window, "app_create", json!({ "request": new })).expect("a programme");
    assert_eq!(open["title"], "Программа", "it is open");
    let person = json!({ "surname": "Щукина", "given": "Аглая", "patronymic": "", "sex": "unknown", "phone": "", "email": "", "notes": "" });
    let answer = call(&window, "people_create", json!({ "request": person })).expect("a person");
    assert!(answer["changed"].as_array().is_some_and(|nouns| nouns.contains(&json!("people"))), "a change tells what it touched: {answer}");
    assert_eq!(answer["undo"]["undo"], "create-person", "and what undo would take back");
}

#[test]
fn a_template_whose_cards_find_no_room_is_drawn_but_not_kept() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let badges = |across: u32| {
        json!({
            "version": 1, "kind": "badge", "title": "Бейдж", "page": { "width": 90, "height": 60 }, "background": null, "elements": [],
            "sheet": { "width": 210, "height": 297, "across": across, "down": 4, "gapX": 0, "gapY": 0, "left": -1, "top": -1, "marks": true, "folded": false },
        })
    };
    let trial = |across: u32| json!({ "template": badges(across), "sample": "longest" });
    let told = ask("templates_trial", trial(3)).expect("it is tried")["overhangs"].clone();
    assert_eq!(told, json!([{ "at": "sheet.across", "by": 6000 }]), "while it is drawn, the page hears what is too much");
    let error = ask("templates_create", badges(3)).expect_err("three of 90 mm are wider than the sheet");
    assert_eq!(error["issues"], json!([{ "field": "sheet.across", "code": "off-sheet", "facts": { "by": "60" } }]), "it is said at the field");
    let kept = ask("templates_create", badges(2)).expect("two stand on it")["value"].clone();
    let error = ask("templates_edit", json!({ "id": kept, "fields": badges(4) })).expect_err("nor is it changed into such a one");
    assert_eq!(error["issues"][0]["facts"]["by"], "150", "four are 150 mm too much");
}

#[test]
fn a_trial_tells_who_does_not_fit_and_what_fits_nobody() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    for surname in ["Ким", "Константинопольская-Задунайская-Забайкальская"] {
        let person = json!({ "surname": surname, "given": "Ия", "patronymic": "", "sex": "female", "phone": "", "email": "", "notes": "" });
        ask("people_create", person).expect("a person");
    }
    let text = |name: &str, text: &str, width: u32| {
        json!({
            "name": name, "frame": { "x": 5, "y": 5, "width": width, "height": 6 }, "when": null, "locked": false,
            "shows": { "kind": "text", "text": text, "size": 12, "leastSize": 12, "lines": 1 },
        })
    };
    let tried = |kind: &str, elements: Value| {
        let template = json!({
            "version": 1, "kind": kind, "title": "Пробный", "page": { "width": 297, "height": 210 }, "sheet": null, "background": null,
            "elements": elements,
        });
        ask("templates_trial", json!({ "template": template, "sample": "shortest" })).expect("it is tried")
    };
    let desk = shell.app.state::<Arc<Desk>>().inner().clone();
    let samples = || desk.samples().expect("what templates are tried with");
    let before = samples();
    assert!(Arc::ptr_eq(&before, &samples()), "while nothing changes, nobody is looked for twice");
    let told = tried("certificate", json!([text("heading", "Благодарность за неоценимый вклад", 20), text("name", "{name}", 60)]));
    assert_eq!(told["misfits"], json!(["Константинопольская-Задунайская-Забайкальская Ия"]), "the one whose name is too long, and nobody else");
    assert_eq!(told["moreMisfits"], 0, "that is all");
    let warnings = told["warnings"].as_array().cloned().unwrap_or_default();
    assert!(
        warnings.len() == 1 && warnings[0].as_str().is_some_and(|text| text.contains("неоценимый")),
        "what is the same for all is told apart, and of nobody: {warnings:?}"
    );
    let told = tried("registrationSheet", json!([text("heading", "Лист регистрации: {event}", 20)]));
    assert_eq!(told["misfits"], json!([]), "a sheet is no card of a person");
    assert_eq!(told["warnings"].as_array().map(Vec::len), Some(1), "what does not fit on it is told all the same");
    let person = json!({ "surname": "Ан", "given": "Ли", "patronymic": "", "sex": "female", "phone": "", "email": "", "notes": "" });
    ask("people_create", person).expect("a person");
    assert_eq!(samples().shortest.as_ref().map(|person| person.name.surname.clone()).as_deref(), Some("Ан"), "a change is seen at once");
}

#[test]
fn the_list_before_printing_knows_every_case_that_the_template_names() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    shell.demonstration();
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    let events = listed(&window);
    let event = events.iter().max_by_key(|event| event["present"].as_u64()).expect("an event")["id"].clone();
    let frame = json!({ "x": 10, "y": 10, "width": 100, "height": 20 });
    let signer = json!({ "post": "Руководитель {name_genitive}", "name": "", "facsimile": "", "seal": "" });
    let elements = json!([
        { "frame": frame, "shows": { "kind": "text", "text": "{name_dative}" } },
        { "frame": frame, "shows": { "kind": "signatures", "signers": [signer] } },
        { "frame": frame, "when": { "name": "name_instrumental" }, "shows": { "kind": "line" } },
    ]);
    let template = json!({
        "version": 1, "kind": "certificate", "title": "Письмо", "page": { "width": 297, "height": 210 }, "sheet": null, "background": null,
        "elements": elements,
    });
    let key = ask("templates_create", template).expect("it is kept")["value"].clone();
    let plan = ask("certificates_plan", json!({ "occasion": { "of": "event", "id": event }, "template": key })).expect("the list");
    assert_eq!(plan["cases"], json!(["dative", "genitive", "instrumental"]), "of texts, signatures and conditions");
    let lines = plan["lines"].as_array().cloned().unwrap_or_default();
    assert!(!lines.is_empty() && lines.iter().all(|line| line["forms"].as_array().map(Vec::len) == Some(3)), "a form of each name in each case");
}

#[test]
fn a_template_of_another_program_that_cannot_be_printed_is_told_where_it_comes_in_and_where_it_is_chosen() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let desk = shell.demonstration();
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    let badges = json!({
        "version": 1, "kind": "badge", "title": "Широкий", "page": { "width": 90, "height": 60 }, "background": null, "elements": [],
        "sheet": { "width": 210, "height": 297, "across": 3, "down": 4, "gapX": 0, "gapY": 0, "left": -1, "top": -1, "marks": true, "folded": false },
    });
    // Past the rule of the designer, as a package from an older laptop would bring it.
    let fields = TemplateFields { kind: "badge".to_owned(), title: "Широкий".to_owned(), body: badges.to_string() };
    let key = templates::create(&desk.file().expect("open"), fields).expect("the core keeps any text").value.to_string();

    ask("templates_export", json!(key)).expect("it is written to a file");
    let taken = ask("templates_import", Value::Null).expect("and taken in again: somebody may put it right")["value"].clone();
    assert_eq!(taken["overhangs"], json!([{ "at": "sheet.across", "by": 6000 }]), "with what is too much");
    let sheet = json!({ "version": 1, "kind": "registrationSheet", "title": "Лист", "page": { "width": 210, "height": 297 }, "elements": [], "sheet": null, "background": null });
    ask("templates_export_drawn", sheet).expect("so is one that nobody has kept");
    let taken = ask("templates_import", Value::Null).expect("and taken in");
    assert_eq!(taken["value"]["overhangs"], json!([]), "as it was drawn");

    let events = listed(&window);
    let event = events.iter().max_by_key(|event| event["registered"].as_u64()).expect("an event")["id"].clone();
    let paper = |badge: &str, skip: u32| {
        let choices = json!({ "badge": badge, "code": false, "tableCard": "", "label": "" });
        json!({ "eventId": event, "kind": "badge", "people": "registered", "ids": [], "skip": skip, "choices": choices })
    };
    let error = ask("papers_cards", paper(&key, 0)).expect_err("three of 90 mm are wider than the sheet");
    let issue = json!([{ "field": "badge", "code": "template-off-sheet", "facts": { "by": "60" } }]);
    assert_eq!(error["issues"], issue, "it is said at the template that was chosen");
    let order = json!({ "occasion": { "of": "event", "id": event }, "template": key, "onlyNew": false, "people": [], "exceptions": [] });
    let error = ask("certificates_issue", json!({ "order": order, "form": "one", "names": "" })).expect_err("nor are certificates cut off");
    assert_eq!(error["issues"][0]["field"], "template", "it is said where the template is chosen");
    ask("papers_cards", paper("shipped-badge", 3)).expect("a pre-cut sheet of badges may begin behind those that are used up");
    let error = ask("papers_cards", paper("shipped-badge", 8)).expect_err("it has eight places");
    assert_eq!(error["issues"][0]["field"], "skip", "at its field");
}

#[test]
fn what_is_wrong_with_certificates_is_told_by_name_however_many_files_they_become() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    shell.demonstration();
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request })).expect("answered");
    let events = listed(&window);
    let events = events.iter().filter(|event| event["present"].as_u64() > Some(3));
    let event = events.min_by_key(|event| event["present"].as_u64()).expect("a small event")["id"].clone();
    let narrow = json!({ "x": 10, "y": 10, "width": 24, "height": 8 });
    let empty = json!({ "x": 10, "y": 60, "width": 30, "height": 30 });
    let elements = json!([
        { "frame": narrow, "shows": { "kind": "text", "text": "{surname}", "size": 14 } },
        { "frame": empty, "name": "Печать", "shows": { "kind": "image", "picture": "{seal}" } },
        { "frame": empty, "name": "Лого", "shows": { "kind": "image", "picture": "00000000000000000000000000000000" } },
    ]);
    let template = json!({
        "version": 1, "kind": "certificate", "title": "Узкий", "page": { "width": 297, "height": 210 }, "sheet": null, "background": null,
        "elements": elements,
    });
    let key = ask("templates_create", template)["value"].clone();
    let plan = ask("certificates_plan", json!({ "occasion": { "of": "event", "id": event }, "template": key }));
    let people = plan["lines"].as_array().map_or(0, Vec::len);
    let told = |form: &str| -> Vec<String> {
        let order = json!({ "occasion": { "of": "event", "id": event }, "template": key, "onlyNew": false, "people": [], "exceptions": [] });
        let issued = ask("certificates_issue", json!({ "order": order, "form": form, "names": "" }));
        let warnings = issued["value"]["document"]["warnings"].as_array().cloned().unwrap_or_default();
        warnings.iter().filter_map(|warning| warning.as_str().map(str::to_owned)).collect()
    };
    let one = told("one");
    assert!(one.iter().filter(|sentence| sentence.contains("Лого")).count() == 1, "a picture that all of {people} miss is told once: {one:?}");
    assert!(one.iter().all(|sentence| !sentence.contains("Страница")), "people are looked for by their names: {one:?}");
    for form in ["each", "zip"] {
        assert_eq!(told(form), one, "{form}: the same is told of many files");
    }
}

#[test]
fn a_list_is_printed_on_its_template_until_that_is_gone() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let event = json!({
        "title": "Семинар", "kind": "workshop", "format": "in-person", "place": "", "starts": "2019-04-29T10:00:00", "ends": "2019-04-29T17:00:00",
        "zone": "Europe/Moscow", "speakers": "", "status": "open", "notes": "",
    });
    let event = ask("calendar_create", event).expect("an event")["value"].clone();
    let template = |kind: &str| json!({ "version": 1, "kind": kind, "title": "Шаблон", "page": { "width": 210, "height": 297 }, "sheet": null, "background": null, "elements": [] });
    let of = |kind: &str| ask("templates_create", template(kind)).expect("a template")["value"].clone();
    let (programme, plan) = (of("programme"), of("yearPlan"));
    let print = |template: &Value| ask("papers_event_programme", json!({ "eventId": event, "template": template }));
    print(&Value::Null).expect("in the usual look");
    print(&programme).expect("on the template");
    ask("papers_year_plan", json!({ "year": 2019, "template": plan })).expect("the plan on its own");
    let chosen = || ask("papers_choices", Value::Null).expect("what was chosen")["lists"].clone();
    assert_eq!(chosen(), json!({ "programme": programme, "yearPlan": plan, "scoreSheet": null }), "it is remembered");
    let gone = json!([{ "field": "template", "code": "template-gone", "facts": {} }]);
    assert_eq!(print(&plan).expect_err("of another kind")["issues"], gone, "told at the field");
    ask("templates_delete", programme.clone()).expect("it is deleted");
    assert_eq!(print(&programme).expect_err("it is there no more")["issues"], gone, "told at the field as well");
    assert_eq!(chosen()["programme"], Value::Null, "and proposed no more");
    for kind in ["programme", "yearPlan", "scoreSheet", "registrationSheet"] {
        let tried = ask("templates_trial", json!({ "template": template(kind), "sample": "longest" })).expect("it is tried");
        assert_eq!(tried["warnings"], json!([]), "{kind}: without a programme's own events and people as well");
    }
}

#[test]
fn a_panic_is_an_answer_with_a_report_number() {
    let shell = Shell::new(false);
    let window = shell.window("main");
    let error = call(&window, "app_open", json!({ "request": null })).expect_err("the dialog falls over");
    assert_eq!(error["code"], "internal", "a fault of ours");
    let report = error["facts"]["report"].as_str().unwrap_or_default();
    assert!(report.len() == 8 && report.bytes().all(|byte| byte.is_ascii_hexdigit()), "it has a number that the log has too: {error}");
    assert!(call(&window, "app_start", json!({ "request": null })).is_ok(), "the programme goes on");
}

#[test]
fn a_batch_that_is_cancelled_leaves_no_number_and_no_file() {
    let shell = Shell::new(true);
    let desk = shell.demonstration();
    let all = DocumentListRequest { filter: DocumentFilter::default(), order: None, span: Span { offset: 0, limit: 1 } };
    let count = || certificates::register(&desk, &desk.begin(""), all.clone()).expect("the register is read").total;
    let filter =
        EventFilter { text: String::new(), from: None, to: None, year: None, module_id: None, format: None, status: None, municipality_id: None };
    let listed = EventListRequest { filter, order: None, span: Span { offset: 0, limit: 100 } };
    let events = calendar::list(&desk, &desk.begin(""), listed).expect("events are listed").rows;
    let event = events.iter().max_by_key(|event| event.present).expect("an event with people").id;
    let before = count();
    for form in BatchForm::ALL {
        let job = desk.begin("print");
        desk.cancel("print");
        let request = IssueRequest { order: CertificateOrder::of(event, false), form: *form, names: String::new() };
        let error = certificates::issue(&desk, &job, request).expect_err("it was cancelled");
        assert_eq!(error.code, Code::Cancelled, "{form:?}: as asked");
        assert_eq!(count(), before, "{form:?}: nobody has a number");
        let programme = desk.path().expect("a path");
        let folder = programme.with_file_name(desk.words().text("file-documents", &[("name", stem(&programme).into())]));
        let left = std::fs::read_dir(folder).map_or(0, |folder| folder.count());
        assert_eq!(left, 0, "{form:?}: nothing stays in the folder");
    }
}

#[test]
fn what_another_program_wrote_is_backed_up_before_it_is_overwritten() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request })).expect("answered");
    let desk = shell.demonstration();
    let path = desk.path().expect("a path");
    let outside = |_: ()| {
        ask("app_close", Value::Null);
        let conn = rusqlite::Connection::open(&path).expect("it is a database");
        conn.execute_batch("DROP TRIGGER guard_person_update; UPDATE person SET surname = 'Подделкина' WHERE n = (SELECT min(n) FROM person)")
            .expect("whoever has the file can do that");
        drop(conn);
        app::open_path(&desk, &desk.begin(""), &path).expect("it opens again");
    };
    let backups = || ask("file_backups", Value::Null)["rows"].as_array().expect("they are listed").clone();
    // The state before is in a backup already, as far as the journal can tell.
    ask("file_back_up", Value::Null);
    outside(());
    let before = backups().len();
    ask("file_settle", json!("journal"));
    let made = backups();
    assert_eq!(made.len(), before + 1, "one more is made all the same");
    let folder = std::fs::read_dir(path.parent().expect("a folder")).expect("listed").flatten().map(|entry| entry.path());
    let backup = folder.map(|folder| folder.join(made[0]["name"].as_str().expect("a name"))).find(|path| path.is_file()).expect("it is there");
    let conn = rusqlite::Connection::open(backup).expect("it opens");
    let kept: i64 = conn.query_row("SELECT count(*) FROM person WHERE surname = 'Подделкина'", [], |row| row.get(0)).expect("it can be read");
    assert_eq!(kept, 1, "and has what the journal's value has taken the place of");

    outside(());
    let oldest = backups().last().expect("there is one")["name"].clone();
    let restored = ask("file_restore", json!({ "name": oldest, "passphrase": null }));
    assert!(restored["before"].is_string(), "a restore keeps what another program wrote as well: {restored}");
}

#[test]
fn copies_tell_how_far_they_are_and_leave_nothing_when_they_are_stopped() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let laptops = || ask("laptops_overview", Value::Null).expect("the laptops are listed")["laptops"].as_array().map(Vec::len);
    let left = || {
        (shell.files(), laptops(), ask("journal_list", json!({ "span": { "offset": 0, "limit": 1 } })).expect("the journal is read")["total"].clone())
    };

    let saved = shell.stopped_and_done(&window, ("app_save_copy", Value::Null), "copy", &left);
    assert!(saved["name"].is_string(), "a copy to keep is there: {saved}");
    let given = shell.stopped_and_done(&window, ("laptops_give_copy", json!({ "name": "Выездной" })), "copy", &left);
    assert_eq!(laptops(), Some(2), "the laptop comes with its copy: {given}");

    // The stick goes to the other laptop.
    let given = given["value"]["name"].as_str().expect("it has a name").to_owned();
    let stick = shell.folder.path().join("stick");
    std::fs::create_dir(&stick).expect("a folder is made");
    let stick = stick.join(&given);
    std::fs::rename(shell.folder.path().join(&given), &stick).expect("carried over");
    ask("app_close", Value::Null).expect("closed");
    stick.clone_into(&mut shell.person.opens.lock().expect("no test panics here"));
    let left = || (shell.files(), ask("app_start", Value::Null).expect("the pages begin")["open"].clone());
    let opened = shell.stopped_and_done(&window, ("app_open", Value::Null), "join", &left);
    assert_eq!(opened["newCopy"], Value::Null, "it is the laptop that the copy was made for: {opened}");

    ask("app_close", Value::Null).expect("closed");
    let conn = rusqlite::Connection::open(&stick).expect("it is a database");
    conn.execute_batch("CREATE TRIGGER sly AFTER INSERT ON person BEGIN DELETE FROM person; END").expect("whoever has the file can do that");
    drop(conn);
    assert_eq!(ask("app_open", Value::Null).expect_err("refused")["code"], "altered-file", "what another program put into it does not run");
}

#[test]
fn a_file_of_an_older_version_stays_as_it_is_where_that_is_wanted() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let desk = shell.app.state::<Arc<Desk>>().inner().clone();
    let path = desk.path().expect("a programme is open");
    let older = || {
        ask("app_close", Value::Null).expect("closed");
        let conn = rusqlite::Connection::open(&path).expect("it is a database");
        conn.execute_batch("DROP TABLE agenda_item; PRAGMA user_version = 4").expect("as the version before had it");
    };
    let version = || {
        let conn = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("it is a database");
        conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).expect("it has a version")
    };
    for (command, stage) in [("app_open", "upgrade-copy"), ("app_open_recent", "upgrade")] {
        older();
        path.clone_into(&mut shell.person.opens.lock().expect("no test panics here"));
        let request = if command == "app_open" { Value::Null } else { json!(0) };
        let left = || (shell.files(), version(), ask("app_start", Value::Null).expect("the pages begin")["open"].clone());
        let copies = || shell.files().iter().filter(|path| path.extension().is_some_and(|ending| ending == "sokrat")).count();
        let before = copies();
        shell.stopped_and_done(&window, (command, request), stage, &left);
        assert_eq!((version(), copies()), (5, before + 1), "{command}: then it is brought to this version, after a copy");
    }

    older();
    app::open_before_window(&desk, &path).expect("it is left to the window");
    let start = || ask("app_start", Value::Null).expect("the pages begin");
    assert_eq!((start()["open"].clone(), start()["named"]["name"].clone()), (Value::Null, json!(stem(&path))), "which is told of it");
    let opened = ask("app_open_named", Value::Null).expect("the window opens it");
    assert_eq!((opened["name"].clone(), start()["named"].clone()), (json!(stem(&path)), Value::Null), "once");
    ask("app_close", Value::Null).expect("closed");
    app::open_before_window(&desk, &path).expect("one of this version is opened at once");
    assert_eq!(start()["open"]["name"], json!(stem(&path)), "before there is a window");
}

#[test]
fn a_forgotten_passphrase_is_replaced_whole_or_not_at_all() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let desk = shell.app.state::<Arc<Desk>>().inner().clone();
    let path = desk.path().expect("a programme is open");
    ask("file_set_passphrase", json!({ "current": null, "new": "тихий берег, синий чай" })).expect("a passphrase is set");
    let code = || desk.file().expect("open").key().expect("it has a key").recovery_code().groups().collect::<String>();
    let sheet = code();

    // Behind the lock, where the programme stays open.
    ask("file_lock", Value::Null).expect("locked");
    let recover = |sheet: &str| ("file_recover", json!({ "code": sheet, "new": "другой берег, зелёный чай" }));
    let left = || (ask("app_start", Value::Null).expect("the pages begin")["locked"].clone(), shell.files());
    let opened = shell.stopped_and_done(&window, recover(&sheet), "encrypt", &left);
    assert_eq!(opened["state"]["encrypted"], true, "{opened}");

    // And where it is to be opened.
    let sheet = code();
    ask("app_close", Value::Null).expect("closed");
    path.clone_into(&mut shell.person.opens.lock().expect("no test panics here"));
    assert_eq!(ask("app_open", Value::Null).expect_err("it asks")["code"], "passphrase-needed");
    let left = || {
        let start = ask("app_start", Value::Null).expect("the pages begin");
        (start["open"].clone(), start["waiting"]["name"].clone(), shell.files())
    };
    shell.stopped_and_done(&window, recover(&sheet), "encrypt", &left);
    assert_ne!(code(), sheet, "the sheet of before opens it no longer");
}

#[test]
fn a_locked_window_answers_nothing_but_the_passphrase() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    let code = |outcome: std::result::Result<Value, Value>| outcome.expect_err("refused")["code"].clone();
    let mut proposal = ask("app_proposal", Value::Null).expect("a proposal")["programme"].clone();
    proposal["programme"]["foundation"] = "Фонд".into();
    proposal["programme"]["region"] = "Область".into();
    ask("app_create", proposal).expect("a programme is made");
    assert_eq!(code(ask("file_lock", Value::Null)), "bad-request", "without a passphrase nothing could unlock it");

    let secret = "тихий берег, синий чай";
    let short = ask("file_set_passphrase", json!({ "current": null, "new": "кратко" })).expect_err("too short");
    assert_eq!(short["issues"][0]["field"], "new", "a short one is said at its field: {short}");
    let set = ask("file_set_passphrase", json!({ "current": null, "new": secret })).expect("a passphrase is set");
    assert_eq!(set["encrypted"], true, "and the programme is open as before");
    ask("programme_structure", Value::Null).expect("commands go on");

    assert_eq!(ask("file_lock", Value::Null).expect("it is locked")["locked"], true, "and says so");
    for command in COMMANDS.iter().filter(|command| !["app", "file", "jobs", "imports"].contains(&command.name.split('.').next().unwrap_or_default()))
    {
        if let Err(error) = ask(&command.wire_name(), Value::Null) {
            assert!(["locked", "bad-request"].contains(&error["code"].as_str().unwrap_or_default()), "{}: {error}", command.name);
        } else {
            panic!("{} answers while the window is locked", command.name);
        }
    }
    assert_eq!(code(ask("programme_structure", Value::Null)), "locked", "the programme's data least of all");
    assert_eq!(code(ask("file_backups", Value::Null)), "locked", "nor what lies beside it");
    assert_eq!(ask("app_start", Value::Null).expect("the pages begin")["open"], Value::Null, "not even the title is told");
    assert_eq!(code(ask("file_unlock", json!({ "passphrase": "мимо цели и мимо" }))), "wrong-passphrase", "a wrong one does not help");
    assert_eq!(code(ask("file_unlock", json!({ "passphrase": secret }))), "wait-first", "and the next one has to wait");
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    ask("file_unlock", json!({ "passphrase": secret })).expect("then the right one unlocks");
    ask("programme_structure", Value::Null).expect("and everything answers again");
    let start = ask("app_close", Value::Null).expect("it is closed");
    assert_eq!(start["trouble"], Value::Null, "the backup at the end went well");
}
