//! Minutes on a letterhead of one's own, by the keyboard: the template is copied and changed, a draft and the final minutes are printed
//! on it, and the register shows them on it once more.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::lists::{keep, says, templates};
use crate::papers::{does, pages, text};
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};
use crate::templates::CARD_DRAWN;

/// A number of the text of the document of this template, as the file has it.
fn of_body(app: &App, title: &str, path: &str) -> f64 {
    let sql = format!(
        "SELECT json_extract(e.value, '{path}') + 0.0 FROM template t, json_each(t.body, '$.elements') e \
         WHERE t.title = '{title}' AND t._del = 0 AND json_extract(e.value, '$.shows.kind') = 'body'"
    );
    app.value(&sql)
}

fn minutes(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        // The letterhead that ships, copied and changed.
        templates(&app).await;
        let shipped = app.words("template-shipped-minutes");
        let card = format!("//li[.//strong[normalize-space(.)='{shipped}']]");
        app.focus(&format!("{card}//button[contains(@class, 'picture')]")).await;
        app.until("it has its picture", "document.activeElement?.querySelector('canvas.ready') !== null").await;
        look(&app, "letterhead-shelf").await;
        app.key(Key::Enter).await;
        app.document_says(&app.words("minutes-decision")).await;
        look(&app, "letterhead-large").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.focus(&format!("{card}//button[normalize-space(.)='{}']", app.words("templates-copy"))).await;
        app.key(Key::Enter).await;
        app.until("the designer has drawn it", CARD_DRAWN).await;
        let copy = app.said("templates-copy-of", &[("title", &shipped)]);
        let (top, height) = (of_body(&app, &copy, "$.frame.y"), of_body(&app, &copy, "$.frame.height"));
        let motto = app.say("Наш бланк, наш порядок", "Our paper, our order");
        says(&app, "template-element-foundation", motto).await;
        let body = app.words("template-element-body");
        let body = format!("//*[@data-element and starts-with(@aria-label, '{body}')]");
        app.focus(&body).await;
        app.key(Key::Down).await;
        app.key(Key::Down).await;
        app.keys(&[Key::Alt], Key::Up).await;
        app.keys(&[Key::Alt], Key::Up).await;
        app.write("designer-size", "10").await;
        app.until("the engine has drawn it anew", CARD_DRAWN).await;
        look(&app, "letterhead-designer").await;
        app.enter("designer-page-second").await;
        app.until("the second page is shown", "document.querySelector('header [aria-pressed=true]') !== null").await;
        look(&app, "letterhead-designer-second").await;
        // What stands on the pages behind the first alone is tried as well.
        let running = format!("//*[@data-element and starts-with(@aria-label, '{}')]", app.words("template-element-competition"));
        app.focus(&running).await;
        app.write("designer-width", "3").await;
        let misfit = app.words("designer-misfit");
        app.find(&format!("{running}[contains(@aria-label, '{misfit}')]")).await;
        app.find("//*[@role='status' and contains(@class,'banner')]").await;
        look(&app, "letterhead-designer-running").await;
        app.focus(&running).await;
        app.keys(CTRL, 'z').await;
        app.until("it fits again", &format!("document.querySelector('[data-element][aria-label*=\"{misfit}\"]') === null")).await;
        app.enter("designer-page-second").await;
        // A frame without room is told at its measure.
        app.focus(&body).await;
        app.write("designer-width", "12").await;
        app.until("the width is told", "document.querySelector('aside [aria-invalid=true]') !== null").await;
        app.sees("template-fault-noRoom").await;
        app.focus(&body).await;
        app.write("designer-width", "170").await;
        keep(&app, &copy).await;
        assert_eq!(
            (of_body(&app, &copy, "$.frame.y"), of_body(&app, &copy, "$.frame.height"), of_body(&app, &copy, "$.shows.size")),
            (top + 2.0, height - 2.0, 10.0),
            "two millimetres down, two less high, in smaller type"
        );

        // A draft on it, and what was chosen is proposed again.
        let title: String = app.value("SELECT title FROM competition WHERE _del = 0 AND approved_at IS NOT NULL ORDER BY id LIMIT 1");
        app.go("nav-competitions").await;
        app.press(&title).await;
        app.tab("tab-ranking").await;
        app.control("ranking-withdraw").await;
        app.enter("ranking-minutes").await;
        app.until("it asks on which template", "document.querySelector('dialog select') !== null").await;
        assert_eq!(app.chosen("templates-select").await, app.words("print-list-usual"), "nobody has chosen one yet");
        app.select("templates-select", &copy).await;
        look(&app, "letterhead-asks").await;
        app.enter_last().await;
        pages(&app).await;
        look(&app, "letterhead-draft").await;
        let said = text(&app, 1).await;
        let draft = app.say("ПРОЕКТ", "DRAFT");
        assert!(said.contains(motto) && said.matches(draft).count() > 1, "on the letterhead, as a draft on each page:\n{said}");
        app.focus_is_at("ranking-minutes").await;

        // The final minutes: the one of last time is proposed, unless they are in the register already.
        let issued = "SELECT count(*) FROM document WHERE kind = 'minutes' AND state = 'issued' AND _del = 0";
        let key: String = app.value(&format!("SELECT lower(hex(id)) FROM template WHERE title = '{copy}' AND _del = 0"));
        does(&app, "final-minutes").await;
        app.until("the templates are there", "document.querySelector('dialog select') !== null").await;
        app.select("templates-select", &copy).await;
        look(&app, "letterhead-final").await;
        app.enter("final-minutes-do").await;
        pages(&app).await;
        let on = format!(
            "SELECT count(*) FROM document WHERE kind = 'minutes' AND state = 'issued' AND _del = 0 AND replace(lower(template), '-', '') = '{key}'"
        );
        app.holds("the register knows the template", &on, 1).await;
        let said = text(&app, 2).await;
        assert!(said.contains(motto) && !said.contains(draft), "final, on the letterhead:\n{said}");
        let count: i64 = app.value(issued);
        does(&app, "final-minutes").await;
        app.until("theirs is proposed", "document.querySelector('dialog select')?.selectedIndex > 0").await;
        assert_eq!(app.chosen("templates-select").await, copy, "printed again they stay on it");
        app.enter("final-minutes-do").await;
        pages(&app).await;
        assert_eq!(app.value::<i64>(issued), count, "and keep their line");
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        // The register shows them on their letterhead.
        app.go("nav-documents").await;
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        app.fill("documents-search", &title).await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        let number: String = app.value("SELECT number FROM document WHERE kind = 'minutes' AND template <> '' AND _del = 0 LIMIT 1");
        app.key(Key::Enter).await;
        app.until("the minutes are drawn", PAGE_DRAWN).await;
        app.document_says(&number).await;
        app.document_says(motto).await;
        look(&app, "letterhead-register").await;
    });
}

#[test]
fn minutes_are_printed_on_a_letterhead_of_ones_own_in_russian() {
    minutes(Language::Russian);
}

#[test]
fn minutes_are_printed_on_a_letterhead_of_ones_own_in_english() {
    minutes(Language::English);
}
