//! The programme file: the one write path, the guard, opening what is no programme.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rusqlite::types::Value;
use sokrat_core::file::migrations::{self, STEPS, migrate, version};
use sokrat_core::file::tables::{EVENT, MUNICIPALITY, PERSON, REGISTRATION};
use sokrat_core::file::{Noun, Op, Tell};
use sokrat_core::ids::RawId;
use sokrat_core::{Code, Error, OpenOptions, ProgrammeFile, Result, Surroundings};

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
fn what_is_referred_to_must_be_there() {
    let scene = Scene::new();
    let insert = |municipality: RawId| {
        scene.file().transact(Op::CreatePerson, |tx| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text("Орлова")), ("municipality_id", municipality.into())])?;
            if municipality == RawId([1; 16]) {
                tx.insert(&MUNICIPALITY, municipality, &[("name", text("Яковлевский"))])?;
            }
            Ok(())
        })
    };
    insert(RawId([1; 16])).expect("within a change the order does not matter");
    assert_eq!(insert(RawId([2; 16])).unwrap_err().code, Code::NotFound, "a record that never was cannot be referred to");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "and nothing of that change is left");
    scene.person("Седова");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 2, "the file works on");
}

#[test]
fn a_refused_row_leaves_no_entry() {
    let scene = Scene::new();
    let done = scene.file().transact(Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&PERSON, id, &[("surname", text("Орлова"))])?;
        assert!(tx.insert(&PERSON, id, &[("surname", text("Седова"))]).is_err(), "an identifier is used once");
        Ok(())
    });
    assert!(done.is_ok(), "a row that was refused whole may be passed over");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM entry"), 1, "it has no entry either");
    assert!(scene.file().check(&mut |_, _| true).unwrap().is_clean(), "so the journal gives the tables");
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
    let again = ProgrammeFile::create(&scene.path, Arc::clone(&scene.world) as Arc<dyn Surroundings>, &OpenOptions::default());
    assert_eq!(again.map(|_| ()).unwrap_err().code, Code::FileExists, "there is a file of this name");
    scene.reopen();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "and it is untouched");
    let nowhere = ProgrammeFile::create(&scene.path.join("none/at/all.sokrat"), TestSurroundings::new(1), &OpenOptions::default());
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

/// A file of these bytes, opened.
fn open_bytes(bytes: &[u8]) -> Code {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("чужое.sokrat");
    fs::write(&path, bytes).unwrap();
    let code = ProgrammeFile::open(&path, TestSurroundings::new(1), &OpenOptions::default()).map(|_| ()).unwrap_err().code;
    assert_eq!(fs::read(&path).unwrap(), bytes, "whatever it is, it is not touched");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "and nothing is left beside it");
    code
}

fn noise(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    TestSurroundings::new(3).fill(&mut bytes);
    bytes
}

#[test]
fn what_is_no_programme_is_told() {
    assert_eq!(open_bytes(b""), Code::NotAProgramme, "an empty file");
    assert_eq!(open_bytes("Фамилия;Имя\nОрлова;Анна\n".repeat(700).as_bytes()), Code::NotAProgramme, "a list");
    assert_eq!(open_bytes(&[0; 8192]), Code::NotAProgramme, "zeros, though whole pages of them");
    assert_eq!(open_bytes(&noise(10_001)), Code::NotAProgramme, "noise that is no whole number of pages");
    assert_eq!(open_bytes(&noise(8192)), Code::PassphraseNeeded, "whole pages of noise are what an encrypted programme looks like");

    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("нет.sokrat");
    let error = ProgrammeFile::open(&missing, TestSurroundings::new(1), &OpenOptions::default()).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::FileMissing, "a file that is not there");
    assert_eq!(error.facts.get("path"), Some(&missing.display().to_string().into()), "is named");
    assert_eq!(
        ProgrammeFile::open(folder.path(), TestSurroundings::new(1), &OpenOptions::default()).map(|_| ()).unwrap_err().code,
        Code::NotAProgramme,
        "a folder"
    );
    let other = folder.path().join("other.sokrat");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE a(b)").unwrap();
    assert_eq!(
        ProgrammeFile::open(&other, TestSurroundings::new(1), &OpenOptions::default()).map(|_| ()).unwrap_err().code,
        Code::NotAProgramme,
        "another program's database"
    );
}

