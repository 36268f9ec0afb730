//! Commands on the programme file itself: passphrase, lock, backups, check.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sokrat_core::file::backup::{self, Backup, Policy, Reason};
use sokrat_core::file::{CheckReport, Key, Settle, Settled, Strength};
use sokrat_core::ids::hex;
use sokrat_core::{Code, Done, Error, OpenOptions, Passphrase, ProgrammeFile, Result};
use sokrat_documents::render_flow;
use ts_rs::TS;

use super::Produced;
use super::app::{self, OpenFile, Start};
use crate::desk::{Desk, Job};
use crate::{files, papers, watch};

/// A passphrase that a person typed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    /// What they typed.
    #[ts(type = "string")]
    pub passphrase: Passphrase,
}

/// Another passphrase for the open programme.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseRequest {
    /// The one that it has; an unencrypted programme has none.
    #[ts(type = "string | null")]
    pub current: Option<Passphrase>,
    /// The new one; none takes the passphrase away.
    #[ts(type = "string | null")]
    pub new: Option<Passphrase>,
}

/// The recovery code of a programme, and the passphrase that it shall have.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoverRequest {
    /// The code as it was typed.
    #[ts(type = "string")]
    pub code: Passphrase,
    /// The new passphrase.
    #[ts(type = "string")]
    pub new: Passphrase,
}

/// How the open programme is protected and whether anything is the matter with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileState {
    /// Whether it has a passphrase.
    pub encrypted: bool,
    /// After how many minutes without input this installation locks the window; 0 is never.
    pub lock_after: u32,
    /// What was found when the file was opened: rows that another program changed. None when nothing was.
    pub finding: Option<CheckReport>,
    /// Whether another program had taken the guard of the journal away.
    pub unguarded: bool,
}

/// The backups of the open programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Backups {
    /// Newest first.
    pub rows: Vec<Backup>,
    /// The folder as people know it.
    pub folder: String,
    /// The most megabytes that they may take together; none is no limit.
    pub most_megabytes: Option<u32>,
}

/// A backup to be looked at or put back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupRequest {
    /// Its name.
    pub name: String,
    /// Its passphrase, where it has another one than the programme.
    #[ts(type = "string | null")]
    pub passphrase: Option<Passphrase>,
}

/// What putting a backup back would take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestorePlan {
    /// How many actions the programme has that the backup has not.
    pub actions: u32,
    /// Whether other laptops, or a shared folder, may bring them again.
    pub shared: bool,
}

/// A programme that was put back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// The programme as it is open now.
    pub open: OpenFile,
    /// The backup of the state before; none when that was in a backup already.
    pub before: Option<String>,
}

/// The minutes after which a window over an encrypted programme locks where nobody has said otherwise.
const LOCK_AFTER: u32 = 15;

