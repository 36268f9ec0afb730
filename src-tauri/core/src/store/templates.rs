//! SQL of templates and their pictures.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::Result;
use crate::file::Verb;
use crate::ids::{DocumentId, EventId, OrganisationId, PersonId, RawId, TemplateId};
use crate::names::FullName;
use crate::people::Sex;
use crate::templates::{StoredTemplate, TemplateFields, TemplateHead};

/// All templates by kind and title.
pub fn list(conn: &Connection) -> Result<Vec<TemplateHead>> {
    let mut select =
        conn.prepare_cached("SELECT id, coalesce(kind, ''), coalesce(title, '') FROM template WHERE _del = 0 ORDER BY kind, title, id")?;
    let rows = select.query_map([], |row| Ok(TemplateHead { id: row.get(0)?, kind: row.get(1)?, title: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A template; `not-found` where it is not there.
pub fn get(conn: &Connection, id: TemplateId) -> Result<StoredTemplate> {
    let mut select =
        conn.prepare_cached("SELECT coalesce(kind, ''), coalesce(title, ''), coalesce(body, '') FROM template WHERE id = ?1 AND _del = 0")?;
    let fields = select.query_row([id], |row| Ok(TemplateFields { kind: row.get(0)?, title: row.get(1)?, body: row.get(2)? }))?;
    Ok(StoredTemplate { id, fields })
}

/// Whether a template says something else than when a document was entered. The first change after that tells what it said then.
pub fn changed_since(conn: &Connection, id: TemplateId, document: DocumentId) -> Result<bool> {
    let mut select = conn.prepare_cached(
        "SELECT json_extract(e.data, '$.body[0]') IS NOT (SELECT body FROM template WHERE id = ?1) FROM entry e
         WHERE e.row = ?1 AND e.op = ?3 AND json_type(e.data, '$.body') IS NOT NULL
           AND e.clock > (SELECT min(clock) FROM entry WHERE row = ?2) ORDER BY e.clock LIMIT 1",
    )?;
    Ok(select.query_row((id, document, Verb::Update as i64), |row| row.get(0)).optional()?.unwrap_or(false))
}

/// A picture's content as it is kept: base64.
pub fn picture(conn: &Connection, id: RawId) -> Result<Option<String>> {
    let mut select = conn.prepare_cached("SELECT coalesce(content, '') FROM picture WHERE id = ?1 AND _del = 0")?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?)
}

/// A person by name.
pub type Named = (PersonId, FullName, Sex);

/// Everybody's name.
pub fn names(conn: &Connection) -> Result<Vec<Named>> {
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(surname, ''), coalesce(given, ''), coalesce(patronymic, ''), sex FROM person WHERE _del = 0 ORDER BY n",
    )?;
    let rows = select.query_map([], named)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn named(row: &Row<'_>) -> rusqlite::Result<Named> {
    Ok((row.get(0)?, FullName { surname: row.get(1)?, given: row.get(2)?, patronymic: row.get(3)? }, row.get(4)?))
}

/// The organisations whose names are the longest on paper, the longest first.
pub fn longest_organisations(conn: &Connection, most: u32) -> Result<Vec<(OrganisationId, String)>> {
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(nullif(short_name, ''), full_name, '') AS name FROM organisation WHERE _del = 0 ORDER BY length(name) DESC, n LIMIT ?1",
    )?;
    let rows = select.query_map([most], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Some of the people who belong to an organisation or came from it to an event.
pub fn people_of(conn: &Connection, id: OrganisationId, most: u32) -> Result<Vec<Named>> {
    let mut select = conn.prepare_cached(
        "SELECT p.id, coalesce(p.surname, ''), coalesce(p.given, ''), coalesce(p.patronymic, ''), p.sex
         FROM (SELECT person_id FROM role WHERE organisation_id = ?1 AND _del = 0
               UNION SELECT person_id FROM registration WHERE organisation_id = ?1 AND _del = 0) m
           JOIN person p ON p.id = m.person_id AND p._del = 0 ORDER BY p.n LIMIT ?2",
    )?;
    let rows = select.query_map((id, most), named)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The short name of an organisation of a person; empty where there is none.
pub fn organisation_of(conn: &Connection, id: PersonId) -> Result<String> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(nullif(o.short_name, ''), o.full_name, '') FROM role r JOIN organisation o ON o.id = r.organisation_id AND o._del = 0
         WHERE r.person_id = ?1 AND r._del = 0 ORDER BY r.since DESC, r.id LIMIT 1",
    )?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The event with the longest title.
pub fn longest_event(conn: &Connection) -> Result<Option<EventId>> {
    let mut select = conn.prepare_cached("SELECT id FROM event WHERE _del = 0 ORDER BY length(title) DESC, n LIMIT 1")?;
    Ok(select.query_row([], |row| row.get(0)).optional()?)
}
