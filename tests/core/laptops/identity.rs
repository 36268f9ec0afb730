//! Which copy a file is: copies made by hand, restored states, copies made for another laptop, and two that wrote as one.

use std::fs;
use std::sync::Arc;

use sokrat_core::file::tables::PERSON;
use sokrat_core::file::{Known, NewCopy, Op, OpenOptions, Scope, Verdict, judge};
use sokrat_core::ids::RawId;
use sokrat_core::{Code, Passphrase, ProgrammeFile, Surroundings};

use super::fleet::{Laptop, TestInstallation, same};
use crate::support::text;

fn person(laptop: &Laptop, surname: &str) {
    let done = laptop.file().transact(Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&PERSON, id, &[("surname", text(surname))])
    });
    done.expect("a person is inserted");
}

fn code(laptop: &Laptop) -> String {
    let read = laptop.file().read(|conn| {
        let sql = "SELECT code FROM replica WHERE rix = (SELECT CAST(value AS INTEGER) FROM local WHERE key = 'replica')";
        Ok(conn.query_row(sql, [], |row| row.get(0))?)
    });
    read.expect("a copy has a code")
}

fn surnames(laptop: &Laptop) -> String {
    let read = laptop.file().read(|conn| {
        let sql = "SELECT coalesce(group_concat(surname), '') FROM (SELECT surname FROM person WHERE _del = 0 ORDER BY surname)";
        Ok(conn.query_row(sql, [], |row| row.get(0))?)
    });
    read.expect("the people are read")
}

#[test]
fn a_file_is_judged_by_what_the_installation_remembers() {
    let [here, there, place, elsewhere] = [1, 2, 3, 4].map(|id| RawId([id; 16]));
    let left = |seq, open| Some(Known { place, seq, open });
    let cases = [
        ("never worked on", None, None, place, 0, Verdict::Adopt),
        ("as it was left", Some(here), left(7, false), place, 7, Verdict::Same),
        ("moved to another folder", Some(here), left(7, false), elsewhere, 7, Verdict::Same),
        ("an older state", Some(here), left(7, false), place, 5, Verdict::New(NewCopy::SecondCopy)),
        ("grown behind our back", Some(here), left(7, false), place, 9, Verdict::New(NewCopy::SecondCopy)),
        ("after a crash", Some(here), left(7, true), place, 9, Verdict::Same),
        ("a copy while the first is open", Some(here), left(7, true), elsewhere, 7, Verdict::New(NewCopy::SecondCopy)),
        ("a backup put in place after a crash", Some(here), left(7, true), place, 5, Verdict::New(NewCopy::SecondCopy)),
        ("nothing remembered", Some(here), None, place, 7, Verdict::New(NewCopy::SecondCopy)),
        ("of another computer", Some(there), None, place, 7, Verdict::New(NewCopy::FromElsewhere)),
    ];
    for (what, owner, known, at, seq, verdict) in cases {
        assert_eq!(judge(owner, here, known, at, seq), verdict, "{what}");
    }
}

#[test]
fn a_file_that_was_closed_opens_as_the_same_copy() {
    let mut one = Laptop::first();
    person(&one, "Орлова");
    one.open();
    assert_eq!((one.file().new_copy(), code(&one)), (None, "А1".to_owned()), "nothing happened to it");
    let moved = one.folder.path().join("moved.sokrat");
    one.file = None;
    fs::rename(&one.path, &moved).expect("a person may rename a file");
    one.path = moved;
    one.open();
    assert_eq!(one.file().new_copy(), None, "also under another name");
}

#[test]
fn a_copy_made_by_hand_is_told_apart_and_nothing_is_lost() {
    let mut one = Laptop::first();
    person(&one, "Орлова");
    one.file = None;
    let mut two = Laptop { installation: TestInstallation::new(2), world: crate::support::TestSurroundings::new(77), ..Laptop::first() };
    two.file = None;
    fs::copy(&one.path, &two.path).expect("a person may copy a file");
    one.open();
    two.open();
    assert_eq!(two.file().new_copy(), Some(NewCopy::FromElsewhere), "the copy is another laptop's from now on");
    assert!(code(&two).starts_with("А1-"), "with a code of its own: {}", code(&two));
    (0..50).for_each(|number| person(&one, &format!("А{number:02}")));
    (0..30).for_each(|number| person(&two, &format!("Б{number:02}")));
    one.take(&two.package(Scope::Everything)).expect("taken in");
    two.take(&one.package(Scope::Everything)).expect("and back");
    same(&one.dump(), &two.dump(), "both have everything");
    assert_eq!(surnames(&one).split(',').count(), 81, "all fifty and all thirty");
}

