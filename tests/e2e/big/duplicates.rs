//! Records that may be one among a hundred thousand, by the keyboard alone: looked for, of one kind, joined, told apart, and both
//! taken back.

use fantoccini::key::Key;
use tempfile::TempDir;

use super::{copy_of_big, palette};
use crate::conflicts::look;
use crate::support::{App, CTRL, Language, Setup, run};

/// The pair at this place of the list, as the page shows it.
const FIRST_ROW: &str = "document.querySelector('[role=rowgroup] [role=row]')?.textContent";

/// The names of the pair beside the list.
const BESIDE: &str = "[...document.querySelectorAll('aside thead th .selectable')].map((name) => name.textContent).join()";

/// Opens the first pair beside the list.
async fn open_first(app: &App) {
    app.find("//*[@role='rowgroup']//*[@role='row'][2]").await;
    app.focus("//*[@role='grid']").await;
    app.key(Key::Home).await;
    app.key(Key::Enter).await;
    app.sees("duplicates-choose-hint").await;
}

fn the_duplicates(language: Language) {
    const SAID: &str = "SELECT count(*) FROM same_as WHERE _del = 0 AND same = ";
    let folder = TempDir::new().expect("a folder for the copy");
    let setup = Setup { programme: Some(copy_of_big(&folder)), now: "2021-12-20T07:00:00Z", ..Setup::first_start(language) };
    run(setup, async |app: App| {
        app.find("//h1").await;
        let page = app.words("nav-duplicates");
        palette(&app, &page.to_lowercase(), &page).await;
        open_first(&app).await;
        look(&app, "big-duplicates").await;
        let count = |same: i64| app.value::<i64>(&format!("{SAID}{same}"));
        let (joined, apart) = (count(1), count(0));
        app.until("the pair is there", &format!("{BESIDE} !== ''")).await;
        let (first, pair) = (app.ask(FIRST_ROW).await, app.ask(BESIDE).await);
        app.keys(CTRL, 'j').await;
        app.holds("the pair is one", &format!("{SAID}1"), joined + 1).await;
        app.until("the next pair is there", &format!("{FIRST_ROW} !== {first}")).await;
        app.until("beside the list as well", &format!("!['', {pair}].includes({BESIDE})")).await;
        app.keys(CTRL, 'd').await;
        app.holds("the next is told apart", &format!("{SAID}0"), apart + 1).await;
        for _ in 0..2 {
            app.keys(CTRL, 'z').await;
        }
        app.holds("both are taken back", &format!("{SAID}1"), joined).await;
        app.holds("both are taken back", &format!("{SAID}0"), apart).await;

        // Of one kind: those that the likeliest of all kinds would leave no room for.
        app.key(Key::Escape).await;
        app.choose("duplicates-kind", "nav-organisations").await;
        app.until("another pair stands first", &format!("{FIRST_ROW} !== {first}")).await;
        open_first(&app).await;
        look(&app, "big-duplicates-organisations").await;
    });
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn duplicates_of_the_big_programme_are_decided_in_russian() {
    the_duplicates(Language::Russian);
}

#[test]
#[ignore = "needs the big programme; run by cargo xtask test window-big"]
fn duplicates_of_the_big_programme_are_decided_in_english() {
    the_duplicates(Language::English);
}
