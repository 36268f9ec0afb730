//! Photographs of every page, for people to look at: `cargo xtask screens`.
//!
//! `SOKRAT_SCREENS` names the folder; `SOKRAT_BIG` a big programme, `SOKRAT_PICTURES` the folder of the pictures that the
//! documentation shows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::key::Key;
use tempfile::TempDir;

use crate::accessibility::Axe;
use crate::big::copy_of_big;
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};
use crate::templates::{CARD_DRAWN, SHEET_DRAWN};

/// Pages that the documentation shows, in the light theme at 1280x800.
const DOCUMENTED: &[&str] = &[
    "start",
    "today",
    "calendar",
    "event",
    "door",
    "import",
    "people",
    "organisations",
    "competitions",
    "sheets",
    "ranking",
    "documents",
    "certificates",
    "designer",
    "reports",
    "journal",
    "laptops",
];
/// And one of them dark.
const DOCUMENTED_DARK: &str = "ranking";

/// The programme of the tour in a window of this language and theme, with the list that it imports.
pub fn toured(language: Language, theme: &'static str) -> Setup {
    Setup { theme, now: AFTERWARDS, ..Setup::demonstration(language).file("список.csv", LIST).dialog("список.csv") }
}

/// A list with something of everything: new people, one who is known, a name that fits several, an error.
const LIST: &str = "ФИО;Телефон;Электронная почта;Организация;ИНН\n\
    Перепёлкина Злата Юрьевна;8 943 200-00-01;zlata@example.org;АНО «Тихая пристань»;7707083893\n\
    Журавлёв Тихон Ильич;8 943 200-00-02;tikhon@example.org;АНО «Тихая пристань»;7707083893\n\
    Перепёлкина Злата Юрьевна;8 943 200-00-01;zlata@example.org;АНО «Тихая пристань»;7707083893\n\
    Соловьёва Римма Олеговна;8 943 200-00-03;rimma@example.org;Клуб «Луч»;7707083894\n\
    Ольхина Нелли Павловна;доб. 12;;Клуб «Луч»;\n";

/// A passphrase that is strong enough.
const SECRET: &str = "тихий берег, синий чай";

/// Whether everything that fades or slides has come to its end.
pub const STILL: &str = "document.getAnimations().every(moving => moving.playState !== 'running')";

/// Every template that is to be seen has its picture.
const PICTURES: &str = "(() => { const seen = [...document.querySelectorAll('.picture canvas')].filter((each) => each.getBoundingClientRect().top < innerHeight); \
    return seen.length > 3 && seen.every((each) => each.classList.contains('ready')); })()";

/// The story is told to its end: no event lies ahead that people were at already.
const AFTERWARDS: &str = "2021-12-13T15:00:00Z";

/// What is done with every page.
enum Look {
    /// A picture is put into a folder.
    Photograph { folder: PathBuf, pictures: Option<PathBuf> },
    /// axe looks it over; faults are gathered.
    Axe(Axe),
}

/// One tour through every page: a window of one language, theme and size.
pub struct Studio {
    app: App,
    look: Look,
    language: Language,
    ending: String,
}

impl Studio {
    /// Goes through every page of a filled programme with axe, and returns the faults that it found.
    pub async fn looked_over(app: App) -> Vec<String> {
        let studio = Self { language: app.language, look: Look::Axe(Axe::default()), app, ending: String::new() };
        studio.places().await;
        studio.jobs().await;
        studio.beginning().await;
        let Look::Axe(axe) = studio.look else { return Vec::new() };
        axe.faults()
    }

    /// Looks at what the window shows when it has come to rest.
    async fn takes(&self, page: &str) {
        self.app.until("everything is read", "!document.querySelector('[aria-busy=true], .skeleton, .ghost')").await;
        tokio::time::sleep(Duration::from_millis(350)).await;
        self.app.until("the letters are there", "document.fonts.status === 'loaded'").await;
        self.app.until("nothing moves any more", STILL).await;
        let (folder, pictures) = match &self.look {
            Look::Photograph { folder, pictures } => (folder, pictures),
            Look::Axe(axe) => return axe.looks_at(&self.app, page).await,
        };
        let picture = self.app.photograph().await;
        let code = self.language.code();
        std::fs::write(folder.join(format!("{page}-{code}{}.png", self.ending)), &picture).expect("the picture is kept");
        let Some(pictures) = pictures else { return };
        let name = match self.ending.as_str() {
            "" if DOCUMENTED.contains(&page) => format!("{page}-{code}.png"),
            "-dark" if page == DOCUMENTED_DARK => format!("{page}-dark-{code}.png"),
            _ => return,
        };
        std::fs::write(pictures.join(name), picture).expect("the picture is kept");
    }

