//! The register: Enter on a line shows the document itself, made once more.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};

/// Searches the register and opens the first line, in one breath.
async fn opens(app: &App, words: &str) {
    app.keys(CTRL, 'f').await;
    app.focus_is_in("documents-search").await;
    app.keys(CTRL, 'a').await;
    app.types(words).await;
    app.key(Key::Enter).await;
    app.focus_is_in_list().await;
    app.key(Key::Enter).await;
    app.until("the document is drawn", PAGE_DRAWN).await;
}

async fn closes(app: &App) {
    app.key(Key::Escape).await;
    app.dialog_closes().await;
    app.focus_is_in_list().await;
}

fn documents(language: Language) {
    run(Setup::demonstration(language).dialog("Копия.pdf"), async |app: App| {
        let actions = "SELECT count(*) FROM action";
        let before: i64 = app.value(actions);
        let of = |what: &str| format!("SELECT {what} FROM document WHERE kind = 'certificate' AND _del = 0 ORDER BY number LIMIT 1");
        let (number, surname): (String, String) = (app.value(&of("number")), app.value(&of("substr(holder, 1, 5)")));
        app.go("nav-documents").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        opens(&app, &number).await;
        app.document_says(&number).await;
        app.document_says(&surname).await;
        app.press("preview-save-as").await;
        app.sees("Копия.pdf").await;
        assert!(std::fs::read(app.path("Копия.pdf")).expect("a copy").starts_with(b"%PDF-"), "it can be kept where the person likes");
        closes(&app).await;
        assert_eq!(app.value::<i64>(actions), before, "to look at a document changes nothing");
        let made = std::fs::read_dir(app.folder.path()).expect("the folder").flatten().filter(|entry| entry.path().is_dir());
        let documents = app.said("file-documents", &[("name", "programme")]);
        assert!(!made.map(|entry| entry.file_name()).any(|name| name == documents.as_str()), "nor does it leave a file behind");

        // One that is annulled says so on the paper.
        let reason = app.say("Испорчен бланк", "A spoilt form");
        app.press("documents-more").await;
        app.press("documents-annul").await;
        app.focus_is_in("documents-annul-reason").await;
        app.types(reason).await;
        app.press("documents-annul-do").await;
        app.dialog_closes().await;
        app.holds("it is annulled", &format!("SELECT state FROM document WHERE number = '{number}'"), "annulled".to_owned()).await;
        app.focus_is_in_list().await;
        app.key(Key::Home).await;
        app.key(Key::Enter).await;
        app.until("the document is drawn", PAGE_DRAWN).await;
        app.document_says(reason).await;
        closes(&app).await;

        // From the person as well.
        app.press("documents-more").await;
        app.press("documents-person").await;
        app.find("//aside//h2").await;
        app.press(&number).await;
        app.until("the document is drawn", PAGE_DRAWN).await;
        app.document_says(reason).await;
    });
}

#[test]
fn a_line_of_the_register_opens_its_document_in_russian() {
    documents(Language::Russian);
}

#[test]
fn a_line_of_the_register_opens_its_document_in_english() {
    documents(Language::English);
}

/// The longest reason that there can be is read on the paper from its beginning to its end.
fn long_reason(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let number: String = app.value("SELECT number FROM document WHERE kind = 'certificate' AND _del = 0 ORDER BY number DESC LIMIT 1");
        app.go("nav-documents").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        opens(&app, &number).await;
        closes(&app).await;
        let sentence = app.say(
            "В сертификате указана другая организация, а имя напечатано с ошибкой; ",
            "The certificate names another organisation, and the name has a slip in it; ",
        );
        let end = app.say("вместо него выдан новый.", "a new one was issued in its place.");
        let reason = sentence.repeat((500 - end.chars().count()) / sentence.chars().count()) + end;
        app.press("documents-more").await;
        app.press("documents-annul").await;
        app.focus_is_in("documents-annul-reason").await;
        app.types(&reason).await;
        app.press("documents-annul-do").await;
        app.dialog_closes().await;
        app.holds("with all of it", &format!("SELECT reason FROM document WHERE number = '{number}'"), reason.clone()).await;
        app.focus_is_in_list().await;
        app.key(Key::Home).await;
        app.key(Key::Enter).await;
        app.until("the document is drawn", PAGE_DRAWN).await;
        app.document_says(&reason).await;
        look(&app, "register-long-reason").await;
    });
}

#[test]
fn a_long_reason_is_read_on_the_annulled_certificate_in_russian() {
    long_reason(Language::Russian);
}

#[test]
fn a_long_reason_is_read_on_the_annulled_certificate_in_english() {
    long_reason(Language::English);
}
