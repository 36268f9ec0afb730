//! Exchange through a folder: complete or not, in any order, each laptop only its own files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sokrat_core::file::{Agreed, Scope, Synchronised};
use sokrat_core::ids::{RawId, ReplicaId};
use sokrat_core::laptops::RetireRequest;
use sokrat_core::people::{self, RoleFields};
use sokrat_core::{Code, Error, laptops, organisations};
use tempfile::TempDir;

use super::fleet::{Laptop, clones, folder, same, surnames};
use crate::crash::SmallDisk;
use crate::support::person_fields;

fn sync(laptop: &Laptop, folder: &Path) -> Synchronised {
    agreeing(laptop, folder, Agreed::default())
}

fn agreeing(laptop: &Laptop, folder: &Path, agreed: Agreed) -> Synchronised {
    laptop.file().synchronise(folder, agreed, &mut || Ok(()), &mut |_, _| true).expect("the folder is there").value
}

/// What a person says who lets the files of laptops out of use be taken away.
const TIDYING: Agreed = Agreed { forks: false, tidying: true };

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
    one.person("Орлова");
    two.person("Седова");
    three.person("Зуева");
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
    one.person("Орлова");
    sync(&one, shared.path());
    let before = files(&shared);
    two.person("Седова");
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
    (0..300).for_each(|number| two.person(&format!("Человек{number}")));
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
    two.person("Седова");
    sync(&two, shared.path());
    sync(&three, shared.path());
    three.person("Зуева");
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
        one.person(&format!("Первый{number}"));
        sync(&one, shared.path());
        two.person(&format!("Второй{number}"));
        sync(&two, shared.path());
        let own = one.file().replica_id().expect("it has one").to_string();
        most = most.max(files(&shared).keys().filter(|name| name.starts_with(&own) && name.ends_with("segment")).count());
    }
    assert!(most <= 12, "never more than a dozen of one laptop: {most}");
    sync(&one, shared.path());
    sync(&late, shared.path());
    same(&one.dump(), &late.dump(), "who comes late has everything");
}

/// Who wrote a file of the folder.
fn written_by(laptop: &Laptop, name: &str) -> bool {
    name.starts_with(&laptop.file().replica_id().expect("it has one").to_string()) && name.ends_with("segment")
}

#[test]
fn what_a_laptop_out_of_use_wrote_before_an_erasure_is_written_anew_by_another() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, three, late) = (one.join(2), one.join(3), one.join(4));
    let person = people::create(two.file(), person_fields("Крыжановская Ульяна")).expect("made").value;
    two.person("Седова");
    sync(&two, shared.path());
    three.person("Зуева");
    sync(&three, shared.path());
    sync(&one, shared.path());
    people::erase(one.file(), person).expect("erased");
    let named = |laptop: &Laptop| {
        let met = sync(laptop, shared.path());
        let code = |id: &RawId| laptop.file().read(|conn| sokrat_core::store::laptops::code(conn, ReplicaId(*id))).expect("it is known");
        met.leftovers.iter().map(code).collect::<Vec<_>>()
    };
    assert_eq!(named(&one), [""; 0], "whoever is in use writes their own files anew");
    let retire = |laptop: &Laptop, retired| {
        let id = ReplicaId(laptop.file().replica_id().expect("it has one"));
        laptops::retire(one.file(), RetireRequest { id, retired }).expect("marked as out of use");
    };
    retire(&two, true);
    retire(&three, true);
    assert_eq!(named(&one), ["А2", "А3"], "two and what stands on it are of before the erasure");
    retire(&two, false);
    assert_eq!(named(&one), ["А3"], "the second will do it itself");
    retire(&two, true);
    sync(&three, shared.path());
    assert_eq!(named(&one), ["А2"], "the third has heard of the erasure, and written its own anew");

    let before = files(&shared);
    let tidied = agreeing(&one, shared.path(), TIDYING);
    let (after, of_second) = (files(&shared), |name: &&String| written_by(&two, name));
    assert_eq!((tidied.tidied as usize, tidied.leftovers.len()), (before.keys().filter(of_second).count(), 0), "all of its files");
    assert_eq!(after.keys().filter(of_second).count(), 0, "are gone");
    assert!(before.keys().filter(|name| written_by(&three, name)).all(|name| after.contains_key(name)), "no others");
    assert_eq!(named(&one), [""; 0], "and nothing is left to do");
    sync(&late, shared.path());
    same(&one.dump(), &late.dump(), "who has never met the second finds everything of it");
    assert_eq!(surnames(&late), "Зуева,Седова", "but who was erased");
    sync(&two, shared.path());
    sync(&one, shared.path());
    same(&one.dump(), &two.dump(), "and should it come back, nothing is missing there either");
}

