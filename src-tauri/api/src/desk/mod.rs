//! The desk: the open programme, the settings, the work under way. One for each running Sokrat.
//!
//! How a programme is laid on it and taken off, and what is remembered meanwhile, stand here; beside stand the documents that
//! were made (`papers`) and the work under way (`job`).

mod job;
mod papers;

pub use job::Job;
pub use papers::UnkeptPaper;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use sokrat_core::duplicates::Found;
use sokrat_core::exchange::List;
use sokrat_core::file::{CheckReport, FileStamp, Installation, OpenOptions, Vector};
use sokrat_core::laptops::LastSync;
use sokrat_core::templates::{self, Samples};
use sokrat_core::values::Moment;
use sokrat_core::{Code, Error, ProgrammeFile, Result, Surroundings};
use sokrat_words::Words;

use self::papers::Paper;
use crate::host::Host;
use crate::installation::ThisInstallation;
use crate::settings::{Language, Settings};
use crate::{printing, watch};

/// The open programme and everything around it.
pub struct Desk {
    host: Arc<dyn Host>,
    surroundings: Arc<dyn Surroundings>,
    file: RwLock<Option<Open>>,
    installation: Option<Arc<dyn Installation>>,
    settings: Mutex<Settings>,
    list: Mutex<Option<Arc<List>>>,
    package: Mutex<Option<PathBuf>>,
    exchanged: Mutex<Option<LastSync>>,
    found: Mutex<Duplicates>,
    samples: Mutex<Option<(Vector, Arc<Samples>)>>,
    produced: Mutex<Vec<Paper>>,
    /// What was sent to printers, as their queues call it.
    sent: Mutex<Vec<String>>,
    cancelled: Mutex<HashSet<String>>,
    /// The programme that waits for its passphrase.
    waiting: Mutex<Option<PathBuf>>,
    /// The programme that was named at the start and is left to the window.
    named: Mutex<Option<PathBuf>>,
    locked: AtomicBool,
    /// The page was told that the window is to close, and has not said a word since.
    unheard: AtomicBool,
    /// What was found when the programme was opened.
    finding: Arc<Mutex<Option<CheckReport>>>,
    /// A backup that failed when a programme was closed, until somebody is told.
    trouble: Mutex<Option<Error>>,
}

/// Records that may be one.
#[derive(Clone, Default)]
pub struct Duplicates {
    /// Whether the whole file was searched since it was opened.
    pub searched: bool,
    /// What was found.
    pub pairs: Arc<Vec<Found>>,
}

#[derive(Clone)]
struct Open {
    file: Arc<ProgrammeFile>,
    path: PathBuf,
    id: String,
    /// Ends what runs beside: the look at the file, an exchange that goes on by itself.
    leaving: Arc<AtomicBool>,
    /// Another program may have written into it, and nobody has said yet what becomes of that.
    unsettled: Arc<AtomicBool>,
}

/// How long a command that is running may hold up the closing of its programme.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(10);

impl Desk {
    /// A desk with nothing on it, and the settings of the host's folder.
    pub fn new(host: Arc<dyn Host>, surroundings: Arc<dyn Surroundings>) -> Self {
        let settings = Settings::read(&host.settings_folder());
        printing::sweep(&host.settings_folder());
        let installation = ThisInstallation::of(&host.settings_folder(), &*surroundings).map(|known| Arc::new(known) as Arc<dyn Installation>);
        Self {
            host,
            surroundings,
            file: RwLock::new(None),
            installation,
            settings: Mutex::new(settings),
            list: Mutex::new(None),
            package: Mutex::new(None),
            exchanged: Mutex::new(None),
            found: Mutex::default(),
            samples: Mutex::default(),
            produced: Mutex::new(Vec::new()),
            sent: Mutex::new(Vec::new()),
            cancelled: Mutex::new(HashSet::new()),
            waiting: Mutex::new(None),
            named: Mutex::new(None),
            locked: AtomicBool::new(false),
            unheard: AtomicBool::new(false),
            finding: Arc::default(),
            trouble: Mutex::new(None),
        }
    }

