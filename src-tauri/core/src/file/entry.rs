//! Entries of the journal: what they hold, how they are hashed, how they are written.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::op::Op;
use super::tables::{Column, Kind};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::values::Moment;

/// A SHA-256.
pub type Hash = [u8; 32];

/// What an entry does to its row. The numbers are part of the file's format.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verb {
    /// Makes the row, or sets the columns of one that another laptop made under the same derived identifier.
    Insert = 0,
    /// Sets columns.
    Update = 1,
    /// Marks the row deleted.
    Delete = 2,
    /// Makes a deleted row live again.
    Restore = 3,
    /// Empties the row for good (152-FZ).
    Erase = 4,
    /// Marks conflicts of the row as decided by a person.
    Decide = 5,
    /// Nothing: gives an action a number that changed no row.
    Nothing = 6,
}

impl Verb {
    /// The verb of a stored number; `None` for one of a newer version.
    pub fn of(number: i64) -> Option<Self> {
        [Self::Insert, Self::Update, Self::Delete, Self::Restore, Self::Erase, Self::Decide, Self::Nothing]
            .into_iter()
            .find(|verb| *verb as i64 == number)
    }
}

/// Writes a value of a column as JSON.
pub(super) fn write_json(out: &mut String, value: &Value) -> Result<()> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Integer(number) => out.push_str(&number.to_string()),
        Value::Text(text) => out.push_str(&serde_json::to_string(text).map_err(|error| Error::new(Code::Internal).because(error))?),
        Value::Blob(bytes) => {
            out.push('"');
            for byte in bytes {
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(digit.into(), 16).unwrap_or_default());
                }
            }
            out.push('"');
        }
        Value::Real(_) => return Err(Error::new(Code::BadRequest).because("no column holds a fraction")),
    }
    Ok(())
}

/// A JSON object of columns and values.
pub(super) struct Data(String);

impl Data {
    pub(super) fn new() -> Self {
        Self(String::from("{"))
    }

    fn name(&mut self, column: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        // Column names are ours: letters and underscores.
        self.0.push('"');
        self.0.push_str(column);
        self.0.push_str("\":");
    }

    pub(super) fn value(&mut self, column: &str, value: &Value) -> Result<()> {
        self.name(column);
        write_json(&mut self.0, value)
    }

    pub(super) fn change(&mut self, column: &str, before: &Value, after: &Value) -> Result<()> {
        self.name(column);
        self.0.push('[');
        write_json(&mut self.0, before)?;
        self.0.push(',');
        write_json(&mut self.0, after)?;
        self.0.push(']');
        Ok(())
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// The greatest whole number that the pages can hold exactly (2^53 - 1). No rule lets a person enter more; of what a package
/// says, sums over a column must still be numbers.
const MOST_INTEGER: i64 = (1 << 53) - 1;

/// The value of a column from its JSON. `None` when a newer version put something there that this one cannot hold.
pub(super) fn from_json(column: &Column, value: &serde_json::Value) -> Option<Value> {
    match (column.kind, value) {
        (_, serde_json::Value::Null) => Some(Value::Null),
        (Kind::Text | Kind::Day | Kind::Moment | Kind::Time, serde_json::Value::String(text)) => {
            Some(Value::Text(text.clone())).filter(|value| column.kind.holds(value))
        }
        (Kind::Integer, serde_json::Value::Number(number)) => {
            number.as_i64().filter(|number| (-MOST_INTEGER..=MOST_INTEGER).contains(number)).map(Value::Integer)
        }
        (Kind::Id, serde_json::Value::String(text)) => text.parse::<RawId>().ok().map(Value::from),
        _ => None,
    }
}

/// A value as the journal holds it.
pub(super) fn to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Integer(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Blob(bytes) => bytes.as_slice().try_into().map_or(serde_json::Value::Null, |bytes| RawId(bytes).to_string().into()),
        Value::Null | Value::Real(_) => serde_json::Value::Null,
    }
}

/// What an update says of a column: before and after. `None` when it does not name the column, or holds what this
/// version cannot.
pub(super) fn change(column: &Column, data: &serde_json::Value) -> Option<(Value, Value)> {
    let change = data.get(column.name)?;
    Some((from_json(column, change.get(0)?)?, from_json(column, change.get(1)?)?))
}

/// The latest wall time that a clock is set by, shifted as clocks are: the year 4199. A computer that believes itself later
/// still counts on from here, far from where counting would overflow.
pub(super) const LATEST_WALL: i64 = 1 << 62;

/// The present end of this replica's journal.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) rix: i64,
    pub(super) replica: RawId,
    /// The number of the last entry.
    pub(super) seq: i64,
    /// The latest clock of any replica that this file has seen.
    pub(super) clock: i64,
    pub(super) hash: Hash,
}

impl Head {
    /// Reads the end from the file: a few look-ups, at the start of every change, so nothing can be out of date.
    pub(super) fn read(conn: &Connection, rix: i64) -> Result<Self> {
        let replica = conn.prepare_cached("SELECT id FROM replica WHERE rix = ?1")?.query_row([rix], |row| row.get(0))?;
        let seq = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM entry WHERE rix = ?1")?.query_row([rix], |row| row.get(0))?;
        let clock = conn
            .prepare_cached(
                "SELECT coalesce(max(last), 0) FROM \
                 (SELECT (SELECT clock FROM entry WHERE entry.rix = replica.rix ORDER BY seq DESC LIMIT 1) AS last FROM replica)",
            )?
            .query_row([], |row| row.get(0))?;
        let hash = conn
            .prepare_cached("SELECT hash FROM action WHERE rix = ?1 ORDER BY seq DESC LIMIT 1")?
            .query_row([rix], |row| row.get(0))
            .optional()?
            .unwrap_or_default();
        Ok(Self { rix, replica, seq, clock, hash })
    }

