//! Lists on templates of one's own, by the keyboard: the programme of an event, the plan of a year, the score sheets; a list that
//! ships, copied and saved to a file.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::papers::{does, pages, text};
use crate::support::{App, CTRL, Language, Setup, run};
use crate::templates::CARD_DRAWN;

/// The page of templates, from wherever the person is.
pub async fn templates(app: &App) {
    app.keys(&[Key::Alt], '6').await;
    app.enter_item("documents-more", "templates-title").await;
    app.sees("template-shipped-participant").await;
}

/// The words of an element of the template that is open, instead of those that stand there.
pub async fn says(app: &App, element: &str, words: &str) {
    let element = app.words(element);
    app.focus(&format!("//*[@data-element and starts-with(@aria-label, '{element}')]")).await;
    app.write("designer-text", words).await;
}

/// Saves the template that is open.
pub async fn keep(app: &App, title: &str) {
    app.keys(CTRL, 's').await;
    app.sees("designer-saved").await;
    app.until(
        "it is saved",
        &format!(
            "![...document.querySelectorAll('header [role=status]')].some((each) => each.textContent.includes({:?}))",
            app.words("designer-dirty")
        ),
    )
    .await;
    app.holds("it is in the file", &format!("SELECT count(*) FROM template WHERE title = '{title}' AND _del = 0"), 1).await;
}

/// A new template of this kind with a heading of its own.
async fn is_drawn(app: &App, kind: &str, title: &str, heading: &str) {
    templates(app).await;
    app.enter("templates-new").await;
    app.focus_is_in("template-new-kind").await;
    app.select("template-new-kind", kind).await;
    app.write("designer-template-name", title).await;
    app.enter_last().await;
    app.until("the engine has drawn the sheet", CARD_DRAWN).await;
    says(app, "template-element-heading", heading).await;
    keep(app, title).await;
}

/// Somewhere a list is printed from.
struct Place<'a> {
    /// The button that the keyboard comes back to.
    button: &'a str,
    /// Its item, where it opens a menu.
    item: Option<&'a str>,
    /// What the usual look says, and the template does not.
    usual: &'a str,
}

/// Printed on the template of this title, once more with nothing chosen, and in its usual look. `shown` documents were before.
async fn is_printed(app: &App, place: &Place<'_>, (title, heading): (&str, &str), shown: usize) -> String {
    let begins = async || match place.item {
        Some(item) => app.enter_item(place.button, item).await,
        None => app.enter(place.button).await,
    };
    begins().await;
    app.until("it asks on which template", "document.querySelector('dialog select') !== null").await;
    assert_eq!(app.chosen("templates-select").await, app.words("print-list-usual"), "nobody has chosen one yet");
    app.select("templates-select", title).await;
    look(app, &format!("lists-asks-{title}")).await;
    app.enter_last().await;
    pages(app).await;
    look(app, &format!("lists-paper-{title}")).await;
    let said = text(app, shown + 1).await;
    assert!(said.contains(heading), "it is the template's: {heading}\n{said}");
    app.focus_is_at(place.button).await;

    begins().await;
    app.until("it is proposed again", "document.querySelector('dialog select')?.selectedIndex > 0").await;
    assert_eq!(app.chosen("templates-select").await, title, "the one of last time");
    app.enter_last().await;
    pages(app).await;
    assert!(text(app, shown + 2).await.contains(heading), "Enter alone prints on it");
    app.focus_is_at(place.button).await;

    begins().await;
    app.until("it is proposed again", "document.querySelector('dialog select')?.selectedIndex > 0").await;
    app.select("templates-select", "print-list-usual").await;
    app.enter_last().await;
    pages(app).await;
    let usual = text(app, shown + 3).await;
    assert!(!usual.contains(heading) && usual.contains(place.usual), "the usual look is there still:\n{usual}");
    app.focus_is_at(place.button).await;
    said
}

