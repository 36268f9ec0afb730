//! SQL of organisations.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use super::competitions::derive_applications_of;
use super::windows::{self, Groups, Numbers, Window};
use super::{joined, search};
use crate::competitions::ApplicationRow;
use crate::duplicates::RecordKind;
use crate::error::{Code, Error, Result};
use crate::file::Tx;
use crate::file::tables::ORGANISATION;
use crate::identifiers::phones_digits;
use crate::ids::{OrganisationId, RawId};
use crate::names::{self, FullName};
use crate::organisations::{Category, Organisation, OrganisationFields, OrganisationListRequest, OrganisationRow};
use crate::search::HitKind;

/// An organisation's columns, from the form's fields as they are.
pub fn columns(fields: &OrganisationFields) -> Vec<(&'static str, Value)> {
    vec![
        ("full_name", fields.full_name.clone().into()),
        ("short_name", fields.short_name.clone().into()),
        ("legal_form", fields.legal_form.clone().into()),
        ("category", fields.category.into()),
        ("inn", fields.inn.clone().into()),
        ("no_inn_reason", fields.no_inn_reason.map_or(Value::Null, Value::from)),
        ("ogrn", fields.ogrn.clone().into()),
        ("kpp", fields.kpp.clone().into()),
        ("municipality_id", fields.municipality_id.map_or(Value::Null, Value::from)),
        ("fields", fields.fields.clone().into()),
        ("registered_on", fields.registered_on.map_or(Value::Null, Value::from)),
        ("phone", fields.phone.clone().into()),
        ("email", fields.email.clone().into()),
        ("site", fields.site.clone().into()),
        ("address", fields.address.clone().into()),
        ("notes", fields.notes.clone().into()),
    ]
}

/// Inserts an organisation under a new identifier.
pub fn insert(tx: &mut Tx<'_>, fields: &OrganisationFields) -> Result<OrganisationId> {
    let id = OrganisationId(tx.new_id());
    tx.insert(&ORGANISATION, id, &columns(fields))?;
    Ok(id)
}

fn text(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}

fn fields_of(row: &Row<'_>) -> rusqlite::Result<OrganisationFields> {
    Ok(OrganisationFields {
        full_name: text(row, "full_name")?,
        short_name: text(row, "short_name")?,
        legal_form: text(row, "legal_form")?,
        category: row.get("category")?,
        inn: text(row, "inn")?,
        no_inn_reason: match row.get_ref("no_inn_reason")? {
            rusqlite::types::ValueRef::Null => None,
            _ => Some(row.get("no_inn_reason")?),
        },
        ogrn: text(row, "ogrn")?,
        kpp: text(row, "kpp")?,
        municipality_id: row.get("municipality_id")?,
        fields: text(row, "fields")?,
        registered_on: row.get("registered_on")?,
        phone: text(row, "phone")?,
        email: text(row, "email")?,
        site: text(row, "site")?,
        address: text(row, "address")?,
        notes: text(row, "notes")?,
    })
}

/// A live organisation with the figures of its page; roles and applications are left empty.
pub fn get(conn: &Connection, id: OrganisationId) -> Result<Organisation> {
    let all = joined::with_joined("o.id");
    let (person, presence) = (joined::canonical_of("r.person_id"), joined::not_shadowed("g.id"));
    let sql = format!(
        "SELECT o.*, coalesce((SELECT name FROM municipality m WHERE m.id = o.municipality_id), '') AS municipality,
           (SELECT count(DISTINCT {person}) FROM role r WHERE r.organisation_id IN {all} AND r._del = 0 AND r.until IS NULL) AS people,
           (SELECT count(DISTINCT event_id) FROM registration g WHERE g.organisation_id IN {all} AND g._del = 0 AND g.status = 'attended') AS events,
           (SELECT count(*) FROM registration g WHERE g.organisation_id IN {all} AND g._del = 0 AND g.status = 'attended' AND {presence}) AS attendances
         FROM organisation o WHERE o.id = ?1 AND o._del = 0"
    );
    let found = conn.prepare_cached(&sql)?.query_row([id], |row| {
        let fields = fields_of(row)?;
        Ok(Organisation {
            id,
            name: if fields.short_name.is_empty() { fields.full_name.clone() } else { fields.short_name.clone() },
            fields,
            municipality: row.get("municipality")?,
            roles: Vec::new(),
            people: row.get("people")?,
            events: row.get("events")?,
            attendances: row.get("attendances")?,
            applications: Vec::new(),
            joined: Vec::new(),
        })
    });
    found.optional()?.ok_or_else(|| Error::new(Code::NotFound))
}

