//! Reading packages. A package is hostile until proven: sealed with the programme's key, within limits, every line of the
//! form that it must have, every value of the kind that its column holds. Nothing is applied before all of it was read once;
//! what is applied is proven again, and the whole of it goes into one transaction.

use std::io::{BufRead, BufReader, Read};

use flate2::read::GzDecoder;
use serde_json::Value as Json;

use super::lines::{ActionLine, EntryLine, FORMAT, Head};
use super::seal::{Key, Opening};
use super::{Action, Entry, Package, Source};
use crate::error::{Code, Error, Result};
#[cfg(doc)]
use crate::file::entry::LATEST_WALL;
use crate::file::entry::{Verb, data_hash, from_json};
use crate::file::fold::{Decision, LIFE};
use crate::file::migrations;
use crate::file::rebuild::Progress;
use crate::file::tables::{self, TABLES, Table};
use crate::file::vector::Vector;
use crate::ids::{RawId, unhex};

/// The longest line: room for a picture.
const MOST_LINE: u64 = 8 << 20;
/// The most bytes that a package may unfold to, and how many entries.
const MOST_BYTES: u64 = 2 << 30;
const MOST_ENTRIES: u32 = 5_000_000;
/// More laptops than any programme has.
const MOST_REPLICAS: usize = 4_096;
/// The greatest number of an entry and the latest clock: above whatever a laptop writes ([`LATEST_WALL`]), and with room
/// above it for every change that is still to come, since the next number and the next clock are one more.
const MOST_NUMBER: i64 = 3 << 61;
/// The longest name, code or moment.
const MOST_TEXT: usize = 4_096;

/// Reads and proves a whole package, and keeps none of its actions.
///
/// Errors: `not-a-package`, `other-programme`, `damaged-package` (cut, changed, or not sealed with this programme's key),
/// `newer-package` (written by a version that knows more than this one), `input-output` (a stick that was pulled out), `cancelled`.
pub(in crate::file) fn read<S: Source>(source: S, key: &Key, file: RawId, progress: &mut Progress<'_>) -> Result<Package<S>> {
    let mut lines = Lines::of(source.begin()?, key, file)?;
    let head = lines.head()?;
    let mut actions = Actions { lines, left: (head.actions, head.entries) };
    let (mut ends, mut takes_back) = (Vector::default(), false);
    while let Some(action) = actions.next(&head, progress)? {
        ends.set(action.replica, action.end().max(ends.get(action.replica)));
        takes_back |= action.undoes.is_some();
    }
    drop(actions);
    Ok(Package { head, ends, takes_back, source, key: *key, file })
}

impl<S: Source> Package<S> {
    /// Reads its actions again, those of each replica in the order of their numbers. What lies there may be another by now:
    /// everything is proven again, and what does not hold is `damaged-package`.
    pub(in crate::file) fn actions(&self) -> Result<Actions<Box<dyn Read + '_>>> {
        let mut lines = Lines::of(self.source.begin()?, &self.key, self.file)?;
        if lines.head()? != self.head {
            return Err(damaged("another package has taken its place"));
        }
        Ok(Actions { lines, left: (self.head.actions, self.head.entries) })
    }
}

/// The actions of a package, one after another.
pub(in crate::file) struct Actions<R: Read> {
    lines: Lines<R>,
    /// How many actions and entries are still to come.
    left: (u32, u32),
}

impl<R: Read> Actions<R> {
    /// The next one; nothing at the end, which must be where the head says.
    pub(in crate::file) fn next(&mut self, head: &Head, progress: &mut Progress<'_>) -> Result<Option<Action>> {
        let (actions, entries) = &mut self.left;
        if *actions > 0 {
            *actions -= 1;
            return self.lines.action(head, entries, progress).map(Some);
        }
        if *entries > 0 || self.lines.read()? {
            return Err(damaged("not as many lines as the head says"));
        }
        Ok(None)
    }
}

