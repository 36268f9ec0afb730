//! Certificates: what is told of them, and a batch that is stopped.

use serde_json::{Value, json};
use sokrat_api::commands::calendar;
use sokrat_api::commands::certificates::{self, BatchForm, IssueRequest};
use sokrat_api::files::stem;
use sokrat_core::Code;
use sokrat_core::calendar::{EventFilter, EventListRequest};
use sokrat_core::certificates::{CertificateOrder, DocumentFilter, DocumentListRequest};
use sokrat_core::values::Span;

use crate::shell::{Shell, call, listed};

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
