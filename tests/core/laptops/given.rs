//! Copies for other laptops: what they hold, that each is taken in once, and that one which fails leaves no laptop behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use sokrat_core::file::{Installation, Known, NewCopy, OpenOptions, Scope};
use sokrat_core::ids::RawId;
use sokrat_core::laptops;
use sokrat_core::{Code, Passphrase, ProgrammeFile, Surroundings};

use super::fleet::{Laptop, TestInstallation, code, same, surnames};
use crate::crash::SmallDisk;
use crate::support::person_fields;

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
    one.file().give_copy(&stick, "Ноутбук Марии", &mut |_, _| true).expect("a copy is made");
    let world = |seed| crate::support::TestSurroundings::new(seed) as Arc<dyn Surroundings>;
    let options = |number| OpenOptions { installation: Some(TestInstallation::new(number)), ..OpenOptions::default() };
    let opened = ProgrammeFile::open(&stick, world(5), &options(5)).map(|_| ()).map_err(|error| error.code);
    assert_eq!(opened, Err(Code::ForAnotherLaptop), "it is not worked on where it lies");
    let at = |name: &str| one.folder.path().join(name);
    let maria = ProgrammeFile::join(&stick, &at("maria.sokrat"), world(6), &options(6), &mut |_, _| true).expect("taken in");
    assert_eq!(maria.new_copy(), None, "as the laptop that it was made for");
    let oleg = ProgrammeFile::join(&stick, &at("oleg.sokrat"), world(7), &options(7), &mut |_, _| true).expect("taken in once more");
    assert_eq!(oleg.new_copy(), Some(NewCopy::FromElsewhere), "the second one is told apart");
    assert_ne!(maria.replica_id().expect("it has one"), oleg.replica_id().expect("it has one"), "two replicas");
    let error =
        ProgrammeFile::join(&one.folder.path().join("programme.sokrat"), &at("x.sokrat"), world(8), &options(8), &mut |_, _| true).map(|_| ());
    assert_eq!(error.map_err(|error| error.code), Err(Code::NotForAnother), "an ordinary programme is not taken in like that");
}

#[test]
fn a_copy_that_could_not_be_put_in_its_place_still_waits_for_its_laptop() {
    let one = Laptop::first();
    let stick = one.folder.path().join("stick.sokrat");
    one.file().give_copy(&stick, "", &mut |_, _| true).expect("a copy is made");
    let world = |seed| crate::support::TestSurroundings::new(seed) as Arc<dyn Surroundings>;
    let options = |number| OpenOptions { installation: Some(TestInstallation::new(number)), ..OpenOptions::default() };
    let join = |to: &Path, number: u8| ProgrammeFile::join(&stick, to, world(number.into()), &options(number), &mut |_, _| true);
    let taken = one.folder.path().join("taken.sokrat");
    fs::write(&taken, "something else").expect("written");
    assert_eq!(join(&taken, 5).map(drop).map_err(|error| error.code), Err(Code::FileExists), "the place is taken");
    assert_eq!(fs::read(&taken).expect("read"), b"something else", "and what is there stays");
    let gone = one.folder.path().join("no-such-folder").join("x.sokrat");
    assert_eq!(join(&gone, 5).map(drop).map_err(|error| error.code), Err(Code::FileMissing), "there is no such place");
    if let Some(disk) = SmallDisk::mount(12) {
        disk.fill(4);
        assert_eq!(join(&disk.path().with_file_name("x.sokrat"), 5).map(drop).map_err(|error| error.code), Err(Code::DiskFull), "no room");
        disk.empty();
    }
    let two = join(&one.folder.path().join("two.sokrat"), 5).expect("another place");
    assert_eq!(two.new_copy(), None, "it is the laptop that the copy was made for");
}

/// What a copy for another laptop may leave behind: the journal and the tables, the laptops, the files.
fn traces(of: &Laptop) -> (String, usize, Vec<String>) {
    let listed = of.file().read(|conn| laptops::overview(conn, of.file().surroundings().now())).expect("read").laptops;
    (of.dump(), listed.len(), names(of.folder.path()))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("listed").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names = entries.collect::<Vec<_>>();
    names.sort();
    names
}

