//! The first page: a new programme, the demonstration, recent files, files that are none.

use std::path::Path;

use fantoccini::key::Key;

use crate::support::{App, CANCELS, Language, Setup, demonstration, run};

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
        app.sees_today().await;
        app.sees("466").await;
        let name = app.words("file-demonstration");
        let file = app.path(&format!("{name}.sokrat"));
        assert!(file.exists(), "the demonstration is kept, so that the next start is quick");

        app.menu("app-close-programme").await;
        app.sees("start-recent").await;
        app.press(&name).await;
        app.sees_today().await;
    });
}

/// The demonstration as the version before has it, large enough that its copy takes a while.
fn of_the_version_before(path: &Path) {
    std::fs::copy(demonstration(), path).expect("there is room");
    let conn = brought_back(path);
    let more = "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 400) \
        INSERT INTO local(key, value) SELECT 'filler-' || n, hex(randomblob(500000)) FROM many;";
    conn.execute_batch(more).expect("and made larger");
}

/// Brings a programme back to the version before.
pub fn brought_back(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).expect("it is a database");
    conn.execute_batch("DROP TABLE agenda_item; PRAGMA user_version = 4").expect("as the version before had it");
    conn
}

/// The version of a file.
pub fn version(path: &Path) -> i64 {
    let conn = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file opens");
    conn.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("it has a version")
}

/// The copies that were made of a file before it was changed.
pub fn copies(folder: &Path) -> usize {
    let folders = std::fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten()).map(|file| file.file_name());
    files.filter(|name| name.to_string_lossy().ends_with(".sokrat")).count()
}

fn an_older_file_can_be_left_as_it_is(language: Language) {
    run(Setup::first_start(language).dialog("older.sokrat").dialog("older.sokrat"), async |app: App| {
        let older = app.path("older.sokrat");
        of_the_version_before(&older);
        app.sees("start-no-recent").await;
        let open = app.words("start-open");
        app.focus(&format!("//button[.//strong[normalize-space(.)='{open}']]")).await;
        app.ask(CANCELS).await;
        app.key(Key::Enter).await;
        app.until("how far it is was shown", "!!window.shown").await;
        app.dialog_closes().await;
        let shown = app.ask("window.shown").await;
        let said = app.words("start-upgrading");
        assert!(shown.as_str().is_some_and(|shown| shown.contains(&said)), "it says what is being done: {shown}");
        app.control("start-open").await;
        assert_eq!((version(&older), copies(app.folder.path())), (4, 0), "the file is as it was, and no copy of it takes room");
        app.key(Key::Enter).await;
        app.sees_today().await;
        assert_eq!((version(&older), copies(app.folder.path())), (5, 1), "the second time it is done, after a copy");
    });
}

#[test]
fn an_older_file_can_be_left_as_it_is_in_russian() {
    an_older_file_can_be_left_as_it_is(Language::Russian);
}

#[test]
fn an_older_file_can_be_left_as_it_is_in_english() {
    an_older_file_can_be_left_as_it_is(Language::English);
}

#[test]
fn an_older_file_that_is_named_at_the_start_opens_in_the_window() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let older = folder.path().join("older.sokrat");
    of_the_version_before(&older);
    run(Setup { programme: Some(older.clone()), ..Setup::first_start(Language::Russian) }, async |app: App| {
        app.sees_today().await;
        assert_eq!((version(&older), copies(folder.path())), (5, 1), "it is brought to this version, after a copy");
    });
}
