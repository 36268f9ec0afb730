//! Laptops with one programme, and the dump by which they are compared.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use rusqlite::types::ValueRef;
use sokrat_core::file::tables::{PERSON, TABLES};
use sokrat_core::file::{Incoming, Installation, Known, Op, OpenOptions, Scope};
use sokrat_core::ids::{EventId, PersonId, RawId};
use sokrat_core::registrations::{self, RegisterRequest, RegistrationStatus};
use sokrat_core::{ProgrammeFile, Result, Surroundings, calendar, people};
use tempfile::TempDir;

use crate::stage::{self, workshop};
use crate::support::{TestSurroundings, person_fields, text};

/// An installation that remembers in memory.
#[derive(Debug)]
pub struct TestInstallation {
    id: RawId,
    known: Mutex<HashMap<(RawId, RawId), Known>>,
}

impl TestInstallation {
    pub fn new(id: u8) -> Arc<Self> {
        Arc::new(Self { id: RawId([id; 16]), known: Mutex::default() })
    }
}

impl Installation for TestInstallation {
    fn id(&self) -> RawId {
        self.id
    }

    fn known(&self, programme: RawId, replica: RawId) -> Option<Known> {
        self.known.lock().expect("no test panics while it holds the map").get(&(programme, replica)).copied()
    }

    fn remember(&self, programme: RawId, replica: RawId, known: Known) {
        self.known.lock().expect("no test panics while it holds the map").insert((programme, replica), known);
    }
}

/// One laptop with its copy of the programme.
pub struct Laptop {
    pub world: Arc<TestSurroundings>,
    pub installation: Arc<TestInstallation>,
    pub file: Option<ProgrammeFile>,
    pub path: PathBuf,
    pub folder: TempDir,
}

impl Laptop {
    fn empty(number: u8) -> Self {
        let folder = folder();
        let path = folder.path().join("programme.sokrat");
        Self { world: TestSurroundings::new(u64::from(number) << 32), installation: TestInstallation::new(number), file: None, path, folder }
    }

    /// The first laptop, with a founded programme.
    pub fn first() -> Self {
        let mut laptop = Self::empty(1);
        let world = Arc::clone(&laptop.world) as Arc<dyn Surroundings>;
        let file = ProgrammeFile::create(&laptop.path, world, &laptop.options()).expect("a programme is created");
        sokrat_core::programme::found(&file, stage::new_programme()).expect("a right programme is founded");
        laptop.file = Some(file);
        laptop
    }

    /// Another laptop with a copy that this one gave away.
    pub fn join(&self, number: u8) -> Self {
        let mut laptop = Self::empty(number);
        laptop.world.set(&self.world.now().0.to_string());
        let stick = self.folder.path().join(format!("for-{number}.sokrat"));
        self.file().give_copy(&stick, "", &mut |_, _| true).expect("a copy is made for another laptop");
        let world = Arc::clone(&laptop.world) as Arc<dyn Surroundings>;
        laptop.file = Some(ProgrammeFile::join(&stick, &laptop.path, world, &laptop.options(), &mut |_, _| true).expect("the copy is taken in"));
        laptop
    }

    /// A plain copy of another laptop's file that only reads: nothing of it is told apart, since it writes nothing.
    pub fn reader(of: &Self, number: u8) -> Self {
        let mut laptop = Self::empty(100 + number);
        of.file().save_copy(&laptop.path).expect("a copy is saved");
        let world = Arc::clone(&laptop.world) as Arc<dyn Surroundings>;
        laptop.file = Some(ProgrammeFile::open(&laptop.path, world, &OpenOptions::default()).expect("the copy opens"));
        laptop
    }

    /// A computer that was cloned whole with this laptop's file: it believes that it is this one.
    pub fn cloned(&self, number: u8) -> Self {
        let mut laptop = Self::empty(number);
        laptop.world.set(&self.world.now().0.to_string());
        self.file().save_copy(&laptop.path).expect("a copy is saved");
        let world = Arc::clone(&laptop.world) as Arc<dyn Surroundings>;
        // Without an installation it is taken as what it says that it is.
        laptop.file = Some(ProgrammeFile::open(&laptop.path, world, &OpenOptions::default()).expect("the clone opens"));
        laptop
    }

    pub fn options(&self) -> OpenOptions {
        OpenOptions { installation: Some(Arc::clone(&self.installation) as Arc<dyn Installation>), ..OpenOptions::default() }
    }

    pub fn file(&self) -> &ProgrammeFile {
        self.file.as_ref().expect("the laptop's copy is open")
    }

    /// Opens what stands at the laptop's place.
    pub fn open(&mut self) {
        self.file = None;
        let world = Arc::clone(&self.world) as Arc<dyn Surroundings>;
        self.file = Some(ProgrammeFile::open(&self.path, world, &self.options()).expect("the copy opens"));
    }

