//! SQL of the journal as people read it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde_json::Value as Json;

use crate::conflicts::Author;
use crate::error::Result;
use crate::file::fold::Stamp;
use crate::file::{Op, Verb};
use crate::ids::RawId;
use crate::journal::{ActionRow, Laptop};
use crate::names::fold;
use crate::values::{Moment, Span};

use super::columns::moment_text;

/// Of one action `a`: an action's entries reach to the next action of its replica.
const COLUMNS: &str = "r.id, r.code, coalesce((SELECT name FROM laptop WHERE id = r.id AND _del = 0), r.label), a.seq, a.op, a.about, a.operator, a.wall, \
    coalesce((SELECT min(seq) FROM action WHERE rix = a.rix AND seq > a.seq), (SELECT max(seq) + 1 FROM entry WHERE rix = a.rix)) - a.seq, a.rix";

/// Which actions: what the page's filter comes to.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// Those that touched one of these rows.
    pub rows: Option<Vec<RawId>>,
    /// Those of this person.
    pub operator: Option<String>,
    /// Those of this laptop.
    pub replica: Option<RawId>,
    /// Those of this kind.
    pub op: Option<Op>,
    /// Those from this moment on.
    pub from: Option<Moment>,
    /// Those before this moment.
    pub before: Option<Moment>,
    /// Those about a record whose name has all these words, folded.
    pub words: Vec<String>,
}

impl Which {
    /// The condition on `a`, with its parameters; empty for the whole journal. What is derived from the texts of the
    /// journal is read once, so the same condition serves a count and a window.
    pub fn condition(&self, conn: &Connection) -> Result<Condition> {
        let mut condition = Condition::default();
        if let Some(rows) = &self.rows {
            let rows = rows.iter().map(ToString::to_string).collect::<Vec<_>>();
            condition.add(
                "(a.rix, a.seq) IN (SELECT rix, action FROM entry WHERE row IN (SELECT unhex(value) FROM json_each(?)))",
                Json::from(rows).to_string(),
            );
        }
        if let Some(operator) = &self.operator {
            condition.add("a.operator = ?", operator.clone());
        }
        if let Some(replica) = self.replica {
            condition.add("a.rix = (SELECT rix FROM replica WHERE id = ?)", replica);
        }
        if let Some(op) = self.op {
            condition.add("a.op = ?", op.as_str().to_owned());
        }
        // The indexes of the others hold the time and are in the order of the list; its own is for a filter by days alone.
        let wall = if condition.params.is_empty() { "a.wall" } else { "+a.wall" };
        if let Some(from) = self.from {
            condition.add(&format!("{wall} >= ?"), moment_text(from));
        }
        if let Some(before) = self.before {
            condition.add(&format!("{wall} < ?"), moment_text(before));
        }
        if !self.words.is_empty() {
            condition.add("a.about IN (SELECT value FROM json_each(?))", Json::from(abouts(conn, &self.words)?).to_string());
        }
        Ok(condition)
    }
}

/// A condition on actions.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    sql: String,
    params: Vec<Value>,
}

impl Condition {
    fn add(&mut self, sql: &str, param: impl Into<Value>) {
        self.sql.push_str(if self.params.is_empty() { "WHERE " } else { " AND " });
        self.sql.push_str(sql);
        self.params.push(param.into());
    }
}

/// The names of records in the journal that have all these words: each name is looked at once, however often it stands there.
fn abouts(conn: &Connection, words: &[String]) -> Result<Vec<String>> {
    let mut select = conn.prepare_cached("SELECT DISTINCT about FROM action WHERE about > ''")?;
    let mut rows = select.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let about = row.get_ref(0)?.as_str()?;
        let folded = fold(about);
        if words.iter().all(|word| folded.contains(word.as_str())) {
            found.push(about.to_owned());
        }
    }
    Ok(found)
}

/// Actions, newest first.
pub fn actions(conn: &Connection, condition: &Condition, span: Span) -> Result<Vec<ActionRow>> {
    // Which actions is decided in an index alone; what is shown of them is read for the window.
    let mut select = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM (SELECT a.rix, a.seq FROM action AS a {} ORDER BY a.clock DESC, a.rix DESC LIMIT ? OFFSET ?) AS found \
         CROSS JOIN action AS a ON a.rix = found.rix AND a.seq = found.seq JOIN replica AS r ON r.rix = a.rix ORDER BY a.clock DESC, a.rix DESC",
        condition.sql
    ))?;
    let params = condition.params.iter().cloned().chain([Value::from(span.limit), Value::from(span.offset)]);
    let rows = select.query_map(params_from_iter(params), action)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|(rix, row)| Ok(ActionRow { undone: undone(conn, rix, row.seq)?.is_some(), ..row })).collect()
}

