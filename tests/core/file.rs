//! The programme file: the one write path, the guard, opening what is no programme.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rusqlite::types::Value;
use sokrat_core::file::tables::{EVENT, MUNICIPALITY, PERSON, REGISTRATION};
use sokrat_core::file::{Noun, Op};
use sokrat_core::ids::RawId;
use sokrat_core::{Code, Error, ProgrammeFile, Result, Surroundings};

use crate::support::{Scene, TestSurroundings, text};

#[test]
fn a_change_is_a_row_an_entry_and_an_action() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    assert_eq!(scene.get::<String>("SELECT surname FROM person"), "Орлова", "the row is there");
    assert_eq!(scene.get::<String>("SELECT data FROM entry"), r#"{"surname":"Орлова","given":"Анна"}"#, "the entry holds what is not NULL");
    assert_eq!(scene.get::<String>("SELECT lower(hex(row)) FROM entry"), id.to_string(), "the entry names the row");
    assert_eq!(
        scene.get::<String>("SELECT op || ' ' || about || ' ' || operator || ' ' || wall FROM action"),
        "create-person Орлова Вера Зимина 2019-04-29T09:00:00Z",
        "the action says who, when and what"
    );
    let done = scene.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("given", text("Инна")), ("surname", text("Орлова"))])).unwrap();
    assert!(done.value, "something differed");
    assert_eq!(done.changed.into_iter().collect::<Vec<_>>(), [Noun::People], "the pages of people must read again");
    assert_eq!(scene.get::<String>("SELECT data FROM entry WHERE seq = 2"), r#"{"given":["Анна","Инна"]}"#, "only what differs, before and after");
}

#[test]
fn a_change_that_changes_nothing_writes_nothing() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    let done = scene.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("surname", text("Орлова")), ("phone", Value::Null)])).unwrap();
    assert!(!done.value && done.changed.is_empty(), "nothing was changed");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM action"), 1, "and no empty action stands in the journal");
}

#[test]
fn an_error_or_a_panic_leaves_the_file_as_it_was() {
    let scene = Scene::new();
    let before = scene.get::<i64>("SELECT count(*) FROM entry");
    let failed: Result<_> = scene.file().transact(Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&PERSON, id, &[("surname", text("Седова"))])?;
        Err::<(), _>(Error::new(Code::Cancelled))
    });
    assert_eq!(failed.unwrap_err().code, Code::Cancelled, "the error comes through");
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        scene.file().transact(Op::CreatePerson, |tx| -> Result<()> {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text("Седова"))])?;
            panic!("in the middle of a change");
        })
    }));
    assert!(panicked.is_err(), "the panic comes through");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 0, "no row is left");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM entry"), before, "no entry is left");
    scene.person("Орлова");
    assert_eq!(scene.get::<i64>("SELECT seq FROM entry"), 1, "the file works on, without a gap in its numbers");
}

#[test]
fn rows_of_a_pair_are_put() {
    let scene = Scene::new();
    let person = scene.person("Орлова");
    let event = RawId([7; 16]);
    let id = RawId::derived("registration", &[event, person.raw()]);
    let put = |status: &str, source: Value| {
        scene
            .file()
            .transact(Op::Register, |tx| {
                if tx.conn().query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0))? == 0 {
                    tx.insert(&EVENT, event, &[("title", text("Вебинар"))])?;
                }
                tx.put(&REGISTRATION, id, &[("event_id", event.into()), ("person_id", person.into()), ("status", text(status)), ("source", source)])
            })
            .unwrap()
            .value
    };
    assert!(put("registered", text("form")), "a row that is not there is inserted");
    assert!(!put("registered", text("form")), "the same again is nothing");
    assert!(put("cancelled", text("form")), "what differs is set");
    scene.file().transact(Op::ChangeRegistration, |tx| tx.delete(&REGISTRATION, id)).unwrap();
    assert!(put("registered", Value::Null), "a deleted row comes back");
    assert_eq!(scene.get::<Option<String>>("SELECT source FROM registration WHERE _del = 0"), None, "as a new one, without what it held before");
}

