//! Certificates: printed with numbers, printed again with the same, annulled with a reason.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};

#[test]
fn certificates_keep_their_numbers_and_are_annulled_with_a_reason() {
    let setup = Setup::demonstration(Language::English)
        .dialog("Копия.pdf")
        .program("lpstat", "case $1 in -e) printf 'Hall\\nOffice\\n';; -d) echo 'system default destination: Office';; esac")
        .program("lp", "[ -f refuses ] && { echo 'lp: Destination \"Hall\" is not accepting jobs.' >&2; exit 1; }; for word; do printf '%s\\n' \"$word\"; done > printed.txt");
    run(setup, async |app: App| {
        let event: String = app.value(
            "SELECT e.title FROM event e JOIN event_count c ON c.event_id = e.id WHERE c.present BETWEEN 5 AND 20 AND e._del = 0 \
             AND e.id NOT IN (SELECT event_id FROM document WHERE event_id IS NOT NULL) ORDER BY e.day LIMIT 1",
        );
        let of_event =
            |what: &str| format!("SELECT {what} FROM document d JOIN event e ON e.id = d.event_id WHERE e.title = '{event}' AND d._del = 0");
        let present: i64 = app.value(&format!("SELECT c.present FROM event e JOIN event_count c ON c.event_id = e.id WHERE e.title = '{event}'"));
        app.open_event(&event).await;
        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        app.key(Key::Enter).await;
        app.control("preview-print").await;
        app.holds("everybody present has a number", &of_event("count(DISTINCT d.number)"), present).await;
        let numbers: String = app.value(&of_event("group_concat(d.number ORDER BY d.number)"));
        app.until("the first page is drawn, with its words over it", PAGE_DRAWN).await;
        let name: String = app.value(&of_event("d.holder"));
        app.fill("preview-search", &name.to_uppercase()).await;
        app.key(Key::Enter).await;
        app.sees("on 1 page").await;
        app.press("preview-viewer").await;
        app.until_shown(1).await;
        let bytes = std::fs::read(&app.shown()[0]).expect("the PDF is there");
        assert!(bytes.starts_with(b"%PDF-"), "and it is a PDF");
        app.press("preview-save-as").await;
        app.sees("Копия.pdf").await;
        assert_eq!(std::fs::read(app.path("Копия.pdf")).expect("the copy is there"), bytes, "a copy is the same document");
        prints(&app).await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        app.press("event-certificates-print").await;
        app.control("preview-print").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        assert_eq!(app.value::<String>(&of_event("group_concat(d.number ORDER BY d.number)")), numbers, "with the numbers that they have");

        app.keys(CTRL, 'p').await;
        app.press("event-register").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        app.focus("//*[@role='grid']").await;
        app.key(Key::Home).await;
        app.press("documents-more").await;
        app.press("documents-annul").await;
        app.press("documents-annul-do").await;
        assert_eq!(app.error_at("documents-annul-reason").await, app.words("error-required"), "an annulment needs a reason");
        app.fill("documents-annul-reason", "A wrong name").await;
        app.press("documents-annul-do").await;
        app.dialog_closes().await;
        app.holds("the number is annulled", &of_event("count(*) FILTER (WHERE d.state = 'annulled' AND d.reason = 'A wrong name')"), 1).await;
        app.sees("document-state-annulled").await;
    });
}

/// Whether the tools of the page stand in one line, with the filter by an event among them.
const ONE_LINE: &str = "(() => {
    const tools = [...document.querySelector('.toolbar').children].map((tool) => tool.getBoundingClientRect());
    return document.querySelector('.toolbar .of') !== null && Math.max(...tools.map((tool) => tool.top)) < Math.min(...tools.map((tool) => tool.bottom));
})()";

/// An event with people present, for which nothing was issued.
fn event_without_certificates(app: &App) -> String {
    app.value(
        "SELECT e.title FROM event e JOIN event_count c ON c.event_id = e.id WHERE c.present BETWEEN 5 AND 20 AND c.registered > c.present AND e._del = 0 \
         AND e.id NOT IN (SELECT event_id FROM document WHERE event_id IS NOT NULL) ORDER BY e.day LIMIT 1",
    )
}

