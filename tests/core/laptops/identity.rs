//! Which copy a file is: copies made by hand, restored states, and two that wrote as one.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sokrat_core::file::{Agreed, Installation, Known, NewCopy, OpenOptions, Scope, Verdict, judge};
use sokrat_core::ids::{RawId, ReplicaId};
use sokrat_core::laptops::{self, RetireRequest};
use sokrat_core::{Code, ProgrammeFile, Surroundings};

use super::fleet::{Laptop, TestInstallation, clones, code, same, surnames};

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
    one.person("Орлова");
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
    one.person("Орлова");
    one.file = None;
    let mut two = Laptop { installation: TestInstallation::new(2), world: crate::support::TestSurroundings::new(77), ..Laptop::first() };
    two.file = None;
    fs::copy(&one.path, &two.path).expect("a person may copy a file");
    one.open();
    two.open();
    assert_eq!(two.file().new_copy(), Some(NewCopy::FromElsewhere), "the copy is another laptop's from now on");
    assert!(code(&two).starts_with("А1-"), "with a code of its own: {}", code(&two));
    (0..50).for_each(|number| one.person(&format!("А{number:02}")));
    (0..30).for_each(|number| two.person(&format!("Б{number:02}")));
    one.take(&two.package(Scope::Everything)).expect("taken in");
    two.take(&one.package(Scope::Everything)).expect("and back");
    same(&one.dump(), &two.dump(), "both have everything");
    assert_eq!(surnames(&one).split(',').count(), 81, "all fifty and all thirty");
}

