//! Commands on the application itself: start, language, opening and closing programmes.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sokrat_core::demonstration::{self, Size};
use sokrat_core::file::backup::Reason;
use sokrat_core::file::{FileStamp, NewCopy, TellUpgrade, Upgrade, forget_log};
use sokrat_core::programme::{self, NewProgramme, Programme};
use sokrat_core::values::Day;
use sokrat_core::{Code, Error, OpenOptions, Passphrase, ProgrammeFile, Result, UndoState};
use sokrat_words::Words;
use ts_rs::TS;

use super::Produced;
use super::file::{self, FileState};
use crate::desk::{Desk, Job};
use crate::files;
use crate::host::Choice;
use crate::settings::{Language, Theme};
use crate::watch;

/// A programme opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recent {
    /// The file's name without its ending.
    pub name: String,
    /// Its folder as people know it.
    pub folder: String,
    /// Whether it is not there any more.
    pub missing: bool,
}

/// The open programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenFile {
    /// The programme's title.
    pub title: String,
    /// The file's name.
    pub name: String,
    /// Whether it is the demonstration.
    pub demonstration: bool,
    /// What undo and redo would do.
    pub undo: UndoState,
    /// Why this opening made a new copy of the programme, with a code of its own; none for the usual opening.
    #[serde(default)]
    pub new_copy: Option<NewCopy>,
    /// How it is protected, and whether anything is the matter with it.
    pub state: FileState,
    /// Why the backup of the programme that was open before failed; told once.
    pub trouble: Option<Error>,
}

/// What the pages need to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The version of Sokrat.
    pub version: String,
    /// The language in force.
    pub language: Language,
    /// The theme in force.
    pub theme: Theme,
    /// Recent programmes, newest first; `app.open_recent` takes the index.
    pub recent: Vec<Recent>,
    /// The open programme; none while the window is locked.
    pub open: Option<OpenFile>,
    /// Whether the window is locked.
    pub locked: bool,
    /// A programme that waits for its passphrase.
    pub waiting: Option<Recent>,
    /// A programme that was named at the start and takes long to open: `app.open_named` does it.
    pub named: Option<Recent>,
    /// Why the backup of the programme that was closed failed; told once.
    pub trouble: Option<Error>,
}

/// What the form for a new programme proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The programme proposed, with the four modules, in the language in force.
    pub programme: NewProgramme,
}

