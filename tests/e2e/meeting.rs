//! Laptops that meet when something is in the way: values that do not agree, a disk that was copied, a full stick, one that is
//! gone, a newer version. By the keyboard.

use std::path::Path;

use fantoccini::key::Key;

use crate::conflicts::{look, unguarded};
use crate::faults::SmallDisk;
use crate::laptops::{Away, Both, give, meet};
use crate::support::{App, CTRL, Language, Setup, run};

fn disagreeing(language: Language) {
    const OPEN: &str = "SELECT count(*) FROM conflict WHERE decided = 0";
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("away.sokrat-package").dialog("away.sokrat-package");
    run(setup, async |app: App| {
        let (first, second) = (Both::of(&app, 3), Both::of(&app, 8));
        let away = Away::new();
        let trip = give(&app, &away).await;
        away.notes_phones(&trip, &[(&first, "8 943 100-00-01"), (&second, "8 943 100-00-03")]);
        away.run(&["package", &trip, "--to", &app.path("away.sokrat-package").display().to_string()]);
        first.gets(&app, "8 943 100 00 02").await;
        second.gets(&app, "8 943 100 00 04").await;

        app.go("nav-laptops").await;
        app.enter("laptops-take-package").await;
        for (person, here, there) in [(&first, "+7 943 100-00-02", "+7 943 100-00-01"), (&second, "+7 943 100-00-04", "+7 943 100-00-03")] {
            app.find(&format!("//dialog//tr[contains(., '{}') and contains(., '{here}') and contains(., '{there}')]", person.name)).await;
        }
        // Its clock is two hours ahead of this one's.
        app.is_told(app.say("Часы другого ноутбука спешат", "The other laptop’s clock is fast")).await;
        app.until("Enter will take it in", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
        look(&app, "package-disagrees").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        assert_eq!(app.value::<i64>(OPEN), 0, "to look at a package changes nothing");
        let back = format!("document.activeElement?.textContent.trim() === {:?}", app.words("laptops-take-package"));
        app.until("the keyboard is where it was", &back).await;

        app.key(Key::Enter).await;
        app.until("Enter will take it in", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
        app.key(Key::Enter).await;
        app.holds("two values are to be decided", OPEN, 2).await;
        app.dialog_closes().await;
        look(&app, "package-taken").await;
        app.until("the keyboard is where it was", &back).await;
    });
}

#[test]
fn values_that_do_not_agree_are_shown_before_a_package_is_taken_in_in_russian() {
    disagreeing(Language::Russian);
}

#[test]
fn values_that_do_not_agree_are_shown_before_a_package_is_taken_in_in_english() {
    disagreeing(Language::English);
}

/// Everything of a folder, as a copy of a disk has it.
fn copied(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("listed").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a file");
        }
    }
}

/// The last thing that a laptop did was done by a version of the future.
fn done_by_a_newer_version(programme: &str) {
    let conn = rusqlite::Connection::open(programme).expect("it is a database");
    unguarded(&conn, "UPDATE action SET schema = 99 WHERE clock = (SELECT max(clock) FROM action)");
}

/// Exchanges now, by the keyboard.
pub async fn exchange(app: &App) {
    app.enter("laptops-folder-now").await;
    app.until("the exchange is over", "document.querySelector('[role=progressbar]') === null").await;
    app.control("laptops-folder-now").await;
}

/// Waits until no banner of the folder says this any more.
async fn says_no_more(app: &App, message: &str) {
    app.until(&format!("{message} is over"), &format!("!document.querySelector('main')?.textContent.includes({:?})", app.words(message))).await;
}

async fn come(app: &App, surname: &str) {
    app.holds(&format!("{surname} came through the folder"), &format!("SELECT count(*) FROM person WHERE surname = '{surname}' AND _del = 0"), 1)
        .await;
}