#[test]
fn a_damaged_programme_is_told() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    scene.close();
    let whole = fs::read(&scene.path).unwrap();
    let damaged = |bytes: &[u8]| open_bytes(bytes);
    assert_eq!(damaged(&whole[..whole.len() / 2]), Code::DamagedFile, "half of a file");
    assert_eq!(damaged(&whole[..50]), Code::DamagedFile, "a piece of its header");
    let mut bytes = whole.clone();
    bytes[100..4096].fill(0xAA);
    assert_eq!(damaged(&bytes), Code::DamagedFile, "an overwritten first page");
    let mut bytes = whole;
    bytes[16] = 0xFF;
    assert_eq!(damaged(&bytes), Code::DamagedFile, "an impossible size of pages");
}

#[test]
fn damage_deep_inside_is_found_by_the_check() {
    let mut scene = Scene::new();
    for number in 0..300 {
        scene.person(&format!("Орлова {number}"));
    }
    let page = scene.get::<u32>("SELECT rootpage FROM sqlite_schema WHERE name = 'entry_row'") as usize;
    scene.close();
    let mut bytes = fs::read(&scene.path).unwrap();
    bytes[(page - 1) * 4096 + 8..page * 4096].fill(0xAA);
    fs::write(&scene.path, bytes).unwrap();
    scene.reopen();
    match scene.file().check(&mut |_, _| true) {
        Ok(report) => assert!(!report.damage.is_empty(), "the pages are not whole: {report:?}"),
        Err(error) => assert_eq!(error.code, Code::DamagedFile, "or cannot be read at all"),
    }
}

#[test]
fn a_foreign_trigger_is_refused() {
    let mut scene = Scene::new();
    scene.close();
    let raw = rusqlite::Connection::open(&scene.path).unwrap();
    raw.execute_batch("CREATE TRIGGER sly AFTER INSERT ON person BEGIN DELETE FROM find; END").unwrap();
    drop(raw);
    assert_eq!(scene.open().map(|_| ()).unwrap_err().code, Code::AlteredFile, "nobody else's code runs in our writes");
}

#[test]
fn a_newer_programme_is_refused() {
    let mut scene = Scene::new();
    scene.close();
    rusqlite::Connection::open(&scene.path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let before = fs::read(&scene.path).unwrap();
    let error = scene.open().map(|_| ()).unwrap_err();
    assert_eq!((error.code, error.facts.get("version")), (Code::NewerFile, Some(&99_i64.into())), "and says which version it is");
    assert_eq!(fs::read(&scene.path).unwrap(), before, "without touching it");
}

#[test]
fn migrations_are_whole_or_nothing_and_keep_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.sokrat");
    let mut conn = rusqlite::Connection::open(&path).unwrap();
    let copies = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let keep = |conn: &mut rusqlite::Connection, version: usize, _: Tell<'_>| {
        let (copy, copies) = (migrations::beside(&path, version)?, copies.clone());
        conn.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).expect("a copy is made");
        Ok(Box::new(move || {
            copies.borrow_mut().push(copy);
            Ok(())
        }) as Box<dyn FnOnce() -> Result<()>>)
    };
    let tell = &mut |_, _, _| true;
    migrate(&mut conn, STEPS, &keep, tell).unwrap();
    assert_eq!(copies.borrow().len(), 0, "a file without content needs no copy");
    conn.execute_batch("INSERT INTO local(key, value) VALUES ('a', 'b')").unwrap();

    let failing = [STEPS, &["ALTER TABLE person ADD COLUMN telegram TEXT", "CREATE TABLE half(a); SELECT nonsense"]].concat();
    let base = STEPS.len();
    assert!(migrate(&mut conn, &failing, &keep, tell).is_err(), "a step that fails is told");
    assert_eq!(version(&conn).unwrap(), base, "not even the step before it stands");
    assert!(conn.prepare("SELECT telegram FROM person").is_err() && conn.prepare("SELECT 1 FROM half").is_err(), "nor anything of the failing one");
    assert_eq!(copies.borrow().len(), 0, "and no copy of what did not change");

    let good = [STEPS, &["ALTER TABLE person ADD COLUMN telegram TEXT", "CREATE TABLE whole(a INTEGER) STRICT"]].concat();
    migrate(&mut conn, &good, &keep, tell).unwrap();
    let backup = copies.borrow().last().expect("a file with content is copied first").clone();
    assert_eq!(version(&conn).unwrap(), base + 2, "the file is at the last step");
    let copy = rusqlite::Connection::open(&backup).unwrap();
    assert_eq!(version(&copy).unwrap(), base, "the copy is as it was");
    assert_eq!(copy.query_row("SELECT value FROM local", [], |row| row.get::<_, String>(0)).unwrap(), "b", "with everything in it");
    let guards = conn.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'", [], |row| row.get::<_, i64>(0)).unwrap();
    assert!(guards > 60, "the guard is up again after the last step");
    assert_eq!(migrate(&mut conn, &good[..base], &keep, tell).unwrap_err().code, Code::NewerFile, "an older Sokrat does not go back");
}

