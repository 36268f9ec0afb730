//! The programme file: what is backed up, stopped, locked.

use std::sync::Arc;

use serde_json::{Value, json};
use sokrat_api::commands::app;
use sokrat_api::files::stem;
use sokrat_api::{COMMANDS, Desk};
use tauri::Manager as _;

use crate::shell::{Shell, call, create};

#[test]
fn what_another_program_wrote_is_backed_up_before_it_is_overwritten() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request })).expect("answered");
    let desk = shell.demonstration();
    let path = desk.path().expect("a path");
    let outside = |_: ()| {
        ask("app_close", Value::Null);
        let conn = rusqlite::Connection::open(&path).expect("it is a database");
        conn.execute_batch("DROP TRIGGER guard_person_update; UPDATE person SET surname = 'Подделкина' WHERE n = (SELECT min(n) FROM person)")
            .expect("whoever has the file can do that");
        drop(conn);
        app::open_path(&desk, &desk.begin(""), &path).expect("it opens again");
    };
    let backups = || ask("file_backups", Value::Null)["rows"].as_array().expect("they are listed").clone();
    // The state before is in a backup already, as far as the journal can tell.
    ask("file_back_up", Value::Null);
    outside(());
    let before = backups().len();
    ask("file_settle", json!("journal"));
    let made = backups();
    assert_eq!(made.len(), before + 1, "one more is made all the same");
    let folder = std::fs::read_dir(path.parent().expect("a folder")).expect("listed").flatten().map(|entry| entry.path());
    let backup = folder.map(|folder| folder.join(made[0]["name"].as_str().expect("a name"))).find(|path| path.is_file()).expect("it is there");
    let conn = rusqlite::Connection::open(backup).expect("it opens");
    let kept: i64 = conn.query_row("SELECT count(*) FROM person WHERE surname = 'Подделкина'", [], |row| row.get(0)).expect("it can be read");
    assert_eq!(kept, 1, "and has what the journal's value has taken the place of");

    outside(());
    let oldest = backups().last().expect("there is one")["name"].clone();
    let restored = ask("file_restore", json!({ "name": oldest, "passphrase": null }));
    assert!(restored["before"].is_string(), "a restore keeps what another program wrote as well: {restored}");
}

#[test]
fn what_another_program_wrote_is_told_until_somebody_decides() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request })).expect("answered");
    create(&window);
    let desk = shell.app.state::<Arc<Desk>>().inner().clone();
    let path = desk.path().expect("a path");
    let open = || app::open_path(&desk, &desk.begin(""), &path).map(drop).expect("it opens");
    let finding = || {
        let begun = std::time::Instant::now();
        while desk.finding().is_none() && begun.elapsed().as_secs() < 60 {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        desk.finding().is_some()
    };
    ask("app_close", Value::Null);
    let conn = rusqlite::Connection::open(&path).expect("it is a database");
    conn.execute_batch("DROP TRIGGER guard_programme_update; UPDATE programme SET title = 'Подделка'").expect("whoever has the file can do that");
    drop(conn);
    open();
    assert!(finding(), "it is found");
    ask("app_close", Value::Null);
    open();
    assert!(finding(), "and again, as long as nobody has said what becomes of it");
    // Closed before anybody could look.
    ask("app_close", Value::Null);
    open();
    ask("app_close", Value::Null);
    open();
    assert!(finding(), "also where the look had no time to end");
    ask("file_settle", json!("journal"));
    assert!(desk.finding().is_none(), "until it is decided");
}