#[test]
fn a_restored_backup_is_a_copy_of_its_own_in_the_place_of_the_one_before() {
    let mut one = Laptop::first();
    one.person("Орлова");
    let backup = one.folder.path().join("backup.sokrat");
    one.file().save_copy(&backup).expect("a copy is saved");
    let two = one.join(2);
    one.person("Седова");
    two.take(&one.package(Scope::Missing(None))).expect("the other one has Седова already");
    one.file = None;
    fs::copy(&backup, &one.path).expect("put in place");
    one.open();
    assert_eq!(one.file().new_copy(), Some(NewCopy::SecondCopy), "an older state");
    one.person("Зуева");
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
fn what_a_restoring_takes_away_may_come_again_where_it_is_shared() {
    let one = Laptop::first();
    let shared = || one.file().is_shared().expect("it can be told");
    assert!(!shared(), "nobody else has anything of it");
    laptops::set_folder(one.file(), Some(Path::new("/Обмен"))).expect("a folder is chosen");
    assert!(shared(), "a folder may hold it");
    laptops::set_folder(one.file(), None).expect("and forgotten");
    let id = ReplicaId(one.join(2).file().replica_id().expect("it has one"));
    assert!(shared(), "another laptop may have it");
    laptops::retire(one.file(), RetireRequest { id, retired: true }).expect("taken out of use");
    assert!(!shared(), "and one out of use brings nothing");
}

#[test]
fn a_state_from_before_a_copy_was_given_is_told_even_after_a_crash() {
    let mut one = Laptop::first();
    one.person("Орлова");
    let backup = one.folder.path().join("backup.sokrat");
    one.file().save_copy(&backup).expect("a copy is saved");
    one.file().give_copy(&one.folder.path().join("stick.sokrat"), "", &mut |_, _| true).expect("a copy is made");
    // A crash: what was remembered at the closing is not.
    let (programme, replica) = (one.file().programme_id().expect("it has one"), one.file().replica_id().expect("it has one"));
    let known = one.installation.known(programme, replica).expect("it is open");
    one.file = None;
    one.installation.remember(programme, replica, known);
    fs::copy(&backup, &one.path).expect("put in place");
    one.open();
    assert_eq!(one.file().new_copy(), Some(NewCopy::SecondCopy), "the laptop that has the copy knows more of this one than it does itself");
}

#[test]
fn two_that_wrote_as_one_are_noticed_and_nothing_is_lost() {
    let (one, two) = clones();
    (0..5).for_each(|number| one.person(&format!("А{number:02}")));
    (0..3).for_each(|number| two.person(&format!("Б{number:02}")));
    let package = two.package(Scope::Everything);
    let told = one.file().preview(&*package, &mut |_, _| true).expect("it can be looked at");
    assert_eq!(told.forks, ["А1"], "and says that somebody else wrote under this name");
    assert_eq!(one.take(&package).map(|_| ()).map_err(|error| error.code), Err(Code::ForkedReplica), "nothing is taken in without asking");
    one.file().import(&*package, true, &mut |_, _| true).expect("with a yes it is");
    assert_eq!(surnames(&one), "А00,А01,А02,А03,А04,Б00,Б01,Б02,Орлова", "all of both");
    assert!(code(&one).starts_with("А1-"), "and this one goes on under another name: {}", code(&one));
    two.file().import(&*one.package(Scope::Everything), true, &mut |_, _| true).expect("and back");
    assert_eq!(surnames(&two), surnames(&one), "the other one has all of both as well");
    one.person("Зуева");
    two.take(&one.package(Scope::Missing(None))).expect("later work comes over without a question");
    assert!(surnames(&two).contains("Зуева"), "and arrives");
    for laptop in [&one, &two] {
        let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
        assert!(report.is_clean(), "chains are whole: {report:?}");
    }
}

#[test]
fn who_has_agreed_once_is_not_asked_again() {
    let (one, two) = clones();
    let three = one.join(3);
    one.person("Седова");
    two.person("Зуева");
    let import = |laptop: &Laptop, package: &[u8], agreed| laptop.file().import(package, agreed, &mut |_, _| true).map(|done| done.value);
    let package = two.package(Scope::Everything);
    import(&three, &one.package(Scope::Everything), false).expect("the third has heard the first");
    for laptop in [&one, &three] {
        assert_eq!(import(laptop, &package, false).map(drop).map_err(|error| error.code), Err(Code::ForkedReplica), "a first time");
        import(laptop, &package, true).expect("somebody agrees");
    }
    // The clone has heard nothing of it, and works on under the old name.
    two.person("Крылова");
    let more = two.package(Scope::Everything);
    for laptop in [&one, &three] {
        let told = laptop.file().preview(&*more, &mut |_, _| true).expect("it can be looked at");
        assert_eq!((told.forks, told.actions), (vec![], 1), "nobody is asked about what was agreed to");
        import(laptop, &more, false).expect("and it is taken in");
        assert_eq!(import(laptop, &more, false).expect("once more").actions, 0, "once");
        assert_eq!(surnames(laptop), "Зуева,Крылова,Орлова,Седова", "with nothing lost");
        let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
        assert!(report.is_clean(), "chains are whole: {report:?}");
    }
    let forks = |laptop: &Laptop| laptop.dump().lines().filter(|line| line.starts_with("entry")).count();
    import(&three, &one.package(Scope::Everything), false).expect("what the first made of it");
    import(&one, &three.package(Scope::Everything), false).expect("and the third");
    assert_eq!(forks(&one), forks(&three), "the fork has one name on every laptop, so nothing is there twice");
    same(&one.dump(), &three.dump(), "both are alike");
}

/// A package that goes on behind the place where two clones parted names that place by its hash, not by its number alone.
#[test]
fn what_stands_on_a_fork_is_never_taken_for_the_other_journal() {
    let (one, two) = clones();
    let three = two.join(3);
    for name in ["Седова", "Зуева", "Жукова", "Лисова"] {
        one.person(name);
    }
    two.person("Крылова");
    three.take(&two.package(Scope::Everything)).expect("the third knows the clone");
    two.take(&three.package(Scope::Everything)).expect("and the clone knows what it has");
    let third = three.file().replica_id().expect("it has one");
    two.person("Белова");
    two.person("Серова");
    let behind = two.package(Scope::Missing(Some(third)));
    let refused = one.file().import(&*behind, true, &mut |_, _| true).map(drop).map_err(|error| error.code);
    assert_eq!(refused, Err(Code::PackageGap), "the first cannot tell from it where they parted");
    one.file().import(&*two.package(Scope::Everything), true, &mut |_, _| true).expect("everything tells");
    one.take(&behind).expect("then it stands on what is known");
    assert_eq!(surnames(&one), "Белова,Жукова,Зуева,Крылова,Лисова,Орлова,Седова,Серова", "nothing is lost and nothing mixed up");
    let report = one.file().check(&mut |_, _| true).expect("the file can be checked");
    assert!(report.is_clean(), "chains are whole: {report:?}");
}

/// After a crash the installation knows only how the file was opened, and a copy of the same session fits that.
#[test]
fn a_state_from_before_something_was_sent_goes_on_as_another_copy() {
    let shared = super::fleet::folder();
    let leave = |one: &Laptop, what: &str| match what {
        "a package" => drop(one.package(Scope::Everything)),
        "a segment" => drop(one.file().synchronise(shared.path(), Agreed::default(), &mut || Ok(()), &mut |_, _| true).expect("exchanged")),
        _ => {}
    };
    for what in ["a package", "a segment", "nothing"] {
        let mut one = Laptop::first();
        one.open();
        let backup = one.folder.path().join("backup.sokrat");
        one.file().save_copy(&backup).expect("a copy of the session is saved");
        one.person("Седова");
        leave(&one, what);
        let (programme, replica) = (one.file().programme_id().expect("it has one"), one.file().replica_id().expect("it has one"));
        let known = one.installation.known(programme, replica).expect("it was opened");
        one.file = None;
        one.installation.remember(programme, replica, known);
        fs::copy(&backup, &one.path).expect("put in place by hand after the crash");
        one.open();
        let told = if what == "nothing" { None } else { Some(NewCopy::SecondCopy) };
        assert_eq!(one.file().new_copy(), told, "{what} had left with numbers that would be given again");
    }
}

#[test]
fn a_file_from_elsewhere_chooses_no_folder_to_exchange_through() {
    let folder_of = |laptop: &Laptop| laptop.file().read(|conn| laptops::overview(conn, laptop.world.now())).expect("the laptops are read").folder;
    let mut one = Laptop::first();
    let shared = one.folder.path().join("Обмен");
    laptops::set_folder(one.file(), Some(&shared)).expect("a folder is chosen");
    let backup = one.folder.path().join("backup.sokrat");
    one.file().save_copy(&backup).expect("a copy is saved");
    one.open();
    assert_eq!(folder_of(&one), "Обмен", "who chose it goes on with it");

    let theirs = Laptop::cloned(&one, 2);
    drop(theirs.file);
    let opened = ProgrammeFile::open(
        &theirs.path,
        Arc::clone(&theirs.world) as Arc<dyn Surroundings>,
        &OpenOptions { installation: Some(Arc::clone(&theirs.installation) as Arc<dyn Installation>), ..OpenOptions::default() },
    );
    let folder = opened.expect("it opens").remembered("exchange-folder").expect("read");
    assert_eq!(folder, None, "a file that came from another computer writes nowhere unasked");

    one.person("Орлова");
    one.file = None;
    fs::copy(&backup, &one.path).expect("put in place");
    one.open();
    assert_eq!(folder_of(&one), "", "nor does an older state take back what it was restored to be rid of");
    laptops::set_folder(one.file(), Some(Path::new("/"))).expect("the root of a stick");
    assert_eq!(folder_of(&one), "/", "is a folder like any other");
}
