//! Certificates: printed with numbers, printed again with the same, annulled with a reason.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, Setup, run};

/// A canvas of the preview has ink, and the layer over it has words.
const PAGE_DRAWN: &str = "(() => { const canvas = document.querySelector('dialog canvas'); \
    if (!canvas || !document.querySelector('dialog .words span')) return false; \
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
    let ink = 0; for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] < 128) ink += 1; return ink > 500; })()";

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
        app.until("Enter will print", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
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
        app.sees("event-certificates-keep").await;
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
        app.press("documents-annul").await;
        app.press("documents-annul").await;
        assert_eq!(app.error_at("documents-annul-reason").await, app.words("error-required"), "an annulment needs a reason");
        app.fill("documents-annul-reason", "A wrong name").await;
        app.press("documents-annul").await;
        app.dialog_closes().await;
        app.holds("the number is annulled", &of_event("count(*) FILTER (WHERE d.state = 'annulled' AND d.reason = 'A wrong name')"), 1).await;
        app.sees("document-state-annulled").await;
    });
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
    while !app.path("printed.txt").exists() && begun.elapsed().as_secs() < 10 {
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    let told = std::fs::read_to_string(app.path("printed.txt")).expect("the printer was told");
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told[..8], ["-d", "Hall", "-n", "2", "-P", "2-3", "-o", "print-scaling=none"], "what was asked for");
    assert!(std::path::Path::new(told[told.len() - 1]).exists(), "and which document: {told:?}");
    app.press("preview-print").await;
    app.until("the printer is remembered", "[...document.querySelectorAll('dialog select')].at(-1)?.value === 'Hall'").await;
    app.press("cancel").await;
}
