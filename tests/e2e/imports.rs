//! Registration lists: tried before they are written, and written whole or not at all.

use crate::support::{App, Language, Setup, run};

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