/// How the open programme is protected.
pub fn state(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<FileState> {
    let file = desk.file()?;
    Ok(FileState {
        encrypted: file.key().is_some(),
        lock_after: desk.settings().lock_after.unwrap_or(LOCK_AFTER),
        finding: desk.finding(),
        unguarded: file.was_unguarded(),
    })
}

/// How hard a passphrase is to guess.
pub fn strength(_desk: &Desk, _job: &Job<'_>, request: Unlock) -> Result<Strength> {
    Ok(Strength::of(&request.passphrase))
}

/// Sets, changes or takes away the passphrase of the open programme.
///
/// Cancelled, it leaves the one that it has.
pub fn set_passphrase(desk: &Desk, job: &Job<'_>, request: PassphraseRequest) -> Result<FileState> {
    if let Some(new) = &request.new {
        new.check("new")?;
    }
    let file = desk.file()?;
    if file.key().is_some() {
        let current = request.current.as_ref().ok_or_else(|| Error::at("current", Code::Required))?;
        prove(desk, &file, current).map_err(|error| at("current", error))?;
    }
    drop(file);
    change_passphrase(desk, job, request.new.as_ref())?;
    state(desk, job, ())
}

fn change_passphrase(desk: &Desk, job: &Job<'_>, new: Option<&Passphrase>) -> Result<()> {
    desk.reopen(|path, options| {
        let key = ProgrammeFile::change_passphrase(path, desk.surroundings().as_ref(), options, new, &mut job.telling("encrypt"))?;
        Ok(OpenOptions { key, ..options.clone() })
    })
}

/// What a passphrase was refused for, said at its field.
fn at(field: &str, error: Error) -> Error {
    match error.code {
        Code::WrongPassphrase | Code::WaitFirst => {
            Error::invalid(vec![sokrat_core::Issue { field: field.to_owned(), code: error.code, facts: error.facts }])
        }
        _ => error,
    }
}

/// `wrong-passphrase` or `wait-first` unless this is the passphrase of the open programme.
fn prove(desk: &Desk, file: &ProgrammeFile, passphrase: &Passphrase) -> Result<()> {
    let salt = file.key().map(|key| hex(&key.salt())).unwrap_or_default();
    watch::tried(&desk.host().settings_folder(), &salt, desk.now(), || {
        if file.opens_with(passphrase)? { Ok(()) } else { Err(Error::new(Code::WrongPassphrase)) }
    })
}

/// Opens the programme that waits for its passphrase, or unlocks the window. One that was made for another laptop is taken in:
/// that asks for a place besides, and is `cancelled` where none is named.
pub fn unlock(desk: &Desk, job: &Job<'_>, request: Unlock) -> Result<OpenFile> {
    if desk.is_locked() {
        prove(desk, &*desk.file_behind_lock()?, &request.passphrase)?;
        desk.set_locked(false);
        desk.host().title(&app::window_title(desk));
        return app::opened(desk);
    }
    let path = desk.waiting().ok_or_else(|| Error::new(Code::NothingOpen))?;
    let opened = open_waiting(desk, job, &path, &OpenOptions { passphrase: Some(request.passphrase), ..OpenOptions::default() })?;
    desk.wait_for(None);
    Ok(opened)
}

fn open_waiting(desk: &Desk, job: &Job<'_>, path: &Path, given: &OpenOptions) -> Result<OpenFile> {
    match app::open_given(desk, path, given, &mut app::upgrading(job)) {
        // A place for it is missing as well; a person who names none leaves it waiting.
        Err(error) if error.code == Code::ForAnotherLaptop => app::take_in(desk, job, path, given)?.ok_or_else(|| Error::new(Code::Cancelled)),
        opened => opened,
    }
}

/// Opens the programme that waits for its passphrase, or the locked window, by the recovery code, and gives it a new
/// passphrase. The code is worth nothing afterwards.
///
/// Errors, at their fields: `too-short`; `recovery-code-length`, `recovery-code-slip`; `wrong-recovery-code` for a code that is
/// another file's, or that of a passphrase before. Where the new passphrase cannot be set (`disk-full`) or the work is cancelled,
/// the file has the one of before and waits for it.
pub fn recover(desk: &Desk, job: &Job<'_>, request: RecoverRequest) -> Result<OpenFile> {
    request.new.check("new")?;
    let wrong = || Error::at("code", Code::WrongRecoveryCode);
    let locked = desk.is_locked();
    let path = if locked { desk.path()? } else { desk.waiting().ok_or_else(|| Error::new(Code::NothingOpen))? };
    let key = Key::of_recovery_code(&path, &request.code)?;
    if locked {
        if desk.file_behind_lock()?.key() != Some(&key) {
            return Err(wrong());
        }
    } else {
        let opened = open_waiting(desk, job, &path, &OpenOptions { key: Some(key), ..OpenOptions::default() });
        opened.map_err(|error| if error.code == Code::WrongPassphrase { wrong() } else { error })?;
    }
    let changed = change_passphrase(desk, job, Some(&request.new));
    if changed.is_err() && !locked {
        // A copy that was taken in on the way waits where it stands now. Nobody has worked on it yet: there is nothing to back up.
        desk.wait_for(Some(desk.path().unwrap_or(path)));
        desk.clear();
        desk.host().title(&app::window_title(desk));
    }
    changed?;
    desk.set_locked(false);
    desk.wait_for(None);
    desk.host().title(&app::window_title(desk));
    app::opened(desk)
}

/// The person changed their mind about the programme that waits for its passphrase.
pub fn leave_waiting(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Start> {
    desk.wait_for(None);
    app::start(desk, job, ())
}

/// Locks the window; only a programme with a passphrase can be locked. Until it is unlocked, commands are refused with `locked`.
pub fn lock(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Start> {
    if desk.file()?.key().is_none() {
        return Err(Error::new(Code::BadRequest));
    }
    desk.set_locked(true);
    desk.host().title(&app::window_title(desk));
    app::start(desk, job, ())
}

/// Says after how many minutes without input the window locks; 0 is never.
pub fn set_lock_after(desk: &Desk, job: &Job<'_>, request: u32) -> Result<FileState> {
    desk.change_settings(|settings| settings.lock_after = Some(request));
    state(desk, job, ())
}

/// Makes the recovery sheet: what the file is called, the recovery code, what to do with it. It stays in memory: whoever
/// finds the sheet can open the file, so it is on a disk only where the person saves it.
///
/// `wrong-passphrase` and `wait-first` at the field `passphrase`: who stands at an open window must not be able to take the
/// key along. `bad-request` for a programme without a passphrase.
pub fn recovery_sheet(desk: &Desk, job: &Job<'_>, request: Unlock) -> Result<Produced> {
    let (file, words, path) = (desk.file()?, desk.words(), desk.path()?);
    let code = file.key().ok_or_else(|| Error::new(Code::BadRequest))?.recovery_code();
    prove(desk, &file, &request.passphrase).map_err(|error| at("passphrase", error))?;
    let programme = file.read(sokrat_core::programme::structure)?.programme;
    let sheet = papers::recovery::Sheet { name: files::stem(&path), folder: files::folder_name(&path), id: desk.id()?, code: &code };
    let content = papers::recovery::recovery(words, &programme, &sheet, desk.now());
    let rendered = papers::rendered(render_flow(&content, &mut papers::progress(job, "report")))?;
    Ok(files::hold(desk, papers::finished(words, words.plain("file-recovery"), rendered)))
}

/// The backups of the open programme.
pub fn backups(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Backups> {
    let (file, path) = (desk.file()?, desk.path()?);
    let folder = files::backups_folder(desk.language(), &path);
    let rows = backup::list(&folder, file.key())?;
    Ok(Backups { rows, folder: files::folder_name(&folder.join("-")), most_megabytes: most_megabytes(desk) })
}

/// Makes a backup now.
pub fn back_up(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Backups> {
    made(desk, job, Reason::Asked, None)?;
    backups(desk, job, ())
}

/// Limits the space that backups take, in megabytes, none for no limit; older ones go with the next backup.
pub fn limit_backups(desk: &Desk, job: &Job<'_>, request: Option<u32>) -> Result<Backups> {
    desk.change_settings(|settings| settings.backup_megabytes = Some(request.unwrap_or(0)));
    backups(desk, job, ())
}

/// Takes away the backups that anybody can open, where the programme itself has a passphrase.
pub fn remove_open_backups(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Backups> {
    let folder = files::backups_folder(desk.language(), &desk.path()?);
    if desk.file()?.key().is_none() {
        return Err(Error::new(Code::BadRequest));
    }
    for backup in backups(desk, job, ())?.rows.iter().filter(|backup| backup.protection == backup::Protection::None) {
        let path = folder.join(&backup.name);
        fs::remove_file(&path).map_err(|error| files::failed(&error, &path))?;
    }
    backups(desk, job, ())
}

/// What putting a backup back would take away.
pub fn plan_restore(desk: &Desk, _job: &Job<'_>, request: BackupRequest) -> Result<RestorePlan> {
    let (path, file) = (named(desk, &request.name)?, desk.file()?);
    let options = OpenOptions { passphrase: request.passphrase, key: file.key().cloned(), ..OpenOptions::default() };
    Ok(RestorePlan { actions: file.actions_since(&path, &options)?, shared: file.is_shared()? })
}

/// Puts a backup in the place of the open programme, after a backup of the present state. Cancelled, it leaves the programme
/// as it is.
pub fn restore(desk: &Desk, job: &Job<'_>, request: BackupRequest) -> Result<Restored> {
    let backup = named(desk, &request.name)?;
    // What another program wrote is in no entry of the journal, by which the last backup is known to hold everything.
    let outside = desk.finding().is_some() || desk.file()?.was_unguarded();
    let before = if outside || is_due(desk)? { Some(made(desk, job, Reason::Restore, Some(&request.name))?.name) } else { None };
    desk.reopen(|path, options| {
        let theirs = OpenOptions { passphrase: request.passphrase.clone(), ..options.clone() };
        ProgrammeFile::restore(path, desk.surroundings().as_ref(), options, &backup, &theirs, &mut job.telling("restore"))?;
        Ok(options.clone())
    })?;
    // What was found in the state before says nothing of this one; but it may hold what another program wrote as well.
    desk.find(None);
    desk.look_at_file();
    Ok(Restored { open: app::opened(desk)?, before })
}

/// The path of a backup of the list: no other file can be named.
fn named(desk: &Desk, name: &str) -> Result<PathBuf> {
    let folder = files::backups_folder(desk.language(), &desk.path()?);
    let known = backup::list(&folder, None)?.into_iter().find(|backup| backup.name == name);
    known.map(|backup| folder.join(backup.name)).ok_or_else(|| Error::new(Code::NotFound))
}

/// Makes a backup before work that could not be taken back otherwise; none when the last one holds everything.
pub fn before(desk: &Desk, job: &Job<'_>, reason: Reason) -> Result<Option<Backup>> {
    if is_due(desk)? { made(desk, job, reason, None).map(Some) } else { Ok(None) }
}

fn is_due(desk: &Desk) -> Result<bool> {
    desk.file_behind_lock()?.is_backup_due(&files::backups_folder(desk.language(), &desk.path()?))
}

/// Makes a backup before work that comes again and again by itself, at most one a day.
pub fn before_of_day(desk: &Desk, job: &Job<'_>, reason: Reason) -> Result<Option<Backup>> {
    let due = desk.file()?.is_backup_of_day_due(&files::backups_folder(desk.language(), &desk.path()?), reason)?;
    if due { made(desk, job, reason, None).map(Some) } else { Ok(None) }
}

/// Makes a backup, whatever the last one holds. The one to spare stays, whatever the limits say.
fn made(desk: &Desk, job: &Job<'_>, reason: Reason, spare: Option<&str>) -> Result<Backup> {
    let folder = files::backups_folder(desk.language(), &desk.path()?);
    let most_bytes = most_megabytes(desk).map(|most| u64::from(most) << 20);
    desk.file_behind_lock()?.back_up(&folder, reason, Policy { most_bytes, spare }, &mut job.telling("backup"))
}

/// The most megabytes that backups may take where nobody has said otherwise: more than a year of an ordinary programme needs,
/// and a few copies of a very large one.
const MOST_MEGABYTES: u32 = 5_000;

/// The most megabytes that backups may take; none for no limit.
fn most_megabytes(desk: &Desk) -> Option<u32> {
    Some(desk.settings().backup_megabytes.unwrap_or(MOST_MEGABYTES)).filter(|most| *most > 0)
}

/// Checks the open programme: pages, references, journal, search; reads only.
pub fn check(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<CheckReport> {
    let report = desk.file()?.check(&mut job.telling("check"))?;
    desk.find((!report.is_clean()).then(|| report.clone()));
    Ok(report)
}

/// Brings tables and journal together, whichever way the person chose, after a backup: what another program wrote is in no
/// entry, so neither undo nor the last backup has it.
pub fn settle(desk: &Desk, job: &Job<'_>, request: Settle) -> Result<Done<Settled>> {
    made(desk, job, Reason::Asked, None)?;
    let done = desk.file()?.settle(request, &mut job.telling("check"))?;
    desk.find(None);
    Ok(done)
}

/// Recomputes the search index and what else is derived.
pub fn renew(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<()> {
    desk.file()?.rebuild_derived(&mut job.telling("check"))
}

/// Works on the file at this path with what a person typed, where they did: [`watch::tried`].
pub(super) fn tried<T>(desk: &Desk, path: &Path, options: &OpenOptions, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if options.passphrase.is_none() {
        return work();
    }
    watch::tried(&desk.host().settings_folder(), &salt_of(path), desk.now(), work)
}

/// The salt of an encrypted file as text; empty for any other.
fn salt_of(path: &Path) -> String {
    let mut salt = [0; 16];
    let read = fs::File::open(path).and_then(|mut file| std::io::Read::read_exact(&mut file, &mut salt));
    if read.is_ok() { hex(&salt) } else { String::new() }
}
