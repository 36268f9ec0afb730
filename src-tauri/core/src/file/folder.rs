//! Exchange through a folder that something else carries between the laptops: a synchronised folder, a network drive, a stick.
//!
//! Each laptop writes only files that begin with its own name, and reads all others when they arrive, complete or not, in
//! any order. What is new in them is told by what stands in the journals, not by how long they are: a clone writes under the same name. A segment is a package: it holds everything between what the folder had (`needs`) and what its writer had
//! (`end`). A laptop with many segments writes one in their place, and takes them away when that stands; so does one whose
//! journal has lost something to an erasure since, because its segments may hold it still. Those of a laptop that is out of use
//! nobody would write anew: they are named, and where a person agrees another laptop does it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, TryLockError};

use super::exchange::{self, Incoming, Tell};
use super::open::taken_away;
use super::package::{Head, Knowledge, read};
use super::tables::Noun;
use super::vector::Vector;
use super::watched::PAUSE;
use super::{Done, ProgrammeFile, erasing, failure, identity};
use crate::error::{Code, Error, Result};
use crate::ids::{RawId, hex, unhex};

/// The ending of a segment, and of the small file that says how far its writer is.
const SEGMENT: &str = "sokrat-segment";
const STATE: &str = "sokrat-state";
/// From how many segments of one laptop on the last ones become one.
const MANY: usize = 12;
/// How long, in seconds, a state that says nothing new stands before it is written again.
const STATE_STANDS: i64 = 600;

/// What is done before the first change of an exchange: a backup.
pub type Before<'a> = &'a mut dyn FnMut() -> Result<()>;

/// What a person has agreed to before an exchange.
#[derive(Clone, Copy, Debug, Default)]
pub struct Agreed {
    /// Laptops that wrote under one name with another are taken in.
    pub forks: bool,
    /// What the files of laptops out of use hold is written anew, without what was erased, and those files are taken away.
    pub tidying: bool,
}

/// What an exchange through the folder did.
#[derive(Clone, Debug, Default)]
pub struct Synchronised {
    /// Entries of this laptop that went into the folder.
    pub sent: u32,
    /// Laptops out of use whose files may hold what was erased after they were written. Everything in them is here as well.
    pub leftovers: BTreeSet<RawId>,
    /// How many such files were taken away.
    pub tidied: u32,
    /// What came out of it, a package after the other.
    pub taken: Vec<Incoming>,
    /// Files that are not whole yet, or never were: passed over, looked at again next time.
    pub unreadable: Vec<String>,
    /// Laptops whose files wait for others' that have not arrived.
    pub waiting: Vec<String>,
    /// Laptops whose journal goes on differently here: a person must agree to take them in.
    pub forked: Vec<String>,
    /// A laptop with a newer version of Sokrat has written what this one cannot read; its version.
    pub newer: Option<String>,
    /// Laptops whose clock is ahead of this one's, by how many seconds.
    pub ahead: Vec<(RawId, String, i64)>,
    /// Whether everything in the folder was looked at.
    pub looked: bool,
    /// What ended the exchange before its end. Everything else that is said here was done.
    pub failure: Option<Error>,
}

/// A segment of the folder, with its first line.
struct Segment {
    path: PathBuf,
    head: Head,
}

impl ProgrammeFile {
    /// Writes what the folder lacks of this copy's journal, and takes in what it has and this copy lacks. `before` is called
    /// once before the first change, and not where nothing comes; its error ends the exchange with nothing taken in.
    ///
    /// What ends it on the way is told in the answer, with what was done before. Errors, where nothing was done: those of the
    /// folder (`folder-missing`, `read-only`, `disk-full`, `input-output`), of `before`, and `cancelled`. What is wrong with single
    /// files is told in the answer as well.
    pub fn synchronise(&self, folder: &Path, agreed: Agreed, before: Before<'_>, tell: Tell<'_>) -> Result<Done<Synchronised>> {
        let _alone = self.alone(tell)?;
        if !folder.is_dir() {
            return Err(Error::new(Code::FolderMissing).with("path", folder.display().to_string()));
        }
        let programme = self.programme_id()?;
        let room = folder.join(format!("sokrat-{}", &programme.to_string()[..12]));
        fs::create_dir_all(&room).map_err(|error| failure::of_io(&error, &room))?;
        let mut done = Done { value: Synchronised::default(), changed: BTreeSet::from([Noun::Laptops]) };
        let taken = self.take_from(&room, (agreed.forks, before), &mut done, tell);
        done.value.looked = taken.is_ok();
        match taken.and_then(|()| self.give_to(&room, agreed.tidying, &mut done.value, tell)) {
            Ok(()) => {}
            Err(error) if !done.value.looked && done.value.taken.is_empty() => return Err(error),
            Err(error) => done.value.failure = Some(error),
        }
        Ok(done)
    }

