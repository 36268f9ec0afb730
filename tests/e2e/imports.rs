//! Registration lists: tried before they are written, and written whole or not at all.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::support::{App, CTRL, Language, Setup, run};

/// A text in Windows-1251, as spreadsheets in Russian save CSV.
fn windows_1251(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'А'..='я' => (letter as u32 - 'А' as u32 + 0xC0) as u8,
        'Ё' => 0xA8,
        'ё' => 0xB8,
        '«' => 0xAB,
        '»' => 0xBB,
        _ => u8::try_from(letter).expect("a letter of Windows-1251"),
    };
    text.chars().map(byte).collect()
}

const LIST: &str = "ФИО;Телефон;Электронная почта;Организация;ИНН\r\n\
    Перепёлкина Злата Юрьевна;8 943 200-00-01;zlata@example.org;АНО «Тихая пристань»;7707083893\r\n\
    Журавлёв Тихон Ильич;8 943 200-00-02;tikhon@example.org;АНО «Тихая пристань»;7707083893\r\n\
    Соловьёва Римма Олеговна;8 943 200-00-03;rimma@example.org;Клуб «Луч»;7707083894\r\n";

/// The event that the story has not come to yet: nobody has registered, or few.
const EVENT: &str = "Итоговая конференция программы";

/// Opens an event by its name in the palette, then its import.
async fn to_the_import(app: &App) {
    app.open_event(EVENT).await;
    app.press("event-import").await;
    app.sees("import-intro-safe").await;
}

fn registrations(app: &App) -> i64 {
    app.value(&format!("SELECT count(*) FROM registration r JOIN event e ON e.id = r.event_id WHERE e.title = '{EVENT}' AND r._del = 0"))
}

#[test]
fn a_list_in_windows_1251_with_a_wrong_row_is_imported_without_it() {
    run(Setup::demonstration(Language::Russian).file("список.csv", windows_1251(LIST)).dialog("список.csv"), async |app: App| {
        let before = registrations(&app);
        to_the_import(&app).await;
        app.press("import-choose").await;
        app.sees("Перепёлкина Злата Юрьевна").await;
        app.sees("error-bad-inn-check").await;
        app.sees(&app.said("import-cell", &[("cell", "E4"), ("header", "ИНН")])).await;
        app.sees("import-not-ready-errors").await;
        assert_eq!(registrations(&app), before, "a dry run writes nothing");
        app.find("//footer//button[@disabled]").await;

        let leave = app.find("//*[@role='alert']//button[last()]").await;
        app.click(&leave).await;
        app.sees("import-ready").await;
        let import = app.find("//footer//button[not(@disabled)]").await;
        app.click(&import).await;
        app.control("event-certificates").await;
        assert_eq!(registrations(&app), before + 2, "two rows came in, the third was left out");
        assert_eq!(
            app.value::<String>("SELECT phone FROM person WHERE surname = 'Перепёлкина' AND given = 'Злата'"),
            "+7 943 200-00-01",
            "letters and phones arrived whole"
        );
        assert_eq!(app.value::<i64>("SELECT count(*) FROM organisation WHERE inn = '7707083893' AND _del = 0"), 1, "two people, one organisation");
        app.press("app-undo").await;
        app.holds("the whole import is undone at once", "SELECT count(*) FROM person WHERE surname = 'Перепёлкина' AND _del = 0", 0).await;
        assert_eq!(registrations(&app), before, "and the registrations with it");
    });
}

/// Of several organisations of one name nobody can tell whose the INN of a list is: that is said before anything is written, and the
/// list finds the right one once its INN stands there.
fn inn_of_several(language: Language) {
    const LIST: &str = "ФИО;Организация;ИНН\nПерепёлкина Злата Юрьевна;Совет дворов;7707083893\n";
    run(Setup::demonstration(language).file("list.csv", LIST).dialog("list.csv").dialog("list.csv"), async |app: App| {
        let named = "SELECT count(*) FROM organisation WHERE full_name = 'Совет дворов' AND _del = 0";
        app.go("nav-organisations").await;
        for count in [1, 2] {
            app.control("organisations-new").await;
            app.keys(CTRL, 'n').await;
            app.focus_is_in("organisation-full-name").await;
            app.types("Совет дворов").await;
            app.select("organisation-no-inn-reason", "no-inn-reason-unknown").await;
            app.enter_last().await;
            app.dialog_closes().await;
            app.holds("it is there", named, count).await;
        }
        to_the_import(&app).await;
        app.enter("import-choose").await;
        app.sees("error-inn-of-several").await;
        app.sees("import-ready-noted").await;
        look(&app, "import-inn-of-several").await;

        // As the sentence says: the INN is entered where it belongs, and the list is checked again.
        app.go("nav-organisations").await;
        app.control("organisations-new").await;
        app.keys(CTRL, 'f').await;
        app.focus_is_in("organisations-search").await;
        app.types("совет дворов").await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        app.key(Key::End).await;
        app.key(Key::Enter).await;
        app.find("//aside//h2[contains(., 'Совет дворов')]").await;
        app.enter("edit").await;
        app.tab_to("organisation-inn").await;
        app.types("7707083893").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        let right = "SELECT lower(hex(id)) FROM organisation WHERE inn = '7707083893' AND _del = 0";
        let right: String = app.value(right);
        to_the_import(&app).await;
        app.enter("import-choose").await;
        app.sees("import-ready").await;
        assert!(!app.page_text().await.contains(&app.words("error-inn-of-several")), "nothing is in doubt any more");
        app.focus("//footer//button[not(@disabled)]").await;
        app.key(Key::Enter).await;
        app.control("event-certificates").await;
        let credited = "SELECT lower(hex(r.organisation_id)) FROM registration r JOIN person p ON p.id = r.person_id WHERE p.surname = 'Перепёлкина'";
        assert_eq!(app.value::<String>(credited), right, "she came for the one that was meant");
    });
}

#[test]
fn an_inn_that_could_be_of_several_organisations_is_told_in_russian() {
    inn_of_several(Language::Russian);
}

#[test]
fn an_inn_that_could_be_of_several_organisations_is_told_in_english() {
    inn_of_several(Language::English);
}