#[test]
fn a_copy_that_could_not_be_written_leaves_no_laptop() {
    let one = Laptop::first();
    let two = one.join(2);
    one.person("Орлова");
    let at = |name: &str| one.folder.path().join(name);
    fs::create_dir(at("folder.sokrat")).expect("a folder is made");
    let before = traces(&one);
    let give = |path: &Path| one.file().give_copy(path, "Ноутбук Марии", &mut |_, _| true).map(drop).map_err(|error| error.code);
    let cases = [
        ("there is no such place", at("no-such-folder").join("x.sokrat"), Some(Code::FileMissing)),
        ("a folder has that name", at("folder.sokrat"), None),
        ("it is the programme itself", one.path.clone(), Some(Code::LockedFile)),
    ];
    for (what, path, code) in cases {
        let refused = give(&path).expect_err(what);
        assert!(code.is_none_or(|code| refused == code), "{what}: {refused:?}");
        assert_eq!(traces(&one), before, "{what}: nobody waits for a laptop that has nothing, and no journal tells of it");
    }
    if let Some(disk) = SmallDisk::mount(1) {
        disk.fill(64);
        assert_eq!(give(&disk.path()), Err(Code::DiskFull), "there is no room");
        assert_eq!(traces(&one), before, "nor does it then");
        assert_eq!(names(disk.path().parent().expect("a folder")), ["filler"], "and no half of a file takes the room that is left");
    }
    if let Some(disk) = SmallDisk::mount(12) {
        let mut there = true;
        let pulled = one.file().give_copy(&disk.path(), "Ноутбук Марии", &mut |done, total| {
            if done == total && std::mem::replace(&mut there, false) {
                disk.pull();
            }
            true
        });
        assert!(pulled.is_err_and(|error| [Code::FileMissing, Code::InputOutput].contains(&error.code)), "the stick was pulled out at the very end");
        assert_eq!(traces(&one), before, "and nobody waits then either");
    }
    let undo = one.file().undo_state();
    let taken = one.file().give_copy(&at("taken.sokrat"), "Ноутбук Марии", &mut |done, total| {
        if done == total && !at("taken.sokrat").exists() {
            fs::create_dir(at("taken.sokrat")).expect("somebody is quicker");
        }
        true
    });
    assert!(taken.is_err(), "the finished copy cannot get its name");
    fs::remove_dir(at("taken.sokrat")).expect("nothing was put into it");
    assert_eq!(traces(&one), before, "nobody was entered for it, not even as one that is out of use");
    assert_eq!(one.file().undo_state(), undo, "and Ctrl+Z takes back what it took back before");
    give(&at("x.sokrat")).expect("at another place it is made");
    two.take(&one.package(Scope::Missing(None))).expect("taken in");
    let listed = two.file().read(|conn| laptops::overview(conn, two.file().surroundings().now())).expect("read").laptops;
    let codes = listed.iter().map(|laptop| laptop.code.as_str()).collect::<Vec<_>>();
    assert_eq!(codes, ["А2", "А1", "А3"], "and the code that was meant for it was not used up");
}

#[test]
fn a_full_disk_of_the_programme_shows_before_a_copy_has_its_name() {
    let Some(disk) = SmallDisk::mount(12) else { return };
    let mut one = Laptop::first();
    one.file = None;
    fs::copy(&one.path, disk.path()).expect("there is room");
    one.path = disk.path();
    one.open();
    one.file().write_home();
    let stick = one.folder.path().join("stick.sokrat");
    fs::write(&stick, "прежнее").expect("something lies there");
    let before = one.dump();
    disk.fill(0);
    let given = one.file().give_copy(&stick, "Ноутбук Марии", &mut |_, _| true).map(drop);
    assert_eq!(given.map_err(|error| error.code), Err(Code::DiskFull), "no room to enter the laptop");
    assert_eq!((one.dump(), fs::read(&stick).ok()), (before, Some("прежнее".into())), "and what lay there lies there");
    disk.empty();
    one.open();
    assert_eq!(one.file().new_copy(), None, "the programme is what it was");
    one.file().give_copy(&stick, "Ноутбук Марии", &mut |_, _| true).expect("with room again, the copy is made");
    one.file = None;
}

/// An installation that keeps what stands on the disk in the moment when it is told how far the file has come.
#[derive(Debug)]
struct Struck {
    inner: Arc<TestInstallation>,
    path: PathBuf,
    armed: AtomicBool,
    told: Mutex<Option<(RawId, RawId, Known)>>,
}

impl Struck {
    /// The file and its log, and where each is kept.
    fn kept(&self) -> [(PathBuf, PathBuf); 2] {
        ["programme.sokrat", "programme.sokrat-wal"].map(|name| (self.path.with_file_name(name), self.path.with_file_name(format!("struck-{name}"))))
    }
}