    /// The keyboard is in the first row of a list.
    async fn first_row(&self) {
        self.app.find("//*[@role='rowgroup']//*[@role='row']").await;
        self.app.focus("//*[@role='grid']").await;
    }

    /// Opens the first row of a list in the record beside it.
    async fn first_record(&self, down: usize) {
        self.first_row().await;
        for _ in 0..down {
            self.app.key(Key::Down).await;
        }
        self.app.key(Key::Enter).await;
        self.app.find("//aside//h2").await;
    }

    /// The pages that every programme has.
    async fn places(&self) {
        let app = &self.app;
        app.go("nav-today").await;
        app.find("//h2").await;
        self.takes("today").await;
        app.go("nav-calendar").await;
        if !self.ending.ends_with("-empty") {
            app.find("//main//*[@role='grid']").await;
            // September 2019 has events of every module.
            app.focus("//*[@data-day][@tabindex='0']").await;
            let back = "document.activeElement?.dataset?.day?.slice(0, 7)";
            while app.ask(back).await.as_str().is_some_and(|month| month > "2019-09") {
                app.key(Key::PageUp).await;
            }
        }
        self.takes("calendar").await;
        for (place, page) in [
            ("nav-people", "people"),
            ("nav-organisations", "organisations"),
            ("nav-competitions", "competitions"),
            ("nav-documents", "documents"),
            ("nav-reports", "reports"),
            ("nav-journal", "journal"),
            ("nav-laptops", "laptops"),
        ] {
            app.go(place).await;
            app.find(&format!("//h1[starts-with(normalize-space(.), '{}')]", app.words(place))).await;
            if matches!(page, "people" | "organisations") && !self.ending.ends_with("-empty") {
                self.first_record(3).await;
            }
            self.takes(page).await;
            if page == "people" && !self.ending.ends_with("-empty") {
                app.press("person-erase").await;
                app.sees("person-erase-title").await;
                self.takes("person-erase").await;
                app.key(Key::Escape).await;
                app.dialog_closes().await;
            }
        }
    }

    /// Records that may be one, side by side.
    async fn duplicates(&self) {
        let app = &self.app;
        app.go("nav-people").await;
        app.press("nav-duplicates").await;
        app.find("//*[@role='grid'] | //*[contains(@class, 'empty')]").await;
        app.until("the list is read", "document.querySelector('[role=grid][aria-busy]') === null").await;
        if app.ask("document.querySelectorAll('[role=rowgroup] [role=row]').length > 0").await == true {
            app.focus("//*[@role='grid']").await;
            app.key(Key::Enter).await;
            app.sees("duplicates-choose-hint").await;
        }
        self.takes("duplicates").await;
    }

    /// The forms of a person and of an organisation.
    async fn forms(&self) {
        let app = &self.app;
        for (place, field, page) in
            [("nav-people", "person-surname", "person-form"), ("nav-organisations", "organisation-full-name", "organisation-form")]
        {
            app.go(place).await;
            app.find("//*[@role='rowgroup']//*[@role='row']").await;
            app.keys(CTRL, 'n').await;
            app.field(field).await;
            self.takes(page).await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;
        }
    }

    /// What is done with a line of the register, and with the register.
    async fn register(&self) {
        let app = &self.app;
        app.go("nav-documents").await;
        self.first_row().await;
        for (item, page) in [
            ("documents-reissue", "documents-reissue"),
            ("documents-annul", "documents-annul"),
            ("documents-gaps", "documents-gaps"),
            ("documents-settings", "documents-settings"),
        ] {
            app.press("documents-more").await;
            app.press(item).await;
            app.find("//dialog[@open]//button").await;
            self.takes(page).await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;
        }
        app.press("documents-check").await;
        app.focus_is_in("documents-check-code").await;
        app.types("СК-2019-А1-00001").await;
        app.key(Key::Enter).await;
        app.find("//dialog[@open]//*[@role='status' or @role='alert']").await;
        self.takes("documents-check").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
    }

