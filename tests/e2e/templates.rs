//! Templates: one that ships is copied, changed by keys alone, tried with the longest name, printed for an event, passed on as a
//! file; a badge is made from nothing, with how it lies on its sheet; a registration sheet gets a table of one's own.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::support::{App, CTRL, Language, PAGE_DRAWN, SHIFT, Setup, run};

/// The place of the first text that is no ground, from the template in the file.
fn place(app: &App, what: &str) -> f64 {
    let body = body(app);
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
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        let before = (place(&app, "x"), place(&app, "width"));

        let name = app.words("template-element-name");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
        app.key(Key::Right).await;
        app.keys(SHIFT, Key::Right).await;
        app.keys(&[Key::Alt], Key::Left).await;
        save(&app).await;
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
        is_saved(&app).await;

        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.press(&app.said("templates-export-of", &[("title", "Наш")])).await;
        app.until_written("Наш.sokrat-template").await;
        app.press("templates-import").await;
        app.holds("a second one came from the file", "SELECT count(*) FROM template WHERE _del = 0 AND title = 'Наш'", 2).await;
        app.until("and is opened", CARD_DRAWN).await;

        let event: String = app.value(
            "SELECT e.title FROM event e JOIN event_count c ON c.event_id = e.id WHERE c.present BETWEEN 5 AND 20 AND e._del = 0 ORDER BY e.day LIMIT 1",
        );
        app.open_event(&event).await;
        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        app.choose("templates-select", "Наш").await;
        app.press("event-certificates-print").await;
        app.control("preview-print").await;
        app.until("the certificates are drawn", PAGE_DRAWN).await;
        app.press("preview-viewer").await;
        app.until_shown(1).await;
        let text = std::process::Command::new("pdftotext").arg(&app.shown()[0]).arg("-").output().expect("pdftotext is installed");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(text.contains("СК-2019"), "each has its number:\n{text}");
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        // The register knows the template, and says so when it is gone.
        let of_event = |what: &str| {
            format!(
                "SELECT {what} FROM document d JOIN event e ON e.id = d.event_id LEFT JOIN template t ON t.id = unhex(d.template) WHERE e.title = '{event}' AND d._del = 0"
            )
        };
        app.holds("each certificate knows its template", &of_event("min(coalesce(t.title, '')) || max(t.title)"), "НашНаш".to_owned()).await;
        app.keys(CTRL, 'p').await;
        let key: String = app.value(&of_event("max(d.template)"));
        app.until("it is proposed again", &format!("[...document.querySelectorAll('dialog select')].some((one) => one.value === '{key}')")).await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        let delete = app.said("templates-delete-of", &[("title", "Наш")]);
        for left in [1, 0] {
            app.until("those that are there are listed", &format!("document.querySelectorAll('[aria-label=\"{delete}\"]').length === {}", left + 1))
                .await;
            app.press(&delete).await;
            app.holds("it is deleted", "SELECT count(*) FROM template WHERE _del = 0", left).await;
        }
        app.go("nav-documents").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        app.keys(CTRL, 'f').await;
        app.focus_is_in("documents-search").await;
        app.types(&app.value::<String>(&of_event("max(d.number)"))).await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        app.key(Key::Enter).await;
        let used = app.words("template-shipped-participant");
        app.sees(&app.said("documents-template-gone", &[("title", "Наш"), ("used", &used)])).await;
        app.until("the certificate is drawn", PAGE_DRAWN).await;
        look(&app, "documents-template-gone").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.press("documents-more").await;
        app.press("documents-reissue").await;
        app.sees(&app.said("documents-template-before", &[("title", "Наш")])).await;
        look(&app, "documents-reissue-gone").await;
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

/// Ctrl+S, until the file has it.
async fn save(app: &App) {
    app.keys(CTRL, 's').await;
    is_saved(app).await;
}

/// The designer knows that the file has everything: the message of an earlier saving may stand on the screen still.
pub async fn is_saved(app: &App) {
    let dirty = app.words("designer-dirty");
    app.until("it is saved", &format!("![...document.querySelectorAll('[role=status]')].some((each) => each.textContent.includes('{dirty}'))")).await;
    app.sees("designer-saved").await;
}

/// The last template in the file.
fn body(app: &App) -> serde_json::Value {
    let body: String = app.value("SELECT body FROM template WHERE _del = 0 ORDER BY id DESC LIMIT 1");
    serde_json::from_str(&body).expect("a template is JSON")
}

/// A badge from nothing, four on a sheet, then six.
async fn badge_from_nothing(app: &App) {
    app.press("templates-new").await;
    app.focus_is_in("template-new-kind").await;
    app.choose("template-new-kind", "template-kind-badge").await;
    app.until("the engine has drawn its sheet", SHEET_DRAWN).await;
    app.fill("designer-across", "3").await;
    app.key(Key::Enter).await;
    assert_eq!(app.error_at("designer-across").await, app.said("error-off-sheet", &[("by", "60")]), "three of 90 mm are wider than A4");
    app.fill("designer-across", "2").await;
    app.fill("designer-down", "2").await;
    app.key(Key::Enter).await;
    app.until("the engine has drawn the card", CARD_DRAWN).await;
    let lies = |app: &App| {
        let body = body(app);
        (body["kind"].clone(), body["sheet"]["across"].clone(), body["sheet"]["down"].clone())
    };
    assert_eq!(lies(app), ("badge".into(), 2.into(), 2.into()), "as it was asked for");
    app.press("designer-sheet-show").await;
    app.until("the sheet is drawn", SHEET_DRAWN).await;
    app.fill("designer-down", "6").await;
    app.keys(CTRL, 's').await;
    assert_eq!(app.error_at("designer-down").await, app.said("error-off-sheet", &[("by", "63")]), "six of 60 mm are higher than A4");
    app.fill("designer-down", "3").await;
    app.key(Key::Tab).await;
    save(app).await;
    assert_eq!(lies(app), ("badge".into(), 2.into(), 3.into()), "the designer changes how it lies");
    app.go("nav-documents").await;
    app.press("documents-more").await;
    app.press("templates-title").await;
}

/// The columns of the table of the last template in the file, each by its heading.
fn columns(app: &App) -> Vec<String> {
    let body = body(app);
    let elements = body["elements"].as_array().expect("it has elements");
    let table = elements.iter().find(|element| element["shows"]["kind"] == "table").expect("one is a table");
    let columns = table["shows"]["columns"].as_array().expect("it has columns");
    columns.iter().map(|column| column["title"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The engine's picture of the card as it stands now is there, and that of the sheet.
pub const CARD_DRAWN: &str =
    "document.querySelector('.board:not([role=img]) canvas') !== null && document.querySelector('.middle > [aria-busy], .board .busy') === null";
pub const SHEET_DRAWN: &str =
    "document.querySelector('.board[role=img]:not([aria-busy]) canvas') !== null && document.querySelector('.board .busy') === null";

fn drawn_anew(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.until("the first templates have their pictures", "document.querySelectorAll('canvas.ready').length >= 3").await;
        badge_from_nothing(&app).await;
        app.press("templates-new").await;
        app.choose("template-new-kind", "template-kind-registrationSheet").await;
        app.press("template-new-do").await;
        app.until("the engine has drawn the sheet", CARD_DRAWN).await;

        // By keys alone: the table, its last column, one more behind it, and that before the signature.
        let table = app.words("designer-kind-table");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{table}')]")).await;
        app.find("//button[@data-column='4']").await;
        app.focus("//button[@data-column='0']").await;
        for _ in 0..4 {
            app.key(Key::Down).await;
        }
        app.until("the last column has the keyboard", "document.activeElement?.dataset.column === '4'").await;
        app.focus(&format!("//button[@aria-label='{}']", app.words("designer-column-add"))).await;
        app.key(Key::Enter).await;
        app.until("the new column has it", "document.activeElement?.dataset.column === '5'").await;
        app.choose("designer-column-holds", "placeholder-municipality").await;
        app.focus("//button[@data-column='5']").await;
        app.keys(&[Key::Alt], Key::Up).await;
        app.until("it moved", "document.activeElement?.dataset.column === '4'").await;
        app.fill("designer-column-title", app.say("Откуда", "From where")).await;
        save(&app).await;
        let expected: Vec<String> = ["sheet-number", "sheet-name", "sheet-organisation", "sheet-phone"]
            .map(|key| app.words(key))
            .into_iter()
            .chain([app.say("Откуда", "From where").to_owned(), app.words("sheet-signature")])
            .collect();
        assert_eq!(columns(&app), expected, "the column stands before the signature");
        app.focus("//button[@data-column='4']").await;
        app.key(Key::Delete).await;
        app.until("it is gone", "document.querySelectorAll('[data-column]').length === 5").await;
        app.keys(CTRL, 'z').await;
        app.until("until the step is taken back", "document.querySelectorAll('[data-column]').length === 6").await;

        let event: String = app.value(
            "SELECT e.title FROM event e JOIN event_count c ON c.event_id = e.id WHERE c.registered BETWEEN 5 AND 15 AND e._del = 0 ORDER BY e.day LIMIT 1",
        );
        app.open_event(&event).await;
        app.press("print-menu").await;
        app.press("print-sheet").await;
        app.choose("templates-select", "template-new-registrationSheet").await;
        app.fill("print-sheet-blank", "2").await;
        app.key(Key::Enter).await;
        app.control("preview-print").await;
        app.document_says(app.say("Откуда", "From where")).await;
        app.document_says("+2").await;
        app.press("preview-viewer").await;
        app.until_shown(1).await;
        let text = std::process::Command::new("pdftotext").arg("-layout").arg(&app.shown()[0]).arg("-").output().expect("pdftotext is installed");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        let of_event =
            |what: &str| format!("SELECT {what} FROM registration r JOIN event e ON e.id = r.event_id WHERE e.title = '{event}' AND r._del = 0");
        let numbered: i64 = app.value(&of_event("max(r.list_number)"));
        assert!(numbered >= 5 && text.contains("+2") && !text.contains("+3"), "people with their numbers, then two empty rows:\n{text}");
    });
}

#[test]
fn a_badge_and_a_registration_sheet_are_drawn_from_nothing_in_russian() {
    drawn_anew(Language::Russian);
}

#[test]
fn a_badge_and_a_registration_sheet_are_drawn_from_nothing_in_english() {
    drawn_anew(Language::English);
}

/// Several elements are selected without a pointer, moved together, and both come back with one step.
fn selected_together(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        crate::lists::templates(&app).await;
        app.enter("templates-copy").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        let places = |app: &App| {
            let body = body(app);
            let elements = body["elements"].as_array().expect("it has elements").iter();
            elements.map(|element| element["frame"]["x"].as_f64().expect("a number")).collect::<Vec<_>>()
        };
        let before = places(&app);
        let name = app.words("template-element-name");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
        let first = app.ask("Number(document.activeElement?.dataset.element)").await.as_u64().expect("its place") as usize;
        let at = |place: usize| format!("document.activeElement?.dataset.element === '{place}'");
        let selected = |count: usize| format!("document.querySelectorAll('[data-element][aria-pressed=true]').length === {count}");
        app.until("Tab selects what it comes to", &selected(1)).await;
        app.keys(CTRL, Key::Down).await;
        app.until("Ctrl and an arrow go on", &at(first + 1)).await;
        app.until("and select nothing", &selected(1)).await;
        app.keys(CTRL, ' ').await;
        app.until("Ctrl and Space take it as well", &selected(2)).await;
        app.keys(CTRL, Key::Right).await;
        app.until("on once more", &at(first + 2)).await;
        app.keys(SHIFT, ' ').await;
        app.until("Shift and Space too", &selected(3)).await;
        app.keys(SHIFT, ' ').await;
        app.until("and leave it again", &selected(2)).await;
        look(&app, "designer-two-selected").await;
        app.key(Key::Right).await;
        save(&app).await;
        let moved = before.iter().enumerate().map(|(at, x)| if at == first || at == first + 1 { x + 1.0 } else { *x }).collect::<Vec<_>>();
        assert_eq!(places(&app), moved, "the two went a millimetre to the right, and nothing else");
        app.key(Key::Escape).await;
        app.until("nothing is selected", &selected(0)).await;
        app.keys(CTRL, 'z').await;
        app.until("undo selects what it put back", &selected(2)).await;
        save(&app).await;
        assert_eq!(places(&app), before, "both are where they were");
    });
}

#[test]
fn several_elements_are_selected_by_keys_in_russian() {
    selected_together(Language::Russian);
}

#[test]
fn several_elements_are_selected_by_keys_in_english() {
    selected_together(Language::English);
}
