//! Commands on the other laptops: copies for them, packages, the folder through which they meet.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sokrat_core::file::backup::Reason;
use sokrat_core::file::{Agreed, Scope};
use sokrat_core::ids::ReplicaId;
use sokrat_core::laptops::{self, LaptopFields, Laptops, LastSync, PackageReport, RetireRequest, SyncReport};
use sokrat_core::values::Edit;
use sokrat_core::{Code, Done, Error, OpenOptions, ProgrammeFile, Result};
use ts_rs::TS;

use super::Produced;
use super::app::OpenFile;
use super::duplicates::looking;
use crate::desk::{Desk, Job};
use crate::files;
use crate::host::Choice;

/// What a package is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackageRequest {
    /// The whole journal; else what any of the other laptops has not been heard to have.
    pub everything: bool,
}

/// Takes in the package on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakeRequest {
    /// A person has agreed to take in what another laptop wrote under the same name.
    #[serde(default)]
    pub take_forks: bool,
}

/// Exchanges through the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncRequest {
    /// A person has agreed to take in what another laptop wrote under the same name.
    #[serde(default)]
    pub take_forks: bool,
    /// A person has agreed that the files of laptops out of use that may hold what was erased are written anew and taken away.
    #[serde(default)]
    pub tidying: bool,
}

/// The laptops, and how this one stands to them.
pub fn overview(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Laptops> {
    let now = desk.now();
    let overview = desk.file()?.read(|conn| laptops::overview(conn, now))?;
    Ok(Laptops { last: desk.exchanged(), ..overview })
}

/// Names a laptop.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: Edit<ReplicaId, LaptopFields>) -> Result<Done<()>> {
    laptops::edit(&*desk.file()?, request)
}

/// Takes a laptop out of use, or back.
pub fn retire(desk: &Desk, _job: &Job<'_>, request: RetireRequest) -> Result<Done<()>> {
    laptops::retire(&*desk.file()?, request)
}

/// Asks for a place and makes a copy of the programme for another laptop there; none when the person changed their mind.
pub fn give_copy(desk: &Desk, job: &Job<'_>, request: LaptopFields) -> Result<Done<Option<Produced>>> {
    desk.file()?;
    let words = desk.words();
    let name = laptops::checked_name(&request.name)?;
    let programme = files::stem(&desk.path()?);
    let suggested = match name.as_str() {
        "" => words.text("file-for-another", &[("name", programme.into())]),
        laptop => words.text("file-for-laptop", &[("name", programme.into()), ("laptop", laptop.into())]),
    };
    let Some(path) = desk.host().choose(Choice::SaveProgramme, &format!("{}.sokrat", files::plain_name(&suggested)), words) else {
        return Ok(Done { value: None, changed: std::collections::BTreeSet::new() });
    };
    let path = files::with_ending(path, "sokrat");
    give_copy_at(desk, job, &path, &name)
}

/// Makes a copy for another laptop at this path. Cancelled, it leaves neither a file nor a laptop.
pub fn give_copy_at(desk: &Desk, job: &Job<'_>, path: &Path, name: &str) -> Result<Done<Option<Produced>>> {
    let done = desk.file()?.give_copy(path, name, &mut job.telling("copy"))?;
    Ok(Done { value: Some(told(desk, path)), changed: done.changed })
}

fn told(desk: &Desk, path: &Path) -> Produced {
    let bytes = fs::metadata(path).map_or(0, |data| data.len() as usize);
    files::told(desk, path, 0, bytes, Vec::new())
}

/// Takes a copy in at this path and opens it, with the passphrase or the key that a person gave. `passphrase-needed`,
/// `wrong-passphrase` and `wait-first` as for opening. Cancelled, it leaves nothing here, and the copy waits as before.
pub fn join_at(desk: &Desk, job: &Job<'_>, from: &Path, to: &Path, given: &OpenOptions) -> Result<OpenFile> {
    let options = OpenOptions { installation: desk.open_options().installation, ..given.clone() };
    let join = || ProgrammeFile::join(from, to, desk.surroundings(), &options, &mut job.telling("join"));
    let file = super::file::tried(desk, from, &options, join)?;
    super::app::put(desk, file, to)
}

