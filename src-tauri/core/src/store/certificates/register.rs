//! SQL of the register of numbers.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};
use serde_json::Value as Json;

use crate::certificates::{DocumentFilter, DocumentKind, DocumentRow, DocumentState, Occasion, kept_check};
use crate::error::{Code, Error, Result};
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId, RawId};
use crate::store::calendar::words;
use crate::store::joined;
use crate::templates::PrintedOn;
use crate::values::{Kopecks, Span};

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

/// The event or the competition, the other nothing.
fn parts(occasion: Option<Occasion>) -> (Option<EventId>, Option<CompetitionId>) {
    match occasion {
        None => (None, None),
        Some(Occasion::Event(id)) => (Some(id), None),
        Some(Occasion::Competition(id)) => (None, Some(id)),
    }
}

const ROW: &str = "SELECT d.id, coalesce(d.number, ''), d.kind, coalesce(d.holder, ''), d.person_id, d.event_id, d.competition_id,
    coalesce(e.title, c.title, ''), d.part, d.issued_on, d.state, coalesce(d.reason, ''), coalesce(d.exception, ''),
    coalesce((SELECT o.number FROM document o WHERE o.id = d.replaces), ''),
    coalesce((SELECT n.number FROM document n WHERE n.replaces = d.id AND n._del = 0 ORDER BY n.id LIMIT 1), ''),
    coalesce(d.template, ''), coalesce(t.title, ''), t._del = 0
  FROM document d LEFT JOIN event e ON e.id = d.event_id LEFT JOIN competition c ON c.id = d.competition_id
    LEFT JOIN template t ON t.id = unhex(d.template)";

fn row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let holder: String = row.get(3)?;
    let erased = kept_check(&holder).unwrap_or_default().to_owned();
    let title: String = row.get(16)?;
    let found = row.get::<_, Option<bool>>(17)?.map(|live| (title, live));
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
        template: PrintedOn::of(row.get(15)?, found),
        state: row.get(10)?,
        reason: row.get(11)?,
        exception: row.get(12)?,
        replaces: row.get(13)?,
        replaced_by: row.get(14)?,
        doubles: Vec::new(),
        superfluous: false,
    })
}

/// A window of the register, or all of it, and how many documents the filter lets through.
pub fn window(conn: &Connection, filter: &DocumentFilter, order: DocumentOrder, span: Option<Span>) -> Result<(Vec<DocumentRow>, u32)> {
    const MATCHING: &str = "d._del = 0 AND (:event IS NULL OR d.event_id = :event) AND (:competition IS NULL OR d.competition_id = :competition)
        AND (:kind IS NULL OR d.kind = :kind) AND (:state IS NULL OR d.state = :state) AND (NOT :exceptions OR d.exception <> '')
        AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(d.folded, w.value) = 0))";
    // Of a window those on its lines are looked at; of the whole register, and to find those given twice, all at once.
    let whole = filter.occasion.map_or(Among::All, Among::Occasion);
    let known = if filter.doubles || span.is_none() { Some(several(conn, whole)?) } else { None };
    let doubled = known.as_deref().filter(|_| filter.doubles).map(|several| {
        let ids = several.iter().flat_map(|one| &one.valid).map(|(id, _)| id.to_string());
        Json::from(ids.collect::<Vec<_>>()).to_string()
    });
    let matching = match doubled {
        Some(_) => format!("{MATCHING} AND d.id IN (SELECT unhex(value) FROM json_each(:doubled))"),
        None => MATCHING.to_owned(),
    };
    let words = words(&filter.text);
    let (event, competition) = parts(filter.occasion);
    let mut params: Vec<(&str, &dyn ToSql)> = named_params! {
        ":event": event, ":competition": competition, ":kind": filter.kind, ":state": filter.state, ":exceptions": filter.exceptions, ":words": words
    }
    .to_vec();
    params.extend(doubled.as_ref().map(|ids| (":doubled", ids as &dyn ToSql)));
    let total = conn.prepare_cached(&format!("SELECT count(*) FROM document d WHERE {matching}"))?.query_row(&*params, |row| row.get(0))?;
    let (limit, offset) = span.map_or((-1, 0), |span| (i64::from(span.limit), i64::from(span.offset)));
    params.extend([(":limit", &limit as &dyn ToSql), (":offset", &offset)]);
    let mut select = conn.prepare_cached(&format!("{ROW} WHERE {matching} ORDER BY {} LIMIT :limit OFFSET :offset", order.sql()))?;
    let rows = select.query_map(&*params, row)?.collect::<rusqlite::Result<_>>()?;
    let rows = match known {
        Some(several) => with_doubles(rows, &several),
        None => told(conn, rows)?,
    };
    Ok((rows, total))
}

