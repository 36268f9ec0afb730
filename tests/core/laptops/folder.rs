//! Exchange through a folder: complete or not, in any order, each laptop only its own files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sokrat_core::file::tables::PERSON;
use sokrat_core::file::{Op, Synchronised};
use sokrat_core::{Code, Error};
use tempfile::TempDir;

use super::fleet::{Laptop, folder, same};
use crate::crash::SmallDisk;
use crate::support::text;

fn person(laptop: &Laptop, surname: &str) {
    let done = laptop.file().transact(Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&PERSON, id, &[("surname", text(surname))])
    });
    done.expect("a person is inserted");
}

fn sync(laptop: &Laptop, folder: &Path) -> Synchronised {
    laptop.file().synchronise(folder, false, &mut || Ok(()), &mut |_, _| true).expect("the folder is there").value
}

fn room(folder: &TempDir) -> PathBuf {
    let mut rooms = fs::read_dir(folder.path()).expect("listed").flatten().map(|entry| entry.path());
    rooms.next().expect("a programme has a folder in it")
}

fn files(folder: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(room(folder)).expect("listed").flatten();
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("read"))).collect()
}

#[test]
fn laptops_meet_in_a_folder() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, three) = (one.join(2), one.join(3));
    person(&one, "Орлова");
    person(&two, "Седова");
    person(&three, "Зуева");
    for laptop in [&one, &two, &three, &one, &two] {
        sync(laptop, shared.path());
    }
    same(&one.dump(), &two.dump(), "everything has come to the first two");
    same(&one.dump(), &three.dump(), "and the third had heard the others already when it wrote last");
    let again = sync(&one, shared.path());
    assert_eq!((again.sent, again.taken.len()), (0, 0), "once more there is nothing to do");
}

#[test]
fn a_laptop_touches_no_file_of_another() {
    let (one, shared) = (Laptop::first(), folder());
    let two = one.join(2);
    person(&one, "Орлова");
    sync(&one, shared.path());
    let before = files(&shared);
    person(&two, "Седова");
    sync(&two, shared.path());
    let after = files(&shared);
    for (name, bytes) in &before {
        assert_eq!(after.get(name), Some(bytes), "{name} is as it was");
    }
    let own = two.file().replica_id().expect("it has one").to_string();
    assert!(after.keys().filter(|name| !before.contains_key(*name)).all(|name| name.starts_with(&own)), "what is new has its own name");
}

#[test]
fn what_is_not_whole_yet_is_passed_over_and_taken_when_it_is() {
    let (one, shared) = (Laptop::first(), folder());
    let two = one.join(2);
    sync(&one, shared.path());
    (0..300).for_each(|number| person(&two, &format!("Человек{number}")));
    sync(&two, shared.path());
    let own = two.file().replica_id().expect("it has one").to_string();
    let segment = fs::read_dir(room(&shared)).expect("listed").flatten().map(|entry| entry.path());
    let segment =
        segment.filter(|path| path.extension().is_some_and(|ending| ending == "sokrat-segment")).find(|path| path.to_string_lossy().contains(&own));
    let segment = segment.expect("the second has written a segment");
    let whole = fs::read(&segment).expect("read");
    for part in [0, 10, 60, whole.len() / 2, whole.len() - 1] {
        fs::write(&segment, &whole[..part]).expect("half synchronised");
        let report = sync(&one, shared.path());
        assert_eq!((report.taken.len(), report.unreadable.len()), (0, 1), "{part} bytes of it are not taken for the whole");
    }
    fs::write(&segment, &whole).expect("now it has arrived");
    assert_eq!(sync(&one, shared.path()).taken.len(), 1, "and is taken in");
    same(&one.dump(), &two.dump(), "all of it");
}

#[test]
fn a_segment_that_stands_on_one_that_has_not_arrived_waits() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, three) = (one.join(2), one.join(3));
    sync(&one, shared.path());
    person(&two, "Седова");
    sync(&two, shared.path());
    sync(&three, shared.path());
    person(&three, "Зуева");
    sync(&three, shared.path());
    // The folder of the first laptop got the third's files and not yet the second's.
    let part = folder();
    let room_there = part.path().join(room(&shared).file_name().expect("named"));
    fs::create_dir_all(&room_there).expect("made");
    let missing = two.file().replica_id().expect("it has one").to_string();
    for (name, bytes) in files(&shared).into_iter().filter(|(name, _)| !name.starts_with(&missing)) {
        fs::write(room_there.join(name), bytes).expect("arrived");
    }
    let report = sync(&one, part.path());
    assert_eq!((report.taken.len(), report.waiting), (0, vec!["А3".to_owned()]), "the third's waits for the second's");
    for (name, bytes) in files(&shared) {
        fs::write(room_there.join(name), bytes).expect("arrived");
    }
    sync(&one, part.path());
    same(&one.dump(), &three.dump(), "when that has come, both are taken in");
}

