//! SQL of events.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::calendar::{Event, EventFields, EventFilter, EventRow, EventStatus, PlannedEvent, day, days, wall};
use crate::error::Result;
use crate::ids::{EventId, PracticeId, RawId, RegistrationId, TopicId};
use crate::names::fold;
use crate::search::HitKind;
use crate::store::search;
use crate::values::{Day, Moment, Span};

/// The moment that an event without a readable one is shown at.
const NO_MOMENT: &str = "1970-01-01T00:00:00Z";

/// Recomputes what is derived from an event: its days, its year, what it is sorted and searched by, its counts.
pub fn derive_event(conn: &Connection, id: RawId) -> Result<()> {
    let mut select = conn.prepare_cached(
        "SELECT e.n, e._del = 0, coalesce(e.starts, :none), coalesce(e.ends, e.starts, :none), coalesce(e.zone, ''), coalesce(e.title, ''),
           coalesce(e.place, '') || ' ' || coalesce(e.speakers, '') || ' ' || coalesce(u.name, '')
         FROM event e LEFT JOIN municipality u ON u.id = e.municipality_id AND u._del = 0 WHERE e.id = :id",
    )?;
    let found = select
        .query_row(named_params! { ":id": id, ":none": NO_MOMENT }, |row| {
            let zone: String = row.get(4)?;
            let (starts, ends) = (wall(row.get(2)?, &zone), wall(row.get(3)?, &zone));
            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, days(starts, ends), row.get::<_, String>(5)?, row.get::<_, String>(6)?))
        })
        .optional()?;
    let Some((n, live, (first, last), title, rest)) = found else { return Ok(()) };
    let (title, rest) = (fold(&title), fold(&rest));
    conn.prepare_cached("UPDATE event SET day = :day, last_day = :last, year = :year, folded = :folded WHERE id = :id")?.execute(named_params! {
        ":day": first, ":last": last, ":year": first.0.year(), ":folded": format!("{title}\n{rest}"), ":id": id,
    })?;
    conn.prepare_cached(
        "INSERT INTO event_count(event_id, registered, present)
         SELECT :id, count(*) FILTER (WHERE status IN ('registered', 'attended', 'no-show'))
             - (SELECT coalesce(sum(registered), 0) FROM shadow WHERE event_id = :id),
           count(*) FILTER (WHERE status = 'attended') - (SELECT coalesce(sum(present), 0) FROM shadow WHERE event_id = :id)
         FROM registration WHERE event_id = :id AND _del = 0
         ON CONFLICT(event_id) DO UPDATE SET registered = excluded.registered, present = excluded.present",
    )?
    .execute(named_params! { ":id": id })?;
    let words = live.then(|| format!("{title} {rest}"));
    search::index(conn, HitKind::Event, n, words.as_deref())
}

/// What rules need to know of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Its identifier.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// Its start.
    pub starts: Moment,
    /// Its end.
    pub ends: Moment,
    /// Its zone.
    pub zone: String,
    /// Its first day in its zone.
    pub day: Day,
    /// How many find room.
    pub capacity: Option<i32>,
    /// How far it has come.
    pub status: EventStatus,
}

/// What rules need to know of a live event; `not-found` without one.
pub fn slot(conn: &Connection, id: EventId) -> Result<Slot> {
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(title, ''), coalesce(starts, :none), coalesce(ends, starts, :none), coalesce(zone, ''), capacity, status
         FROM event WHERE id = :id AND _del = 0",
    )?;
    Ok(select.query_row(named_params! { ":id": id, ":none": NO_MOMENT }, |row| {
        let (starts, zone): (Moment, String) = (row.get(2)?, row.get(4)?);
        Ok(Slot {
            id: row.get(0)?,
            title: row.get(1)?,
            starts,
            ends: row.get(3)?,
            day: day(starts, &zone),
            zone,
            capacity: row.get(5)?,
            status: row.get(6)?,
        })
    })?)
}

