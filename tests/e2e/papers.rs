//! Printed papers: a registration sheet and what was signed on it, badges, table cards, the plan of a year, final minutes. By keyboard.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};

/// Does what the palette calls so, with Enter, and waits for its dialog or document.
pub async fn does(app: &App, action: &str) {
    let action = app.words(action);
    app.keys(CTRL, 'k').await;
    app.focus_is_in("palette-title").await;
    app.types(action.trim_end_matches('…')).await;
    app.until("Enter will do it", &format!("document.querySelector('dialog [role=option][aria-selected=true] .label')?.textContent === {action:?}"))
        .await;
    app.key(Key::Enter).await;
}

/// The preview has drawn its first page; answers how many pages it has. Goes to the last of them and back by the keyboard.
pub async fn pages(app: &App) -> u64 {
    app.control("preview-print").await;
    app.until("the first page is drawn, with its words over it", PAGE_DRAWN).await;
    let pages = app.ask("document.querySelectorAll('dialog [data-page]').length").await.as_u64().expect("a number of pages");
    app.focus("//dialog//*[@role='region']").await;
    for page in 2..=pages {
        app.key(Key::PageDown).await;
        app.until("the next page is shown", &format!("document.querySelector('dialog .tools input')?.value === '{page}'")).await;
    }
    app.key(Key::Home).await;
    app.until("and the first again", "document.querySelector('dialog .tools input')?.value === '1'").await;
    pages
}

/// The text of the document that is shown, by the system's viewer, which gets it as the next.
pub async fn text(app: &App, count: usize) -> String {
    app.press("preview-viewer").await;
    app.until_shown(count).await;
    let text = std::process::Command::new("pdftotext").arg("-layout").arg(&app.shown()[count - 1]).arg("-").output().expect("pdftotext is installed");
    app.key(Key::Escape).await;
    app.dialog_closes().await;
    String::from_utf8_lossy(&text.stdout).into_owned()
}

