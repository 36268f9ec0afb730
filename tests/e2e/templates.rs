//! Templates: one that ships is copied, changed by keys alone, tried with the longest name, printed for an event, passed on as a file.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, SHIFT, Setup, run};

/// The place of the first text that is no ground, from the template in the file.
fn place(app: &App, what: &str) -> f64 {
    let body: String = app.value("SELECT body FROM template WHERE _del = 0 ORDER BY id DESC LIMIT 1");
    let body: serde_json::Value = serde_json::from_str(&body).expect("a template is JSON");
    let elements = body["elements"].as_array().expect("it has elements");
    let name =
        elements.iter().find(|element| element["shows"]["text"].as_str().is_some_and(|text| text.starts_with("{name"))).expect("one is the name");
    name["frame"][what].as_f64().expect("a number")
}

fn designs(language: Language) {
    let setup = Setup::demonstration(language).dialog("Наш.sokrat-template").dialog("Наш.sokrat-template");
    run(setup, async |app: App| {
        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.sees("template-shipped-participant").await;
        app.press("templates-copy").await;
        app.holds("the copy is in the file", "SELECT count(*) FROM template WHERE _del = 0", 1).await;
        app.until("the engine has drawn the card", "document.querySelector('.board canvas')?.width > 100").await;
        let before = (place(&app, "x"), place(&app, "width"));

        let name = app.words("template-element-name");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
        app.key(Key::Right).await;
        app.keys(SHIFT, Key::Right).await;
        app.keys(&[Key::Alt], Key::Left).await;
        app.keys(CTRL, 's').await;
        app.sees("designer-saved").await;
        assert_eq!((place(&app, "x"), place(&app, "width")), (before.0 + 6.0, before.1 - 1.0), "one and five millimetres right, one narrower");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
        app.keys(CTRL, 'z').await;
        app.sees("designer-dirty").await;
        app.keys(CTRL, 'y').await;

        app.fill("designer-width", "12").await;
        app.key(Key::Tab).await;
        app.find("//*[@role='status' and contains(@class,'banner')]").await;
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
        app.keys(CTRL, 'z').await;
        app.key(Key::Escape).await;
        app.fill("designer-template-name", " ").await;
        app.press("designer-save").await;
        assert_eq!(app.error_at("designer-template-name").await, app.words("error-required"), "a template must be called something");
        app.fill("designer-template-name", "Наш").await;
        // What is not saved is asked about before it is left.
        app.go("nav-documents").await;
        app.sees("designer-leave-title").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        assert_eq!(app.value_of("designer-template-name").await, "Наш", "the designer is still there, with what was typed");
        app.press("designer-save").await;
        app.holds("it has its name", "SELECT title FROM template WHERE _del = 0", "Наш".to_owned()).await;

        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.press(&app.said("templates-export-of", &[("title", "Наш")])).await;
        app.until_written("Наш.sokrat-template").await;
        app.press("templates-import").await;
        app.holds("a second one came from the file", "SELECT count(*) FROM template WHERE _del = 0 AND title = 'Наш'", 2).await;

        let event: String = app.value(
            "SELECT e.title FROM event e JOIN event_count c ON c.event_id = e.id WHERE c.present BETWEEN 5 AND 20 AND e._del = 0 ORDER BY e.day LIMIT 1",
        );
        app.open_event(&event).await;
        app.keys(CTRL, 'p').await;
        app.choose("templates-select", "Наш").await;
        app.press("event-certificates-print").await;
        app.control("preview-print").await;
        app.until("the certificates are drawn", "document.querySelector('dialog canvas')?.width > 100").await;
        app.press("preview-viewer").await;
        app.until_shown(1).await;
        let text = std::process::Command::new("pdftotext").arg(&app.shown()[0]).arg("-").output().expect("pdftotext is installed");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(text.contains("СК-2019"), "each has its number:\n{text}");
    });
}

#[test]
fn a_template_is_designed_and_printed_in_russian() {
    designs(Language::Russian);
}

#[test]
fn a_template_is_designed_and_printed_in_english() {
    designs(Language::English);
}
