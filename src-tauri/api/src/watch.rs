//! What this installation remembers of files that it saw: how they were left, and how often a wrong passphrase was tried.
//! No names and no paths: files are told by their identifier or by their salt.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sokrat_core::file::FileStamp;
use sokrat_core::values::Moment;
use sokrat_core::{Code, Error, Result};

const NAME: &str = "watch.json";
/// The longest wait between two tries, in seconds.
const LONGEST: i64 = 300;

/// Wrong passphrases for one file, since the last right one.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
struct Tries {
    failed: u32,
    last: Moment,
}

/// Kept as JSON in the settings folder, and read again for every question: window and terminal share it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Watch {
    stamps: BTreeMap<String, FileStamp>,
    tries: BTreeMap<String, Tries>,
}

impl Watch {
    fn read(folder: &Path) -> Self {
        let bytes = std::fs::read(folder.join(NAME)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    fn change(folder: &Path, change: impl FnOnce(&mut Self)) {
        let mut watch = Self::read(folder);
        let before = watch.clone();
        change(&mut watch);
        if watch == before {
            return;
        }
        let beside = folder.join("watch.new.json");
        let written = serde_json::to_vec(&watch)
            .map_err(std::io::Error::other)
            .and_then(|bytes| std::fs::write(&beside, bytes))
            .and_then(|()| std::fs::rename(&beside, folder.join(NAME)));
        if let Err(error) = written {
            log::warn!("what was seen of files is forgotten: {error}");
        }
    }
}

/// Whether a file looks as it was left here; none when it was never seen closed.
pub fn is_as_left(folder: &Path, file: &str, stamp: Option<&FileStamp>) -> Option<bool> {
    Watch::read(folder).stamps.get(file).map(|left| Some(left) == stamp)
}

/// Remembers how a file was left.
pub fn leave(folder: &Path, file: &str, stamp: Option<FileStamp>) {
    Watch::change(folder, |watch| {
        match stamp {
            Some(stamp) => watch.stamps.insert(file.to_owned(), stamp),
            None => watch.stamps.remove(file),
        };
    });
}

/// Tries a passphrase for the file of this salt. After each wrong one the next try has to wait longer: one second, two,
/// four, to five minutes, also after a restart. `wait-first` with `seconds` when it comes too soon; `wrong-passphrase` gets
/// the same fact.
pub fn tried<T>(folder: &Path, salt: &str, now: Moment, attempt: impl FnOnce() -> Result<T>) -> Result<T> {
    if let Some(tries) = Watch::read(folder).tries.get(salt).copied() {
        let seconds = remaining(tries, now);
        if now < tries.last {
            // Counted from here on: else whoever mistyped before the clock was put right would wait for the difference.
            Watch::change(folder, |watch| {
                watch.tries.insert(salt.to_owned(), Tries { last: now, ..tries });
            });
        }
        if seconds > 0 {
            return Err(Error::new(Code::WaitFirst).with("seconds", seconds));
        }
    }
    let outcome = attempt();
    match outcome {
        Err(error) if error.code == Code::WrongPassphrase => {
            let mut failed = 1;
            Watch::change(folder, |watch| {
                let tries = watch.tries.entry(salt.to_owned()).or_insert(Tries { failed: 0, last: now });
                *tries = Tries { failed: tries.failed.saturating_add(1), last: now };
                failed = tries.failed;
            });
            Err(error.with("seconds", wait(failed)))
        }
        Ok(value) => {
            Watch::change(folder, |watch| {
                watch.tries.remove(salt);
            });
            Ok(value)
        }
        error => error,
    }
}

/// The wait after so many wrong passphrases, in seconds.
fn wait(failed: u32) -> i64 {
    1_i64.checked_shl(failed.saturating_sub(1).min(62)).unwrap_or(LONGEST).min(LONGEST)
}

/// What is left of the wait. A clock that was set back begins it anew, and never makes it longer.
fn remaining(tries: Tries, now: Moment) -> i64 {
    let wait = wait(tries.failed);
    let passed = now.0.as_millisecond() - tries.last.0.as_millisecond();
    // Rounded up: a wait that is told as over is over.
    if passed < 0 { wait } else { (wait * 1_000 - passed + 999).max(0) / 1_000 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment(jiff::Timestamp::from_second(second).expect("within jiff's years"))
    }

    fn wrong() -> Result<()> {
        Err(Error::new(Code::WrongPassphrase))
    }

    #[test]
    fn a_wrong_passphrase_waits_longer_each_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut now = 1_000_000;
        for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
            let error = tried(folder.path(), "a", at(now), wrong).expect_err("wrong");
            assert_eq!((error.code, error.facts.get("seconds")), (Code::WrongPassphrase, Some(&seconds.into())), "the wait grows");
            let early = tried(folder.path(), "a", at(now + seconds - 1), || Ok(())).expect_err("too soon");
            assert_eq!((early.code, early.facts.get("seconds")), (Code::WaitFirst, Some(&1_i64.into())), "even the right one has to wait");
            now += seconds;
        }
        tried(folder.path(), "b", at(now), || Ok(())).expect("another file is another matter");
        let back = tried(folder.path(), "a", at(now - 100_000), || Ok(())).expect_err("a clock that was set back helps nobody");
        assert_eq!(back.facts.get("seconds"), Some(&300_i64.into()), "nor does it lock anybody out for days");
        now -= 100_000;
        tried(folder.path(), "a", at(now + 299), || Ok(())).expect_err("the wait begins anew");
        tried(folder.path(), "a", at(now + 300), || Ok(())).expect("and is over when it is");
        let error = tried(folder.path(), "a", at(now), wrong).expect_err("wrong");
        assert_eq!(error.facts.get("seconds"), Some(&1_i64.into()), "counts from the beginning again");
    }

    #[test]
    fn what_cannot_be_read_is_as_if_never_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(NAME), "{").expect("written");
        assert_eq!(is_as_left(folder.path(), "a", None), None, "a damaged file counts for nothing");
        leave(folder.path(), "a", None);
        tried(folder.path(), "a", at(0), || Ok(())).expect("and stops nobody");
    }
}