    /// A copy for another laptop is asked for.
    async fn laptops(&self) {
        let app = &self.app;
        app.go("nav-laptops").await;
        app.press("laptops-give").await;
        app.focus_is_in("laptops-name").await;
        self.takes("laptops-give").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
    }

    /// Everything that only a filled programme shows.
    async fn jobs(&self) {
        self.duplicates().await;
        self.forms().await;
        self.register().await;
        self.laptops().await;
        self.event().await;
        self.competition().await;
        self.templates().await;
        self.programme().await;
        self.frame().await;
        self.locked().await;
    }

    /// The list of events, an event, and what is done at one.
    async fn event(&self) {
        let app = &self.app;
        app.go("nav-calendar").await;
        app.press("calendar-list").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        self.takes("calendar-list").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("event-field-title").await;
        self.takes("event-form").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        app.open_event("Итоги года и объявление конкурса проектов").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        self.takes("event").await;
        app.tab("agenda").await;
        app.find("//button[@data-line]").await;
        self.takes("agenda").await;
        app.tab("event-people").await;
        app.keys(CTRL, 'p').await;
        app.find("//dialog//*[@role='rowgroup']//*[@role='row']").await;
        self.takes("certificates").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        for (item, page) in [("print-sheet", "print-sheet"), ("print-badges", "print-cards")] {
            app.press("print-menu").await;
            app.press(item).await;
            app.find("//dialog[@open]//button").await;
            self.takes(page).await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;
        }
        app.press("print-menu").await;
        app.press("print-programme").await;
        app.control("preview-print").await;
        app.until("the first page is drawn", PAGE_DRAWN).await;
        self.takes("preview").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.keys(CTRL, 'd').await;
        app.focus_is_in("door-search-label").await;
        app.types("ал").await;
        app.find("//*[@role='option']").await;
        self.takes("door").await;
        app.press("door-back").await;
        app.press("event-import").await;
        app.press("import-choose").await;
        app.sees("import-not-ready-errors").await;
        self.takes("import").await;
    }

    /// A competition from its applications to its ranking.
    async fn competition(&self) {
        let app = &self.app;
        app.go("nav-competitions").await;
        let competition = app.find("//main//li//button[contains(., '«Зонтичные сети»')]").await;
        app.click(&competition).await;
        app.tab("tab-applications").await;
        self.first_record(1).await;
        self.takes("applications").await;
        for (tab, page) in [("tab-criteria", "criteria"), ("tab-experts", "experts"), ("tab-ranking", "ranking"), ("tab-sheets", "sheets")] {
            app.tab(tab).await;
            app.find("//*[@role='tabpanel']//*[self::fieldset or self::li or self::td]").await;
            if page == "sheets" {
                let open = app.find("(//button[contains(@class,'mark') and contains(@class,'open')])[1]").await;
                app.click(&open).await;
                app.find("//aside//input").await;
            }
            self.takes(page).await;
        }
    }

    /// The templates and one of them in the designer.
    async fn templates(&self) {
        let app = &self.app;
        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.until("each template has its picture", PICTURES).await;
        self.takes("templates").await;
        app.press("templates-copy").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        let name = app.words("template-element-name");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{name}')]")).await;
        self.takes("designer").await;
        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.press("templates-new").await;
        app.choose("template-new-kind", "template-kind-badge").await;
        app.until("the engine has drawn the sheet", SHEET_DRAWN).await;
        self.takes("template-new").await;
        app.choose("template-new-kind", "template-kind-registrationSheet").await;
        app.press("template-new-do").await;
        app.until("the engine has drawn the sheet", CARD_DRAWN).await;
        let table = app.words("designer-kind-table");
        app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{table}')]")).await;
        app.find("//button[@data-column='1']").await;
        self.takes("designer-table").await;
    }

