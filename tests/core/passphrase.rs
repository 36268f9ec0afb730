//! The passphrase: what it opens, what it hides, and that changing it loses nothing.

use std::fs;
use std::path::Path;

use sokrat_core::file::{CheckReport, Key, RecoveryCode};
use sokrat_core::{Code, OpenOptions, Passphrase, ProgrammeFile, Result, Surroundings};
use tempfile::TempDir;

use crate::support::{Scene, TestSurroundings, text};

const SECRET: &str = "тихий берег, синий чай";
const OTHER: &str = "чужая собака лает 'громко'";

fn with(passphrase: &str) -> OpenOptions {
    OpenOptions { passphrase: Some(Passphrase::new(passphrase.to_owned())), ..OpenOptions::default() }
}

fn open(path: &Path, options: &OpenOptions) -> Result<ProgrammeFile> {
    ProgrammeFile::open(path, TestSurroundings::new(9), options)
}

fn refused(path: &Path, options: &OpenOptions) -> Code {
    open(path, options).map(|_| ()).expect_err("it does not open").code
}

/// Gives a closed file another passphrase.
fn change(path: &Path, before: &OpenOptions, new: Option<&str>) -> Result<Option<Key>> {
    let new = new.map(|new| Passphrase::new(new.to_owned()));
    static SEED: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(50);
    let world = TestSurroundings::new(SEED.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    ProgrammeFile::change_passphrase(path, world.as_ref(), before, new.as_ref(), &mut |_, _| true)
}

fn surnames(file: &ProgrammeFile) -> Vec<String> {
    file.read(|conn| Ok(conn.prepare("SELECT surname FROM person ORDER BY n")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?))
        .expect("people are read")
}

fn check(file: &ProgrammeFile) -> CheckReport {
    file.check(&mut |_, _| true).expect("the check runs")
}

/// A closed programme with two people, one of them searched for and deleted.
fn programme() -> Scene {
    let mut scene = Scene::new();
    scene.person("Орлова");
    let id = scene.person("Седова");
    scene.set_person(id, "given", text("Инна"));
    scene.file().undo().expect("the last change is taken back");
    scene.close();
    scene
}

/// Every file of a folder that has this text in clear.
fn in_clear(folder: &Path, text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let files = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| fs::read(path).expect("a file").windows(bytes.len()).any(|window| window == bytes))
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn a_passphrase_is_set_changed_and_removed() {
    let scene = programme();
    let plain = OpenOptions::default();
    change(&scene.path, &plain, Some(SECRET)).expect("a first passphrase");
    assert_eq!(refused(&scene.path, &plain), Code::PassphraseNeeded, "without it the file does not open");
    assert_eq!(refused(&scene.path, &with(OTHER)), Code::WrongPassphrase, "with a wrong one neither");
    let file = open(&scene.path, &with(SECRET)).expect("with the right one it does");
    assert_eq!(surnames(&file), ["Орлова", "Седова"], "with everything in it");
    assert!(check(&file).is_clean(), "and in order: journal, tables, search");
    assert!(file.redo().is_ok(), "also what undo and redo know");
    drop(file);

    assert_eq!(change(&scene.path, &with(OTHER), None).expect_err("refused").code, Code::WrongPassphrase, "who changes it must know it");
    change(&scene.path, &with(SECRET), Some(OTHER)).expect("another passphrase");
    assert_eq!(refused(&scene.path, &with(SECRET)), Code::WrongPassphrase, "the old one opens it no more");
    assert!(check(&open(&scene.path, &with(OTHER)).expect("the new one does")).is_clean(), "in order");

    assert_eq!(change(&scene.path, &with(OTHER), None).expect("taken away"), None, "no passphrase, no key");
    let file = open(&scene.path, &plain).expect("it opens as it is");
    assert_eq!(surnames(&file), ["Орлова", "Седова"], "with everything in it");
    assert!(check(&file).is_clean(), "in order");
    drop(file);
    let names = fs::read_dir(scene.path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names, ["programme.sokrat"], "nothing is left beside it");
}

#[test]
fn the_schema_and_the_planner_s_knowledge_go_along() {
    let scene = programme();
    rusqlite::Connection::open(&scene.path).unwrap().execute_batch("ANALYZE").unwrap();
    change(&scene.path, &OpenOptions::default(), Some(SECRET)).unwrap();
    let file = open(&scene.path, &with(SECRET)).expect("opening compares the schema to the letter");
    let analysed = file.read(|conn| Ok(conn.query_row("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'person'", [], |row| row.get::<_, i64>(0))?));
    assert!(analysed.unwrap() > 0, "what the planner knows of the tables is still there");
}

#[test]
fn nothing_of_an_encrypted_programme_is_in_clear() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("programme.sokrat");
    let file = ProgrammeFile::create(&path, TestSurroundings::new(1), &with(SECRET)).expect("made with a passphrase");
    file.transact(sokrat_core::Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&sokrat_core::file::tables::PERSON, id, &[("surname", text("Zverobojnikova"))])
    })
    .unwrap();
    file.save_copy(&folder.path().join("copy.sokrat")).unwrap();
    assert!(folder.path().join("programme.sokrat-wal").exists(), "the write-ahead log is looked at as well");
    for word in ["Zverobojnikova", "zverobojnikova", "CREATE TABLE", "SQLite format", SECRET] {
        assert_eq!(in_clear(folder.path(), word), Vec::<String>::new(), "{word} stands nowhere, also not in copy and log");
    }
    drop(file);
    let copy = open(&folder.path().join("copy.sokrat"), &with(SECRET)).expect("a copy has the same passphrase");
    assert_eq!(surnames(&copy), ["Zverobojnikova"], "and everything in it");
}