#[test]
fn files_of_a_laptop_out_of_use_stay_as_long_as_anything_of_them_is_missing_here() {
    let (one, shared) = (Laptop::first(), folder());
    let (two, three) = (one.join(2), one.join(3));
    let person = people::create(one.file(), person_fields("Крыжановская Ульяна")).expect("made").value;
    three.person("Зуева");
    two.take(&three.package(Scope::Everything)).expect("taken in");
    sync(&two, shared.path());
    people::erase(one.file(), person).expect("erased");
    let id = ReplicaId(two.file().replica_id().expect("it has one"));
    laptops::retire(one.file(), RetireRequest { id, retired: true }).expect("marked as out of use");
    // Only half of its file has arrived where the first looks.
    let segment = files(&shared).into_keys().find(|name| written_by(&two, name)).expect("it has written one");
    let (path, whole) = (room(&shared).join(&segment), files(&shared)[&segment].clone());
    fs::write(&path, &whole[..whole.len() / 2]).expect("half synchronised");
    let tidied = agreeing(&one, shared.path(), TIDYING);
    assert_eq!((tidied.tidied, tidied.unreadable.len(), path.exists()), (0, 1, true), "what nobody could read stays");
    fs::write(&path, &whole).expect("now it has arrived");
    let tidied = agreeing(&one, shared.path(), TIDYING);
    assert_eq!((tidied.taken.len(), tidied.tidied, path.exists()), (1, 1, false), "until it was taken in");
    assert_eq!(surnames(&one), "Зуева", "with everything");
}

#[test]
fn what_was_erased_goes_out_of_every_folder_that_comes_back() {
    let (one, first, second) = (Laptop::first(), folder(), folder());
    let person = people::create(one.file(), person_fields("Крыжановская Ульяна")).expect("made").value;
    sync(&one, first.path());
    sync(&one, second.path());
    let before = files(&second);
    people::erase(one.file(), person).expect("erased");
    sync(&one, first.path());
    assert_eq!(files(&second), before, "the second stick is in a drawer");
    sync(&one, second.path());
    let segments = |files: &BTreeMap<String, Vec<u8>>| files.keys().filter(|name| name.ends_with("segment")).cloned().collect::<Vec<_>>();
    let now = segments(&files(&second));
    assert!(segments(&before).iter().all(|name| !now.contains(name)), "what lay there before is written anew: {now:?}");
    sync(&one, second.path());
    assert_eq!(segments(&files(&second)), now, "once");
}

#[test]
fn whoever_waits_for_another_exchange_can_stop_waiting() {
    let (one, shared) = (Laptop::first(), folder());
    let stopped = std::sync::Mutex::new(None);
    let mut inside = || {
        // In the middle of the first exchange a second one is asked for, and given up.
        let waits = one.file().synchronise(shared.path(), Agreed::default(), &mut || Ok(()), &mut |_, _| false);
        *stopped.lock().expect("no test panics here") = Some(waits.map(drop).map_err(|error| error.code));
        Ok(())
    };
    let two = one.join(2);
    two.person("Седова");
    sync(&two, shared.path());
    one.file().synchronise(shared.path(), Agreed::default(), &mut inside, &mut |_, _| true).expect("the first goes on");
    let stopped = stopped.lock().expect("no test panics here").take();
    assert_eq!(stopped, Some(Err(Code::Cancelled)), "nobody waits who does not want to");
    assert_eq!(surnames(&one), "Седова", "and the first has done its work");
}