    /// Waits until no other exchange goes on, or until somebody does not want to wait any more.
    fn alone(&self, tell: Tell<'_>) -> Result<MutexGuard<'_, ()>> {
        loop {
            match self.synchronising.try_lock() {
                Ok(alone) => return Ok(alone),
                Err(TryLockError::Poisoned(alone)) => return Ok(alone.into_inner()),
                Err(TryLockError::WouldBlock) if !tell(0, 0) => return Err(Error::new(Code::Cancelled)),
                Err(TryLockError::WouldBlock) => std::thread::park_timeout(PAUSE),
            }
        }
    }

    fn take_from(&self, room: &Path, (take_forks, before): (bool, Before<'_>), done: &mut Done<Synchronised>, tell: Tell<'_>) -> Result<()> {
        let mut readied = false;
        let mut ready = || if std::mem::replace(&mut readied, true) { Ok(()) } else { before() };
        let mut unreadable = Vec::new();
        let mut segments = self.segments(room, SEGMENT, &mut unreadable, &mut done.value.newer)?;
        while let Some(segment) = self.next_of(&mut segments)? {
            match self.take_segment(&segment.path, (take_forks, &mut ready), tell) {
                Ok(taken) => {
                    done.changed.extend(taken.changed);
                    done.value.taken.push(taken.value);
                }
                Err(error) => match error.code {
                    Code::DamagedPackage | Code::NotAPackage | Code::OtherProgramme => unreadable.push(name_of(&segment.path)),
                    Code::ForkedReplica | Code::PackageGap => done.value.forked.push(code_of(&segment.head)),
                    Code::NewerPackage => done.value.newer = Some(segment.head.app),
                    _ => return Err(error),
                },
            }
        }
        done.value.forked.sort();
        done.value.forked.dedup();
        // What waits for a journal that nobody has agreed to yet is told with it.
        let waiting = segments.iter().map(|segment| code_of(&segment.head)).collect::<BTreeSet<_>>();
        done.value.waiting = waiting.into_iter().filter(|code| !done.value.forked.contains(code)).collect();
        done.value.unreadable = unreadable;
        done.value.ahead = self.hear_states(room)?;
        Ok(())
    }

    /// Takes the next segment that can be taken in out of those that are left, and drops those that hold nothing new. Whose
    /// name a segment has says nothing: a clone of this copy writes under the same.
    fn next_of(&self, segments: &mut Vec<Segment>) -> Result<Option<Segment>> {
        self.read(|conn| {
            let mut knowledge = Knowledge::of(conn)?;
            let mut left = Vec::with_capacity(segments.len());
            for segment in segments.drain(..) {
                if !knowledge.has(&segment.head.end, &segment.head.end_marks)? {
                    left.push(segment);
                }
            }
            let mut next = None;
            for (place, segment) in left.iter().enumerate() {
                if knowledge.has(&segment.head.needs, &segment.head.needs_marks)? {
                    next = Some(place);
                    break;
                }
            }
            *segments = left;
            Ok(next.map(|place| segments.swap_remove(place)))
        })
    }

    fn take_segment(&self, path: &Path, (take_forks, before): (bool, Before<'_>), tell: Tell<'_>) -> Result<Done<Incoming>> {
        let package = self.read_package(path, tell)?;
        before()?;
        self.take_in(&package, take_forks, tell)
    }

    /// Until when the others' work is known, also of those that have done nothing since. Returns whose clock is ahead: a state
    /// is written anew all the time, so that it tells how a clock goes now.
    fn hear_states(&self, room: &Path) -> Result<Vec<(RawId, String, i64)>> {
        let own = self.replica_id()?;
        let states = self.segments(room, STATE, &mut Vec::new(), &mut None)?;
        let now = self.surroundings().now();
        let mut fast = Vec::new();
        let writer = self.writer();
        for state in states.iter().filter(|state| state.head.from != own) {
            let ahead = made(&state.head) - now.0.as_second();
            if ahead > 0 {
                fast.push((state.head.from, code_of(&state.head), ahead));
            }
            // A state tells of everything that its writer had; what of it has not arrived is not known here yet.
            if Knowledge::of(&writer.conn)?.has(&state.head.end, &state.head.end_marks)? {
                for (replica, heard) in state.head.heard.iter().filter(|(replica, _)| **replica != own) {
                    exchange::hear(&writer.conn, now, *replica, heard)?;
                }
            }
        }
        Ok(fast)
    }

    fn give_to(&self, room: &Path, tidying: bool, done: &mut Synchronised, tell: Tell<'_>) -> Result<()> {
        // Noted before anything leaves: an older state of this file that is put back later is then told from it.
        self.note_open()?;
        let own = self.replica_id()?;
        let mut segments = self.segments(room, SEGMENT, &mut Vec::new(), &mut None)?;
        let Sorted { known, mine, left } = self.sort_out(own, &mut segments)?;
        if tidying {
            segments.retain(|segment| !left.iter().any(|(_, path)| *path == segment.path));
        }
        let there = reached(&segments);
        let lost = self.read(erasing::lost)?;
        let stale = (lost.is_some() && !mine.is_empty()) || mine.iter().any(|segment| segment.before_erasure);
        if stale || !there.covers(&known) {
            let new = known.iter().map(|(replica, seq)| (seq - there.get(replica)).max(0)).sum::<i64>();
            let gone = match mine.len() {
                all if stale => all,
                many if many + 1 >= MANY => joining(&mine, new),
                _ => 0,
            };
            let gone = &mine[mine.len() - gone..];
            // One in the place of many begins where the first of them did.
            let from = gone.iter().map(|segment| segment.needs.clone()).fold(there.least(&known), |a, b| a.least(&b));
            let number = mine.iter().filter_map(|segment| number_of(&segment.path)).max().unwrap_or_default() + 1;
            let path = room.join(self.segment_name(own, number));
            let head = self.write_file(&path, &from, &known, tell)?;
            done.sent = u32::try_from(new).unwrap_or(head.entries);
            gone.iter().try_for_each(|old| taken_away(&old.path))?;
        }
        // What they held stands in the folder again by now.
        for (replica, path) in left {
            if tidying {
                taken_away(&path)?;
                done.tidied += 1;
            } else {
                done.leftovers.insert(replica);
            }
        }
        // Only now: where the folder could not be written, the next exchange tries again.
        if let Some(lost) = lost {
            erasing::forget_note(&self.writer().conn, &lost)?;
        }
        self.tell_state(room, own, &known)
    }

    /// Whose each segment is. Of what it ends with only that stays from here on which it brings of the journals as they stand here:
    /// another's of the same name brings none.
    fn sort_out(&self, own: RawId, segments: &mut [Segment]) -> Result<Sorted> {
        self.read(|conn| {
            let mut knowledge = Knowledge::of(conn)?;
            let (mut mine, mut left) = (Vec::new(), Vec::new());
            let (retired, erasures) = (exchange::retired(conn)?, erasing::last(conn)?);
            for segment in segments {
                // A clone's are not this copy's, whatever their name, nor is anything that would be lost with them.
                let end = segment.head.end.get(own);
                let written_here = match segment.head.end_marks.get(&own) {
                    Some(mark) => knowledge.is_here(own, end, *mark)?,
                    None => true,
                };
                let all_is_here = knowledge.has(&segment.head.end, &segment.head.end_marks)?;
                let before_erasure = !segment.head.end.covers(&erasures);
                if segment.head.from == own && written_here && all_is_here {
                    let (path, needs) = (segment.path.clone(), segment.head.needs.clone());
                    mine.push(Mine { path, needs, entries: segment.head.entries, before_erasure });
                }
                if all_is_here && before_erasure && retired.contains(&segment.head.from) {
                    left.push((segment.head.from, segment.path.clone()));
                }
                segment.head.end = knowledge.shared(&segment.head.end, &segment.head.end_marks)?;
            }
            Ok(Sorted { known: knowledge.vector().clone(), mine, left })
        })
    }

    /// A name that no clone of this copy gives as well.
    fn segment_name(&self, own: RawId, number: u64) -> String {
        let mut chance = [0; 4];
        self.surroundings().fill(&mut chance);
        format!("{own}-{number:06}-{}.{SEGMENT}", hex(&chance))
    }

    fn tell_state(&self, room: &Path, own: RawId, known: &Vector) -> Result<()> {
        let path = room.join(format!("{own}.{STATE}"));
        let now = self.surroundings().now().0.as_second();
        let told = self.head_of(&path).ok();
        let fresh = told.is_some_and(|head| head.end == *known && (0..STATE_STANDS).contains(&(now - made(&head))));
        if !fresh {
            self.write_file(&path, known, known, &mut |_, _| true)?;
        }
        Ok(())
    }

    /// Writes a package beside and renames it: whoever looks sees the whole file or none.
    fn write_file(&self, path: &Path, from: &Vector, to: &Vector, tell: Tell<'_>) -> Result<Head> {
        let failed = |error: &std::io::Error| failure::of_io(error, path);
        let part = path.with_extension("part");
        let written = (|| {
            let mut file = File::create(&part).map_err(|error| failed(&error))?;
            let head = self.read(|conn| self.write_range(conn, &mut file, (from, to, from), tell))?;
            file.flush().and_then(|()| file.sync_all()).map_err(|error| failed(&error))?;
            fs::rename(&part, path).map_err(|error| failed(&error))?;
            Ok(head)
        })();
        if written.is_err() {
            fs::remove_file(&part).ok();
        }
        written
    }

    /// The files of one kind whose first line can be read.
    fn segments(&self, room: &Path, ending: &str, unreadable: &mut Vec<String>, newer: &mut Option<String>) -> Result<Vec<Segment>> {
        let listed = fs::read_dir(room).map_err(|error| failure::of_io(&error, room))?;
        let mut paths = listed.flatten().map(|entry| entry.path()).filter(|path| is_ours(path, ending)).collect::<Vec<_>>();
        paths.sort();
        let mut segments = Vec::with_capacity(paths.len());
        for path in paths {
            match self.head_of(&path) {
                Ok(head) => segments.push(Segment { path, head }),
                Err(error) if error.code == Code::NewerPackage => {
                    *newer = error.facts.get("version").map(|version| match version {
                        crate::error::Fact::Text(text) => text.clone(),
                        crate::error::Fact::Number(number) => number.to_string(),
                    });
                }
                Err(_) => unreadable.push(name_of(&path)),
            }
        }
        Ok(segments)
    }

    fn head_of(&self, path: &Path) -> Result<Head> {
        let (key, programme) = self.read(|conn| Ok((identity::key(conn)?, identity::programme(conn)?)))?;
        let file = File::open(path).map_err(|error| failure::of_io(&error, path))?;
        read::peek(BufReader::new(file), &key, programme)
    }
}

/// What a reader of the folder with nothing would come to have.
fn reached(segments: &[Segment]) -> Vector {
    let mut reached = Vector::default();
    let mut left = segments.iter().collect::<Vec<_>>();
    while let Some(place) = left.iter().position(|segment| reached.covers(&segment.head.needs)) {
        reached = reached.most(&left.swap_remove(place).head.end);
    }
    reached
}

/// The segments of a folder as they concern this copy.
struct Sorted {
    /// What it knows.
    known: Vector,
    /// Those that it wrote.
    mine: Vec<Mine>,
    /// Those that nobody will write anew, with whose they are: that laptop is out of use, and did not know of an erasure that is known
    /// here.
    left: Vec<(RawId, PathBuf)>,
}

/// A segment that this copy wrote.
struct Mine {
    path: PathBuf,
    needs: Vector,
    entries: u32,
    /// Whether it was written without knowing of an erasure that is known here. Also where it lies in a folder that was away since.
    before_erasure: bool,
}

/// How many of the last segments become one with `new` entries: each that is at most twice as large as what comes after it.
/// So an entry that is written again stands in a segment half as large again, and is written a few dozen times in a
/// programme's life however often laptops meet; a large segment stays as it is.
fn joining(mine: &[Mine], new: i64) -> usize {
    let mut size = new;
    let joined = mine.iter().rev().take_while(|segment| {
        let entries = i64::from(segment.entries);
        let joins = entries <= size.saturating_mul(2);
        size += entries;
        joins
    });
    joined.count()
}

/// Whether a file is named as we name them: `replica-number-chance.ending`, as it once was `replica-number.ending`, or
/// `replica.ending`. Copies that a synchronising program makes of a conflict, and parts, are named otherwise.
fn is_ours(path: &Path, ending: &str) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut parts = stem.splitn(3, '-');
    let replica = parts.next().is_some_and(|replica| replica.parse::<RawId>().is_ok());
    let number = parts.next().is_none_or(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()));
    let chance = parts.next().is_none_or(|chance| unhex::<4>(chance).is_some());
    path.extension().is_some_and(|there| there == ending) && replica && number && chance
}

fn number_of(path: &Path) -> Option<u64> {
    path.file_stem()?.to_str()?.split('-').nth(1)?.parse().ok()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// When a file was made, by its writer's clock, in seconds.
fn made(head: &Head) -> i64 {
    head.made.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_second)
}

fn code_of(head: &Head) -> String {
    head.replicas.iter().find(|replica| replica.id == head.from).map(|replica| replica.code.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::file::rebuild::Progress;
    use crate::file::tables::PERSON;
    use crate::file::{Op, OpenOptions};
    use crate::ids::PersonId;
    use crate::surroundings::Surroundings;
    use crate::values::Moment;

    #[derive(Default)]
    struct World(AtomicU64);

    impl Surroundings for World {
        fn now(&self) -> Moment {
            Moment("2019-05-01T09:00:00Z".parse().expect("a moment"))
        }
        fn fill(&self, bytes: &mut [u8]) {
            let next = self.0.fetch_add(1, Ordering::Relaxed);
            for (place, byte) in bytes.iter_mut().enumerate() {
                *byte = (next.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (8 * (place % 8))) as u8 ^ place as u8;
            }
        }
        fn operator(&self) -> String {
            "Вера Зимина".to_owned()
        }
    }

    fn room(folder: &Path) -> PathBuf {
        fs::read_dir(folder).expect("listed").flatten().next().expect("a room").path()
    }

    /// What the lines of each segment of the folder say, by the segment's name.
    fn plain(file: &ProgrammeFile, folder: &Path) -> BTreeMap<String, String> {
        let mut told = BTreeMap::new();
        for entry in fs::read_dir(room(folder)).expect("listed").flatten().filter(|entry| is_ours(&entry.path(), SEGMENT)) {
            let path = entry.path();
            let package = file.read_package(path.as_path(), &mut |_, _| true).expect("read");
            let (mut actions, mut lines) = (package.actions().expect("read again"), String::new());
            while let Some(action) = actions.next(&package.head, &mut Progress::new(&mut |_, _| true, 0)).expect("read again") {
                let data = action.entries.iter().filter_map(|entry| entry.data.as_ref()).map(|(data, _)| data.as_str());
                lines.extend(data.chain([action.about.as_str()]).flat_map(|line| [line, "\n"]));
            }
            drop(actions);
            told.insert(name_of(&path), lines);
        }
        told
    }

    fn person(file: &ProgrammeFile, surname: &str) -> PersonId {
        let done = file.transact(Op::CreatePerson, |tx| {
            let id = PersonId(tx.new_id());
            tx.about(surname);
            tx.insert(&PERSON, id, &[("surname", surname.to_owned().into())])?;
            Ok(id)
        });
        done.expect("inserted").value
    }

    fn sync(file: &ProgrammeFile, folder: &Path) -> Synchronised {
        file.synchronise(folder, Agreed::default(), &mut || Ok(()), &mut |_, _| true).expect("the folder is there").value
    }

    /// What is large is not written again for what is small, however often laptops meet.
    #[test]
    fn small_segments_are_joined_and_a_large_one_stays() {
        let (home, folder) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let world: Arc<dyn Surroundings> = Arc::<World>::default();
        let one = ProgrammeFile::create(&home.path().join("one.sokrat"), Arc::clone(&world), &OpenOptions::default()).expect("created");
        let many = |tx: &mut crate::file::Tx<'_>| {
            (0..2_000).try_for_each(|_| {
                let id = tx.new_id();
                tx.insert(&PERSON, id, &[("surname", "Орлова".to_owned().into())])
            })
        };
        one.transact(Op::ImportList, many).expect("a list is imported");
        let (mut written, mut known) = (0, BTreeSet::new());
        for number in 0..200 {
            person(&one, &format!("Седова{number}"));
            sync(&one, folder.path());
            let segments = one.segments(&room(folder.path()), SEGMENT, &mut Vec::new(), &mut None).expect("listed");
            assert!(segments.len() <= MANY, "never more than a dozen: {}", segments.len());
            assert_eq!(reached(&segments), one.vector().expect("it knows"), "and always everything");
            written += segments.iter().filter(|segment| known.insert(segment.path.clone())).map(|segment| segment.head.entries).sum::<u32>();
        }
        assert!(written < 2 * 2_000, "2,000 entries and 200 more were written as {written}");
    }

    /// A laptop's own segments lose what was erased with its next exchange; it never touches another's, which does so itself.
    #[test]
    fn what_was_erased_leaves_the_folder_as_well() {
        let (home, folder) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let world: Arc<dyn Surroundings> = Arc::<World>::default();
        let options = OpenOptions::default();
        let one = ProgrammeFile::create(&home.path().join("one.sokrat"), Arc::clone(&world), &options).expect("created");
        let (stick, later) = (home.path().join("stick.sokrat"), home.path().join("later.sokrat"));
        one.give_copy(&stick, "", &mut |_, _| true).expect("a copy is made");
        one.give_copy(&later, "", &mut |_, _| true).expect("and one that lies about for a while");
        let two = ProgrammeFile::join(&stick, &home.path().join("two.sokrat"), world, &options, &mut |_, _| true).expect("taken in");
        let (orlova, sedova) = (person(&one, "Орлова"), person(&one, "Седова"));
        sync(&one, folder.path());
        sync(&two, folder.path());
        let edit = |file: &ProgrammeFile, id, notes: &str| {
            file.transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("notes", notes.to_owned().into())])).expect("edited");
        };
        edit(&two, orlova, "Тайное слово");
        edit(&two, sedova, "Явное слово");
        for file in [&two, &one, &two] {
            sync(file, folder.path());
        }
        let own = |file: &ProgrammeFile| file.replica_id().expect("it has one").to_string();
        let told = |of: &ProgrammeFile| {
            let all = plain(&one, folder.path());
            all.into_iter().filter(|(name, _)| name.starts_with(&own(of))).map(|(_, lines)| lines).collect::<Vec<_>>().join("\n")
        };
        assert!(told(&one).contains("Орлова") && told(&two).contains("Тайное слово"), "both have told of her");
        let theirs = |of: &ProgrammeFile| {
            let files = fs::read_dir(room(folder.path())).expect("listed").flatten();
            let files = files.filter(|entry| entry.file_name().to_string_lossy().starts_with(&own(of)));
            files.map(|entry| (entry.file_name(), fs::read(entry.path()).expect("read"))).collect::<BTreeMap<_, _>>()
        };
        let before = theirs(&two);
        one.transact(Op::ErasePerson, |tx| tx.erase(&PERSON, orlova)).expect("erased");
        sync(&one, folder.path());
        assert!(!told(&one).contains("Орлова") && told(&one).contains("Седова"), "the first has written its own anew");
        assert_eq!(plain(&one, folder.path()).keys().filter(|name| name.starts_with(&own(&one))).count(), 1, "one in the place of all");
        assert_eq!(theirs(&two), before, "and has not touched the other's");
        sync(&two, folder.path());
        assert!(!told(&two).contains("Тайное слово") && told(&two).contains("Явное слово"), "the other does so when it hears of it");
        let after = theirs(&one);
        sync(&one, folder.path());
        sync(&two, folder.path());
        assert_eq!(theirs(&one).keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "and that was all");
        let world: Arc<dyn Surroundings> = Arc::new(World(AtomicU64::new(7_000)));
        let late = ProgrammeFile::join(&later, &home.path().join("three.sokrat"), world, &options, &mut |_, _| true).expect("taken in late");
        sync(&late, folder.path());
        assert!(late.vector().expect("it knows").covers(&one.vector().expect("it knows")), "whoever comes late finds everything there");
    }
}
