//! SQL of people.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use super::competitions::derive_applications_of;
use super::windows::{self, Groups, Numbers, Window};
use super::{joined, search};
use crate::duplicates::RecordKind;
use crate::error::{Code, Error, Result};
use crate::file::Tx;
use crate::file::tables::{PERSON, Table};
use crate::identifiers::phones_digits;
use crate::ids::{MunicipalityId, PersonId, RawId};
use crate::names::{self, FullName};
use crate::people::{Attendance, PersonFields, PersonListRequest, PersonRow};
use crate::search::HitKind;
use crate::values::{Day, Moment, WallTime};

/// A person's columns, from the form's fields as they are.
pub fn columns(fields: &PersonFields) -> Vec<(&'static str, Value)> {
    vec![
        ("surname", fields.surname.clone().into()),
        ("given", fields.given.clone().into()),
        ("patronymic", fields.patronymic.clone().into()),
        ("sex", fields.sex.into()),
        ("born", fields.born.map_or(Value::Null, Value::from)),
        ("phone", fields.phone.clone().into()),
        ("email", fields.email.clone().into()),
        ("municipality_id", fields.municipality_id.map_or(Value::Null, Value::from)),
        ("notes", fields.notes.clone().into()),
    ]
}

/// Inserts a person under a new identifier.
pub fn insert(tx: &mut Tx<'_>, fields: &PersonFields) -> Result<PersonId> {
    let id = PersonId(tx.new_id());
    tx.insert(&PERSON, id, &columns(fields))?;
    Ok(id)
}

/// Columns of a person's form, for `fields_of`.
const FIELDS: &str = "p.surname, p.given, p.patronymic, p.sex, p.born, p.phone, p.email, p.municipality_id, p.notes";

fn fields_of(row: &Row<'_>) -> rusqlite::Result<PersonFields> {
    Ok(PersonFields {
        surname: text(row, "surname")?,
        given: text(row, "given")?,
        patronymic: text(row, "patronymic")?,
        sex: row.get("sex")?,
        born: row.get::<_, Option<Day>>("born")?,
        phone: text(row, "phone")?,
        email: text(row, "email")?,
        municipality_id: row.get::<_, Option<MunicipalityId>>("municipality_id")?,
        notes: text(row, "notes")?,
    })
}

fn text(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}

/// What a live person's form holds, and the municipality's name.
pub fn get(conn: &Connection, id: PersonId) -> Result<(PersonFields, String)> {
    let sql = format!(
        "SELECT {FIELDS}, coalesce((SELECT name FROM municipality m WHERE m.id = p.municipality_id), '') AS municipality FROM person p WHERE p.id = ?1 AND p._del = 0"
    );
    let found = conn.prepare_cached(&sql)?.query_row([id], |row| Ok((fields_of(row)?, row.get("municipality")?))).optional()?;
    found.ok_or_else(|| Error::new(Code::NotFound))
}

/// The erased person that a row of `person`, `role` or `document` is about, where something of theirs is still to be erased.
pub fn erased_behind(conn: &Connection, table: &Table, row: RawId) -> Result<Option<PersonId>> {
    let person = if table.name == PERSON.name { "id" } else { "person_id" };
    let mut select = conn.prepare_cached(&format!(
        "SELECT p.id FROM {} AS led JOIN person AS p ON p.id = led.{person} AND p._del = 2 WHERE led.id = ?1
           AND (EXISTS (SELECT 1 FROM role WHERE person_id = p.id AND _del < 2) OR EXISTS (SELECT 1 FROM document WHERE person_id = p.id AND _del < 2))",
        table.name
    ))?;
    Ok(select.query_row([row], |row| row.get(0)).optional()?)
}

/// Rows of other tables that name the person: roles, registrations, applications, seats in a jury, documents.
pub fn uses(conn: &Connection, id: PersonId) -> Result<u32> {
    const SQL: &str = "SELECT (SELECT count(*) FROM role WHERE person_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM registration WHERE person_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM application WHERE person_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM expert WHERE person_id = ?1 AND _del = 0)
      + (SELECT count(*) FROM document WHERE person_id = ?1 AND _del = 0)";
    Ok(conn.prepare_cached(SQL)?.query_row([id], |row| row.get(0))?)
}

/// The local numbers of a window of the list in order, and the size of the list.
pub fn window(conn: &Connection, request: &PersonListRequest) -> Result<(Vec<i64>, u32)> {
    let filter = &request.filter;
    let mut chosen = None::<Numbers>;
    if !filter.text.trim().is_empty() {
        chosen = Some(matching(conn, &filter.text)?);
    }
    if let Some(organisation) = filter.organisation_id {
        let sql = format!(
            "SELECT p.n FROM role r JOIN person p ON p.id = r.person_id WHERE r.organisation_id IN {} AND r._del = 0 AND p._del = 0",
            joined::with_joined("?1")
        );
        let of_organisation = windows::numbers(conn, &sql, &[organisation.into()])?;
        let of_organisation = windows::shown(conn, RecordKind::Person, &of_organisation)?.into_owned();
        chosen = Some(chosen.map_or_else(|| of_organisation.clone(), |chosen| chosen.and(&of_organisation)));
    }
    let by_municipality = match request.order.as_ref().map(|order| order.column.as_str()) {
        None | Some("name") => false,
        Some("municipality") => true,
        Some(_) => return Err(Error::new(Code::BadRequest)),
    };
    let groups = match filter.municipality_id {
        Some(id) => Some(Groups { column: "municipality_id", values: vec![id.into()], whole: false }),
        None if by_municipality => Some(windows::by_municipality(conn)?),
        None => None,
    };
    let descending = request.order.as_ref().is_some_and(|order| order.descending);
    Window { table: "person", groups, chosen: chosen.as_ref(), descending, span: request.span }.read(conn)
}

