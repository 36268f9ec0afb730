//! Duplicates: found, laid side by side, joined by keys, separated again.

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, Setup, run};

/// Makes a second record of a person who is there, as another laptop would have.
async fn second_record(app: &App) -> (String, String) {
    let surname: String =
        app.value("SELECT surname FROM person WHERE _del = 0 AND patronymic <> '' AND phone <> '' ORDER BY folded LIMIT 1 OFFSET 40");
    let given: String = app.value("SELECT given FROM person WHERE _del = 0 AND patronymic <> '' AND phone <> '' ORDER BY folded LIMIT 1 OFFSET 40");
    let phone: String = app.value("SELECT phone FROM person WHERE _del = 0 AND patronymic <> '' AND phone <> '' ORDER BY folded LIMIT 1 OFFSET 40");
    app.go("nav-people").await;
    app.control("people-new").await;
    app.keys(CTRL, 'n').await;
    app.focus_is_in("person-surname").await;
    app.types(&surname).await;
    app.key(Key::Tab).await;
    app.types(&given).await;
    app.fill("person-phone", &phone).await;
    // By the keyboard: the button moves when the record that is there already is shown.
    app.sees("person-likely").await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
    (surname, given)
}

async fn a_pair_is_joined_by_keys_and_separated(app: App) {
    let (surname, given) = second_record(&app).await;
    let people = "SELECT count(*) FROM person WHERE _del = 0";
    let before: i64 = app.value(people);
    app.press("nav-duplicates").await;
    app.find(&format!("//*[@role='grid']//*[@role='row'][contains(., '{surname} {given}')]")).await;
    app.focus("//*[@role='grid']").await;
    let place =
        format!("[...document.querySelectorAll('[role=rowgroup] [role=row]')].findIndex(row => row.textContent.includes('{surname} {given}'))");
    for _ in 0..app.ask(&place).await.as_u64().expect("the pair stands in the list") {
        app.key(Key::Down).await;
    }
    app.key(Key::Enter).await;
    app.until("the pair is shown side by side", &format!("document.querySelector('aside')?.textContent.includes('{surname} {given}') ?? false"))
        .await;
    app.sees("duplicates-choose-hint").await;
    app.keys(CTRL, 'j').await;
    app.holds("the pair is one now", "SELECT count(*) FROM same_as WHERE same = 1 AND _del = 0", 1).await;
    app.holds("and nobody is gone", people, before).await;
    app.holds("one record stands for both", "SELECT count(*) FROM canon WHERE kind = 1", 2).await;

    app.go("nav-people").await;
    app.find("//*[@role='grid']//*[@role='row'][2]").await;
    app.focus("//*[@role='grid']").await;
    app.types(&format!("{surname} {given}").to_lowercase()).await;
    app.key(Key::Enter).await;
    app.focus_is_in_list().await;
    app.key(Key::Enter).await;
    app.find(&format!("//aside//h2[starts-with(., '{surname}')]")).await;
    app.press("duplicates-separate").await;
    app.holds("separated, they are two again", "SELECT count(*) FROM canon", 0).await;
    app.keys(CTRL, 'z').await;
    app.holds("and that can be undone", "SELECT count(*) FROM canon WHERE kind = 1", 2).await;
}

#[test]
fn duplicates_are_joined_by_keys_and_separated() {
    run(Setup::demonstration(Language::Russian), a_pair_is_joined_by_keys_and_separated);
}

#[test]
fn duplicates_are_joined_by_keys_and_separated_in_english() {
    run(Setup::demonstration(Language::English), a_pair_is_joined_by_keys_and_separated);
}
