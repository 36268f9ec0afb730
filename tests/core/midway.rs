//! Killed in the middle of work on the whole file: a backup, a restoration, a passphrase that is set or removed, a package that
//! is taken in. What stands then is the state before or after, never between, and no copy of it lies about.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sokrat_core::file::backup::{Policy, Reason};
use sokrat_core::file::tables::PERSON;
use sokrat_core::file::{Op, Scope};
use sokrat_core::{Code, OpenOptions, Passphrase, ProgrammeFile, Surroundings};

use crate::crash;
use crate::support::{TestSurroundings, text};

/// How many people a package of the other laptop brings, in one action.
const BATCH: i64 = 300;

fn with_passphrase() -> OpenOptions {
    OpenOptions { passphrase: Some(Passphrase::new(crash::SECRET.to_owned())), ..OpenOptions::default() }
}

/// Opens the programme with the passphrase where it has one, and says how.
fn opened(path: &Path, world: &Arc<TestSurroundings>) -> (ProgrammeFile, OpenOptions) {
    let open = |options: &OpenOptions| ProgrammeFile::open(path, Arc::clone(world) as Arc<dyn Surroundings>, options);
    match open(&OpenOptions::default()) {
        Err(error) if error.code == Code::PassphraseNeeded => (open(&with_passphrase()).expect("it opens with its passphrase"), with_passphrase()),
        file => (file.expect("it opens"), OpenOptions::default()),
    }
}

fn package(folder: &Path, round: u64) -> std::path::PathBuf {
    folder.join(format!("{round}.sokrat-package"))
}

/// The child: one kind of work after the other, each on a file in which somebody has written before.
#[test]
#[ignore = "a part of the crash tests, which start and kill it"]
fn works_until_it_is_killed() {
    let (path, round) = crash::task();
    let folder = path.parent().expect("a folder").to_owned();
    let backups = folder.join("backups");
    let world = TestSurroundings::new(round + 100);
    world.advance(i64::try_from(round).expect("few rounds") * 100_000);
    let tell = &mut |_, _| true;
    for number in round.. {
        world.advance(60);
        let (file, options) = opened(&path, &world);
        crash::add(&file, &format!("{round}-{number}")).expect("written");
        crash::say(&format!("{round}-{number}"));
        let back_up = |file: &ProgrammeFile| file.back_up(&backups, Reason::Close, Policy::default(), &mut |_, _| true).expect("backed up").name;
        match number % 4 {
            0 => drop(back_up(&file)),
            1 => {
                drop(file);
                let new = options.passphrase.is_none().then(|| Passphrase::new(crash::SECRET.to_owned()));
                ProgrammeFile::change_passphrase(&path, world.as_ref(), &options, new.as_ref(), tell).expect("changed");
            }
            2 => {
                let backup = backups.join(back_up(&file));
                drop(file);
                ProgrammeFile::restore(&path, world.as_ref(), &options, &backup, &options, tell).expect("restored");
            }
            _ => {
                let bytes = fs::read(package(&folder, round)).expect("the other laptop sent it");
                file.import(&bytes[..], false, tell).expect("taken in");
            }
        }
    }
}

/// The other laptop enters people in one action, and sends everything.
fn send(other: &ProgrammeFile, folder: &Path, round: u64) {
    let entered = other.transact(Op::ImportList, |tx| {
        (0..BATCH).try_for_each(|_| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text(&format!("из списка {round}")))])
        })
    });
    entered.expect("entered");
    let mut bytes = Vec::new();
    other.export(&mut bytes, Scope::Everything, &mut |_, _| true).expect("a package is written");
    fs::write(package(folder, round), bytes).expect("and carried over");
}

#[test]
fn work_on_the_whole_file_survives_being_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("programme.sokrat");
    let world = TestSurroundings::new(1);
    let file = ProgrammeFile::create(&path, Arc::clone(&world) as Arc<dyn Surroundings>, &OpenOptions::default()).expect("made");
    for number in 0..1_000 {
        crash::add(&file, &format!("Орлова {number}")).expect("written");
    }
    let (stick, away) = (folder.path().join("stick.sokrat"), folder.path().join("away.sokrat"));
    file.give_copy(&stick, "", &mut |_, _| true).expect("a copy is made for another laptop");
    drop(file);
    let other = ProgrammeFile::join(&stick, &away, TestSurroundings::new(9), &OpenOptions::default(), &mut |_, _| true).expect("and taken in there");

    let mut acknowledged = Vec::new();
    for round in 0..crash::kills() / 3 {
        send(&other, folder.path(), round);
        let life = Duration::from_millis((round * 7919) % 1_500);
        acknowledged.extend(crash::crash("midway::works_until_it_is_killed", &path, round, false, life));
        world.advance(100_000);
        let (file, _) = opened(&path, &world);
        crash::has_all(&file, &acknowledged);
        let batches: Vec<i64> = file
            .read(|conn| {
                let mut select = conn.prepare("SELECT count(*) FROM person WHERE surname LIKE 'из списка %' GROUP BY surname")?;
                Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
            })
            .expect("read");
        assert!(batches.iter().all(|count| *count == BATCH), "each package whole or not at all: {batches:?}");
        let left = fs::read_dir(folder.path()).expect("listed").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let left = left.filter(|name| name.contains(".part")).collect::<Vec<_>>();
        assert!(left.is_empty(), "what was begun is taken away when the file is opened: {left:?}");
    }
}