#[test]
fn a_restored_backup_is_a_copy_of_its_own_in_the_place_of_the_one_before() {
    let mut one = Laptop::first();
    person(&one, "Орлова");
    let backup = one.folder.path().join("backup.sokrat");
    one.file().save_copy(&backup).expect("a copy is saved");
    let two = one.join(2);
    person(&one, "Седова");
    two.take(&one.package(Scope::Missing(None))).expect("the other one has Седова already");
    one.file = None;
    fs::copy(&backup, &one.path).expect("put in place");
    one.open();
    assert_eq!(one.file().new_copy(), Some(NewCopy::SecondCopy), "an older state");
    person(&one, "Зуева");
    two.take(&one.package(Scope::Everything)).expect("what was done after the restoring");
    one.take(&two.package(Scope::Everything)).expect("and what the backup did not have");
    same(&one.dump(), &two.dump(), "both have everything");
    assert_eq!(surnames(&one), "Зуева,Орлова,Седова", "nothing is lost");
    let retired: i64 = one
        .file()
        .read(|conn| Ok(conn.query_row("SELECT count(*) FROM laptop WHERE retired_at IS NOT NULL", [], |row| row.get(0))?))
        .expect("the laptops are read");
    assert_eq!(retired, 1, "nobody goes on as the one before");
}

#[test]
fn copies_given_away_have_codes_that_nobody_else_gives() {
    let one = Laptop::first();
    let (two, three) = (one.join(2), one.join(3));
    let (four, five) = (two.join(4), two.join(5));
    let six = four.join(6);
    assert_eq!([&two, &three, &four, &five, &six].map(code), ["А2", "А3", "А2.1", "А2.2", "А2.1.1"], "each counts below its own");
}

#[test]
fn a_copy_for_another_laptop_is_taken_in_once() {
    let one = Laptop::first();
    let stick = one.folder.path().join("stick.sokrat");
    one.file().give_copy(&stick, "Ноутбук Марии").expect("a copy is made");
    let world = |seed| crate::support::TestSurroundings::new(seed) as Arc<dyn Surroundings>;
    let options = |number| OpenOptions { installation: Some(TestInstallation::new(number)), ..OpenOptions::default() };
    let opened = ProgrammeFile::open(&stick, world(5), &options(5)).map(|_| ()).map_err(|error| error.code);
    assert_eq!(opened, Err(Code::ForAnotherLaptop), "it is not worked on where it lies");
    let at = |name: &str| one.folder.path().join(name);
    let maria = ProgrammeFile::join(&stick, &at("maria.sokrat"), world(6), &options(6)).expect("taken in");
    assert_eq!(maria.new_copy(), None, "as the laptop that it was made for");
    let oleg = ProgrammeFile::join(&stick, &at("oleg.sokrat"), world(7), &options(7)).expect("taken in once more");
    assert_eq!(oleg.new_copy(), Some(NewCopy::FromElsewhere), "the second one is told apart");
    assert_ne!(maria.replica_id().expect("it has one"), oleg.replica_id().expect("it has one"), "two replicas");
    let error = ProgrammeFile::join(&one.folder.path().join("programme.sokrat"), &at("x.sokrat"), world(8), &options(8)).map(|_| ());
    assert_eq!(error.map_err(|error| error.code), Err(Code::NotForAnother), "an ordinary programme is not taken in like that");
}

