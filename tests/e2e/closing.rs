//! The window is closed as a person closes it, over something that is typed and not saved.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::key::Key;

use crate::support::{App, CTRL, Language, Setup, run};
use crate::templates::CARD_DRAWN;

/// A manager of windows: without one nobody can ask a window to close.
struct Manager(Child);

impl Manager {
    fn begun() -> Self {
        let child = Command::new("openbox").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(child.expect("openbox is installed (cargo xtask test installs it)"))
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The windows of the application that are on the screen.
fn windows() -> Vec<String> {
    let found = Command::new("xdotool").args(["search", "--onlyvisible", "--class", "sokrat"]).output().expect("xdotool is installed");
    String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect()
}

/// Asks the window to close, as its cross does.
async fn close() {
    let begun = Instant::now();
    loop {
        for window in windows() {
            Command::new("xdotool").args(["windowactivate", "--sync", &window, "key", "--clearmodifiers", "alt+F4"]).output().expect("xdotool works");
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        if !windows().is_empty() || begun.elapsed() > Duration::from_secs(1) {
            return;
        }
    }
}

/// Waits until the application has no window any more.
async fn is_gone() {
    let begun = Instant::now();
    while !windows().is_empty() {
        assert!(begun.elapsed() < crate::support::patience(), "the window is gone");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn asks(language: Language) {
    let manager = Manager::begun();
    run(Setup::demonstration(language), async |app: App| {
        // A form.
        app.go("nav-people").await;
        app.control("people-new").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("person-surname").await;
        app.types("Зарянкина").await;
        close().await;
        app.sees("app-unsaved-title").await;
        app.key(Key::Escape).await;
        app.until("the question is gone, the form is not", "document.querySelectorAll('dialog[open]').length === 1").await;
        assert_eq!(app.value_of("person-surname").await, "Зарянкина", "nothing that was typed is lost");
        app.key(Key::Escape).await;
        app.dialog_closes().await;

        // The designer.
        app.go("nav-documents").await;
        app.press("documents-more").await;
        app.press("templates-title").await;
        app.press("templates-copy").await;
        app.until("the engine has drawn the card", CARD_DRAWN).await;
        app.fill("designer-template-name", "Наш").await;
        app.sees("designer-dirty").await;
        close().await;
        app.sees("app-unsaved-title").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        assert_eq!(app.value_of("designer-template-name").await, "Наш", "the designer is as it was");
        app.keys(CTRL, 's').await;
        app.holds("and can be saved", "SELECT count(*) FROM template WHERE title = 'Наш'", 1).await;
        app.fill("designer-template-name", "Не наш").await;
        app.sees("designer-dirty").await;
        close().await;
        app.sees("app-unsaved-title").await;
        app.key(Key::Enter).await;
        is_gone().await;
        assert_eq!(app.value::<i64>("SELECT count(*) FROM template WHERE title = 'Наш'"), 1, "what was saved is there, the rest was given up");
    });
    drop(manager);
}

#[test]
fn closing_asks_about_what_is_not_saved_in_russian() {
    asks(Language::Russian);
}

#[test]
fn closing_asks_about_what_is_not_saved_in_english() {
    asks(Language::English);
}

#[test]
fn closing_asks_nothing_where_everything_is_saved() {
    let manager = Manager::begun();
    run(Setup::demonstration(Language::Russian), async |app: App| {
        app.go("nav-people").await;
        app.control("people-new").await;
        app.keys(CTRL, 'n').await;
        app.focus_is_in("person-surname").await;
        app.key(Key::Escape).await;
        app.dialog_closes().await;
        close().await;
        is_gone().await;
    });
    drop(manager);
}
