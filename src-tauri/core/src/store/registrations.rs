//! SQL of registrations and of the door.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, named_params, params_from_iter};

use super::calendar::words;
use super::joined;
use super::search;
use crate::duplicates::RecordKind;
use crate::error::Result;
use crate::ids::{EventId, OrganisationId, PersonId, RawId, RegistrationId};
use crate::names::{FullName, fold};
use crate::registrations::{DoorCount, DoorHit, PrintedPerson, RegistrationListRequest, RegistrationRow, RegistrationStatus, RoleSpan};
use crate::search::HitKind;
use crate::values::Span;

/// A person's name as SQL, of `person p`.
const NAME: &str = "trim(replace(coalesce(p.surname, '') || ' ' || coalesce(p.given, '') || ' ' || coalesce(p.patronymic, ''), '  ', ' '))";

/// An organisation's name as SQL, of `organisation o`.
const ORGANISATION: &str = "coalesce(nullif(o.short_name, ''), o.full_name, '')";

/// How many organisations that hold the words of a name are looked at for the name itself.
const SAME_WORDS: usize = 3000;

/// How many people that hold the letters somewhere else than at the beginning are looked at for those that the door shows.
const MOST_OTHERS: usize = 300;

/// A live registration as the rules need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    /// Its identifier.
    pub id: RegistrationId,
    /// The event.
    pub event_id: EventId,
    /// The person.
    pub person_id: PersonId,
    /// The organisation credited.
    pub organisation_id: Option<OrganisationId>,
    /// What has become of it.
    pub status: RegistrationStatus,
    /// Where it came from.
    pub source: String,
}

/// The live registration of this identifier.
pub fn registration(conn: &Connection, id: RegistrationId) -> Result<Option<Registration>> {
    let mut select = conn
        .prepare_cached("SELECT event_id, person_id, organisation_id, status, coalesce(source, '') FROM registration WHERE id = ?1 AND _del = 0")?;
    let found = select.query_row([id], |row| {
        Ok(Registration { id, event_id: row.get(0)?, person_id: row.get(1)?, organisation_id: row.get(2)?, status: row.get(3)?, source: row.get(4)? })
    });
    Ok(found.optional()?)
}

