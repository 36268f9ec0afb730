//! What is left when the process is killed, or the disk is full, in the middle of anything.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use sokrat_core::file::backup::{Policy, Reason};
use sokrat_core::file::tables::PERSON;
use sokrat_core::file::{Op, Settle};
use sokrat_core::{Code, OpenOptions, Passphrase, ProgrammeFile, Result, Surroundings};

use crate::support::{TestSurroundings, text};

const FILE: &str = "SOKRAT_CRASH_FILE";
const ROUND: &str = "SOKRAT_CRASH_ROUND";
pub const SECRET: &str = "тихий берег, синий чай";

fn options(encrypted: bool) -> OpenOptions {
    OpenOptions { passphrase: encrypted.then(|| Passphrase::new(SECRET.to_owned())), ..OpenOptions::default() }
}

pub fn add(file: &ProgrammeFile, surname: &str) -> Result<()> {
    file.transact(Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&PERSON, id, &[("surname", text(surname)), ("notes", text(&"о человеке ".repeat(20)))])
    })
    .map(drop)
}

/// What a child was started for: the programme, and which child it is.
pub fn task() -> (PathBuf, u64) {
    let path = PathBuf::from(std::env::var_os(FILE).expect("started by a crash test"));
    let round = std::env::var(ROUND).ok().and_then(|round| round.parse().ok()).expect("started by a crash test");
    (path, round)
}

/// What a child has acknowledged.
pub fn say(what: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "\nsaid {what}").and_then(|()| out.flush()).expect("somebody listens");
}

/// The child: writes one person after another, and says the number of each once it is acknowledged. Some are written in
/// between that an undo takes back, so that there is more than one kind of action.
#[test]
#[ignore = "a part of the crash tests, which start and kill it"]
fn writes_until_it_is_killed() {
    let (path, round) = task();
    let encrypted = path.to_string_lossy().contains("encrypted");
    let file = ProgrammeFile::open(&path, TestSurroundings::new(round + 100), &options(encrypted)).expect("it opens after every crash");
    for number in 0_u64.. {
        add(&file, &format!("{round}-{number}")).expect("written");
        say(&format!("{round}-{number}"));
        if number % 7 == 3 {
            add(&file, "лишняя").and_then(|()| file.undo().map(drop)).expect("taken back");
        }
    }
}