/// How many actions there are.
pub fn count(conn: &Connection, condition: &Condition) -> Result<u32> {
    let mut select = conn.prepare_cached(&format!("SELECT count(*) FROM action AS a {}", condition.sql))?;
    Ok(select.query_row(params_from_iter(&condition.params), |row| row.get(0))?)
}

fn action(row: &Row<'_>) -> rusqlite::Result<(i64, ActionRow)> {
    let stamp = Stamp { replica: row.get(0)?, seq: row.get(3)? };
    let action = ActionRow {
        id: stamp.to_string(),
        replica: row.get(1)?,
        laptop: row.get(2)?,
        seq: stamp.seq,
        op: Op::from_code(row.get_ref(4)?.as_str()?),
        about: row.get(5)?,
        operator: row.get(6)?,
        at: row.get(7)?,
        entries: row.get(8)?,
        undone: false,
    };
    Ok((row.get(9)?, action))
}

/// The action of a stamp, by the number of its first entry, and its replica's local number.
pub fn one(conn: &Connection, stamp: Stamp) -> Result<Option<(i64, ActionRow)>> {
    let mut select =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM action AS a JOIN replica AS r USING (rix) WHERE r.id = ?1 AND a.seq = ?2"))?;
    let Some((rix, row)) = select.query_row(params![stamp.replica, stamp.seq], action).optional()? else { return Ok(None) };
    Ok(Some((rix, ActionRow { undone: undone(conn, rix, row.seq)?.is_some(), ..row })))
}

/// The action that took this one back and was not taken back itself. Local numbers of replicas go in and come out.
pub fn undone(conn: &Connection, rix: i64, seq: i64) -> Result<Option<(i64, i64)>> {
    // An action takes back one before it. That one which says otherwise is passed over: a package may say anything, and a
    // ring of actions would have no end.
    let mut select = conn.prepare_cached(
        "SELECT a.rix, a.seq FROM action AS a JOIN action AS target ON target.rix = ?1 AND target.seq = ?2 AND a.clock > target.clock \
         WHERE a.undoes_seq = ?2 AND a.undoes_rix = ?1 ORDER BY a.clock, a.rix",
    )?;
    // Everything that goes back to it, each behind what it takes back; of several the earliest first.
    let mut all = vec![((rix, seq), 0)];
    let mut place = 0;
    while let Some((action, _)) = all.get(place).copied() {
        let by = select.query_map(action, |row| Ok(((row.get(0)?, row.get(1)?), place)))?;
        all.extend(by.collect::<rusqlite::Result<Vec<_>>>()?);
        place += 1;
    }
    let mut undone_by = vec![None; all.len()];
    // Whatever takes an action back comes behind it, so from the end on each is known before it is asked for.
    while let Some((action, target)) = all.pop() {
        if all.is_empty() {
            break;
        }
        if undone_by[all.len()].is_none() {
            undone_by[target] = Some(action);
        }
    }
    Ok(undone_by[0])
}

/// The stamp of an action by its replica's local number.
pub fn stamp(conn: &Connection, rix: i64, seq: i64) -> Result<Stamp> {
    let replica = conn.prepare_cached("SELECT id FROM replica WHERE rix = ?1")?.query_row([rix], |row| row.get(0))?;
    Ok(Stamp { replica, seq })
}

/// The action that this one takes back.
pub fn takes_back(conn: &Connection, rix: i64, seq: i64) -> Result<Option<Stamp>> {
    let mut select =
        conn.prepare_cached("SELECT r.id, a.undoes_seq FROM action AS a JOIN replica AS r ON r.rix = a.undoes_rix WHERE a.rix = ?1 AND a.seq = ?2")?;
    Ok(select.query_row([rix, seq], |row| Ok(Stamp { replica: row.get(0)?, seq: row.get(1)? })).optional()?)
}