    /// The world outside.
    pub fn host(&self) -> &dyn Host {
        &*self.host
    }

    /// The clock and the random source.
    pub fn surroundings(&self) -> Arc<dyn Surroundings> {
        Arc::clone(&self.surroundings)
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.surroundings.now()
    }

    /// How this installation opens files.
    pub fn open_options(&self) -> OpenOptions {
        OpenOptions { installation: self.installation.clone(), ..OpenOptions::default() }
    }

    /// The open programme, or `nothing-open`; `locked` while the window is. Every command gets it here.
    pub fn file(&self) -> Result<Arc<ProgrammeFile>> {
        if self.is_locked() { Err(Error::new(Code::Locked)) } else { self.file_behind_lock() }
    }

    /// The open programme, for unlocking and for closing.
    pub(crate) fn file_behind_lock(&self) -> Result<Arc<ProgrammeFile>> {
        self.open().map(|open| open.file)
    }

    /// The identifier of the open programme.
    pub fn id(&self) -> Result<String> {
        self.open().map(|open| open.id)
    }

    /// Whether the window is locked.
    pub fn is_locked(&self) -> bool {
        self.locked.load(Ordering::SeqCst)
    }

    /// Locks or unlocks the window.
    pub(crate) fn set_locked(&self, locked: bool) {
        self.locked.store(locked, Ordering::SeqCst);
    }

    /// The page is told that the window is to close.
    pub fn expect_word(&self) {
        self.unheard.store(true, Ordering::SeqCst);
    }

    /// The page has heard that the window is to close: it decides now.
    pub(crate) fn take_word(&self) {
        self.unheard.store(false, Ordering::SeqCst);
    }

    /// Whether the page has said nothing since it was told that the window is to close.
    pub fn is_waiting_for_word(&self) -> bool {
        self.unheard.load(Ordering::SeqCst)
    }

    /// The programme that waits for its passphrase.
    pub fn waiting(&self) -> Option<PathBuf> {
        lock(&self.waiting).clone()
    }

    /// Lets a programme wait for its passphrase, or none.
    pub(crate) fn wait_for(&self, path: Option<PathBuf>) {
        *lock(&self.waiting) = path;
    }

    /// The programme that was named at the start and is left to the window.
    pub fn named(&self) -> Option<PathBuf> {
        lock(&self.named).clone()
    }

    /// Leaves a programme that was named at the start to the window.
    pub(crate) fn leave_named(&self, path: &Path) {
        *lock(&self.named) = Some(path.to_owned());
    }

    /// Takes the one that was left to the window.
    pub(crate) fn take_named(&self) -> Option<PathBuf> {
        lock(&self.named).take()
    }

    /// What was found in the open programme.
    pub fn finding(&self) -> Option<CheckReport> {
        lock(&self.finding).clone()
    }

    /// Notes what was found in the open programme.
    pub(crate) fn find(&self, report: Option<CheckReport>) {
        if let Ok(open) = self.open() {
            open.unsettled.store(report.is_some(), Ordering::SeqCst);
        }
        *lock(&self.finding) = report;
    }

    /// Keeps a failure until somebody is told.
    pub(crate) fn keep_trouble(&self, error: Option<Error>) {
        if error.is_some() {
            *lock(&self.trouble) = error;
        }
    }

    /// The failure that nobody was told of yet.
    pub(crate) fn take_trouble(&self) -> Option<Error> {
        lock(&self.trouble).take()
    }

    /// Where the open programme is kept, or `nothing-open`.
    pub fn path(&self) -> Result<PathBuf> {
        self.open().map(|open| open.path)
    }

    /// Whether this programme is the one on the desk.
    pub(crate) fn has(&self, file: &Arc<ProgrammeFile>) -> bool {
        self.open().is_ok_and(|open| Arc::ptr_eq(&open.file, file))
    }

    fn open(&self) -> Result<Open> {
        self.file.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(|| Error::new(Code::NothingOpen))
    }