/// Both write under one name, and one of the two journals is always the shorter: nothing of either may be lost for that.
#[test]
fn two_that_write_as_one_are_noticed_in_the_folder() {
    let agreed = |laptop: &Laptop, shared: &TempDir| agreeing(laptop, shared.path(), Agreed { forks: true, ..Agreed::default() });
    for (first, second) in [(5, 2), (2, 5), (3, 3)] {
        let what = format!("{first} and {second}");
        let (one, two) = clones();
        let shared = folder();
        let (three, late) = (one.join(3), one.join(4));
        sync(&one, shared.path());
        (0..first).for_each(|number| one.person(&format!("А{number}")));
        (0..second).for_each(|number| two.person(&format!("Б{number}")));
        sync(&one, shared.path());
        assert_eq!(sync(&two, shared.path()).forked, ["А1"], "{what}: the clone finds another's work under its own name");
        for laptop in [&one, &three] {
            let told = sync(laptop, shared.path());
            assert_eq!((told.forked, told.waiting), (vec!["А1".to_owned()], vec![]), "{what}: and is found as well");
        }
        assert_eq!(sync(&one, shared.path()).forked, ["А1"], "{what}: until somebody agrees");
        for laptop in [&one, &three, &two, &one, &three, &two] {
            agreed(laptop, &shared);
        }
        let all = surnames(&one);
        assert_eq!(all.split(',').count(), 1 + first + second, "{what}: everybody of both: {all:?}");
        for laptop in [&two, &three] {
            assert_eq!(surnames(laptop), all, "{what}: on every laptop");
        }
        for laptop in [&one, &two, &three] {
            let again = sync(laptop, shared.path());
            assert_eq!(
                (again.taken.len(), again.sent, again.forked, again.waiting),
                (0, 0, vec![], vec![]),
                "{what}: then there is nothing to do and nothing to ask"
            );
            let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
            assert!(report.is_clean(), "{what}: chains are whole: {report:?}");
        }
        let codes = [&one, &two].map(|laptop| laptop.file().replica_id().expect("it has one"));
        assert_ne!(codes[0], codes[1], "{what}: and they write under two names");
        agreed(&late, &shared);
        assert_eq!(surnames(&late), all, "{what}: who comes late finds all of it there");
    }
}

#[test]
fn a_clone_is_not_robbed_of_its_segments() {
    let (one, two) = clones();
    let shared = folder();
    two.person("Крылова");
    sync(&two, shared.path());
    let theirs = files(&shared).into_keys().filter(|name| name.ends_with("segment")).collect::<Vec<_>>();
    for number in 0..30 {
        one.person(&format!("Первый{number}"));
        sync(&one, shared.path());
    }
    let there = files(&shared);
    assert!(theirs.iter().all(|name| there.contains_key(name)), "what the clone wrote stays, also where many become one: {theirs:?}");
}

#[test]
fn segments_of_the_old_names_are_read() {
    let (one, shared) = (Laptop::first(), folder());
    let two = one.join(2);
    two.person("Седова");
    sync(&two, shared.path());
    for name in files(&shared).into_keys().filter(|name| name.ends_with("segment")) {
        let kept = name.split('-').take(2).collect::<Vec<_>>().join("-");
        fs::rename(room(&shared).join(&name), room(&shared).join(format!("{kept}.sokrat-segment"))).expect("renamed");
    }
    assert_eq!(sync(&one, shared.path()).taken.len(), 1, "as they were before");
    same(&one.dump(), &two.dump(), "whole");
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
    two.person("Седова");
    sync(&two, shared.path());
    sync(&one, shared.path());
    same(&one.dump(), &two.dump(), "and the exchange goes on");
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let one = Laptop::first();
    let gone = one.file().synchronise(Path::new("/no/such/stick"), Agreed::default(), &mut || Ok(()), &mut |_, _| true);
    assert_eq!(gone.map(|_| ()).map_err(|error| error.code), Err(Code::FolderMissing), "nothing is made where nothing is");
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
fn a_clock_that_is_ahead_is_told() {
    let (one, shared) = (Laptop::first(), folder());
    let two = one.join(2);
    laptops::set_folder(one.file(), Some(shared.path())).expect("chosen");
    let told = || {
        let report = laptops::synchronise(one.file(), Agreed::default(), &mut || Ok(()), &mut |_, _| true).expect("exchanged").value;
        report.ahead.into_iter().map(|clock| (clock.code, clock.minutes)).collect::<Vec<_>>()
    };
    two.world.advance(120);
    sync(&two, shared.path());
    assert_eq!(told(), [], "clocks differ a little by themselves");
    two.world.advance(10 * 86_400);
    sync(&two, shared.path());
    assert_eq!(told(), [("А2".to_owned(), 14_402)], "by ten days they do not");
    two.world.advance(-10 * 86_400);
    sync(&two, shared.path());
    assert_eq!(told(), [], "until it is put right");
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
        laptop.file().synchronise(shared.path(), Agreed::default(), before, &mut |_, _| true).expect("the folder is there");
        times
    };
    assert_eq!(counted(&one), 0, "an empty folder changes nothing here");
    for laptop in [&two, &three] {
        laptop.person("Седова");
        sync(laptop, shared.path());
    }
    let dump = one.dump();
    let refused = one.file().synchronise(shared.path(), Agreed::default(), &mut || Err(Error::new(Code::DiskFull)), &mut |_, _| true);
    assert_eq!(refused.map(drop).map_err(|error| error.code), Err(Code::DiskFull), "where it fails, the exchange fails");
    same(&dump, &one.dump(), "and nothing was taken in");
    assert_eq!(counted(&one), 1, "two segments come, and it is done before the first");
    assert_eq!(counted(&one), 0, "then there is nothing to do it for");
}