impl Installation for Struck {
    fn id(&self) -> RawId {
        self.inner.id()
    }

    fn known(&self, programme: RawId, replica: RawId) -> Option<Known> {
        self.inner.known(programme, replica)
    }

    fn remember(&self, programme: RawId, replica: RawId, known: Known) {
        self.inner.remember(programme, replica, known);
        if self.armed.swap(false, Ordering::Relaxed) {
            for (from, to) in self.kept() {
                fs::copy(from, to).expect("what is on the disk in this moment");
            }
            *self.told.lock().expect("nobody panics with it") = Some((programme, replica, known));
        }
    }
}

#[test]
fn a_crash_between_the_copy_and_its_laptop_makes_no_second_journal_of_one_name() {
    let mut one = Laptop::first();
    one.person("Орлова");
    one.file = None;
    let struck =
        Arc::new(Struck { inner: Arc::clone(&one.installation), path: one.path.clone(), armed: AtomicBool::new(false), told: Mutex::default() });
    let options = OpenOptions { installation: Some(Arc::clone(&struck) as Arc<dyn Installation>), ..OpenOptions::default() };
    let file = ProgrammeFile::open(&one.path, Arc::clone(&one.world) as Arc<dyn Surroundings>, &options).expect("it opens");
    struck.armed.store(true, Ordering::Relaxed);
    let stick = one.folder.path().join("stick.sokrat");
    file.give_copy(&stick, "", &mut |_, _| true).expect("the copy has its name");
    drop(file);
    for (there, kept) in struck.kept() {
        fs::copy(kept, there).expect("the state in which a crash leaves it");
    }
    let (programme, replica, known) = struck.told.lock().expect("nobody panics with it").take().expect("it was told");
    one.installation.remember(programme, replica, known);

    one.open();
    assert_eq!(one.file().new_copy(), Some(NewCopy::SecondCopy), "the copy knows more of it than it does itself: it goes on under another name");
    one.person("Зуева");
    let two = Laptop::first();
    let options = OpenOptions { installation: Some(TestInstallation::new(6)), ..OpenOptions::default() };
    let path = one.folder.path().join("two.sokrat");
    let file = ProgrammeFile::join(&stick, &path, crate::support::TestSurroundings::new(6), &options, &mut |_, _| true).expect("taken in");
    let two = Laptop { file: Some(file), path, ..two };
    two.person("Седова");
    one.take(&two.package(Scope::Everything)).expect("no journal of one name goes two ways");
    two.take(&one.package(Scope::Everything)).expect("nor in the other direction");
    same(&one.dump(), &two.dump(), "both have everything");
    assert_eq!(surnames(&one), "Зуева,Орлова,Седова", "nothing is lost");
}

#[test]
fn a_copy_that_is_cancelled_leaves_nothing_whenever_that_is() {
    let one = Laptop::first();
    one.person("Орлова");
    let stick = one.folder.path().join("stick.sokrat");
    fs::write(&stick, "прежнее").expect("something lies there");
    let before = traces(&one);
    let mut looks = 0;
    loop {
        let mut asked = 0;
        let goes_on = &mut |_, _| {
            asked += 1;
            asked <= looks
        };
        let Err(error) = one.file().give_copy(&stick, "Ноутбук Марии", goes_on) else { break };
        assert_eq!(error.code, Code::Cancelled, "after {looks} looks");
        assert_eq!(traces(&one), before, "after {looks} looks: neither a laptop nor a file of it");
        assert_eq!(fs::read(&stick).expect("read"), "прежнее".as_bytes(), "after {looks} looks: what lay there lies there");
        looks += 1;
    }
    assert!(looks >= 2, "it can be stopped at the beginning and at the end");
    assert_eq!(one.file().check(&mut |_, _| true).map(|report| report.is_clean()), Ok(true), "and the programme is in order");
}