#[test]
fn copies_tell_how_far_they_are_and_leave_nothing_when_they_are_stopped() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let laptops = || ask("laptops_overview", Value::Null).expect("the laptops are listed")["laptops"].as_array().map(Vec::len);
    let left = || {
        (shell.files(), laptops(), ask("journal_list", json!({ "span": { "offset": 0, "limit": 1 } })).expect("the journal is read")["total"].clone())
    };

    let saved = shell.stopped_and_done(&window, ("app_save_copy", Value::Null), "copy", &left);
    assert!(saved["name"].is_string(), "a copy to keep is there: {saved}");
    let given = shell.stopped_and_done(&window, ("laptops_give_copy", json!({ "name": "Выездной" })), "copy", &left);
    assert_eq!(laptops(), Some(2), "the laptop comes with its copy: {given}");

    // The stick goes to the other laptop.
    let given = given["value"]["name"].as_str().expect("it has a name").to_owned();
    let stick = shell.folder.path().join("stick");
    std::fs::create_dir(&stick).expect("a folder is made");
    let stick = stick.join(&given);
    std::fs::rename(shell.folder.path().join(&given), &stick).expect("carried over");
    ask("app_close", Value::Null).expect("closed");
    stick.clone_into(&mut shell.person.opens.lock().expect("no test panics here"));
    let left = || (shell.files(), ask("app_start", Value::Null).expect("the pages begin")["open"].clone());
    let opened = shell.stopped_and_done(&window, ("app_open", Value::Null), "join", &left);
    assert_eq!(opened["newCopy"], Value::Null, "it is the laptop that the copy was made for: {opened}");

    ask("app_close", Value::Null).expect("closed");
    let conn = rusqlite::Connection::open(&stick).expect("it is a database");
    conn.execute_batch("CREATE TRIGGER sly AFTER INSERT ON person BEGIN DELETE FROM person; END").expect("whoever has the file can do that");
    drop(conn);
    assert_eq!(ask("app_open", Value::Null).expect_err("refused")["code"], "altered-file", "what another program put into it does not run");
}

#[test]
fn a_file_of_an_older_version_stays_as_it_is_where_that_is_wanted() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let desk = shell.app.state::<Arc<Desk>>().inner().clone();
    let path = desk.path().expect("a programme is open");
    let older = || {
        ask("app_close", Value::Null).expect("closed");
        let conn = rusqlite::Connection::open(&path).expect("it is a database");
        conn.execute_batch("DROP TABLE agenda_item; PRAGMA user_version = 4").expect("as the version before had it");
    };
    let version = || {
        let conn = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("it is a database");
        conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).expect("it has a version")
    };
    for (command, stage) in [("app_open", "upgrade-copy"), ("app_open_recent", "upgrade")] {
        older();
        path.clone_into(&mut shell.person.opens.lock().expect("no test panics here"));
        let request = if command == "app_open" { Value::Null } else { json!(0) };
        let left = || (shell.files(), version(), ask("app_start", Value::Null).expect("the pages begin")["open"].clone());
        let copies = || shell.files().iter().filter(|path| path.extension().is_some_and(|ending| ending == "sokrat")).count();
        let before = copies();
        shell.stopped_and_done(&window, (command, request), stage, &left);
        assert_eq!((version(), copies()), (5, before + 1), "{command}: then it is brought to this version, after a copy");
    }

    older();
    app::open_before_window(&desk, &path).expect("it is left to the window");
    let start = || ask("app_start", Value::Null).expect("the pages begin");
    assert_eq!((start()["open"].clone(), start()["named"]["name"].clone()), (Value::Null, json!(stem(&path))), "which is told of it");
    let opened = ask("app_open_named", Value::Null).expect("the window opens it");
    assert_eq!((opened["name"].clone(), start()["named"].clone()), (json!(stem(&path)), Value::Null), "once");
    ask("app_close", Value::Null).expect("closed");
    app::open_before_window(&desk, &path).expect("one of this version is opened at once");
    assert_eq!(start()["open"]["name"], json!(stem(&path)), "before there is a window");
}

