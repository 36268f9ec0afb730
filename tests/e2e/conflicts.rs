//! Conflicts decided, actions taken back, values put back: by keyboard, in the real window.

use std::path::Path;

use fantoccini::key::Key;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::{App, CTRL, Language, Setup, demonstration, run};

/// Writes past the guards of a file, as whoever has it can.
pub fn unguarded(conn: &Connection, sql: &str) {
    let mut select = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'guard_*'").expect("a schema");
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("that can be read");
    let guards: Vec<(String, String)> = rows.collect::<Result<_, _>>().expect("row by row");
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).expect("a guard can be taken away");
    }
    conn.execute_batch(sql).expect("what was written is laid in");
    for (_, guard) in &guards {
        conn.execute_batch(guard).expect("and put back");
    }
}

/// The demonstration as it is after packages of two other laptops came in, which gave a person different phones and an
/// application different awards. The journals of those laptops are laid in as they would stand here.
fn met(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("met.sokrat");
    std::fs::copy(demonstration(), &path).expect("a copy of the demonstration");
    let conn = Connection::open(&path).expect("the file is a database");
    unguarded(
        &conn,
        "CREATE TEMP TABLE met AS \
           SELECT 'person' AS tbl, id AS row, 'phone' AS col, json_quote(phone) AS before, '\"+7 943 100-00-01\"' AS one, '\"+7 943 100-00-02\"' AS two \
           FROM (SELECT id, phone FROM person WHERE phone <> '' AND _del = 0 AND surname GLOB '[А-Я][а-я]*' ORDER BY folded LIMIT 1 OFFSET 20); \
         INSERT INTO met SELECT 'application', id, 'award', coalesce(CAST(award AS TEXT), 'null'), '25000000', '30000000' \
           FROM (SELECT id, award FROM application WHERE award IS NOT NULL AND _del = 0 ORDER BY number LIMIT 1); \
         INSERT INTO replica(id, code, created_at) VALUES (x'01010101010101010101010101010101', 'Б2', '2020-03-01T09:00:00Z'), \
           (x'02020202020202020202020202020202', 'В3', '2020-03-01T09:00:00Z'); \
         INSERT INTO entry(rix, seq, clock, action, tbl, row, op, data, salt, data_hash, hash) \
           SELECT (SELECT rix FROM replica WHERE code = l.code), place, (SELECT max(clock) FROM action) + 1000 * l.later + place, place, tbl, row, 1, \
             format('{\"%s\":[%s,%s]}', col, before, iif(l.later = 1, one, two)), x'0000000000000000', zeroblob(32), zeroblob(32) \
           FROM (SELECT *, row_number() OVER (ORDER BY tbl) AS place FROM met), (SELECT 'Б2' AS code, 1 AS later UNION ALL SELECT 'В3', 2) AS l; \
         INSERT INTO action(rix, seq, clock, operator, op, about, wall, app, schema, hash) \
           SELECT e.rix, e.seq, e.clock, iif(r.code = 'Б2', 'Ольга Климова', 'Анна Светлова'), iif(e.tbl = 'person', 'edit-person', 'decide-awards'), '', \
             iif(r.code = 'Б2', '2020-03-01T10:42:00Z', '2020-03-01T12:10:00Z'), '0.1.0', 2, zeroblob(32) \
           FROM entry AS e JOIN replica AS r USING (rix) WHERE r.code IN ('Б2', 'В3'); \
         UPDATE person SET phone = '+7 943 100-00-02' WHERE id = (SELECT row FROM met WHERE tbl = 'person'); \
         UPDATE application SET award = 30000000 WHERE id = (SELECT row FROM met WHERE tbl = 'application'); \
         INSERT INTO conflict(row, tbl, col, kind, lost, won, clock, decided, lost_replica, lost_seq, won_replica, won_seq) \
           SELECT row, tbl, col, 'edited-twice', one, two, (SELECT max(clock) FROM action) + 2000 + place, 0, \
             x'01010101010101010101010101010101', place, x'02020202020202020202020202020202', place \
           FROM (SELECT *, row_number() OVER (ORDER BY tbl) AS place FROM met);",
    );
    path
}

/// A picture of the page in both themes, where `SOKRAT_SCREENS` names a folder for it.
pub async fn look(app: &App, page: &str) {
    let Ok(folder) = std::env::var("SOKRAT_SCREENS") else { return };
    for theme in ["light", "dark"] {
        app.ask(&format!("(document.documentElement.dataset.theme = '{theme}')")).await;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let picture = app.photograph().await;
        let name = format!("{page}-{}-{theme}.png", app.language.code());
        std::fs::write(Path::new(&folder).join(name), picture).expect("the picture is kept");
    }
    app.ask("(document.documentElement.dataset.theme = 'light')").await;
}

const OPEN: &str = "SELECT count(*) FROM conflict WHERE decided = 0";
const PHONE: &str = "SELECT phone FROM person WHERE id = (SELECT row FROM conflict WHERE tbl = 'person')";