fn on_templates(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let day = (app.say("Наш день", "Our day"), app.say("Порядок нашего дня", "How our day goes"));
        let year = (app.say("Наш год", "Our year"), app.say("Всё за год", "All of a year"));
        let marks = (app.say("Наши баллы", "Our marks"), app.say("Судим так", "We judge so"));
        for (kind, (title, heading)) in [("programme", day), ("yearPlan", year), ("scoreSheet", marks)] {
            is_drawn(&app, &format!("template-kind-{kind}"), title, heading).await;
        }

        let event = "SELECT e.title FROM event e JOIN agenda_item a ON a.event_id = e.id AND a._del = 0 WHERE e._del = 0 GROUP BY e.id HAVING count(*) > 3 ORDER BY e.day LIMIT 1";
        let event: String = app.value(event);
        let item: String = app.value(&format!(
            "SELECT a.title FROM agenda_item a JOIN event e ON e.id = a.event_id WHERE e.title = '{event}' AND a._del = 0 ORDER BY length(a.title) LIMIT 1"
        ));
        app.open_event(&event).await;
        let usual = app.words("leaflet-heading");
        let said = is_printed(&app, &Place { button: "print-menu", item: Some("print-programme"), usual: &usual }, day, 0).await;
        assert!(said.contains(&item), "with what happens: {item}\n{said}");

        app.keys(&[Key::Alt], '2').await;
        let plan = app.said("print-year-plan", &[("year", "2020")]);
        let usual = app.said("plan-heading", &[("year", "2020")]);
        let said = is_printed(&app, &Place { button: &plan, item: None, usual: &usual }, year, 3).await;
        assert!(!said.contains("2019") && said.contains("2020"), "the events of that year:\n{said}");

        let of = |what: &str| {
            format!(
                "SELECT {what} FROM competition c JOIN application a ON a.competition_id = c.id WHERE c._del = 0 AND a._del = 0 ORDER BY c.title, a.number LIMIT 1"
            )
        };
        let (competition, number): (String, String) = (app.value(&of("c.title")), app.value(&of("a.number")));
        app.keys(&[Key::Alt], '5').await;
        app.focus(&format!("//main//li//button[contains(., '{competition}')]")).await;
        app.key(Key::Enter).await;
        app.focus(&format!("//*[@role='tab' and starts-with(normalize-space(.), '{}')]", app.words("tab-sheets"))).await;
        app.key(Key::Enter).await;
        app.find("//*[@data-at='0-0']").await;
        let usual = app.said("score-sheet", &[("number", &number)]);
        let said = is_printed(&app, &Place { button: "score-print", item: None, usual: &usual }, marks, 6).await;
        let criterion: String = app.value(&format!(
            "SELECT k.title FROM criterion k JOIN competition c ON c.id = k.competition_id WHERE c.title = '{competition}' AND k._del = 0 ORDER BY length(k.title) LIMIT 1"
        ));
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert!(bare(&said).contains(&bare(&criterion)), "with the criteria: {criterion}\n{said}");
    });
}

#[test]
fn lists_are_printed_on_templates_of_ones_own_in_russian() {
    on_templates(Language::Russian);
}

#[test]
fn lists_are_printed_on_templates_of_ones_own_in_english() {
    on_templates(Language::English);
}

fn from_what_ships(language: Language) {
    let setup = Setup::demonstration(language).dialog("План.sokrat-template").dialog("План.sokrat-template");
    run(setup, async |app: App| {
        templates(&app).await;
        let list = |kind: &str| app.words(&format!("template-kind-{kind}"));
        let card = |kind: &str| format!("//li[.//strong[normalize-space(.)='{}']]", list(kind));
        for kind in ["registrationSheet", "programme", "yearPlan", "scoreSheet"] {
            app.find(&card(kind)).await;
        }
        app.focus(&format!("{}//button[contains(@class, 'picture')]", card("registrationSheet"))).await;
        app.until(
            "each that is to be seen has its picture",
            "[...document.querySelectorAll('li canvas')].every((each) => each.classList.contains('ready') || each.getBoundingClientRect().top > innerHeight || each.getBoundingClientRect().bottom < 0)",
        )
        .await;
        look(&app, "templates-lists").await;
        app.key(Key::Enter).await;
        app.document_says(&app.words("sheet-heading")).await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.focus_is_at(&app.said("templates-look-at", &[("title", &list("registrationSheet"))])).await;

        // One is saved to a file as it is, and comes back from it.
        app.enter(&app.said("templates-export-of", &[("title", &list("yearPlan"))])).await;
        app.until_written("План.sokrat-template").await;
        app.enter("templates-import").await;
        app.until("the engine has drawn it", CARD_DRAWN).await;
        let kept = |title: &str| format!("SELECT count(*) FROM template WHERE title = '{title}' AND _del = 0");
        app.holds("it is the programme's own", &kept(&list("yearPlan")), 1).await;

        templates(&app).await;
        app.focus(&format!("{}//button[normalize-space(.)='{}']", card("scoreSheet"), app.words("templates-copy"))).await;
        app.key(Key::Enter).await;
        app.until("the designer has drawn it", CARD_DRAWN).await;
        look(&app, "templates-list-copied").await;
        app.holds("a copy is the programme's own", &kept(&app.said("templates-copy-of", &[("title", &list("scoreSheet"))])), 1).await;
        // What has no template of the programme's own is printed without a question still.
        let event: String = app.value("SELECT title FROM event WHERE _del = 0 ORDER BY day LIMIT 1");
        app.open_event(&event).await;
        does(&app, "print-programme").await;
        pages(&app).await;
    });
}

#[test]
fn a_list_that_ships_is_copied_and_saved_in_russian() {
    from_what_ships(Language::Russian);
}

#[test]
fn a_list_that_ships_is_copied_and_saved_in_english() {
    from_what_ships(Language::English);
}
