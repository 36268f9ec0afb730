//! Making and opening programme files, and telling what is wrong with one that cannot be opened.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};

use super::connect::{self, APPLICATION_ID};
use super::copies::FOR_ANOTHER;
use super::guard::{self, Guard};
use super::identity::{self, Installation, NewCopy, Verdict};
use super::key::{Key, Passphrase, Salt};
use super::lock::Lock;
use super::migrations::{Keep, TellUpgrade};
use super::watched::{copied, megabytes, watched};
use super::{Tell, backup, cipher, failure, local, migrations};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::columns::moment_text;
use crate::surroundings::Surroundings;

/// What the caller brings to make or open a file.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    /// The passphrase that a person gave. A file that is made with one is encrypted from its first byte.
    pub passphrase: Option<Passphrase>,
    /// The key of a file that was open a moment ago: used where it is this file's, so that nobody is asked again.
    pub key: Option<Key>,
    /// What this installation knows of its files. Without it a file is taken as the copy that it says it is.
    pub installation: Option<Arc<dyn Installation>>,
    /// The folder for the copy that is made before a migration; beside the file when none.
    pub backups: Option<PathBuf>,
}

impl OpenOptions {
    /// The same for a look at the file: the installation neither learns of it nor decides anything.
    pub(super) fn quietly(&self) -> Self {
        Self { installation: None, ..self.clone() }
    }
}

/// Why a file goes on as a new copy, and which replica's place it takes.
pub(super) type Replacing = (NewCopy, Option<RawId>);

/// What an open file stands on.
pub(super) struct Opened {
    pub(super) conn: Connection,
    pub(super) guard: Guard,
    pub(super) lock: Lock,
    /// For an encrypted file.
    pub(super) key: Option<Key>,
    /// Whether another program had taken the guard away. It is up again.
    pub(super) unguarded: bool,
    /// The replica that this copy of the file writes as.
    pub(super) rix: i64,
    /// Whether it is a new one, why, and which one's place it takes.
    pub(super) new_copy: Option<Replacing>,
}

/// Creates the file under a temporary name and renames it when it is whole.
pub(super) fn create(path: &Path, surroundings: &dyn Surroundings, options: &OpenOptions) -> Result<Opened> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Error::new(Code::FileMissing).with("path", folder.display().to_string()));
    }
    let lock = Lock::take(path, surroundings)?;
    if path.symlink_metadata().is_ok() {
        return Err(Error::new(Code::FileExists).with("path", path.display().to_string()));
    }
    let temporary = Temporary::beside(path, surroundings.new_id());
    let key = cipher::new_key(surroundings, options.passphrase.as_ref())?;
    build(&temporary.0, surroundings, key.as_ref())?;
    temporary.become_file(path)?;
    open_locked(path, lock, key, surroundings, options, &mut |_, _, _| true)
}