/// The name that is shown of a live organisation.
pub fn name(conn: &Connection, id: OrganisationId) -> Result<Option<String>> {
    const SQL: &str = "SELECT coalesce(nullif(short_name, ''), full_name, '') FROM organisation WHERE id = ?1 AND _del = 0";
    Ok(conn.prepare_cached(SQL)?.query_row([id], |row| row.get(0)).optional()?)
}

/// The name of another live organisation with the same INN and KPP. Those that are joined with this one are no others.
pub fn same_inn(conn: &Connection, inn: &str, kpp: &str, but: Option<OrganisationId>) -> Result<Option<String>> {
    const SQL: &str = "SELECT coalesce(nullif(short_name, ''), full_name, '') FROM organisation
      WHERE inn = ?1 AND _del = 0 AND coalesce(kpp, '') = ?2 AND id IS NOT ?3
        AND id NOT IN (SELECT m.id FROM canon c JOIN canon m ON m.canon = c.canon WHERE c.id = ?3) LIMIT 1";
    Ok(conn.prepare_cached(SQL)?.query_row((inn, kpp, but), |row| row.get(0)).optional()?)
}

/// Rows of other tables that name the organisation: roles, registrations, applications, networks, practices.
pub fn uses(conn: &Connection, id: OrganisationId) -> Result<u32> {
    const SQL: &str = "SELECT (SELECT count(*) FROM role WHERE organisation_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM registration WHERE organisation_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM application WHERE organisation_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM partner WHERE organisation_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM practice WHERE organisation_id = ?1 AND _del = 0)";
    Ok(conn.prepare_cached(SQL)?.query_row([id], |row| row.get(0))?)
}