/// The live registrations of a person at an event, whichever of the person's records they are of, the one that stands first.
pub fn of_person(conn: &Connection, event: EventId, person: PersonId) -> Result<Vec<Registration>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT r.id, r.event_id, r.person_id, r.organisation_id, r.status, coalesce(r.source, '') FROM registration r
         WHERE r.person_id IN {} AND r.event_id = ?2 AND r._del = 0 ORDER BY r.id IN (SELECT id FROM shadow), r.id",
        joined::with_joined("?1")
    ))?;
    let rows = select.query_map((person, event), |row| {
        Ok(Registration {
            id: row.get(0)?,
            event_id: row.get(1)?,
            person_id: row.get(2)?,
            organisation_id: row.get(3)?,
            status: row.get(4)?,
            source: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The status from which the last presence of this registration was marked, as the journal tells: the last in the order of the fold, so
/// that every laptop puts back the same.
pub fn status_before_presence(conn: &Connection, id: RegistrationId) -> Result<Option<RegistrationStatus>> {
    let mut select = conn.prepare_cached(
        "SELECT json_extract(data, '$.status[0]') FROM entry
         WHERE row = ?1 AND tbl = 'registration' AND op = 1 AND json_extract(data, '$.status[1]') = 'attended'
         ORDER BY clock DESC, data_hash DESC LIMIT 1",
    )?;
    let text: Option<String> = select.query_row([id], |row| row.get(0)).optional()?.flatten();
    Ok(text.map(|text| RegistrationStatus::from_text(&text)))
}

/// How many places of an event are taken.
pub fn taken(conn: &Connection, id: EventId) -> Result<u32> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT count(*) FROM registration r WHERE event_id = ?1 AND _del = 0 AND status IN ('registered', 'attended') AND {}",
        joined::not_shadowed("r.id")
    ))?;
    Ok(select.query_row([id], |row| row.get(0))?)
}

/// The waiting list in its order: who has waited longest stands first.
pub fn waiting(conn: &Connection, id: EventId) -> Result<Vec<RegistrationId>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT id FROM registration r WHERE event_id = ?1 AND _del = 0 AND status = 'waiting' AND {} ORDER BY registered_at, id",
        joined::not_shadowed("r.id")
    ))?;
    Ok(select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The roles of a person in live organisations, under whichever record.
pub fn roles(conn: &Connection, id: PersonId) -> Result<Vec<RoleSpan>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT o.id, r.since, r.until, coalesce(r.head, 0) <> 0 FROM role r JOIN organisation o ON o.id = {} AND o._del = 0
         WHERE r.person_id IN {} AND r._del = 0",
        joined::canonical_of("r.organisation_id"),
        joined::with_joined("?1")
    ))?;
    let rows =
        select.query_map([id], |row| Ok(RoleSpan { organisation_id: row.get(0)?, since: row.get(1)?, until: row.get(2)?, head: row.get(3)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The name of a live person; `not-found` without one.
pub fn person_name(conn: &Connection, id: PersonId) -> Result<String> {
    Ok(conn.prepare_cached(&format!("SELECT {NAME} FROM person p WHERE p.id = ?1 AND p._del = 0"))?.query_row([id], |row| row.get(0))?)
}

/// The name of a live organisation; none without one.
pub fn organisation_name(conn: &Connection, id: OrganisationId) -> Result<Option<String>> {
    let mut select = conn.prepare_cached(&format!("SELECT {ORGANISATION} FROM organisation o WHERE o.id = ?1 AND o._del = 0"))?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?)
}

/// The live count of an event.
pub fn door_count(conn: &Connection, id: EventId) -> Result<DoorCount> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT count(*) FILTER (WHERE status = 'attended'), count(DISTINCT CASE WHEN status = 'attended' THEN {} END),
           count(*) FILTER (WHERE status IN ('invited', 'registered', 'attended'))
         FROM registration r WHERE event_id = ?1 AND _del = 0 AND {}",
        joined::canonical_of("r.organisation_id"),
        joined::not_shadowed("r.id")
    ))?;
    Ok(select.query_row([id], |row| Ok(DoorCount { people: row.get(0)?, organisations: row.get(1)?, registered: row.get(2)? }))?)
}

/// How an event's list can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationOrder {
    /// By the person's name.
    Name,
    /// By the person's name, last first.
    NameDescending,
    /// By the organisation, those without one last.
    Organisation,
    /// By the organisation, last first.
    OrganisationDescending,
    /// By status, those present first.
    Status,
    /// By status, those present last.
    StatusDescending,
}

/// The place of a status in a list: who is there, who is expected, who waits, who is not coming.
const STATUS_PLACE: &str =
    "CASE r.status WHEN 'attended' THEN 0 WHEN 'registered' THEN 1 WHEN 'invited' THEN 2 WHEN 'waiting' THEN 3 WHEN 'no-show' THEN 4 ELSE 5 END";

impl RegistrationOrder {
    fn sql(self) -> String {
        match self {
            Self::Name => "p.folded, p.n".to_owned(),
            Self::NameDescending => "p.folded DESC, p.n DESC".to_owned(),
            Self::Organisation => "o.folded IS NULL, o.folded, p.folded, p.n".to_owned(),
            Self::OrganisationDescending => "o.folded IS NULL, o.folded DESC, p.folded, p.n".to_owned(),
            Self::Status => format!("{STATUS_PLACE}, p.folded, p.n"),
            Self::StatusDescending => format!("{STATUS_PLACE} DESC, p.folded, p.n"),
        }
    }
}

/// `p` is the record that stands for the person; a word may also be one of another record of theirs.
const MATCHING: &str = "r.event_id = :event AND r._del = 0 AND (:status IS NULL OR r.status = :status)
    AND NOT EXISTS (SELECT 1 FROM shadow WHERE shadow.id = r.id)
    AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(p.folded, w.value) = 0
      AND NOT EXISTS (SELECT 1 FROM canon k JOIN person q ON q.id = k.id WHERE k.canon = p.id AND instr(q.folded, w.value) > 0)))";