fn build(path: &Path, surroundings: &dyn Surroundings, key: Option<&Key>) -> Result<()> {
    let mut conn =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connect::unlock(&conn, key)?;
    let guard = Guard::default();
    guard.register(&conn)?;
    migrations::migrate(&mut conn, migrations::STEPS, &|_, _, _| Ok(Box::new(|| Ok(()))), &mut |_, _, _| true)?;
    let _raised = guard.raise();
    let now = moment_text(surroundings.now());
    conn.execute("INSERT INTO meta(key, value) VALUES ('file', ?1), ('created-at', ?2)", params![surroundings.new_id().to_string(), now])?;
    conn.execute("INSERT INTO replica(rix, id, code, created_at) VALUES (1, ?1, ?2, ?3)", params![surroundings.new_id(), identity::FIRST_CODE, now])?;
    conn.execute("INSERT INTO local(key, value) VALUES ('replica', '1')", [])?;
    identity::make_key(&conn, surroundings)?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Opens the file at the path, and tells how far it is where it has to be brought to the present version.
pub(super) fn open(path: &Path, surroundings: &dyn Surroundings, options: &OpenOptions, tell: TellUpgrade<'_>) -> Result<Opened> {
    // Before the lock: a file that is no programme, or that cannot be unlocked, gets no lock file beside it.
    let key = key(path, options)?;
    writable(path, key.as_ref())?;
    let lock = Lock::take(path, surroundings)?;
    Temporary::sweep(path);
    if let Some(backups) = &options.backups {
        Temporary::sweep_folder(backups);
    }
    open_locked(path, lock, key, surroundings, options, tell)
}

/// The key of an encrypted file: the one at hand where it is this file's, or the passphrase's. None for a plain file.
pub(super) fn key(path: &Path, options: &OpenOptions) -> Result<Option<Key>> {
    let Some(salt) = recognise(path)? else { return Ok(None) };
    match (&options.key, &options.passphrase) {
        (Some(key), _) if key.salt() == salt => Ok(Some(key.clone())),
        (_, Some(passphrase)) => Key::derive(passphrase, salt).map(Some),
        _ => Err(Error::new(Code::PassphraseNeeded)),
    }
}

/// `read-only` for a file that cannot be written; `for-another-laptop` where it needs not be, because it is only taken in.
fn writable(path: &Path, key: Option<&Key>) -> Result<()> {
    let Err(error) = File::options().write(true).open(path) else { return Ok(()) };
    match connect::reader(path, key).and_then(|conn| vet(&conn)) {
        Ok(Some(_)) => Err(Error::new(Code::ForAnotherLaptop)),
        Err(behind) if key.is_some() && behind.code == Code::NotAProgramme => Err(behind_key(behind, true)),
        _ => Err(failure::of_io(&error, path)),
    }
}

/// What SQLite says of the first page of a file that was recognised.
pub(super) fn behind_key(error: Error, encrypted: bool) -> Error {
    match error.code {
        // What a wrong key makes of it is no database. That it is damaged cannot be told apart.
        Code::NotAProgramme if encrypted => Error { code: Code::WrongPassphrase, ..error },
        // Its header was that of a programme, so what SQLite cannot read behind it is damage.
        Code::NotAProgramme => Error { code: Code::DamagedFile, ..error },
        _ => error,
    }
}

fn open_locked(
    path: &Path,
    lock: Lock,
    key: Option<Key>,
    surroundings: &dyn Surroundings,
    options: &OpenOptions,
    tell: TellUpgrade<'_>,
) -> Result<Opened> {
    let guard = Guard::default();
    let keep = |conn: &mut Connection, version: usize, tell: Tell<'_>| {
        let place = match &options.backups {
            Some(folder) => {
                fs::create_dir_all(folder).map_err(|error| failure::of_io(&error, folder))?;
                backup::place(folder, &path.file_stem().unwrap_or_default().to_string_lossy(), surroundings.now(), backup::Reason::Migration)
            }
            None => migrations::beside(path, version)?,
        };
        let copy = Temporary::copied(conn, path, &place, surroundings.new_id(), tell)?;
        Ok(Box::new(move || copy.become_file(&place)) as Box<dyn FnOnce() -> Result<()>>)
    };
    let encrypted = key.is_some();
    let opened = connect::writer(path, &guard, key.as_ref()).and_then(|mut conn| {
        let unguarded = prepare(&mut conn, For::Here, &keep, tell)?;
        let (rix, new_copy) = identify(&conn, &guard, path, surroundings, options)?;
        Ok(Opened { conn, guard, lock, key, unguarded, rix, new_copy })
    });
    opened.map_err(|error| behind_key(error, encrypted))
}

/// Whom a file is to have been made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// For whoever opens it.
    Here,
    /// For another laptop, which takes it in.
    AnotherLaptop,
}

