//! The programme file: its passphrase, its backups, and what another program did to it.

use fantoccini::key::Key;

use crate::conflicts::look;
use crate::laptops::{Away, give, meet};
use crate::meeting::exchange;
use crate::support::{App, CTRL, Language, PAGE_DRAWN, Setup, run};

const SECRET: &str = "тихий берег, синий чай";

/// Opens the page of the file through the menu, and a tab of it.
async fn page(app: &App, tab: &str) {
    app.menu("file-menu").await;
    app.tab(tab).await;
}

/// Closes the programme and opens it again from the list of recent ones.
async fn reopen(app: &App, between: impl FnOnce()) {
    app.menu("app-close-programme").await;
    app.sees("start-recent").await;
    between();
    let recent = app.find("//button[contains(@class,'recent')]").await;
    app.click(&recent).await;
}

fn passphrase(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        page(&app, "file-tab-passphrase").await;
        app.sees("passphrase-none-title").await;
        app.fill("passphrase-new", "password1987").await;
        app.sees("passphrase-strength-weak").await;
        app.fill("passphrase-new", SECRET).await;
        app.fill("passphrase-again", "мимо").await;
        app.key(Key::Enter).await;
        assert_eq!(app.error_at("passphrase-again").await, app.words("error-passphrases-differ"), "a slip is said at its field");
        app.fill("passphrase-again", SECRET).await;
        app.key(Key::Enter).await;
        app.sees("passphrase-some-title").await;

        app.press("lock-now").await;
        app.sees("lock-hint").await;
        assert!(!app.page_text().await.contains(&app.words("passphrase-some-title")), "what was shown is gone from the page");
        app.focus_is_in("unlock-passphrase").await;
        app.fill("unlock-passphrase", SECRET).await;
        app.key(Key::Enter).await;
        app.sees("passphrase-some-title").await;

        reopen(&app, || ()).await;
        app.sees("unlock-title").await;
        app.focus_is_in("unlock-passphrase").await;
        app.unlocks_at_the_second_try(SECRET).await;
    });
}

#[test]
fn a_passphrase_is_set_asked_for_and_locks() {
    passphrase(Language::Russian);
}

#[test]
fn a_passphrase_is_set_asked_for_and_locks_in_english() {
    passphrase(Language::English);
}

/// The code of a sheet that the fake print queue took.
fn code(sheet: &std::path::Path) -> String {
    let text = std::process::Command::new("pdftotext").arg("-raw").arg(sheet).arg("-").output().expect("pdftotext is installed");
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let groups = text.split_whitespace().filter(|word| word.len() == 6 && word.bytes().all(|digit| digit.is_ascii_digit()));
    groups.collect::<Vec<_>>().join(" ")
}

/// Every file below a folder.
fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn forgotten(language: Language) {
    const NEW: &str = "сорок сов несут самовар";
    let setup = Setup::demonstration(language)
        .program("lpstat", "case $1 in -e) echo Office;; -d) echo 'system default destination: Office';; esac")
        .program("lp", "cat > printed.pdf");
    run(setup, async |app: App| {
        page(&app, "file-tab-passphrase").await;
        app.fill("passphrase-new", SECRET).await;
        app.fill("passphrase-again", SECRET).await;
        app.key(Key::Enter).await;
        app.sees("passphrase-some-title").await;
        app.press("passphrase-sheet").await;
        app.focus_is_in("passphrase-current").await;
        app.types("не тот пароль").await;
        app.key(Key::Enter).await;
        assert!(!app.error_at("passphrase-current").await.is_empty(), "who stands at an open window cannot take the key along");
        app.fill("passphrase-current", SECRET).await;
        let asked = "(document.querySelector('dialog button[type=submit]')?.click(), document.querySelector('dialog.tall') !== null)";
        app.until("after the wait the right one shows the sheet", asked).await;
        app.sees("preview-unkept").await;
        app.until("the sheet is drawn", PAGE_DRAWN).await;
        app.press("preview-print").await;
        app.press("print-do").await;
        app.is_told("Office").await;
        let printed = app.path("printed.pdf");
        let code = code(&printed);
        assert_eq!(code.split(' ').count(), 16, "the printed sheet has the code: {code}");
        let pdfs = files(app.folder.path()).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "pdf") && *path != printed);
        assert_eq!(pdfs.count(), 0, "the sheet is on no disk");

        // Whoever locks an idle window finds the sheet open in it: nothing of it may stay on the screen.
        let lock = app.words("lock-now");
        let locks =
            format!("([...document.querySelectorAll('main button')].find((button) => button.textContent.trim() === {lock:?})?.click(), true)");
        app.until("the window locks itself", &locks).await;
        app.sees("lock-hint").await;
        app.dialog_closes().await;
        app.press("recover-forgotten").await;
        app.focus_is_in("recover-code").await;
        app.types(&code.replacen(code.split(' ').nth(1).unwrap_or_default(), "123456", 1)).await;
        app.fill("passphrase-new", NEW).await;
        app.fill("passphrase-again", NEW).await;
        app.press("recover-do").await;
        assert_eq!(app.error_at("recover-code").await, app.said("error-recovery-code-slip", &[("group", "2")]), "a slip is found at its group");
        app.fill("recover-code", &code).await;
        app.press("recover-do").await;
        app.is_told("recover-done").await;
        app.sees("passphrase-some-title").await;

        reopen(&app, || ()).await;
        app.sees("unlock-title").await;
        app.fill("unlock-passphrase", NEW).await;
        app.key(Key::Enter).await;
        app.sees_today().await;
    });
}