#[test]
fn a_copy_has_what_was_done_while_it_was_written() {
    let one = Laptop::first();
    let gone = sokrat_core::people::create(one.file(), person_fields("Крыжановская Ульяна")).expect("entered").value;
    one.person("Орлова");
    let stick = one.folder.path().join("stick.sokrat");
    let (mut told, mut erased) = (0, false);
    let given = one.file().give_copy(&stick, "Ноутбук Марии", &mut |done, total| {
        told += 1;
        one.person(&format!("Седова {told}"));
        if done == total && told > 1 && !std::mem::replace(&mut erased, true) {
            sokrat_core::people::erase(one.file(), gone).expect("erased");
        }
        true
    });
    given.expect("a copy is made");
    let bytes = fs::read(&stick).expect("read");
    for trace in ["рыжановск", "РЫЖАНОВСК", "Ульян", "ульян"] {
        assert!(!bytes.windows(trace.len()).any(|window| window == trace.as_bytes()), "of who was erased meanwhile nothing is left in it: {trace}");
    }
    let world = crate::support::TestSurroundings::new(6) as Arc<dyn Surroundings>;
    let options = OpenOptions { installation: Some(TestInstallation::new(6)), ..OpenOptions::default() };
    let path = one.folder.path().join("two.sokrat");
    let file = ProgrammeFile::join(&stick, &path, world, &options, &mut |_, _| true).expect("taken in");
    let two = Laptop { file: Some(file), path, ..Laptop::first() };
    assert!(surnames(&two).contains(&format!("Седова {told}")), "also what came at the very end: {}", surnames(&two));
    same(&one.dump(), &two.dump(), "both have everything");
    assert_eq!(two.file().check(&mut |_, _| true).map(|report| report.is_clean()), Ok(true), "and the copy is in order");
    let listed = one.file().read(|conn| laptops::overview(conn, one.file().surroundings().now())).expect("read").laptops;
    assert_eq!(listed.iter().map(|laptop| laptop.missing).collect::<Vec<_>>(), [None, Some(0)], "which is known here");
}

#[test]
fn a_copy_that_somebody_changed_is_refused_before_anything_of_it_runs() {
    let one = Laptop::first();
    one.person("Орлова");
    let stick = one.folder.path().join("stick").join("stick.sokrat");
    fs::create_dir(one.folder.path().join("stick")).expect("a folder is made");
    one.file().give_copy(&stick, "", &mut |_, _| true).expect("a copy is made");
    let whole = fs::read(&stick).expect("read");
    let changes = [
        ("a trigger", "CREATE TRIGGER sly AFTER UPDATE ON local BEGIN DELETE FROM local; END"),
        ("a table", "CREATE TABLE mine(x)"),
        ("a table with a name of the guard's", "CREATE TABLE guard_mine(x)"),
        ("a view in the place of a table", "DROP TABLE local; CREATE VIEW local AS SELECT 'for-another' AS key, 'fresh' AS value"),
        ("a table that is gone", "DROP TABLE heard"),
    ];
    for (what, change) in changes {
        fs::write(&stick, &whole).expect("put back");
        rusqlite::Connection::open(&stick).expect("a database").execute_batch(change).expect("whoever has the file can do that");
        let (changed, before) = (fs::read(&stick).expect("read"), names(one.folder.path()));
        let world = crate::support::TestSurroundings::new(6) as Arc<dyn Surroundings>;
        let to = one.folder.path().join("two.sokrat");
        let joined = ProgrammeFile::join(&stick, &to, Arc::clone(&world), &OpenOptions::default(), &mut |_, _| true).map(drop);
        assert_eq!(joined.map_err(|error| error.code), Err(Code::AlteredFile), "{what}: it is not taken in");
        let opened = ProgrammeFile::open(&stick, world, &OpenOptions::default()).map(drop);
        assert_eq!(opened.map_err(|error| error.code), Err(Code::AlteredFile), "{what}: nor opened");
        assert!(fs::read(&stick).expect("read") == changed, "{what}: and it is as it was");
        assert_eq!(
            (names(one.folder.path()), names(stick.parent().expect("a folder"))),
            (before, vec!["stick.sokrat".to_owned()]),
            "{what}: with nothing beside"
        );
    }
}

#[test]
fn what_is_named_as_the_guard_does_not_run_in_a_copy_either() {
    let one = Laptop::first();
    let stick = one.folder.path().join("stick.sokrat");
    one.file().give_copy(&stick, "", &mut |_, _| true).expect("a copy is made");
    let sly = ["INSERT", "UPDATE", "DELETE"]
        .map(|verb| format!("CREATE TRIGGER guard_sly_{verb} AFTER {verb} ON local WHEN NOT EXISTS (SELECT 1 FROM local WHERE key = 'sly') BEGIN INSERT INTO local VALUES('sly', '{verb}'); END;"));
    rusqlite::Connection::open(&stick).expect("a database").execute_batch(&sly.concat()).expect("whoever has the file can do that");
    let world = crate::support::TestSurroundings::new(6) as Arc<dyn Surroundings>;
    let to = one.folder.path().join("two.sokrat");
    let two =
        ProgrammeFile::join(&stick, &to, world, &OpenOptions::default(), &mut |_, _| true).expect("the guard is put up anew, so it is taken in");
    assert_eq!(two.remembered("sly"), Ok(None), "nothing ran in what was taken in");
    let there = rusqlite::Connection::open(&stick).expect("a database");
    let kept = there
        .prepare("SELECT key FROM local ORDER BY key")
        .and_then(|mut select| select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>());
    assert_eq!(kept, Ok(vec!["for-another".to_owned(), "replica".to_owned()]), "nor where it came from");
}

