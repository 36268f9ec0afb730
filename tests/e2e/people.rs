//! People and organisations: found by letters, opened by Enter, corrected at the field.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, Setup, run};

#[test]
fn a_person_is_found_by_letters_and_corrected_at_the_field() {
    run(Setup::demonstration(Language::English), async |app: App| {
        let id: String = app.value(
            "SELECT lower(hex(id)) FROM person WHERE phone <> '' AND _del = 0 AND surname GLOB '[А-Я][а-я]*' ORDER BY folded LIMIT 1 OFFSET 200",
        );
        let surname: String = app.value(&format!("SELECT surname || ' ' || given FROM person WHERE lower(hex(id)) = '{id}'"));
        app.keys(&[Key::Alt], '3').await;
        app.find("//*[@role='grid']//*[@role='row'][2]").await;
        app.focus("//*[@role='grid']").await;
        app.types(&surname.to_lowercase()).await;
        app.until("one row is left", "document.querySelectorAll('[role=rowgroup] [role=row]').length <= 3 && document.querySelectorAll('[role=rowgroup] [role=row]').length > 0").await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        app.key(Key::Enter).await;
        app.find(&format!("//aside//h2[starts-with(., '{surname}')]")).await;

        app.press("edit").await;
        app.fill("person-phone", "12-34").await;
        app.key(Key::Enter).await;
        assert_eq!(app.error_at("person-phone").await, app.words("error-bad-phone"), "a phone that is none is told at its field");
        app.focus_is_in("person-phone").await;
        app.fill("person-phone", "8 943 111 22 33").await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        app.holds(
            "the phone is kept as phones are written",
            &format!("SELECT phone FROM person WHERE lower(hex(id)) = '{id}'"),
            "+7 943 111-22-33".to_owned(),
        )
        .await;
        app.find("//aside//*[contains(., '+7 943 111-22-33')]").await;
        app.holds("the journal says what was done", "SELECT op FROM action ORDER BY clock DESC LIMIT 1", "edit-person".to_owned()).await;
    });
}

#[test]
fn a_person_who_is_there_already_is_shown_while_typing() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        let people: i64 = app.value("SELECT count(*) FROM person WHERE _del = 0");
        let surname: String =
            app.value("SELECT surname FROM person WHERE _del = 0 AND surname GLOB '[А-Я][а-я]*' ORDER BY folded LIMIT 1 OFFSET 100");
        let given: String = app.value("SELECT given FROM person WHERE _del = 0 AND surname GLOB '[А-Я][а-я]*' ORDER BY folded LIMIT 1 OFFSET 100");
        app.go("nav-people").await;
        app.control("people-new").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("person-surname").await;
        app.types(&surname.to_uppercase()).await;
        app.key(Key::Tab).await;
        app.types(&given).await;
        app.sees("person-likely").await;
        app.press("person-is-this").await;
        app.dialog_closes().await;
        app.find(&format!("//aside//h2[starts-with(., '{surname}')]")).await;
        assert_eq!(app.value::<i64>("SELECT count(*) FROM person WHERE _del = 0"), people, "no second record was made");
    });
}

#[test]
fn an_inn_with_a_wrong_check_digit_is_told_at_its_field() {
    run(Setup::demonstration(Language::English), async |app: App| {
        app.keys(&[Key::Alt], '4').await;
        app.control("organisations-new").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("organisation-full-name").await;
        app.types("Автономная некоммерческая организация «Тихая пристань»").await;
        app.fill("organisation-short-name", "АНО «Тихая пристань»").await;
        app.fill("organisation-inn", "7707083894").await;
        app.press("add").await;
        assert_eq!(app.error_at("organisation-inn").await, app.words("error-bad-inn-check"), "the sentence stands at the INN");
        app.focus_is_in("organisation-inn").await;
        app.fill("organisation-inn", "7707083893").await;
        app.press("add").await;
        app.dialog_closes().await;
        app.holds(
            "the organisation is in the file",
            "SELECT count(*) FROM organisation WHERE inn = '7707083893' AND short_name = 'АНО «Тихая пристань»' AND _del = 0",
            1,
        )
        .await;
        app.find("//aside//h2[contains(., 'Тихая пристань')]").await;
    });
}

fn erasing(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        // Somebody with a certificate, a role and a phone, so that there is something to lose.
        let id: String = app.value(
            "SELECT lower(hex(p.id)) FROM document d JOIN person p ON p.id = d.person_id WHERE d._del = 0 AND d.state = 'issued' AND p._del = 0 AND p.phone <> '' \
             AND p.id IN (SELECT person_id FROM role WHERE _del = 0) AND p.surname GLOB '[А-Я][а-я]*' ORDER BY p.folded LIMIT 1",
        );
        let (surname, number): (String, String) = (
            app.value(&format!("SELECT surname || ' ' || given FROM person WHERE lower(hex(id)) = '{id}'")),
            app.value(&format!("SELECT number FROM document WHERE lower(hex(person_id)) = '{id}' AND _del = 0 ORDER BY number LIMIT 1")),
        );
        app.keys(&[Key::Alt], '3').await;
        app.find("//*[@role='grid']//*[@role='row'][2]").await;
        app.focus("//*[@role='grid']").await;
        app.types(&surname.to_lowercase()).await;
        app.until("few are left", "document.querySelectorAll('[role=rowgroup] [role=row]').length <= 3 && document.querySelectorAll('[role=rowgroup] [role=row]').length > 0").await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        app.key(Key::Enter).await;
        app.find(&format!("//aside//h2[starts-with(., '{surname}')]")).await;
        let shown: String = app.value(&format!(
            "SELECT CASE WHEN count(*) = 1 THEN 'one' ELSE 'several' END FROM person WHERE surname || ' ' || given = '{surname}' AND _del = 0"
        ));
        assert_eq!(shown, "one", "the record that is open is theirs");
        app.press("person-erase").await;
        app.sees("person-erase-title").await;
        // Enter alone says no.
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        let life = format!("SELECT _del FROM person WHERE lower(hex(id)) = '{id}'");
        assert_eq!(app.value::<i64>(&life), 0, "the first answer is no");
        app.press("person-erase").await;
        app.press("person-erase-action").await;
        app.is_told("person-erased").await;
        app.holds("the person is erased", &life, 2).await;
        let backups = std::fs::read_dir(app.path(&app.said("file-backups", &[("name", "programme")]))).expect("a backup was made");
        assert!(backups.flatten().any(|backup| backup.file_name().to_string_lossy().contains("erasing")), "with the reason in its name");
        app.go("nav-documents").await;
        app.find("//*[@role='grid']//*[@role='row'][2]").await;
        app.focus("//*[@role='grid']").await;
        app.types(&number).await;
        app.sees("documents-holder-erased").await;
    });
}

#[test]
fn the_data_of_a_person_is_erased_and_the_register_keeps_its_number() {
    erasing(Language::Russian);
}

#[test]
fn the_data_of_a_person_is_erased_in_english() {
    erasing(Language::English);
}