#[test]
fn only_live_rows_are_changed() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    let change = |work: &dyn Fn(&mut sokrat_core::file::Tx<'_>) -> Result<()>| {
        scene.file().transact(Op::EditPerson, |tx| work(tx)).map(|_| ()).map_err(|error| error.code)
    };
    change(&|tx| tx.delete(&PERSON, id)).unwrap();
    assert_eq!(change(&|tx| tx.delete(&PERSON, id)), Err(Code::NotFound), "a deleted row is not deleted again");
    assert_eq!(change(&|tx| tx.update(&PERSON, id, &[("given", text("Инна"))]).map(|_| ())), Err(Code::NotFound), "nor edited");
    assert_eq!(change(&|tx| tx.restore(&PERSON, RawId([1; 16]))), Err(Code::NotFound), "what never was is not restored");
    change(&|tx| tx.restore(&PERSON, id)).unwrap();
    assert_eq!(scene.get::<i64>("SELECT _del FROM person"), 0, "restored, it lives");
}

#[test]
fn values_of_another_kind_are_refused() {
    let scene = Scene::new();
    let insert = |column: &'static str, value: Value| {
        let done = scene.file().transact(Op::CreatePerson, |tx| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[(column, value)])
        });
        done.map(|_| ()).map_err(|error| error.code)
    };
    assert_eq!(insert("surname", Value::Integer(5)), Err(Code::BadRequest), "a number is no text");
    assert_eq!(insert("surname", Value::Real(5.5)), Err(Code::BadRequest), "no column holds a fraction");
    assert_eq!(insert("municipality_id", Value::Blob(vec![1; 15])), Err(Code::BadRequest), "an identifier has 16 bytes");
    assert_eq!(insert("folded", text("орлова")), Err(Code::BadRequest), "derived columns are not written by hand");
}

#[test]
fn writing_behind_the_journal_is_refused() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    let writes = [
        "UPDATE person SET surname = 'Иное'",
        "DELETE FROM person",
        "INSERT INTO municipality(id) VALUES (randomblob(16))",
        "UPDATE entry SET data = '{}'",
        "DELETE FROM entry",
        "DELETE FROM action",
        "UPDATE action SET operator = 'Иное'",
        "UPDATE replica SET code = 'Б2'",
        "INSERT INTO meta(key, value) VALUES ('a', 'b')",
    ];
    for sql in writes {
        let inside = scene.file().transact(Op::EditPerson, |tx| {
            tx.update(&PERSON, id, &[("given", text("Инна"))])?;
            Ok(tx.conn().execute(sql, [])?)
        });
        assert_eq!(inside.map(|done| done.value).map_err(|error| error.code), Err(Code::GuardedTable), "{sql}: refused inside a change");
        let reading = scene.file().read(|conn| Ok(conn.execute(sql, [])?));
        assert!(reading.is_err(), "{sql}: refused where one reads");
        let raw = rusqlite::Connection::open(&scene.path).unwrap();
        assert!(raw.execute(sql, []).is_err(), "{sql}: refused to another program");
    }
    assert_eq!(scene.get::<String>("SELECT surname || given FROM person"), "ОрловаАнна", "nothing was written");
}

#[test]
fn two_windows_cannot_have_one_file() {
    let mut scene = Scene::new();
    let error = scene.open().map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::LockedFile, "the second is refused");
    assert_eq!(error.facts.get("operator"), Some(&"Вера Зимина".into()), "and told who has it");
    scene.close();
    let names = fs::read_dir(scene.path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names, ["programme.sokrat"], "closed, the programme is one file");
    scene.reopen();
}

#[test]
fn create_never_overwrites() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    scene.close();
    let again = ProgrammeFile::create(&scene.path, Arc::clone(&scene.world) as Arc<dyn Surroundings>);
    assert_eq!(again.map(|_| ()).unwrap_err().code, Code::FileExists, "there is a file of this name");
    scene.reopen();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "and it is untouched");
    let nowhere = ProgrammeFile::create(&scene.path.join("none/at/all.sokrat"), TestSurroundings::new(1));
    assert_eq!(nowhere.map(|_| ()).unwrap_err().code, Code::FileMissing, "a folder that is not there is said to be missing");
}

#[test]
fn municipalities_need_no_hook() {
    let scene = Scene::new();
    let done = scene.file().transact(Op::CreateProgramme, |tx| {
        let id = tx.new_id();
        tx.insert(&MUNICIPALITY, id, &[("name", text("Яковлевский")), ("position", Value::Integer(3))])
    });
    assert_eq!(done.unwrap().changed.into_iter().collect::<Vec<_>>(), [Noun::Programme], "a table without derived data is written as well");
}