    /// Puts a programme on the desk; the one before is closed when the last command that reads it ends.
    pub fn put(&self, file: ProgrammeFile, path: &Path) {
        self.clear();
        let id = file.id().map(|id| id.to_string()).unwrap_or_default();
        let open = Open { file: Arc::new(file), path: path.to_owned(), id, leaving: Arc::default(), unsettled: Arc::default() };
        *self.file.write().unwrap_or_else(PoisonError::into_inner) = Some(open);
    }

    /// Takes the programme off the desk, and remembers how it was left.
    pub fn clear(&self) {
        *lock(&self.list) = None;
        *lock(&self.package) = None;
        *lock(&self.exchanged) = None;
        *lock(&self.found) = Duplicates::default();
        *lock(&self.samples) = None;
        lock(&self.produced).clear();
        lock(&self.sent).clear();
        *lock(&self.finding) = None;
        self.set_locked(false);
        let open = self.file.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(open) = open {
            self.part_with(open);
        }
    }

    /// Closes a programme that is off the desk, once the commands that read it have ended.
    fn part_with(&self, open: Open) {
        open.leaving.store(true, Ordering::SeqCst);
        let Open { mut file, path, id, unsettled, .. } = open;
        let begun = Instant::now();
        let closed = loop {
            match Arc::try_unwrap(file) {
                Ok(file) => {
                    drop(file);
                    break true;
                }
                Err(_) if begun.elapsed() > PATIENCE => break false,
                Err(shared) => file = shared,
            }
            std::thread::sleep(PAUSE);
        };
        // What was not looked at to its end, or found and not decided, is looked at again the next time.
        let known = closed && !unsettled.load(Ordering::SeqCst);
        watch::leave(&self.host.settings_folder(), &id, if known { FileStamp::of(&path) } else { None });
    }

    /// Closes the open programme, does work on its file, and opens it again with what the work says; where the work fails,
    /// as it was before. Commands that come meanwhile wait; `locked-file` when one that is running does not end.
    pub(crate) fn reopen(&self, work: impl FnOnce(&Path, &OpenOptions) -> Result<OpenOptions>) -> Result<()> {
        let begun = Instant::now();
        let (mut desk, open) = loop {
            let mut desk = self.file.write().unwrap_or_else(PoisonError::into_inner);
            let open = desk.take().ok_or_else(|| Error::new(Code::NothingOpen))?;
            open.leaving.store(true, Ordering::SeqCst);
            if Arc::strong_count(&open.file) == 1 {
                break (desk, open);
            }
            let patient = begun.elapsed() <= PATIENCE;
            *desk = Some(if patient { open } else { Open { leaving: Arc::default(), ..open } });
            drop(desk);
            if !patient {
                self.look_again();
                return Err(Error::new(Code::LockedFile));
            }
            std::thread::sleep(PAUSE);
        };
        let Open { file, path, id, unsettled, .. } = open;
        let before = OpenOptions { key: file.key().cloned(), ..self.open_options() };
        drop(file);
        let outcome = work(&path, &before);
        let options = outcome.as_ref().unwrap_or(&before);
        let file = ProgrammeFile::open(&path, self.surroundings(), options)?;
        *desk = Some(Open { file: Arc::new(file), path, id, leaving: Arc::default(), unsettled });
        drop(desk);
        *lock(&self.list) = None;
        self.look_again();
        outcome.map(drop)
    }

    /// Compares the open programme with its journal on a thread of its own, and tells the window if something is found.
    pub(crate) fn look_at_file(&self) {
        let Ok(Open { file, leaving, unsettled, .. }) = self.open() else { return };
        unsettled.store(true, Ordering::SeqCst);
        let (finding, host) = (Arc::clone(&self.finding), Arc::clone(&self.host));
        std::thread::spawn(move || {
            let outcome = file.compare(&mut |_, _| !leaving.load(Ordering::SeqCst));
            if outcome.as_ref().is_ok_and(CheckReport::is_clean) {
                unsettled.store(false, Ordering::SeqCst);
            }
            drop(file);
            match outcome {
                Ok(report) if report.is_clean() => {}
                Ok(report) => {
                    log::warn!("the file differs from its journal: {} rows, {} breaks", report.changed.len(), report.breaks.len());
                    *lock(&finding) = Some(report);
                    unsettled.store(true, Ordering::SeqCst);
                    host.noticed();
                }
                Err(error) => log::info!("the look at the file: {error}"),
            }
        });
    }