#[test]
fn a_copy_with_a_passphrase_asks_for_it_and_keeps_it() {
    let mut one = Laptop::first();
    person(&one, "Орлова");
    one.file = None;
    let secret =
        || OpenOptions { passphrase: Some(Passphrase::new("тихий берег, синий чай".to_owned())), ..OpenOptions::default() };
    let world = |seed| crate::support::TestSurroundings::new(seed) as Arc<dyn Surroundings>;
    ProgrammeFile::change_passphrase(&one.path, &*world(2), &one.options(), secret().passphrase.as_ref(), &mut |_, _| true)
        .expect("a passphrase is set");
    let options = |number, options: OpenOptions| OpenOptions { installation: Some(TestInstallation::new(number)), ..options };
    let file = ProgrammeFile::open(&one.path, world(3), &OpenOptions { installation: one.options().installation, ..secret() }).expect("it opens");
    let stick = one.folder.path().join("stick.sokrat");
    file.give_copy(&stick, "Выездной").expect("a copy is made");
    assert!(!fs::read(&stick).expect("read").windows(6).any(|bytes| bytes == b"SQLite"), "the copy is as secret as the programme");
    let to = one.folder.path().join("two.sokrat");
    let wrong = OpenOptions { passphrase: Some(Passphrase::new("совсем не тот".to_owned())), ..OpenOptions::default() };
    for (what, given, code) in [("no passphrase", OpenOptions::default(), Code::PassphraseNeeded), ("a wrong one", wrong, Code::WrongPassphrase)] {
        let refused = ProgrammeFile::join(&stick, &to, world(4), &options(4, given)).map(drop);
        assert_eq!(refused.map_err(|error| error.code), Err(code), "{what}");
        assert!(!to.exists(), "{what}: nothing was taken in");
    }
    let opened = ProgrammeFile::open(&stick, world(5), &options(5, secret())).map(drop);
    assert_eq!(opened.map_err(|error| error.code), Err(Code::ForAnotherLaptop), "with the right one it says what it is");
    let two = ProgrammeFile::join(&stick, &to, world(6), &options(6, secret())).expect("and is taken in");
    assert_eq!(two.new_copy(), None, "as the laptop that it was made for");
    drop(two);
    let open = |given| ProgrammeFile::open(&to, world(7), &given).map(drop).map_err(|error| error.code);
    assert_eq!(open(OpenOptions::default()), Err(Code::PassphraseNeeded), "it keeps the passphrase");
    open(secret()).expect("which opens it");
}

/// Two computers that were cloned whole, with what the installation remembers.
fn clones() -> (Laptop, Laptop) {
    let mut one = Laptop::first();
    person(&one, "Орлова");
    one.file = None;
    let mut two = Laptop { world: crate::support::TestSurroundings::new(99), ..Laptop::first() };
    two.file = None;
    fs::copy(&one.path, &two.path).expect("cloned");
    one.open();
    // Without an installation the copy believes that it is what it says: as a clone would.
    two.file = Some(ProgrammeFile::open(&two.path, Arc::clone(&two.world) as Arc<dyn Surroundings>, &OpenOptions::default()).expect("opened"));
    (one, two)
}

#[test]
fn two_that_wrote_as_one_are_noticed_and_nothing_is_lost() {
    let (one, two) = clones();
    (0..5).for_each(|number| person(&one, &format!("А{number:02}")));
    (0..3).for_each(|number| person(&two, &format!("Б{number:02}")));
    let package = two.package(Scope::Everything);
    let told = one.file().preview(&*package, &mut |_, _| true).expect("it can be looked at");
    assert_eq!(told.forks, ["А1"], "and says that somebody else wrote under this name");
    assert_eq!(one.take(&package).map(|_| ()).map_err(|error| error.code), Err(Code::ForkedReplica), "nothing is taken in without asking");
    one.file().import(&*package, true, &mut |_, _| true).expect("with a yes it is");
    assert_eq!(surnames(&one), "А00,А01,А02,А03,А04,Б00,Б01,Б02,Орлова", "all of both");
    assert!(code(&one).starts_with("А1-"), "and this one goes on under another name: {}", code(&one));
    two.file().import(&*one.package(Scope::Everything), true, &mut |_, _| true).expect("and back");
    assert_eq!(surnames(&two), surnames(&one), "the other one has all of both as well");
    person(&one, "Зуева");
    two.take(&one.package(Scope::Missing(None)))
        .map(|_| ())
        .or_else(|error| {
            assert_eq!(error.code, Code::ForkedReplica, "the old fork may be met again, and asks again");
            two.file().import(&*one.package(Scope::Everything), true, &mut |_, _| true).map(|_| ())
        })
        .expect("later work comes over");
    assert!(surnames(&two).contains("Зуева"), "and arrives");
    for laptop in [&one, &two] {
        let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
        assert!(report.is_clean(), "chains are whole: {report:?}");
    }
}
