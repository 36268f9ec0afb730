//! The list before printing, by the keyboard: a name in every case that the template prints, a certificate that would change
//! replaced from the list, a letter that no font has told by name after a batch of files.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::lists::{keep, says, templates};
use crate::papers::{pages, text};
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};
use crate::templates::CARD_DRAWN;

/// An event with few people present; with or without certificates that were given.
fn event(app: &App, given: bool) -> (String, i64) {
    let of = |what: &str| {
        format!(
            "SELECT {what} FROM event e JOIN event_count c ON c.event_id = e.id WHERE e._del = 0 AND c.present BETWEEN 8 AND 40 \
             AND (e.id IN (SELECT event_id FROM document WHERE event_id IS NOT NULL)) = {} ORDER BY c.present, e.id LIMIT 1",
            i64::from(given)
        )
    };
    (app.value(&of("e.title")), app.value(&of("c.present")))
}

/// The list before printing, with the keyboard on its first line.
async fn the_list(app: &App) {
    app.keys(CTRL, 'p').await;
    app.enter_will_print().await;
    app.select("certificates-show", "certificates-show-given").await;
    app.focus("//dialog//*[@role='grid']").await;
    app.key(Key::Home).await;
}

/// Enter on a line goes into it.
async fn into_the_line(app: &App) {
    app.key(Key::Enter).await;
    app.until("the line has the keyboard", "document.activeElement?.closest('.panel') !== null").await;
}

fn every_case(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let title = app.say("В трёх падежах", "In three cases");
        templates(&app).await;
        app.enter("templates-copy").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        app.write("designer-template-name", title).await;
        says(&app, "template-element-foundation", "{name_dative} / {name_genitive} / {name_instrumental}").await;
        keep(&app, title).await;

        let (event, _) = event(&app, false);
        app.open_event(&event).await;
        the_list(&app).await;
        app.select("templates-select", title).await;
        app.focus("//dialog//*[@role='grid']").await;
        app.key(Key::Home).await;
        let label = |case: &str| app.said("certificates-as-printed", &[("case", &app.words(&format!("name-case-{case}")))]);
        for case in ["dative", "genitive", "instrumental"] {
            app.field(&label(case)).await;
        }
        look(&app, "certificates-cases").await;

        // Enter remembers a case and goes to the next, and from the last one back to the list.
        into_the_line(&app).await;
        let corrected = [("dative", "Кому-Чему Анне"), ("genitive", "Кого-Чего Анны"), ("instrumental", "Кем-Чем Анной")];
        for (case, name) in corrected {
            app.focus_is_in(&label(case)).await;
            app.keys(CTRL, 'a').await;
            app.types(name).await;
            app.key(Key::Enter).await;
            app.holds("the correction is remembered", &format!("SELECT count(*) FROM name_case WHERE name = '{name}' AND _del = 0"), 1).await;
        }
        app.focus_is_in_list().await;
        app.sees("certificates-corrected").await;
        look(&app, "certificates-cases-corrected").await;
        app.enter_last().await;
        pages(&app).await;
        let said = text(&app, 1).await;
        let lines = said.lines().filter(|line| corrected.iter().all(|(_, name)| line.contains(name))).count();
        assert_eq!(lines, 1, "one certificate has the three of them:\n{said}");
    });
}

#[test]
fn a_name_is_corrected_in_every_case_of_the_template_in_russian() {
    every_case(Language::Russian);
}

#[test]
fn a_name_is_corrected_in_every_case_of_the_template_in_english() {
    every_case(Language::English);
}