/// Starts a child, which is the test of this name, and kills it so long after it has acknowledged something, or after its start
/// where it shall die while it opens the file; returns what it had acknowledged.
pub fn crash(child: &str, path: &Path, round: u64, early: bool, life: Duration) -> Vec<String> {
    let mut child: Child = Command::new(std::env::current_exe().expect("the tests know where they are"))
        .args([child, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FILE, path)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let lines = BufReader::new(child.stdout.take().expect("it is heard"));
    let (first, begun) = std::sync::mpsc::channel();
    let listening = std::thread::spawn(move || {
        let said = lines.lines().map_while(std::result::Result::ok).filter_map(|line| line.strip_prefix("said ").map(str::to_owned));
        // Whoever waits no longer needs not hear it.
        said.inspect(|_| first.send(()).unwrap_or_default()).collect::<Vec<_>>()
    });
    if !early {
        begun.recv_timeout(Duration::from_secs(60)).expect("the child writes");
    }
    std::thread::sleep(life);
    child.kill().expect("it is killed");
    child.wait().expect("and gone");
    listening.join().expect("what it said was heard")
}

fn survives(rounds: u64, encrypted: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(if encrypted { "encrypted.sokrat" } else { "plain.sokrat" });
    drop(ProgrammeFile::create(&path, TestSurroundings::new(1), &options(encrypted)).expect("made"));
    let mut acknowledged = Vec::new();
    for round in 0..rounds {
        // Spread over the writing and the checkpoints in between; every fourth dies at its start.
        let early = round % 4 == 3;
        acknowledged.extend(crash("crash::writes_until_it_is_killed", &path, round, early, Duration::from_millis((round * 7919) % 250)));
    }
    let file = ProgrammeFile::open(&path, TestSurroundings::new(2), &options(encrypted)).expect("it opens");
    has_all(&file, &acknowledged);
}

/// Everything that was acknowledged is there, and the file is in order.
pub fn has_all(file: &ProgrammeFile, acknowledged: &[String]) {
    let there: std::collections::HashSet<String> = file
        .read(|conn| {
            Ok(conn.prepare("SELECT surname FROM person WHERE _del = 0")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
        .expect("read");
    let lost = acknowledged.iter().filter(|surname| !there.contains(*surname)).collect::<Vec<_>>();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let report = file.check(&mut |_, _| true).expect("the check runs");
    assert!(report.is_clean(), "journal, tables and search agree: {report:?}");
}

/// `SOKRAT_KILLS` says how often: a dozen before every commit, two hundred by `cargo xtask test` and in the soak.
pub fn kills() -> u64 {
    std::env::var("SOKRAT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12)
}

#[test]
fn what_was_acknowledged_survives_being_killed() {
    let kills = kills();
    survives(kills - kills / 3, false);
    survives(kills / 3, true);
}

/// A disk of a few megabytes, taken away again.
pub struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    /// None, with the reason on the screen, where disks may not be mounted.
    pub fn mount(megabytes: u32) -> Option<Self> {
        if !cfg!(target_os = "linux") {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self { folder }),
            other => {
                let reason = other.map_or_else(|error| error.to_string(), |output| String::from_utf8_lossy(&output.stderr).trim().to_owned());
                // The reader of a test's output has to know that it held nothing.
                writeln!(std::io::stderr(), "left out: no small disk can be mounted here: {reason}").ok();
                None
            }
        }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("programme.sokrat")
    }

    /// Fills the disk but for so many kilobytes.
    pub fn fill(&self, spare: u64) {
        let filler = self.folder.path().join("filler");
        let mut file = fs::File::create(&filler).expect("made");
        while file.write_all(&[7; 16 * 1024]).is_ok() {}
        drop(file);
        let size = fs::metadata(&filler).expect("there").len();
        fs::OpenOptions::new().write(true).open(&filler).and_then(|file| file.set_len(size.saturating_sub(spare * 1024))).expect("room is made");
    }

    pub fn empty(&self) {
        fs::remove_file(self.folder.path().join("filler")).expect("taken away");
    }
}

impl SmallDisk {
    /// From now on nothing can be written to it.
    pub fn write_protect(&self) {
        let done = Command::new("mount").args(["-o", "remount,ro"]).arg(self.folder.path()).status();
        assert!(done.is_ok_and(|status| status.success()), "whoever may mount may do that");
    }

    /// Takes it away, as one pulls a stick out: what is open on it stays open, and nothing is found there any more.
    pub fn pull(&self) {
        let done = Command::new("umount").arg("--lazy").arg(self.folder.path()).status();
        assert!(done.is_ok_and(|status| status.success()), "whoever may mount may do that");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg(self.folder.path()).stderr(Stdio::null()).status().ok();
    }
}

fn people(file: &ProgrammeFile) -> i64 {
    file.read(|conn| Ok(conn.query_row("SELECT count(*) FROM person", [], |row| row.get(0))?)).expect("read")
}

#[test]
fn a_disk_that_fills_up_loses_nothing() {
    let Some(disk) = SmallDisk::mount(12) else { return };
    let world = TestSurroundings::new(1);
    let path = disk.path();
    let file = ProgrammeFile::create(&path, Arc::clone(&world) as Arc<dyn Surroundings>, &OpenOptions::default()).expect("made");
    for number in 0..300 {
        add(&file, &format!("Орлова {number}")).expect("there is room");
    }
    let backups = path.with_file_name("backups");

    disk.fill(200);
    let many = file.transact(Op::ImportList, |tx| {
        (0..5_000).try_for_each(|number| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text(&format!("Седова {number}"))), ("notes", text(&"о человеке ".repeat(40)))])
        })
    });
    assert_eq!(many.map(drop).map_err(|error| error.code), Err(Code::DiskFull), "an import says so");
    assert_eq!(people(&file), 300, "and leaves nothing behind");

    assert_eq!(
        file.back_up(&backups, Reason::Close, Policy::default(), &mut |_, _| true).map(drop).map_err(|error| error.code),
        Err(Code::DiskFull),
        "a backup too"
    );
    let halves = fs::read_dir(&backups).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect::<Vec<_>>();
    assert!(halves.is_empty(), "of which no half stays: {halves:?}");
    let mut written = 0;
    let refused = loop {
        match add(&file, "Жукова") {
            Ok(()) => written += 1,
            Err(error) => break error.code,
        }
        assert!(written < 100_000, "the disk is full some time");
    };
    assert_eq!(refused, Code::DiskFull, "a single change says so");
    assert_eq!(people(&file), 300 + written, "and what was acknowledged is there");
    drop(file);

    let secret = Passphrase::new(SECRET.to_owned());
    let changed = ProgrammeFile::change_passphrase(&path, world.as_ref(), &OpenOptions::default(), Some(&secret), &mut |_, _| true);
    assert!(matches!(changed.map_err(|error| error.code), Err(Code::DiskFull)), "a passphrase cannot be set");
    let names =
        fs::read_dir(path.parent().expect("a folder")).expect("listed").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    assert!(!names.into_iter().any(|name| name.ends_with(".part")), "half of the new file does not stay");

    disk.empty();
    let file = ProgrammeFile::open(&path, world.clone(), &OpenOptions::default()).expect("the file is as it was");
    assert_eq!(people(&file), 300 + written, "with everything in it");
    assert!(file.check(&mut |_, _| true).expect("the check runs").is_clean(), "in order");
    assert_eq!(file.settle(Settle::Journal, &mut |_, _| true).expect("nothing to settle").value.rows, 0, "also row by row");
    add(&file, "Щукина").expect("and with room again, work goes on");
    file.back_up(&backups, Reason::Close, Policy::default(), &mut |_, _| true).expect("backups as well");
    drop(file);
    ProgrammeFile::change_passphrase(&path, world.as_ref(), &OpenOptions::default(), Some(&secret), &mut |_, _| true).expect("and the passphrase");
}