#[test]
fn a_forgotten_passphrase_is_replaced_by_the_code_of_the_sheet() {
    forgotten(Language::Russian);
}

#[test]
fn a_forgotten_passphrase_is_replaced_by_the_code_of_the_sheet_in_english() {
    forgotten(Language::English);
}

#[test]
fn a_backup_is_restored_in_two_steps() {
    run(Setup::demonstration(Language::Russian), async |app: App| {
        page(&app, "file-tab-backups").await;
        app.sees("backups-empty").await;
        app.press("backups-make").await;
        app.sees("backups-reason-asked").await;
        let before = app.value::<i64>("SELECT count(*) FROM action");
        app.keys(CTRL, 'z').await;
        app.holds("the last action is taken back", "SELECT count(*) FROM action", before + 1).await;
        let arrow = app.find("//td//button").await;
        app.click(&arrow).await;
        app.sees("restore-lead").await;
        app.press("restore-do").await;
        app.sees_today().await;
        app.holds("the programme is what it was", "SELECT count(*) FROM action WHERE op NOT IN ('other', 'join-laptop')", before).await;
        page(&app, "file-tab-backups").await;
        app.sees("backups-reason-restore").await;
    });
}

/// Other laptops have what was done after the backup: that is said before it is restored, and it comes back from them.
fn restored_among_laptops(language: Language) {
    const COME: &str = "SELECT count(*) FROM person WHERE surname = 'Щукина' AND _del = 0";
    let setup = Setup::demonstration(language).dialog("stick.sokrat").dialog("shared").dialog("shared").file("shared/about.txt", "x");
    run(setup, async |app: App| {
        let (away, shared) = (Away::new(), app.path("shared"));
        let trip = give(&app, &away).await;
        app.enter("laptops-folder-choose").await;
        exchange(&app).await;
        page(&app, "file-tab-backups").await;
        app.enter("backups-make").await;
        app.sees("backups-reason-asked").await;
        away.enter(&trip, "Щукина Аглая Тихоновна");
        meet(&away, &trip, &shared);
        app.go("nav-laptops").await;
        exchange(&app).await;
        app.holds("the other laptop's work is here", COME, 1).await;

        page(&app, "file-tab-backups").await;
        app.focus(&format!("//tr[contains(., '{}')]//button", app.words("backups-reason-asked"))).await;
        app.key(Key::Enter).await;
        app.sees("restore-others").await;
        app.until("Enter will restore", "document.activeElement?.matches('dialog footer button:last-child') === true").await;
        look(&app, "restore-others").await;
        app.key(Key::Enter).await;
        app.sees_today().await;
        app.holds("it is what it was at the backup", COME, 0).await;
        app.go("nav-laptops").await;
        app.control("laptops-folder-choose").await;
        assert!(!app.page_text().await.contains(&app.words("laptops-folder-now")), "the folder is used by nobody until it is chosen");
        look(&app, "restore-folder-forgotten").await;
        app.enter("laptops-folder-choose").await;
        exchange(&app).await;
        app.holds("what others have comes back from them", COME, 1).await;
    });
}

#[test]
fn a_restore_says_what_other_laptops_still_have_in_russian() {
    restored_among_laptops(Language::Russian);
}

#[test]
fn a_restore_says_what_other_laptops_still_have_in_english() {
    restored_among_laptops(Language::English);
}

fn tampered(language: Language) {
    run(Setup::demonstration(language), async |app: App| {
        let path = app.path("programme.sokrat");
        reopen(&app, || {
            let conn = rusqlite::Connection::open(&path).expect("it is a database");
            conn.execute_batch(
                "DROP TRIGGER guard_person_update; UPDATE person SET surname = 'Подделкина' WHERE n = (SELECT min(n) FROM person WHERE _del = 0)",
            )
            .expect("whoever has the file can do that");
        })
        .await;
        app.sees("check-noticed").await;
        app.enter("check-show").await;
        app.sees("check-unguarded").await;
        // Whoever closes it without a decision is told again.
        reopen(&app, || ()).await;
        app.sees("check-noticed").await;
        look(&app, "file-noticed-again").await;
        app.enter("check-show").await;
        app.enter("check-journal").await;
        app.sees("check-clean").await;
        assert_eq!(app.value::<i64>("SELECT count(*) FROM person WHERE surname = 'Подделкина'"), 0, "the journal's value is back");
        reopen(&app, || ()).await;
        app.sees_today().await;
        assert!(!app.page_text().await.contains(&app.words("check-noticed")), "what is settled is told no more");
    });
}

#[test]
fn what_another_program_wrote_is_told_and_taken_back() {
    tampered(Language::Russian);
}

#[test]
fn what_another_program_wrote_is_told_and_taken_back_in_english() {
    tampered(Language::English);
}
