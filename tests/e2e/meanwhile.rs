//! What another laptop did comes through the folder while somebody is at work here: over a form, a template, a decision.
//! By the keyboard.

use fantoccini::key::Key;

use crate::big::palette;
use crate::conflicts::look;
use crate::laptops::{Away, Both, give, give_on, meet};
use crate::lists::templates;
use crate::meeting::exchange;
use crate::papers::{does, pages, text};
use crate::support::{App, CTRL, Language, Setup, run};
use crate::templates::{CARD_DRAWN, is_saved};

/// What the exchange does that goes on by itself, at a moment that a test chooses, from its beginning to its end.
async fn meets(app: &App) {
    const MEETS: &str = "const done = arguments[arguments.length - 1]; const request = { takeForks: false, tidying: false }; \
        window.__TAURI_INTERNALS__.invoke('laptops_synchronise', { request }).then(() => done('met'), done);";
    let met = app.client.execute_async(MEETS, Vec::new()).await.expect("the exchange ends");
    assert_eq!(met, "met", "the laptops meet");
}

/// A form stands open, and what another laptop has written down meanwhile comes through the folder.
fn form_left_open(language: Language) {
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        let (away, shared) = (Away::new(), app.path("shared"));
        let trip = give(&app, &away).await;
        let person = Both::of(&app, 3);
        app.enter("laptops-folder-choose").await;
        exchange(&app).await;
        let comes = async |phone: &str, column: &str, kept: &str| {
            away.notes_phones(&trip, &[(&person, phone)]);
            meet(&away, &trip, &shared);
            meets(&app).await;
            app.holds("it has come", &of(&person, column), kept.to_owned()).await;
        };
        let opens = async || {
            palette(&app, &person.name.to_lowercase(), &person.name).await;
            app.find(&format!("//aside//h2[contains(., '{}')]", person.name)).await;
            app.enter("edit").await;
        };

        opens().await;
        app.focus("//dialog//textarea").await;
        app.types("Звонить утром").await;
        comes("8 943 100-00-05", "phone", "+7 943 100-00-05").await;
        app.enter("save").await;
        app.dialog_closes().await;
        app.holds("what was typed is kept", &of(&person, "notes"), "Звонить утром".to_owned()).await;
        assert_eq!(app.value::<String>(&of(&person, "phone")), "+7 943 100-00-05", "and what came is not written over");

        // A second phone of a list goes to the notes, which this form changes as well.
        // Before that both laptops have the notes.
        meets(&app).await;
        meet(&away, &trip, &shared);
        opens().await;
        app.focus("//dialog//textarea").await;
        app.keys(CTRL, 'a').await;
        app.types("Звонить вечером").await;
        comes("8 943 100-00-06", "CAST(instr(notes, '+7 943 100-00-06') > 0 AS TEXT)", "1").await;
        app.enter("save").await;
        assert_eq!(app.error_at("person-notes").await, app.words("error-field-changed"), "whoever would write over it is told");
        look(&app, "form-changed-meanwhile").await;
        app.enter("save").await;
        app.dialog_closes().await;
        app.holds("and decides", &of(&person, "notes"), "Звонить вечером".to_owned()).await;
    });
}

fn of(person: &Both, column: &str) -> String {
    format!("SELECT coalesce({column}, '') FROM person WHERE lower(hex(id)) = '{}'", person.id)
}

#[test]
fn a_form_writes_over_nothing_that_came_while_it_was_open_in_russian() {
    form_left_open(Language::Russian);
}

#[test]
fn a_form_writes_over_nothing_that_came_while_it_was_open_in_english() {
    form_left_open(Language::English);
}

/// Another laptop with a window of its own, which has everything that is here; both meet in the shared folder.
async fn second_window(app: &App) -> App {
    let shared = app.path("shared").display().to_string();
    let stick = give_on(app, "stick.sokrat", "Выездной").await;
    app.enter("laptops-folder-choose").await;
    exchange(app).await;
    let setup = Setup { now: "2020-03-02T09:00:00Z", ..Setup::first_start(app.language) };
    let other = App::opened(setup.dialog(&stick).dialog("programme.sokrat").dialog(&shared)).await;
    other.press("start-open").await;
    other.go("nav-laptops").await;
    other.enter("laptops-folder-choose").await;
    exchange(&other).await;
    other
}

