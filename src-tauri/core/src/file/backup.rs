//! Copies that Sokrat makes by itself: what they are called, which of them are kept, and putting one back.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::open::{self, For, OpenOptions, Temporary};
use super::watched::{megabytes, watched};
use super::{ProgrammeFile, Tell, cipher, connect, failure, identity, local};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::surroundings::Surroundings;
use crate::values::Moment;

crate::choices_plain! {
    /// Why a backup was made. The text stands in its name.
    Reason {
        Close = "close", Asked = "asked", Import = "import", Exchange = "exchange", Migration = "migration", Restore = "restore",
        Erasing = "erasing",
    }
}

crate::choices_plain! {
    /// What a backup opens with: nothing, the passphrase of the programme as it is now, another one.
    Protection { None = "none", Same = "same", Other = "other", }
}

/// A backup in its folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// The file's name, which names it in requests.
    pub name: String,
    /// When it was made.
    pub at: Moment,
    /// Why.
    pub reason: Reason,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it opens with.
    pub protection: Protection,
}

/// Which backups are kept: the last ten, then one a day for 30 days, one a week for a year, one a month without end; of
/// those the newest that fit into the space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Policy<'a> {
    /// The most bytes that backups may take together; the newest is kept whatever its size.
    pub most_bytes: Option<u64>,
    /// The name of a backup that is needed just now: it stays this time.
    pub spare: Option<&'a str>,
}

const LAST: usize = 10;
const DAYS: i64 = 30;
const WEEKS_DAYS: i64 = 366;

/// The places in the list (moments and sizes, newest first) of the backups that go.
pub fn superfluous(backups: &[(Moment, u64)], now: Moment, policy: Policy<'_>) -> Vec<usize> {
    let mut taken = HashSet::new();
    let mut bytes = 0_u64;
    let mut full = false;
    let mut gone = Vec::new();
    for (place, (at, size)) in backups.iter().enumerate() {
        let day = at.0.to_zoned_datetime(TimeZone::UTC).date();
        let age = (now.0.as_second() - at.0.as_second()).div_euclid(24 * 60 * 60);
        // The first of its day, week or month that is met is the newest of it.
        let stands = if age < DAYS {
            taken.insert((0, i64::from(day.year()) * 1000 + i64::from(day.day_of_year())))
        } else if age < WEEKS_DAYS {
            let week = day.iso_week_date();
            taken.insert((1, i64::from(week.year()) * 100 + i64::from(week.week())))
        } else {
            taken.insert((2, i64::from(day.year()) * 100 + i64::from(day.month())))
        };
        // Once one did not fit, older ones go too, also smaller ones: what is kept has no holes.
        full = full || (stands || place < LAST) && place > 0 && policy.most_bytes.is_some_and(|most| bytes.saturating_add(*size) > most);
        if full || !(stands || place < LAST) {
            gone.push(place);
        } else {
            bytes = bytes.saturating_add(*size);
        }
    }
    gone
}

const MOMENT: &str = "%Y-%m-%d %H-%M-%S";

/// The name of a backup: the programme, the moment in UTC, the reason.
pub fn name(stem: &str, at: Moment, reason: Reason) -> String {
    format!("{stem} {} {}.sokrat", at.0.to_zoned_datetime(TimeZone::UTC).strftime(MOMENT), reason.as_str())
}

/// When and why a backup of this name was made; none for another file.
pub fn parse(name: &str) -> Option<(Moment, Reason)> {
    let mut words = name.strip_suffix(".sokrat")?.rsplitn(4, ' ');
    let (reason, time, day) = (words.next()?, words.next()?, words.next()?);
    words.next()?;
    let reason = Reason::ALL.iter().copied().find(|known| known.as_str() == reason)?;
    let at = TimeZone::UTC.to_timestamp(DateTime::strptime(MOMENT, format!("{day} {time}")).ok()?).ok()?;
    Some((Moment(at), reason))
}