fn replaced_from_the_list(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let (event, present) = event(&app, true);
        let of_event =
            |what: &str| format!("SELECT {what} FROM document d JOIN event e ON e.id = d.event_id WHERE e.title = '{event}' AND d._del = 0");
        app.open_event(&event).await;
        the_list(&app).await;
        // Another role: what was printed before would change.
        into_the_line(&app).await;
        app.select("certificates-part", "part-speaker").await;
        app.holds("the role is kept", "SELECT count(*) FROM registration WHERE part = 'speaker'", 1).await;
        app.sees("certificates-changed").await;
        app.control("documents-reissue").await;
        look(&app, "certificates-will-change").await;

        // A dialog over the dialog: Esc closes the upper one, and the keyboard is in the list again.
        app.enter("documents-reissue").await;
        app.focus_is_in("documents-annul-reason").await;
        look(&app, "certificates-replace").await;
        app.key(Key::Escape).await;
        app.until("only the list is open", "document.querySelectorAll('dialog[open]').length === 1").await;
        app.focus_is_in_list().await;
        assert_eq!(app.value::<i64>(&of_event("count(*) FILTER (WHERE d.state = 'annulled')")), 0, "nothing was annulled");

        into_the_line(&app).await;
        app.enter("documents-reissue").await;
        app.focus_is_in("documents-annul-reason").await;
        app.types(app.say("Была ведущей", "She led it")).await;
        app.enter_last().await;
        app.until("the new one is drawn", PAGE_DRAWN).await;
        app.holds("the old number is annulled", &of_event("count(*) FILTER (WHERE d.state = 'annulled')"), 1).await;
        app.holds("and there is a new one", &of_event("count(*) FILTER (WHERE d.state = 'issued')"), present).await;
        look(&app, "certificates-replaced-paper").await;
        app.key(Key::Escape).await;
        app.until("only the list is open", "document.querySelectorAll('dialog[open]').length === 1").await;
        app.focus_is_in_list().await;
        app.until(
            "nothing would change any more",
            &format!("!document.querySelector('dialog').textContent.includes({:?})", app.words("certificates-changed")),
        )
        .await;
        // The keys work on: down, into the line, back, and out.
        app.key(Key::Down).await;
        into_the_line(&app).await;
        app.key(Key::Escape).await;
        app.focus_is_in_list().await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
    });
}

#[test]
fn a_certificate_that_would_change_is_replaced_from_the_list_in_russian() {
    replaced_from_the_list(Language::Russian);
}

#[test]
fn a_certificate_that_would_change_is_replaced_from_the_list_in_english() {
    replaced_from_the_list(Language::English);
}

/// Gives somebody at an event another surname, in the person's record.
async fn renamed(app: &App, event: &str, surname: &str) -> String {
    let person = format!(
        "SELECT p.surname || ' ' || p.given || ' ' || p.patronymic FROM registration r JOIN event e ON e.id = r.event_id JOIN person p ON p.id = r.person_id \
         WHERE e.title = '{event}' AND r.status = 'attended' AND r._del = 0 AND p.patronymic <> '' AND p.surname GLOB '[А-Я][а-я]*' AND p.surname NOT GLOB '* *' ORDER BY p.folded LIMIT 1"
    );
    let name: String = app.value(&person);
    app.keys(CTRL, 'k').await;
    app.focus_is_in("palette-title").await;
    app.types(&name).await;
    app.find(&format!("//dialog//*[@role='option' and @aria-selected='true' and contains(., '{name}')]")).await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
    app.find(&format!("//aside//h2[contains(., '{name}')]")).await;
    app.enter("edit").await;
    app.write("person-surname", surname).await;
    app.enter_last().await;
    app.dialog_closes().await;
    app.holds("the name is kept", &format!("SELECT count(*) FROM person WHERE surname = '{surname}' AND _del = 0"), 1).await;
    format!("{surname} {}", name.split_once(' ').expect("a given name").1)
}

fn told_by_name(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let (event, present) = event(&app, false);
        let names = [renamed(&app, &event, "Ким 金").await, renamed(&app, &event, "Ли 李").await];
        app.open_event(&event).await;
        the_list(&app).await;
        for (round, form) in ["batch-form-each", "batch-form-zip"].into_iter().enumerate() {
            app.select("certificates-form", form).await;
            app.enter_last().await;
            app.is_told(&app.said("certificates-look", &[("name", "")])).await;
            for name in &names {
                app.until(&format!("{name} is named"), &format!("document.querySelector('dialog .banner')?.textContent.includes({name:?})")).await;
            }
            app.until(
                "what was made is told over the dialog",
                "document.querySelector('.toasts [role=status]') !== null && document.querySelector('.toasts').matches(':popover-open')",
            )
            .await;
            app.until("the keyboard is at what opens them", "document.activeElement?.closest('.banner') !== null").await;
            look(&app, &format!("certificates-warned-{form}")).await;
            app.key(Key::Enter).await;
            app.until_shown(round + 1).await;
            let made = &app.shown()[round];
            match form {
                "batch-form-each" => {
                    let files = std::fs::read_dir(made).expect("a folder").count() as i64;
                    assert_eq!(files, present, "a file for each: {made:?}");
                }
                _ => assert!(std::fs::read(made).expect("an archive").starts_with(b"PK"), "an archive: {made:?}"),
            }
        }
        app.key(Key::Escape).await;
        app.dialog_closes().await;
    });
}

#[test]
fn letters_that_no_font_has_are_told_by_name_in_russian() {
    told_by_name(Language::Russian);
}

#[test]
fn letters_that_no_font_has_are_told_by_name_in_english() {
    told_by_name(Language::English);
}
