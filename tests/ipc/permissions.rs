//! Who may call what, and how answers and errors come back.

use serde_json::{Value, json};
use sokrat_api::COMMANDS;

use crate::shell::{Shell, call, call_from};

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
fn a_panic_is_an_answer_with_a_report_number() {
    let shell = Shell::new(false);
    let window = shell.window("main");
    let error = call(&window, "app_open", json!({ "request": null })).expect_err("the dialog falls over");
    assert_eq!(error["code"], "internal", "a fault of ours");
    let report = error["facts"]["report"].as_str().unwrap_or_default();
    assert!(report.len() == 8 && report.bytes().all(|byte| byte.is_ascii_hexdigit()), "it has a number that the log has too: {error}");
    assert!(call(&window, "app_start", json!({ "request": null })).is_ok(), "the programme goes on");
}