/// Where the backup of this moment goes: a name that no file has yet.
pub(super) fn place(folder: &Path, stem: &str, now: Moment, reason: Reason) -> PathBuf {
    let later = |seconds: i64| Timestamp::from_second(now.0.as_second() + seconds).map_or(now, Moment);
    let names = (0..).map(|seconds| folder.join(name(stem, later(seconds), reason)));
    names.into_iter().find(|path| !path.exists()).unwrap_or_else(|| folder.join(name(stem, now, reason)))
}

/// The backups of a folder, newest first; `key` is that of the programme. A folder that is not there has none.
pub fn list(folder: &Path, key: Option<&super::Key>) -> Result<Vec<Backup>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failure::of_io(&error, folder)),
    };
    let mut backups = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (Some((at, reason)), Ok(data)) = (parse(&name), entry.metadata()) else { continue };
        // What cannot be recognised is no backup that could be put back.
        let Ok(salt) = open::recognise(&entry.path()) else { continue };
        let protection = match salt {
            None => Protection::None,
            Some(salt) if key.is_some_and(|key| key.salt() == salt) => Protection::Same,
            Some(_) => Protection::Other,
        };
        backups.push(Backup { name, at, reason, bytes: data.len(), protection });
    }
    backups.sort_by(|one, other| (other.at, &other.name).cmp(&(one.at, &one.name)));
    Ok(backups)
}

/// What this laptop remembers of the last backup.
const LAST_HEAD: &str = "backup-head";

/// The end of every replica's journal as one text.
fn head(conn: &Connection) -> Result<String> {
    // The last entry of each is found by the index; grouping the entries would read the whole journal.
    let heads = "SELECT coalesce(group_concat(rix || ':' || last, ' '), '') FROM (SELECT rix, \
                 (SELECT max(seq) FROM entry WHERE entry.rix = replica.rix) AS last FROM replica ORDER BY rix) WHERE last IS NOT NULL";
    Ok(conn.prepare_cached(heads)?.query_row([], |row| row.get(0))?)
}

impl ProgrammeFile {
    /// Makes a backup in this folder, looks it through, and takes away those that the policy does not keep. A failure
    /// leaves the programme and every backup before it as they were. `tell(done, total)`, in megabytes, is called now and then;
    /// returning false ends it with `cancelled`.
    pub fn back_up(&self, folder: &Path, reason: Reason, policy: Policy<'_>, tell: Tell<'_>) -> Result<Backup> {
        fs::create_dir_all(folder).map_err(|error| failure::of_io(&error, folder))?;
        let now = self.surroundings().now();
        let stem = self.path().file_stem().unwrap_or_default().to_string_lossy();
        let path = place(folder, &stem, now, reason);
        // Before the copy: a change that comes in between is backed up next time.
        let head = self.read(head)?;
        self.save_copy_telling(&path, tell)?;
        if let Err(error) = look_through(&path, self.key(), tell) {
            fs::remove_file(&path).ok();
            return Err(error);
        }
        self.remember(LAST_HEAD, Some(&head))?;
        let backups = list(folder, self.key())?;
        let sizes = backups.iter().map(|backup| (backup.at, backup.bytes)).collect::<Vec<_>>();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for place in superfluous(&sizes, now, policy) {
            // Never the one just made, also where a clock that was wrong has made "newer" ones.
            let gone = &backups[place].name;
            if *gone != name
                && policy.spare != Some(gone)
                && let Err(error) = fs::remove_file(folder.join(gone))
            {
                log::warn!("an old backup stays: {}", error.kind());
            }
        }
        backups.into_iter().find(|backup| backup.name == name).ok_or_else(|| Error::new(Code::FileMissing).with("path", path.display().to_string()))
    }

    /// Whether the programme was changed since its last backup, or has none in this folder.
    pub fn is_backup_due(&self, folder: &Path) -> Result<bool> {
        let (head, last) = self.read(|conn| Ok((head(conn)?, local::get(conn, LAST_HEAD)?)))?;
        Ok(!head.is_empty() && (last.as_ref() != Some(&head) || list(folder, self.key())?.is_empty()))
    }

