//! SQL of roles.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::joined;
use crate::error::Result;
use crate::ids::{OrganisationId, PersonId, RoleId};
use crate::names::FullName;
use crate::people::{Role, RoleFields};

/// A role's columns, from the form's fields as they are.
pub fn columns(fields: &RoleFields) -> Vec<(&'static str, Value)> {
    vec![
        ("person_id", fields.person_id.into()),
        ("organisation_id", fields.organisation_id.into()),
        ("title", fields.title.clone().into()),
        ("since", fields.since.map_or(Value::Null, Value::from)),
        ("until", fields.until.map_or(Value::Null, Value::from)),
        ("head", i64::from(fields.head).into()),
    ]
}

/// The roles of one record of a person, also those that were deleted and not those that were erased.
pub fn records(conn: &Connection, person: PersonId) -> Result<Vec<RoleId>> {
    let mut select = conn.prepare_cached("SELECT id FROM role WHERE person_id = ?1 AND _del < 2 ORDER BY id")?;
    Ok(select.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Roles under the records that stand for their person and their organisation.
const SELECT: &str =
    "SELECT r.id, p.id, p.surname, p.given, p.patronymic, o.id, coalesce(nullif(o.short_name, ''), o.full_name, ''), r.title, r.since, r.until, r.head
  FROM role r JOIN person p ON p.id = coalesce((SELECT canon FROM canon WHERE id = r.person_id), r.person_id)
    JOIN organisation o ON o.id = coalesce((SELECT canon FROM canon WHERE id = r.organisation_id), r.organisation_id)
  WHERE r._del = 0 AND p._del = 0 AND o._del = 0";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Role> {
    let text = |place: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(place)?.unwrap_or_default());
    Ok(Role {
        id: row.get(0)?,
        person_id: row.get(1)?,
        person: FullName { surname: text(2)?, given: text(3)?, patronymic: text(4)? }.full(),
        organisation_id: row.get(5)?,
        organisation: row.get(6)?,
        title: text(7)?,
        since: row.get(8)?,
        until: row.get(9)?,
        head: row.get::<_, Option<bool>>(10)?.unwrap_or_default(),
    })
}

/// A live role; `not-found` without one.
pub fn get(conn: &Connection, id: RoleId) -> Result<Role> {
    Ok(conn.prepare_cached(&format!("{SELECT} AND r.id = ?1"))?.query_row([id], of_row)?)
}

/// The roles of a person: those that have not ended first, newest first.
pub fn of_person(conn: &Connection, id: PersonId) -> Result<Vec<Role>> {
    let mut statement = conn.prepare_cached(&format!(
        "{SELECT} AND r.person_id IN {} ORDER BY r.until IS NOT NULL, r.until DESC, r.since DESC, r.id DESC",
        joined::with_joined("?1")
    ))?;
    Ok(once(statement.query_map([id], of_row)?.collect::<rusqlite::Result<_>>()?))
}

/// The roles in an organisation: those that have not ended first, its head before the others, by name; at most 200.
pub fn of_organisation(conn: &Connection, id: OrganisationId) -> Result<Vec<Role>> {
    let mut statement = conn.prepare_cached(&format!(
        "{SELECT} AND r.organisation_id IN {} ORDER BY r.until IS NOT NULL, r.head DESC, p.folded, r.id LIMIT 200",
        joined::with_joined("?1")
    ))?;
    Ok(once(statement.query_map([id], of_row)?.collect::<rusqlite::Result<_>>()?))
}

/// Leaves out a role that another record of the same person in the same organisation has word for word.
fn once(mut roles: Vec<Role>) -> Vec<Role> {
    let mut seen = Vec::with_capacity(roles.len());
    roles.retain(|role| {
        let key = (role.person_id, role.organisation_id, role.title.clone(), role.since, role.until, role.head);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    roles
}

/// The person of a live role.
pub fn person_of(conn: &Connection, id: RoleId) -> Result<PersonId> {
    Ok(conn.prepare_cached("SELECT person_id FROM role WHERE id = ?1 AND _del = 0")?.query_row([id], |row| row.get(0))?)
}