/// Somebody was erased here; another laptop, which has not heard of it, gives her a role.
fn late_role() -> (Laptop, Laptop, TempDir) {
    let (one, shared) = (Laptop::first(), folder());
    let anna = people::create(one.file(), person_fields("Орлова Анна")).expect("made").value;
    let two = one.join(2);
    people::erase(one.file(), anna).expect("erased");
    let organisation = organisations::create(two.file(), crate::organisations::form("Клуб «Заря»")).expect("made").value;
    let role =
        RoleFields { person_id: anna, organisation_id: organisation, title: "глашатай".to_owned(), since: None, until: None, head: false };
    people::add_role(two.file(), role).expect("a role is given");
    sync(&two, shared.path());
    (one, two, shared)
}

/// What was taken in before an exchange broke off stays; so it must be told, and followed by what it asks for.
#[test]
fn an_exchange_that_breaks_off_says_what_it_did() {
    let (one, two, shared) = late_role();
    let three = one.join(3);
    for laptop in [&two, &three] {
        (0..300).for_each(|number| laptop.person(&format!("Человек{number}")));
        sync(laptop, shared.path());
    }
    laptops::set_folder(one.file(), Some(shared.path())).expect("chosen");
    let others = [&two, &three].map(|laptop| laptop.file().replica_id().expect("it has one"));
    let done = laptops::synchronise(one.file(), Agreed::default(), &mut || Ok(()), &mut |_, _| {
        let known = one.file().vector().expect("it knows");
        others.iter().all(|other| known.get(*other) == 0)
    });
    let done = done.expect("something was taken in");
    assert_eq!(done.value.failure.map(|error| error.code), Some(Code::Cancelled), "it was ended in the middle");
    assert!(done.value.taken > 0 && done.changed.len() > 1, "what was done is told: {:?}", done.changed);
    assert!(!one.dump().contains("глашатай"), "nothing that came about who was erased is kept");
    let rest = laptops::synchronise(one.file(), Agreed::default(), &mut || Ok(()), &mut |_, _| true).expect("the next one");
    assert_eq!(rest.value.failure, None, "goes to the end");
    assert!(!one.dump().contains("глашатай"), "and keeps nothing of her either");
}

#[test]
fn a_folder_that_cannot_be_written_is_read_and_told() {
    let Some(disk) = SmallDisk::mount(8) else { return };
    let shared = disk.path().parent().expect("a folder").to_owned();
    let (one, _two, from) = late_role();
    let room_there = shared.join(room(&from).file_name().expect("named"));
    fs::create_dir_all(&room_there).expect("made");
    for (name, bytes) in files(&from) {
        fs::write(room_there.join(name), bytes).expect("carried over");
    }
    laptops::set_folder(one.file(), Some(&shared)).expect("chosen");
    disk.write_protect();
    for (what, comes) in [("the first time", true), ("again", false)] {
        let done = laptops::synchronise(one.file(), Agreed::default(), &mut || Ok(()), &mut |_, _| true).expect("it was read");
        assert_eq!(done.value.taken > 0, comes, "{what}: what lies there is taken in once");
        assert_eq!(done.value.failure.map(|error| error.code), Some(Code::ReadOnly), "{what}: and that it cannot be written is told");
        let overview = one.file().read(|conn| laptops::overview(conn, one.file().surroundings().now())).expect("read");
        assert!(overview.synchronised_at.is_some(), "{what}: the folder was looked into");
        assert!(!one.dump().contains("глашатай"), "{what}: nothing about who was erased is kept");
    }
}