const TITLE: &str = "SELECT title FROM template WHERE _del = 0";

fn template_left_open(language: Language) {
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        templates(&app).await;
        app.enter("templates-copy").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        let other = second_window(&app).await;
        templates(&other).await;
        other.enter("templates-edit").await;
        other.until("the engine has drawn the card", CARD_DRAWN).await;
        let theirs = app.say("Их сертификат", "Their certificate");
        other.write("designer-template-name", theirs).await;
        other.keys(CTRL, 's').await;
        is_saved(&other).await;

        templates(&app).await;
        app.enter("templates-edit").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        let ours = app.say("Наш сертификат", "Our certificate");
        app.write("designer-template-name", ours).await;
        other.go("nav-laptops").await;
        exchange(&other).await;
        meets(&app).await;
        app.holds("theirs has come", TITLE, theirs.to_owned()).await;
        assert_eq!(app.value_of("designer-template-name").await, ours, "what is being drawn stays");

        app.keys(CTRL, 's').await;
        app.is_told("error-template-changed").await;
        look(&app, "designer-changed-meanwhile").await;
        assert_eq!(app.value::<String>(TITLE), theirs, "nothing is written over before it was told");
        app.keys(CTRL, 's').await;
        is_saved(&app).await;
        assert_eq!(app.value::<String>(TITLE), ours, "the person has decided");
    });
}

#[test]
fn a_template_that_came_while_it_was_drawn_is_not_written_over_unseen_in_russian() {
    template_left_open(Language::Russian);
}

#[test]
fn a_template_that_came_while_it_was_drawn_is_not_written_over_unseen_in_english() {
    template_left_open(Language::English);
}

const DESCRIPTION: &str = "SELECT k.description FROM criterion k JOIN competition c ON c.id = k.competition_id \
    WHERE c.approved_at IS NULL AND c._del = 0 AND k._del = 0 AND k.position = 1";

/// Opens the criteria of the competition that is not decided yet, with the keyboard in the description of the second.
async fn second_criterion(app: &App) {
    let title: String = app.value("SELECT title FROM competition WHERE approved_at IS NULL AND _del = 0 ORDER BY id LIMIT 1");
    app.go("nav-competitions").await;
    app.press(&title).await;
    app.tab("tab-criteria").await;
    app.find("(//fieldset)[2]//textarea").await;
    app.focus("(//fieldset)[2]//textarea").await;
    app.keys(CTRL, 'a').await;
}

fn criteria_left_open(language: Language) {
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        let other = second_window(&app).await;
        second_criterion(&other).await;
        let theirs = app.say("Что изменится к лучшему", "What will be better");
        other.types(theirs).await;
        other.enter("save").await;
        other.holds("it is kept there", DESCRIPTION, theirs.to_owned()).await;

        second_criterion(&app).await;
        let ours = app.say("Кому это поможет", "Whom it helps");
        app.types(ours).await;
        other.go("nav-laptops").await;
        exchange(&other).await;
        meets(&app).await;
        app.holds("theirs has come", DESCRIPTION, theirs.to_owned()).await;
        app.enter("save").await;
        app.find("(//fieldset)[2]//textarea[@aria-invalid='true']").await;
        app.sees("error-field-changed").await;
        look(&app, "criteria-changed-meanwhile").await;
        assert_eq!(app.value::<String>(DESCRIPTION), theirs, "nothing is written over before it was told");
        app.enter("save").await;
        app.holds("the person has decided", DESCRIPTION, ours.to_owned()).await;
    });
}

#[test]
fn a_criterion_that_came_while_its_list_was_open_is_not_written_over_unseen_in_russian() {
    criteria_left_open(Language::Russian);
}

#[test]
fn a_criterion_that_came_while_its_list_was_open_is_not_written_over_unseen_in_english() {
    criteria_left_open(Language::English);
}

