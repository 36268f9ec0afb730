//! The first page: a new programme, the demonstration, recent files, files that are none.

use fantoccini::key::Key;

use crate::support::{App, Language, Setup, run};

#[test]
fn a_new_programme_is_made_by_the_wizard() {
    run(Setup::first_start(Language::Russian).dialog("programme.sokrat"), async |app: App| {
        app.press("start-new").await;
        app.sees("new-name-hint").await;
        app.fill("new-name", "Программа развития НКО").await;
        app.key(Key::Enter).await;
        assert_eq!(app.error_at("new-foundation").await, app.words("error-required"), "what is missing is said at its field");
        app.fill("new-foundation", "Фонд «Соседи»").await;
        app.fill("new-region", "Белгородская область").await;
        app.fill("new-first-year", "2020").await;
        app.fill("new-last-year", "2022").await;
        app.press("next").await;
        app.sees("new-modules-lead").await;
        app.fill(&app.said("new-module", &[("number", "1")]), "Компетенции НКО").await;
        app.press("next").await;
        app.fill("new-municipalities-label", "Белгород\nСтарый Оскол\nБелгород").await;
        app.press("new-create").await;
        app.sees("today-no-events").await;

        assert_eq!(app.value::<String>("SELECT title FROM programme"), "Программа развития НКО", "the programme is in the file");
        assert_eq!(app.value::<i64>("SELECT count(*) FROM module WHERE _del = 0"), 12, "four modules in each of three years");
        assert_eq!(app.value::<String>("SELECT title FROM module WHERE year = 2021 AND number = 1"), "Компетенции НКО", "with the title typed");
        assert_eq!(app.value::<i64>("SELECT count(*) FROM municipality"), 2, "a municipality that was pasted twice is one");
        assert_eq!(app.value::<String>("SELECT op FROM action"), "create-programme", "founding is one action");
    });
}

#[test]
fn a_wizard_that_was_left_writes_nothing() {
    // The script has no answer: the person closes the dialog that asks where the file shall be kept.
    run(Setup::first_start(Language::English), async |app: App| {
        app.press("start-new").await;
        app.fill("new-name", "Neighbours").await;
        app.fill("new-foundation", "Foundation").await;
        app.fill("new-region", "Region").await;
        app.press("next").await;
        app.press("next").await;
        app.press("new-create").await;
        app.sees("new-create-hint").await;
        app.until("nothing is being made any more", "document.querySelector('[aria-busy=\"true\"]') === null").await;
        app.press("back").await;
        app.control("next").await;
        app.press("back").await;
        assert_eq!(app.value_of("new-name").await, "Neighbours", "what was typed is still there");
        let files = std::fs::read_dir(app.folder.path()).expect("the folder").flatten();
        assert!(files.into_iter().all(|file| file.path().extension().is_none_or(|ending| ending != "sokrat")), "no file was made");
    });
}

#[test]
fn the_demonstration_opens_and_stands_among_the_recent_files() {
    run(Setup::first_start(Language::English), async |app: App| {
        app.press("start-demo").await;
        app.sees("today-competitions").await;
        app.sees("466").await;
        let name = app.words("file-demonstration");
        let file = app.path(&format!("{name}.sokrat"));
        assert!(file.exists(), "the demonstration is kept, so that the next start is quick");

        app.menu("app-close-programme").await;
        app.sees("start-recent").await;
        app.press(&name).await;
        app.sees("today-competitions").await;
    });
}