#[test]
fn a_copy_is_a_programme_of_its_own() {
    let scene = Scene::new();
    scene.person("Орлова");
    let path = scene.path.with_file_name("копия.sokrat");
    fs::write(&path, "что-то прежнее").unwrap();
    scene.file().save_copy(&path).unwrap();
    scene.person("Седова");
    let copy = ProgrammeFile::open(&path, TestSurroundings::new(2), &OpenOptions::default()).unwrap();
    let count = copy.read(|conn| Ok(conn.query_row("SELECT count(*) FROM person", [], |row| row.get::<_, i64>(0))?)).unwrap();
    assert_eq!(count, 1, "it holds what stood at that moment");
    assert_eq!(scene.file().save_copy(&path).unwrap_err().code, Code::LockedFile, "an open programme is not replaced");
    assert_eq!(scene.file().save_copy(&scene.path).unwrap_err().code, Code::LockedFile, "least of all the one that is copied");
    let missing = scene.path.with_file_name("нет").join("копия.sokrat");
    assert_eq!(scene.file().save_copy(&missing).unwrap_err().code, Code::FileMissing, "a folder that is not there");
}

#[test]
fn several_read_while_one_writes() {
    let scene = Scene::new();
    scene.person("Орлова");
    scene
        .file()
        .transact(Op::CreatePerson, |tx| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text("Седова"))])?;
            std::thread::scope(|threads| {
                let count = || scene.get::<i64>("SELECT count(*) FROM person");
                let readers = [threads.spawn(count), threads.spawn(count), threads.spawn(count), threads.spawn(count)];
                for reader in readers {
                    assert_eq!(reader.join().unwrap(), 1, "readers see the state before the change, and do not wait for it");
                }
            });
            Ok(())
        })
        .unwrap();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 2, "and the state after it when it is done");
}

#[test]
fn this_laptop_remembers_outside_of_the_journal() {
    let mut scene = Scene::new();
    scene.file().remember("mapping", Some("фамилия=1")).unwrap();
    let failed = scene.file().transact(Op::ImportList, |tx| {
        tx.remember("mapping", Some("фамилия=2"))?;
        Err::<(), _>(Error::new(Code::Cancelled))
    });
    assert!(failed.is_err(), "the import was cancelled");
    scene.reopen();
    assert_eq!(scene.file().remembered("mapping").unwrap().as_deref(), Some("фамилия=1"), "what a cancelled change remembered is forgotten with it");
    scene.file().remember("mapping", None).unwrap();
    assert_eq!(scene.file().remembered("mapping").unwrap(), None, "and it can be forgotten");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM entry"), 0, "none of it is a change of the programme");
}

#[test]
fn what_sqlite_says_gets_our_codes() {
    use rusqlite::ffi;
    let of = |code| Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)).code;
    let expected = [
        (ffi::SQLITE_FULL, Code::DiskFull),
        (ffi::SQLITE_CORRUPT, Code::DamagedFile),
        (ffi::SQLITE_NOTADB, Code::NotAProgramme),
        (ffi::SQLITE_BUSY, Code::LockedFile),
        (ffi::SQLITE_READONLY, Code::ReadOnly),
        (ffi::SQLITE_IOERR, Code::InputOutput),
        (ffi::SQLITE_INTERRUPT, Code::Cancelled),
        (ffi::SQLITE_MISUSE, Code::Internal),
    ];
    for (number, code) in expected {
        assert_eq!(of(number), code, "SQLite's {number}");
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    // SQLite says of a file that may not grow what it says of a disk that is full.
    let scene = Scene::new();
    scene.person("Орлова");
    let filled = scene.file().transact(Op::ImportList, |tx| {
        tx.conn().query_row("PRAGMA max_page_count = 1", [], |_| Ok(()))?;
        (0..100_000).try_for_each(|_| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", Value::Text("Седова".repeat(200)))])
        })
    });
    assert_eq!(filled.map(|_| ()).unwrap_err().code, Code::DiskFull, "the disk is said to be full");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "what stood before stands, nothing is half written");
}

