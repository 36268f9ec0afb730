//! The jobs of the day on the big programme, by the keyboard alone, in both languages: `cargo xtask test window-big`.
//!
//! `SOKRAT_BIG` names the big programme that the bench built; each scenario works on a copy of it.

mod duplicates;
mod file;
mod laptops;
mod papers;

use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::key::Key;
use tempfile::TempDir;

use crate::support::{App, CTRL, Language, Setup, run};

/// Two new people, one of whom is wrong, as a list that staff got by mail.
const LIST: &str = "ФИО;Телефон;Электронная почта;Организация;ИНН\n\
    Перепёлкина Злата Юрьевна;8 943 200-00-01;zlata@example.org;АНО «Тихая пристань»;7707083893\n\
    Журавлёв Тихон Ильич;8 943 200-00-02;tikhon@example.org;АНО «Тихая пристань»;7707083893\n\
    Соловьёва Римма Олеговна;8 943 200-00-03;rimma@example.org;Клуб «Луч»;7707083894\n";

/// The event at whose door people stand: the last one.
struct TheEvent {
    id: String,
    title: String,
}

impl TheEvent {
    fn of(app: &App) -> Self {
        let last = |what: &str| format!("SELECT {what} FROM event WHERE _del = 0 ORDER BY day DESC, n DESC LIMIT 1");
        Self { id: app.value(&last("hex(id)")), title: app.value(&last("title")) }
    }

    fn present(&self) -> String {
        format!("SELECT count(*) FROM registration WHERE event_id = x'{}' AND status = 'attended' AND _del = 0", self.id)
    }
}

/// Ctrl+K, letters, Enter.
pub async fn palette(app: &App, letters: &str, line: &str) {
    app.keys(CTRL, 'k').await;
    app.focus_is_in("palette-title").await;
    app.types(letters).await;
    app.find(&format!("//dialog//*[@role='option' and @aria-selected='true' and contains(., \"{line}\")]")).await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
}

/// A person of the file by name, and the record beside the list.
async fn a_person_is_found(app: &App) {
    let name: String = app.value(
        "SELECT surname || ' ' || given || ' ' || patronymic FROM person WHERE _del = 0 AND patronymic <> '' AND surname GLOB '[А-Я][а-я]*' \
         ORDER BY folded LIMIT 1 OFFSET 61803",
    );
    palette(app, &name.to_lowercase(), &name).await;
    app.find(&format!("//aside//h2[contains(., '{name}')]")).await;
}

/// Somebody who is on no list, a walk-in, and undo.
async fn the_door(app: &App, event: &TheEvent) {
    let before: i64 = app.value(&event.present());
    app.keys(CTRL, 'd').await;
    app.focus_is_in("door-search-label").await;
    let stranger: String = app.value(&format!(
        "SELECT name FROM (SELECT min(surname || ' ' || given || ' ' || patronymic) AS name, min(id) AS id, count(*) AS called_so \
           FROM (SELECT * FROM person WHERE _del = 0 AND surname GLOB '[А-Я][а-я]*' AND patronymic <> '' ORDER BY folded LIMIT 400 OFFSET 40000) \
           GROUP BY folded) AS p \
         WHERE called_so = 1 AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.event_id = x'{}' AND r.person_id = p.id) LIMIT 1 OFFSET 5",
        event.id
    ));
    app.types(&stranger.to_lowercase()).await;
    app.find(&format!("//*[@role='option' and @aria-selected='true' and contains(., '{stranger}')]")).await;
    app.key(Key::Enter).await;
    app.holds("one more is present", &event.present(), before + 1).await;
    app.is_told(&stranger).await;
    app.until("the field is empty again", "document.activeElement?.getAttribute('role') === 'combobox' && document.activeElement.value === ''").await;

    app.types("щеглокрякина").await;
    app.sees("door-none").await;
    app.key(Key::Enter).await;
    app.focus_is_in("person-given").await;
    app.types("Инга").await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
    app.holds("the walk-in is present", &event.present(), before + 2).await;
    app.keys(CTRL, 'z').await;
    app.holds("Ctrl+Z takes the walk-in back", &event.present(), before + 1).await;
    app.keys(CTRL, 'z').await;
    app.holds("and the check-in", &event.present(), before).await;
    app.keys(&[Key::Alt], Key::Left).await;
    app.control("event-certificates").await;
}

/// A list with an error: the dry run tells of it, the rest comes in whole.
async fn the_import(app: &App, event: &TheEvent) {
    let registrations = format!("SELECT count(*) FROM registration WHERE event_id = x'{}' AND _del = 0", event.id);
    let before: i64 = app.value(&registrations);
    app.keys(CTRL, 'i').await;
    app.sees("import-intro-safe").await;
    app.enter("import-choose").await;
    app.sees("error-bad-inn-check").await;
    app.sees("import-not-ready-errors").await;
    assert_eq!(app.value::<i64>(&registrations), before, "a dry run writes nothing");
    app.focus("//*[@role='alert']//button[last()]").await;
    app.key(Key::Enter).await;
    app.sees("import-ready").await;
    app.focus("//footer//button[not(@disabled)]").await;
    app.key(Key::Enter).await;
    app.control("event-certificates").await;
    app.holds("two rows came in", &registrations, before + 2).await;
}

