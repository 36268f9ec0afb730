//! The crowded door, by the keyboard alone.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, Setup, run};

#[test]
fn people_are_marked_present_by_letters_and_enter() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        // The last event of the story gets people who have not come yet.
        app.open_event("Итоговая конференция программы").await;
        app.keys(CTRL, 'd').await;
        app.focus_is_in("door-search-label").await;
        let event = "SELECT lower(hex(id)) FROM event WHERE title = 'Итоговая конференция программы'";
        let event: String = app.value(event);
        let present = format!("SELECT count(*) FROM registration WHERE lower(hex(event_id)) = '{event}' AND status = 'attended' AND _del = 0");
        let before: i64 = app.value(&present);
        let stranger = format!(
            "SELECT surname || ' ' || given FROM person WHERE _del = 0 AND surname GLOB '[А-Я][а-я]*' AND id NOT IN \
             (SELECT person_id FROM registration WHERE lower(hex(event_id)) = '{event}') ORDER BY folded LIMIT 1 OFFSET 40"
        );
        let stranger: String = app.value(&stranger);

        app.types(&stranger.to_lowercase()).await;
        app.find(&format!("//*[@role='option'][contains(., '{stranger}')]")).await;
        app.key(Key::Enter).await;
        app.holds("one more is present", &present, before + 1).await;
        app.is_told(&stranger).await;
        app.until("the count follows", &format!("document.querySelector('.count strong')?.textContent === '{}'", before + 1)).await;
        app.until("the field is empty again", "document.activeElement?.getAttribute('role') === 'combobox' && document.activeElement.value === ''")
            .await;

        app.types("щеглова").await;
        app.sees("door-none").await;
        app.key(Key::Enter).await;
        app.focus_is_in("person-given").await;
        assert_eq!(app.value_of("person-surname").await, "Щеглова", "the letters typed are the surname");
        app.types("Инга").await;
        app.fill("door-walk-in-organisation", "Клуб «Росток»").await;
        app.find("//*[@role='option'][contains(., 'Клуб «Росток»')]").await;
        app.key(Key::Enter).await;
        app.until("it is chosen", "document.querySelector('dialog [role=combobox]')?.getAttribute('aria-expanded') === 'false'").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        app.holds("the walk-in is present", &present, before + 2).await;
        let organisation: String = app.value(
            "SELECT o.short_name || o.full_name FROM role r JOIN organisation o ON o.id = r.organisation_id JOIN person p ON p.id = r.person_id \
             WHERE p.surname = 'Щеглова' AND p.given = 'Инга'",
        );
        assert!(organisation.contains("Росток"), "with her organisation, not {organisation}");
        app.keys(CTRL, 'z').await;
        app.holds("Ctrl+Z takes the walk-in back", &present, before + 1).await;
        app.holds("and the person with it", "SELECT count(*) FROM person WHERE surname = 'Щеглова' AND given = 'Инга' AND _del = 0", 0).await;
    });
}

/// As a scanner types, and whoever has stood at many doors.
#[test]
fn letters_and_enter_in_one_breath_mark_who_was_meant() {
    run(Setup::demonstration(Language::English), async |app: App| {
        app.open_event("Итоговая конференция программы").await;
        app.keys(CTRL, 'd').await;
        app.focus_is_in("door-search-label").await;
        let event = "(SELECT id FROM event WHERE title = 'Итоговая конференция программы')";
        let there = format!("FROM registration WHERE event_id = {event} AND status = 'attended' AND _del = 0");
        let before: i64 = app.value(&format!("SELECT count(*) {there}"));
        let strangers: Vec<String> = (0..3)
            .map(|place| {
                app.value(&format!(
                    "SELECT surname || ' ' || given || ' ' || patronymic FROM person WHERE _del = 0 AND patronymic <> '' AND surname GLOB '[А-Я][а-я]*' \
                     AND id NOT IN (SELECT person_id FROM registration WHERE event_id = {event}) \
                     GROUP BY folded HAVING count(*) = 1 ORDER BY folded LIMIT 1 OFFSET {}",
                    20 + 40 * place
                ))
            })
            .collect();
        for stranger in &strangers {
            app.types(&format!("{}{}", stranger.to_lowercase(), char::from(Key::Enter))).await;
        }
        app.holds("three more are present", &format!("SELECT count(*) {there}"), before + 3).await;
        for stranger in &strangers {
            let meant = format!(
                "SELECT count(*) {there} AND person_id IN (SELECT id FROM person WHERE surname || ' ' || given || ' ' || patronymic = '{stranger}')"
            );
            app.holds("and each is who was meant", &meant, 1).await;
        }
    });
}

#[test]
fn a_scanned_badge_marks_its_owner_present() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        let title = "Итоговая конференция программы";
        app.open_event(title).await;
        app.keys(CTRL, 'd').await;
        app.focus_is_in("door-search-label").await;
        let of_event = |what: &str| {
            format!(
                "SELECT {what} FROM registration r JOIN event e ON e.id = r.event_id WHERE e.title = '{title}' AND r._del = 0 AND r.status = 'no-show'"
            )
        };
        let badge: String = app.value(&of_event("'R' || hex(min(r.id))"));
        let name: String =
            app.value(&format!("SELECT p.surname FROM registration r JOIN person p ON p.id = r.person_id WHERE hex(r.id) = '{}'", &badge[1..]));
        let status = format!("SELECT status FROM registration WHERE hex(id) = '{}'", &badge[1..]);
        app.types(&badge).await;
        app.key(Key::Enter).await;
        app.holds("the owner is present", &status, "attended".to_owned()).await;
        app.is_told(&name).await;
        app.until("the field is free for the next", "document.activeElement?.value === ''").await;
        // Once more, typed by a scanner on a Russian keyboard: nobody leaves the room by showing a badge twice.
        let russian = [('R', 'К'), ('A', 'Ф'), ('B', 'И'), ('C', 'С'), ('D', 'В'), ('E', 'У'), ('F', 'А')];
        let typed: String = badge.chars().map(|c| russian.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, letter)| *letter)).collect();
        app.types(&typed).await;
        app.key(Key::Enter).await;
        app.is_told(&app.said("door-before", &[("name", "")])).await;
        app.holds("and still is", &status, "attended".to_owned()).await;
        let stranger: String = app.value(&format!(
            "SELECT 'R' || hex(r.id) FROM registration r JOIN event e ON e.id = r.event_id WHERE e.title <> '{title}' AND r._del = 0 AND e._del = 0 LIMIT 1"
        ));
        app.types(&stranger).await;
        app.key(Key::Enter).await;
        app.is_told("Никто не отмечен").await;
        app.keys(CTRL, 'z').await;
        app.holds("Ctrl+Z takes the scan back", &status, "no-show".to_owned()).await;
    });
}