#[test]
fn whoever_had_it_open_needs_not_ask_again() {
    let scene = programme();
    change(&scene.path, &OpenOptions::default(), Some(SECRET)).unwrap();
    let file = open(&scene.path, &with(SECRET)).unwrap();
    assert!(file.opens_with(&Passphrase::new(SECRET.to_owned())).unwrap(), "the passphrase is known again");
    assert!(!file.opens_with(&Passphrase::new(OTHER.to_owned())).unwrap(), "a wrong one as well");
    let key = OpenOptions { key: file.key().cloned(), ..OpenOptions::default() };
    drop(file);
    open(&scene.path, &key).expect("the key opens it");
    change(&scene.path, &key, Some(OTHER)).expect("and changes it");
    assert_eq!(refused(&scene.path, &key), Code::PassphraseNeeded, "the key of before is that of another file now");
}

#[test]
fn letters_of_two_signs_are_the_same_letters() {
    let scene = programme();
    change(&scene.path, &OpenOptions::default(), Some("ёжик в тумане")).unwrap();
    open(&scene.path, &with("е\u{308}жик в тумане")).expect("as another system types it");
}

#[test]
fn a_passphrase_is_never_printed() {
    let options = with(SECRET);
    assert!(!format!("{options:?}").contains("берег"), "not in a message for developers");
    let key = change(&programme().path, &OpenOptions::default(), Some(SECRET)).unwrap();
    assert_eq!(format!("{key:?}"), "Some(Key)", "nor is the key");
    let short = Passphrase::new("семь7зн".to_owned()).check("passphrase").expect_err("seven are too few");
    assert_eq!(short.issues[0].code, Code::TooShort, "and the field says so");
}

#[test]
fn what_a_crash_left_beside_is_taken_away() {
    let scene = programme();
    let folder = scene.path.parent().unwrap();
    let id = TestSurroundings::new(4).new_id();
    for left in [format!(".programme.sokrat.{id}.part"), format!(".programme.sokrat.{id}.part-journal"), format!(".other.sokrat.{id}.part")] {
        fs::write(folder.join(left), "Орлова").unwrap();
    }
    drop(open(&scene.path, &OpenOptions::default()).expect("it opens"));
    assert_eq!(in_clear(folder, "Орлова").len(), 2, "what was half written is gone; the programme and another file's stay");
}

#[test]
fn an_open_file_keeps_its_passphrase() {
    let mut scene = programme();
    scene.reopen();
    assert_eq!(
        change(&scene.path, &OpenOptions::default(), Some(SECRET)).expect_err("refused").code,
        Code::LockedFile,
        "an open file is not changed"
    );
    assert_eq!(surnames(scene.file()), ["Орлова", "Седова"], "it works on");
}

/// What a person types of a printed code.
fn typed(code: &RecoveryCode, between: &str) -> Passphrase {
    Passphrase::new(code.groups().collect::<Vec<_>>().join(between))
}

