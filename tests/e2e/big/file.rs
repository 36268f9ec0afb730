//! The big programme file itself, by the keyboard alone: checked, backed up and restored in two steps, a person erased, a
//! passphrase set, asked for, changed and removed, copied, brought to this version, and met with another laptop in a shared folder. What takes long is
//! stopped once on the way, and then done.

use std::path::Path;

use fantoccini::key::Key;
use tempfile::TempDir;

use super::{copy_of_big, palette, tab};
use crate::conflicts::look;
use crate::laptops::{Away, give, meet};
use crate::meeting::exchange;
use crate::start::{brought_back, copies, version};
use crate::support::{App, CTRL, Language, Setup, run};

const SECRET: &str = "тихий берег, синий чай";
const CHANGED: &str = "сорок сов несут самовар";

/// The page of the file through Ctrl+K, and a tab of it.
pub async fn page(app: &App, of: &str) {
    palette(app, &app.words("file-page").to_lowercase(), &app.words("file-page")).await;
    tab(app, of).await;
}

/// Types into a field of this name, in place of what stands there, and stays in it.
async fn write(app: &App, field: &str, words: &str) {
    let name = app.words(field);
    app.focus(&format!("//input[@id=//label[normalize-space(.)='{name}']/@for]")).await;
    app.keys(CTRL, 'a').await;
    app.types(words).await;
}

/// The whole file is looked through, and is in order.
async fn is_checked(app: &App) {
    page(app, "file-tab-check").await;
    app.enter("check-run").await;
    app.sees("check-running").await;
    app.sees("check-clean").await;
}

/// Stops what is under way as soon as it says how far it is: the keyboard is there, and Esc stops it.
async fn stop(app: &App, picture: &str) {
    app.until("it says how far it is", "document.querySelector('[role=progressbar][aria-valuenow]') !== null").await;
    look(app, picture).await;
    app.until("the keyboard is at what stops it", "document.activeElement?.querySelector('[role=progressbar]') !== null").await;
    app.key(Key::Escape).await;
    app.until("it has stopped", "document.querySelector('[role=progressbar]') === null").await;
}

/// What lies beside the programme and in the folders there, by name and size; of the programme itself the name.
fn beside(file: &Path) -> Vec<(String, u64)> {
    let folder = file.parent().expect("it lies in a folder");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("listed").flatten() {
        match entry.path().is_dir() {
            true => all.extend(std::fs::read_dir(entry.path()).expect("listed").flatten()),
            false => all.push(entry),
        }
    }
    let mut all: Vec<_> =
        all.iter().map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().map_or(0, |data| data.len()))).collect();
    // The journal of what SQLite writes next is as long as it happens to be, and the file takes it in when it is closed.
    all.retain(|(name, _)| !name.ends_with("-wal") && !name.ends_with("-shm"));
    for (_, size) in all.iter_mut().filter(|(name, _)| file.file_name().is_some_and(|file| file == name.as_str())) {
        *size = 0;
    }
    all.sort();
    all
}

/// A backup, a change behind it, and the backup back, with what was changed kept beside.
async fn is_restored(app: &App, file: &Path) {
    const ACTIONS: &str = "SELECT count(*) FROM action WHERE op NOT IN ('other', 'join-laptop')";
    page(app, "file-tab-backups").await;
    app.sees("backups-empty").await;
    let there = beside(file);
    app.enter("backups-make").await;
    stop(app, "backup-under-way").await;
    app.sees("backups-empty").await;
    assert_eq!(beside(file), there, "nothing is left of a backup that was stopped");
    app.until("the keyboard is back at the button", &format!("document.activeElement?.textContent.trim() === {:?}", app.words("backups-make"))).await;
    app.key(Key::Enter).await;
    app.sees("backups-reason-asked").await;
    let before: i64 = app.value(ACTIONS);
    app.keys(CTRL, 'z').await;
    app.holds("the last action is taken back", ACTIONS, before + 1).await;
    app.focus("//td//button").await;
    app.key(Key::Enter).await;
    app.sees("restore-lead").await;
    let counted = "document.activeElement?.matches('dialog footer button:last-child') === true";
    app.until("what it would take away was counted", counted).await;
    app.key(Key::Enter).await;
    stop(app, "restore-under-way").await;
    assert_eq!(app.value::<i64>(ACTIONS), before + 1, "a restoration that was stopped changes nothing");
    app.until("the keyboard is back at the button", counted).await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
    app.holds("the programme is what it was", ACTIONS, before).await;
    page(app, "file-tab-backups").await;
    app.sees("backups-reason-restore").await;
}