/// Looks at a file before anything is done with it, and returns the mark of one that was made for another laptop. Nothing that
/// somebody put into it has run: after this its tables can be read.
///
/// Errors: `newer-file`; `altered-file` where the schema is not that of its version: a table is missing, or a trigger was added.
pub(super) fn vet(conn: &Connection) -> Result<Option<String>> {
    let version = migrations::version(conn)?;
    if version == 0 {
        return Err(Error::new(Code::DamagedFile).because("a programme without a version"));
    }
    if version > migrations::STEPS.len() {
        return Err(Error::new(Code::NewerFile).with("version", version));
    }
    if !migrations::is_of_its_version(conn)? {
        return Err(altered());
    }
    local::get(conn, FOR_ANOTHER)
}

fn altered() -> Error {
    Error::new(Code::AlteredFile).because("the schema differs")
}

/// Vets a file and brings its schema to the present one; returns whether the guard had to be put up again. One that was made
/// for somebody else than `made` says is `for-another-laptop` or `not-for-another`, and is left as it is.
fn prepare(conn: &mut Connection, made: For, keep: Keep<'_>, tell: TellUpgrade<'_>) -> Result<bool> {
    match (vet(conn)?, made) {
        (Some(_), For::Here) => return Err(Error::new(Code::ForAnotherLaptop)),
        (None, For::AnotherLaptop) => return Err(Error::new(Code::NotForAnother)),
        _ => {}
    }
    connect::write_ahead(conn)?;
    migrations::migrate(conn, migrations::STEPS, keep, tell)?;
    let expected = migrations::expected_schema()?;
    let unguarded = migrations::schema(conn)? != expected;
    if unguarded && !guard::restore(conn, expected)? {
        return Err(altered());
    }
    Ok(unguarded)
}

/// Copies a file from outside beside the place that it is to take, looks the copy through and prepares it. The file itself is
/// only read, and never worked on in place: SQLite may write beside what it opens.
pub(super) fn bring_in(
    from: &Path,
    to: &Path,
    surroundings: &dyn Surroundings,
    key: Option<&Key>,
    made: For,
    tell: Tell<'_>,
) -> Result<(Temporary, Connection)> {
    let copy = Temporary::beside(to, surroundings.new_id());
    copied(from, &copy.0, tell)?;
    connect::reader(&copy.0, key).and_then(|conn| vet(&conn)).map_err(|error| behind_key(error, key.is_some()))?;
    backup::look_through(&copy.0, key, tell)?;
    let mut conn = connect::writer(&copy.0, &Guard::default(), key)?;
    let whole = megabytes(&copy.0);
    // What cannot be opened must not take the place of what can; the file itself is the copy from before a migration.
    prepare(&mut conn, made, &|_, _, _| Ok(Box::new(|| Ok(()))), &mut |_, _, _| tell(whole, whole))?;
    Ok((copy, conn))
}

/// Which replica the file writes as from now on; a new one where it may have been copied.
fn identify(
    conn: &Connection,
    guard: &Guard,
    path: &Path,
    surroundings: &dyn Surroundings,
    options: &OpenOptions,
) -> Result<(i64, Option<Replacing>)> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let _raised = guard.raise();
    identity::make_key(conn, surroundings)?;
    let (rix, replica) = identity::replica(conn)?;
    let mut answer = (rix, None);
    if let Some(installation) = &options.installation {
        let known = installation.known(identity::programme(conn)?, replica);
        let place = identity::place_of(path);
        match identity::judge(identity::owner(conn)?, installation.id(), known, place, identity::last_entry(conn, replica)?) {
            Verdict::Same => {}
            Verdict::Adopt => {
                identity::set_owner(conn, Some(installation.id()))?;
                local::forget_place(conn)?;
            }
            Verdict::New(why) => {
                let code = conn.query_row("SELECT code FROM replica WHERE rix = ?1", [rix], |row| row.get::<_, String>(0))?;
                let (rix, _) = identity::enter(conn, surroundings, &identity::chance_code(&code, surroundings))?;
                identity::become_replica(conn, rix)?;
                identity::set_owner(conn, Some(installation.id()))?;
                local::forget_place(conn)?;
                // An older state in the place of a newer one: nobody goes on with that.
                let replaced = known.is_some_and(|known| known.place == place).then_some(replica);
                answer = (rix, Some((why, replaced)));
            }
        }
    }
    transaction.commit()?;
    Ok(answer)
}

