//! What every test of the core stands on: a settable clock, repeatable randomness, a programme file in a folder of its own.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use rusqlite::types::Value;
use sokrat_core::file::Op;
use sokrat_core::file::tables::PERSON;
use sokrat_core::ids::{PersonId, RawId};
use sokrat_core::names;
use sokrat_core::people::{PersonFields, Sex};
use sokrat_core::values::Moment;
use sokrat_core::{OpenOptions, ProgrammeFile, Surroundings};
use tempfile::TempDir;

/// A clock that stands until it is moved, and the same random bytes for the same seed.
pub struct TestSurroundings {
    millis: AtomicI64,
    random: AtomicU64,
    operator: Mutex<String>,
}

impl TestSurroundings {
    /// Stands at 29 April 2019, 09:00 in UTC.
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self {
            millis: AtomicI64::new(1_556_528_400_000), random: AtomicU64::new(seed), operator: Mutex::new("Вера Зимина".to_owned())
        })
    }

    /// Sets the clock to a moment, `2019-04-29T09:00:00Z`; it may go back.
    pub fn set(&self, moment: &str) {
        let moment: jiff::Timestamp = moment.parse().expect("a moment in a test is well formed");
        self.millis.store(moment.as_millisecond(), Ordering::Relaxed);
    }

    /// Moves the clock by seconds, forward or back.
    pub fn advance(&self, seconds: i64) {
        self.millis.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    /// Puts another person at the keyboard.
    pub fn operate(&self, name: &str) {
        name.clone_into(&mut self.operator.lock().expect("no test panics while it holds the name"));
    }
}

impl Surroundings for TestSurroundings {
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::from_millisecond(self.millis.load(Ordering::Relaxed)).expect("the test's clock stays within jiff's years"))
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            // SplitMix64.
            let mut z = self.random.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed).wrapping_add(0x9E37_79B9_7F4A_7C15);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }

    fn operator(&self) -> String {
        self.operator.lock().expect("no test panics while it holds the name").clone()
    }
}

/// A new programme file in a temporary folder that goes with it.
pub struct Scene {
    /// What the file sees of the world.
    pub world: Arc<TestSurroundings>,
    /// The open file; taken by `close`.
    file: Option<ProgrammeFile>,
    /// Where it is.
    pub path: PathBuf,
    _folder: TempDir,
}

impl Scene {
    /// A programme file without a row.
    pub fn new() -> Self {
        Self::seeded(1)
    }

    /// The same with other random bytes.
    pub fn seeded(seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("the system gives a temporary folder");
        let path = folder.path().join("programme.sokrat");
        let world = TestSurroundings::new(seed);
        let file = ProgrammeFile::create(&path, Arc::clone(&world) as Arc<dyn Surroundings>, &OpenOptions::default())
            .expect("a programme is created in an empty folder");
        Self { world, file: Some(file), path, _folder: folder }
    }

    /// The open file.
    pub fn file(&self) -> &ProgrammeFile {
        self.file.as_ref().expect("the test has not closed the file")
    }

    /// Closes the file.
    pub fn close(&mut self) {
        self.file = None;
    }

    /// Closes and opens again.
    pub fn reopen(&mut self) {
        self.close();
        self.file = Some(self.open().expect("a file that was closed opens again"));
    }

    /// Opens the file once more, whatever comes of it.
    pub fn open(&self) -> sokrat_core::Result<ProgrammeFile> {
        ProgrammeFile::open(&self.path, Arc::clone(&self.world) as Arc<dyn Surroundings>, &OpenOptions::default())
    }