/// The live person of a registration `r`, under the record that stands for them.
const PERSON: &str = "JOIN person p ON p.id = coalesce((SELECT canon FROM canon WHERE id = r.person_id), r.person_id) AND p._del = 0";

/// The live organisation that a registration `r` credits, under the record that stands for it.
const CREDITED: &str =
    "LEFT JOIN organisation o ON o.id = coalesce((SELECT canon FROM canon WHERE id = r.organisation_id), r.organisation_id) AND o._del = 0";

/// A window of an event's list, and how many it holds.
pub fn rows(conn: &Connection, request: &RegistrationListRequest, order: RegistrationOrder, span: Span) -> Result<(Vec<RegistrationRow>, u32)> {
    let words = words(&request.text);
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM registration r {PERSON} WHERE {MATCHING}"))?
        .query_row(named_params! { ":event": request.event_id, ":status": request.status, ":words": words }, |row| row.get(0))?;
    let mut select = conn.prepare_cached(&format!(
        "SELECT r.id, p.id, {NAME}, o.id, {ORGANISATION}, r.status, r.attended_at, r.hours, coalesce(p.phone, ''), r.part
         FROM registration r {PERSON} {CREDITED} WHERE {MATCHING} ORDER BY {} LIMIT :limit OFFSET :offset",
        order.sql()
    ))?;
    let rows = select.query_map(
        named_params! {
            ":event": request.event_id, ":status": request.status, ":words": words, ":limit": span.limit, ":offset": span.offset,
        },
        |row| {
            Ok(RegistrationRow {
                id: row.get(0)?,
                person_id: row.get(1)?,
                full_name: row.get(2)?,
                organisation_id: row.get(3)?,
                organisation: row.get(4)?,
                status: row.get(5)?,
                attended_at: row.get(6)?,
                hours: row.get(7)?,
                phone: row.get(8)?,
                part: row.get(9)?,
            })
        },
    )?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, total))
}

/// What was typed at the door: folded text, or nothing but the digits of a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Folded words.
    Words(String),
    /// Digits of a phone.
    Digits(String),
}

/// Whether a column of a person `p`, or of another record of theirs, holds a text.
fn holds(column: &str, text: &str) -> String {
    format!(
        "(instr(p.{column}, {text}) > 0
          OR EXISTS (SELECT 1 FROM canon k JOIN person q ON q.id = k.id WHERE k.canon = p.id AND instr(q.{column}, {text}) > 0))"
    )
}