    /// What the programme and its file are set to.
    async fn programme(&self) {
        let app = &self.app;
        app.menu("programme-menu").await;
        app.sees("programme-about").await;
        self.takes("programme").await;
        app.menu("file-menu").await;
        app.tab("file-tab-backups").await;
        app.press("backups-make").await;
        app.sees("backups-reason-asked").await;
        self.takes("file-backups").await;
        let arrow = app.find("//td//button").await;
        app.click(&arrow).await;
        app.sees("restore-lead").await;
        app.until("it was counted what a restore takes away", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
        self.takes("file-restore").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.tab("file-tab-passphrase").await;
        app.fill("passphrase-new", SECRET).await;
        app.sees("passphrase-strength-strong").await;
        self.takes("file-passphrase").await;
        app.tab("file-tab-check").await;
        app.press("check-run").await;
        app.sees("check-clean").await;
        self.takes("file-check").await;
    }

    /// A window that is locked, and opened again.
    async fn locked(&self) {
        let app = &self.app;
        app.menu("file-menu").await;
        app.tab("file-tab-passphrase").await;
        app.fill("passphrase-new", SECRET).await;
        app.fill("passphrase-again", SECRET).await;
        app.key(Key::Enter).await;
        app.sees("passphrase-some-title").await;
        app.press("lock-now").await;
        app.sees("lock-hint").await;
        self.takes("locked").await;
        app.fill("unlock-passphrase", SECRET).await;
        app.key(Key::Enter).await;
        app.sees("passphrase-some-title").await;
        self.takes("file-passphrase-set").await;
        app.press("passphrase-remove").await;
        app.find("//dialog[@open]//input").await;
        self.takes("file-passphrase-remove").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
    }

    /// What opens over any page.
    async fn frame(&self) {
        let app = &self.app;
        app.go("nav-today").await;
        app.keys(CTRL, 'k').await;
        app.focus_is_in("palette-title").await;
        app.types("сем").await;
        app.find("//dialog//*[@role='option']").await;
        self.takes("palette").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.key(Key::F1).await;
        app.find("//dialog//kbd").await;
        self.takes("shortcuts").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
    }

    /// The first page and the wizard, after the programme is closed.
    async fn beginning(&self) {
        let app = &self.app;
        app.keys(CTRL, 'k').await;
        app.focus_is_in("palette-title").await;
        app.types(&app.words("app-close-programme")).await;
        app.find("//dialog//*[@role='option']").await;
        app.key(Key::Enter).await;
        app.sees("start-recent").await;
        // The path of a test's folder is nothing to look at.
        app.press(&format!("{}: programme", app.words("start-forget"))).await;
        app.sees("start-no-recent").await;
        self.takes("start").await;
        app.press("start-new").await;
        app.sees("new-name-hint").await;
        self.takes("wizard").await;
    }
}

fn folder(variable: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os(variable)?);
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    Some(folder)
}

fn studio(app: App, folder: &Path, ending: &str) -> Studio {
    let look = Look::Photograph { folder: folder.to_owned(), pictures: self::folder("SOKRAT_PICTURES") };
    Studio { language: app.language, look, app, ending: ending.to_owned() }
}

#[test]
#[ignore = "makes pictures; run by cargo xtask screens"]
fn screens() {
    let folder = folder("SOKRAT_SCREENS").expect("SOKRAT_SCREENS names a folder");
    for language in [Language::Russian, Language::English] {
        for (theme, dark) in [("light", ""), ("dark", "-dark")] {
            for (size, large) in [((1280, 800), ""), ((1920, 1080), "-1920")] {
                let setup = Setup { size, ..toured(language, theme) };
                run(setup, async |app: App| {
                    let studio = studio(app, &folder, &format!("{dark}{large}"));
                    studio.places().await;
                    studio.jobs().await;
                    studio.beginning().await;
                });
            }
        }
        run(Setup::first_start(language).dialog("programme.sokrat"), async |app: App| {
            app.press("start-new").await;
            app.fill("new-foundation", app.say("Фонд «Соседи»", "Neighbours Foundation")).await;
            app.fill("new-region", app.say("Белгородская область", "Belgorod region")).await;
            app.press("next").await;
            app.press("next").await;
            app.press("new-create").await;
            app.sees("today-no-events").await;
            studio(app, &folder, "-empty").places().await;
        });
        if std::env::var_os("SOKRAT_BIG").is_some() {
            // Opened elsewhere, a programme becomes a new copy: what the bench measures stays as it was built.
            let folder_of_big = TempDir::new().expect("a folder for the copy");
            let setup = Setup { programme: Some(copy_of_big(&folder_of_big)), ..Setup::first_start(language) };
            run(setup, async |app: App| studio(app, &folder, "-big").places().await);
        }
    }
}
