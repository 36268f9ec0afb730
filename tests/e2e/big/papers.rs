//! Papers of the big programme, by the keyboard alone: a template is designed with the longest names of a hundred thousand
//! people, cards and sheets are printed for the largest event, the plan of a year, hours are noted for everybody, and the
//! register annuls and replaces.

use fantoccini::key::Key;
use tempfile::TempDir;

use super::{copy_of_big, palette};
use crate::papers::{does, pages, text};
use crate::support::{App, CTRL, Language, PAGE_DRAWN, SHIFT, Setup, run};
use crate::templates::{CARD_DRAWN, is_saved};

/// The event with the most people.
struct Largest {
    id: String,
    title: String,
    people: i64,
}

impl Largest {
    fn of(app: &App) -> Self {
        let of = |what: &str| {
            format!(
                "SELECT {what} FROM event e JOIN event_count c ON c.event_id = e.id WHERE e._del = 0 AND c.present > 0 ORDER BY c.registered DESC, e.id LIMIT 1"
            )
        };
        Self { id: app.value(&of("hex(e.id)")), title: app.value(&of("e.title")), people: app.value(&of("c.registered")) }
    }
}

/// A copy of a template that ships: a name of its own, an element moved, tried with the strangest names, saved.
async fn is_designed(app: &App) {
    app.go("nav-documents").await;
    app.enter_item("documents-more", "templates-title").await;
    app.sees("template-shipped-participant").await;
    app.enter("templates-copy").await;
    app.until("the engine has drawn the card", CARD_DRAWN).await;
    let name = app.words("template-element-name");
    app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
    app.keys(SHIFT, Key::Right).await;
    app.tab_to("designer-sample").await;
    for _ in 0..2 {
        app.key(Key::Down).await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
    }
    app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
    app.key(Key::Escape).await;
    app.tab_to("designer-template-name").await;
    app.keys(CTRL, 'a').await;
    app.types("Наш").await;
    app.keys(CTRL, 's').await;
    is_saved(app).await;
    app.holds("it is saved under its name", "SELECT count(*) FROM template WHERE title = 'Наш' AND _del = 0", 1).await;
}

/// The sheet of a large event has a row for each, badges and cards have a card for each.
async fn are_printed(app: &App, event: &Largest) {
    let numbered = format!("SELECT count(list_number) FROM registration WHERE event_id = x'{}' AND _del = 0", event.id);
    palette(app, &event.title, &event.title).await;
    app.control("event-certificates").await;
    does(app, "print-sheet").await;
    app.tab_to("print-sheet-blank").await;
    app.key(Key::Enter).await;
    assert!(pages(app).await > 1, "the rows need more than a page");
    app.holds("each has a row of its own", &numbered, event.people).await;
    let name: String = app.value(&format!(
        "SELECT p.surname FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = x'{}' AND r._del = 0 AND p.surname GLOB '[А-Я][а-я]*' \
         ORDER BY length(p.surname), p.surname LIMIT 1",
        event.id
    ));
    assert!(text(app, 1).await.contains(&name), "{name} is on the sheet");
    for (count, paper) in [(2, "print-badges"), (3, "print-table-cards"), (4, "print-labels")] {
        does(app, paper).await;
        app.choose("print-cards-people", "paper-people-registered").await;
        app.enter_last().await;
        assert!(pages(app).await > 1, "{paper}: for all of them");
        let said = text(app, count).await;
        assert!(said.contains(&name), "{paper}: {name} has one");
    }
    does(app, "print-programme").await;
    pages(app).await;
    let said: String = text(app, 5).await.split_whitespace().collect();
    let title: String = event.title.split_whitespace().take(2).collect();
    assert!(said.contains(&title), "the programme is of this event");

    app.go("nav-calendar").await;
    let plan = app.said("print-year-plan", &[("year", "2021")]);
    app.control(&plan).await;
    does(app, &plan).await;
    pages(app).await;
    assert!(text(app, 6).await.contains("2021"), "the plan says of which year it is");
}

/// Everybody at the largest event gets one, on the template that was designed.
async fn are_issued(app: &App, event: &Largest) {
    palette(app, &event.title, &event.title).await;
    app.control("event-certificates").await;
    app.keys(CTRL, 'p').await;
    app.enter_will_print().await;
    app.choose("templates-select", "Наш").await;
    app.enter_last().await;
    app.until("they are drawn", PAGE_DRAWN).await;
    app.key(Key::Escape).await;
    app.dialog_closes().await;
    let issued = format!("SELECT count(*) FROM document WHERE event_id = x'{}' AND state = 'issued' AND _del = 0", event.id);
    let present = format!("SELECT present FROM event_count WHERE event_id = x'{}'", event.id);
    app.holds("each has a number", &issued, app.value::<i64>(&present)).await;
}