/// Somebody of a hundred thousand is erased, from the journal as well.
async fn is_erased(app: &App) {
    let whom = |what: &str| {
        app.value::<String>(&format!(
            "SELECT {what} FROM person AS p WHERE p._del = 0 AND p.patronymic <> '' AND p.phone <> '' AND p.surname GLOB '[А-Я][а-я]*' \
             AND (SELECT count(*) FROM person AS s WHERE s._del = 0 AND s.folded = p.folded) = 1 ORDER BY p.folded LIMIT 1 OFFSET 700"
        ))
    };
    let (id, surname) = (whom("lower(hex(p.id))"), whom("surname"));
    let name = whom("surname || ' ' || given || ' ' || patronymic");
    let life = format!("SELECT _del FROM person WHERE lower(hex(id)) = '{id}'");
    let told = format!("SELECT count(*) FROM entry WHERE row = unhex('{id}') AND data LIKE '%{surname}%'");
    assert!(app.value::<i64>(&told) > 0, "the journal knows them");
    palette(app, &name.to_lowercase(), &name).await;
    app.find(&format!("//aside//h2[contains(., '{name}')]")).await;
    app.enter("person-erase").await;
    app.sees("person-erase-title").await;
    // Enter alone says no.
    app.key(Key::Enter).await;
    app.dialog_closes().await;
    assert_eq!(app.value::<i64>(&life), 0, "the first answer is no");
    app.enter("person-erase").await;
    app.sees("person-erase-title").await;
    app.enter("person-erase-action").await;
    app.holds("the person is erased", &life, 2).await;
    app.is_told("person-erased").await;
    assert_eq!(app.value::<i64>(&told), 0, "and the journal says nothing of them any more");
}

/// Locked, the window shows nothing; the passphrase opens it.
async fn is_unlocked(app: &App, passphrase: &str) {
    app.enter("lock-now").await;
    app.sees("lock-hint").await;
    app.focus_is_in("unlock-passphrase").await;
    app.types(passphrase).await;
    app.key(Key::Enter).await;
    app.sees("passphrase-some-title").await;
}

/// The first bytes of the file: those of any database, or none that say anything.
fn is_plain(file: &Path) -> bool {
    std::fs::read(file).expect("the file is there").starts_with(b"SQLite format 3")
}

async fn is_kept_secret(app: &App, file: &Path) {
    page(app, "file-tab-passphrase").await;
    app.sees("passphrase-none-title").await;
    write(app, "passphrase-new", SECRET).await;
    write(app, "passphrase-again", SECRET).await;
    let there = beside(file);
    app.key(Key::Enter).await;
    stop(app, "passphrase-under-way").await;
    app.sees("passphrase-none-title").await;
    assert!(is_plain(file), "the file is as it was");
    assert_eq!(beside(file), there, "and nothing half done lies beside it");
    app.focus_is_in("passphrase-again").await;
    app.key(Key::Enter).await;
    app.sees("passphrase-some-title").await;
    assert!(!is_plain(file), "nothing of the file is in clear");
    is_unlocked(app, SECRET).await;

    write(app, "passphrase-current", SECRET).await;
    write(app, "passphrase-new", CHANGED).await;
    write(app, "passphrase-again", CHANGED).await;
    app.key(Key::Enter).await;
    app.is_told("passphrase-changed").await;
    is_unlocked(app, CHANGED).await;

    app.enter("passphrase-remove").await;
    app.focus("//dialog//input[@type='password']").await;
    app.types(CHANGED).await;
    app.key(Key::Enter).await;
    app.sees("passphrase-none-title").await;
    app.dialog_closes().await;
    assert!(is_plain(file), "the file can be read by whoever has it again");
}