/// People whose words fit, and those with a present role in an organisation whose words fit.
fn matching(conn: &Connection, text: &str) -> Result<Numbers> {
    const OF_ORGANISATION: &str = "SELECT p.n FROM organisation o JOIN role r ON r.organisation_id = o.id JOIN person p ON p.id = r.person_id
      WHERE o.n = ?1 AND r._del = 0 AND r.until IS NULL AND p._del = 0";
    /// A text that fits more organisations than these names none of them.
    const MOST_ORGANISATIONS: usize = 100;
    let (mut numbers, organisations) = search::people_and_organisations(conn, text, MOST_ORGANISATIONS + 1)?;
    if organisations.len() <= MOST_ORGANISATIONS {
        let mut statement = conn.prepare_cached(OF_ORGANISATION)?;
        for organisation in organisations {
            for n in statement.query_map([organisation], |row| row.get::<_, i64>(0))? {
                numbers.extend([n?]);
            }
        }
    }
    Ok(windows::shown(conn, RecordKind::Person, &numbers)?.into_owned())
}

/// The row of a list.
pub fn row(conn: &Connection, n: i64) -> Result<PersonRow> {
    let sql = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, p.phone, p.email,
           coalesce((SELECT name FROM municipality m WHERE m.id = p.municipality_id), '') AS municipality,
           coalesce({PRESENT_ORGANISATION}, '') AS organisation,
           (SELECT count(DISTINCT event_id) FROM registration g WHERE g.person_id IN {} AND g._del = 0 AND g.status = 'attended') AS events
         FROM person p WHERE p.n = ?1",
        joined::with_joined("p.id")
    );
    let row = conn.prepare_cached(&sql)?.query_row([n], |row| {
        let name = FullName { surname: text(row, "surname")?, given: text(row, "given")?, patronymic: text(row, "patronymic")? };
        Ok(PersonRow {
            id: row.get("id")?,
            full_name: name.full(),
            phone: text(row, "phone")?,
            email: text(row, "email")?,
            municipality: row.get("municipality")?,
            organisation: row.get("organisation")?,
            events: row.get("events")?,
        })
    });
    Ok(row?)
}

/// The organisation that is shown beside a person `p`: of the newest role that has not ended.
pub const PRESENT_ORGANISATION: &str =
    "(SELECT coalesce(nullif(o.short_name, ''), o.full_name) FROM role r JOIN organisation o ON o.id = r.organisation_id
  WHERE r.person_id IN (SELECT p.id UNION SELECT id FROM canon WHERE canon = p.id) AND r._del = 0 AND r.until IS NULL AND o._del = 0 ORDER BY r.since DESC, r.id DESC LIMIT 1)";