/// The form of final minutes stands open, and what they say is changed at another laptop: it is seen before it is printed.
fn minutes_left_open(language: Language) {
    const THEIRS: &str = "Ярцева Ульяна Тихоновна";
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        let decided = |what: &str| format!("SELECT {what} FROM competition WHERE _del = 0 AND approved_at IS NOT NULL ORDER BY id LIMIT 1");
        let (title, present): (String, i64) = (app.value(&decided("title")), app.value(&decided("jury_present")));
        let other = second_window(&app).await;
        for window in [&app, &other] {
            window.go("nav-competitions").await;
            window.press(&title).await;
            window.tab("tab-ranking").await;
            window.control("final-minutes").await;
        }
        does(&app, "final-minutes").await;
        app.write("final-minutes-against", "1").await;
        app.tab_to("final-minutes-for").await;
        app.keys(CTRL, 'a').await;
        app.types(&(present - 1).to_string()).await;

        other.keys(CTRL, 'e').await;
        other.write("competition-chair", THEIRS).await;
        other.enter("save").await;
        other.dialog_closes().await;
        other.go("nav-laptops").await;
        exchange(&other).await;
        meets(&app).await;
        app.until("it is seen", &format!("[...document.querySelectorAll('dialog input')].some((field) => field.value === '{THEIRS}')")).await;
        for (field, votes) in [("final-minutes-for", present - 1), ("final-minutes-against", 1)] {
            assert_eq!(app.value_of(field).await, votes.to_string(), "what was typed stays");
        }
        look(&app, "final-minutes-meanwhile").await;
        app.key(Key::Enter).await;
        pages(&app).await;
        let said = text(&app, 1).await;
        assert!(said.contains(THEIRS), "the minutes name who has the chair now:\n{said}");
    });
}

#[test]
fn final_minutes_say_what_came_while_their_form_was_open_in_russian() {
    minutes_left_open(Language::Russian);
}

#[test]
fn final_minutes_say_what_came_while_their_form_was_open_in_english() {
    minutes_left_open(Language::English);
}

const OPEN: &str = "SELECT count(DISTINCT row) FROM conflict WHERE decided = 0";
const CHOSEN: &str = "document.querySelectorAll('[role=radio][aria-checked=true]').length";

fn decided_meanwhile(language: Language) {
    let sticks = ["one.sokrat", "two.sokrat", "three.sokrat"];
    let setup = sticks.iter().fold(Setup::demonstration(language), |setup, stick| setup.dialog(stick));
    run(setup.dialog("shared").file("shared/about.txt", "x"), async |app: App| {
        let (shared, first, second) = (app.path("shared"), Both::of(&app, 3), Both::of(&app, 8));
        let mut laptops = Vec::new();
        for (stick, name) in sticks.into_iter().zip(["Выездной", "Запасной", "Склад"]) {
            let away = Away::new();
            let trip = away.takes(&give_on(&app, stick, name).await);
            laptops.push((away, trip));
        }
        let comes = async |laptop: usize, phones: &[(&Both, &str)]| {
            let (away, trip) = &laptops[laptop];
            away.notes_phones(trip, phones);
            meet(away, trip, &shared);
        };
        app.enter("laptops-folder-choose").await;
        exchange(&app).await;
        first.gets(&app, "8 943 100 00 02").await;
        second.gets(&app, "8 943 100 00 04").await;
        comes(0, &[(&first, "8 943 100-00-01"), (&second, "8 943 100-00-03")]).await;
        app.go("nav-laptops").await;
        exchange(&app).await;
        app.holds("two are to be decided", OPEN, 2).await;

        app.go("nav-today").await;
        app.enter("conflicts-go").await;
        app.find("//*[@role='rowgroup']//*[@role='row'][2]").await;
        app.focus("//*[@role='grid']").await;
        app.key(Key::Enter).await;
        app.until("the keyboard is at the values", "document.activeElement?.getAttribute('role') === 'radio'").await;
        let looked_at = if app.find("//aside//h2").await.text().await.expect("a name") == first.name { &first } else { &second };
        app.types("2").await;
        app.until("the other value is chosen", &format!("{CHOSEN} === 1")).await;
        comes(1, &[(looked_at, "8 943 100-00-05")]).await;
        meets(&app).await;
        app.sees("+7 943 100-00-05").await;
        app.until("nobody has chosen among three", &format!("{CHOSEN} === 0 && document.querySelectorAll('[role=radio]').length === 3")).await;
        look(&app, "conflicts-third-value").await;
        app.until("the keyboard is where it was", "document.activeElement?.getAttribute('role') === 'radio'").await;
        app.keys(CTRL, Key::Enter).await;
        app.types("1").await;
        app.until("what stands is chosen", &format!("{CHOSEN} === 1")).await;
        assert_eq!(app.value::<i64>(OPEN), 2, "nothing was decided by a choice of before");

        // All that is there is kept, but for what comes while the question stands.
        app.enter("conflicts-keep-all").await;
        app.find("//dialog[@open]").await;
        comes(2, &[(looked_at, "8 943 100-00-06")]).await;
        meets(&app).await;
        app.holds("it has come", "SELECT count(*) FROM conflict WHERE decided = 0", 4).await;
        app.enter_last().await;
        app.dialog_closes().await;
        app.is_told(app.say("Осталось решить 1 расхождение", "1 conflict is left to decide")).await;
        app.holds("one is left", OPEN, 1).await;
        app.until("and stands in the list", "document.querySelectorAll('[role=rowgroup] [role=row]').length === 1").await;
        look(&app, "conflicts-left").await;
    });
}

