//! A package from somebody who has the programme's key and means harm: sealed as it should be, wrong inside.

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::seal::{Key, NONCE, Opening, Sealing};
use crate::error::Code;
use crate::file::rebuild::Progress;
use crate::file::tables::{MUNICIPALITY, PERSON};
use crate::file::{Agreed, Op, OpenOptions, ProgrammeFile, Scope};
use crate::ids::RawId;
use crate::surroundings::Surroundings;
use crate::values::Moment;

struct World(AtomicU64);

impl Surroundings for World {
    fn now(&self) -> Moment {
        Moment("2019-04-29T09:00:00Z".parse().expect("a moment"))
    }

    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = (self.0.fetch_add(0x9E37_79B9, Ordering::Relaxed) >> 7) as u8;
        }
    }

    fn operator(&self) -> String {
        "Вера Зимина".to_owned()
    }
}

/// A laptop, another one with work of its own, and the plain lines of its package.
struct Scene {
    one: ProgrammeFile,
    key: Key,
    file: RawId,
    lines: Vec<String>,
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let world = |seed| Arc::new(World(AtomicU64::new(seed))) as Arc<dyn Surroundings>;
        let at = |name: &str| folder.path().join(name);
        let one = ProgrammeFile::create(&at("one.sokrat"), world(1), &OpenOptions::default()).expect("made");
        let anna = one.transact(Op::CreatePerson, |tx| insert(tx, "Орлова")).expect("written").value;
        one.give_copy(&at("stick.sokrat"), "", &mut |_, _| true).expect("a copy is made");
        let two = ProgrammeFile::join(&at("stick.sokrat"), &at("two.sokrat"), world(2), &OpenOptions::default(), &mut |_, _| true).expect("taken in");
        two.transact(Op::EditPerson, |tx| tx.update(&PERSON, anna, &[("phone", "+7 900 000-00-02".to_owned().into())])).expect("written");
        two.transact(Op::CreatePerson, |tx| insert(tx, "Седова")).expect("written");
        two.transact(Op::DeletePerson, |tx| tx.delete(&PERSON, anna)).expect("written");
        two.undo().expect("taken back");
        two.transact(Op::Other, |tx| {
            let id = tx.new_id();
            tx.insert(&MUNICIPALITY, id, &[("name", "Жуково".to_owned().into()), ("position", 7_i64.into())])
        })
        .expect("written");
        let mut package = Vec::new();
        two.export(&mut package, Scope::Everything, &mut |_, _| true).expect("written");
        let (key, file) = one.secret().expect("a programme has a key");
        let mut plain = String::new();
        GzDecoder::new(Opening::new(&*package, &key, file).expect("opens")).read_to_string(&mut plain).expect("is text");
        let lines = plain.lines().map(str::to_owned).collect();
        one.save_copy(&at("as-it-was.sokrat")).expect("a copy is saved");
        Self { one, key, file, lines, folder }
    }

    fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let sealing = Sealing::new(Vec::new(), &self.key, self.file, &[7; NONCE]).expect("begun");
        let mut zip = GzEncoder::new(sealing, flate2::Compression::fast());
        zip.write_all(plain).expect("written");
        zip.finish().and_then(Sealing::finish).expect("sealed")
    }

    /// The first laptop's file as it was, for a case of its own.
    fn fresh(&self) -> ProgrammeFile {
        let path = self.folder.path().join("case.sokrat");
        std::fs::copy(self.folder.path().join("as-it-was.sokrat"), &path).expect("copied");
        ProgrammeFile::open(&path, Arc::new(World(AtomicU64::new(3))), &OpenOptions::default()).expect("opened")
    }

    /// What the reader says, before anything is compared with the journal.
    fn read(&self, lines: &[String]) -> Result<(), Code> {
        let package = self.seal((lines.join("\n") + "\n").as_bytes());
        super::read::read(&*package, &self.key, self.file, &mut Progress::new(&mut |_, _| true, 0)).map(drop).map_err(|error| error.code)
    }

    fn take(&self, lines: &[String]) -> Result<(), Code> {
        let package = self.seal((lines.join("\n") + "\n").as_bytes());
        self.one.import(&*package, false, &mut |_, _| true).map(|_| ()).map_err(|error| error.code)
    }
}