/// The last 200 events of a person, newest first; each once, whichever record it was registered under.
pub fn attendances(conn: &Connection, id: PersonId) -> Result<Vec<Attendance>> {
    let sql = format!(
        "SELECT e.id, e.title, e.starts, e.zone, g.status, coalesce(nullif(o.short_name, ''), o.full_name, '')
      FROM registration g JOIN event e ON e.id = g.event_id LEFT JOIN organisation o ON o.id = g.organisation_id
      WHERE g.person_id IN {} AND g._del = 0 AND e._del = 0 AND {} ORDER BY e.starts DESC, e.id LIMIT 200",
        joined::with_joined("?1"),
        joined::not_shadowed("g.id")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| {
        let starts: Moment = row.get(2)?;
        let zone = row.get::<_, Option<String>>(3)?.unwrap_or_default();
        Ok(Attendance {
            event_id: row.get(0)?,
            title: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            starts: wall(starts, &zone),
            status: row.get(4)?,
            organisation: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the clock on the wall shows; in UTC where the zone is not known.
fn wall(moment: Moment, zone: &str) -> WallTime {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    WallTime(zone.to_datetime(moment.0))
}

/// The name of a live person; `not-found` without one.
pub fn name(conn: &Connection, id: PersonId) -> Result<FullName> {
    let mut select =
        conn.prepare_cached("SELECT coalesce(surname, ''), coalesce(given, ''), coalesce(patronymic, '') FROM person WHERE id = ?1 AND _del = 0")?;
    Ok(select.query_row([id], |row| Ok(FullName { surname: row.get(0)?, given: row.get(1)?, patronymic: row.get(2)? }))?)
}

/// The key under which people stand whose surnames sound alike and whose given names begin alike; empty without a surname.
pub fn block_key(surname: &str, given: &str) -> String {
    let sound = names::sound(surname);
    let letter = names::formal_givens(given).first().and_then(|given| given.chars().next());
    if sound.is_empty() { sound } else { sound + " " + &letter.map(String::from).unwrap_or_default() }
}

/// A live person, as far as likeness looks.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub id: PersonId,
    /// The local number.
    pub n: i64,
    /// The local number of the record that stands for it.
    pub canon_n: i64,
    /// The name.
    pub name: FullName,
    /// The digits of the first phone.
    pub phone_digits: String,
    /// The address.
    pub email: String,
}

/// A block of people among whom one may be the person that is typed in.
pub enum Block<'a> {
    /// With this phone.
    Phone(&'a str),
    /// With this address.
    Email(&'a str),
    /// With a surname that sounds so, and a given name that begins so.
    Sound(&'a FullName),
    /// With these beginnings of words in the index: the given name and the patronymic.
    Words(&'a str),
    /// Whose folded name begins so, and has a later word that begins with this letter.
    Beginning(&'a str, char),
}

/// The people of a block, at most 3,000.
pub fn block(conn: &Connection, block: &Block<'_>) -> Result<Vec<Candidate>> {
    const MOST: usize = 3000;
    let select = |condition: &str| {
        format!(
            "SELECT id, n, surname, given, patronymic, phone_digits, email, coalesce((SELECT canon_n FROM canon c WHERE c.id = person.id), n)
             FROM person WHERE _del = 0 AND {condition} LIMIT {MOST}"
        )
    };
    let read = |sql: &str, keys: &[&dyn rusqlite::ToSql]| -> Result<Vec<Candidate>> {
        let mut statement = conn.prepare_cached(sql)?;
        let rows = statement.query_map(keys, |row| {
            Ok(Candidate {
                id: row.get(0)?,
                n: row.get(1)?,
                name: FullName { surname: text(row, "surname")?, given: text(row, "given")?, patronymic: text(row, "patronymic")? },
                phone_digits: row.get(5)?,
                email: text(row, "email")?,
                canon_n: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    match block {
        Block::Phone(digits) => read(&select("phone_digits <> '' AND phone_digits = ?1"), &[digits]),
        Block::Email(email) => read(&select("email <> '' AND email = ?1"), &[email]),
        Block::Sound(name) => read(&select("sound <> '' AND sound = ?1"), &[&block_key(&name.surname, &name.given)]),
        Block::Beginning(beginning, letter) => {
            read(&select("folded >= ?1 AND folded < ?1 || char(0x10FFFF) AND instr(folded, ?2) > 0"), &[beginning, &format!(" {letter}")])
        }
        Block::Words(words) => {
            let sql = select("n = ?1");
            let mut people = Vec::new();
            for n in search::matching(conn, HitKind::Person, words, MOST)? {
                people.extend(read(&sql, &[&n])?);
            }
            Ok(people)
        }
    }
}

/// The organisation that is shown beside a person.
pub fn organisation(conn: &Connection, n: i64) -> Result<String> {
    let sql = format!("SELECT coalesce({PRESENT_ORGANISATION}, '') FROM person p WHERE p.n = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([n], |row| row.get(0))?)
}

/// Recomputes what is derived from a row: the sort key, the digits of the phone, the key of its block, the words to
/// be found by, the record that stands for it.
pub fn derive_person(conn: &Connection, id: RawId) -> Result<()> {
    const READ: &str = "SELECT n, _del, surname, given, patronymic, phone, email FROM person WHERE id = ?1";
    const WRITE: &str =
        "UPDATE person SET folded = ?2, phone_digits = ?3, sound = ?4 WHERE n = ?1 AND (folded, phone_digits, sound) IS NOT (?2, ?3, ?4)";
    let found = conn.prepare_cached(READ)?.query_row([id], |row| {
        let name = FullName { surname: text(row, "surname")?, given: text(row, "given")?, patronymic: text(row, "patronymic")? };
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, name, text(row, "phone")?, text(row, "email")?))
    });
    let Some((n, del, name, phone, email)) = found.optional()? else { return Ok(()) };
    let folded = names::fold(&name.full());
    let phones = phones_digits(&phone);
    let first = phones.first().cloned().unwrap_or_default();
    conn.prepare_cached(WRITE)?.execute((n, &folded, &first, block_key(&name.surname, &name.given)))?;
    derive_applications_of(conn, RecordKind::Person, id)?;
    joined::derive_person(conn, id)?;
    if del != 0 {
        return search::index(conn, HitKind::Person, n, None);
    }
    let mut words = format!("{folded} {}", names::fold(&email));
    for digits in &phones {
        // A phone is looked for with its code, without it, by its last seven digits and its last four.
        for skip in [0, 1, digits.len().saturating_sub(7), digits.len().saturating_sub(4)] {
            words.push(' ');
            words.push_str(&digits[skip..]);
        }
    }
    search::index(conn, HitKind::Person, n, Some(&words))
}