#[test]
fn the_list_is_put_right_printed_replaced_and_checked() {
    for language in [Language::Russian, Language::English] {
        run(Setup::demonstration(language), async |app: App| {
            let event = event_without_certificates(&app);
            let of_event =
                |what: &str| format!("SELECT {what} FROM document d JOIN event e ON e.id = d.event_id WHERE e.title = '{event}' AND d._del = 0");
            let present: i64 = app.value(&format!("SELECT c.present FROM event e JOIN event_count c ON c.event_id = e.id WHERE e.title = '{event}'"));
            app.open_event(&event).await;
            app.keys(CTRL, 'p').await;
            app.enter_will_print().await;
            look(&app, "certificates-list").await;

            // The first line, by keyboard alone: its name in the case that the template prints, and what the person did there.
            app.focus("//dialog//*[@role='grid']").await;
            app.key(Key::Home).await;
            app.key(Key::Enter).await;
            app.until("the line has the keyboard", "document.activeElement?.closest('.panel') !== null").await;
            app.key(Key::Escape).await;
            app.focus_is_in_list().await;
            assert_eq!(app.ask("document.querySelector('dialog[open]') !== null").await, true, "Esc leaves the line, not the list");
            app.key(Key::Enter).await;
            app.until("the line has the keyboard again", "document.activeElement?.closest('.panel') !== null").await;
            if language == Language::Russian {
                app.keys(CTRL, 'a').await;
                app.types("Исправленной Анне Петровне").await;
                app.key(Key::Enter).await;
                app.holds("the correction is remembered", "SELECT coalesce(max(name), '') FROM name_case", "Исправленной Анне Петровне".to_owned())
                    .await;
                app.focus_is_in_list().await;
                app.sees("certificates-corrected").await;
            }
            app.choose("certificates-part", "part-speaker").await;
            app.holds("the role is kept", "SELECT count(*) FROM registration WHERE part = 'speaker'", 1).await;
            app.focus_is_in_list().await;

            app.fill("certificates-least-hours", "-1").await;
            app.key(Key::Tab).await;
            assert!(!app.error_at("certificates-least-hours").await.is_empty(), "hours are not negative");
            app.fill("certificates-least-hours", "0").await;
            app.key(Key::Tab).await;

            // Somebody who was not there, with a reason.
            app.choose("certificates-show", "certificates-show-leftOut").await;
            app.focus("//dialog//*[@role='grid']").await;
            app.key(Key::Home).await;
            app.until("another line is shown", "document.querySelectorAll('dialog [role=rowgroup] [role=row]').length > 0").await;
            app.press("certificates-except").await;
            assert_eq!(app.error_at("certificates-exception-reason").await, app.words("error-required"), "an exception needs a reason");
            app.fill("certificates-exception-reason", "Online").await;
            app.key(Key::Enter).await;
            app.sees("certificates-exception").await;
            look(&app, "certificates-exception").await;

            app.choose("certificates-form", "batch-form-zip").await;
            app.fill("certificates-names", "{nomer}").await;
            app.press("event-certificates-print").await;
            let error = app.error_at("certificates-names").await;
            assert!(error.starts_with(app.say("В имени файла", "In a file name")), "a pattern of names is checked: {error}");
            app.fill("certificates-names", "{number} {surname}").await;
            app.press("event-certificates-print").await;
            app.dialog_closes().await;
            app.holds("all who were present and the exception have a number", &of_event("count(DISTINCT d.number)"), present + 1).await;
            app.holds("with its reason", &of_event("count(*) FILTER (WHERE d.exception = 'Online')"), 1).await;
            app.press("certificates-open-folder").await;
            app.until_shown(1).await;
            let zip = std::fs::read(&app.shown()[0]).expect("the archive is there");
            assert!(zip.starts_with(b"PK"), "and it is an archive");
            let files = zip.windows(4).filter(|bytes| *bytes == b"PK\x01\x02").count() as i64;
            assert_eq!(files, present + 1, "with a file for each");

            app.keys(CTRL, 'p').await;
            app.enter_will_print().await;
            app.key(Key::Enter).await;
            app.until("the certificates are drawn", PAGE_DRAWN).await;
            look(&app, "certificates-paper").await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;

            app.keys(CTRL, 'p').await;
            app.press("event-register").await;
            app.find("//*[@role='rowgroup']//*[@role='row']").await;
            app.focus("//*[@role='grid']").await;
            app.key(Key::Home).await;
            app.until("the tools stand in one line", ONE_LINE).await;
            let old: String = app.value(&of_event("max(d.number)"));
            app.press("documents-more").await;
            app.press("documents-reissue").await;
            app.press("documents-reissue-do").await;
            assert_eq!(app.error_at("documents-annul-reason").await, app.words("error-required"), "a replacement needs a reason");
            app.fill("documents-annul-reason", app.say("Опечатка", "A misprint")).await;
            app.press("documents-reissue-do").await;
            app.until("the new one is drawn", PAGE_DRAWN).await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;
            app.holds("the old number is annulled", &format!("SELECT state FROM document WHERE number = '{old}'"), "annulled".to_owned()).await;
            app.sees("document-state-annulled").await;
            look(&app, "documents-register").await;

            app.press("documents-check").await;
            app.focus_is_in("documents-check-code").await;
            app.types(&old).await;
            app.key(Key::Enter).await;
            app.is_told(&app.words("documents-verdict-replaced")).await;
            look(&app, "documents-check").await;
            let new: String = app.value("SELECT n.number FROM document n JOIN document d ON d.id = n.replaces");
            app.fill("documents-check-code", &new).await;
            app.key(Key::Enter).await;
            app.is_told(&app.words("documents-verdict-valid")).await;
            app.sees("documents-name-not-proved").await;
            app.fill("documents-check-code", &format!("{new}|2019-04-30|AAAAAAAA")).await;
            app.key(Key::Enter).await;
            app.is_told(&app.words("documents-verdict-name-differs")).await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;

            app.press("documents-more").await;
            app.press("documents-pdf").await;
            app.until("the register is drawn", PAGE_DRAWN).await;
            look(&app, "documents-register-paper").await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;

            app.press("documents-more").await;
            app.press("documents-settings").await;
            app.fill("certificates-pattern", "СК-{number}").await;
            app.press("save").await;
            let error = app.error_at("certificates-pattern").await;
            assert!(error.contains(app.say("два ноутбука", "two laptops")), "they would print one number: {error}");
            look(&app, "documents-settings").await;
            app.fill("certificates-pattern", "{laptop}/{year}/{number:3}").await;
            app.fill("certificates-signer-name", "Орлова А. А.").await;
            app.press("save").await;
            app.dialog_closes().await;
            app.holds("the pattern is kept", "SELECT certificate_pattern FROM programme", "{laptop}/{year}/{number:3}".to_owned()).await;
        });
    }
}