/// The applications of an organisation, newest competition first.
pub fn applications(conn: &Connection, id: OrganisationId) -> Result<Vec<ApplicationRow>> {
    let sql = format!(
        "SELECT a.id, a.competition_id, coalesce(c.title, ''), coalesce(a.number, ''), coalesce(a.title, ''),
        coalesce(nullif(o.short_name, ''), o.full_name, ''), p.surname, p.given, p.patronymic, coalesce(a.requested, 0), a.award, a.status,
        (SELECT count(*) FROM sheet s WHERE s.application_id = a.id AND s._del = 0 AND s.state IS NOT 'recused'),
        (SELECT count(*) FROM sheet s WHERE s.application_id = a.id AND s._del = 0 AND s.state = 'final')
      FROM application a JOIN organisation o ON o.id = a.organisation_id LEFT JOIN competition c ON c.id = a.competition_id LEFT JOIN person p ON p.id = a.person_id
      WHERE a.organisation_id IN {} AND a._del = 0 ORDER BY c.year DESC, a.number",
        joined::with_joined("?1")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| {
        let text = |place: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(place)?.unwrap_or_default());
        Ok(ApplicationRow {
            id: row.get(0)?,
            competition_id: row.get(1)?,
            competition: row.get(2)?,
            number: row.get(3)?,
            title: row.get(4)?,
            organisation: row.get(5)?,
            person: FullName { surname: text(6)?, given: text(7)?, patronymic: text(8)? }.full(),
            requested: row.get(9)?,
            award: row.get(10)?,
            status: row.get(11)?,
            sheets: row.get(12)?,
            sheets_final: row.get(13)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The local numbers of a window of the list in order, and the size of the list.
pub fn window(conn: &Connection, request: &OrganisationListRequest) -> Result<(Vec<i64>, u32)> {
    let filter = &request.filter;
    let mut chosen = None::<Numbers>;
    let mut choose = |numbers: Numbers| chosen = Some(chosen.as_ref().map_or_else(|| numbers.clone(), |chosen| chosen.and(&numbers)));
    if !filter.text.trim().is_empty() {
        choose(search::numbers(conn, HitKind::Organisation, &filter.text)?);
    }
    let of_category = filter.category.map(|category| Groups { column: "category", values: vec![category.into()], whole: false });
    let of_municipality = filter.municipality_id.map(|id| Groups { column: "municipality_id", values: vec![id.into()], whole: false });
    // One filter is the group whose index is walked, the other chooses among its rows.
    let groups = match (of_category, of_municipality) {
        (Some(category), Some(municipality)) => {
            choose(windows::numbers(conn, "SELECT n FROM organisation WHERE category = ?1 AND _del = 0", &category.values)?);
            Some(municipality)
        }
        (category, municipality) => category.or(municipality),
    };
    let groups = match (groups, request.order.as_ref().map(|order| order.column.as_str())) {
        (groups, None | Some("name")) => groups,
        // Sorted by the other column than the filter's: the filter chooses.
        (Some(groups), Some(column @ ("category" | "municipality"))) => {
            let sorting = if column == "category" { by_category(conn)? } else { windows::by_municipality(conn)? };
            let sql = format!("SELECT n FROM organisation WHERE {} = ?1 AND _del = 0", groups.column);
            choose(windows::numbers(conn, &sql, &groups.values)?);
            Some(sorting)
        }
        (None, Some("category")) => Some(by_category(conn)?),
        (None, Some("municipality")) => Some(windows::by_municipality(conn)?),
        (_, Some(_)) => return Err(Error::new(Code::BadRequest)),
    };
    let descending = request.order.as_ref().is_some_and(|order| order.descending);
    Window { table: "organisation", groups, chosen: chosen.as_ref(), descending, span: request.span }.read(conn)
}

/// Categories in the order of the form, then those of newer versions, then none.
fn by_category(conn: &Connection) -> Result<Groups> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT category FROM organisation WHERE _del = 0")?;
    let there = statement.query_map([], |row| row.get::<_, Value>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut values = Category::ALL.iter().map(|category| Value::from(*category)).collect::<Vec<_>>();
    let newer = there.into_iter().filter(|value| !values.contains(value)).collect::<Vec<_>>();
    values.extend(newer);
    Ok(Groups { column: "category", values, whole: true })
}

/// The row of a list.
pub fn row(conn: &Connection, n: i64) -> Result<OrganisationRow> {
    let all = joined::with_joined("o.id");
    let (person, presence) = (joined::canonical_of("r.person_id"), joined::not_shadowed("g.id"));
    let sql = format!(
        "SELECT o.id, coalesce(nullif(o.short_name, ''), o.full_name, '') AS name, o.category, o.inn,
           coalesce((SELECT name FROM municipality m WHERE m.id = o.municipality_id), '') AS municipality,
           (SELECT count(DISTINCT {person}) FROM role r WHERE r.organisation_id IN {all} AND r._del = 0) AS people,
           (SELECT count(*) FROM registration g WHERE g.organisation_id IN {all} AND g._del = 0 AND g.status = 'attended' AND {presence}) AS attendances
         FROM organisation o WHERE o.n = ?1"
    );
    let row = conn.prepare_cached(&sql)?.query_row([n], |row| {
        Ok(OrganisationRow {
            id: row.get("id")?,
            name: row.get("name")?,
            category: row.get("category")?,
            inn: text(row, "inn")?,
            municipality: row.get("municipality")?,
            people: row.get("people")?,
            attendances: row.get("attendances")?,
        })
    });
    Ok(row?)
}

/// Recomputes what is derived from a row: the sort key and the words to be found by, the record that
/// stands for it.
pub fn derive_organisation(conn: &Connection, id: RawId) -> Result<()> {
    const READ: &str = "SELECT n, _del, full_name, short_name, inn, ogrn, phone, email FROM organisation WHERE id = ?1";
    const WRITE: &str = "UPDATE organisation SET folded = ?2 WHERE n = ?1 AND folded <> ?2";
    let found = conn.prepare_cached(READ)?.query_row([id], |row| {
        let texts = ["full_name", "short_name", "inn", "ogrn", "phone", "email"].map(|column| text(row, column));
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, texts))
    });
    let Some((n, del, texts)) = found.optional()? else { return Ok(()) };
    let [full_name, short_name, inn, ogrn, phone, email] = texts.map(Result::unwrap_or_default);
    let folded = names::fold(if short_name.is_empty() { &full_name } else { &short_name });
    conn.prepare_cached(WRITE)?.execute((n, &folded))?;
    derive_applications_of(conn, RecordKind::Organisation, id)?;
    joined::derive_organisation(conn, id)?;
    if del != 0 {
        return search::index(conn, HitKind::Organisation, n, None);
    }
    let mut words = [&full_name, &short_name, &inn, &ogrn, &email].map(|text| names::fold(text)).join(" ");
    for digits in phones_digits(&phone) {
        for skip in [0, 1, digits.len().saturating_sub(7)] {
            words.push(' ');
            words.push_str(&digits[skip..]);
        }
    }
    search::index(conn, HitKind::Organisation, n, Some(&words))
}