/// Asks for a place and writes a package there; none when the person changed their mind.
pub fn save_package(desk: &Desk, job: &Job<'_>, request: PackageRequest) -> Result<Option<Produced>> {
    let words = desk.words();
    let this = overview(desk, job, ())?.laptops.into_iter().find(|laptop| laptop.this);
    let laptop = this.map(|laptop| if laptop.name.is_empty() { laptop.code } else { laptop.name }).unwrap_or_default();
    let day = desk.now().0.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let suggested =
        words.text("file-package", &[("name", files::stem(&desk.path()?).into()), ("laptop", laptop.into()), ("day", day.to_string().into())]);
    let Some(path) = desk.host().choose(Choice::SavePackage, &format!("{}.{ENDING}", files::plain_name(&suggested)), words) else { return Ok(None) };
    let path = files::with_ending(path, ENDING);
    save_package_at(desk, job, &path, request)?;
    Ok(Some(told(desk, &path)))
}

/// Writes a package at this path, beside first. Returns how many changes are in it.
pub fn save_package_at(desk: &Desk, job: &Job<'_>, path: &Path, request: PackageRequest) -> Result<u32> {
    let failed = |error: &std::io::Error| files::failed(error, path);
    let (part, file) = files::begin(path)?;
    let scope = if request.everything { Scope::Everything } else { Scope::Missing(None) };
    let write = |mut file: File| {
        let exported = desk.file()?.export(&mut file, scope, &mut |done, total| job.step("package", done, total).is_ok())?;
        file.sync_all().and_then(|()| fs::rename(&part, path)).map_err(|error| failed(&error))?;
        Ok(exported.entries)
    };
    write(file).inspect_err(|_| {
        fs::remove_file(&part).ok();
    })
}

/// Asks for a package, looks into it and lays it on the desk; none when the person changed their mind.
pub fn open_package(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Option<PackageReport>> {
    desk.file()?;
    let Some(path) = desk.host().choose(Choice::OpenPackage, "", desk.words()) else { return Ok(None) };
    open_package_at(desk, job, path).map(Some)
}

/// Looks into the package at this path and lays it on the desk.
pub fn open_package_at(desk: &Desk, job: &Job<'_>, path: PathBuf) -> Result<PackageReport> {
    let report = laptops::preview(&*desk.file()?, path.as_path(), &mut |done, total| job.step("package-look", done, total).is_ok())?;
    desk.put_package(Some(path));
    Ok(report)
}

/// Takes the package on the desk in, whole or not at all, and takes it off the desk.
pub fn take_package(desk: &Desk, job: &Job<'_>, request: TakeRequest) -> Result<Done<PackageReport>> {
    super::file::before(desk, job, Reason::Exchange)?;
    let path = desk.package()?;
    let done = looking(desk, || {
        laptops::take(&*desk.file()?, path.as_path(), request.take_forks, &mut |done, total| job.step("package-take", done, total).is_ok())
    })?;
    desk.put_package(None);
    Ok(done)
}

/// Asks for the folder through which the laptops meet; none when the person changed their mind.
pub fn choose_folder(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Option<Laptops>> {
    let file = desk.file()?;
    let Some(folder) = desk.host().choose(Choice::ExchangeFolder, "", desk.words()) else { return Ok(None) };
    if !folder.is_dir() {
        return Err(Error::new(Code::FolderMissing).with("path", folder.display().to_string()));
    }
    laptops::set_folder(&file, Some(&folder))?;
    desk.note_exchange(None);
    overview(desk, job, ()).map(Some)
}

/// No folder any more; what lies in it stays.
pub fn forget_folder(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<Laptops> {
    laptops::set_folder(&*desk.file()?, None)?;
    desk.note_exchange(None);
    overview(desk, job, ())
}

/// Exchanges through the folder, and notes on the desk how that went. Before the first change of a day a backup is made;
/// without it nothing is taken in. It gives way where the programme is to be closed, or opened anew.
pub fn synchronise(desk: &Desk, job: &Job<'_>, request: SyncRequest) -> Result<Done<SyncReport>> {
    let (file, job) = (desk.file()?, &job.giving_way());
    let before = &mut || super::file::before_of_day(desk, job, Reason::Exchange).map(drop);
    let agreed = Agreed { forks: request.take_forks, tidying: request.tidying };
    let done = looking(desk, || laptops::synchronise(&file, agreed, before, &mut |done, total| job.step("exchange", done, total).is_ok()));
    let (report, failure) = match &done {
        Ok(done) => (Some(done.value.clone()), None),
        Err(error) => (None, Some(error.clone())),
    };
    // Whoever ends an exchange, has no folder or locks the window knows that.
    let untold = failure.as_ref().is_some_and(|error| [Code::Cancelled, Code::NoExchangeFolder, Code::Locked].contains(&error.code));
    // Another programme may lie on the desk by now.
    if !untold && desk.has(&file) {
        desk.note_exchange(Some(LastSync { at: desk.now(), report, failure }));
    }
    done
}

/// The ending of packages.
const ENDING: &str = "sokrat-package";