    /// Whether one is due before work that comes again and again by itself: not where this reason had its backup already on
    /// the day (UTC) that [`superfluous`] counts by, so that what comes every few minutes does not push the others out.
    pub fn is_backup_of_day_due(&self, folder: &Path, reason: Reason) -> Result<bool> {
        let day = |moment: Moment| moment.0.to_zoned_datetime(TimeZone::UTC).date();
        let today = day(self.surroundings().now());
        let had = list(folder, self.key())?.iter().any(|backup| backup.reason == reason && day(backup.at) == today);
        Ok(!had && self.is_backup_due(folder)?)
    }

    /// How many actions the programme has that a backup has not, whichever laptop did them: what restoring it takes back.
    pub fn actions_since(&self, backup: &Path, options: &OpenOptions) -> Result<u32> {
        let key = open::key(backup, options)?;
        let look = |conn: Connection| open::vet(&conn).and_then(|_| last_actions(&conn));
        let there = connect::reader(backup, key.as_ref()).and_then(look).map_err(|error| open::behind_key(error, key.is_some()))?;
        self.read(|conn| {
            let mut since = conn.prepare_cached("SELECT count(*) FROM action JOIN replica USING (rix) WHERE replica.id = ?1 AND action.seq > ?2")?;
            let of = |replica| since.query_row((replica, there.get(&replica).copied().unwrap_or(0)), |row| row.get::<_, u32>(0));
            Ok(last_actions(conn)?.into_keys().map(of).sum::<rusqlite::Result<_>>()?)
        })
    }

    /// Puts a backup in the place of the programme at this path, which must not be open; it keeps the passphrase that it has
    /// now, whatever the backup opens with. Until the restored file is whole and on the disk, the one before stands.
    ///
    /// `programme` opens the programme, `options` the backup. Errors: those of `open` for either; `other-programme` when the
    /// backup is of another one; `altered-file` where somebody changed its schema; `disk-full`.
    pub fn restore(
        path: &Path,
        surroundings: &dyn Surroundings,
        programme: &OpenOptions,
        backup: &Path,
        options: &OpenOptions,
        tell: Tell<'_>,
    ) -> Result<()> {
        let opened = open::open(path, surroundings, &programme.quietly(), &mut |_, _, _| true)?;
        let ours = identity::programme(&opened.conn)?;
        let open::Opened { conn, lock: _lock, key, .. } = opened;
        connect::close(conn)?;
        let theirs = open::key(backup, options)?;
        let (copy, conn) = open::bring_in(backup, path, surroundings, theirs.as_ref(), For::Here, tell)?;
        if identity::programme(&conn)? != ours {
            return Err(Error::new(Code::OtherProgramme));
        }
        // The next exchange would bring back what the restore took away, also where the file goes on as the same replica.
        local::forget_place(&conn)?;
        connect::close(conn)?;
        if theirs == key {
            return copy.become_file(path);
        }
        let translated = Temporary::beside(path, surroundings.new_id());
        cipher::export(&copy.0, theirs.as_ref(), &translated.0, key.as_ref(), tell)?;
        translated.become_file(path)
    }
}

/// The last action of each laptop.
fn last_actions(conn: &Connection) -> Result<BTreeMap<RawId, i64>> {
    let mut select = conn.prepare("SELECT replica.id, max(action.seq) FROM action JOIN replica USING (rix) GROUP BY rix")?;
    let last = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(last.collect::<rusqlite::Result<_>>()?)
}

/// `damaged-file` when the pages of a copy are not whole.
pub(super) fn look_through(path: &Path, key: Option<&super::Key>, tell: Tell<'_>) -> Result<()> {
    let megabytes = megabytes(path);
    let look = |mut conn: Connection| watched(&mut conn, tell, &|| megabytes, megabytes, |conn| cipher::is_whole(conn));
    let whole = connect::reader(path, key).and_then(look).map_err(|error| open::behind_key(error, key.is_some()))?;
    if whole { Ok(()) } else { Err(Error::new(Code::DamagedFile)) }
}
