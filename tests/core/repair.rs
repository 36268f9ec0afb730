//! What another program wrote to the file: noticed, shown, and settled one way or the other.

use sokrat_core::Code;
use sokrat_core::file::{FileStamp, Op, Settle};
use sokrat_core::journal::{self, JournalFilter, JournalRequest};
use sokrat_core::values::Span;

use crate::support::{Scene, text};

/// A programme in which somebody with a database tool changed a name, restored a deleted person, deleted one, added one
/// and threw one out.
fn tampered() -> Scene {
    let mut scene = Scene::new();
    for surname in ["Орлова", "Седова", "Жукова", "Щукина"] {
        scene.person(surname);
    }
    let gone = scene.person("Удалённая");
    sokrat_core::people::delete(scene.file(), gone).expect("a person is deleted");
    scene.tamper(
        "UPDATE person SET surname = 'Подделкина' WHERE surname = 'Орлова'; UPDATE person SET _del = 0 WHERE surname = 'Удалённая'; \
         UPDATE person SET _del = 1 WHERE surname = 'Седова'; DELETE FROM person WHERE surname = 'Жукова'; \
         INSERT INTO person(id, surname, given) VALUES (randomblob(16), 'Вписанная', 'Анна');",
    );
    scene
}

fn people(scene: &Scene) -> String {
    scene.get("SELECT group_concat(surname, ' ') FROM (SELECT surname FROM person WHERE _del = 0 ORDER BY surname)")
}

fn is_clean(scene: &Scene) -> bool {
    scene.file().check(&mut |_, _| true).expect("the check runs").is_clean()
}

#[test]
fn what_was_changed_behind_the_journal_is_named() {
    let scene = tampered();
    let report = scene.file().compare(&mut |_, _| true).unwrap();
    assert_eq!(report.changed.len(), 5, "each of the five: {report:?}");
    assert!(report.breaks.is_empty(), "the journal itself was left alone");
}

#[test]
fn the_journal_s_values_are_taken_back() {
    let scene = tampered();
    let done = scene.file().settle(Settle::Journal, &mut |_, _| true).unwrap();
    assert_eq!(done.value.rows, 5, "all of them");
    assert_eq!(people(&scene), "Жукова Орлова Седова Щукина", "as the journal has it");
    assert!(is_clean(&scene), "journal, tables and search agree");
    let actions = scene.get::<i64>("SELECT count(*) FROM action");
    assert_eq!(actions, 6, "and nothing was written to the journal");
}

#[test]
fn what_was_changed_becomes_a_change() {
    let scene = tampered();
    let done = scene.file().settle(Settle::Accept, &mut |_, _| true).unwrap();
    assert_eq!(done.value.rows, 5, "all of them");
    assert_eq!(people(&scene), "Вписанная Подделкина Удалённая Щукина", "as the other program had it");
    assert!(is_clean(&scene), "journal, tables and search agree");
    let request = JournalRequest { filter: JournalFilter::default(), span: Span { offset: 0, limit: 1 } };
    let last = scene.file().read(|conn| journal::list(conn, &request)).unwrap();
    assert_eq!(last.rows[0].op, Op::AcceptOutside, "the journal says that it came from outside");
    scene.file().undo().expect("and it can be taken back");
    assert_eq!(people(&scene), "Жукова Орлова Седова Щукина", "as it was before");
    assert!(is_clean(&scene), "in order");
}

