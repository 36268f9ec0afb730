//! SQL of certificates and the register of numbers.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::calendar::words;
use super::joined;
use crate::certificates::{DocumentListRequest, DocumentRow};
use crate::error::Result;
use crate::ids::{CompetitionId, DocumentId, EventId, PersonId, RawId};
use crate::names::{FullName, fold};
use crate::people::Sex;
use crate::values::{Day, Hundredths, Span};

/// Recomputes what is derived from a document: the text that the register is sorted and searched by.
pub fn derive_document(conn: &Connection, id: RawId) -> Result<()> {
    let mut select = conn.prepare_cached("SELECT coalesce(holder, ''), coalesce(number, '') FROM document WHERE id = ?1")?;
    let found: Option<(String, String)> = select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((holder, number)) = found {
        let folded = format!("{}\n{}", fold(&holder), fold(&number));
        conn.prepare_cached("UPDATE document SET folded = ?2 WHERE id = ?1 AND folded <> ?2")?.execute((id, folded))?;
    }
    Ok(())
}

/// A person present at an event, with the valid certificate that they have for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Present {
    /// The person.
    pub person_id: PersonId,
    /// The name.
    pub name: FullName,
    /// The sex.
    pub sex: Sex,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// Hours of presence; none means all.
    pub hours: Option<Hundredths>,
    /// The certificate that is valid.
    pub certificate: Option<Certificate>,
}

/// A certificate in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// Its identifier.
    pub id: DocumentId,
    /// Its number.
    pub number: String,
    /// When it was issued.
    pub issued_on: Day,
    /// To whom, as printed.
    pub holder: String,
}

/// Everybody present at an event, by name; a person with several records once, with the certificate that any of them has.
pub fn present(conn: &Connection, id: EventId) -> Result<Vec<Present>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT p.id, coalesce(p.surname, ''), coalesce(p.given, ''), coalesce(p.patronymic, ''), p.sex,
           coalesce(nullif(o.short_name, ''), o.full_name, ''), r.hours, d.id, coalesce(d.number, ''), d.issued_on, coalesce(d.holder, '')
         FROM registration r JOIN person p ON p.id = {person} AND p._del = 0 LEFT JOIN organisation o ON o.id = {organisation} AND o._del = 0
           LEFT JOIN document d ON d.id = (SELECT c.id FROM document c WHERE c.event_id = r.event_id AND c.kind = 'certificate'
             AND c.person_id IN {records} AND c._del = 0 AND c.state = 'issued' ORDER BY c.issued_on, c.id LIMIT 1)
         WHERE r.event_id = ?1 AND r._del = 0 AND r.status = 'attended' AND {once} ORDER BY p.folded, p.n",
        person = joined::canonical_of("r.person_id"),
        organisation = joined::canonical_of("r.organisation_id"),
        records = joined::with_joined("r.person_id"),
        once = joined::not_shadowed("r.id")
    ))?;
    let rows = select.query_map([id], |row| {
        let certificate = match row.get::<_, Option<DocumentId>>(7)? {
            Some(id) => Some(Certificate { id, number: row.get(8)?, issued_on: row.get(9)?, holder: row.get(10)? }),
            None => None,
        };
        Ok(Present {
            person_id: row.get(0)?,
            name: FullName { surname: row.get(1)?, given: row.get(2)?, patronymic: row.get(3)? },
            sex: row.get(4)?,
            organisation: row.get(5)?,
            hours: row.get(6)?,
            certificate,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The highest number of a series so far, also of documents whose issue was undone: those may be on paper.
pub fn highest_number(conn: &Connection, series: &str) -> Result<u32> {
    let mut select =
        conn.prepare_cached("SELECT coalesce(max(CAST(substr(number, length(?1) + 2) AS INTEGER)), 0) FROM document WHERE series = ?1")?;
    Ok(select.query_row([series], |row| row.get(0))?)
}

/// The number of the valid minutes of a competition; none before they were entered, or after they were annulled.
pub fn minutes_of(conn: &Connection, id: CompetitionId) -> Result<Option<String>> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(number, '') FROM document WHERE competition_id = ?1 AND kind = 'minutes' AND state = 'issued' AND _del = 0 ORDER BY issued_on, id LIMIT 1",
    )?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?)
}

/// Whether minutes in the register have this number, valid or annulled.
pub fn is_minutes_number(conn: &Connection, number: &str) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM document WHERE number = ?1 AND kind = 'minutes' AND _del = 0")?.exists([number])?)
}

/// The number of a live document; `not-found` without one.
pub fn number(conn: &Connection, id: DocumentId) -> Result<String> {
    Ok(conn.prepare_cached("SELECT coalesce(number, '') FROM document WHERE id = ?1 AND _del = 0")?.query_row([id], |row| row.get(0))?)
}

/// How the register can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentOrder {
    /// By number.
    Number,
    /// By number, last first.
    NumberDescending,
    /// By holder.
    Holder,
    /// By holder, last first.
    HolderDescending,
    /// By day of issue.
    Issued,
    /// By day of issue, newest first.
    IssuedDescending,
}

impl DocumentOrder {
    fn sql(self) -> &'static str {
        match self {
            Self::Number => "d.number, d.id",
            Self::NumberDescending => "d.number DESC, d.id DESC",
            Self::Holder => "d.folded, d.id",
            Self::HolderDescending => "d.folded DESC, d.id DESC",
            Self::Issued => "d.issued_on, d.number, d.id",
            Self::IssuedDescending => "d.issued_on DESC, d.number DESC, d.id DESC",
        }
    }
}

/// A window of the register, and how many documents the filter lets through.
pub fn rows(conn: &Connection, request: &DocumentListRequest, order: DocumentOrder, span: Span) -> Result<(Vec<DocumentRow>, u32)> {
    const MATCHING: &str = "d._del = 0 AND (:event IS NULL OR d.event_id = :event)
        AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(d.folded, w.value) = 0))";
    let words = words(&request.text);
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM document d WHERE {MATCHING}"))?
        .query_row(named_params! { ":event": request.event_id, ":words": words }, |row| row.get(0))?;
    let mut select = conn.prepare_cached(&format!(
        "SELECT d.id, coalesce(d.number, ''), d.kind, coalesce(d.holder, ''), d.person_id, d.event_id, coalesce(e.title, c.title, ''), d.issued_on,
           d.state, coalesce(d.reason, '')
         FROM document d LEFT JOIN event e ON e.id = d.event_id LEFT JOIN competition c ON c.id = d.competition_id
         WHERE {MATCHING} ORDER BY {} LIMIT :limit OFFSET :offset",
        order.sql()
    ))?;
    let rows =
        select.query_map(named_params! { ":event": request.event_id, ":words": words, ":limit": span.limit, ":offset": span.offset }, |row| {
            Ok(DocumentRow {
                id: row.get(0)?,
                number: row.get(1)?,
                kind: row.get(2)?,
                holder: row.get(3)?,
                person_id: row.get(4)?,
                event_id: row.get(5)?,
                event: row.get(6)?,
                issued_on: row.get(7)?,
                state: row.get(8)?,
                reason: row.get(9)?,
            })
        })?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, total))
}
