//! What stands around the pages: the palette, language and theme, the journal, a small window.

use fantoccini::key::Key;

use crate::big::palette;
use crate::support::{App, CTRL, Language, Setup, run};

#[test]
fn the_palette_finds_people_however_they_are_typed_and_runs_actions() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        let loud: String =
            app.value("SELECT surname || ' ' || given FROM person WHERE _del = 0 AND surname GLOB '[А-ЯЁ][А-ЯЁ][А-ЯЁ]*' ORDER BY folded LIMIT 1");
        app.keys(CTRL, 'k').await;
        app.focus_is_in("palette-title").await;
        app.types(&loud.to_lowercase().replace('ё', "е")).await;
        app.find(&format!("//dialog//*[@role='option'][contains(., '{loud}')]")).await;
        app.key(Key::Enter).await;
        app.find(&format!("//aside//h2[contains(., '{loud}')]")).await;

        app.keys(CTRL, 'k').await;
        app.focus_is_in("palette-title").await;
        app.types("новая организ").await;
        app.sees("palette-none").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        app.go("nav-organisations").await;
        app.control("organisations-new").await;
        app.keys(CTRL, 'k').await;
        app.focus_is_in("palette-title").await;
        app.types(&app.words("organisations-new")).await;
        app.find("//dialog//*[@role='option'][1]").await;
        app.key(Key::Enter).await;
        app.focus_is_in("organisation-full-name").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        // An application is found by its number, and stands in its competition.
        let of = |what: &str| {
            format!(
                "SELECT {what} FROM application a JOIN competition c ON c.id = a.competition_id WHERE a._del = 0 AND c._del = 0 ORDER BY a.number LIMIT 1"
            )
        };
        let (number, title): (String, String) = (app.value(&of("a.number")), app.value(&of("a.title")));
        palette(&app, &number, &title).await;
        app.find(&format!("//main//h1[contains(., '{}')]", app.value::<String>(&of("c.title")))).await;
        app.find(&format!("//aside//h2[contains(., '{title}')]")).await;
    });
}

#[test]
fn language_and_theme_change_at_once_and_are_remembered() {
    run(Setup::demonstration(Language::Russian), async |mut app: App| {
        app.sees("Сегодня").await;
        app.press("app-settings").await;
        app.press("English").await;
        app.language = Language::English;
        app.sees_today().await;
        app.sees("Competitions").await;
        app.until("the page says its language", "document.documentElement.lang === 'en'").await;
        app.press("app-settings").await;
        app.press("app-theme-dark").await;
        app.until("the theme is dark", "document.documentElement.dataset.theme === 'dark'").await;
        app.until(
            "and the window's colours with it",
            "getComputedStyle(document.body).colorScheme.includes('dark') || getComputedStyle(document.documentElement).colorScheme.includes('dark')",
        )
        .await;
        // Both are remembered, which takes a moment longer than they are shown.
        app.until_says("settings.json", "\"en\"").await;
        app.until_says("settings.json", "\"dark\"").await;
    });
}

#[test]
fn the_journal_names_actions_and_the_bar_undoes_them() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        app.go("nav-people").await;
        app.control("people-new").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("person-surname").await;
        app.types("Зарянкина").await;
        app.fill("person-given", "Фаина").await;
        app.press("add").await;
        app.dialog_closes().await;
        app.holds("she is in the file", "SELECT count(*) FROM person WHERE surname = 'Зарянкина' AND _del = 0", 1).await;

        app.go("nav-journal").await;
        app.find("//*[@role='rowgroup']//*[@role='row'][1][contains(., 'Зарянкина')]").await;
        let undo = app.said("app-undo-what", &[("action", &app.words("op-create-person"))]);
        app.press(&undo).await;
        app.holds("the button undid what it named", "SELECT count(*) FROM person WHERE surname = 'Зарянкина' AND _del = 0", 0).await;
        app.sees("journal-undone").await;
        let redo = app.said("app-redo-what", &[("action", &app.words("op-create-person"))]);
        app.press(&redo).await;
        app.holds("and the other did it again", "SELECT count(*) FROM person WHERE surname = 'Зарянкина' AND _del = 0", 1).await;
    });
}

/// What is cut off or stands outside of the window: texts that no ellipsis ends, controls beyond the edge.
const CUT: &str = "(() => {
  const wrong = [];
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.visually-hidden, .skip, [hidden]');
  if (document.documentElement.scrollWidth > innerWidth) wrong.push('the window scrolls sideways');
  for (const element of document.querySelectorAll('main, .body, .panel, dialog .body'))
    if (seen(element) && element.scrollWidth > element.clientWidth + 1) wrong.push('scrolls sideways: ' + element.tagName + '.' + element.className + ' ' + element.scrollWidth + ' > ' + element.clientWidth);
  for (const element of document.querySelectorAll('button, a, input, select, h1, h2, label, dt, dd')) {
    if (!seen(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) wrong.push('outside: ' + element.tagName + ' ' + (element.textContent.trim() || element.getAttribute('aria-label')));
    if (/BUTTON|LABEL|H1|DT/.test(element.tagName) && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).textOverflow !== 'ellipsis')
      wrong.push('cut: ' + element.tagName + ' ' + element.textContent.trim());
  }
  return wrong.join('\\n');
})()";

#[test]
fn nothing_is_cut_in_the_smallest_window() {
    for language in [Language::Russian, Language::English] {
        let mut setup = Setup::demonstration(language);
        setup.size = (900, 600);
        run(setup, async |app: App| {
            let check = async |place: &str| {
                tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                app.until("everything is read", "!document.querySelector('[aria-busy=true], .skeleton, .ghost')").await;
                // What has just come is not measured yet.
                let begun = std::time::Instant::now();
                loop {
                    let wrong = app.ask(CUT).await;
                    if wrong.as_str() == Some("") {
                        return;
                    }
                    assert!(begun.elapsed() < crate::support::patience(), "{place} at 900x600: {wrong}");
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
            };
            app.until("the window has its smallest size", "innerWidth === 900").await;
            for place in
                ["nav-today", "nav-calendar", "nav-people", "nav-organisations", "nav-competitions", "nav-documents", "nav-reports", "nav-journal"]
            {
                app.go(place).await;
                app.find("//main//*[@role='grid'] | //main//table | //main//ul").await;
                check(place).await;
            }
            app.open_event("От проблемы к проекту").await;
            app.find("//*[@role='rowgroup']//*[@role='row']").await;
            check("the event").await;
            app.keys(CTRL, 'e').await;
            app.focus_is_in("event-field-title").await;
            check("the event's form").await;
            app.key(Key::Escape).await;
            app.dialog_closes().await;
            app.keys(CTRL, 'd').await;
            app.focus_is_in("door-search-label").await;
            check("the door").await;
            app.keys(CTRL, 'k').await;
            app.focus_is_in("palette-title").await;
            check("the palette").await;
        });
    }
}