fn the_file(language: Language) {
    let folder = TempDir::new().expect("a folder for the copy");
    let copy = copy_of_big(&folder);
    let setup = Setup { programme: Some(copy.clone()), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup, async |app: App| {
        app.find("//h1").await;
        is_checked(&app).await;
        is_restored(&app, &copy).await;
        is_erased(&app).await;
        is_kept_secret(&app, &copy).await;
        is_checked(&app).await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn the_big_file_is_checked_restored_erased_from_and_kept_secret_in_russian() {
    the_file(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn the_big_file_is_checked_restored_erased_from_and_kept_secret_in_english() {
    the_file(Language::English);
}

/// Whatever there is of a file of this name in the folder of the test, also half done.
fn of(app: &App, name: &str) -> Vec<String> {
    beside(&app.path(name)).into_iter().map(|(there, _)| there).filter(|there| there.contains(name)).collect()
}

fn the_copies(language: Language) {
    const LAPTOPS: &str = "SELECT count(*) FROM laptop";
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup.dialog("kept.sokrat").dialog("stick.sokrat").dialog("stick.sokrat"), async |app: App| {
        app.find("//h1").await;
        let laptops: i64 = app.value(LAPTOPS);
        app.menu("programme-save-copy").await;
        // The bar stands beside the work, and leaves the keyboard there.
        app.focus("//*[@role='progressbar' and @aria-valuenow]/..//button").await;
        app.key(Key::Enter).await;
        app.until("it has stopped", "document.querySelector('[role=progressbar]') === null").await;
        assert_eq!(of(&app, "kept.sokrat"), Vec::<String>::new(), "nothing of the copy stays");

        app.go("nav-laptops").await;
        app.enter("laptops-give").await;
        app.focus_is_in("laptops-name").await;
        app.types("Выездной").await;
        app.key(Key::Enter).await;
        stop(&app, "copy-given").await;
        assert_eq!(of(&app, "stick.sokrat"), Vec::<String>::new(), "nothing of this one either");
        assert_eq!(app.value::<i64>(LAPTOPS), laptops, "nor a laptop that nobody will ever be");
        app.enter("laptops-give-save").await;
        app.until_written("stick.sokrat").await;
        app.dialog_closes().await;
        app.holds("the laptop comes with its copy", LAPTOPS, laptops + 1).await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn copies_of_the_big_file_are_stopped_half_way_in_russian() {
    the_copies(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn copies_of_the_big_file_are_stopped_half_way_in_english() {
    the_copies(Language::English);
}

fn the_folder(language: Language) {
    const COME: &str = "SELECT count(*) FROM person WHERE surname = 'Щеглокрякина' AND _del = 0";
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    let setup = setup.dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        app.find("//h1").await;
        let away = Away::at("2021-12-20T07:30:00Z");
        let (trip, shared) = (give(&app, &away).await, app.path("shared"));
        std::fs::write(away.path("list.csv"), "ФИО;Телефон;Электронная почта\nЩеглокрякина Инга Юрьевна;;inga@example.org\n").expect("written");
        away.run(&["import", &trip, &away.path("list.csv"), "--event", "2"]);
        meet(&away, &trip, &shared);

        app.enter("laptops-folder-choose").await;
        exchange(&app).await;
        app.holds("what lay in the folder is here", COME, 1).await;
        app.find("//p[@aria-live='polite']").await;
        app.keys(CTRL, 'k').await;
        app.focus_is_in("palette-title").await;
        app.types("щеглокрякина").await;
        app.find("//dialog//*[@role='option' and @aria-selected='true' and contains(., 'Щеглокрякина Инга')]").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        meet(&away, &trip, &shared);
        exchange(&app).await;
        app.sees(app.say("Знает всё, что известно здесь", "Knows everything that is known here")).await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn laptops_with_the_big_programme_meet_in_a_folder_in_russian() {
    the_folder(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn laptops_with_the_big_programme_meet_in_a_folder_in_english() {
    the_folder(Language::English);
}

fn the_older(language: Language) {
    run(Setup::first_start(language).dialog("big.sokrat").dialog("big.sokrat"), async |app: App| {
        let older = copy_of_big(&app.folder);
        drop(brought_back(&older));
        app.sees("start-no-recent").await;
        let open = app.words("start-open");
        app.focus(&format!("//button[.//strong[normalize-space(.)='{open}']]")).await;
        app.key(Key::Enter).await;
        app.sees("start-upgrading").await;
        stop(&app, "older-stopped").await;
        app.dialog_closes().await;
        let back = format!("document.activeElement?.textContent.includes({open:?})");
        app.until("the keyboard is where it was", &back).await;
        assert_eq!((version(&older), copies(app.folder.path())), (4, 0), "the file is as it was, and no copy of it takes room");
        app.key(Key::Enter).await;
        app.sees_today().await;
        assert_eq!((version(&older), copies(app.folder.path())), (5, 1), "the second time it is done, after a copy");
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn a_big_file_of_an_older_version_is_brought_to_this_one_in_russian() {
    the_older(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn a_big_file_of_an_older_version_is_brought_to_this_one_in_english() {
    the_older(Language::English);
}
