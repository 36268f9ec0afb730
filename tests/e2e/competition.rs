//! A competition from its criteria to the minutes, with marks typed by the keyboard.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::support::{App, Language, Setup, run};

/// An application of the competition that is open.
async fn apply(app: &App, title: &str, organisation: &str, sum: &str) {
    app.press("application-new").await;
    app.focus_is_in("application-title").await;
    app.types(title).await;
    app.pick("application-organisation", organisation, organisation).await;
    app.fill("application-requested", sum).await;
    app.choose("application-status", "application-status-admitted").await;
    app.press("create").await;
    app.dialog_closes().await;
}

/// A competition with two criteria, two applications and a jury of two, who gave these marks: sheet after sheet, as they are piled.
async fn judged(app: &App, marks: [[&str; 2]; 4]) {
    let npo = |offset: u32| {
        format!(
            "SELECT coalesce(nullif(short_name, ''), full_name) FROM organisation WHERE category = 'npo' AND _del = 0 ORDER BY folded LIMIT 1 OFFSET {offset}"
        )
    };
    let (first, second): (String, String) = (app.value(&npo(3)), app.value(&npo(30)));
    let official = |offset: u32| {
        format!(
            "SELECT p.surname || ' ' || p.given FROM person p JOIN role r ON r.person_id = p.id JOIN organisation o ON o.id = r.organisation_id \
             WHERE o.category IN ('authority', 'business', 'media') AND p._del = 0 AND p.surname GLOB '[А-Я][а-я]*' GROUP BY p.id ORDER BY p.folded LIMIT 1 OFFSET {offset}"
        )
    };
    let experts: [String; 2] = [app.value(&official(2)), app.value(&official(9))];

    app.go("nav-competitions").await;
    app.press("competitions-new").await;
    app.focus_is_in("competition-title").await;
    app.types("Малые гранты соседских сообществ").await;
    app.fill("competition-budget", "150 000").await;
    app.fill("competition-threshold", "8").await;
    app.fill("competition-marks-needed", "2").await;
    app.press("create").await;
    app.dialog_closes().await;
    app.holds("the budget is exact", "SELECT budget FROM competition WHERE title LIKE 'Малые гранты%'", 15_000_000).await;

    app.tab("tab-criteria").await;
    app.press("criteria-add").await;
    app.fill("criteria-title", "Значимость").await;
    app.press("criteria-add").await;
    app.find("(//fieldset)[2]").await;
    app.focus("(//fieldset)[2]//input").await;
    app.types("Реалистичность").await;
    app.press("save").await;
    app.holds(
        "both criteria are in the file",
        "SELECT count(*) FROM criterion k JOIN competition c ON c.id = k.competition_id WHERE c.title LIKE 'Малые гранты%' AND k._del = 0",
        2,
    )
    .await;

    app.tab("tab-applications").await;
    apply(app, "Двор, который знает всех", &first, "100 000").await;
    apply(app, "Чаепитие поколений", &second, "90000,50").await;
    app.tab("tab-experts").await;
    for (count, expert) in experts.iter().enumerate() {
        app.pick("experts-add", expert, expert).await;
        let judges = "SELECT count(*) FROM expert x JOIN competition c ON c.id = x.competition_id WHERE c.title LIKE 'Малые гранты%' AND x._del = 0";
        app.holds("the expert is one of the jury", judges, count as i64 + 1).await;
        app.until("the field is free for the next", "document.querySelector('[role=combobox]')?.value === ''").await;
    }

    app.tab("tab-sheets").await;
    let cell = app.find("//*[@data-at='0-0']").await;
    app.click(&cell).await;
    app.until("the first mark has the keyboard", "document.activeElement?.matches('aside input') === true").await;
    // Two sheets of the first expert in one go, then two of the second: a mark, Enter, a mark, Enter.
    for (sheet, marks) in marks.iter().enumerate() {
        if sheet == 2 {
            app.until("the pile of the first expert is done", "document.querySelector('aside input:enabled') === null").await;
            let cell = app.find("//*[@data-at='0-1']").await;
            app.click(&cell).await;
            app.until(
                "the sheet of the second expert is open",
                "document.activeElement?.matches('aside input') && document.activeElement.value === ''",
            )
            .await;
        }
        for mark in marks {
            app.types(mark).await;
            app.key(Key::Enter).await;
        }
        let finished = "SELECT count(*) FROM sheet s JOIN application a ON a.id = s.application_id JOIN competition c ON c.id = a.competition_id WHERE c.title LIKE 'Малые гранты%' AND s.state = 'final' AND s._del = 0";
        app.holds("Enter on the last mark finishes the sheet", finished, sheet as i64 + 1).await;
        if sheet % 2 == 0 {
            app.until("the expert's next sheet is open", "document.activeElement?.matches('aside input') && document.activeElement.value === ''")
                .await;
        }
    }
}

