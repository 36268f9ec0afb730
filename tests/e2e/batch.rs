//! Work that is stopped or refused: a batch that is cancelled while it runs, a printer that is not there, that fails, that
//! gives a document back.

use fantoccini::key::Key;

use crate::support::{App, CANCELS, CTRL, Language, PAGE_DRAWN, Setup, run};

/// The event with the most people present, for whom nothing was issued.
fn largest_event(app: &App) -> (String, i64) {
    let of = |what: &str| {
        format!(
            "SELECT {what} FROM event e JOIN event_count c ON c.event_id = e.id WHERE e._del = 0 \
             AND e.id NOT IN (SELECT event_id FROM document WHERE event_id IS NOT NULL) ORDER BY c.present DESC, e.id LIMIT 1"
        )
    };
    (app.value(&of("e.title")), app.value(&of("c.present")))
}

/// What lies in the folder of documents, and what is half written there.
fn made(app: &App) -> Vec<String> {
    let folder = app.path(&app.said("file-documents", &[("name", "programme")]));
    std::fs::read_dir(folder).map(|files| files.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect()).unwrap_or_default()
}

fn cancelled(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let (event, present) = largest_event(&app);
        let numbers = format!("SELECT count(*) FROM document d JOIN event e ON e.id = d.event_id WHERE e.title = '{event}' AND d._del = 0");
        let actions = "SELECT count(*) FROM action";
        let before: i64 = app.value(actions);
        app.open_event(&event).await;
        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        for form in ["batch-form-one", "batch-form-each", "batch-form-zip"] {
            app.choose("certificates-form", form).await;
            app.focus("//dialog//footer//button[last()]").await;
            app.ask(CANCELS).await;
            app.key(Key::Enter).await;
            app.until("how far it is was shown", "!!window.shown").await;
            app.until(
                "the list is back",
                "document.querySelector('dialog [role=progressbar]') === null && document.querySelector('dialog [role=grid]') !== null",
            )
            .await;
            assert_eq!(app.value::<i64>(&numbers), 0, "{form}: nobody has a number");
            assert_eq!(app.value::<i64>(actions), before, "{form}: the journal has nothing to tell");
            assert_eq!(made(&app), Vec::<String>::new(), "{form}: nothing stays, least of all half of it");
        }
        app.press("event-certificates-print").await;
        app.dialog_closes().await;
        app.holds("the next one is whole", &numbers, present).await;
        assert_eq!(made(&app).len(), 1, "one archive");
        let last: String = app.value(&format!("SELECT max(d.number) FROM document d JOIN event e ON e.id = d.event_id WHERE e.title = '{event}'"));
        app.keys(CTRL, 'p').await;
        app.press("event-register").await;
        app.sees(&last).await;
    });
}

#[test]
fn a_cancelled_batch_leaves_nothing_in_russian() {
    cancelled(Language::Russian);
}

#[test]
fn a_cancelled_batch_leaves_nothing_in_english() {
    cancelled(Language::English);
}

/// Opens the print dialog over the document that is shown, and waits until Enter does what its last button says.
async fn print_dialog(app: &App, does: &str) {
    app.press("preview-print").await;
    app.until(&format!("Enter will do it: {does}"), &format!("document.activeElement?.textContent.trim() === {:?}", app.words(does))).await;
}

fn refused(language: Language) {
    let setup = Setup::demonstration(language)
        .program("lpstat", "[ -f printers ] || exit 1; case $1 in -e) echo Hall;; -d) echo 'system default destination: Hall';; esac")
        .program("lp", "[ -f fails ] && { echo 'lp: Bad file descriptor' >&2; exit 1; }; [ -f gone ] && { echo 'lp: The printer or class does not exist.' >&2; exit 1; }; echo 'request id is Hall-17 (1 file(s))'")
        .program("cancel", "[ -f printed ] && { echo 'cancel: cancel-job failed' >&2; exit 1; }; echo \"$1\" > cancelled.txt");
    run(setup, async |app: App| {
        let touch = |name: &str| std::fs::write(app.path(name), "").expect("a sign for the printer");
        let year = app.said("print-year-plan", &[("year", "2020")]);
        app.go("nav-calendar").await;
        app.press(&year).await;
        app.until("the document is drawn", PAGE_DRAWN).await;

        // A queue that nobody answers for: the viewer prints.
        print_dialog(&app, "preview-viewer").await;
        app.sees("print-no-queue").await;
        app.key(Key::Enter).await;
        app.until_shown(1).await;
        app.is_told("print-in-viewer").await;

        touch("printers");
        touch("fails");
        print_dialog(&app, "print-do").await;
        app.key(Key::Enter).await;
        app.is_told("error-print-failed").await;
        app.until("Enter tries again", "document.activeElement?.matches('dialog footer button:last-child:not(:disabled)') === true").await;
        std::fs::remove_file(app.path("fails")).expect("the printer is mended");
        touch("gone");
        app.key(Key::Enter).await;
        app.is_told(&app.said("error-no-printer", &[("printer", "Hall")])).await;
        std::fs::remove_file(app.path("gone")).expect("the printer is back");
        app.press("print-do").await;
        app.is_told(app.say("Отправлено на принтер «Hall»", "Sent to the printer “Hall”")).await;

        app.press("print-take-back").await;
        app.is_told(app.say("Печать отменена", "Not printed")).await;
        assert_eq!(std::fs::read_to_string(app.path("cancelled.txt")).expect("the queue was told").trim(), "Hall-17", "that document and no other");
        print_dialog(&app, "print-do").await;
        app.key(Key::Enter).await;
        app.is_told(app.say("Отправлено на принтер «Hall»", "Sent to the printer “Hall”")).await;
        touch("printed");
        app.press("print-take-back").await;
        app.is_told("error-print-over").await;
    });
}

#[test]
fn a_printer_that_takes_nothing_is_told_in_russian() {
    refused(Language::Russian);
}

#[test]
fn a_printer_that_takes_nothing_is_told_in_english() {
    refused(Language::English);
}