#[test]
fn a_forgotten_passphrase_is_replaced_whole_or_not_at_all() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    create(&window);
    let desk = shell.app.state::<Arc<Desk>>().inner().clone();
    let path = desk.path().expect("a programme is open");
    ask("file_set_passphrase", json!({ "current": null, "new": "тихий берег, синий чай" })).expect("a passphrase is set");
    let code = || desk.file().expect("open").key().expect("it has a key").recovery_code().groups().collect::<String>();
    let sheet = code();

    // Behind the lock, where the programme stays open.
    ask("file_lock", Value::Null).expect("locked");
    let recover = |sheet: &str| ("file_recover", json!({ "code": sheet, "new": "другой берег, зелёный чай" }));
    let left = || (ask("app_start", Value::Null).expect("the pages begin")["locked"].clone(), shell.files());
    let opened = shell.stopped_and_done(&window, recover(&sheet), "encrypt", &left);
    assert_eq!(opened["state"]["encrypted"], true, "{opened}");

    // And where it is to be opened.
    let sheet = code();
    ask("app_close", Value::Null).expect("closed");
    path.clone_into(&mut shell.person.opens.lock().expect("no test panics here"));
    assert_eq!(ask("app_open", Value::Null).expect_err("it asks")["code"], "passphrase-needed");
    let left = || {
        let start = ask("app_start", Value::Null).expect("the pages begin");
        (start["open"].clone(), start["waiting"]["name"].clone(), shell.files())
    };
    shell.stopped_and_done(&window, recover(&sheet), "encrypt", &left);
    assert_ne!(code(), sheet, "the sheet of before opens it no longer");
}

#[test]
fn a_locked_window_answers_nothing_but_the_passphrase() {
    let shell = Shell::new(true);
    let window = shell.window("main");
    let ask = |command: &str, request: Value| call(&window, command, json!({ "request": request }));
    let code = |outcome: Result<Value, Value>| outcome.expect_err("refused")["code"].clone();
    let mut proposal = ask("app_proposal", Value::Null).expect("a proposal")["programme"].clone();
    proposal["programme"]["foundation"] = "Фонд".into();
    proposal["programme"]["region"] = "Область".into();
    ask("app_create", proposal).expect("a programme is made");
    assert_eq!(code(ask("file_lock", Value::Null)), "bad-request", "without a passphrase nothing could unlock it");

    let secret = "тихий берег, синий чай";
    let short = ask("file_set_passphrase", json!({ "current": null, "new": "кратко" })).expect_err("too short");
    assert_eq!(short["issues"][0]["field"], "new", "a short one is said at its field: {short}");
    let set = ask("file_set_passphrase", json!({ "current": null, "new": secret })).expect("a passphrase is set");
    assert_eq!(set["encrypted"], true, "and the programme is open as before");
    ask("programme_structure", Value::Null).expect("commands go on");

    assert_eq!(ask("file_lock", Value::Null).expect("it is locked")["locked"], true, "and says so");
    for command in COMMANDS.iter().filter(|command| !["app", "file", "jobs", "imports"].contains(&command.name.split('.').next().unwrap_or_default()))
    {
        if let Err(error) = ask(&command.wire_name(), Value::Null) {
            assert!(["locked", "bad-request"].contains(&error["code"].as_str().unwrap_or_default()), "{}: {error}", command.name);
        } else {
            panic!("{} answers while the window is locked", command.name);
        }
    }
    assert_eq!(code(ask("programme_structure", Value::Null)), "locked", "the programme's data least of all");
    assert_eq!(code(ask("file_backups", Value::Null)), "locked", "nor what lies beside it");
    assert_eq!(ask("app_start", Value::Null).expect("the pages begin")["open"], Value::Null, "not even the title is told");
    assert_eq!(code(ask("file_unlock", json!({ "passphrase": "мимо цели и мимо" }))), "wrong-passphrase", "a wrong one does not help");
    assert_eq!(code(ask("file_unlock", json!({ "passphrase": secret }))), "wait-first", "and the next one has to wait");
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    ask("file_unlock", json!({ "passphrase": secret })).expect("then the right one unlocks");
    ask("programme_structure", Value::Null).expect("and everything answers again");
    let start = ask("app_close", Value::Null).expect("it is closed");
    assert_eq!(start["trouble"], Value::Null, "the backup at the end went well");
}