    /// Enters a person of this surname.
    pub fn person(&self, surname: &str) {
        let done = self.file().transact(Op::CreatePerson, |tx| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[("surname", text(surname))])
        });
        done.expect("a person is inserted");
    }

    /// A package of this laptop.
    pub fn package(&self, scope: Scope) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.file().export(&mut bytes, scope, &mut |_, _| true).expect("a package is written");
        bytes
    }

    /// Takes a package in.
    pub fn take(&self, package: &[u8]) -> Result<Incoming> {
        self.file().import(package, false, &mut |_, _| true).map(|done| done.value)
    }

    /// Everything that laptops must agree on, as text: every synchronised row with what is derived of it, every conflict, the
    /// whole journal.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        for table in TABLES {
            let columns = self.columns(table.name);
            self.rows(&mut out, &format!("SELECT '{}', {columns} FROM {} ORDER BY id", table.name, table.name));
        }
        self.rows(&mut out, "SELECT 'count', event_id, registered, present FROM event_count ORDER BY event_id");
        self.rows(&mut out, "SELECT 'canon', id, canon, kind FROM canon ORDER BY id");
        self.rows(&mut out, "SELECT 'shadow', id, event_id, canon, registered, present FROM shadow ORDER BY id");
        self.rows(
            &mut out,
            "SELECT 'conflict', c.* FROM conflict AS c ORDER BY row, tbl, col, kind, clock, lost_replica, lost_seq, won_replica, won_seq",
        );
        self.rows(&mut out, "SELECT 'entry', r.id, seq, clock, action, tbl, row, op, data, data_hash, hash FROM entry JOIN replica AS r USING (rix) ORDER BY r.id, seq");
        self.rows(
            &mut out,
            "SELECT 'action', r.id, a.seq, a.clock, operator, op, about, wall, u.id, undoes_seq, hash FROM action AS a JOIN replica AS r USING (rix) \
             LEFT JOIN replica AS u ON u.rix = undoes_rix ORDER BY r.id, a.seq",
        );
        out
    }

    /// The columns of a table but the local number.
    pub fn columns(&self, table: &str) -> String {
        let read = self.file().read(|conn| {
            let mut select = conn.prepare("SELECT name FROM pragma_table_info(?1) WHERE name <> 'n' ORDER BY name")?;
            let names = select.query_map([table], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(names.join(", "))
        });
        read.expect("a table has columns")
    }

    /// Adds what SQL gives to a dump, a line for each row.
    pub fn rows(&self, out: &mut String, sql: &str) {
        let read = self.file().read(|conn| {
            let mut select = conn.prepare(sql)?;
            let count = select.column_count();
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                for place in 0..count {
                    match row.get_ref(place)? {
                        ValueRef::Null => out.push_str("·|"),
                        ValueRef::Integer(number) => write!(out, "{number}|").expect("a string takes everything"),
                        ValueRef::Real(number) => write!(out, "{number}|").expect("a string takes everything"),
                        ValueRef::Text(text) => write!(out, "{}|", String::from_utf8_lossy(text)).expect("a string takes everything"),
                        ValueRef::Blob(bytes) => {
                            out.push_str(&sokrat_core::ids::hex(bytes));
                            out.push('|');
                        }
                    }
                }
                out.push('\n');
            }
            Ok(())
        });
        read.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

/// Two computers, one of which was cloned with what the installation remembers.
pub fn clones() -> (Laptop, Laptop) {
    let one = Laptop::first();
    one.person("Орлова");
    let two = one.cloned(99);
    (one, two)
}

/// A folder in memory where there is one: what is tested here is not the disk.
pub fn folder() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("the system gives a temporary folder")
}

/// Says where two dumps differ first.
pub fn same(one: &str, other: &str, what: &str) {
    if one != other {
        let (line, (a, b)) = one.lines().zip(other.lines()).enumerate().find(|(_, (a, b))| a != b).unwrap_or((0, ("(length)", "(length)")));
        panic!("{what}: line {line} differs\n  {a}\n  {b}");
    }
}

/// The code of a laptop's copy.
pub fn code(laptop: &Laptop) -> String {
    let read = laptop.file().read(|conn| {
        let sql = "SELECT code FROM replica WHERE rix = (SELECT CAST(value AS INTEGER) FROM local WHERE key = 'replica')";
        Ok(conn.query_row(sql, [], |row| row.get(0))?)
    });
    read.expect("a copy has a code")
}

/// The surnames of everybody there, with commas.
pub fn surnames(laptop: &Laptop) -> String {
    let read = laptop.file().read(|conn| {
        let sql = "SELECT coalesce(group_concat(surname), '') FROM (SELECT surname FROM person WHERE _del = 0 ORDER BY surname)";
        Ok(conn.query_row(sql, [], |row| row.get(0))?)
    });
    read.expect("the people are read")
}

/// A person on the list of an event, which this laptop makes.
pub fn on_the_list(laptop: &Laptop) -> (EventId, PersonId) {
    let event_id = calendar::create(laptop.file(), workshop("2019-05-14")).expect("an event is made").value;
    let person_id = people::create(laptop.file(), person_fields("Орлова Анна")).expect("a person is made").value;
    let request = RegisterRequest { event_id, person_id, organisation_id: None, status: RegistrationStatus::Registered };
    registrations::register(laptop.file(), request).expect("registered");
    (event_id, person_id)
}

/// The state of the only registration, and since when the person is present.
pub fn presence(laptop: &Laptop) -> String {
    let sql = "SELECT status || ' ' || coalesce(attended_at, '') FROM registration WHERE _del = 0";
    laptop.file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?)).expect("the registration is read")
}
