//! SQL of applications and their partners.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::or_default;
use crate::competitions::{ApplicationFields, ApplicationListRequest, ApplicationRow, ApplicationStatus, NotAdmitted, PartnerFields};
use crate::duplicates::RecordKind;
use crate::error::{Code, Error, Result};
use crate::file::Tx;
use crate::file::tables::{APPLICATION, PARTNER, SHEET};
use crate::ids::{ApplicationId, CompetitionId, OrganisationId, RawId, SheetId};
use crate::names::{self, FullName};
use crate::search::HitKind;
use crate::store::{search, windows};
use crate::values::{Kopecks, Moment, Rows};

/// Recomputes the folded title and the words under which an application is found: number, title, applicant, person.
pub fn derive_application(conn: &Connection, id: RawId) -> Result<()> {
    let sql = "SELECT a.n, a._del, coalesce(a.number, ''), coalesce(a.title, ''),
                 coalesce(o.short_name, '') || ' ' || coalesce(o.full_name, '') || ' ' || coalesce(p.surname, '') || ' ' || coalesce(p.given, '')
               FROM application a LEFT JOIN organisation o ON o.id = a.organisation_id LEFT JOIN person p ON p.id = a.person_id WHERE a.id = ?1";
    let row = conn.prepare_cached(sql)?.query_row([id], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?, row.get::<_, String>(4)?))
    });
    let Some((n, deleted, number, title, who)) = row.optional()? else { return Ok(()) };
    let folded = names::fold(&title);
    conn.prepare_cached("UPDATE application SET folded = ?2 WHERE n = ?1 AND folded <> ?2")?.execute((n, &folded))?;
    let words = names::fold(&format!("{number} {title} {who}"));
    search::index(conn, HitKind::Application, n, (deleted == 0).then_some(words.as_str()))
}

/// Renews the words of the applications in which a person or an organisation stands: after a rename they are found under
/// the new name, after an erasure no more.
pub fn derive_applications_of(conn: &Connection, kind: RecordKind, id: RawId) -> Result<()> {
    let mut select = conn.prepare_cached(match kind {
        RecordKind::Organisation => "SELECT id FROM application WHERE organisation_id = ?1 AND _del = 0",
        RecordKind::Person => "SELECT id FROM application WHERE person_id = ?1 AND _del = 0",
    })?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        derive_application(conn, row.get(0)?)?;
    }
    Ok(())
}

/// An application as stored, with the names of what it points at.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredApplication {
    /// Its number.
    pub number: String,
    /// What its form holds.
    pub fields: ApplicationFields,
    /// The applicant's short name.
    pub organisation: String,
    /// The person's name.
    pub person: String,
    /// The practice's title.
    pub practice: String,
    /// The event's title.
    pub event: String,
    /// The sum awarded.
    pub award: Option<Kopecks>,
    /// When it was submitted.
    pub submitted_at: Option<Moment>,
}

fn person_name(row: &Row<'_>) -> rusqlite::Result<String> {
    let name = FullName { surname: or_default(row, "surname")?, given: or_default(row, "given")?, patronymic: or_default(row, "patronymic")? };
    Ok(name.full())
}