/// Looks at the first bytes of the file, without SQLite: the salt of an encrypted file, none of a plain one.
pub(super) fn recognise(path: &Path) -> Result<Option<Salt>> {
    let failed = |error: &std::io::Error| failure::of_io(error, path);
    let kind = fs::metadata(path).map_err(|error| failed(&error))?;
    if !kind.is_file() {
        return Err(Error::new(Code::NotAProgramme));
    }
    let mut head = Vec::with_capacity(4096);
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(4096).read_to_end(&mut head).map_err(|error| failed(&error))?;
    if head.starts_with(b"SQLite format 3\0") {
        let application = head.get(68..72).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
        return match application {
            Some(APPLICATION_ID) => Ok(None),
            Some(_) => Err(Error::new(Code::NotAProgramme)),
            None => Err(Error::new(Code::DamagedFile)),
        };
    }
    // An encrypted file is whole pages of what looks like noise; anything else was never ours.
    match head.first_chunk() {
        Some(salt) if kind.len() % 4096 == 0 && looks_random(&head) => Ok(Some(*salt)),
        _ => Err(Error::new(Code::NotAProgramme)),
    }
}

/// Whether a whole page has the even distribution of bytes that only noise has: texts, pictures, archives' headers and
/// zeros do not. Chi-square with 255 degrees of freedom lies between 150 and 400 for all but one page of noise in a million.
fn looks_random(page: &[u8]) -> bool {
    if page.len() < 4096 {
        return false;
    }
    let mut counts = [0_u64; 256];
    for byte in page {
        counts[usize::from(*byte)] += 1;
    }
    // Sum of (count - 16)^2 / 16, as 16 of each are expected in 4,096.
    let chi_square = counts.iter().map(|count| count.abs_diff(16).pow(2)).sum::<u64>() / 16;
    (150..=400).contains(&chi_square)
}

/// The endings of a database's own name and of what SQLite writes beside it.
const BESIDE: [&str; 4] = ["", "-journal", "-wal", "-shm"];

/// The ending of a file that takes a name, for what lay beside the one that had it.
const ASIDE: &str = ".old";

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

/// Takes away what a crash of a file of this name left beside it: SQLite would play it into the next file that takes the name.
/// Nobody may have one open.
pub fn forget_log(path: &Path) -> Result<()> {
    BESIDE[1..].iter().try_for_each(|ending| taken_away(&beside(path, ending)))
}

/// Takes a file away; one that is not there, or that somebody has taken away meanwhile, is gone all the same.
pub(super) fn taken_away(path: &Path) -> Result<()> {
    where_there(fs::remove_file(path), path)
}

/// Puts what lies beside one file beside another, where there is any.
fn move_log(from: &Path, to: &Path) -> Result<()> {
    BESIDE[1..].iter().try_for_each(|ending| {
        let path = beside(from, ending);
        where_there(fs::rename(&path, beside(to, ending)), &path)
    })
}

/// The same where it cannot be helped if that fails.
fn put_back(from: &Path, to: &Path) {
    if let Err(error) = move_log(from, to) {
        log::warn!("what lay beside a file is lost: {error}");
    }
}

/// What was done with a file, if it was there.
fn where_there(done: std::io::Result<()>, path: &Path) -> Result<()> {
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failure::of_io(&error, path)),
        _ => Ok(()),
    }
}

/// A file that is not yet whole: taken away unless it is renamed.
pub(super) struct Temporary(pub(super) PathBuf);