/// Reads the head of a package only. It is authentic; whether the rest is whole is not known.
pub(in crate::file) fn peek(sealed: impl Read, key: &Key, file: RawId) -> Result<Head> {
    Lines::of(sealed, key, file)?.head()
}

struct Lines<R: Read> {
    plain: BufReader<std::io::Take<GzDecoder<Opening<R>>>>,
    line: Vec<u8>,
}

impl<R: Read> Lines<R> {
    fn of(sealed: R, key: &Key, file: RawId) -> Result<Self> {
        let plain = GzDecoder::new(Opening::new(sealed, key, file)?).take(MOST_BYTES);
        Ok(Self { plain: BufReader::with_capacity(1 << 16, plain), line: Vec::new() })
    }

    /// Reads the next line into `line`; `false` at the end.
    fn read(&mut self) -> Result<bool> {
        self.line.clear();
        self.plain.by_ref().take(MOST_LINE).read_until(b'\n', &mut self.line).map_err(|error| unread(&error))?;
        match self.line.pop() {
            None => Ok(false),
            Some(b'\n') => Ok(true),
            Some(_) => Err(damaged("a line without an end")),
        }
    }

    fn head(&mut self) -> Result<Head> {
        self.read()?;
        // A newer form may have another head: its number is looked at alone first.
        let number: Json = serde_json::from_slice(&self.line).map_err(damaged)?;
        let newer = |field: &str, ours: u32| number.get(field).and_then(Json::as_u64).is_none_or(|theirs| theirs > u64::from(ours));
        if newer("format", FORMAT) || newer("schema", migrations::STEPS.len() as u32) {
            let app = number.get("app").and_then(Json::as_str).unwrap_or_default().chars().take(40).collect::<String>();
            return Err(Error::new(Code::NewerPackage).with("version", app));
        }
        let head: Head = serde_json::from_slice(&self.line).map_err(damaged)?;
        let texts = [&head.app, &head.made, &head.operator];
        let codes = head.replicas.iter().flat_map(|replica| [&replica.code, &replica.created]);
        let heard = || head.heard.values().map(|heard| &heard.until);
        if texts.into_iter().chain(codes).chain(heard()).any(|text| text.len() > MOST_TEXT) {
            return Err(damaged("a text of the head is too long"));
        }
        let moments = [&head.made].into_iter().chain(head.replicas.iter().map(|replica| &replica.created)).chain(heard());
        if moments.into_iter().any(|moment| moment.parse::<jiff::Timestamp>().is_err()) {
            return Err(damaged("no moment in the head"));
        }
        if head.replicas.len() > MOST_REPLICAS || head.entries > MOST_ENTRIES || head.actions > head.entries {
            return Err(damaged("more than a package can hold"));
        }
        let known = |id: RawId| head.replicas.iter().any(|replica| replica.id == id);
        let vectors = [&head.needs, &head.end].into_iter().chain(head.heard.values().map(|heard| &heard.has));
        let all_known = vectors.flat_map(Vector::iter).all(|(id, seq)| known(id) && is_number(seq));
        let marks_known = head.needs_marks.keys().chain(head.end_marks.keys()).all(|id| known(*id));
        if !known(head.from) || !all_known || !marks_known || !head.heard.keys().all(|id| known(*id)) {
            return Err(damaged("the head speaks of an unknown laptop"));
        }
        Ok(head)
    }