/// The application with its partners; `not-found` when it is not there or was deleted.
pub fn application(conn: &Connection, id: ApplicationId) -> Result<StoredApplication> {
    let mut statement = conn.prepare_cached(
        "SELECT a.*, coalesce(nullif(o.short_name, ''), o.full_name, '') AS organisation, p.surname, p.given, p.patronymic,
           coalesce(t.title, '') AS practice, coalesce(e.title, '') AS event
         FROM application a LEFT JOIN organisation o ON o.id = a.organisation_id LEFT JOIN person p ON p.id = a.person_id
         LEFT JOIN practice t ON t.id = a.practice_id LEFT JOIN event e ON e.id = a.event_id WHERE a.id = ?1 AND a._del = 0",
    )?;
    let stored = statement.query_row([id], |row| {
        let fields = ApplicationFields {
            competition_id: row.get("competition_id")?,
            organisation_id: row.get("organisation_id")?,
            person_id: row.get("person_id")?,
            title: or_default(row, "title")?,
            summary: or_default(row, "summary")?,
            goal: or_default(row, "goal")?,
            requested: or_default(row, "requested")?,
            own: or_default(row, "own")?,
            starts_on: row.get("starts_on")?,
            ends_on: row.get("ends_on")?,
            status: row.get("status")?,
            refusal: or_default(row, "refusal")?,
            practice_id: row.get("practice_id")?,
            event_id: row.get("event_id")?,
            partners: Vec::new(),
        };
        Ok(StoredApplication {
            number: or_default(row, "number")?,
            fields,
            organisation: row.get("organisation")?,
            person: person_name(row)?,
            practice: row.get("practice")?,
            event: row.get("event")?,
            award: row.get("award")?,
            submitted_at: row.get("submitted_at")?,
        })
    });
    let mut stored = stored.optional()?.ok_or_else(|| Error::new(Code::NotFound))?;
    stored.fields.partners = partners(conn, id)?;
    Ok(stored)
}