fn insert(tx: &mut crate::file::Tx<'_>, surname: &str) -> crate::error::Result<RawId> {
    let id = tx.new_id();
    tx.insert(&PERSON, id, &[("surname", surname.to_owned().into()), ("born", "1980-02-29".to_owned().into())])?;
    Ok(id)
}

#[test]
fn what_a_line_says_must_be_what_its_chain_says() {
    let scene = Scene::new();
    let replacements = [
        ("another name", "Седова", "Сидова"),
        ("another operator", "Вера", "Вася"),
        ("another verb", "\",0,{\"", "\",2,{\""),
        ("another table", "\"municipality\"", "\"practice\""),
        ("an unknown table", "\"municipality\"", "\"sqlite_schema\""),
        ("an unknown column", "\"position\"", "\"_del\""),
        ("a value of another kind", "\"position\":7", "\"position\":\"7\""),
        ("a number that is no whole one", "\"position\":7", "\"position\":7.5"),
        ("a number beyond all columns", "\"position\":7", "\"position\":99999999999999999999"),
    ];
    for (what, from, to) in replacements {
        let lines = scene.lines.iter().map(|line| line.replace(from, to)).collect::<Vec<_>>();
        assert_ne!(lines, scene.lines, "{what}: the package has it");
        assert_eq!(scene.take(&lines), Err(Code::DamagedPackage), "{what}");
    }
    scene.take(&scene.lines).expect("the true one is taken in");
}

#[test]
fn a_head_that_promises_too_much_costs_nothing() {
    let scene = Scene::new();
    let head = |from: &str, to: &str| {
        let mut lines = scene.lines.clone();
        lines[0] = lines[0].replace(from, to);
        assert_ne!(lines[0], scene.lines[0], "the head has {from}");
        lines
    };
    let entries = scene.lines[0].split("\"entries\":").nth(1).and_then(|rest| rest.split(['}', ',']).next()).expect("the head counts").to_owned();
    let said = format!("\"entries\":{entries}");
    assert_eq!(scene.take(&head(&said, "\"entries\":4294967295")), Err(Code::DamagedPackage), "more entries than there can be");
    assert_eq!(scene.take(&head(&said, "\"entries\":4999999")), Err(Code::DamagedPackage), "more than there are");
    assert_eq!(scene.take(&head("\"schema\":", "\"schema\":9")), Err(Code::NewerPackage), "of a newer schema, whole");
    assert_eq!(scene.take(&head("\"format\":2", "\"format\":3")), Err(Code::NewerPackage), "of a newer form");
    assert_eq!(scene.take(&head("\"operator\"", "\"stranger\"")), Err(Code::DamagedPackage), "a field that is not ours");
    assert_eq!(scene.take(&[]), Err(Code::DamagedPackage), "no head at all");
}

/// The next number and the next clock are one more than the greatest that was taken in: there must be room for them.
#[test]
fn numbers_at_the_edge_are_refused_by_the_reader_itself() {
    let scene = Scene::new();
    scene.read(&scene.lines).expect("the true one is read");
    // The numbers of an action stand second and third in its line, the clock of an entry first.
    let is_action = |line: &str| line.split(',').nth(1).is_some_and(|field| field.parse::<i64>().is_ok());
    let (mut actions, mut entries) = (0, 0);
    for (at, line) in scene.lines.iter().enumerate().skip(1) {
        let places: &[usize] = if is_action(line) { &[1, 2] } else { &[0] };
        if is_action(line) {
            actions += 1;
        } else {
            entries += 1;
        }
        for place in places {
            let mut fields = line.split(',').map(str::to_owned).collect::<Vec<_>>();
            fields[*place] = format!("{}{}", if *place == 0 { "[" } else { "" }, i64::MAX);
            let mut lines = scene.lines.clone();
            lines[at] = fields.join(",");
            assert_eq!(scene.read(&lines), Err(Code::DamagedPackage), "field {place} of {line}");
        }
    }
    assert!(actions > 3 && entries > 3, "the package has both: {actions}, {entries}");
    let mut vector = scene.lines.clone();
    let head = vector[0].clone();
    let (before, after) = head.split_once("\"end\":{").expect("the head has a vector");
    let number = after.split([',', '}']).next().and_then(|first| first.split(':').nth(1)).expect("with a number by laptop");
    vector[0] = format!("{before}\"end\":{{{}", after.replacen(number, &i64::MAX.to_string(), 1));
    assert_ne!(vector, scene.lines, "the head says {number}");
    assert_eq!(scene.read(&vector), Err(Code::DamagedPackage), "a number of the head");
}