fn hindered(language: Language) {
    // Where nobody may make a small disk, a full one cannot be tried.
    let disk = SmallDisk::mounted();
    let stick = disk.as_ref().map_or_else(|| "carried".into(), |disk| disk.path("carried").display().to_string());
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog(&stick);
    run(setup, async |app: App| {
        let shared = app.path(&stick);
        std::fs::create_dir_all(&shared).expect("a folder on the stick");
        let away = Away::new();
        let trip = give(&app, &away).await;
        app.go("nav-laptops").await;
        app.enter("laptops-folder-choose").await;
        exchange(&app).await;

        // Somebody copies the whole disk, and both go on.
        let twin = Away::new();
        copied(Path::new(&away.path("")), Path::new(&twin.path("")));
        away.enter(&trip, "Щукина Аглая Тихоновна");
        meet(&away, &trip, &shared);
        exchange(&app).await;
        come(&app, "Щукина").await;
        twin.enter(&twin.path("trip.sokrat"), "Синицын Ждан Ильич");
        meet(&twin, &twin.path("trip.sokrat"), &shared);
        exchange(&app).await;
        app.control("laptops-package-fork-agree").await;
        app.is_told(app.say("спешат", "is fast")).await;
        assert_eq!(app.value::<i64>("SELECT count(*) FROM person WHERE surname = 'Синицын'"), 0, "nothing comes unasked");
        look(&app, "folder-fork").await;
        app.enter("laptops-package-fork-agree").await;
        come(&app, "Синицын").await;
        let agreed = format!("!document.querySelector('main')?.textContent.includes({:?})", app.words("laptops-package-fork-agree"));
        app.until("what is agreed to is not asked again", &agreed).await;
        exchange(&app).await;
        app.until("nor the next time", &agreed).await;

        if let Some(disk) = &disk {
            disk.fill();
            let actions = "SELECT count(*) FROM action";
            let before: i64 = app.value(actions);
            app.keys(CTRL, 'z').await;
            app.holds("there is something to give", actions, before + 1).await;
            exchange(&app).await;
            app.is_told("error-disk-full").await;
            look(&app, "folder-full").await;
            disk.free();
            exchange(&app).await;
            says_no_more(&app, "error-disk-full").await;
        }

        // The stick is pulled, and put in again.
        std::fs::rename(&shared, shared.with_extension("pulled")).expect("it is gone");
        exchange(&app).await;
        app.find("//main//*[@role='alert']").await;
        look(&app, "folder-gone").await;
        std::fs::rename(shared.with_extension("pulled"), &shared).expect("it is back");
        exchange(&app).await;
        app.until("the exchange goes through again", "document.querySelector('main [role=alert]') === null").await;

        // A laptop that was updated: told on the page, and once as a message when the programme is opened.
        away.enter(&trip, "Воронин Ждан Ильич");
        done_by_a_newer_version(&trip);
        meet(&away, &trip, &shared);
        exchange(&app).await;
        app.is_told(app.say("новая версия Сократа", "a newer version of Sokrat")).await;
        look(&app, "folder-newer").await;
        app.menu("app-close-programme").await;
        app.find("//button[contains(@class,'recent')]").await;
        app.focus("//button[contains(@class,'recent')]").await;
        app.key(Key::Enter).await;
        app.find("//h1").await;
        app.control("laptops-old-go").await;
        look(&app, "folder-newer-message").await;
        app.enter("laptops-old-go").await;
        app.control("laptops-folder-now").await;
        assert_eq!(app.value::<i64>("SELECT count(*) FROM person WHERE surname = 'Воронин'"), 0, "nothing of it is taken in");
    });
}

#[test]
fn what_hinders_an_exchange_is_told_in_russian() {
    hindered(Language::Russian);
}

#[test]
fn what_hinders_an_exchange_is_told_in_english() {
    hindered(Language::English);
}

/// Whoever was entered by a laptop that is out of use, and erased since, stands in its files of the folder: told, and mended.
fn left_behind(language: Language) {
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        let (away, shared) = (Away::new(), app.path("shared"));
        let trip = give(&app, &away).await;
        away.enter(&trip, "Щукина Аглая Тихоновна");
        meet(&away, &trip, &shared);
        let replica = "SELECT lower(hex(replica.id)) FROM replica WHERE code = 'А2'";
        let segments = || {
            let rooms = std::fs::read_dir(&shared).expect("listed").flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
            let files = rooms.flat_map(|room| std::fs::read_dir(room).expect("listed").flatten());
            let names = files.map(|file| file.file_name().to_string_lossy().into_owned()).filter(|name| name.ends_with("segment"));
            let (theirs, others) = names.partition::<Vec<_>, _>(|name| name.replace('-', "").starts_with(&app.value::<String>(replica)));
            (theirs.len(), others.len())
        };
        app.go("nav-laptops").await;
        app.enter("laptops-folder-choose").await;
        exchange(&app).await;
        come(&app, "Щукина").await;
        assert_eq!(segments().0, 1, "it came by a file of that laptop");

        crate::big::palette(&app, "щукина аглая", "Щукина Аглая Тихоновна").await;
        app.find("//aside//h2[starts-with(., 'Щукина')]").await;
        app.enter("person-erase").await;
        app.enter("person-erase-action").await;
        app.is_told("person-erased").await;
        app.dialog_closes().await;
        app.holds("she is erased", "SELECT count(*) FROM person WHERE surname = 'Щукина'", 0).await;
        app.go("nav-laptops").await;
        exchange(&app).await;
        says_no_more(&app, "laptops-folder-tidy").await;
        app.enter("laptops-retire").await;
        app.control("laptops-return").await;
        exchange(&app).await;
        app.control("laptops-folder-tidy").await;
        app.is_told("Выездной (А2)").await;
        assert_eq!(segments().0, 1, "nobody touches another's file unasked");
        app.until("the exchange is over", "document.querySelector('[role=progressbar]') === null").await;
        app.enter("laptops-folder-tidy").await;
        app.is_told(app.say("Убран 1 старый файл", "1 old file was taken away")).await;
        assert_eq!((segments().0, segments().1 > 0), (0, true), "what it held stands in this laptop's own");
        says_no_more(&app, "laptops-folder-tidy").await;
        look(&app, "folder-tidied").await;
        app.until("the keyboard stays at the folder", "document.activeElement?.closest('section') !== null").await;
    });
}

#[test]
fn what_was_erased_goes_out_of_the_files_of_a_laptop_out_of_use_in_russian() {
    left_behind(Language::Russian);
}

#[test]
fn what_was_erased_goes_out_of_the_files_of_a_laptop_out_of_use_in_english() {
    left_behind(Language::English);
}
