//! The hours that somebody was at an event, and a message that can be pressed while a dialog is open. By the keyboard.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::papers::text;
use crate::support::{App, CTRL, Language, Setup, run};

/// An event of four hours, for which nothing was issued.
const EVENT: &str = "SELECT e.title FROM event e JOIN event_count c ON c.event_id = e.id WHERE e._del = 0 AND e.hours = 400 AND c.present > 4 \
    AND e.id NOT IN (SELECT event_id FROM document WHERE event_id IS NOT NULL) ORDER BY c.present, e.id LIMIT 1";

/// The hours that are noted, as text.
const NOTED: &str = "SELECT coalesce(group_concat(hours), '') FROM registration WHERE hours IS NOT NULL AND _del = 0";

/// Whether the button of the message can be pressed where it is seen.
const PRESSABLE: &str = "(() => { const button = document.querySelector('dialog[open] .toasts [role=status] button'); if (!button) return false; \
    const { x, y, width, height } = button.getBoundingClientRect(); return button.contains(document.elementFromPoint(x + width / 2, y + height / 2)); })()";

/// Notes the hours of the first who was present; the keyboard is at the button afterwards.
async fn note(app: &App, hours: &str) {
    app.enter("hours-set").await;
    app.write("hours-set-field", hours).await;
    app.enter_last().await;
}

fn a_part_of_the_time(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let event: String = app.value(EVENT);
        let before: String = app.value(NOTED);
        assert_eq!(before, "", "everybody was there all the time");
        app.open_event(&event).await;
        app.select("column-status", "registration-status-attended").await;
        app.focus("//*[@role='grid']").await;
        app.until(
            "the list is there",
            "document.querySelector('[role=grid] [role=row][data-index], [role=grid] [role=row] [role=gridcell]') !== null",
        )
        .await;
        app.types(" ").await;
        app.control("hours-set").await;

        note(&app, "9").await;
        let refused = app.said("error-out-of-range", &[("least", "0"), ("most", "4")]);
        assert_eq!(app.error_at("hours-set-field").await, refused, "more than the event has is refused at the field");
        look(&app, "hours-refused").await;
        app.write("hours-set-field", app.say("1,5", "1.5")).await;
        app.enter_last().await;
        app.dialog_closes().await;
        app.holds("what was typed is kept", NOTED, "150".to_owned()).await;

        // The message that it is done goes along into the dialog that is opened next, and is pressed there.
        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        app.until("the message can be pressed over the dialog", PRESSABLE).await;
        app.key(Key::Tab).await;
        app.until("Tab goes on to it", "document.activeElement?.closest('.toasts') !== null").await;
        // With the keyboard in it, it stays.
        look(&app, "message-over-dialog").await;
        app.key(Key::Enter).await;
        app.holds("taken back", NOTED, String::new()).await;
        app.until("the keyboard is in the dialog again", "document.activeElement?.closest('dialog footer') !== null").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        note(&app, app.say("1,5", "1.5")).await;
        app.dialog_closes().await;
        app.holds("noted again", NOTED, "150".to_owned()).await;
        look(&app, "hours-noted").await;
        app.keys(CTRL, 'p').await;
        app.enter_will_print().await;
        app.enter_last().await;
        app.control("preview-viewer").await;
        let said = text(&app, 1).await;
        let (part, whole) = (app.say("1,5 академического часа", "1.5 academic hours"), app.say("4 академических часа", "4 academic hours"));
        assert_eq!(said.matches(part).count(), 1, "one certificate says {part}:\n{said}");
        assert!(said.matches(whole).count() >= 4, "the others {whole}:\n{said}");
    });
}

#[test]
fn a_part_of_the_time_is_noted_and_certified_in_russian() {
    a_part_of_the_time(Language::Russian);
}

#[test]
fn a_part_of_the_time_is_noted_and_certified_in_english() {
    a_part_of_the_time(Language::English);
}
