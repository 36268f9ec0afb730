//! SQL of imports: what a foreign list is compared with, read in one pass.

use rusqlite::{Connection, OptionalExtension};

use super::joined;
use crate::error::Result;
use crate::ids::{EventId, MunicipalityId, OrganisationId, PersonId, ReplicaId, RoleId};
use crate::values::Day;

/// A person of the file as far as lists are compared with them.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// Who.
    pub id: PersonId,
    /// The record that stands for this one.
    pub canonical: PersonId,
    /// The surname.
    pub surname: String,
    /// The given name.
    pub given: String,
    /// The patronymic.
    pub patronymic: String,
    /// The phone.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// The day of birth.
    pub born: Option<Day>,
    /// The municipality.
    pub municipality_id: Option<MunicipalityId>,
    /// The notes.
    pub notes: String,
}

/// Hands over every live person once.
pub fn people(conn: &Connection, mut each: impl FnMut(KnownPerson) -> Result<()>) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT id, coalesce(surname, ''), coalesce(given, ''), coalesce(patronymic, ''), coalesce(phone, ''), coalesce(email, ''), born, municipality_id, coalesce(notes, ''),
           coalesce((SELECT canon FROM canon c WHERE c.id = person.id), id)
         FROM person WHERE _del = 0 ORDER BY n",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(KnownPerson {
            id: PersonId(row.get(0)?),
            canonical: PersonId(row.get(9)?),
            surname: row.get(1)?,
            given: row.get(2)?,
            patronymic: row.get(3)?,
            phone: row.get(4)?,
            email: row.get(5)?,
            born: row.get(6)?,
            municipality_id: row.get(7)?,
            notes: row.get(8)?,
        })?;
    }
    Ok(())
}

/// The people whom one of several records stands for.
pub fn canonical_people(conn: &Connection) -> Result<Vec<PersonId>> {
    let mut select = conn.prepare_cached("SELECT DISTINCT c.canon FROM canon c JOIN person p ON p.id = c.canon WHERE c.id <> c.canon")?;
    Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A role of a person that is not over.
#[derive(Clone, Debug)]
pub struct KnownRole {
    /// Which.
    pub id: RoleId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its short name, or the full one.
    pub organisation: String,
    /// The post.
    pub title: String,
}

/// The roles of a person that are not over, oldest first; under whichever record.
pub fn roles(conn: &Connection, person: PersonId) -> Result<Vec<KnownRole>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT role.id, organisation.id, coalesce(nullif(organisation.short_name, ''), organisation.full_name, ''), coalesce(role.title, '')
         FROM role JOIN organisation ON organisation.id = {}
         WHERE role.person_id IN {} AND role._del = 0 AND organisation._del = 0 AND role.until IS NULL
         ORDER BY coalesce(role.since, ''), role.id",
        joined::canonical_of("role.organisation_id"),
        joined::with_joined("?1")
    ))?;
    let rows = statement
        .query_map([person], |row| Ok(KnownRole { id: row.get(0)?, organisation_id: row.get(1)?, organisation: row.get(2)?, title: row.get(3)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An organisation of the file as far as lists are compared with it.
#[derive(Clone, Debug)]
pub struct KnownOrganisation {
    /// Which.
    pub id: OrganisationId,
    /// The full name.
    pub full_name: String,
    /// The short name.
    pub short_name: String,
    /// The INN.
    pub inn: String,
}

/// Hands over every live organisation once; a record under the one that stands for it.
pub fn organisations(conn: &Connection, mut each: impl FnMut(KnownOrganisation)) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT coalesce((SELECT canon FROM canon c WHERE c.id = organisation.id), id), coalesce(full_name, ''), coalesce(short_name, ''), coalesce(inn, '')
         FROM organisation WHERE _del = 0 ORDER BY n",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(KnownOrganisation { id: row.get(0)?, full_name: row.get(1)?, short_name: row.get(2)?, inn: row.get(3)? });
    }
    Ok(())
}

/// Every municipality by name.
pub fn municipalities(conn: &Connection) -> Result<Vec<(MunicipalityId, String)>> {
    let mut statement = conn.prepare_cached("SELECT id, coalesce(name, '') FROM municipality WHERE _del = 0 ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What an import needs to know of its event.
#[derive(Clone, Debug)]
pub struct KnownEvent {
    /// Its title.
    pub title: String,
    /// Its start, a moment in UTC as text.
    pub starts: String,
    /// How many people find room.
    pub capacity: Option<i64>,
    /// People who take room already.
    pub taken: i64,
}

/// The event, or none when it is not there.
pub fn event(conn: &Connection, id: EventId) -> Result<Option<KnownEvent>> {
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(title, ''), coalesce(starts, ''), capacity,
           (SELECT count(*) FROM registration r WHERE event_id = event.id AND _del = 0 AND status IN ('invited', 'registered', 'attended')
             AND NOT EXISTS (SELECT 1 FROM shadow WHERE shadow.id = r.id))
         FROM event WHERE id = ?1 AND _del = 0",
    )?;
    let row = statement.query_row([id], |row| Ok(KnownEvent { title: row.get(0)?, starts: row.get(1)?, capacity: row.get(2)?, taken: row.get(3)? }));
    Ok(row.optional()?)
}

/// How far the journal of a file has come: each replica with the number of its last entry. Two equal positions mean the
/// same content of the same file.
pub type Position = Vec<(ReplicaId, i64)>;

/// The position of a file's journal.
pub fn position(conn: &Connection) -> Result<Position> {
    let mut select =
        conn.prepare_cached("SELECT id, (SELECT coalesce(max(seq), 0) FROM entry WHERE entry.rix = replica.rix) FROM replica ORDER BY id")?;
    let position = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(position.collect::<rusqlite::Result<_>>()?)
}