impl Temporary {
    /// A name in the same folder, so that the rename cannot leave the disk.
    pub(super) fn beside(path: &Path, id: RawId) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self(path.with_file_name(format!(".{name}.{id}.part")))
    }

    /// Writes the whole database of a connection, which is the file at `from`, beside `place`, and brings it to the disk. `tell`
    /// hears of megabytes, and ends it with `cancelled`.
    pub(super) fn copied(conn: &mut Connection, from: &Path, place: &Path, id: RawId, tell: Tell<'_>) -> Result<Self> {
        let temporary = Self::beside(place, id);
        let target = temporary.0.to_str().ok_or_else(|| Error::new(Code::InputOutput).with("path", place.display().to_string()))?;
        let whole = megabytes(from);
        watched(conn, tell, &|| megabytes(&temporary.0), whole, |conn| Ok(conn.execute("VACUUM INTO ?1", [target])?))?;
        temporary.settle(place)?;
        // Nobody can stop the disk: who said no meanwhile is heard now.
        if tell(whole, whole) { Ok(temporary) } else { Err(Error::new(Code::Cancelled)) }
    }

    /// Where the log of the file that loses its name waits until that is done.
    fn aside(&self) -> PathBuf {
        beside(&self.0, ASIDE)
    }

    /// Takes away what a crash left of such files beside this one: they may hold it in clear. The lock of `path` is held,
    /// so nobody is making one.
    fn sweep(path: &Path) {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Self::sweep_those(folder, Some(&name.to_string_lossy()));
    }

    /// The same for whatever a crash left in the folder of backups of a programme whose lock is held.
    fn sweep_folder(folder: &Path) {
        Self::sweep_those(folder, None);
    }

    fn sweep_those(folder: &Path, of: Option<&str>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some((before, rest)) = name.rsplit_once(".part") else { continue };
            let Some((whose, id)) = before.strip_prefix('.').and_then(|before| before.rsplit_once('.')) else { continue };
            // Also where only what SQLite wrote beside it is left.
            if of.is_none_or(|name| name == whose) && id.parse::<RawId>().is_ok() && BESIDE.contains(&rest.strip_prefix(ASIDE).unwrap_or(rest)) {
                Self(folder.join(format!("{before}.part"))).swept(&folder.join(whose));
            }
        }
    }

    /// Takes what a crash left of it away. As long as it is there it has not taken the name of `path`, whose log goes back then.
    fn swept(self, path: &Path) {
        let has_log = BESIDE[1..].iter().any(|ending| beside(path, ending).exists());
        if self.0.exists() && !has_log {
            put_back(&self.aside(), path);
        }
    }

    /// Brings the content to the disk, which of a large file may take as long on a stick as writing it. `path` is told in errors.
    pub(super) fn settle(&self, path: &Path) -> Result<()> {
        let settled = File::options().write(true).open(&self.0).and_then(|file| file.sync_all());
        settled.map_err(|error| failure::of_io(&error, path))
    }

    /// Brings the content to the disk and gives it its name, in the place of any file of that name.
    pub(super) fn become_file(&self, path: &Path) -> Result<()> {
        self.settle(path)?;
        self.take_name(path)?;
        name_settled(path)
    }

    /// Gives a content that is on the disk its name. Nobody may have the file open that stood there; where the name is not to be
    /// had, that file stays, with what a crash left beside it.
    pub(super) fn take_name(&self, path: &Path) -> Result<()> {
        // First of all: SQLite would play it into the file that has the name. After a crash in between `swept` puts it back.
        let named = move_log(path, &self.aside()).and_then(|()| fs::rename(&self.0, path).map_err(|error| failure::of_io(&error, path)));
        named.inspect_err(|_| put_back(&self.aside(), path))
    }
}

/// Brings a new name to the disk, on which it is only when its folder is; Windows cannot open folders and needs it not.
pub(super) fn name_settled(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| failure::of_io(&error, path))?;
    }
    Ok(())
}

impl Drop for Temporary {
    /// What SQLite wrote beside it goes with it, and with the file whose name it has taken.
    fn drop(&mut self) {
        if let Err(error) = taken_away(&self.0).and_then(|()| forget_log(&self.0)).and_then(|()| forget_log(&self.aside())) {
            log::warn!("a temporary file stays: {error}");
        }
    }
}
