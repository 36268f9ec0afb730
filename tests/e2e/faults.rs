//! What goes wrong outside: files that are none, places that take nothing. Each is told in a sentence, in both languages,
//! and nothing is lost or half written.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{App, CTRL, Language, Setup, demonstration, run};

/// The event that gets the lists.
const EVENT: &str = "Итоговая конференция программы";

/// A copy of the demonstration in which something was changed from outside.
fn copy(change: impl FnOnce(&Path)) -> Vec<u8> {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("copy.sokrat");
    std::fs::copy(demonstration(), &path).expect("a copy");
    change(&path);
    std::fs::read(&path).expect("its bytes")
}

/// A version of the future.
fn newer() -> Vec<u8> {
    copy(|path| {
        let conn = rusqlite::Connection::open(path).expect("it opens");
        conn.pragma_update(None, "user_version", 9999).expect("a version");
    })
}

/// All but the first page overwritten.
fn damaged() -> Vec<u8> {
    let mut bytes = copy(|_| ());
    for page in bytes.chunks_mut(4096).skip(1) {
        page.fill(0x5A);
    }
    bytes
}

/// A disk of a few megabytes that a test can fill; only an administrator may make one.
pub struct SmallDisk(TempDir);

impl SmallDisk {
    pub fn mounted() -> Option<Self> {
        let folder = TempDir::new().expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=32m", "tmpfs"]).arg(folder.path()).output();
        mounted.is_ok_and(|output| output.status.success()).then(|| Self(folder))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Takes all the room that is left.
    pub fn fill(&self) {
        let mut ballast = File::create(self.path("ballast")).expect("a file");
        while ballast.write_all(&[0; 4096]).is_ok() {}
    }

    pub fn free(&self) {
        std::fs::remove_file(self.path("ballast")).expect("the room is given back");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(self.0.path()).status().ok();
    }
}

fn programmes_that_cannot_be_opened(language: Language) {
    let (newer, damaged) = (newer(), damaged());
    let setup = Setup::first_start(language)
        .file("letter.sokrat", "Уважаемые коллеги!".repeat(500))
        .file("newer.sokrat", newer.clone())
        .file("damaged.sokrat", damaged.clone())
        .file("open.sokrat", copy(|_| ()))
        .dialog("letter.sokrat")
        .dialog("newer.sokrat")
        .dialog("damaged.sokrat")
        .dialog("open.sokrat")
        .dialog("nowhere.sokrat")
        .dialog("/sys/programme.sokrat")
        .dialog("/sys/programme.sokrat");
    run(setup, async |app: App| {
        let elsewhere = File::create(app.path("open.sokrat.lock")).expect("a lock file");
        elsewhere.try_lock().expect("another window has it");
        for sentence in ["error-not-a-programme", "error-newer-file", "error-damaged-file", "error-locked-file"] {
            app.press("start-open").await;
            app.is_told(sentence).await;
        }
        for (name, before) in [("newer.sokrat", newer), ("damaged.sokrat", damaged)] {
            assert!(std::fs::read(app.path(name)).expect("it is there") == before, "{name} is not touched");
        }
        app.press("start-open").await;
        app.is_told("nowhere.sokrat").await;
        app.sees("start-no-recent").await;

        // A folder that takes no files; what was typed stays.
        app.press("start-new").await;
        app.fill("new-foundation", app.say("Фонд «Соседи»", "Neighbours Foundation")).await;
        app.fill("new-region", app.say("Белгородская область", "Belgorod region")).await;
        app.press("next").await;
        app.press("next").await;
        app.press("new-create").await;
        app.is_told("error-read-only").await;
        app.press("back").await;
        app.press("back").await;
        assert_eq!(app.value_of("new-foundation").await, app.say("Фонд «Соседи»", "Neighbours Foundation"), "nothing that was typed is lost");
    });
}

/// A list whose second header stands in the fourth row.
const TWO_HEADERS: &str = "ФИО;Телефон\nПерепёлкина Злата Юрьевна;8 943 200-00-01\n\
    Журавлёв Тихон Ильич;8 943 200-00-02\nФИО;Телефон\nСоловьёва Римма Олеговна;8 943 200-00-03\n";

/// So many people that they need more room than a full disk has in its last pages.
fn long_list() -> String {
    let letters = ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ц", "ч", "ш", "щ"];
    let people = (0..400).map(|place| {
        let name = format!("Перепёлкин{}{}ов", letters[place / 20], letters[place % 20]);
        format!("{name} Тихон Ильич;8 943 2{:02}-{:02}-77\n", place / 100, place % 100)
    });
    format!("ФИО;Телефон\n{}", people.collect::<String>())
}

fn lists_that_cannot_be_imported(language: Language) {
    let disk = SmallDisk::mounted();
    let programme = disk.as_ref().map(|disk| {
        let path = disk.path("programme.sokrat");
        std::fs::copy(demonstration(), &path).expect("the demonstration fits");
        path
    });
    let mut setup = Setup { programme, ..Setup::demonstration(language) }
        .file("list.xlsx", b"PK\x03\x04 this was a workbook once, before the download broke off".to_vec())
        .file("empty.csv", "ФИО;Телефон\r\n")
        .file("headers.csv", TWO_HEADERS)
        .file("long.csv", long_list());
    for name in ["list.xlsx", "empty.csv", "headers.csv", "long.csv"] {
        setup = setup.dialog(name);
    }
    run(setup, async |app: App| {
        let actions = "SELECT count(*) FROM action";
        let before: i64 = app.value(actions);
        app.open_event(EVENT).await;
        app.keys(CTRL, 'i').await;
        app.sees("import-intro-safe").await;
        app.press("import-choose").await;
        app.is_told("error-not-a-table").await;
        app.press("import-choose").await;
        app.is_told("error-empty-list").await;
        app.press("import-choose").await;
        app.sees(&app.said("error-two-headers", &[("first", "1"), ("second", "4")])).await;
        app.find("//footer//button[@disabled]").await;
        assert_eq!(app.value::<i64>(actions), before, "nothing was written");

        // Where nobody may make a small disk, a full one cannot be tried.
        let Some(disk) = disk else { return };
        app.press("import-choose-other").await;
        app.sees("import-ready").await;
        disk.fill();
        let import = app.find("//footer//button[not(@disabled)]").await;
        app.click(&import).await;
        app.is_told("error-disk-full").await;
        assert_eq!(app.value::<i64>(actions), before, "nothing is half written");
        disk.free();
        let import = app.find("//footer//button[not(@disabled)]").await;
        app.click(&import).await;
        app.control("event-certificates").await;
        app.holds("with room again the list comes in whole", actions, before + 1).await;
        app.holds("all of it", "SELECT count(*) FROM person WHERE surname LIKE 'Перепёлкин%' AND _del = 0", 400).await;
    });
}

#[test]
fn programmes_that_cannot_be_opened_in_russian() {
    programmes_that_cannot_be_opened(Language::Russian);
}

#[test]
fn programmes_that_cannot_be_opened_in_english() {
    programmes_that_cannot_be_opened(Language::English);
}

#[test]
fn lists_that_cannot_be_imported_in_russian() {
    lists_that_cannot_be_imported(Language::Russian);
}

#[test]
fn lists_that_cannot_be_imported_in_english() {
    lists_that_cannot_be_imported(Language::English);
}