fn sheet_and_cards(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let event: String = app.value(
            "SELECT e.title FROM event e JOIN registration r ON r.event_id = e.id AND r._del = 0 WHERE e._del = 0 \
             GROUP BY e.id HAVING count(*) BETWEEN 20 AND 40 AND sum(r.status = 'no-show') >= 2 ORDER BY e.day DESC LIMIT 1",
        );
        let of_event = |what: &str| {
            format!("SELECT {what} FROM registration r JOIN event e ON e.id = r.event_id WHERE e.title = '{event}' AND r._del = 0 AND e._del = 0")
        };
        app.open_event(&event).await;

        does(&app, "print-sheet").await;
        app.fill("print-sheet-blank", "").await;
        app.fill("print-sheet-blank", "501").await;
        app.key(Key::Enter).await;
        assert_eq!(app.error_at("print-sheet-blank").await, app.said("error-out-of-range", &[("least", "0"), ("most", "500")]), "no more rows");
        app.fill("print-sheet-blank", "33").await;
        app.key(Key::Enter).await;
        let sheets = pages(&app).await;
        assert!(sheets > 1, "the rows need more than a page: {sheets}");
        let numbered: i64 = app.value(&of_event("count(r.list_number)"));
        assert!(numbered >= 4, "each row has its number: {numbered}");
        let sheet = text(&app, 1).await;
        assert!(sheet.contains("+33") && !sheet.contains("+34"), "with the empty rows asked for:\n{sheet}");

        // Somebody with a short name, who did not come.
        let of_absent = |what: &str| {
            format!(
                "SELECT {what} FROM registration r JOIN event e ON e.id = r.event_id JOIN person p ON p.id = r.person_id \
                 WHERE e.title = '{event}' AND r._del = 0 AND r.status = 'no-show' ORDER BY length(p.surname), p.surname, r.list_number LIMIT 1"
            )
        };
        let (row, name): (i64, String) = (app.value(&of_absent("r.list_number")), app.value(&of_absent("p.surname")));
        assert!(sheet.contains(&name), "the sheet names {name} in row {row}");
        does(&app, "mark-rows").await;
        app.focus_is_in("mark-rows-numbers").await;
        app.types(&format!("{row}, 900")).await;
        app.key(Key::Enter).await;
        assert!(app.error_at("mark-rows-numbers").await.contains("900"), "a row that is not on the sheet is told");
        app.fill("mark-rows-numbers", &row.to_string()).await;
        app.key(Key::Enter).await;
        app.dialog_closes().await;
        let signed = of_event(&format!("count(*) FILTER (WHERE r.status = 'attended' AND r.list_number = {row})"));
        app.holds("who signed is present", &signed, 1).await;
        app.keys(CTRL, 'z').await;
        app.holds("until it is taken back", &signed, 0).await;

        for (count, paper) in [(2, "print-badges"), (3, "print-table-cards")] {
            does(&app, paper).await;
            app.choose("print-cards-people", "paper-people-registered").await;
            app.press("papers-do").await;
            pages(&app).await;
            assert!(text(&app, count).await.contains(&name), "{paper}: {name} has one");
        }

        // The menu of the page, by the keyboard: the second of its papers is the empty sheet.
        app.focus(&format!("//button[normalize-space(.)='{}']", app.words("print-menu"))).await;
        app.key(Key::Enter).await;
        let at = |item: &str| {
            format!(
                "document.activeElement?.getAttribute('role') === 'menuitem' && document.activeElement.textContent.trim() === {:?}",
                app.words(item)
            )
        };
        app.until("the first paper has the keyboard", &at("print-sheet")).await;
        app.key(Key::Down).await;
        app.until("the second has it", &at("print-sheet-empty")).await;
        app.key(Key::Enter).await;
        app.fill("print-sheet-blank", "25").await;
        app.key(Key::Enter).await;
        pages(&app).await;
        assert!(!text(&app, 4).await.contains(&name), "an empty sheet names nobody");

        app.go("nav-calendar").await;
        let year = "2020";
        let plan = app.said("print-year-plan", &[("year", year)]);
        app.control(&plan).await;
        does(&app, &plan).await;
        pages(&app).await;
        assert!(text(&app, 5).await.contains(year), "the plan says of which year it is");
    });
}

#[test]
fn a_sheet_is_printed_and_its_signatures_are_entered_in_russian() {
    sheet_and_cards(Language::Russian);
}

#[test]
fn a_sheet_is_printed_and_its_signatures_are_entered_in_english() {
    sheet_and_cards(Language::English);
}

/// Changes how many of the jury were present, by the competition's form.
async fn were_present(app: &App, present: &str) {
    app.keys(CTRL, 'e').await;
    app.fill("competition-jury-present", present).await;
    app.key(Key::Enter).await;
    app.dialog_closes().await;
}

