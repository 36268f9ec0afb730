//! Exchange between laptops: what the journal costs, packages written, looked at and taken in.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::types::Value;
use sokrat_api::system::SystemSurroundings;
use sokrat_core::ProgrammeFile;
use sokrat_core::calendar::EventRow;
use sokrat_core::file::tables::{PERSON, REGISTRATION};
use sokrat_core::file::{Op, OpenOptions, Scope};
use sokrat_core::ids::{EventId, PersonId, RawId};
use sokrat_core::store::registrations::id_of;
use sokrat_core::values::Span;

use crate::figures::{Figures, line, megabytes};
use crate::programme::{Stage, every_event, open};

/// Rows that are written with the journal and without.
const ROWS: usize = 50_000;
/// Changes that one action of a laptop makes.
const TOGETHER: usize = 500;

/// What the journal costs, and packages of 10,000 and 100,000 changes.
pub fn exchange(stage: &Stage) {
    journal(stage);
    let folder = stage.path().parent().expect("the copy is in a folder");
    let stick = folder.join("for-another.sokrat");
    let joined = folder.join("another.sokrat");
    let size = format!("{} people", stage.sizes.people);
    let mut give = Figures::new("a copy for another laptop", &size, "none");
    give.time(|| stage.file.give_copy(&stick, "", &mut |_, _| true).expect("there is room for a copy"));
    give.print();
    let other = ProgrammeFile::join(&stick, &joined, Arc::new(SystemSurroundings::new()), &OpenOptions::default(), &mut |_, _| true)
        .expect("the copy is taken in");
    std::fs::remove_file(&stick).ok();
    for (changes, write_aim, take_aim) in [(10_000, "< 1 s", "< 3 s"), (100_000, "none", "< 30 s")] {
        work(stage, &other, changes);
        let size = format!("{changes} changes, 20 % new, 30 % edits");
        let mut write = Figures::new("a package, written", &size, write_aim);
        let mut package = Vec::new();
        write.time(|| other.export(&mut package, Scope::Missing(None), &mut |_, _| true).expect("a package is written"));
        write.print();
        line("a package on disk", &size, &megabytes(package.len() as u64), "none");
        let mut look = Figures::new("a package, looked at", &size, "none");
        let told = look.time(|| stage.file.preview(&*package, &mut |_, _| true).expect("it can be looked at"));
        look.print();
        let mut take = Figures::new("a package, taken in", &size, take_aim);
        take.time(|| stage.file.import(&*package, false, &mut |_, _| true).expect("it is taken in"));
        take.print();
        line("... its entries and conflicts", &size, &format!("{} and {}", told.entries, told.conflicts.len()), "none");
        let mut again = Figures::new("the same package again", &size, "none");
        again.time(|| stage.file.import(&*package, false, &mut |_, _| true).expect("nothing happens"));
        again.print();
        let mut back = Vec::new();
        stage.file.export(&mut back, Scope::Missing(None), &mut |_, _| true).expect("a package is written");
        other.import(&*back, false, &mut |_, _| true).expect("it is taken in");
    }
    drop(other);
    std::fs::remove_file(&joined).ok();
}

/// Changes on the other laptop: a fifth new people, half presence, the rest edits, a tenth of those of people who are edited
/// here as well.
fn work(stage: &Stage, other: &ProgrammeFile, changes: usize) {
    let people = people(stage);
    let events = stage.events(every_event(), None, Span { offset: 0, limit: 500 }).rows;
    let surname = |number: usize| Value::Text(format!("Приезжая{number}"));
    for first in (0..changes).step_by(TOGETHER) {
        let done = other.transact(Op::Other, |tx| {
            for number in first..first + TOGETHER {
                let person = people[number * 7 % people.len()];
                match number % 10 {
                    0 | 1 => {
                        let id = tx.new_id();
                        tx.insert(&PERSON, id, &[("surname", surname(number)), ("given", Value::Text("Инна".to_owned()))])?;
                    }
                    2..=6 => present(tx, events[(number + number / people.len()) % events.len()].id, person)?,
                    _ => {
                        tx.update(&PERSON, person, &[("notes", Value::Text(format!("Заметка {number}")))])?;
                    }
                }
            }
            Ok(())
        });
        done.expect("the changes are written");
    }
    let done = stage.file.transact(Op::Other, |tx| {
        for number in (7..changes).step_by(100) {
            tx.update(&PERSON, people[number * 7 % people.len()], &[("notes", Value::Text("Заметка отсюда".to_owned()))])?;
        }
        Ok(())
    });
    done.expect("the changes are written");
}