    /// Looks again where the look was ended before its end.
    fn look_again(&self) {
        if self.open().is_ok_and(|open| open.unsettled.load(Ordering::SeqCst)) && self.finding().is_none() {
            self.look_at_file();
        }
    }

    /// The settings as they are.
    pub fn settings(&self) -> Settings {
        lock(&self.settings).clone()
    }

    /// Changes the settings and writes them; a folder that cannot be written is logged, the change holds until the end.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = lock(&self.settings);
        change(&mut settings);
        if let Err(error) = settings.write(&self.host.settings_folder()) {
            log::warn!("the settings could not be written: {error}");
        }
    }

    /// The language in force: the chosen one, or the system's, as [`Language::of_system`] has it.
    pub fn language(&self) -> Language {
        lock(&self.settings).language.unwrap_or_else(|| Language::of_system(&self.host.system_language()))
    }

    /// Answers in this language from now on, without remembering it.
    pub fn speak(&self, language: Language) {
        lock(&self.settings).language = Some(language);
    }

    /// The words of the language in force.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language())
    }

    /// The list that waits for its import.
    pub fn list(&self) -> Result<Arc<List>> {
        if self.is_locked() {
            return Err(Error::new(Code::Locked));
        }
        lock(&self.list).clone().ok_or_else(|| Error::new(Code::BadRequest))
    }

    /// Lays a list on the desk, or takes it off.
    pub fn put_list(&self, list: Option<List>) {
        *lock(&self.list) = list.map(Arc::new);
    }

    /// The package that waits to be taken in.
    pub fn package(&self) -> Result<PathBuf> {
        lock(&self.package).clone().ok_or_else(|| Error::new(Code::BadRequest))
    }

    /// Lays a package on the desk, or takes it off.
    pub fn put_package(&self, package: Option<PathBuf>) {
        *lock(&self.package) = package;
    }

    /// How the last exchange through the folder went.
    pub fn exchanged(&self) -> Option<LastSync> {
        lock(&self.exchanged).clone()
    }

    /// Notes how an exchange through the folder went; none for a folder that was not looked into yet.
    pub(crate) fn note_exchange(&self, last: Option<LastSync>) {
        *lock(&self.exchanged) = last;
    }

    /// The records that may be one, as the last search and what came since found them.
    pub fn found(&self) -> Duplicates {
        lock(&self.found).clone()
    }

    /// Lays what a search of the whole file found on the desk.
    pub fn put_found(&self, pairs: Vec<Found>) {
        *lock(&self.found) = Duplicates { searched: true, pairs: Arc::new(pairs) };
    }

    /// Puts what was found among records that came before what lies on the desk already.
    pub fn add_found(&self, came: Vec<Found>) {
        let mut found = lock(&self.found);
        let is_new = |pair: &&Found| !came.iter().any(|new| (new.one, new.other) == (pair.one, pair.other));
        let before = found.pairs.iter().filter(is_new).cloned().collect::<Vec<_>>();
        found.pairs = Arc::new(came.into_iter().chain(before).collect());
    }

    /// What templates are tried with, gathered once for each state of the programme: the designer asks at every keystroke.
    pub fn samples(&self) -> Result<Arc<Samples>> {
        let file = self.file()?;
        // Whoever asks meanwhile waits for the same answer.
        let mut kept = lock(&self.samples);
        let now = file.vector()?;
        if let Some((_, samples)) = kept.as_ref().filter(|(then, _)| *then == now) {
            return Ok(Arc::clone(samples));
        }
        let samples = Arc::new(file.read(templates::samples)?);
        *kept = Some((now, Arc::clone(&samples)));
        Ok(samples)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