#[test]
fn many_segments_become_one_and_a_newcomer_finds_everything() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, late) = (one.join(2), one.join(3));
    let mut most = 0;
    for number in 0..40 {
        person(&one, &format!("Первый{number}"));
        sync(&one, shared.path());
        person(&two, &format!("Второй{number}"));
        sync(&two, shared.path());
        let own = one.file().replica_id().expect("it has one").to_string();
        most = most.max(files(&shared).keys().filter(|name| name.starts_with(&own) && name.ends_with("segment")).count());
    }
    assert!(most <= 12, "never more than a dozen of one laptop: {most}");
    sync(&one, shared.path());
    sync(&late, shared.path());
    same(&one.dump(), &late.dump(), "who comes late has everything");
}

#[test]
fn rubbish_in_the_folder_harms_nobody() {
    let (one, shared) = (Laptop::first(), folder());
    let two = one.join(2);
    sync(&one, shared.path());
    let own = two.file().replica_id().expect("it has one");
    for name in ["заметки.txt", "x.sokrat-segment", &format!("{own}-000001.sync-conflict-20190429.sokrat-segment"), &format!("{own}-000002.part")]
    {
        fs::write(room(&shared).join(name), "rubbish").expect("written");
    }
    fs::write(room(&shared).join(format!("{own}-000009.sokrat-segment")), "rubbish").expect("written");
    let report = sync(&one, shared.path());
    assert_eq!(report.unreadable, [format!("{own}-000009.sokrat-segment")], "only what is named like ours is told");
    person(&two, "Седова");
    sync(&two, shared.path());
    sync(&one, shared.path());
    same(&one.dump(), &two.dump(), "and the exchange goes on");
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let one = Laptop::first();
    let gone = one.file().synchronise(Path::new("/no/such/stick"), false, &mut || Ok(()), &mut |_, _| true);
    assert_eq!(gone.map(|_| ()).map_err(|error| error.code), Err(Code::FileMissing), "nothing is made where nothing is");
}

#[test]
fn every_laptop_is_heard_of_by_its_state() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, three) = (one.join(2), one.join(3));
    for laptop in [&one, &two, &three] {
        sync(laptop, shared.path());
    }
    for laptop in [&one, &two, &three] {
        laptop.world.advance(86_400);
    }
    sync(&three, shared.path());
    sync(&one, shared.path());
    let heard = one.file().read(|conn| {
        let mut select = conn.prepare("SELECT code, until FROM heard JOIN replica ON replica.id = heard.replica ORDER BY code")?;
        let rows = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<BTreeSet<_>>>()?)
    });
    let heard = heard.expect("read").into_iter().map(|(code, until)| format!("{code} {}", &until[..10])).collect::<Vec<_>>();
    assert_eq!(heard, ["А2 2019-04-29", "А3 2019-04-30"], "the third was heard of a day later, though it did nothing");
}

#[test]
fn what_is_done_before_is_done_once_and_only_where_something_comes() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, three) = (one.join(2), one.join(3));
    let counted = |laptop: &Laptop| {
        let mut times = 0;
        let before = &mut || {
            times += 1;
            Ok(())
        };
        laptop.file().synchronise(shared.path(), false, before, &mut |_, _| true).expect("the folder is there");
        times
    };
    assert_eq!(counted(&one), 0, "an empty folder changes nothing here");
    for laptop in [&two, &three] {
        person(laptop, "Седова");
        sync(laptop, shared.path());
    }
    let dump = one.dump();
    let refused = one.file().synchronise(shared.path(), false, &mut || Err(Error::new(Code::DiskFull)), &mut |_, _| true);
    assert_eq!(refused.map(drop).map_err(|error| error.code), Err(Code::DiskFull), "where it fails, the exchange fails");
    same(&dump, &one.dump(), "and nothing was taken in");
    assert_eq!(counted(&one), 1, "two segments come, and it is done before the first");
    assert_eq!(counted(&one), 0, "then there is nothing to do it for");
}

