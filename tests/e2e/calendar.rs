//! Planning: an event is created, corrected, moved by the keyboard, and all of it undone and done again.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, SHIFT, Setup, run};

#[test]
fn an_event_is_created_moved_and_undone_by_the_keyboard() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        let events: i64 = app.value("SELECT count(*) FROM event WHERE _del = 0");
        app.keys(&[Key::Alt], '2').await;
        app.find("//*[@role='grid']").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("event-field-title").await;
        app.types("Сметы без ошибок").await;
        app.fill("event-field-starts", "18.03.2020").await;
        app.fill("event-field-starts-time", "1400").await;
        app.fill("event-field-ends", "17.03.2020").await;
        app.fill("event-field-ends-time", "16").await;
        app.key(Key::Enter).await;
        assert_eq!(app.error_at("event-field-ends").await, app.words("error-end-before-start"), "the error stands at the end of the event");
        app.focus_is_in("event-field-ends").await;
        assert_eq!(app.value::<i64>("SELECT count(*) FROM event WHERE _del = 0"), events, "nothing is written while a field is wrong");

        app.keys(CTRL, 'a').await;
        app.types("18.03").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        let day = "SELECT max(day) FROM event WHERE title = 'Сметы без ошибок' AND _del = 0";
        app.holds("the event is written", day, Some("2020-03-18".to_owned())).await;
        let starts: String = app.value("SELECT starts FROM event WHERE title = 'Сметы без ошибок'");
        assert!(starts.starts_with("2020-03-18T11:00"), "14:00 in Moscow is 11:00 in UTC, not {starts}");

        app.go("nav-calendar").await;
        app.focus("//button[@data-event][contains(., 'Сметы без ошибок')]").await;
        app.keys(SHIFT, Key::Right).await;
        app.holds("Shift and an arrow moves it by a day", day, Some("2020-03-19".to_owned())).await;
        app.find("//*[@data-day='2020-03-19']//button[contains(., 'Сметы без ошибок')]").await;
        app.until("the event keeps the keyboard", "document.activeElement?.textContent.includes('Сметы без ошибок') === true").await;
        app.keys(SHIFT, Key::Down).await;
        app.holds("and by a week", day, Some("2020-03-26".to_owned())).await;

        app.keys(CTRL, 'z').await;
        app.holds("the first undo takes the week back", day, Some("2020-03-19".to_owned())).await;
        app.keys(CTRL, 'z').await;
        app.holds("the second the day", day, Some("2020-03-18".to_owned())).await;
        app.is_told(&app.said("app-undone", &[("action", &app.words("op-move-event"))])).await;
        app.keys(CTRL, 'y').await;
        app.holds("redo moves it again", day, Some("2020-03-19".to_owned())).await;
        app.find("//*[@data-day='2020-03-19']//button[contains(., 'Сметы без ошибок')]").await;
    });
}

#[test]
fn an_event_is_found_in_the_list_changed_and_deleted() {
    run(Setup::demonstration(Language::English), async |app: App| {
        app.go("nav-calendar").await;
        app.press("calendar-list").await;
        app.focus("//*[@role='grid']").await;
        app.types("волонт").await;
        app.fill("calendar-search", "добровольц").await;
        app.until("the list is filtered", "document.querySelectorAll('[role=rowgroup] [role=row]').length < 12 && document.querySelectorAll('[role=rowgroup] [role=row]').length > 0").await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        app.key(Key::Enter).await;
        app.control("event-certificates").await;
        app.keys(CTRL, 'e').await;
        let title = app.value_of("event-field-title").await;
        app.fill("event-field-capacity", "many").await;
        app.key(Key::Tab).await;
        assert_eq!(app.error_at("event-field-capacity").await, app.words("error-bad-number"), "a number that is none is told at once");
        app.fill("event-field-capacity", "40").await;
        app.press("save").await;
        app.dialog_closes().await;
        let capacity = format!("SELECT capacity FROM event WHERE title = '{title}' AND _del = 0");
        app.holds("the places are in the file", &capacity, Some(40)).await;

        app.press("delete").await;
        app.sees("event-delete-title").await;
        app.key(Key::Enter).await;
        app.is_told("This cannot be deleted: 36 other records refer to it.").await;

        // An event that nobody came to goes, and comes back.
        let title = "Стратегическая сессия «Сеть районов»";
        app.open_event(title).await;
        app.find(&format!("//main//h1[contains(., '{title}')]")).await;
        app.press("delete").await;
        app.sees("event-delete-title").await;
        app.key(Key::Enter).await;
        let deleted = format!("SELECT count(*) FROM event WHERE title = '{title}' AND _del = 1");
        app.holds("the event is deleted", &deleted, 1).await;
        app.press("app-undo").await;
        app.holds("and comes back by the message's own button", &deleted, 0).await;
    });
}