/// Valid certificates of one person for the same: laptops that did not know of each other each gave one.
pub struct Several {
    /// The record that stands for the person.
    pub person: RawId,
    /// The certificates with their numbers, in the order in which they were given.
    pub valid: Vec<(DocumentId, String)>,
}

/// Whose certificates are looked at.
#[derive(Clone, Copy)]
pub enum Among<'a> {
    /// Everybody's.
    All,
    /// Those of an occasion.
    Occasion(Occasion),
    /// Those of the people on these lines of the register.
    Lines(&'a [DocumentRow]),
}

impl Among<'_> {
    /// The statement: certificate after certificate out of an index that has them by occasion and person.
    pub fn sql(self) -> String {
        let certificate = "document c INDEXED BY document_valid";
        let from = match self {
            Self::All => format!("{certificate} WHERE"),
            Self::Occasion(_) => format!("{certificate} WHERE c.event_id IS ?1 AND c.competition_id IS ?2 AND"),
            Self::Lines(_) => format!(
                "json_each(?1) l CROSS JOIN document d ON d.id = unhex(l.value) CROSS JOIN {certificate}
                   ON c.event_id IS d.event_id AND c.competition_id IS d.competition_id AND c.person_id IN {} WHERE",
                joined::with_joined("d.person_id")
            ),
        };
        // Two lines of one person lead to the same certificates.
        let each = if matches!(self, Self::Lines(_)) { "DISTINCT " } else { "" };
        format!(
            "SELECT {each}c.event_id, c.competition_id, {person}, c.issued_on, c.id, coalesce(c.number, '') FROM {from}
             c.kind = 'certificate' AND c.state = 'issued' AND c._del = 0 AND c.person_id IS NOT NULL ORDER BY 1, 2, 3, 4, 5",
            person = joined::canonical_of("c.person_id")
        )
    }
}

/// Who has several valid certificates for the same.
pub fn several(conn: &Connection, among: Among<'_>) -> Result<Vec<Several>> {
    let mut select = conn.prepare_cached(&among.sql())?;
    let mut rows = match among {
        Among::All => select.query([])?,
        Among::Occasion(occasion) => select.query(parts(Some(occasion)))?,
        Among::Lines(lines) => {
            let valid = lines.iter().filter(|row| row.kind == DocumentKind::Certificate && row.state == DocumentState::Issued);
            select.query([Json::from(valid.map(|row| row.id.to_string()).collect::<Vec<_>>()).to_string()])?
        }
    };
    let mut found: Vec<Several> = Vec::new();
    let mut last: Option<([Option<RawId>; 2], Several)> = None;
    while let Some(row) = rows.next()? {
        let (of, person, one) = ([row.get(0)?, row.get(1)?], row.get(2)?, (row.get(4)?, row.get(5)?));
        match &mut last {
            Some((same, several)) if *same == of && several.person == person => several.valid.push(one),
            _ => found.extend(last.replace((of, Several { person, valid: vec![one] })).map(|(_, several)| several).filter(Several::are)),
        }
    }
    found.extend(last.map(|(_, several)| several).filter(Several::are));
    Ok(found)
}

impl Several {
    fn are(&self) -> bool {
        self.valid.len() > 1
    }
}

/// Tells of each valid certificate which others of the same person for the same are valid, and whether an earlier one is.
fn with_doubles(mut rows: Vec<DocumentRow>, several: &[Several]) -> Vec<DocumentRow> {
    let of: HashMap<RawId, &Several> = several.iter().flat_map(|one| one.valid.iter().map(move |(id, _)| (id.raw(), one))).collect();
    for row in &mut rows {
        if let Some(several) = of.get(&row.id.raw()) {
            row.superfluous = several.valid[0].0 != row.id;
            row.doubles = several.valid.iter().filter(|(id, _)| *id != row.id).map(|(_, number)| number.clone()).collect();
        }
    }
    rows
}