#[test]
fn a_shared_folder_without_room_is_told_and_catches_up() {
    let Some(disk) = SmallDisk::mount(3) else { return };
    let shared = disk.path().parent().expect("a folder").to_owned();
    let one = Laptop::first();
    let two = one.join(2);
    sync(&one, &shared);
    (0..400).for_each(|number| person(&two, &format!("Человек{number}")));
    disk.fill(4);
    let before = two.dump();
    let failed = two.file().synchronise(&shared, false, &mut || Ok(()), &mut |_, _| true).map(drop);
    assert_eq!(failed.map_err(|error| error.code), Err(Code::DiskFull), "the laptop says so");
    same(&before, &two.dump(), "and has lost nothing");
    let names = |room: &Path| -> Vec<String> {
        fs::read_dir(room).expect("listed").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    let room = fs::read_dir(&shared).expect("listed").flatten().map(|entry| entry.path()).find(|path| path.is_dir()).expect("the programme's");
    assert!(!names(&room).iter().any(|name| name.ends_with(".part")), "no half of a file takes the room that is left: {:?}", names(&room));
    assert_eq!(sync(&one, &shared).taken.len(), 0, "nobody takes a half for a whole");
    let stick = shared.join("for-another.sokrat");
    assert_eq!(two.file().give_copy(&stick, "").map(drop).map_err(|error| error.code), Err(Code::DiskFull), "a copy has no room either");
    assert!(!stick.exists(), "and there is no half of one");
    disk.empty();
    sync(&two, &shared);
    sync(&one, &shared);
    sync(&two, &shared);
    same(&one.dump(), &two.dump(), "with room again everything arrives");
}

#[test]
fn a_stick_that_is_pulled_out_leaves_the_programme_as_it_was() {
    let Some(disk) = SmallDisk::mount(12) else { return };
    let stick = disk.path().parent().expect("a folder").to_owned();
    let one = Laptop::first();
    let two = one.join(2);
    (0..600).for_each(|number| person(&two, &format!("Человек{number}")));
    sync(&two, &stick);
    person(&two, "Седова");
    let (before, theirs) = (one.dump(), two.dump());
    // Pulled out when the second laptop has just begun to read what the first will never have finished to take in.
    let mut steps = 0;
    let pulled = one.file().synchronise(&stick, false, &mut || Ok(()), &mut |_, _| {
        steps += 1;
        if steps == 2 {
            disk.pull();
        }
        true
    });
    assert!(steps >= 2, "it was pulled out in the middle");
    match pulled {
        // What was read whole before may come in; it is whole or not there.
        Ok(done) => assert!(done.value.taken.len() <= 1, "one segment lay there"),
        Err(error) => assert!(matches!(error.code, Code::FileMissing | Code::InputOutput), "{error}"),
    }
    let report = one.file().check(&mut |_, _| true).expect("the file can be checked");
    assert!(report.is_clean(), "the file is in order: {report:?}");
    let people =
        one.file().read(|conn| Ok(conn.query_row("SELECT count(*) FROM person WHERE surname LIKE 'Человек%'", [], |row| row.get::<_, i64>(0))?));
    assert!([0, 600].contains(&people.expect("counted")), "all of the segment or nothing");
    assert_eq!(one.dump() == before, !one.dump().contains("Человек1"), "where nothing came in, nothing has changed");
    let gone = two.file().synchronise(&stick.join("there-is-nothing"), false, &mut || Ok(()), &mut |_, _| true).map(drop);
    assert_eq!(gone.map_err(|error| error.code), Err(Code::FileMissing), "the next exchange says that the folder is gone");
    same(&theirs, &two.dump(), "and the other laptop is as it was");
    let another = folder();
    for laptop in [&two, &one, &two] {
        sync(laptop, another.path());
    }
    same(&one.dump(), &two.dump(), "another stick brings everything");
}

#[test]
fn a_copy_on_a_stick_that_cannot_be_written_is_taken_in_all_the_same() {
    let Some(disk) = SmallDisk::mount(12) else { return };
    let stick = disk.path().with_file_name("stick.sokrat");
    let one = Laptop::first();
    one.file().give_copy(&stick, "").expect("there is room for a copy");
    disk.write_protect();
    let world = |seed| crate::support::TestSurroundings::new(seed) as std::sync::Arc<dyn sokrat_core::Surroundings>;
    let opened = sokrat_core::ProgrammeFile::open(&stick, world(5), &one.options()).map(drop);
    assert_eq!(opened.map_err(|error| error.code), Err(Code::ForAnotherLaptop), "it says what it is");
    let place = one.folder.path().join("trip.sokrat");
    let two = sokrat_core::ProgrammeFile::join(&stick, &place, world(6), &sokrat_core::OpenOptions::default()).expect("and is taken in");
    assert_ne!(two.replica_id().expect("it has one"), one.file().replica_id().expect("it has one"), "as a laptop of its own");
}