/// A page that met such a text where a day stands could not show its list.
#[test]
fn a_text_that_is_no_day_is_refused_by_the_reader_itself() {
    let scene = Scene::new();
    for (day, told) in
        [("1980-02-28", Ok(())), ("1980-02-30", Err(Code::DamagedPackage)), ("вторник", Err(Code::DamagedPackage)), ("", Err(Code::DamagedPackage))]
    {
        let lines = scene.lines.iter().map(|line| line.replace("\"born\":\"1980-02-29\"", &format!("\"born\":\"{day}\""))).collect::<Vec<_>>();
        assert_ne!(lines, scene.lines, "the package has a day");
        assert_eq!(scene.read(&lines), told, "{day:?}");
    }
}

/// Every row of every table of the file, but what SQLite keeps for itself.
fn everything(file: &ProgrammeFile) -> Vec<String> {
    let read = file.read(|conn| {
        let mut tables =
            conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'find*'")?;
        let tables = tables.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut rows = Vec::new();
        for table in tables {
            let mut select = conn.prepare(&format!("SELECT * FROM {table}"))?;
            let columns = select.column_count();
            let mut found = select.query([])?;
            while let Some(row) = found.next()? {
                let values = (0..columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<rusqlite::Result<Vec<_>>>()?;
                rows.push(format!("{table} {}", values.join(" ")));
            }
        }
        Ok(rows)
    });
    read.expect("the file is read")
}

/// A newer version's package has changes that this one does not know: nothing of it may stay, not even what would be known.
#[test]
fn an_older_version_refuses_a_newer_package_whole_and_keeps_nothing() {
    let scene = Scene::new();
    let known = crate::file::migrations::STEPS.len();
    let replaced = |from: &str, to: &str| {
        let lines = scene.lines.iter().map(|line| line.replacen(from, to, 1)).collect::<Vec<_>>();
        assert_ne!(lines, scene.lines, "the package has {from}");
        lines
    };
    let newer_head = replaced(&format!("\"schema\":{known}"), &format!("\"schema\":{}", known + 1));
    // Only the last action is a newer version's: everything before it could be taken in.
    let mut newer_action = scene.lines.clone();
    let action = newer_action.iter().rposition(|line| line.starts_with("[0,") || line.starts_with("[1,")).expect("there are actions");
    newer_action[action] = newer_action[action].replace(&format!("\",{known},"), &format!("\",{},", known + 1));
    assert_ne!(newer_action, scene.lines, "the action says its schema");
    let with_a_table_of_its_own = newer_head.iter().map(|line| line.replace("\"municipality\"", "\"consent\"")).collect::<Vec<_>>();
    let before = everything(&scene.one);
    let room = tempfile::tempdir().expect("a folder");
    let folder = room.path().join(format!("sokrat-{}", &scene.file.to_string()[..12]));
    std::fs::create_dir(&folder).expect("made");
    for (what, lines) in [("its head", &newer_head), ("its last action", &newer_action), ("a table", &with_a_table_of_its_own)] {
        assert_eq!(scene.take(lines), Err(Code::NewerPackage), "{what} is newer");
        let package = scene.seal((lines.join("\n") + "\n").as_bytes());
        let looked = scene.one.preview(&*package, &mut |_, _| true).map(drop);
        let error = looked.expect_err("it is not shown as something that could be taken in");
        assert_eq!(error.code, Code::NewerPackage, "{what}, looked at");
        assert!(!error.facts["version"].eq(&crate::error::Fact::Text(String::new())), "{what}: the sentence names the version to get");
        assert_eq!(everything(&scene.one), before, "{what}: nothing of it is kept, in no table");
        // The same as a segment of the folder: it stays there for the version that can read it.
        let segment = folder.join(format!("{}-000001.sokrat-segment", RawId([9; 16])));
        std::fs::write(&segment, &package).expect("written");
        let own =
            scene.one.synchronise(room.path(), Agreed::default(), &mut || Ok(()), &mut |_, _| true).expect("the exchange goes on without it").value;
        assert!(own.newer.is_some_and(|version| !version.is_empty()) && own.taken.is_empty(), "{what}: told, and nothing taken in");
        assert_eq!(std::fs::read(&segment).expect("there"), package, "{what}: another's file is left as it is");
        assert_eq!(everything(&scene.one), before, "{what}: nor did the folder leave anything here");
    }
    scene.take(&scene.lines).expect("a package that is known whole is taken in");
}

#[test]
fn what_unfolds_without_end_is_cut() {
    let scene = Scene::new();
    let sealing = Sealing::new(Vec::new(), &scene.key, scene.file, &[9; NONCE]).expect("begun");
    let mut zip = GzEncoder::new(sealing, flate2::Compression::fast());
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..64 {
        zip.write_all(&zeros).expect("written");
    }
    let package = zip.finish().and_then(Sealing::finish).expect("sealed");
    assert!(package.len() < 1 << 20, "small outside");
    let refused = scene.one.preview(&*package, &mut |_, _| true).map(|_| ()).map_err(|error| error.code);
    assert_eq!(refused, Err(Code::DamagedPackage), "and read no further than a line may be long");
}

#[test]
fn brackets_without_end_break_nothing() {
    let scene = Scene::new();
    let mut lines = scene.lines.clone();
    lines[0] = "[".repeat(1 << 20);
    assert_eq!(scene.take(&lines), Err(Code::DamagedPackage), "the reader does not descend for ever");
}

/// What is done to the lines.
#[derive(Clone, Debug)]
enum Harm {
    Byte(usize, usize, u8),
    Drop(usize),
    Double(usize),
    Swap(usize, usize),
    Number(usize, usize, &'static str),
}

fn harm() -> impl Strategy<Value = Harm> {
    let line = || any::<usize>();
    prop_oneof![
        4 => (line(), any::<usize>(), any::<u8>()).prop_map(|(line, place, byte)| Harm::Byte(line, place, byte)),
        1 => line().prop_map(Harm::Drop),
        1 => line().prop_map(Harm::Double),
        1 => (line(), line()).prop_map(|(a, b)| Harm::Swap(a, b)),
        2 => (line(), any::<usize>(), prop::sample::select(vec!["-1", "0", "9223372036854775807", "1e9", "null", "[]", "\"\""]))
            .prop_map(|(line, place, value)| Harm::Number(line, place, value)),
    ]
}

fn harmed(lines: &[String], harms: &[Harm]) -> Vec<u8> {
    let mut lines = lines.iter().map(|line| line.clone().into_bytes()).collect::<Vec<_>>();
    for harm in harms {
        let count = lines.len();
        if count == 0 {
            break;
        }
        match *harm {
            Harm::Byte(line, place, byte) => {
                let line = &mut lines[line % count];
                if !line.is_empty() {
                    let place = place % line.len();
                    line[place] = byte;
                }
            }
            Harm::Drop(line) => drop(lines.remove(line % count)),
            Harm::Double(line) => lines.insert(line % count, lines[line % count].clone()),
            Harm::Swap(a, b) => lines.swap(a % count, b % count),
            Harm::Number(line, place, value) => {
                let line = &mut lines[line % count];
                let fields = line.split(|byte| *byte == b',').map(<[u8]>::to_vec).collect::<Vec<_>>();
                let place = place % fields.len();
                let changed = fields.iter().enumerate().map(|(at, field)| if at == place { value.as_bytes().to_vec() } else { field.clone() });
                *line = changed.collect::<Vec<_>>().join(&b',');
            }
        }
    }
    lines.join(&b'\n').into_iter().chain([b'\n']).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_harmed_package_is_refused_or_harmless(harms in prop::collection::vec(harm(), 1..4)) {
        thread_local! { static SCENE: Scene = Scene::new(); }
        SCENE.with(|scene| {
            let package = scene.seal(&harmed(&scene.lines, &harms));
            // Most are refused at a look, which leaves the file as it is; what is not is taken in by a fresh one.
            match scene.one.preview(&*package, &mut |_, _| true) {
                Ok(told) => {
                    let fresh = scene.fresh();
                    let taken = fresh.import(&*package, true, &mut |_, _| true);
                    let taken = taken.map_err(|error| TestCaseError::fail(format!("{harms:?}: {error}")))?.value;
                    prop_assert_eq!(taken.entries, told.entries, "{:?}: what was told is what happened", harms);
                    let report = fresh.check(&mut |_, _| true).expect("the file can be checked");
                    prop_assert!(report.is_clean(), "{harms:?}: {report:?}");
                    fresh.transact(Op::CreatePerson, |tx| insert(tx, "Зуева")).expect("and the work goes on");
                }
                Err(error) => prop_assert!(
                    matches!(error.code, Code::DamagedPackage | Code::NewerPackage | Code::PackageGap | Code::ForkedReplica),
                    "{harms:?}: {error}"
                ),
            }
            Ok(())
        })?;
    }

    #[test]
    fn bytes_of_chance_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..4_000), plain in any::<bool>()) {
        thread_local! { static SCENE: Scene = Scene::new(); }
        SCENE.with(|scene| {
            let package = if plain { bytes.clone() } else { scene.seal(&bytes) };
            let refused = scene.one.preview(&*package, &mut |_, _| true).map(|_| ()).map_err(|error| error.code);
            prop_assert!(matches!(refused, Err(Code::NotAPackage | Code::DamagedPackage | Code::OtherProgramme)), "{refused:?}");
            Ok(())
        })?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// One laptop's files in the folder are wrong inside, or on the way: no other is kept from its exchange by them.
    #[test]
    fn harmed_files_of_the_folder_stop_nobody(
        harms in prop::collection::vec(harm(), 1..4),
        outside in prop::option::of((any::<usize>(), any::<u8>(), any::<bool>())),
    ) {
        thread_local! { static SCENE: Scene = Scene::new(); }
        SCENE.with(|scene| {
            let good = scene.seal((scene.lines.join("\n") + "\n").as_bytes());
            let bad = match outside {
                // A byte is another, or the rest is missing.
                Some((place, byte, cut)) => {
                    let mut bytes = good.clone();
                    let place = place % bytes.len();
                    if cut { bytes.truncate(place) } else { bytes[place] = byte }
                    bytes
                }
                None => scene.seal(&harmed(&scene.lines, &harms)),
            };
            let shared = tempfile::tempdir().expect("a folder");
            let room = shared.path().join(format!("sokrat-{}", &scene.file.to_string()[..12]));
            std::fs::create_dir(&room).expect("made");
            let other = RawId([9; 16]);
            for name in ["-000001-0badcafe.sokrat-segment", ".sokrat-state"] {
                std::fs::write(room.join(format!("{other}{name}")), &bad).expect("written");
            }
            std::fs::write(room.join(format!("{}-000001-600df11e.sokrat-segment", RawId([8; 16]))), &good).expect("written");
            let fresh = scene.fresh();
            let done = fresh.synchronise(shared.path(), Agreed { forks: true, ..Agreed::default() }, &mut || Ok(()), &mut |_, _| true);
            let done = done.map_err(|error| TestCaseError::fail(format!("{harms:?} {outside:?}: {error}")))?.value;
            prop_assert!(done.failure.is_none(), "{harms:?} {outside:?}: {:?}", done.failure);
            let sedova = fresh.read(|conn| Ok(conn.prepare("SELECT 1 FROM person WHERE surname = 'Седова'")?.exists([])?)).expect("read");
            prop_assert!(sedova, "{harms:?} {outside:?}: what is whole came in");
            let report = fresh.check(&mut |_, _| true).expect("the file can be checked");
            prop_assert!(report.is_clean(), "{harms:?} {outside:?}: {report:?}");
            Ok(())
        })?;
    }
}

/// A laptop that was not updated yet writes what an older version knew; the newer one takes it in.
#[test]
fn a_package_of_an_older_version_is_taken_in() {
    let scene = Scene::new();
    let known = crate::file::migrations::STEPS.len();
    let mut older = scene.lines.clone();
    let head = older[0].replacen("\"format\":2", "\"format\":1", 1).replacen(&format!("\"schema\":{known}"), &format!("\"schema\":{}", known - 1), 1);
    // The first form named no marks.
    let mut head: serde_json::Value = serde_json::from_str(&head).expect("the head is an object");
    let fields = head.as_object_mut().expect("the head is an object");
    assert!(fields.remove("needsMarks").is_some() && fields.remove("endMarks").is_some(), "the present form has both");
    older[0] = head.to_string();
    assert_ne!(older[0], scene.lines[0]);
    scene.take(&older).expect("taken in");
    let fresh = scene.fresh();
    fresh.import(&*scene.seal((scene.lines.join("\n") + "\n").as_bytes()), false, &mut |_, _| true).expect("the present one");
    let journal =
        |file: &ProgrammeFile| everything(file).into_iter().filter(|row| row.starts_with("entry") || row.starts_with("person ")).collect::<Vec<_>>();
    assert_eq!(journal(&scene.one), journal(&fresh), "and both bring the same");
}