/// The same of a few lines.
fn told(conn: &Connection, rows: Vec<DocumentRow>) -> Result<Vec<DocumentRow>> {
    let several = several(conn, Among::Lines(&rows))?;
    Ok(with_doubles(rows, &several))
}

/// Of those who have several valid certificates of an occasion, the numbers of all but the first, by the record that stands
/// for the person.
pub fn doubles(conn: &Connection, occasion: Occasion) -> Result<HashMap<RawId, Vec<String>>> {
    let several = several(conn, Among::Occasion(occasion))?;
    Ok(several.into_iter().map(|one| (one.person, one.valid.into_iter().skip(1).map(|(_, number)| number).collect())).collect())
}

/// The key of the template on which most of the valid certificates of an occasion were printed, of several that which was printed
/// on last.
pub fn usual_template(conn: &Connection, occasion: Occasion) -> Result<Option<String>> {
    let mut select = conn.prepare_cached(
        "SELECT template FROM document WHERE (event_id = ?1 OR competition_id = ?2) AND kind = 'certificate' AND _del = 0 AND state = 'issued'
           AND template <> '' GROUP BY template ORDER BY count(*) DESC, max(issued_on) DESC, template LIMIT 1",
    )?;
    Ok(select.query_row(parts(Some(occasion)), |row| row.get(0)).optional()?)
}

/// A line of the register; `not-found` without one.
pub fn one(conn: &Connection, id: DocumentId) -> Result<DocumentRow> {
    let found = conn.prepare_cached(&format!("{ROW} WHERE d.id = ?1 AND d._del = 0"))?.query_row([id], row)?;
    told(conn, vec![found])?.pop().ok_or_else(|| Error::new(Code::NotFound))
}

/// The sum that stands on a certificate as it was printed; none where it says none.
pub fn award(conn: &Connection, id: DocumentId) -> Result<Option<Kopecks>> {
    Ok(conn.prepare_cached("SELECT award FROM document WHERE id = ?1 AND _del = 0")?.query_row([id], |row| row.get(0))?)
}

/// The line of a number.
pub fn by_number(conn: &Connection, number: &str) -> Result<Option<DocumentRow>> {
    let mut select = conn.prepare_cached(&format!("{ROW} WHERE d.number = ?1 AND d._del = 0 ORDER BY d.id LIMIT 1"))?;
    let found = select.query_row([number], row).optional()?;
    Ok(told(conn, found.into_iter().collect())?.pop())
}

/// Numbers of the register with the same digits and hyphens in the same places: whatever the letters were typed with.
pub fn numbers_like(conn: &Connection, number: &str) -> Result<Vec<String>> {
    let like: String = number.chars().map(|sign| if sign.is_ascii_digit() || sign == '-' { sign } else { '_' }).collect();
    let mut select = conn.prepare_cached("SELECT DISTINCT number FROM document WHERE number LIKE ?1 AND _del = 0")?;
    Ok(select.query_map([like], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Documents issued to a person under any of their records, newest first.
pub fn of_person(conn: &Connection, id: PersonId) -> Result<Vec<DocumentRow>> {
    let mut select = conn
        .prepare_cached(&format!("{ROW} WHERE d.person_id IN {} AND d._del = 0 ORDER BY d.issued_on DESC, d.id DESC", joined::with_joined("?1")))?;
    told(conn, select.query_map([id], row)?.collect::<rusqlite::Result<_>>()?)
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

/// The series of the register, or those of what certificates were given for.
pub fn series(conn: &Connection, occasion: Option<Occasion>) -> Result<Vec<String>> {
    let mut select = conn.prepare_cached(
        "SELECT DISTINCT series FROM document WHERE kind = 'certificate' AND series <> '' AND (?1 IS NULL OR event_id = ?1)
           AND (?2 IS NULL OR competition_id = ?2) ORDER BY series",
    )?;
    Ok(select.query_map(parts(occasion), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every counter of a series that was given, rising; one that stands in the register before one that was undone.
pub fn given(conn: &Connection, series: &str) -> Result<Vec<Given>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {COUNTER} AS n, coalesce(number, ''), _del = 0 FROM document WHERE series = ?1 AND {COUNTER} > 0 ORDER BY n, _del, id"
    ))?;
    let rows = select.query_map([series], |row| Ok(Given { counter: row.get(0)?, number: row.get(1)?, live: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
