//! Certificates: printed with numbers, printed again with the same, annulled with a reason.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, Setup, run};

#[test]
fn certificates_keep_their_numbers_and_are_annulled_with_a_reason() {
    run(Setup::demonstration(Language::English), async |app: App| {
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
        app.dialog_closes().await;
        app.holds("everybody present has a number", &of_event("count(DISTINCT d.number)"), present).await;
        let numbers: String = app.value(&of_event("group_concat(d.number ORDER BY d.number)"));
        let shown = app.shown();
        assert_eq!(shown.len(), 1, "the PDF was opened in the viewer");
        let bytes = std::fs::read(&shown[0]).expect("the PDF is there");
        assert!(bytes.starts_with(b"%PDF-"), "and it is a PDF");

        app.keys(CTRL, 'p').await;
        app.sees("event-certificates-keep").await;
        app.press("event-certificates-print").await;
        app.dialog_closes().await;
        assert_eq!(app.shown().len(), 2, "it is printed again");
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