#[test]
fn taking_a_copy_in_can_be_stopped_and_it_waits_as_before() {
    let one = Laptop::first();
    let stick = one.folder.path().join("stick.sokrat");
    one.file().give_copy(&stick, "", &mut |_, _| true).expect("a copy is made");
    let (to, before) = (one.folder.path().join("two.sokrat"), names(one.folder.path()));
    let mut looks = 0;
    let two = loop {
        let mut asked = 0;
        let goes_on = &mut |_, _| {
            asked += 1;
            asked <= looks
        };
        let world = crate::support::TestSurroundings::new(6) as Arc<dyn Surroundings>;
        let options = OpenOptions { installation: Some(TestInstallation::new(6)), ..OpenOptions::default() };
        match ProgrammeFile::join(&stick, &to, world, &options, goes_on) {
            Ok(two) => break two,
            Err(error) => assert_eq!(error.code, Code::Cancelled, "after {looks} looks"),
        }
        assert_eq!(names(one.folder.path()), before, "after {looks} looks: nothing stays");
        looks += 1;
    };
    assert!(looks >= 3, "it can be stopped while it is copied and while it is looked through");
    assert_eq!(two.new_copy(), None, "it is the laptop that the copy was made for");
}

#[test]
fn a_copy_with_a_passphrase_asks_for_it_and_keeps_it() {
    let mut one = Laptop::first();
    one.person("Орлова");
    one.file = None;
    let secret =
        || OpenOptions { passphrase: Some(Passphrase::new("тихий берег, синий чай".to_owned())), ..OpenOptions::default() };
    let world = |seed| crate::support::TestSurroundings::new(seed) as Arc<dyn Surroundings>;
    ProgrammeFile::change_passphrase(&one.path, &*world(2), &one.options(), secret().passphrase.as_ref(), &mut |_, _| true)
        .expect("a passphrase is set");
    let options = |number, options: OpenOptions| OpenOptions { installation: Some(TestInstallation::new(number)), ..options };
    let file = ProgrammeFile::open(&one.path, world(3), &OpenOptions { installation: one.options().installation, ..secret() }).expect("it opens");
    let stick = one.folder.path().join("stick.sokrat");
    file.give_copy(&stick, "Выездной", &mut |_, _| true).expect("a copy is made");
    assert!(!fs::read(&stick).expect("read").windows(6).any(|bytes| bytes == b"SQLite"), "the copy is as secret as the programme");
    let to = one.folder.path().join("two.sokrat");
    let wrong = OpenOptions { passphrase: Some(Passphrase::new("совсем не тот".to_owned())), ..OpenOptions::default() };
    for (what, given, code) in [("no passphrase", OpenOptions::default(), Code::PassphraseNeeded), ("a wrong one", wrong, Code::WrongPassphrase)] {
        let refused = ProgrammeFile::join(&stick, &to, world(4), &options(4, given), &mut |_, _| true).map(drop);
        assert_eq!(refused.map_err(|error| error.code), Err(code), "{what}");
        assert!(!to.exists(), "{what}: nothing was taken in");
    }
    let opened = ProgrammeFile::open(&stick, world(5), &options(5, secret())).map(drop);
    assert_eq!(opened.map_err(|error| error.code), Err(Code::ForAnotherLaptop), "with the right one it says what it is");
    let two = ProgrammeFile::join(&stick, &to, world(6), &options(6, secret()), &mut |_, _| true).expect("and is taken in");
    assert_eq!(two.new_copy(), None, "as the laptop that it was made for");
    drop(two);
    let open = |given| ProgrammeFile::open(&to, world(7), &given).map(drop).map_err(|error| error.code);
    assert_eq!(open(OpenOptions::default()), Err(Code::PassphraseNeeded), "it keeps the passphrase");
    open(secret()).expect("which opens it");
}