fn partners(conn: &Connection, id: ApplicationId) -> Result<Vec<PartnerFields>> {
    let mut statement = conn.prepare_cached(
        "SELECT p.*, coalesce(nullif(o.short_name, ''), o.full_name, '') AS organisation FROM partner p JOIN organisation o ON o.id = p.organisation_id
         WHERE p.application_id = ?1 AND p._del = 0 ORDER BY o.folded, o.n",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(PartnerFields {
            organisation_id: row.get("organisation_id")?,
            organisation: row.get("organisation")?,
            passed_on: or_default(row, "passed_on")?,
            passed_at: row.get("passed_at")?,
            evidence: or_default(row, "evidence")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn application_values(fields: &ApplicationFields) -> Vec<(&'static str, Value)> {
    vec![
        ("competition_id", fields.competition_id.into()),
        ("organisation_id", fields.organisation_id.into()),
        ("person_id", fields.person_id.into()),
        ("title", fields.title.clone().into()),
        ("summary", fields.summary.clone().into()),
        ("goal", fields.goal.clone().into()),
        ("requested", fields.requested.into()),
        ("own", fields.own.into()),
        ("starts_on", fields.starts_on.into()),
        ("ends_on", fields.ends_on.into()),
        ("status", fields.status.into()),
        ("refusal", fields.refusal.clone().into()),
        ("practice_id", fields.practice_id.into()),
        ("event_id", fields.event_id.into()),
    ]
}

/// Inserts an application with its partners.
pub fn insert_application(tx: &mut Tx<'_>, id: ApplicationId, number: &str, fields: &ApplicationFields, submitted_at: Option<Moment>) -> Result<()> {
    let mut values = application_values(fields);
    values.extend([("number", number.to_owned().into()), ("submitted_at", submitted_at.into())]);
    tx.insert(&APPLICATION, id, &values)?;
    put_partners(tx, id, &fields.partners)
}

/// Sets what an application's form holds, and its partners.
pub fn update_application(tx: &mut Tx<'_>, id: ApplicationId, fields: &ApplicationFields, submitted_at: Option<Moment>) -> Result<()> {
    let mut values = application_values(fields);
    values.push(("submitted_at", submitted_at.into()));
    tx.update(&APPLICATION, id, &values)?;
    for gone in partners(tx.conn(), id)? {
        if fields.partners.iter().all(|partner| partner.organisation_id != gone.organisation_id) {
            tx.delete(&PARTNER, partner_id(id, gone.organisation_id))?;
        }
    }
    put_partners(tx, id, &fields.partners)
}

fn partner_id(application: ApplicationId, organisation: OrganisationId) -> RawId {
    RawId::derived("partner", &[application.raw(), organisation.raw()])
}

fn put_partners(tx: &mut Tx<'_>, application: ApplicationId, partners: &[PartnerFields]) -> Result<()> {
    for partner in partners {
        let values = [
            ("application_id", application.into()),
            ("organisation_id", partner.organisation_id.into()),
            ("passed_on", partner.passed_on.clone().into()),
            ("passed_at", partner.passed_at.into()),
            ("evidence", partner.evidence.clone().into()),
        ];
        tx.put(&PARTNER, partner_id(application, partner.organisation_id), &values)?;
    }
    Ok(())
}

/// Sets the sum awarded.
pub fn set_award(tx: &mut Tx<'_>, id: ApplicationId, award: Option<Kopecks>) -> Result<bool> {
    tx.update(&APPLICATION, id, &[("award", award.into())])
}

/// Sets what has become of an application.
pub fn set_status(tx: &mut Tx<'_>, id: ApplicationId, status: ApplicationStatus) -> Result<bool> {
    tx.update(&APPLICATION, id, &[("status", status.into())])
}

/// How many sheets of an application hold anything: a mark, or a decision.
pub fn application_uses(conn: &Connection, id: ApplicationId) -> Result<u32> {
    let sql = "SELECT count(*) FROM sheet s WHERE s.application_id = ?1 AND s._del = 0
               AND (s.state <> 'open' OR EXISTS (SELECT 1 FROM mark m WHERE m.sheet_id = s.id AND m._del = 0))";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Deletes an application with its partners and the sheets on which nothing stands.
pub fn delete_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<()> {
    let sheets: Vec<SheetId> = {
        let mut statement = tx.conn().prepare_cached("SELECT id FROM sheet WHERE application_id = ?1 AND _del = 0")?;
        statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    for sheet in sheets {
        tx.delete(&SHEET, sheet)?;
    }
    for partner in partners(tx.conn(), id)? {
        tx.delete(&PARTNER, partner_id(id, partner.organisation_id))?;
    }
    tx.delete(&APPLICATION, id)
}

/// Every number that begins so, of any competition, also of applications that were deleted: a number is never given twice.
pub fn numbers(conn: &Connection, prefix: &str) -> Result<Vec<String>> {
    // The upper bound is the prefix and the last code point, so that the index is walked, not the table.
    let mut statement = conn.prepare_cached("SELECT number FROM application WHERE number >= ?1 AND number < ?1 || char(1114111)")?;
    Ok(statement.query_map([prefix], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

const COLUMNS: &str = "a.id, a.competition_id, coalesce(c.title, '') AS competition, a.number, a.title, a.requested, a.award, a.status,
    coalesce(nullif(o.short_name, ''), o.full_name, '') AS organisation, p.surname, p.given, p.patronymic,
    (SELECT count(*) FROM expert e WHERE e.competition_id = a.competition_id AND e._del = 0) AS experts,
    (SELECT count(*) FROM sheet s JOIN expert e ON e.id = s.expert_id AND e._del = 0
     WHERE s.application_id = a.id AND s._del = 0 AND s.state = 'final') AS final,
    (SELECT count(*) FROM sheet s JOIN expert e ON e.id = s.expert_id AND e._del = 0
     WHERE s.application_id = a.id AND s._del = 0 AND s.state = 'recused') AS recused";
const JOINS: &str = "FROM application a LEFT JOIN competition c ON c.id = a.competition_id
    LEFT JOIN organisation o ON o.id = a.organisation_id LEFT JOIN person p ON p.id = a.person_id";

/// A window of applications. `sheets` counts every expert that did not step aside; the caller takes off conflicts.
pub fn applications(conn: &Connection, request: &ApplicationListRequest) -> Result<Rows<ApplicationRow>> {
    let mut filter = "a._del = 0".to_owned();
    let mut values: Vec<Value> = Vec::new();
    if let Some(competition) = request.competition_id {
        filter += " AND a.competition_id = ?";
        values.push(competition.into());
    }
    if let Some(status) = request.status {
        filter += " AND a.status = ?";
        values.push(status.into());
    }
    let (column, descending) = request.order.as_ref().map_or(("number", false), |order| (order.column.as_str(), order.descending));
    let direction = if descending { " DESC" } else { "" };
    let order = match column {
        "number" => format!("length(a.number){direction}, a.number{direction}, a.n"),
        "title" => format!("a.folded{direction}, a.n"),
        "requested" => format!("a.requested{direction}, a.n"),
        _ => return Err(Error::new(Code::BadRequest)),
    };
    // The window is found on the narrow rows; names and counts are looked up for its rows only.
    let (page, total) = page(conn, request, &filter, values, &order)?;
    let page = serde_json::to_string(&page).unwrap_or_default();
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} {JOINS} WHERE a.n IN (SELECT value FROM json_each(?1)) ORDER BY {order}"))?;
    let rows = statement.query_map([page], |row| {
        let status: ApplicationStatus = row.get("status")?;
        let scored = super::is_scored(status);
        Ok(ApplicationRow {
            id: row.get("id")?,
            competition_id: row.get("competition_id")?,
            competition: row.get("competition")?,
            number: or_default(row, "number")?,
            title: or_default(row, "title")?,
            organisation: row.get("organisation")?,
            person: person_name(row)?,
            requested: or_default(row, "requested")?,
            award: row.get("award")?,
            status,
            sheets: if scored { row.get::<_, u32>("experts")?.saturating_sub(row.get("recused")?) } else { 0 },
            sheets_final: if scored { row.get("final")? } else { 0 },
        })
    })?;
    Ok(Rows { rows: rows.collect::<rusqlite::Result<_>>()?, total, offset: request.span.offset })
}

/// The local numbers of a window of the applications that the filter lets through, and how many it lets through.
fn page(conn: &Connection, request: &ApplicationListRequest, filter: &str, mut values: Vec<Value>, order: &str) -> Result<(Vec<i64>, u32)> {
    let (limit, offset) = (request.span.limit.min(windows::MOST_ROWS), request.span.offset);
    if request.text.trim().is_empty() {
        let count = format!("SELECT count(*) FROM application a WHERE {filter}");
        let total = conn.prepare_cached(&count)?.query_row(params_from_iter(&values), |row| row.get(0))?;
        values.extend([i64::from(limit).into(), i64::from(offset).into()]);
        let mut select = conn.prepare_cached(&format!("SELECT a.n FROM application a WHERE {filter} ORDER BY {order} LIMIT ? OFFSET ?"))?;
        let page = select.query_map(params_from_iter(&values), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        return Ok((page, total));
    }
    let found = search::numbers(conn, HitKind::Application, &request.text)?;
    let (mut page, mut total) = (Vec::new(), 0);
    let mut select = conn.prepare_cached(&format!("SELECT a.n FROM application a WHERE {filter} ORDER BY {order}"))?;
    let mut rows = select.query(params_from_iter(&values))?;
    while let Some(row) = rows.next()? {
        let n = row.get(0)?;
        if found.contains(n) {
            if total >= offset && page.len() < limit as usize {
                page.push(n);
            }
            total += 1;
        }
    }
    Ok((page, total))
}

/// Applications of a competition that came in: all but drafts.
pub fn received(conn: &Connection, id: CompetitionId) -> Result<u32> {
    let sql = "SELECT count(*) FROM application WHERE competition_id = ?1 AND _del = 0 AND status <> 'draft'";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Applications that were refused or withdrawn, by number.
pub fn not_admitted(conn: &Connection, id: CompetitionId) -> Result<Vec<NotAdmitted>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.number, a.title, a.status, a.refusal, coalesce(nullif(o.short_name, ''), o.full_name, '') AS organisation
         FROM application a LEFT JOIN organisation o ON o.id = a.organisation_id
         WHERE a.competition_id = ?1 AND a._del = 0 AND a.status IN ('refused', 'withdrawn') ORDER BY length(a.number), a.number, a.n",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(NotAdmitted {
            number: or_default(row, "number")?,
            title: or_default(row, "title")?,
            organisation: row.get("organisation")?,
            status: row.get("status")?,
            reason: or_default(row, "refusal")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The competition of an application; `not-found` when it is not there.
pub fn competition_of(conn: &Connection, id: ApplicationId) -> Result<CompetitionId> {
    let mut statement = conn.prepare_cached("SELECT competition_id FROM application WHERE id = ?1 AND _del = 0")?;
    statement.query_row([id], |row| row.get(0)).optional()?.ok_or_else(|| Error::new(Code::NotFound))
}