/// An entry as the journal shows it.
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// The table.
    pub table: String,
    /// The row.
    pub row: RawId,
    /// What it does; `None` for a verb of a newer version.
    pub verb: Option<Verb>,
    /// Its data; null once erased.
    pub data: Json,
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let data = row.get_ref(4)?.as_str_or_null()?.map_or(Json::Null, |data| serde_json::from_str(data).unwrap_or(Json::Null));
    Ok(Entry { seq: row.get(0)?, table: row.get(1)?, row: row.get(2)?, verb: Verb::of(row.get(3)?), data })
}

/// A window of the entries from a number on, in order; `end` is the number after the last.
pub fn entries(conn: &Connection, rix: i64, from: i64, end: i64, limit: u32) -> Result<Vec<Entry>> {
    let mut select =
        conn.prepare_cached("SELECT seq, tbl, row, op, data FROM entry WHERE rix = ?1 AND seq >= ?2 AND seq < ?3 ORDER BY seq LIMIT ?4")?;
    Ok(select.query_map(params![rix, from, end, limit], entry)?.collect::<rusqlite::Result<_>>()?)
}

/// The entry of a stamp.
pub fn entry_of(conn: &Connection, stamp: Stamp) -> Result<Option<Entry>> {
    let mut select =
        conn.prepare_cached("SELECT seq, tbl, row, op, data FROM entry WHERE rix = (SELECT rix FROM replica WHERE id = ?1) AND seq = ?2")?;
    Ok(select.query_row(params![stamp.replica, stamp.seq], entry).optional()?)
}

/// Who wrote an entry.
pub fn author(conn: &Connection, stamp: Stamp) -> Result<Option<Author>> {
    let mut select = conn.prepare_cached(
        "SELECT a.operator, r.code, coalesce((SELECT name FROM laptop WHERE id = r.id AND _del = 0), r.label), a.wall, a.op FROM replica AS r JOIN entry AS e ON e.rix = r.rix AND e.seq = ?2 \
         JOIN action AS a ON a.rix = e.rix AND a.seq = e.action WHERE r.id = ?1",
    )?;
    let author = select.query_row(params![stamp.replica, stamp.seq], |row| {
        Ok(Author { operator: row.get(0)?, replica: row.get(1)?, laptop: row.get(2)?, at: row.get(3)?, op: Op::from_code(row.get_ref(4)?.as_str()?) })
    });
    Ok(author.optional()?)
}

/// A record and what is shown with it as its own.
pub fn with_own(conn: &Connection, row: RawId) -> Result<Vec<RawId>> {
    let mut select = conn.prepare_cached(
        "SELECT ?1 UNION ALL SELECT id FROM role WHERE person_id = ?1 UNION ALL SELECT id FROM event_practice WHERE event_id = ?1 \
         UNION ALL SELECT id FROM agenda_item WHERE event_id = ?1 UNION ALL SELECT id FROM partner WHERE application_id = ?1 UNION ALL SELECT id FROM criterion WHERE competition_id = ?1 \
         UNION ALL SELECT id FROM expert WHERE competition_id = ?1",
    )?;
    Ok(select.query_map([row], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Everybody who wrote in the journal. Each step leaps over all that one person wrote.
pub fn operators(conn: &Connection) -> Result<Vec<String>> {
    distinct(conn, "operator")
}

/// Every kind of action in the journal.
pub fn ops(conn: &Connection) -> Result<Vec<Op>> {
    let mut ops = distinct(conn, "op")?.iter().map(|code| Op::from_code(code)).collect::<Vec<_>>();
    ops.sort_unstable();
    ops.dedup();
    Ok(ops)
}

fn distinct(conn: &Connection, column: &str) -> Result<Vec<String>> {
    let mut select = conn.prepare_cached(&format!(
        "WITH RECURSIVE leap(value) AS (SELECT min({column}) FROM action UNION ALL \
         SELECT (SELECT min({column}) FROM action WHERE {column} > value) FROM leap WHERE value NOT NULL) SELECT value FROM leap WHERE value NOT NULL"
    ))?;
    Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every laptop that wrote in the journal.
pub fn laptops(conn: &Connection) -> Result<Vec<Laptop>> {
    let mut select = conn
        .prepare_cached("SELECT id, code, label FROM replica WHERE EXISTS (SELECT 1 FROM action WHERE action.rix = replica.rix) ORDER BY code, id")?;
    let laptops = select.query_map([], |row| Ok(Laptop { id: row.get::<_, RawId>(0)?.to_string(), code: row.get(1)?, label: row.get(2)? }))?;
    Ok(laptops.collect::<rusqlite::Result<_>>()?)
}