    /// Changes the closed file as somebody with a database tool would, who takes the guard away and puts it back.
    pub fn tamper(&mut self, sql: &str) {
        self.close();
        let conn = Connection::open(&self.path).expect("the file is a database");
        let guards: Vec<(String, String)> = {
            let mut select = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").expect("it has a schema");
            let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("that can be read");
            rows.collect::<Result<_, _>>().expect("row by row")
        };
        for (name, _) in &guards {
            conn.execute_batch(&format!("DROP TRIGGER {name}")).expect("a guard can be taken away by whoever has the file");
        }
        conn.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        for (_, guard) in &guards {
            conn.execute_batch(guard).expect("and put back");
        }
        drop(conn);
        self.reopen();
    }

    /// Goes on as another laptop that has the same entries: a replica of this code, made where there is none.
    pub fn become_replica(&mut self, code: &str) {
        self.tamper(&format!(
            "INSERT INTO replica(id, code, created_at) SELECT randomblob(16), '{code}', '2019-04-29T09:00:00Z' \
             WHERE NOT EXISTS (SELECT 1 FROM replica WHERE code = '{code}'); \
             UPDATE local SET value = (SELECT rix FROM replica WHERE code = '{code}') WHERE key = 'replica'"
        ));
    }

    /// Another laptop with the same entries: a copy of the file under a replica of this code.
    pub fn fork(&self, code: &str) -> Self {
        let seed = code.bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
        let mut other = Self::seeded(seed);
        other.close();
        self.file().save_copy(&other.path).expect("a copy is saved over a closed file");
        other.reopen();
        other.become_replica(code);
        other
    }

    /// Takes over the entries of another laptop that this one has not seen, and folds the rows that they touch.
    pub fn receive(&mut self, other: &mut Self) {
        other.close();
        self.tamper(&format!(
            "ATTACH '{}' AS o; \
             INSERT INTO replica(id, code, label, created_at) SELECT id, code, label, created_at FROM o.replica WHERE id NOT IN (SELECT id FROM main.replica); \
             CREATE TEMP TABLE known AS SELECT theirs.rix AS theirs, ours.rix AS ours FROM o.replica AS theirs JOIN main.replica AS ours USING (id); \
             INSERT OR IGNORE INTO entry SELECT known.ours, seq, clock, action, tbl, row, op, data, salt, data_hash, hash \
               FROM o.entry AS e JOIN known ON known.theirs = e.rix; \
             INSERT OR IGNORE INTO action SELECT known.ours, seq, clock, operator, op, about, wall, app, schema, undone.ours, undoes_seq, hash \
               FROM o.action AS a JOIN known ON known.theirs = a.rix LEFT JOIN known AS undone ON undone.theirs = a.undoes_rix; \
             DETACH o;",
            other.path.display()
        ));
        other.reopen();
        let rows: Vec<(String, RawId)> = self
            .file()
            .read(|conn| {
                let mut select = conn.prepare("SELECT DISTINCT tbl, row FROM entry WHERE tbl <> 'programme'")?;
                let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .expect("the journal can be read");
        for (table, row) in rows {
            self.file().rebuild(&table, row).expect("a row is folded");
        }
    }

    /// One value by SQL.
    pub fn get<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        self.file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?)).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Adds a person by the write path, without the rules of people.
    pub fn person(&self, surname: &str) -> PersonId {
        let done = self.file().transact(Op::CreatePerson, |tx| {
            let id: RawId = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text(surname)), ("given", text("Анна"))])?;
            tx.about(surname);
            Ok(PersonId(id))
        });
        done.expect("a person is inserted").value
    }

    /// Sets a column of a person by the write path.
    pub fn set_person(&self, id: PersonId, column: &'static str, value: Value) {
        self.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[(column, value)])).expect("a live person is updated");
    }
}

/// A text for a column.
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A person's form with nothing in it but the name, as it is typed into one field.
pub fn person_fields(name: &str) -> PersonFields {
    let name = names::split(name);
    PersonFields {
        surname: name.surname,
        given: name.given,
        patronymic: name.patronymic,
        sex: Sex::Unknown,
        born: None,
        phone: String::new(),
        email: String::new(),
        municipality_id: None,
        notes: String::new(),
    }
}