/// Everybody who was there has come late: noted for all at once, and taken back.
async fn came_late(app: &App, event: &Largest) {
    let noted = format!("SELECT count(*) FROM registration WHERE event_id = x'{}' AND hours = 150 AND _del = 0", event.id);
    let present = app.value::<i64>(&format!("SELECT present FROM event_count WHERE event_id = x'{}'", event.id));
    palette(app, &event.title, &event.title).await;
    app.control("event-certificates").await;
    app.select("column-status", "registration-status-attended").await;
    app.focus("//*[@role='grid']").await;
    app.find("//*[@role='rowgroup']//*[@role='row'][2]").await;
    app.keys(CTRL, 'a').await;
    app.enter("hours-set").await;
    app.write("hours-set-field", app.say("1,5", "1.5")).await;
    app.enter_last().await;
    app.dialog_closes().await;
    app.holds("noted for everybody who was there", &noted, present).await;
    app.keys(CTRL, 'z').await;
    app.holds("and taken back at once", &noted, 0).await;
}

/// A certificate of hundreds is found by its number, replaced with a reason, and the new one annulled.
async fn is_replaced_and_annulled(app: &App) {
    let old: String =
        app.value("SELECT number FROM document WHERE kind = 'certificate' AND state = 'issued' AND _del = 0 ORDER BY number LIMIT 1 OFFSET 200");
    let state = |number: &str| format!("SELECT state FROM document WHERE number = '{number}' AND _del = 0");
    app.go("nav-documents").await;
    app.find("//*[@role='rowgroup']//*[@role='row'][5]").await;
    app.focus("//*[@role='grid']").await;
    app.types(&old).await;
    app.key(Key::Enter).await;
    app.focus_is_in_list().await;
    app.key(Key::Home).await;
    app.enter_item("documents-more", "documents-reissue").await;
    app.focus_is_in("documents-annul-reason").await;
    app.types("Опечатка").await;
    app.tab_to("templates-select").await;
    app.choose("templates-select", "Наш").await;
    app.enter_last().await;
    app.until("the new one is drawn", PAGE_DRAWN).await;
    app.key(Key::Escape).await;
    app.dialog_closes().await;
    app.holds("the old one is annulled", &state(&old), "annulled".to_owned()).await;
    let new: String = app.value(&format!("SELECT n.number FROM document n JOIN document d ON d.id = n.replaces WHERE d.number = '{old}'"));
    let template = format!("SELECT t.title FROM document d JOIN template t ON t.id = unhex(d.template) WHERE d.number = '{new}'");
    assert_eq!(app.value::<String>(&template), "Наш", "on the template that was chosen");

    app.keys(CTRL, 'f').await;
    app.focus_is_in("documents-search").await;
    app.keys(CTRL, 'a').await;
    app.types(&new).await;
    app.key(Key::Enter).await;
    app.focus_is_in_list().await;
    app.key(Key::Home).await;
    app.enter_item("documents-more", "documents-annul").await;
    app.focus_is_in("documents-annul-reason").await;
    app.types("Выдан ошибочно").await;
    app.enter_last().await;
    app.dialog_closes().await;
    app.holds("it is annulled", &state(&new), "annulled".to_owned()).await;
    app.keys(CTRL, 'z').await;
    app.holds("until that is taken back", &state(&new), "issued".to_owned()).await;
}

fn the_papers(language: Language) {
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup, async |app: App| {
        app.find("//h1").await;
        let event = Largest::of(&app);
        is_designed(&app).await;
        are_printed(&app, &event).await;
        came_late(&app, &event).await;
        are_issued(&app, &event).await;
        is_replaced_and_annulled(&app).await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn papers_of_the_big_programme_are_designed_printed_and_replaced_in_russian() {
    the_papers(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn papers_of_the_big_programme_are_designed_printed_and_replaced_in_english() {
    the_papers(Language::English);
}

fn the_minutes(language: Language) {
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup, async |app: App| {
        app.find("//h1").await;
        let largest = "SELECT c.title FROM competition c JOIN application a ON a.competition_id = c.id WHERE c._del = 0 GROUP BY c.id ORDER BY count(*) DESC, c.id LIMIT 1";
        let title: String = app.value(largest);
        app.go("nav-competitions").await;
        app.press(&title).await;
        app.tab("tab-ranking").await;
        app.enter("ranking-minutes").await;
        app.until("it asks on which template", "document.querySelector('dialog select') !== null").await;
        app.select("templates-select", "template-shipped-minutes").await;
        app.enter_last().await;
        pages(&app).await;
        let said = text(&app, 1).await;
        assert!(said.contains(&title), "the minutes of the largest competition:\n{said}");
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn minutes_of_the_largest_competition_stand_on_a_letterhead_in_russian() {
    the_minutes(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn minutes_of_the_largest_competition_stand_on_a_letterhead_in_english() {
    the_minutes(Language::English);
}
