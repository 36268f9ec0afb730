//! Files of every version of the schema that was released, frozen as they were: each opens, is brought to the present
//! schema after a copy, and holds what it held.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sokrat_core::calendar::{self, NewAgendaItem};
use sokrat_core::certificates::{self, CertificateOrder};
use sokrat_core::competitions;
use sokrat_core::file::Upgrade;
use sokrat_core::file::migrations::STEPS;
use sokrat_core::registrations::RegistrationStatus;
use sokrat_core::values::Edit;
use sokrat_core::{Code, OpenOptions, ProgrammeFile};

use crate::competitions as contest;
use crate::stage::{self, check_in, event, founded, organisation, person_of, register, workshop};
use crate::support::{Scene, TestSurroundings};

/// The last version that people have files of.
const RELEASED: usize = 4;
/// The first version with papers in its frozen file.
const PAPERS: usize = 3;
/// The first version with an agenda in it.
const AGENDA: usize = 5;

fn frozen(version: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/core/frozen/version-{version}.sokrat.gz"))
}

/// A little of everything: what a migration could break.
fn everything() -> Scene {
    let scene = founded();
    let foundation = organisation(&scene, "АНО «Родник»");
    let day = event(&scene, workshop("2019-04-29"));
    for surname in ["Орлова", "Седова", "Ёжиков"] {
        let person = person_of(&scene, surname, foundation);
        register(&scene, day, person, RegistrationStatus::Registered);
        check_in(&scene, day, person, surname != "Седова");
    }
    scene.file().undo().expect("presence can be taken back");
    let fields = crate::agenda::line("2019-04-29", "10:00", "10:30");
    calendar::add_agenda_item(scene.file(), NewAgendaItem { event_id: day, fields }).expect("a line of the agenda");
    let id = competitions::create(scene.file(), contest::fields()).expect("a competition").value;
    competitions::set_criteria(scene.file(), Edit { id, fields: vec![contest::criterion("Актуальность", 100)] }).expect("criteria");
    certificates::issue(scene.file(), &CertificateOrder::of(day, false), stage::day("2019-04-30"), |_| Ok(())).expect("a certificate is given");
    let gone = scene.person("Лишняя");
    sokrat_core::people::delete(scene.file(), gone).expect("a person is deleted");
    scene
}

/// Freezes a file of the present version: run once before a version is released, never over one that was.
#[test]
#[ignore = "makes a fixture"]
fn freeze() {
    let path = frozen(STEPS.len());
    assert!(!path.exists(), "a released version stays as it was");
    let mut scene = everything();
    scene.close();
    let bytes = fs::read(&scene.path).expect("the file is there");
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes).expect("packed");
    fs::write(&path, gzip.finish().expect("packed")).expect("written");
}

/// A frozen file in a folder of its own.
fn thawed(version: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("programme.sokrat");
    let mut bytes = Vec::new();
    let packed = fs::File::open(frozen(version)).unwrap_or_else(|error| panic!("version {version} was not frozen: {error}"));
    GzDecoder::new(packed).read_to_end(&mut bytes).expect("unpacked");
    fs::write(&path, bytes).expect("written");
    (folder, path)
}

#[test]
fn every_released_version_opens() {
    for version in 1..=RELEASED {
        let (folder, path) = thawed(version);
        let file = ProgrammeFile::open(&path, TestSurroundings::new(1), &OpenOptions::default())
            .unwrap_or_else(|error| panic!("version {version}: {error}"));
        let count = |sql: &str| file.read(|conn| Ok(conn.query_row(sql, [], |row| row.get::<_, i64>(0))?)).expect("it is read");
        assert_eq!(count("PRAGMA user_version"), STEPS.len() as i64, "version {version} is brought to the present one");
        assert_eq!(count("SELECT count(*) FROM person WHERE _del = 0"), 3, "version {version}: the people are there");
        assert_eq!(
            count("SELECT count(*) FROM registration WHERE status = 'attended'"),
            1,
            "version {version}: and who was present, but one taken back"
        );
        assert_eq!(count("SELECT count(*) FROM criterion"), 1, "version {version}: and the competition");
        let papers = i64::from(version >= PAPERS);
        assert_eq!(count("SELECT count(*) FROM document WHERE number = 'СК-2019-А1-00001'"), papers, "version {version}: and what was issued");
        assert_eq!(count("SELECT count(*) FROM document WHERE template IS NULL"), papers, "version {version}: nobody guesses on which template");
        assert_eq!(count("SELECT count(*) FROM agenda_item"), i64::from(version >= AGENDA), "version {version}: and the agenda");
        let report = file.check(&mut |_, _| true).expect("the check runs");
        assert!(report.is_clean(), "version {version}: journal, tables and search agree after the migration: {report:?}");
        file.redo().expect_err("nothing new can be done again across a later action");
        drop(file);
        let backups = fs::read_dir(folder.path()).expect("listed").count() - 1;
        assert_eq!(backups, usize::from(version < STEPS.len()), "version {version}: a copy of what was migrated, and of nothing else");
    }
}

#[test]
fn bringing_a_file_to_the_present_version_can_be_stopped_whenever_that_is() {
    for version in 1..=RELEASED {
        let (folder, path) = thawed(version);
        let backups = folder.path().join("backups");
        let options = OpenOptions { backups: Some(backups.clone()), ..OpenOptions::default() };
        let dump = || {
            let conn = rusqlite::Connection::open(&path).expect("it is a database");
            let schema = "SELECT group_concat(sql, ';') || (SELECT count(*) FROM entry) FROM sqlite_schema";
            let version = conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).expect("it has a version");
            (version, conn.query_row(schema, [], |row| row.get::<_, String>(0)).expect("it can be read"))
        };
        let before = dump();
        let (mut looks, mut told) = (0, Vec::new());
        loop {
            let mut asked = 0;
            told.clear();
            let goes_on = &mut |at, done, total| {
                asked += 1;
                told.push((at, done, total));
                asked <= looks
            };
            let opened = ProgrammeFile::open_telling(&path, TestSurroundings::new(1), &options, goes_on).map(drop);
            let Err(error) = opened else { break };
            assert_eq!(error.code, Code::Cancelled, "version {version}, after {looks} looks");
            assert_eq!(dump(), before, "version {version}, after {looks} looks: the file is as it was");
            let left = fs::read_dir(&backups).expect("listed").count();
            assert_eq!(left, 0, "version {version}, after {looks} looks: and no copy of it takes room");
            looks += 1;
        }
        assert!(looks >= 4, "version {version}: it can be stopped while it is copied and while it is changed, and at the end of either");
        let steps = u32::try_from(STEPS.len() - version).expect("few steps");
        assert_eq!(told.last(), Some(&(Upgrade::Steps, steps, steps)), "version {version}: and tells how far it is until it is done");
        assert!(told.iter().any(|(at, ..)| *at == Upgrade::Copy), "version {version}: the copy as well");
        assert_eq!(fs::read_dir(&backups).expect("listed").count(), 1, "version {version}: then there is one");
    }
    let (_folder, path) = thawed(RELEASED);
    drop(ProgrammeFile::open(&path, TestSurroundings::new(1), &OpenOptions::default()).expect("it opens"));
    ProgrammeFile::open_telling(&path, TestSurroundings::new(1), &OpenOptions::default(), &mut |_, _, _| false)
        .expect("what is at its version is opened without a word");
}