/// Certificates for everybody present, printed into one document.
async fn the_certificates(app: &App, event: &TheEvent) {
    app.keys(CTRL, 'p').await;
    app.until("Enter will print", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
    app.key(Key::Enter).await;
    app.control("preview-print").await;
    let numbers = format!("SELECT count(DISTINCT number) FROM document WHERE event_id = x'{}' AND _del = 0", event.id);
    app.holds("everybody present has a number", &numbers, app.value::<i64>(&event.present())).await;
    app.enter("preview-viewer").await;
    app.until_shown(1).await;
    assert!(std::fs::read(&app.shown()[0]).expect("the document is there").starts_with(b"%PDF-"), "they are a PDF");
    app.key(Key::Escape).await;
    app.dialog_closes().await;
}

/// A sheet of 2,500 goes back to its expert, is typed anew, and the ranking with its awards follows.
async fn the_competition(app: &App) {
    let of = |what: &str| format!("SELECT {what} FROM competition WHERE _del = 0 ORDER BY title LIMIT 1");
    let (title, id): (String, String) = (app.value(&of("title")), app.value(&of("hex(id)")));
    let sheets = |state: &str| {
        format!(
            "SELECT count(*) FROM sheet s JOIN application a ON a.id = s.application_id WHERE a.competition_id = x'{id}' AND s.state = '{state}' AND s._del = 0"
        )
    };
    let all: i64 = app.value(&sheets("final"));
    app.keys(&[Key::Alt], '5').await;
    app.focus(&format!("//main//li//button[contains(., '{title}')]")).await;
    app.key(Key::Enter).await;
    tab(app, "tab-sheets").await;
    app.focus("//*[@data-at='0-0']").await;
    app.key(Key::Down).await;
    app.key(Key::Right).await;
    app.until("arrows move from sheet to sheet", "document.activeElement?.dataset?.at === '1-1'").await;
    app.key(Key::Enter).await;
    app.enter("sheet-reopen").await;
    app.holds("the sheet is open again", &sheets("open"), 1).await;
    app.until("the first mark has the keyboard", "document.activeElement?.matches('aside input:enabled') === true").await;
    for _ in 0..5 {
        app.keys(CTRL, 'a').await;
        app.types("9").await;
        app.key(Key::Enter).await;
    }
    app.holds("Enter on the last mark finishes it", &sheets("final"), all).await;

    tab(app, "tab-ranking").await;
    app.find("//table//tbody/tr[400]").await;
    app.enter("ranking-take").await;
    app.enter("ranking-save").await;
    let given = format!(
        "SELECT count(*) > 0 AND sum(award) <= (SELECT budget FROM competition WHERE id = x'{id}') FROM application WHERE competition_id = x'{id}' AND award > 0"
    );
    app.holds("grants are given within the budget", &given, true).await;
    // Nobody has said yet who attended: the approval is refused with the reason, and follows when that is said.
    approve(app).await;
    app.is_told(&app.said("error-no-quorum", &[("present", "0"), ("needed", "4")])).await;
    app.keys(CTRL, 'e').await;
    app.focus_is_in("competition-title").await;
    app.focus(&format!("//input[@id=//label[normalize-space(.)='{}']/@for]", app.words("competition-jury-present"))).await;
    app.types("5").await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
    approve(app).await;
    app.holds("the ranking is approved", &format!("SELECT approved_at IS NOT NULL FROM competition WHERE id = x'{id}'"), true).await;
    app.sees("ranking-approved").await;
}

async fn approve(app: &App) {
    app.enter("ranking-approve").await;
    app.sees("ranking-approve-text").await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
}

async fn tab(app: &App, name: &str) {
    app.focus(&format!("//*[@role='tab' and starts-with(normalize-space(.), '{}')]", app.words(name))).await;
    app.key(Key::Enter).await;
    app.until("the tab is chosen", "document.activeElement?.getAttribute('aria-selected') === 'true'").await;
}

/// The report as table and as document.
async fn the_report(app: &App) {
    app.keys(&[Key::Alt], '7').await;
    app.find("//main//table//tfoot//td").await;
    let before = app.shown().len();
    app.enter("reports-xlsx").await;
    app.until_shown(before + 1).await;
    calamine::open_workbook_auto(&app.shown()[before]).expect("the table is a workbook");
    app.enter("reports-pdf").await;
    app.control("preview-print").await;
    app.enter("preview-viewer").await;
    app.until_shown(before + 2).await;
    let text = Command::new("pdftotext").arg(&app.shown()[before + 1]).arg("-").output().expect("pdftotext is installed");
    assert!(String::from_utf8_lossy(&text.stdout).contains("2019"), "the document names the years");
}

/// A copy of the big programme, to be worked on.
pub fn copy_of_big(folder: &TempDir) -> PathBuf {
    let big = std::env::var_os("SOKRAT_BIG").expect("SOKRAT_BIG names the big programme");
    let copy = folder.path().join("big.sokrat");
    std::fs::copy(Path::new(&big), &copy).expect("there is room for a copy");
    copy
}

fn a_day(language: Language) {
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup.file("list.csv", LIST).dialog("list.csv"), async |app: App| {
        app.find("//h1").await;
        a_person_is_found(&app).await;
        let event = TheEvent::of(&app);
        palette(&app, &event.title, &event.title).await;
        app.control("event-certificates").await;
        the_door(&app, &event).await;
        the_import(&app, &event).await;
        the_certificates(&app, &event).await;
        the_competition(&app).await;
        the_report(&app).await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn the_jobs_of_a_day_on_the_big_programme_in_russian() {
    a_day(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn the_jobs_of_a_day_on_the_big_programme_in_english() {
    a_day(Language::English);
}