/// An event with everything that its page shows; `not-found` without one.
pub fn get(conn: &Connection, id: EventId) -> Result<Event> {
    let mut select = conn.prepare_cached(
        "SELECT e.module_id, e.topic_id, coalesce(e.title, ''), e.kind, e.format, coalesce(e.place, ''), e.municipality_id,
           coalesce(e.starts, :none), coalesce(e.ends, e.starts, :none), coalesce(e.zone, ''), e.capacity, coalesce(e.speakers, ''), e.hours,
           e.status, coalesce(e.notes, ''), coalesce(m.title, ''), coalesce(m.colour, ''), coalesce(t.title, ''), coalesce(u.name, ''),
           coalesce(c.registered, 0), coalesce(c.present, 0),
           (SELECT count(DISTINCT coalesce((SELECT canon FROM canon WHERE id = r.organisation_id), r.organisation_id))
            FROM registration r WHERE r.event_id = e.id AND r._del = 0 AND r.status = 'attended'
              AND NOT EXISTS (SELECT 1 FROM shadow WHERE shadow.id = r.id))
         FROM event e LEFT JOIN event_count c ON c.event_id = e.id LEFT JOIN module m ON m.id = e.module_id AND m._del = 0
           LEFT JOIN topic t ON t.id = e.topic_id AND t._del = 0 LEFT JOIN municipality u ON u.id = e.municipality_id AND u._del = 0
         WHERE e.id = :id AND e._del = 0",
    )?;
    let practices = practices(conn, id)?.into_iter().map(|(_, practice)| practice).collect();
    Ok(select.query_row(named_params! { ":id": id, ":none": NO_MOMENT }, |row| {
        let zone: String = row.get(9)?;
        let starts = wall(row.get(7)?, &zone);
        Ok(Event {
            id,
            day: Day(starts.0.date()),
            fields: EventFields {
                module_id: row.get(0)?,
                topic_id: row.get(1)?,
                title: row.get(2)?,
                kind: row.get(3)?,
                format: row.get(4)?,
                place: row.get(5)?,
                municipality_id: row.get(6)?,
                starts,
                ends: wall(row.get(8)?, &zone),
                zone,
                capacity: row.get(10)?,
                speakers: row.get(11)?,
                hours: row.get(12)?,
                status: row.get(13)?,
                notes: row.get(14)?,
                practices,
            },
            module_title: row.get(15)?,
            colour: row.get(16)?,
            topic_title: row.get(17)?,
            municipality: row.get(18)?,
            registered: row.get(19)?,
            present: row.get(20)?,
            organisations: row.get(21)?,
        })
    })?)
}

/// The events of a year by start, without cancelled ones. A year is the year of the first day in the event's zone.
pub fn planned(conn: &Connection, year: i32) -> Result<Vec<PlannedEvent>> {
    let mut select = conn.prepare_cached(
        "SELECT e.module_id, e.topic_id, coalesce(e.title, ''), e.kind, e.format, e.status, coalesce(e.starts, :none), coalesce(e.ends, e.starts, :none),
           coalesce(e.zone, ''), coalesce(e.place, ''), coalesce(u.name, '')
         FROM event e LEFT JOIN municipality u ON u.id = e.municipality_id AND u._del = 0
         WHERE e._del = 0 AND e.status IS NOT 'cancelled' AND e.day BETWEEN :first AND :last ORDER BY e.starts, e.id",
    )?;
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    let rows = select.query_map(named_params! { ":none": NO_MOMENT, ":first": first, ":last": last }, |row| {
        let (zone, place, municipality): (String, String, String) = (row.get(8)?, row.get(9)?, row.get(10)?);
        Ok(PlannedEvent {
            module_id: row.get(0)?,
            topic_id: row.get(1)?,
            title: row.get(2)?,
            kind: row.get(3)?,
            format: row.get(4)?,
            status: row.get(5)?,
            starts: wall(row.get(6)?, &zone),
            ends: wall(row.get(7)?, &zone),
            place: [municipality, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How the list of events can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventOrder {
    /// By start.
    Day,
    /// By start, last first.
    DayDescending,
    /// By title.
    Title,
    /// By title, last first.
    TitleDescending,
    /// By people present.
    Present,
    /// By people present, most first.
    PresentDescending,
}

impl EventOrder {
    fn is_by_presence(self) -> bool {
        matches!(self, Self::Present | Self::PresentDescending)
    }

    fn sql(self) -> &'static str {
        match self {
            Self::Day => "e.day, e.starts, e.n",
            Self::DayDescending => "e.day DESC, e.starts DESC, e.n DESC",
            Self::Title => "e.folded, e.day, e.n",
            Self::TitleDescending => "e.folded DESC, e.day DESC, e.n DESC",
            Self::Present => "coalesce(c.present, 0), e.day, e.n",
            Self::PresentDescending => "coalesce(c.present, 0) DESC, e.day, e.n",
        }
    }
}

/// Parameters: `:from :to :year :module :format :status :municipality :words` (a JSON list of folded words).
const MATCHING: &str = "e._del = 0
    AND (:from IS NULL OR e.last_day >= :from) AND (:to IS NULL OR e.day <= :to) AND (:year IS NULL OR e.year = :year)
    AND (:module IS NULL OR e.module_id = :module) AND (:format IS NULL OR e.format = :format)
    AND (:status IS NULL OR e.status = :status) AND (:municipality IS NULL OR e.municipality_id = :municipality)
    AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(e.folded, w.value) = 0))";

/// What a row of a list shows.
const SHOWN: &str = "SELECT e.id, coalesce(e.title, ''), e.kind, e.format, e.status, coalesce(e.starts, '1970-01-01T00:00:00Z'),
      coalesce(e.ends, e.starts, '1970-01-01T00:00:00Z'), coalesce(e.zone, ''), coalesce(e.place, ''), coalesce(u.name, ''), e.module_id,
      coalesce(m.title, ''), coalesce(m.colour, ''), coalesce(c.registered, 0), coalesce(c.present, 0), e.capacity";

/// Where that is read from, of `event e`.
const BESIDE: &str = "LEFT JOIN event_count c ON c.event_id = e.id LEFT JOIN module m ON m.id = e.module_id AND m._del = 0
      LEFT JOIN municipality u ON u.id = e.municipality_id AND u._del = 0";

fn event_row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    let zone: String = row.get(7)?;
    Ok(EventRow {
        id: row.get(0)?,
        title: row.get(1)?,
        kind: row.get(2)?,
        format: row.get(3)?,
        status: row.get(4)?,
        starts: wall(row.get(5)?, &zone),
        ends: wall(row.get(6)?, &zone),
        zone,
        place: row.get(8)?,
        municipality: row.get(9)?,
        module_id: row.get(10)?,
        module_title: row.get(11)?,
        colour: row.get(12)?,
        registered: row.get(13)?,
        present: row.get(14)?,
        capacity: row.get(15)?,
    })
}

/// A window of the events that the filter lets through, and how many there are.
pub fn rows(conn: &Connection, filter: &EventFilter, order: EventOrder, span: Span) -> Result<(Vec<EventRow>, u32)> {
    let words = words(&filter.text);
    let total = conn.prepare_cached(&format!("SELECT count(*) FROM event e WHERE {MATCHING}"))?.query_row(
        named_params! {
            ":from": filter.from, ":to": filter.to, ":year": filter.year, ":module": filter.module_id, ":format": filter.format,
            ":status": filter.status, ":municipality": filter.municipality_id, ":words": words,
        },
        |row| row.get(0),
    )?;
    // What is sorted is a number and what it is sorted by; titles, places and names are read of the rows that are shown.
    let mut select = conn.prepare_cached(&format!(
        "WITH page AS MATERIALIZED (
           SELECT e.n FROM event e {counted} WHERE {MATCHING} ORDER BY {by} LIMIT :limit OFFSET :offset)
         {SHOWN} FROM page JOIN event e ON e.n = page.n {BESIDE} ORDER BY {by}",
        counted = if order.is_by_presence() { "LEFT JOIN event_count c ON c.event_id = e.id" } else { "" },
        by = order.sql()
    ))?;
    let rows = select.query_map(
        named_params! {
            ":from": filter.from, ":to": filter.to, ":year": filter.year, ":module": filter.module_id, ":format": filter.format,
            ":status": filter.status, ":municipality": filter.municipality_id, ":words": words, ":limit": span.limit, ":offset": span.offset,
        },
        event_row,
    )?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, total))
}

