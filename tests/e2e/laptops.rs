//! Several laptops: a copy for another one, a package looked at and taken in, a shared folder. The other laptop is the
//! terminal companion with settings of its own.

use std::path::Path;
use std::process::Command;

use fantoccini::key::Key;
use tempfile::TempDir;

use crate::big::palette;
use crate::conflicts::look;
use crate::meeting::exchange;
use crate::support::{App, Language, Setup, run};

/// Another laptop.
pub struct Away {
    folder: TempDir,
    now: &'static str,
}

impl Away {
    pub fn new() -> Self {
        Self::at("2020-03-02T09:00:00Z")
    }

    /// Where it is this moment.
    pub fn at(now: &'static str) -> Self {
        Self { folder: TempDir::new().expect("a folder"), now }
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub fn run(&self, arguments: &[&str]) {
        let output = self.tries(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn tries(&self, arguments: &[&str]) -> std::process::Output {
        Command::new(format!("{}-cli", crate::support::binary()))
            .args(arguments)
            .env("SOKRAT_TEST_FOLDER", self.folder.path())
            .env("SOKRAT_TEST_NOW", self.now)
            .output()
            .expect("the terminal companion starts")
    }

    /// Takes a copy in that was made for it.
    pub fn takes(&self, stick: &str) -> String {
        let trip = self.path("trip.sokrat");
        self.run(&["join", stick, "--to", &trip]);
        trip
    }

    /// Gets a list with the phones of people whom everybody knows.
    pub fn notes_phones(&self, programme: &str, phones: &[(&Both, &str)]) {
        let list = phones.iter().map(|(person, phone)| format!("{};{phone};{}\n", person.name, person.email)).collect::<String>();
        std::fs::write(self.path("list.csv"), format!("ФИО;Телефон;Электронная почта\n{list}")).expect("written");
        self.run(&["import", programme, &self.path("list.csv"), "--event", "2"]);
    }

    /// Enters one person at the second event of the programme.
    pub fn enter(&self, programme: &str, person: &str) {
        std::fs::write(self.path("list.csv"), format!("ФИО;Организация\n{person};АНО «Ромашка»\n")).expect("written");
        self.run(&["import", programme, &self.path("list.csv"), "--event", "2"]);
    }
}

/// A copy for another laptop is written to this file of the stick.
pub async fn give_on(app: &App, stick: &str, name: &str) -> String {
    app.go("nav-laptops").await;
    app.enter("laptops-give").await;
    app.focus_is_in("laptops-name").await;
    app.types(name).await;
    app.key(Key::Enter).await;
    app.until_written(stick).await;
    app.dialog_closes().await;
    app.path(stick).display().to_string()
}

/// A copy is given to another laptop, and taken in there.
pub async fn give(app: &App, away: &Away) -> String {
    let stick = give_on(app, "stick.sokrat", "Выездной").await;
    away.takes(&stick)
}

/// A person whose phone both laptops will write down.
pub struct Both {
    pub id: String,
    pub name: String,
    pub email: String,
}

impl Both {
    /// The one at this place among those who have an address and no phone.
    pub fn of(app: &App, place: usize) -> Self {
        let one = |what: &str| {
            app.value::<String>(&format!(
                "SELECT {what} FROM person AS p WHERE _del = 0 AND email <> '' AND coalesce(phone, '') = '' AND patronymic <> '' AND surname GLOB '[А-Я][а-я]*' \
                 AND (SELECT count(*) FROM person AS s WHERE s._del = 0 AND s.folded = p.folded) = 1 ORDER BY folded LIMIT 1 OFFSET {place}"
            ))
        };
        Self { id: one("lower(hex(id))"), name: one("surname || ' ' || given || ' ' || patronymic"), email: one("email") }
    }

    /// Here they get this phone, in the form.
    pub async fn gets(&self, app: &App, phone: &str) {
        palette(app, &self.name.to_lowercase(), &self.name).await;
        app.find(&format!("//aside//h2[contains(., '{}')]", self.name)).await;
        app.enter("edit").await;
        app.focus("//dialog//input[@type='tel']").await;
        app.types(phone).await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
    }
}

#[test]
fn a_copy_goes_to_another_laptop_and_its_package_comes_back() {
    let setup = Setup::demonstration(Language::Russian).dialog("stick.sokrat").dialog("away.sokrat-package");
    run(setup, async |app: App| {
        app.go("nav-laptops").await;
        app.press("laptops-give").await;
        app.focus_is_in("laptops-name").await;
        app.types("Выездной").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        app.until("the laptop is in the list", "document.querySelector('main')?.textContent.includes('Выездной')").await;

        let away = Away::new();
        away.run(&["join", &app.path("stick.sokrat").display().to_string(), "--to", &away.path("trip.sokrat")]);
        away.enter(&away.path("trip.sokrat"), "Щукина Аглая Тихоновна");
        away.run(&["package", &away.path("trip.sokrat"), "--to", &app.path("away.sokrat-package").display().to_string()]);

        let people = "SELECT count(*) FROM person WHERE surname = 'Щукина' AND _del = 0";
        app.press("laptops-take-package").await;
        app.until("what it brings is shown", "document.querySelector('dialog table tbody tr') !== null").await;
        assert_eq!(app.value::<i64>(people), 0, "nothing was taken in yet");
        app.until("Enter will take it in", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        app.holds("the other laptop's person is here", people, 1).await;
        let device =
            "SELECT r.code FROM entry AS e JOIN replica AS r USING (rix) JOIN person AS p ON p.id = e.row WHERE p.surname = 'Щукина' LIMIT 1";
        assert_eq!(app.value::<String>(device), "А2", "and the journal says where it was entered");
    });
}

#[test]
fn today_says_what_this_copy_does_not_know() {
    for language in [Language::Russian, Language::English] {
        let then = Away::at("2020-02-18T09:00:00Z");
        let office = then.path("office.sokrat");
        then.run(&["demo", &office]);
        then.run(&["give-copy", &office, "--to", &then.path("stick.sokrat"), "--name", "Выездной"]);
        let setup = Setup { programme: Some(office.into()), ..Setup::first_start(language) };
        run(setup, async |app: App| {
            app.is_told("laptops-old-title").await;
            // That copy is known until it was given; the office's own file, copied by hand to this computer, is a third laptop.
            app.find("//*[@role='status']//li[contains(., 'Выездной (А2)') and contains(., '12')]").await;
            look(&app, "today-silent").await;
            app.press("laptops-old-go").await;
            app.is_told("laptops-old-title").await;
            for left in [1, 0] {
                app.press("laptops-retire").await;
                let name = app.words("laptops-retire");
                let buttons = format!(
                    "[...document.querySelectorAll('main li button')].filter((button) => button.textContent.trim() === '{name}').length === {left}"
                );
                app.until("it is out of use", &buttons).await;
            }
            let gone = format!("!document.querySelector('main')?.textContent.includes('{}')", app.words("laptops-old-title"));
            app.until("nobody waits for a laptop that is out of use", &gone).await;
            app.go("nav-today").await;
            app.sees_today().await;
            app.until("on this page neither", &gone).await;
        });
    }
}

/// The office's copy has a passphrase, and this window is the laptop that gets it.
#[test]
fn a_copy_with_a_passphrase_is_taken_in_with_it() {
    const SECRET: &str = "тихий берег, синий чай";
    let setup = Setup::first_start(Language::Russian).dialog("stick.sokrat").dialog("trip.sokrat");
    run(setup, async |app: App| {
        let office = Away::new();
        office.run(&["demo", &office.path("office.sokrat")]);
        std::fs::write(office.path("secret.txt"), SECRET).expect("written");
        office.run(&["passphrase", &office.path("office.sokrat"), "--new-passphrase-file", &office.path("secret.txt")]);
        let stick = app.path("stick.sokrat").display().to_string();
        office.run(&["give-copy", &office.path("office.sokrat"), "--to", &stick, "--passphrase-file", &office.path("secret.txt")]);

        app.press("start-open").await;
        app.sees("unlock-title").await;
        app.unlocks_at_the_second_try(SECRET).await;
        assert!(app.path("trip.sokrat").exists(), "it was asked where to keep it, and stands there");
        app.go("nav-laptops").await;
        app.sees("А2").await;
    });
}

#[test]
fn laptops_meet_in_a_shared_folder() {
    let setup = Setup::demonstration(Language::English).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        app.go("nav-laptops").await;
        app.press("laptops-give").await;
        app.focus_is_in("laptops-name").await;
        app.types("Trips").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        let away = Away::new();
        let (trip, shared) = (away.path("trip.sokrat"), app.path("shared"));
        away.run(&["join", &app.path("stick.sokrat").display().to_string(), "--to", &trip]);
        away.enter(&trip, "Щукина Аглая Тихоновна");
        meet(&away, &trip, &shared);

        app.press("laptops-folder-choose").await;
        // Taken in first, given after that: the other one comes when both are done.
        exchange(&app).await;
        app.holds("what lay in the folder is here", "SELECT count(*) FROM person WHERE surname = 'Щукина' AND _del = 0", 1).await;
        app.find("//section//p[@aria-live='polite']").await;
        let files = std::fs::read_dir(&shared).expect("listed").flatten().filter(|entry| entry.path().is_dir()).count();
        assert_eq!(files, 1, "the programme has a folder of its own in the shared one");
        meet(&away, &trip, &shared);
        exchange(&app).await;
        app.until(
            "the other one is known to have everything",
            "document.querySelector('main')?.textContent.includes('Knows everything that is known here')",
        )
        .await;
    });
}

/// The other laptop exchanges through the folder. Where somebody there has to decide something it says so by its exit code.
pub fn meet(away: &Away, trip: &str, shared: &Path) {
    let output = away.tries(&["sync", trip, "--folder", &shared.display().to_string()]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
}