    fn action(&mut self, head: &Head, left: &mut u32, progress: &mut Progress<'_>) -> Result<Action> {
        if !self.read()? {
            return Err(damaged("an action is missing"));
        }
        let ActionLine(place, seq, clock, operator, op, about, wall, app, schema, undoes, hash, count) =
            serde_json::from_slice(&self.line).map_err(damaged)?;
        let replica = |place: u32| head.replicas.get(place as usize).map(|replica| replica.id).ok_or_else(|| damaged("an unknown laptop"));
        if [&operator, &op, &about, &wall, &app].iter().any(|text| text.len() > MOST_TEXT) || wall.parse::<jiff::Timestamp>().is_err() {
            return Err(damaged("a text of an action"));
        }
        if schema > migrations::STEPS.len() as i64 {
            return Err(Error::new(Code::NewerPackage).with("version", app));
        }
        let undone = undoes.is_none_or(|(_, seq)| is_number(seq));
        if !is_number(seq) || !is_number(clock) || !undone || count == 0 || count > *left {
            return Err(damaged("a number of an action"));
        }
        *left -= count;
        let undoes = undoes.map(|(place, seq)| Ok::<_, Error>((replica(place)?, seq))).transpose()?;
        let hash = unhex(&hash).ok_or_else(|| damaged("a hash"))?;
        let mut entries = Vec::with_capacity(count.min(10_000) as usize);
        let mut last = clock;
        for _ in 0..count {
            let entry = self.entry()?;
            if entry.clock < last || !is_number(entry.clock) {
                return Err(damaged("a clock that goes back, or beyond all time"));
            }
            last = entry.clock;
            entries.push(entry);
            progress.step()?;
        }
        Ok(Action { replica: replica(place)?, seq, clock, operator, op, about, wall, app, schema, undoes, hash, entries })
    }

    fn entry(&mut self) -> Result<Entry> {
        if !self.read()? {
            return Err(damaged("an entry is missing"));
        }
        let EntryLine(clock, table, row, verb, data, salt, hash) = serde_json::from_slice(&self.line).map_err(damaged)?;
        let table = tables::place(&table).ok_or_else(|| damaged("an unknown table"))?;
        let verb = Verb::of(verb).ok_or_else(|| damaged("an unknown verb"))?;
        let (data, data_hash) = match (data, salt, hash) {
            (Some(data), Some(salt), None) => {
                let data = data.get().to_owned();
                check_data(TABLES[table], verb, &data)?;
                let salt: [u8; 8] = unhex(&salt).ok_or_else(|| damaged("a salt"))?;
                let hash = data_hash(&salt, &data);
                (Some((data, salt)), hash)
            }
            // What was erased comes without what it said.
            (None, None, Some(hash)) => (None, unhex(&hash).ok_or_else(|| damaged("a hash"))?),
            _ => return Err(damaged("data without its salt")),
        };
        Ok(Entry { clock, table, row, verb, data, data_hash })
    }
}

fn is_number(number: i64) -> bool {
    (1..=MOST_NUMBER).contains(&number)
}

/// Whether the data of an entry is what its verb writes, of columns that the table has, of the kinds that they hold.
fn check_data(table: &Table, verb: Verb, data: &str) -> Result<()> {
    let Json::Object(columns) = serde_json::from_str(data).map_err(damaged)? else { return Err(damaged("data that is no object")) };
    for (name, value) in &columns {
        let column = table.column(name);
        let fits = |value: &Json| column.is_some_and(|column| from_json(column, value).is_some());
        let right = match (verb, value) {
            (Verb::Insert | Verb::Delete, value) => fits(value),
            (Verb::Update, Json::Array(change)) => change.len() == 2 && change.iter().all(fits),
            (Verb::Decide, value) => Decision::read(value).is_some_and(|decision| {
                // Under no name stands the life of the row.
                let right = |value: &Json| if name == LIFE { value.is_boolean() } else { fits(value) };
                right(&decision.before) && right(&decision.after)
            }),
            _ => false,
        };
        if !right {
            return Err(damaged("a value that its column cannot hold"));
        }
    }
    Ok(())
}

/// What is not as it was written is damage; a stick that was pulled out is not the package's fault.
fn unread(error: &std::io::Error) -> Error {
    use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error.kind() {
        InvalidData | InvalidInput | UnexpectedEof => damaged(error),
        kind => Error::new(Code::InputOutput).because(kind),
    }
}

fn damaged(detail: impl std::fmt::Display) -> Error {
    Error::new(Code::DamagedPackage).because(detail)
}