#[test]
fn a_recovery_code_opens_the_file_whose_passphrase_is_forgotten() {
    let scene = programme();
    let key = change(&scene.path, &OpenOptions::default(), Some(SECRET)).expect("a passphrase").expect("a key");
    let code = key.recovery_code();
    assert!(code.groups().all(|group| group.len() == 6 && group.bytes().all(|digit| digit.is_ascii_digit())), "six digits each");
    assert_eq!(code.groups().count(), 16, "sixteen groups");
    for between in [" ", "", "-", "\n", " – "] {
        assert_eq!(Key::of_recovery_code(&scene.path, &typed(&code, between)).expect("as printed"), key, "typed with {between:?} between");
    }
    let by_code = |code: &RecoveryCode| OpenOptions {
        key: Some(Key::of_recovery_code(&scene.path, &typed(code, " ")).expect("a code")),
        ..OpenOptions::default()
    };
    assert_eq!(surnames(&open(&scene.path, &by_code(&code)).expect("it opens")), ["Орлова", "Седова"], "with everything in it");

    let copy = scene.path.with_file_name("backup.sokrat");
    open(&scene.path, &with(SECRET)).expect("it opens").save_copy(&copy).expect("a copy is saved");
    let new = change(&scene.path, &by_code(&code), Some(OTHER)).expect("the code is enough for another passphrase").expect("a key");
    assert!(check(&open(&scene.path, &with(OTHER)).expect("which opens it")).is_clean(), "in order");
    assert_eq!(refused(&scene.path, &by_code(&code)), Code::WrongPassphrase, "the code before is worth nothing now");
    open(&scene.path, &by_code(&new.recovery_code())).expect("there is a new one");
    let before = OpenOptions { key: Some(Key::of_recovery_code(&copy, &typed(&code, " ")).expect("a code")), ..OpenOptions::default() };
    open(&copy, &before).expect("copies made before open with the code of then");
}

#[test]
fn a_slip_in_a_recovery_code_is_found_at_its_group() {
    let scene = programme();
    let key = change(&scene.path, &OpenOptions::default(), Some(SECRET)).expect("a passphrase").expect("a key");
    let code = key.recovery_code().groups().map(str::to_owned).collect::<Vec<_>>();
    let read = |groups: &[String]| Key::of_recovery_code(&scene.path, &Passphrase::new(groups.join(" ")));
    let issue = |groups: &[String]| {
        let error = read(groups).map(drop).expect_err("it is no code");
        let issue = error.issues.first().expect("said at the field").clone();
        assert_eq!(issue.field, "code", "of the code");
        (issue.code, issue.facts)
    };
    for group in 0..code.len() {
        // Every single wrong digit, and every two neighbours that changed places.
        for place in 0..6 {
            let digits = code[group].as_bytes();
            let others = (b'0'..=b'9').filter(|digit| *digit != digits[place]).map(|digit| {
                let mut other = digits.to_vec();
                other[place] = digit;
                other
            });
            let mut swapped = digits.to_vec();
            swapped.swap(place, (place + 1).min(5));
            for other in others.chain(Some(swapped).filter(|swapped| swapped != digits)) {
                let mut slip = code.clone();
                slip[group] = String::from_utf8(other).expect("digits");
                let (code, facts) = issue(&slip);
                assert_eq!((code, facts.get("group")), (Code::RecoveryCodeSlip, Some(&(group + 1).into())), "{slip:?}");
            }
        }
    }
    let mut letter = code.clone();
    letter[2] = "12З456".to_owned();
    assert_eq!(issue(&letter).0, Code::RecoveryCodeSlip, "a letter is no digit");
    assert_eq!(issue(&code[1..]).0, Code::RecoveryCodeLength, "a group that is missing");
    assert_eq!(issue(&[]).0, Code::RecoveryCodeLength, "and nothing at all");
    let mut order = code.clone();
    order.swap(3, 4);
    let other = read(&order).expect("groups in another order are a code");
    assert_eq!(refused(&scene.path, &OpenOptions { key: Some(other), ..OpenOptions::default() }), Code::WrongPassphrase, "but not the file's");
    let plain = Scene::new();
    let error = Key::of_recovery_code(&plain.path, &Passphrase::new(code.join(""))).map(drop).expect_err("refused");
    assert_eq!(error.code, Code::BadRequest, "a file without a passphrase has no code");
}