    /// The next clock: the wall's milliseconds shifted by 16 bits, or one more than the last when the wall is behind.
    fn tick(&mut self, now: Moment) -> i64 {
        let wall = now.0.as_millisecond().clamp(0, LATEST_WALL >> 16) << 16;
        self.clock = wall.max(self.clock + 1);
        self.clock
    }

    /// Appends an entry and returns its clock.
    pub(super) fn append(&mut self, conn: &Connection, now: Moment, action: i64, item: &Item<'_>) -> Result<i64> {
        let clock = self.tick(now);
        let data_hash = data_hash(&item.salt, item.data);
        let link =
            Link { replica: self.replica, seq: self.seq + 1, clock, action, table: item.table, row: item.row, verb: item.verb as i64, data_hash };
        let hash = link.hash(&self.hash);
        conn.prepare_cached(
            "INSERT INTO entry(rix, seq, clock, action, tbl, row, op, data, salt, data_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![self.rix, link.seq, clock, action, item.table, item.row, link.verb, item.data, item.salt, data_hash, hash])?;
        self.seq = link.seq;
        self.hash = hash;
        Ok(clock)
    }

    /// Closes an action whose entries are written.
    pub(super) fn close(&mut self, conn: &Connection, action: &Closing<'_>) -> Result<()> {
        let undoes = match action.undoes {
            Some((rix, seq)) => Some((conn.prepare_cached("SELECT id FROM replica WHERE rix = ?1")?.query_row([rix], |row| row.get(0))?, seq)),
            None => None,
        };
        let app = env!("CARGO_PKG_VERSION");
        let schema = super::migrations::STEPS.len() as i64;
        let seal = Seal {
            replica: self.replica,
            seq: action.seq,
            clock: action.clock,
            operator: action.operator,
            op: action.op.as_str(),
            wall: action.wall,
            app,
            schema,
            undoes,
        };
        self.hash = seal.hash(&self.hash);
        conn.prepare_cached(
            "INSERT INTO action(rix, seq, clock, operator, op, about, wall, app, schema, undoes_rix, undoes_seq, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            self.rix,
            action.seq,
            action.clock,
            action.operator,
            seal.op,
            action.about,
            action.wall,
            app,
            schema,
            action.undoes.map(|(rix, _)| rix),
            action.undoes.map(|(_, seq)| seq),
            self.hash
        ])?;
        Ok(())
    }
}

/// An entry to append.
pub(super) struct Item<'a> {
    pub(super) table: &'a str,
    pub(super) row: RawId,
    pub(super) verb: Verb,
    pub(super) data: &'a str,
    pub(super) salt: [u8; 8],
}

/// An action to close.
pub(super) struct Closing<'a> {
    pub(super) seq: i64,
    pub(super) clock: i64,
    pub(super) op: Op,
    pub(super) operator: &'a str,
    pub(super) about: &'a str,
    pub(super) wall: &'a str,
    pub(super) undoes: Option<(i64, i64)>,
}

/// The hash of an entry's data. The salt goes when the data goes, so that a phone number cannot be guessed from it.
pub(super) fn data_hash(salt: &[u8], data: &str) -> Hash {
    Sha256::new().chain_update(salt).chain_update(data.as_bytes()).finalize().into()
}

/// What the chain holds of an entry; nothing of it is local to one file.
pub(super) struct Link<'a> {
    pub(super) replica: RawId,
    pub(super) seq: i64,
    pub(super) clock: i64,
    pub(super) action: i64,
    pub(super) table: &'a str,
    pub(super) row: RawId,
    pub(super) verb: i64,
    pub(super) data_hash: Hash,
}

impl Link<'_> {
    /// The entry's place in the chain after `previous`.
    pub(super) fn hash(&self, previous: &Hash) -> Hash {
        let mut hash = Sha256::new().chain_update(previous).chain_update(b"entry").chain_update(self.replica.0);
        for number in [self.seq, self.clock, self.action, self.verb] {
            hash.update(number.to_be_bytes());
        }
        hash.chain_update(self.row.0).chain_update(self.data_hash).chain_update(self.table.as_bytes()).finalize().into()
    }
}

/// What the chain holds of an action.
pub(super) struct Seal<'a> {
    pub(super) replica: RawId,
    pub(super) seq: i64,
    pub(super) clock: i64,
    pub(super) operator: &'a str,
    pub(super) op: &'a str,
    pub(super) wall: &'a str,
    pub(super) app: &'a str,
    pub(super) schema: i64,
    pub(super) undoes: Option<(RawId, i64)>,
}

impl Seal<'_> {
    /// The action's place in the chain after its last entry.
    pub(super) fn hash(&self, previous: &Hash) -> Hash {
        let mut hash = Sha256::new().chain_update(previous).chain_update(b"action").chain_update(self.replica.0);
        for number in [self.seq, self.clock, self.schema] {
            hash.update(number.to_be_bytes());
        }
        for text in [self.operator, self.op, self.wall, self.app] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        if let Some((replica, seq)) = self.undoes {
            hash.update(replica.0);
            hash.update(seq.to_be_bytes());
        }
        hash.finalize().into()
    }
}