/// The print dialog: what is wrong stands at its field, a refusal is told, the printer gets what was asked for and is remembered.
async fn prints(app: &App) {
    std::fs::write(app.path("refuses"), "").expect("the printer is paused");
    app.press("preview-print").await;
    app.until("the system's own printer is proposed", "[...document.querySelectorAll('dialog select')].at(-1)?.value === 'Office'").await;
    app.choose("print-printer", "Hall").await;
    app.fill("print-copies", "0").await;
    app.press("print-do").await;
    assert_eq!(app.error_at("print-copies").await, app.said("error-out-of-range", &[("least", "1"), ("most", "99")]), "no copies are none");
    app.fill("print-copies", "2").await;
    app.fill("print-first", "2").await;
    app.fill("print-last", "3").await;
    app.press("print-do").await;
    app.is_told(&app.said("error-printer-refuses", &[("printer", "Hall")])).await;
    std::fs::remove_file(app.path("refuses")).expect("the printer goes on");
    app.press("print-do").await;
    app.sees("“Hall”").await;
    let begun = std::time::Instant::now();
    let told = loop {
        // The printer of the test writes line by line; the document comes last.
        let told = std::fs::read_to_string(app.path("printed.txt")).unwrap_or_default();
        if told.ends_with(".pdf\n") {
            break told;
        }
        assert!(begun.elapsed() < crate::support::patience(), "the printer was told: {told:?}");
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    };
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told[..8], ["-d", "Hall", "-n", "2", "-P", "2-3", "-o", "print-scaling=none"], "what was asked for");
    assert!(std::path::Path::new(told[told.len() - 1]).exists(), "and which document: {told:?}");
    // The refusal named the printer as well: what tells that it is done is the dialog that goes.
    app.until("the print dialog is gone", "document.querySelectorAll('dialog[open]').length === 1").await;
    app.press("preview-print").await;
    app.until("the printer is remembered", "[...document.querySelectorAll('dialog select')].at(-1)?.value === 'Hall'").await;
    app.press("cancel").await;
}