#[test]
fn a_decision_covers_what_was_looked_at_in_russian() {
    decided_meanwhile(Language::Russian);
}

#[test]
fn a_decision_covers_what_was_looked_at_in_english() {
    decided_meanwhile(Language::English);
}

/// The same person is marked at two doors, and each takes their own mark back: nobody was there.
fn taken_back_at_both_doors(language: Language) {
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        let of = |what: &str| {
            format!(
                "SELECT {what} FROM registration r JOIN event e ON e.id = r.event_id JOIN person p ON p.id = r.person_id \
                 WHERE r.status = 'no-show' AND r._del = 0 AND e._del = 0 AND p._del = 0 AND p.patronymic <> '' AND p.surname GLOB '[А-Я][а-я]*' \
                 AND (SELECT count(*) FROM person s WHERE s._del = 0 AND s.folded = p.folded) = 1 ORDER BY e.day, p.folded LIMIT 1"
            )
        };
        let (event, row): (String, String) = (app.value(&of("e.title")), app.value(&of("lower(hex(r.id))")));
        let name: String = app.value(&of("p.surname || ' ' || p.given || ' ' || p.patronymic"));
        let status = format!("SELECT status || coalesce(attended_at, '') FROM registration WHERE lower(hex(id)) = '{row}'");
        let before: String = app.value(&status);
        let is_present = format!("SELECT status = 'attended' FROM registration WHERE lower(hex(id)) = '{row}'");
        let other = second_window(&app).await;
        for window in [&app, &other] {
            window.open_event(&event).await;
            window.keys(CTRL, 'd').await;
            window.focus_is_in("door-search-label").await;
            window.types(&name.to_lowercase()).await;
            window.find(&format!("//*[@role='option' and @aria-selected='true' and contains(., '{name}')]")).await;
            window.key(Key::Enter).await;
            window.holds("they are there", &is_present, true).await;
            window.is_told(&name).await;
            window.keys(CTRL, 'z').await;
            window.holds("or not", &status, before.clone()).await;
            window.keys(&[Key::Alt], Key::Left).await;
            window.control("event-certificates").await;
        }
        other.go("nav-laptops").await;
        exchange(&other).await;
        meets(&app).await;
        let heard = "SELECT count(DISTINCT rix) FROM entry WHERE tbl = 'registration' AND lower(hex(row)) = ";
        app.holds("both have marked them", &format!("{heard} '{row}' AND op <> 0"), 2).await;
        app.holds("and nobody says so any more", &status, before.clone()).await;
        exchange(&other).await;
        other.holds("nor there", &status, before.clone()).await;
    });
}

#[test]
fn whom_both_doors_take_back_was_not_there_in_russian() {
    taken_back_at_both_doors(Language::Russian);
}

#[test]
fn whom_both_doors_take_back_was_not_there_in_english() {
    taken_back_at_both_doors(Language::English);
}