/// Ten thousand people, by name.
fn people(stage: &Stage) -> Vec<PersonId> {
    let page = |number: u32| stage.people("", None, Span { offset: number * 1_000, limit: 1_000 }).rows;
    (0..10).flat_map(page).map(|row| row.id).collect()
}

fn present(tx: &mut sokrat_core::file::Tx<'_>, event: EventId, person: PersonId) -> sokrat_core::Result<()> {
    let values = [("event_id", event.into()), ("person_id", person.into()), ("status", Value::Text("attended".to_owned()))];
    tx.put(&REGISTRATION, id_of(event, person), &values).map(|_| ())
}

/// The same rows of the same table with its indexes, with the journal and without.
fn journal(stage: &Stage) {
    let people = people(stage);
    let events = stage.events(every_event(), None, Span { offset: 0, limit: 500 }).rows;
    let folder = stage.path().parent().expect("the copy is in a folder");
    let size = format!("{ROWS} registrations");
    let (with, without) = (folder.join("with.sokrat"), folder.join("without.sokrat"));
    for path in [&with, &without] {
        stage.file.save_copy(path).expect("there is room for a copy");
    }
    let file = open(&with);
    let mut kept = Figures::new("rows written with their journal", &size, "at most 2.5 times those without");
    kept.time(|| {
        file.transact(Op::Other, |tx| {
            rows(&people, &events, |id, event, person| {
                tx.put(
                    &REGISTRATION,
                    id,
                    &[("event_id", event.into()), ("person_id", person.into()), ("status", Value::Text("registered".to_owned()))],
                )
                .map(|_| ())
            })
        })
        .expect("written")
    });
    kept.print();
    drop(file);
    let conn = plain(&without);
    let mut bare = Figures::new("rows written without a journal", &size, "none");
    bare.time(|| {
        conn.execute_batch("BEGIN IMMEDIATE").expect("begun");
        let mut insert = conn
            .prepare("INSERT INTO registration(id, event_id, person_id, status) VALUES (?1, ?2, ?3, 'registered') ON CONFLICT(id) DO UPDATE SET status = excluded.status, _del = 0")
            .expect("prepared");
        rows(&people, &events, |id, event, person| Ok(insert.execute((id, event, person)).map(|_| ())?)).expect("written");
        conn.execute_batch("COMMIT").expect("on the disk");
    });
    bare.print();
    drop(conn);
    for path in [with, without] {
        std::fs::remove_file(path).ok();
    }
}

fn rows(
    people: &[PersonId],
    events: &[EventRow],
    mut write: impl FnMut(RawId, EventId, PersonId) -> sokrat_core::Result<()>,
) -> sokrat_core::Result<()> {
    (0..ROWS).try_for_each(|number| {
        let (event, person) = (events[number % events.len()].id, people[number / events.len() * 31 % people.len()]);
        write(id_of(event, person).raw(), event, person)
    })
}

/// The file as any program opens it, its guards taken away.
fn plain(path: &Path) -> Connection {
    let conn = Connection::open(path).expect("the copy opens");
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA foreign_keys = ON;").expect("set");
    let guards = {
        let mut select = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'guard_*'").expect("read");
        select.query_map([], |row| row.get::<_, String>(0)).expect("read").collect::<Result<Vec<_>, _>>().expect("read")
    };
    for guard in guards {
        conn.execute_batch(&format!("DROP TRIGGER {guard}")).expect("taken away");
    }
    conn
}