/// The people of an event's list whom the letters fit, wherever in the name these stand. First those whose surname
/// begins with what was typed, then those of whom another part does, then all others; each by name. At most `limit`.
pub fn expected(conn: &Connection, id: EventId, typed: &Typed, limit: u32) -> Result<Vec<DoorHit>> {
    let (text, digits) = match typed {
        Typed::Words(text) => (text.as_str(), ""),
        Typed::Digits(digits) => ("", digits.as_str()),
    };
    let words = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let fits = (0..words.len()).map(|place| format!(" AND {}", holds("folded", &format!("?{}", place + 5)))).collect::<String>();
    // The list is looked through on what is compared and sorted by; names are read of those who are shown.
    let mut select = conn.prepare_cached(&format!(
        "WITH page AS MATERIALIZED (
           SELECT p.n, p.folded, {credited} AS organisation_id, r.status,
             CASE WHEN substr(p.folded, 1, length(?2)) = ?2 THEN 0 WHEN instr(' ' || p.folded, ' ' || ?2) > 0 THEN 1 ELSE 2 END AS place
           FROM registration r {PERSON}
           WHERE r.event_id = ?1 AND r._del = 0 AND {once} AND (?3 = '' OR {digits}){fits}
           ORDER BY place, p.folded, p.n LIMIT ?4)
         SELECT p.id, {NAME}, {ORGANISATION}, page.status
         FROM page JOIN person p ON p.n = page.n LEFT JOIN organisation o ON o.id = page.organisation_id AND o._del = 0
         ORDER BY page.place, page.folded, page.n",
        credited = joined::canonical_of("r.organisation_id"),
        once = joined::not_shadowed("r.id"),
        digits = holds("phone_digits", "?3")
    ))?;
    let mut values = vec![Value::from(id), text.to_owned().into(), digits.to_owned().into(), limit.into()];
    values.extend(words.into_iter().map(|word| Value::from(word.to_owned())));
    let rows = select.query_map(params_from_iter(values), |row| {
        Ok(DoorHit { person_id: row.get(0)?, full_name: row.get(1)?, organisation: row.get(2)?, status: Some(row.get(3)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// People of the file whom the letters fit, with the status in the event's list; without the organisation. First those
/// whose name begins with the text, then others; each by name. At most `limit`.
pub fn anybody(conn: &Connection, id: EventId, text: &str, limit: u32) -> Result<Vec<DoorHit>> {
    let mut chosen = beginning(conn, &fold(text), limit)?;
    if chosen.len() < limit as usize {
        let mut others = Vec::new();
        for n in search::matching(conn, HitKind::Person, text, MOST_OTHERS)? {
            others.extend(search::key(conn, HitKind::Person, n)?.map(|key| (key, n)));
        }
        others.sort_unstable();
        let seen = chosen.iter().copied().collect::<BTreeSet<_>>();
        chosen.extend(others.into_iter().map(|(_, n)| n).filter(|n| !seen.contains(n)));
        chosen.truncate(limit as usize);
    }
    let mut select = conn.prepare_cached(&format!(
        "SELECT p.id, {NAME}, r.status FROM person p LEFT JOIN registration r ON r.person_id IN {} AND r.event_id = ?2 AND r._del = 0 AND {}
         WHERE p.n = ?1",
        joined::with_joined("p.id"),
        joined::not_shadowed("r.id")
    ))?;
    let (mut hits, mut shown) = (Vec::new(), BTreeSet::new());
    for n in chosen {
        let n = joined::shown(conn, RecordKind::Person, n)?;
        if !shown.insert(n) {
            continue;
        }
        hits.push(select.query_row((n, id), |row| {
            let status = match row.get_ref(2)? {
                ValueRef::Null => None,
                _ => Some(row.get(2)?),
            };
            Ok(DoorHit { person_id: row.get(0)?, full_name: row.get(1)?, organisation: String::new(), status })
        })?);
    }
    Ok(hits)
}

/// The local numbers of the people whose name begins with a folded text, by name: read in the list's own index, however
/// many people have such a word.
fn beginning(conn: &Connection, folded: &str, limit: u32) -> Result<Vec<i64>> {
    let mut select =
        conn.prepare_cached("SELECT n FROM person WHERE _del = 0 AND folded >= ?1 AND folded < ?1 || char(1114111) ORDER BY folded, n LIMIT ?2")?;
    Ok(select.query_map((folded, limit), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The live organisation of this name, short or full, however it is spelt; of several the one entered first.
pub fn organisation_of_name(conn: &Connection, name: &str) -> Result<Option<OrganisationId>> {
    let folded = fold(name);
    let mut select =
        conn.prepare_cached("SELECT id, coalesce(full_name, ''), coalesce(short_name, '') FROM organisation WHERE n = ?1 AND _del = 0")?;
    for n in search::matching(conn, HitKind::Organisation, name, SAME_WORDS)? {
        let found: Option<(OrganisationId, String, String)> = select.query_row([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        if let Some((id, full, short)) = found
            && (fold(&full) == folded || fold(&short) == folded)
        {
            return joined::canonical(conn, id).map(Some);
        }
    }
    Ok(None)
}

/// Everybody of an event's list with status, by name, as papers need them.
pub fn printed(conn: &Connection, id: EventId) -> Result<Vec<(RegistrationStatus, PrintedPerson)>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT r.status, r.id, coalesce(p.surname, ''), coalesce(p.given, ''), coalesce(p.patronymic, ''), {ORGANISATION}, coalesce(o.address, ''),
           coalesce(p.phone, ''), r.list_number, r.part, p.id, p.sex, coalesce((SELECT name FROM municipality m WHERE m.id = p.municipality_id), ''),
           coalesce((SELECT t.title FROM role t WHERE t.person_id IN {records} AND {organisation} = o.id AND t._del = 0
             ORDER BY t.until IS NOT NULL, t.until DESC, t.since DESC, t.id LIMIT 1), ''), coalesce(p.email, '')
         FROM registration r {PERSON} {CREDITED} WHERE r.event_id = ?1 AND r._del = 0 AND {once} ORDER BY p.folded, p.n",
        records = joined::with_joined("p.id"),
        organisation = joined::canonical_of("t.organisation_id"),
        once = joined::not_shadowed("r.id")
    ))?;
    let rows = select.query_map([id], |row| {
        let person = PrintedPerson {
            registration_id: row.get(1)?,
            person_id: row.get(10)?,
            name: FullName { surname: row.get(2)?, given: row.get(3)?, patronymic: row.get(4)? },
            corrections: Vec::new(),
            sex: row.get(11)?,
            organisation: row.get(5)?,
            post: row.get(13)?,
            municipality: row.get(12)?,
            address: row.get(6)?,
            phone: row.get(7)?,
            part: row.get(9)?,
            number: row.get::<_, Option<i64>>(8)?.and_then(|number| u32::try_from(number).ok()),
            email: row.get(14)?,
        };
        Ok((row.get(0)?, person))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The registration whose identifier ends so: one of this event where there is one, otherwise one of another.
pub fn of_tail(conn: &Connection, event: EventId, tail: [u8; 8]) -> Result<Option<RegistrationId>> {
    let mut here = conn.prepare_cached("SELECT id FROM registration WHERE event_id = ?1 AND substr(id, 9) = ?2 AND _del = 0")?;
    if let Some(id) = here.query_row((event, tail), |row| row.get(0)).optional()? {
        return Ok(Some(id));
    }
    let mut anywhere = conn.prepare_cached("SELECT id FROM registration WHERE substr(id, 9) = ?1 AND _del = 0 LIMIT 1")?;
    Ok(anywhere.query_row([tail], |row| row.get(0)).optional()?)
}

/// The highest number that a row of an event's sheet ever had, also of a registration that is gone.
pub fn highest_row(conn: &Connection, id: EventId) -> Result<u32> {
    let mut select = conn.prepare_cached("SELECT coalesce(max(list_number), 0) FROM registration WHERE event_id = ?1")?;
    Ok(select.query_row([id], |row| row.get(0))?)
}

/// The live registrations of an event that have a row number, whatever has become of them.
pub fn numbered(conn: &Connection, id: EventId) -> Result<Vec<RegistrationId>> {
    let mut select = conn.prepare_cached("SELECT id FROM registration WHERE event_id = ?1 AND _del = 0 AND list_number IS NOT NULL ORDER BY id")?;
    Ok(select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The registrations of the numbered rows of an event's sheet. Of several with one number, as laptops may have given it, it is
/// that of somebody who stands on the sheet: who has cancelled or waits gives way, and so does a registration that another of
/// the same person stands for. Of several that stand there it is the first by name.
pub fn of_rows(conn: &Connection, id: EventId) -> Result<BTreeMap<u32, RegistrationId>> {
    // The last row of a number is the one that stays.
    let mut select = conn.prepare_cached(&format!(
        "SELECT r.list_number, r.id FROM registration r JOIN person p ON p.id = r.person_id AND p._del = 0
         WHERE r.event_id = ?1 AND r._del = 0 AND r.list_number > 0
         ORDER BY coalesce(r.status, '') NOT IN ('waiting', 'cancelled') AND {once}, p.folded DESC, p.n DESC",
        once = joined::not_shadowed("r.id")
    ))?;
    let rows = select.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The identifier of the one registration of a person at an event.
pub fn id_of(event: EventId, person: PersonId) -> RegistrationId {
    RegistrationId(RawId::derived("registration", &[event.raw(), person.raw()]))
}
