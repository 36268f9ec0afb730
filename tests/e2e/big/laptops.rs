//! Two laptops with the big programme, by the keyboard alone: a copy is given, both work, a package comes back, is looked at
//! and taken in, what both changed is decided, and the decision is taken back from the journal.

use std::path::Path;

use fantoccini::key::Key;
use tempfile::TempDir;

use super::copy_of_big;
use crate::laptops::{Away, Both, give};
use crate::support::{App, CTRL, Language, Setup, run};

/// What the file says of the person's phone.
fn phone_of(person: &Both) -> String {
    format!("SELECT phone FROM person WHERE lower(hex(id)) = '{}'", person.id)
}

/// The other laptop gets a list at an event: the person's phone, and somebody new.
fn work_away(app: &App, away: &Away, trip: &str, person: &Both) {
    let list =
        format!("ФИО;Телефон;Электронная почта\n{};8 943 100-00-01;{}\nЩеглокрякина Инга Юрьевна;;inga@example.org\n", person.name, person.email);
    std::fs::write(away.path("list.csv"), list).expect("written");
    away.run(&["import", trip, &away.path("list.csv"), "--event", "2"]);
    away.run(&["package", trip, "--to", &app.path("away.sokrat-package").display().to_string()]);
}

/// Here the same person gets another phone.
async fn work_here(app: &App, person: &Both) {
    person.gets(app, "8 943 100 00 02").await;
    app.holds("this laptop has its own", &phone_of(person), "+7 943 100-00-02".to_owned()).await;
}

/// What the package brings is shown first; Enter takes it in.
async fn take(app: &App, beside: &Path) {
    const COME: &str = "SELECT count(*) FROM person WHERE surname = 'Щеглокрякина' AND _del = 0";
    app.go("nav-laptops").await;
    app.enter("laptops-take-package").await;
    app.until("what it brings is shown", "document.querySelector('dialog table tbody tr') !== null").await;
    assert_eq!(app.value::<i64>(COME), 0, "nothing was taken in yet");
    app.until("Enter will take it in", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
    app.key(Key::Enter).await;
    app.holds("the other laptop's new person is here", COME, 1).await;
    app.dialog_closes().await;
    let backups = std::fs::read_dir(beside).expect("listed").flatten().filter(|entry| entry.path().is_dir());
    let backups = backups.flat_map(|folder| std::fs::read_dir(folder.path()).expect("listed").flatten());
    let names = backups.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect::<Vec<_>>();
    assert!(names.iter().any(|name| name.ends_with(" exchange.sokrat")), "and a backup was made before: {names:?}");
}

/// The one value that both gave is decided for the other laptop, by its figure.
async fn decide(app: &App, person: &Both) {
    const OPEN: &str = "SELECT count(*) FROM conflict WHERE decided = 0";
    app.holds("one value is to be decided", OPEN, 1).await;
    app.go("nav-today").await;
    app.enter("conflicts-go").await;
    app.find("//*[@role='rowgroup']//*[@role='row'][1]").await;
    app.focus("//*[@role='grid']").await;
    app.key(Key::Enter).await;
    app.until("the keyboard is at the values", "document.activeElement?.getAttribute('role') === 'radio'").await;
    app.sees("+7 943 100-00-01").await;
    app.sees("+7 943 100-00-02").await;
    let stood: String = app.value(&phone_of(person));
    app.types("2").await;
    app.keys(CTRL, Key::Enter).await;
    app.holds("it is decided", OPEN, 0).await;
    let stands: String = app.value(&phone_of(person));
    assert_ne!(stands, stood, "for the value that gave way");

    app.go("nav-journal").await;
    app.find("//*[@role='rowgroup']//*[@role='row'][3]").await;
    app.focus("//*[@role='grid']").await;
    app.key(Key::Home).await;
    app.key(Key::Enter).await;
    app.control("take-back").await;
    app.enter("take-back").await;
    app.sees(&stood).await;
    app.enter("take-back-do").await;
    app.dialog_closes().await;
    app.holds("it is open again", OPEN, 1).await;
    app.holds("and the value of before stands", &phone_of(person), stood).await;
}

fn two_laptops(language: Language) {
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup.dialog("stick.sokrat").dialog("away.sokrat-package"), async |app: App| {
        app.find("//h1").await;
        let person = Both::of(&app, 300);
        let away = Away::at("2021-12-20T07:30:00Z");
        let trip = give(&app, &away).await;
        work_away(&app, &away, &trip, &person);
        work_here(&app, &person).await;
        take(&app, folder.path()).await;
        decide(&app, &person).await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn two_laptops_with_the_big_programme_in_russian() {
    two_laptops(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn two_laptops_with_the_big_programme_in_english() {
    two_laptops(Language::English);
}