#[test]
fn what_was_acknowledged_survives_a_crash() {
    let scene = Scene::new();
    scene.person("Орлова");
    // What a crash leaves: the file and its write-ahead log, and a lock file that nobody holds.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.sokrat");
    for ending in ["", "-wal", ".lock"] {
        let mut from = scene.path.clone().into_os_string();
        let mut to = path.clone().into_os_string();
        from.push(ending);
        to.push(ending);
        fs::copy(from, to).unwrap();
    }
    let file = ProgrammeFile::open(&path, TestSurroundings::new(1), &OpenOptions::default()).unwrap();
    let surname = file.read(|conn| Ok(conn.query_row("SELECT surname FROM person", [], |row| row.get::<_, String>(0))?));
    assert_eq!(surname.unwrap(), "Орлова", "the change is there");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    // Not even an administrator makes files in here, so the test holds whoever runs it.
    let path = std::path::Path::new("/sys/programme.sokrat");
    let error = ProgrammeFile::create(path, TestSurroundings::new(1), &OpenOptions::default()).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::ReadOnly, "the folder cannot be written");
}

#[test]
fn a_file_that_keeps_its_name_keeps_what_a_crash_left_beside_it() {
    let scene = Scene::new();
    let folder = tempfile::tempdir().expect("a folder");
    // No file gets the name of a folder, on any system.
    let place = folder.path().join("programme.sokrat");
    fs::create_dir(&place).expect("made");
    let left = ["-journal", "-wal", "-shm"].map(|ending| std::path::PathBuf::from(format!("{}{ending}", place.display())));
    for path in &left {
        fs::write(path, path.display().to_string()).expect("written");
    }
    scene.file().save_copy(&place).expect_err("the name is not to be had");
    for path in &left {
        assert_eq!(fs::read_to_string(path).ok(), Some(path.display().to_string()), "it is as it was");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1 + left.len(), "and nothing of the copy lies there");
}

/// A copy takes the name of a file that had crashed, and the machine stops between the two steps of that.
#[test]
fn what_a_crash_left_beside_a_file_goes_back_to_it_until_another_has_its_name() {
    let mut crashed = Scene::new();
    crashed.person("Орлова");
    let (place, folder) = (crashed.path.clone(), tempfile::tempdir().expect("a folder"));
    let path = folder.path().join("programme.sokrat");
    let beside = |ending: &str| folder.path().join(format!(".programme.sokrat.0123456789abcdef0123456789abcdef.part{ending}"));
    let names = || {
        let file = ProgrammeFile::open(&path, TestSurroundings::new(1), &OpenOptions::default()).expect("it opens");
        file.read(|conn| Ok(conn.query_row("SELECT group_concat(surname) FROM person", [], |row| row.get::<_, String>(0))?)).expect("read")
    };
    crashed.close();
    fs::copy(&place, &path).expect("as it was saved last");
    crashed.reopen();
    crashed.person("Седова");
    fs::copy(format!("{}-wal", place.display()), beside(".old-wal")).expect("the log was put aside");
    fs::write(beside(""), b"a copy that has not got its name").expect("written");
    assert_eq!(names(), "Орлова,Седова", "nothing is lost");
    assert!(!beside("").exists() && !beside(".old-wal").exists(), "and nothing lies about");

    fs::copy(format!("{}-wal", place.display()), beside(".old-wal")).expect("the log was put aside");
    fs::copy(&place, &path).expect("and the other has the name");
    assert_eq!(names(), "Орлова", "the log is not played into it");
    assert!(!beside(".old-wal").exists(), "it is gone");
}

/// What SQLite writes beside a file goes with the name, not with the file.
#[test]
fn what_a_crash_left_beside_a_file_is_not_played_into_the_next_of_its_name() {
    let mut crashed = Scene::new();
    crashed.person("Орлова");
    let (stick, place) = (tempfile::tempdir().expect("a folder"), crashed.path.clone());
    let log = |path: &std::path::Path| std::path::PathBuf::from(format!("{}-wal", path.display()));
    let left = stick.path().join("left-wal");
    crashed.person("Седова");
    fs::copy(log(&place), &left).expect("a log lies beside an open file");
    crashed.close();
    fs::remove_file(&place).expect("the bad file is put away");
    fs::copy(&left, log(&place)).expect("what the crash has left stays");

    let good = Scene::new();
    good.person("Зуева");
    good.file().save_copy(&place).expect("a copy of the good one takes the name");
    let copy = ProgrammeFile::open(&place, Arc::clone(&good.world) as Arc<dyn Surroundings>, &OpenOptions::default()).expect("it opens");
    let names = |file: &ProgrammeFile| {
        file.read(|conn| Ok(conn.query_row("SELECT group_concat(surname) FROM person", [], |row| row.get::<_, String>(0))?)).expect("read")
    };
    assert_eq!(names(&copy), "Зуева", "and is what it was");
    assert!(copy.check(&mut |_, _| true).expect("it can be checked").is_clean(), "in order");
}
