//! The big programme: built once, kept under a name that tells what built it, measured as a copy.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sokrat_api::system::SystemSurroundings;
use sokrat_core::calendar::{self, EventFilter, EventListRequest, EventRow};
use sokrat_core::demonstration::{self, Size, StoryClock};
use sokrat_core::file::migrations::STEPS;
use sokrat_core::people::{self, PersonFilter, PersonListRequest, PersonRow};
use sokrat_core::programme::Overview;
use sokrat_core::values::{Order, Rows, Span};
use sokrat_core::{OpenOptions, Passphrase, ProgrammeFile, Surroundings, programme};

use crate::figures::{Figures, line, megabytes};

/// The same seed builds the same programme.
const SEED: u64 = 2019;

/// What everything is measured on.
pub struct Stage {
    /// The open copy of the big programme.
    pub file: ProgrammeFile,
    /// What is in it.
    pub sizes: Overview,
    path: PathBuf,
}

impl Stage {
    /// Builds the programmes in a folder unless they are there, and opens a copy of the big one.
    pub fn set(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).expect("a folder for the big programme");
        // The demonstration is not measured here, but the window opens on it.
        built(folder, "demonstration", Size::Real, "466 people", "none");
        let big = built(folder, "big", Size::Big, "100,000 people, 1,000,000 attendances", "< 2 min");
        let path = folder.join("measured.sokrat");
        std::fs::copy(&big, &path).expect("there is room for a copy");
        if let Some(passphrase) = options().passphrase {
            let mut figures = Figures::new("giving the file a passphrase", "the big programme", "none");
            let world = SystemSurroundings::new();
            figures.time(|| {
                ProgrammeFile::change_passphrase(&path, &world, &OpenOptions::default(), Some(&passphrase), &mut |_, _| true).expect("it gets one")
            });
            figures.print();
        }
        let file = open(&path);
        let sizes = file.read(|conn| programme::overview(conn, file.surroundings().now())).expect("the programme has an overview");
        Self { file, sizes, path }
    }

    /// Where the copy is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes the copy and removes it.
    pub fn clear(self) {
        drop(self.file);
        std::fs::remove_file(self.path).ok();
    }

    /// Rows of the people of the list.
    pub fn people(&self, text: &str, order: Option<Order>, span: Span) -> Rows<PersonRow> {
        let filter = PersonFilter { text: text.to_owned(), municipality_id: None, organisation_id: None };
        let request = PersonListRequest { filter, order, span };
        self.file.read(|conn| people::list(conn, &request)).expect("people can be listed")
    }

    /// Rows of the events.
    pub fn events(&self, filter: EventFilter, order: Option<Order>, span: Span) -> Rows<EventRow> {
        let request = EventListRequest { filter, order, span };
        self.file.read(|conn| calendar::list(conn, &request)).expect("events can be listed")
    }

    /// The event with the most people present.
    pub fn fullest(&self) -> EventRow {
        let order = Order { column: "present".to_owned(), descending: true };
        let mut events = self.events(every_event(), Some(order), Span { offset: 0, limit: 1 });
        events.rows.pop().expect("there are events")
    }
}

/// How programmes are opened: `SOKRAT_BENCH_PASSPHRASE` measures everything on an encrypted copy.
fn options() -> OpenOptions {
    OpenOptions { passphrase: std::env::var("SOKRAT_BENCH_PASSPHRASE").ok().map(Passphrase::new), ..OpenOptions::default() }
}

/// Opens a programme as the app does.
pub fn open(path: &Path) -> ProgrammeFile {
    ProgrammeFile::open(path, Arc::new(SystemSurroundings::new()), &options()).expect("the programme opens")
}

/// A filter that lets every event through.
pub fn every_event() -> EventFilter {
    EventFilter { text: String::new(), from: None, to: None, year: None, module_id: None, format: None, status: None, municipality_id: None }
}

/// A programme of this version of the app and of the schema, built unless it is there.
fn built(folder: &Path, name: &str, size: Size, what: &str, aim: &'static str) -> PathBuf {
    let mut schema = DefaultHasher::new();
    STEPS.hash(&mut schema);
    let path = folder.join(format!("{name}-{}-{:016x}.sokrat", env!("CARGO_PKG_VERSION"), schema.finish()));
    if !path.exists() {
        let unfinished = path.with_extension("unfinished");
        std::fs::remove_file(&unfinished).ok();
        let mut figures = Figures::new(format!("building the {name} programme"), what, aim);
        let story = Arc::new(StoryClock::new(SEED));
        figures.time(|| {
            let file =
                ProgrammeFile::create(&unfinished, Arc::clone(&story) as Arc<dyn Surroundings>, &OpenOptions::default()).expect("a file can be made");
            demonstration::fill(&file, &story, size, SEED, &mut |_, _| true).expect("the story can be told");
        });
        figures.print();
        std::fs::rename(&unfinished, &path).expect("a finished file gets its name");
    }
    let bytes = std::fs::metadata(&path).map_or(0, |data| data.len());
    line(&format!("the {name} programme on disk"), what, &megabytes(bytes), "none");
    path
}

/// Places that are spread over a list and the same in every run (SplitMix64).
pub struct Places(u64);

impl Places {
    /// The first place is the same for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`; 0 below 0 and 1.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % u64::from(end.max(1))) as u32
    }
}