/// The folded words of what was typed, as a JSON list for `json_each`.
pub(super) fn words(text: &str) -> String {
    let folded = fold(text);
    serde_json::Value::from(folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>()).to_string()
}

/// The next events that are neither over on this day nor cancelled; at most `limit`.
pub fn ahead(conn: &Connection, today: Day, limit: u32) -> Result<Vec<EventRow>> {
    let mut select = conn.prepare_cached(&format!(
        "{SHOWN} FROM event e {BESIDE} WHERE e._del = 0 AND e.last_day >= ?1 AND coalesce(e.status, '') <> 'cancelled' ORDER BY e.day, e.starts, e.n LIMIT ?2"
    ))?;
    Ok(select.query_map((today, limit), event_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The last events that were not cancelled, newest first; at most `limit`.
pub fn last(conn: &Connection, limit: u32) -> Result<Vec<EventRow>> {
    let mut select = conn.prepare_cached(&format!(
        "{SHOWN} FROM event e {BESIDE} WHERE e._del = 0 AND coalesce(e.status, '') <> 'cancelled' ORDER BY e.day DESC, e.starts DESC, e.n DESC LIMIT ?1"
    ))?;
    Ok(select.query_map([limit], event_row)?.collect::<rusqlite::Result<_>>()?)
}

/// What keeps an event from being deleted: presences, valid documents, applications that arose from it.
pub fn uses(conn: &Connection, id: EventId) -> Result<u32> {
    let mut select = conn.prepare_cached(
        "SELECT (SELECT count(*) FROM registration WHERE event_id = ?1 AND _del = 0 AND status = 'attended')
           + (SELECT count(*) FROM document WHERE event_id = ?1 AND _del = 0)
           + (SELECT count(*) FROM application WHERE event_id = ?1 AND _del = 0)",
    )?;
    Ok(select.query_row([id], |row| row.get(0))?)
}

/// The live registrations of an event.
pub fn registrations(conn: &Connection, id: EventId) -> Result<Vec<RegistrationId>> {
    let mut select = conn.prepare_cached("SELECT id FROM registration WHERE event_id = ?1 AND _del = 0 ORDER BY id")?;
    Ok(select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The links of an event to practices: the link and the practice, in a fixed order.
pub fn practices(conn: &Connection, id: EventId) -> Result<Vec<(RawId, PracticeId)>> {
    let mut select = conn.prepare_cached(
        "SELECT l.id, l.practice_id FROM event_practice l JOIN practice p ON p.id = l.practice_id AND p._del = 0
         WHERE l.event_id = ?1 AND l._del = 0 ORDER BY l.practice_id",
    )?;
    Ok(select.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The module of a live topic; none without one.
pub fn module_of_topic(conn: &Connection, id: TopicId) -> Result<Option<RawId>> {
    let mut select = conn.prepare_cached("SELECT module_id FROM topic WHERE id = ?1 AND _del = 0")?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?.flatten())
}