#[test]
fn a_shared_folder_without_room_is_told_and_catches_up() {
    let Some(disk) = SmallDisk::mount(3) else { return };
    let shared = disk.path().parent().expect("a folder").to_owned();
    let one = Laptop::first();
    let two = one.join(2);
    sync(&one, &shared);
    (0..400).for_each(|number| two.person(&format!("Человек{number}")));
    disk.fill(4);
    let before = two.dump();
    assert_eq!(sync(&two, &shared).failure.map(|error| error.code), Some(Code::DiskFull), "the laptop says so");
    same(&before, &two.dump(), "and has lost nothing");
    let names = |room: &Path| -> Vec<String> {
        fs::read_dir(room).expect("listed").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    let room = fs::read_dir(&shared).expect("listed").flatten().map(|entry| entry.path()).find(|path| path.is_dir()).expect("the programme's");
    assert!(!names(&room).iter().any(|name| name.ends_with(".part")), "no half of a file takes the room that is left: {:?}", names(&room));
    assert_eq!(sync(&one, &shared).taken.len(), 0, "nobody takes a half for a whole");
    let stick = shared.join("for-another.sokrat");
    assert_eq!(
        two.file().give_copy(&stick, "", &mut |_, _| true).map(drop).map_err(|error| error.code),
        Err(Code::DiskFull),
        "a copy has no room either"
    );
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
    (0..600).for_each(|number| two.person(&format!("Человек{number}")));
    sync(&two, &stick);
    two.person("Седова");
    let (before, theirs) = (one.dump(), two.dump());
    // Pulled out when the second laptop has just begun to read what the first will never have finished to take in.
    let mut steps = 0;
    let pulled = one.file().synchronise(&stick, Agreed::default(), &mut || Ok(()), &mut |_, _| {
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
        Err(error) => assert!(matches!(error.code, Code::FolderMissing | Code::FileMissing | Code::InputOutput), "{error}"),
    }
    let report = one.file().check(&mut |_, _| true).expect("the file can be checked");
    assert!(report.is_clean(), "the file is in order: {report:?}");
    let people =
        one.file().read(|conn| Ok(conn.query_row("SELECT count(*) FROM person WHERE surname LIKE 'Человек%'", [], |row| row.get::<_, i64>(0))?));
    assert!([0, 600].contains(&people.expect("counted")), "all of the segment or nothing");
    assert_eq!(one.dump() == before, !one.dump().contains("Человек1"), "where nothing came in, nothing has changed");
    let gone = two.file().synchronise(&stick.join("there-is-nothing"), Agreed::default(), &mut || Ok(()), &mut |_, _| true).map(drop);
    assert_eq!(gone.map_err(|error| error.code), Err(Code::FolderMissing), "the next exchange says that the folder is gone");
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
    one.file().give_copy(&stick, "", &mut |_, _| true).expect("there is room for a copy");
    disk.write_protect();
    let world = |seed| crate::support::TestSurroundings::new(seed) as std::sync::Arc<dyn sokrat_core::Surroundings>;
    let opened = sokrat_core::ProgrammeFile::open(&stick, world(5), &one.options()).map(drop);
    assert_eq!(opened.map_err(|error| error.code), Err(Code::ForAnotherLaptop), "it says what it is");
    let place = one.folder.path().join("trip.sokrat");
    let two =
        sokrat_core::ProgrammeFile::join(&stick, &place, world(6), &sokrat_core::OpenOptions::default(), &mut |_, _| true).expect("and is taken in");
    assert_ne!(two.replica_id().expect("it has one"), one.file().replica_id().expect("it has one"), "as a laptop of its own");
}