fn final_minutes(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let title: String = app.value("SELECT title FROM competition WHERE _del = 0 AND approved_at IS NOT NULL ORDER BY id LIMIT 1");
        let issued = "SELECT count(*) FROM document WHERE kind = 'minutes' AND state = 'issued' AND _del = 0";
        let before: i64 = app.value(issued);
        app.go("nav-competitions").await;
        app.press(&title).await;
        app.tab("tab-ranking").await;
        app.press("ranking-withdraw").await;
        app.control("ranking-approve").await;
        were_present(&app, "3").await;
        app.press("ranking-approve").await;
        app.sees("ranking-approve-text").await;
        app.key(Key::Enter).await;
        app.is_told(&app.said("error-no-quorum", &[("present", "3"), ("needed", "4")])).await;
        does(&app, "final-minutes").await;
        app.sees("final-minutes-not-approved").await;
        app.fill("final-minutes-for", "3").await;
        app.press("final-minutes-do").await;
        // In the form: the message of before is there as well, and Esc would only stop what is still being made.
        app.find("//dialog[@open]//form//*[@role='alert']").await;
        assert_eq!(app.value::<i64>(issued), before, "nothing is entered without a quorum");
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        were_present(&app, "5").await;
        app.press("ranking-approve").await;
        app.sees("ranking-approve-text").await;
        app.key(Key::Enter).await;
        app.control("final-minutes").await;
        does(&app, "final-minutes").await;
        app.fill("final-minutes-for", "5").await;
        app.press("final-minutes-do").await;
        pages(&app).await;
        app.holds("the minutes are in the register", issued, before + 1).await;
        let said = text(&app, 1).await;
        assert!(said.contains(app.say("Кворум есть", "quorum")), "they say that there was a quorum:\n{said}");

        // Enter in the register shows them once more.
        app.go("nav-documents").await;
        let number: String = app.value("SELECT number FROM document WHERE kind = 'minutes' AND _del = 0 ORDER BY id DESC LIMIT 1");
        app.find("//*[@role='rowgroup']//*[@role='row']").await;
        app.fill("documents-search", &title).await;
        app.key(Key::Enter).await;
        app.focus_is_in_list().await;
        app.key(Key::Enter).await;
        app.until("the minutes are drawn", PAGE_DRAWN).await;
        app.document_says(&number).await;
        app.document_says(&title).await;
    });
}

#[test]
fn minutes_are_final_with_a_quorum_only_in_russian() {
    final_minutes(Language::Russian);
}

#[test]
fn minutes_are_final_with_a_quorum_only_in_english() {
    final_minutes(Language::English);
}

/// A word that the layout divided is found in the document that is shown.
fn divided_word(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let title: String = app.value("SELECT title FROM competition WHERE _del = 0 AND approved_at IS NOT NULL ORDER BY id LIMIT 1");
        app.go("nav-competitions").await;
        app.press(&title).await;
        app.tab("tab-ranking").await;
        app.enter("ranking-minutes").await;
        app.enter("papers-do").await;
        app.control("preview-print").await;
        app.until("the minutes are drawn", PAGE_DRAWN).await;
        app.press("preview-viewer").await;
        app.until_shown(1).await;
        let text = std::process::Command::new("pdftotext").arg("-raw").arg(&app.shown()[0]).arg("-").output().expect("pdftotext is installed");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        // With what stands around it: another place has the same word whole.
        let divided = |line: &str, next: &str| {
            let start = line.strip_suffix(['-', '\u{2010}'])?;
            let (word, rest) = (start.rsplit(' ').next()?, next.split(' ').next()?);
            let is_word = word.chars().count() > 3 && rest.starts_with(char::is_lowercase);
            is_word.then(|| format!("{} {word}{rest}", start.rsplit(' ').nth(1).unwrap_or_default()))
        };
        let words = text.lines().zip(text.lines().skip(1)).filter_map(|(line, next)| divided(line, next));
        let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let word = words.into_iter().find(|word| !whole.contains(word.as_str())).expect("a word is divided");

        app.tab_to("preview-search").await;
        app.types(&word).await;
        app.key(Key::Enter).await;
        let told = "document.querySelector('dialog .tools [aria-live]')?.textContent ?? ''";
        app.until(&format!("{word} is found on a page"), &format!("({told}).includes('1')")).await;
        look(&app, "preview-divided").await;
        app.tab_to("preview-search").await;
        app.keys(CTRL, 'a').await;
        app.types(&format!("щ{word}")).await;
        app.key(Key::Enter).await;
        app.until("and what is not there is not", &format!("({told}) !== '' && !({told}).includes('1')")).await;
    });
}

#[test]
fn a_word_that_goes_on_in_the_next_line_is_found_in_russian() {
    divided_word(Language::Russian);
}

#[test]
fn a_word_that_goes_on_in_the_next_line_is_found_in_english() {
    divided_word(Language::English);
}