#[test]
fn conflicts_that_somebody_took_away_are_found_and_brought_back() {
    let mut one = Scene::new();
    let id = one.person("Орлова");
    let mut other = one.fork("Б2");
    one.set_person(id, "phone", text("111"));
    other.set_person(id, "phone", text("222"));
    one.receive(&mut other);
    const OPEN: &str = "SELECT count(*) FROM conflict WHERE decided = 0";
    assert_eq!(one.get::<i64>(OPEN), 1, "two laptops disagree");
    assert!(is_clean(&one), "which the check finds in order");
    one.tamper("DELETE FROM conflict; INSERT INTO conflict VALUES (randomblob(16), 'person', 'email', 'edited-twice', '1', '2', 1, 0, randomblob(16), 1, randomblob(16), 1)");
    let report = one.file().check(&mut |_, _| true).expect("the check runs");
    assert_eq!(report.stale.iter().filter(|place| place.table == "conflict").count(), 2, "one is missing, one was made up");
    one.file().rebuild_derived(&mut |_, _| true).expect("what is derived is made anew");
    assert_eq!(one.get::<i64>(OPEN), 1, "the disagreement is back");
    assert!(is_clean(&one), "and nothing else");
}

#[test]
fn a_settlement_that_is_cancelled_changes_nothing() {
    let mut scene = Scene::new();
    for number in 0..300 {
        scene.person(&format!("Орлова {number}"));
    }
    scene.tamper("UPDATE person SET surname = 'Подделкина' WHERE n = 7");
    assert_eq!(scene.file().settle(Settle::Journal, &mut |_, _| false).unwrap_err().code, Code::Cancelled, "it stops");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person WHERE surname = 'Подделкина'"), 1, "and leaves everything as it was");
}

#[test]
fn a_settlement_is_whole_or_not_there_whenever_it_is_cancelled() {
    for way in [Settle::Journal, Settle::Accept] {
        for steps in 0.. {
            let mut scene = Scene::new();
            scene.person("Орлова");
            scene.tamper("UPDATE person SET surname = 'Подделкина'");
            let actions = scene.get::<i64>("SELECT count(*) FROM action");
            let mut left = steps;
            let settled = scene.file().settle(way, &mut |_, _| {
                left -= 1;
                left >= 0
            });
            let (done, clean) = (settled.is_ok(), is_clean(&scene));
            assert_eq!(done, clean, "{way:?} after {steps}: what was said to be stopped was not done, and what was done is said");
            let accepted = scene.get::<i64>("SELECT count(*) FROM action") > actions;
            assert_eq!(accepted, done && way == Settle::Accept, "{way:?} after {steps}: the journal says the same");
            if left >= 0 {
                break;
            }
        }
    }
}

#[test]
fn a_guard_that_was_taken_away_is_up_again() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    scene.close();
    let raw = rusqlite::Connection::open(&scene.path).unwrap();
    raw.execute_batch("DROP TRIGGER guard_person_update; UPDATE person SET surname = 'Подделкина'").unwrap();
    drop(raw);
    scene.reopen();
    assert!(scene.file().was_unguarded(), "opening says that somebody took it away");
    assert_eq!(scene.file().compare(&mut |_, _| true).unwrap().changed.len(), 1, "and the check what they wrote");
    let raw = rusqlite::Connection::open(&scene.path).unwrap();
    assert!(raw.execute("UPDATE person SET surname = 'Иное'", []).is_err(), "from now on nobody writes past it");
    drop(raw);
    scene.reopen();
    assert!(!scene.file().was_unguarded(), "the next opening finds it in its place");
}

#[test]
fn a_file_that_another_program_wrote_looks_different() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    assert_eq!(FileStamp::of(&scene.path), None, "an open file has no stamp: its log holds changes");
    scene.close();
    let closed = FileStamp::of(&scene.path);
    assert!(closed.is_some(), "a closed one has");
    scene.reopen();
    scene.close();
    assert_eq!(FileStamp::of(&scene.path), closed, "which stays when the file is opened and only read");
    let raw = rusqlite::Connection::open(&scene.path).unwrap();
    // Systems tell the time of writing by their own tick.
    std::thread::sleep(std::time::Duration::from_millis(30));
    raw.execute_batch("INSERT INTO local(key, value) VALUES ('a', 'b')").unwrap();
    drop(raw);
    assert_ne!(FileStamp::of(&scene.path), closed, "and changes with whatever somebody writes");
}
