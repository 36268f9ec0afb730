//! SQL of the register of numbers.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::certificates::{DocumentFilter, DocumentRow, kept_check};
use crate::error::Result;
use crate::ids::{DocumentId, EventId, PersonId};
use crate::store::calendar::words;
use crate::store::joined;
use crate::values::Span;

/// The counter of a document. Numbers of the first kind end with it, behind the series and a hyphen.
pub(super) const COUNTER: &str = "coalesce(counter, CAST(substr(number, length(series) + 2) AS INTEGER))";

/// What the register can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderColumn {
    /// By number.
    Number,
    /// By holder.
    Holder,
    /// By what it was given for.
    Event,
    /// By day of issue.
    Issued,
    /// By state.
    State,
}

/// How the register is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentOrder {
    /// By what.
    pub column: OrderColumn,
    /// The last first.
    pub descending: bool,
}

impl DocumentOrder {
    fn sql(self) -> String {
        let down = if self.descending { " DESC" } else { "" };
        let columns: &[&str] = match self.column {
            OrderColumn::Number => &["d.number", "d.id"],
            OrderColumn::Holder => &["d.folded", "d.id"],
            OrderColumn::Event => &["coalesce(e.folded, c.title, '')", "d.number", "d.id"],
            OrderColumn::Issued => &["d.issued_on", "d.number", "d.id"],
            OrderColumn::State => &["d.state", "d.number", "d.id"],
        };
        columns.iter().map(|column| format!("{column}{down}")).collect::<Vec<_>>().join(", ")
    }
}

const ROW: &str = "SELECT d.id, coalesce(d.number, ''), d.kind, coalesce(d.holder, ''), d.person_id, d.event_id, d.competition_id,
    coalesce(e.title, c.title, ''), d.part, d.issued_on, d.state, coalesce(d.reason, ''), coalesce(d.exception, ''),
    coalesce((SELECT o.number FROM document o WHERE o.id = d.replaces), ''),
    coalesce((SELECT n.number FROM document n WHERE n.replaces = d.id AND n._del = 0 ORDER BY n.id LIMIT 1), '')
  FROM document d LEFT JOIN event e ON e.id = d.event_id LEFT JOIN competition c ON c.id = d.competition_id";

fn row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let holder: String = row.get(3)?;
    let erased = kept_check(&holder).unwrap_or_default().to_owned();
    Ok(DocumentRow {
        id: row.get(0)?,
        number: row.get(1)?,
        kind: row.get(2)?,
        holder: if erased.is_empty() { holder } else { String::new() },
        erased,
        person_id: row.get(4)?,
        event_id: row.get(5)?,
        competition_id: row.get(6)?,
        event: row.get(7)?,
        part: row.get(8)?,
        issued_on: row.get(9)?,
        state: row.get(10)?,
        reason: row.get(11)?,
        exception: row.get(12)?,
        replaces: row.get(13)?,
        replaced_by: row.get(14)?,
    })
}

/// A window of the register, or all of it, and how many documents the filter lets through.
pub fn window(conn: &Connection, filter: &DocumentFilter, order: DocumentOrder, span: Option<Span>) -> Result<(Vec<DocumentRow>, u32)> {
    const MATCHING: &str = "d._del = 0 AND (:event IS NULL OR d.event_id = :event) AND (:kind IS NULL OR d.kind = :kind)
        AND (:state IS NULL OR d.state = :state) AND (NOT :exceptions OR d.exception <> '')
        AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(d.folded, w.value) = 0))";
    let words = words(&filter.text);
    let total = conn.prepare_cached(&format!("SELECT count(*) FROM document d WHERE {MATCHING}"))?.query_row(
        named_params! { ":event": filter.event_id, ":kind": filter.kind, ":state": filter.state, ":exceptions": filter.exceptions, ":words": words },
        |row| row.get(0),
    )?;
    let (limit, offset) = span.map_or((-1, 0), |span| (i64::from(span.limit), i64::from(span.offset)));
    let mut select = conn.prepare_cached(&format!("{ROW} WHERE {MATCHING} ORDER BY {} LIMIT :limit OFFSET :offset", order.sql()))?;
    let rows = select.query_map(
        named_params! {
            ":event": filter.event_id, ":kind": filter.kind, ":state": filter.state, ":exceptions": filter.exceptions, ":words": words,
            ":limit": limit, ":offset": offset
        },
        row,
    )?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, total))
}

/// A line of the register; `not-found` without one.
pub fn one(conn: &Connection, id: DocumentId) -> Result<DocumentRow> {
    Ok(conn.prepare_cached(&format!("{ROW} WHERE d.id = ?1 AND d._del = 0"))?.query_row([id], row)?)
}

/// The line of a number.
pub fn by_number(conn: &Connection, number: &str) -> Result<Option<DocumentRow>> {
    let mut select = conn.prepare_cached(&format!("{ROW} WHERE d.number = ?1 AND d._del = 0 ORDER BY d.id LIMIT 1"))?;
    Ok(select.query_row([number], row).optional()?)
}

/// Documents issued to a person under any of their records, newest first.
pub fn of_person(conn: &Connection, id: PersonId) -> Result<Vec<DocumentRow>> {
    let mut select = conn
        .prepare_cached(&format!("{ROW} WHERE d.person_id IN {} AND d._del = 0 ORDER BY d.issued_on DESC, d.id DESC", joined::with_joined("?1")))?;
    Ok(select.query_map([id], row)?.collect::<rusqlite::Result<_>>()?)
}

/// A counter that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The counter.
    pub counter: u32,
    /// The number.
    pub number: String,
    /// Whether it stands in the register; otherwise its issue was undone.
    pub live: bool,
}

/// The series of the register, or those of one event.
pub fn series(conn: &Connection, event: Option<EventId>) -> Result<Vec<String>> {
    let mut select = conn.prepare_cached(
        "SELECT DISTINCT series FROM document WHERE kind = 'certificate' AND series <> '' AND (?1 IS NULL OR event_id = ?1) ORDER BY series",
    )?;
    Ok(select.query_map([event], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every counter of a series that was given, rising; one that stands in the register before one that was undone.
pub fn given(conn: &Connection, series: &str) -> Result<Vec<Given>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {COUNTER} AS n, coalesce(number, ''), _del = 0 FROM document WHERE series = ?1 AND {COUNTER} > 0 ORDER BY n, _del, id"
    ))?;
    let rows = select.query_map([series], |row| Ok(Given { counter: row.get(0)?, number: row.get(1)?, live: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