/// What the minutes of the ranking say.
async fn minutes(app: &App) -> String {
    app.press("ranking-minutes").await;
    app.press("papers-do").await;
    app.press("preview-viewer").await;
    app.until_shown(1).await;
    let text = std::process::Command::new("pdftotext").arg(&app.shown()[0]).arg("-").output().expect("pdftotext is installed");
    String::from_utf8_lossy(&text.stdout).replace('\n', " ")
}

#[test]
fn a_competition_goes_from_criteria_to_minutes() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        judged(&app, [["5", "5"], ["4", "3"], ["5", "4"], ["4", "4"]]).await;
        app.tab("tab-ranking").await;
        app.find("//table//tbody/tr[1][contains(., 'Двор, который знает всех')]").await;
        app.press("ranking-take").await;
        app.press("ranking-save").await;
        let award = "SELECT award FROM application WHERE title = 'Двор, который знает всех'";
        app.holds("the first gets what it asked for", award, Some(10_000_000)).await;
        app.press("ranking-approve").await;
        app.sees("ranking-approve-text").await;
        app.key(Key::Enter).await;
        app.holds("the ranking is approved", "SELECT approved_at IS NOT NULL FROM competition WHERE title LIKE 'Малые гранты%'", true).await;
        app.holds("and the winner is told so", "SELECT status FROM application WHERE title = 'Двор, который знает всех'", "funded".to_owned()).await;
        app.control("ranking-withdraw").await;
        let text = minutes(&app).await;
        assert!(text.contains("Двор, который знает всех"), "the minutes name the winner:\n{text}");
    });
}

/// Two applications have the same points, and the money is enough for one: the jury decides, and the minutes say so.
fn tie(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        judged(&app, [["5", "4"], ["4", "5"], ["4", "4"], ["4", "4"]]).await;
        app.tab("tab-ranking").await;
        let reserve = app.words("place-reserve");
        let both =
            format!("[...document.querySelectorAll('main table tbody tr')].filter((row) => row.textContent.includes('{reserve}')).length === 2");
        app.until("both are behind the line", &both).await;
        let number = |title: &str| app.value::<String>(&format!("SELECT number FROM application WHERE title = '{title}'"));
        let (first, second) = (number("Двор, который знает всех"), number("Чаепитие поколений"));
        app.write(&format!("{}: {first}", app.words("ranking-award")), "100000").await;
        look(&app, "ranking-tie").await;
        app.enter("ranking-save").await;
        app.holds("it is awarded", &format!("SELECT award FROM application WHERE number = '{first}'"), Some(10_000_000)).await;
        app.enter("ranking-approve").await;
        app.sees("ranking-approve-text").await;
        app.key(Key::Enter).await;
        app.control("ranking-withdraw").await;
        let text = minutes(&app).await;
        look(&app, "ranking-tie-minutes").await;
        let told = |numbers: &str| app.said("minutes-reserve", &[("numbers", numbers)]);
        assert!(text.contains(&told(&second)), "who was given nothing is in reserve, and nobody else:\n{text}");
    });
}

#[test]
fn of_two_equal_applications_the_jury_supports_one_in_russian() {
    tie(Language::Russian);
}

#[test]
fn of_two_equal_applications_the_jury_supports_one_in_english() {
    tie(Language::English);
}
