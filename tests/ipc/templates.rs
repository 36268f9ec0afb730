//! Templates: what is drawn, tried, refused, printed on.

use std::sync::Arc;

use serde_json::{Value, json};
use sokrat_api::Desk;
use sokrat_core::templates::{self, TemplateFields};
use tauri::Manager as _;

use crate::shell::{Shell, call, create, listed};

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
fn a_template_that_another_laptop_changed_is_written_over_by_whoever_was_told_only() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let badge = |title: &str, width: f64| {
        let page = json!({ "width": width, "height": 60 });
        json!({ "version": 1, "kind": "badge", "title": title, "page": page, "background": null, "elements": [], "sheet": null })
    };
    let id = ask("templates_create", badge("Бейдж", 90.1)).expect("it is kept")["value"].clone();
    let opened = || ask("templates_open", id.clone()).expect("it is opened")["template"].clone();
    let edit = |fields: &Value, base: &Value| ask("templates_edit", json!({ "id": id, "fields": fields, "base": base }));
    // A title is kept without the spaces that its person typed behind it.
    let mine = badge("Мой бейдж ", 85.3);
    edit(&mine, &opened()).expect("nobody changed it");
    let again = badge("Мой бейдж", 80.7);
    edit(&again, &mine).expect("what was kept last is what stands there");

    ask("templates_edit", json!({ "id": id, "fields": badge("Их бейдж", 70.0) })).expect("an exchange brings another");
    let error = edit(&mine, &again).expect_err("nobody here has seen it");
    assert_eq!((&error["code"], &error["issues"]), (&json!("template-changed"), &json!([])), "said above the card");
    assert_eq!(opened()["title"], "Их бейдж", "nothing is written");
    edit(&opened(), &again).expect("where both mean the same there is nothing to decide");
    edit(&mine, &Value::Null).expect("who was told and saves again means theirs");
    assert_eq!(opened()["title"], "Мой бейдж", "which is kept");
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
    assert_eq!(chosen(), json!({ "programme": programme, "yearPlan": plan, "scoreSheet": null, "minutes": null }), "it is remembered");
    let gone = json!([{ "field": "template", "code": "template-gone", "facts": {} }]);
    assert_eq!(print(&plan).expect_err("of another kind")["issues"], gone, "told at the field");
    ask("templates_delete", programme.clone()).expect("it is deleted");
    assert_eq!(print(&programme).expect_err("it is there no more")["issues"], gone, "told at the field as well");
    assert_eq!(chosen()["programme"], Value::Null, "and proposed no more");
    for kind in ["programme", "yearPlan", "scoreSheet", "registrationSheet", "minutes"] {
        let tried = ask("templates_trial", json!({ "template": template(kind), "sample": "longest" })).expect("it is tried");
        assert_eq!(tried["warnings"], json!([]), "{kind}: without a programme's own events and people as well");
    }
}

#[test]
fn final_minutes_stay_on_the_template_that_they_were_printed_on() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    shell.demonstration();
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    let competitions = ask("competitions_list", Value::Null).expect("the competitions");
    let of = |key: &str| ask("competitions_get", json!(key)).expect("a competition");
    let ids = competitions.as_array().into_iter().flatten().filter_map(|row| row["id"].as_str());
    let approved: Vec<&str> = ids.filter(|id| !of(id)["approvedAt"].is_null()).collect();
    let id = *approved.first().expect("a competition with an approved ranking");
    let frame = json!({ "x": 20, "y": 20, "width": 170, "height": 250 });
    let elements = json!([{ "frame": frame, "shows": { "kind": "body", "size": 10 } }]);
    let template = json!({
        "version": 1, "kind": "minutes", "title": "Бланк", "page": { "width": 210, "height": 297 }, "sheet": null, "background": null, "elements": elements,
    });
    let own = ask("templates_create", template.clone()).expect("it is kept")["value"].clone();
    assert_eq!(ask("templates_open", own.clone()).expect("it is opened")["template"]["version"], 2, "an older program refuses it");
    let proposed = || ask("competitions_minutes_template", json!(id)).expect("what is proposed");
    let paper = |template: &Value| json!({ "competitionId": id, "template": template });
    let last = |template: &Value| ask("competitions_final_minutes", paper(template));
    last(&Value::Null).expect("in the usual look");
    ask("competitions_minutes", paper(&json!("shipped-minutes"))).expect("a draft on the letterhead");
    assert_eq!(ask("papers_choices", Value::Null).expect("the choices")["lists"]["minutes"], "shipped-minutes", "which is remembered for drafts");
    assert_eq!(proposed(), Value::Null, "minutes that are in the register stay as they are");
    last(&own).expect("until somebody chooses another");
    assert_eq!(proposed(), own, "on which they stay then");
    let documents = json!({ "filter": { "occasion": null, "text": "", "kind": "minutes", "state": null, "exceptions": false, "doubles": false }, "order": null, "span": { "offset": 0, "limit": 50 } });
    let rows = ask("certificates_register", documents).expect("the register")["rows"].clone();
    let row = rows.as_array().into_iter().flatten().find(|row| row["competitionId"] == json!(id)).cloned().expect("the minutes");
    assert_eq!((&row["template"]["title"], &row["template"]["deleted"]), (&json!("Бланк"), &json!(false)), "the register tells it");
    let shown = || ask("certificates_show", row["id"].clone()).expect("they are shown")["warnings"].clone();
    assert_eq!(shown(), json!([]), "on their own template there is nothing to tell");
    let mut other = template;
    other["elements"][0]["shows"]["size"] = json!(12);
    ask("templates_edit", json!({ "id": own, "fields": other })).expect("it is changed");
    assert_eq!(shown().as_array().map(Vec::len), Some(1), "that it was changed since is told");
    ask("templates_delete", own.clone()).expect("it is deleted");
    assert!(shown()[0].as_str().is_some_and(|said| said.contains("Бланк")), "that it is there no more as well: {}", shown());
    assert_eq!(proposed(), Value::Null, "then the usual look is proposed");
    let gone = json!([{ "field": "template", "code": "template-gone", "facts": {} }]);
    for key in [own, json!("shipped-badge")] {
        assert_eq!(last(&key).expect_err("no template of minutes")["issues"], gone, "told at the field");
    }
}

#[test]
fn a_template_of_a_newer_program_is_neither_offered_nor_misread() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let desk = shell.demonstration();
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    let kept = |kind: &str| {
        let body = json!({ "version": 99, "kind": kind, "title": "Завтра", "page": { "width": 210, "height": 297 }, "elements": [] }).to_string();
        let fields = TemplateFields { kind: kind.to_owned(), title: "Завтра".to_owned(), body };
        templates::create(&desk.file().expect("open"), fields).expect("a package brings it").value.to_string()
    };
    let (unknown, certificate) = (kept("hologram"), kept("certificate"));
    let offered: Vec<Value> =
        ask("templates_list", Value::Null).expect("the list").as_array().into_iter().flatten().map(|row| row["key"].clone()).collect();
    assert!(!offered.contains(&json!(unknown)), "of a kind that nobody here knows: it would be taken for a certificate");
    assert_eq!(ask("templates_open", json!(certificate)).expect_err("a newer one")["code"], "newer-template", "it says so");
}