/// What the pages need to begin.
pub fn start(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Start> {
    let settings = desk.settings();
    let known = |path: &Path| Recent { name: files::stem(path), folder: files::folder_name(path), missing: !path.exists() };
    let recent = settings.recent.iter().map(|path| known(path));
    Ok(Start {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: desk.language(),
        theme: settings.theme.unwrap_or(Theme::System),
        recent: recent.collect(),
        open: if desk.file().is_ok() { Some(opened(desk)?) } else { None },
        locked: desk.is_locked(),
        waiting: desk.waiting().map(|path| known(&path)),
        named: desk.named().map(|path| known(&path)),
        trouble: desk.take_trouble(),
    })
}

/// Changes the language, at once and for later starts.
pub fn set_language(desk: &Desk, job: &Job<'_>, request: Language) -> Result<Start> {
    desk.change_settings(|settings| settings.language = Some(request));
    desk.host().title(&window_title(desk));
    start(desk, job, ())
}

/// Changes the theme, at once and for later starts.
pub fn set_theme(desk: &Desk, job: &Job<'_>, request: Theme) -> Result<Start> {
    desk.change_settings(|settings| settings.theme = Some(request));
    desk.host().theme(request);
    start(desk, job, ())
}

/// What the form for a new programme begins with: three years from now, the four modules, all else to be filled in.
pub fn proposal(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Proposal> {
    let words = desk.words();
    let year = desk.now().0.strftime("%Y").to_string().parse().unwrap_or(2019);
    let programme = Programme {
        title: words.plain("proposal-title"),
        foundation: String::new(),
        region: String::new(),
        first_year: year,
        last_year: year + 2,
        zone: ZONE.to_owned(),
        funder: String::new(),
        signatory: String::new(),
        signatory_post: String::new(),
    };
    let modules = (1..=4).map(|number| words.plain(&format!("proposal-module-{number}"))).collect();
    Ok(Proposal { programme: NewProgramme { programme, modules, municipalities: Vec::new() } })
}

/// Opens the demonstration; the first time it is built. Cancelled, it leaves nothing behind.
pub fn open_demo(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<OpenFile> {
    open_demo_of(desk, job, Size::Real)
}

/// Opens the demonstration of this size; the first time it is built.
pub fn open_demo_of(desk: &Desk, job: &Job<'_>, size: Size) -> Result<OpenFile> {
    let folder = desk.host().documents_folder();
    let place = |language: Language| folder.join(format!("{}.{ENDING}", Words::of(language).plain(name_of(size))));
    // Built under the language of then, found again under any.
    if let Some(path) = Language::ALL.iter().map(|language| place(*language)).find(|path| path.exists()) {
        return open_path(desk, job, &path);
    }
    let path = place(desk.language());
    build_demo(job, &path, size, SEED)?;
    open_path(desk, job, &path)
}

fn name_of(size: Size) -> &'static str {
    match size {
        Size::Real => "file-demonstration",
        Size::Big => "file-demonstration-big",
    }
}

/// Builds a demonstration at this path: beside first, so that only a whole one stands there.
pub fn build_demo(job: &Job<'_>, path: &Path, size: Size, seed: u64) -> Result<()> {
    if path.exists() {
        return Err(Error::new(Code::FileExists).with("path", path.display().to_string()));
    }
    let beside = path.with_extension("building");
    fs::remove_file(&beside).ok();
    let built = demonstration::build(&beside, size, seed, &mut job.telling("demonstration"));
    let named = || forget_log(path).and_then(|()| fs::rename(&beside, path).map_err(|error| files::failed(&error, path)));
    built.and_then(|()| named()).inspect_err(|_| {
        fs::remove_file(&beside).ok();
    })
}

/// Asks for a place and makes a new programme there; none when the person changed their mind.
pub fn create(desk: &Desk, _job: &Job<'_>, request: NewProgramme) -> Result<Option<OpenFile>> {
    programme::check_new(&request)?;
    let name = match files::plain_name(&request.programme.title) {
        name if request.programme.title.trim().is_empty() => desk.words().text("file-new-programme", &[("name", name.into())]),
        name => name,
    };
    let Some(path) = desk.host().choose(Choice::SaveProgramme, &format!("{name}.{ENDING}"), desk.words()) else { return Ok(None) };
    create_at(desk, &files::with_ending(path, ENDING), request).map(Some)
}

/// Makes a new programme at this path and opens it. A file that is there is never overwritten.
pub fn create_at(desk: &Desk, path: &Path, request: NewProgramme) -> Result<OpenFile> {
    let file = ProgrammeFile::create(path, desk.surroundings(), &desk.open_options())?;
    if let Err(error) = programme::found(&file, request) {
        drop(file);
        fs::remove_file(path).ok();
        return Err(error);
    }
    put(desk, file, path)
}

/// Asks for a programme and opens it; none when the person changed their mind. One that was made for another laptop is
/// taken in: that asks for a place besides.
pub fn open(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Option<OpenFile>> {
    let Some(path) = desk.host().choose(Choice::OpenProgramme, "", desk.words()) else { return Ok(None) };
    open_chosen(desk, job, &path)
}

fn open_chosen(desk: &Desk, job: &Job<'_>, path: &Path) -> Result<Option<OpenFile>> {
    match open_path(desk, job, path) {
        Err(error) if error.code == Code::ForAnotherLaptop => take_in(desk, job, path, &OpenOptions::default()),
        opened => opened.map(Some),
    }
}

/// Asks for a place and takes in a copy that was made for this laptop; none when the person changed their mind.
pub(super) fn take_in(desk: &Desk, job: &Job<'_>, path: &Path, given: &OpenOptions) -> Result<Option<OpenFile>> {
    let name = format!("{}.{ENDING}", files::stem(path));
    let Some(place) = desk.host().choose(Choice::SaveProgramme, &name, desk.words()) else { return Ok(None) };
    super::laptops::join_at(desk, job, path, &files::with_ending(place, ENDING), given).map(Some)
}

/// Opens a recent programme by its place in the list.
pub fn open_recent(desk: &Desk, job: &Job<'_>, request: u32) -> Result<OpenFile> {
    let path = recent(desk, request)?;
    open_path(desk, job, &path)
}

/// Opens the programme that was named at the start and left to the window, as [`open`] does.
pub fn open_named(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Option<OpenFile>> {
    let path = desk.take_named().ok_or_else(|| Error::new(Code::NothingOpen))?;
    open_chosen(desk, job, &path)
}

/// Takes a programme off the list of recent ones; the file stays.
pub fn forget_recent(desk: &Desk, job: &Job<'_>, request: u32) -> Result<Start> {
    let path = recent(desk, request)?;
    desk.change_settings(|settings| settings.recent.retain(|known| *known != path));
    start(desk, job, ())
}

/// Closes the open programme.
pub fn close(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Start> {
    desk.keep_trouble(leave(desk));
    desk.host().title(&window_title(desk));
    start(desk, job, ())
}

/// Takes the open programme off the desk, after a backup of what was changed. A backup that fails is returned to be told: the
/// programme is closed and whole without it.
pub fn leave(desk: &Desk) -> Option<Error> {
    let failed = if desk.host().backs_up_on_close() { file::before(desk, &desk.begin(""), Reason::Close).err() } else { None };
    desk.clear();
    let failed = failed.filter(|error| error.code != Code::NothingOpen);
    if let Some(error) = &failed {
        log::warn!("the backup at the end: {error}");
    }
    failed
}

/// The page has heard that the window is to close. It asks where something is typed and not saved, and ends the window.
pub fn hear_closing(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<()> {
    desk.take_word();
    Ok(())
}

/// Ends the window; nobody is asked any more.
pub fn quit(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<()> {
    desk.host().quit();
    Ok(())
}

/// Asks for a place and saves a whole copy of the open programme there; none when the person changed their mind.
pub fn save_copy(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Option<Produced>> {
    let (file, words) = (desk.file()?, desk.words());
    let today = Day(desk.now().0.to_zoned_datetime(jiff::tz::TimeZone::UTC).date());
    let name = words.text("file-copy", &[("name", files::stem(&desk.path()?).into()), ("day", today.0.to_string().into())]);
    let suggested = format!("{}.{ENDING}", files::plain_name(&name));
    let Some(path) = desk.host().choose(Choice::SaveProgramme, &suggested, words) else { return Ok(None) };
    let path = files::with_ending(path, ENDING);
    file.save_copy_telling(&path, &mut job.telling("copy"))?;
    let bytes = fs::metadata(&path).map_or(0, |data| data.len() as usize);
    Ok(Some(files::told(desk, &path, 0, bytes, Vec::new())))
}

/// Shows a document that was made since the programme was opened.
pub fn show(desk: &Desk, _job: &Job<'_>, request: u32) -> Result<()> {
    desk.host().show(&desk.document(request)?)
}

/// Opens the programme at this path; the one before is closed only when this one opens. One with a passphrase waits for it:
/// then `passphrase-needed` comes back, and `file.unlock` opens it. Cancelled, it leaves the file as it is.
pub fn open_path(desk: &Desk, job: &Job<'_>, path: &Path) -> Result<OpenFile> {
    open_path_with(desk, job, path, None)
}

/// Opens the programme at this path with this passphrase, where it has one.
pub fn open_path_with(desk: &Desk, job: &Job<'_>, path: &Path, passphrase: Option<Passphrase>) -> Result<OpenFile> {
    open_or_wait(desk, path, &OpenOptions { passphrase, ..OpenOptions::default() }, &mut upgrading(job))
}

/// Opens the programme at this path before there is a window. One of an older version may take long to open: it is left to the
/// window, which tells how far it is.
pub fn open_before_window(desk: &Desk, path: &Path) -> Result<()> {
    match open_or_wait(desk, path, &OpenOptions::default(), &mut |_, _, _| false) {
        Err(error) if error.code == Code::Cancelled => {
            desk.leave_named(path);
            Ok(())
        }
        opened => opened.map(drop),
    }
}

fn open_or_wait(desk: &Desk, path: &Path, given: &OpenOptions, tell: TellUpgrade<'_>) -> Result<OpenFile> {
    open_given(desk, path, given, tell).inspect_err(|error| {
        if error.code == Code::PassphraseNeeded {
            desk.wait_for(Some(path.to_owned()));
        }
    })
}

/// How a job tells of bringing a file to the present version.
pub(super) fn upgrading<'a>(job: &'a Job<'_>) -> impl FnMut(Upgrade, u32, u32) -> bool + 'a {
    |at, done, total| {
        let stage = match at {
            Upgrade::Copy => "upgrade-copy",
            Upgrade::Steps => "upgrade",
        };
        job.step(stage, done, total).is_ok()
    }
}

/// Opens the programme at this path with the passphrase or the key that a person gave.
pub(super) fn open_given(desk: &Desk, path: &Path, given: &OpenOptions, tell: TellUpgrade<'_>) -> Result<OpenFile> {
    let same = |other: &Path| other == path || fs::canonicalize(other).is_ok_and(|other| fs::canonicalize(path).is_ok_and(|path| path == other));
    if desk.path().is_ok_and(|open| same(&open)) {
        return opened(desk);
    }
    let stamp = FileStamp::of(path);
    let backups = Some(files::backups_folder(desk.language(), path));
    let options = OpenOptions { backups, installation: desk.open_options().installation, ..given.clone() };
    let programme = file::tried(desk, path, &options, || ProgrammeFile::open_telling(path, desk.surroundings(), &options, tell))?;
    // A file that this computer never left, or not in order, is looked at as well: nobody knows what wrote it.
    let as_left = watch::is_as_left(&desk.host().settings_folder(), &programme.id()?.to_string(), stamp.as_ref());
    let changed = programme.was_unguarded() || !as_left.unwrap_or(!desk.host().remembers());
    let answer = put(desk, programme, path)?;
    // Only now: what it finds belongs to the programme on the desk.
    if changed {
        desk.look_at_file();
    }
    Ok(answer)
}

/// The window's title: the programme and the application, or the application alone.
pub fn window_title(desk: &Desk) -> String {
    let application = desk.words().plain("app-name");
    match title(desk) {
        Ok(title) => format!("{title} — {application}"),
        Err(_) => application,
    }
}

const ENDING: &str = "sokrat";
/// The zone of the programmes that Sokrat was made for; the form shows it, to be changed.
const ZONE: &str = "Europe/Moscow";
/// The demonstration is the same on every computer.
const SEED: u64 = 2019;

pub(super) fn put(desk: &Desk, file: ProgrammeFile, path: &Path) -> Result<OpenFile> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    desk.keep_trouble(leave(desk));
    desk.put(file, &path);
    if desk.host().remembers() {
        desk.change_settings(|settings| settings.remember(&path));
    }
    desk.host().title(&window_title(desk));
    opened(desk)
}

pub(super) fn opened(desk: &Desk) -> Result<OpenFile> {
    let path = desk.path()?;
    let demonstration = Language::ALL
        .iter()
        .any(|language| [Size::Real, Size::Big].iter().any(|size| files::stem(&path) == Words::of(*language).plain(name_of(*size))));
    Ok(OpenFile {
        title: title(desk)?,
        name: files::stem(&path),
        demonstration,
        undo: desk.file()?.undo_state()?,
        new_copy: desk.file()?.new_copy(),
        state: file::state(desk, &desk.begin(""), ())?,
        trouble: desk.take_trouble(),
    })
}

fn title(desk: &Desk) -> Result<String> {
    Ok(desk.file()?.read(programme::structure)?.programme.title)
}

fn recent(desk: &Desk, index: u32) -> Result<PathBuf> {
    desk.settings().recent.get(index as usize).cloned().ok_or_else(|| Error::new(Code::NotFound))
}