#[test]
fn what_two_laptops_wrote_is_decided_by_keyboard() {
    for language in [Language::Russian, Language::English] {
        let folder = TempDir::new().expect("a folder");
        let setup = Setup { programme: Some(met(folder.path())), ..Setup::first_start(language) };
        run(setup, async |app: App| {
            app.sees("conflicts-today-hint").await;
            app.press("conflicts-go").await;
            // Two records: the application comes first, the person second.
            app.find("//*[@role='rowgroup']//*[@role='row'][2]").await;
            look(&app, "conflicts-list").await;
            app.focus("//*[@role='grid']").await;
            app.key(Key::Down).await;
            app.key(Key::Enter).await;
            app.until("the keyboard is at the values", "document.activeElement?.getAttribute('role') === 'radio'").await;
            app.sees("+7 943 100-00-01").await;
            app.sees("+7 943 100-00-02").await;
            look(&app, "conflicts-record").await;
            app.types("2").await;
            app.until("the other value is chosen", "document.querySelectorAll('[role=radio][aria-checked=true]').length === 1").await;
            app.keys(CTRL, Key::Enter).await;
            app.holds("the value that gave way stands", PHONE, "+7 943 100-00-01".to_owned()).await;
            app.holds("one is left to decide", OPEN, 1).await;
            app.focus_is_in_list().await;
            app.keys(CTRL, 'z').await;
            app.holds("it is asked again", OPEN, 2).await;
            app.holds("and the later value stands", PHONE, "+7 943 100-00-02".to_owned()).await;

            app.press("conflicts-keep-all").await;
            app.find("//dialog[@open]").await;
            app.press("conflicts-keep-all").await;
            app.dialog_closes().await;
            app.holds("all is decided for what stands", OPEN, 0).await;
            app.sees("conflicts-empty").await;
            look(&app, "conflicts-empty").await;
        });
    }
}

#[test]
fn minutes_wait_for_an_award_that_is_not_decided() {
    let folder = TempDir::new().expect("a folder");
    let setup = Setup { programme: Some(met(folder.path())), ..Setup::first_start(Language::Russian) };
    run(setup, async |app: App| {
        app.go("conflicts-title").await;
        app.find("//*[@role='rowgroup']//*[@role='row'][1]").await;
        app.focus("//*[@role='grid']").await;
        app.key(Key::Enter).await;
        app.sees("conflicts-blocks").await;
        look(&app, "conflicts-award").await;
    });
}

const PERSON: &str =
    "SELECT lower(hex(id)) FROM person WHERE phone <> '' AND _del = 0 AND surname GLOB '[А-Я][а-я]*' ORDER BY folded LIMIT 1 OFFSET 30";

#[test]
fn an_action_is_taken_back_from_the_history_and_a_value_put_back() {
    for language in [Language::Russian, Language::English] {
        run(Setup::demonstration(language), async |app: App| {
            let id: String = app.value(PERSON);
            let phone = format!("SELECT phone FROM person WHERE lower(hex(id)) = '{id}'");
            let before: String = app.value(&phone);
            let name: String = app.value(&format!("SELECT surname || ' ' || given FROM person WHERE lower(hex(id)) = '{id}'"));
            app.keys(CTRL, 'k').await;
            app.focus_is_in("palette-title").await;
            app.types(&name).await;
            app.find(&format!("//dialog//*[@role='option'][contains(., '{name}')]")).await;
            app.key(Key::Enter).await;
            app.find(&format!("//aside//h2[contains(., '{name}')]")).await;
            for (new, written) in [("8 943 111 22 33", "+7 943 111-22-33"), ("8 943 111 22 44", "+7 943 111-22-44")] {
                app.press("edit").await;
                app.fill("person-phone", new).await;
                app.key(Key::Enter).await;
                app.dialog_closes().await;
                // The form is filled from what stands beside.
                app.find(&format!("//aside//*[contains(text(), '{written}')]")).await;
            }
            app.holds("it was changed twice", &phone, "+7 943 111-22-44".to_owned()).await;

            app.press("journal-history").await;
            app.find("//*[@role='rowgroup']//*[@role='row'][3]").await;
            app.focus("//*[@role='grid']").await;
            app.key(Key::Down).await;
            app.key(Key::Enter).await;
            app.sees("+7 943 111-22-33").await;
            look(&app, "journal-action").await;
            // The first change: the second one stands on it.
            app.press("take-back").await;
            app.sees("take-back-nothing").await;
            look(&app, "journal-take-back").await;
            app.press("cancel").await;
            app.dialog_closes().await;

            let field = app.words("column-person-phone");
            app.press(&app.said("put-back-label", &[("field", &field), ("value", &before)])).await;
            app.holds("the value before both stands", &phone, before.clone()).await;
            app.find("//*[@role='rowgroup']//*[@role='row'][4]").await;

            app.focus("//*[@role='grid']").await;
            app.key(Key::Home).await;
            app.key(Key::Enter).await;
            app.until("the last action is shown", "document.querySelector('[role=rowgroup] [role=row]')?.getAttribute('aria-selected') === 'true'")
                .await;
            app.press("take-back").await;
            app.press("take-back-do").await;
            app.dialog_closes().await;
            app.holds("the putting back is taken back", &phone, "+7 943 111-22-44".to_owned()).await;
            app.holds("by an action of its own", "SELECT op FROM action ORDER BY clock DESC LIMIT 1", "take-back".to_owned()).await;

            app.press("journal-save").await;
            app.until_shown(1).await;
            assert!(app.shown()[0].extension().is_some_and(|ending| ending == "xlsx"), "as a workbook");
            app.press("journal-all").await;
            app.find("//*[@role='rowgroup']//*[@role='row'][9]").await;
            look(&app, "journal").await;
        });
    }
}
