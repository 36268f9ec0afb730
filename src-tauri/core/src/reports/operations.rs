//! Operations on reports.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::counting::{Numbering, Tally};
use super::model::{Grouping, ParticipationReport, ReportRequest, ReportRow};
use crate::calendar::{EventKind, hours_of, wall};
use crate::error::Result;
use crate::ids::{ModuleId, MunicipalityId};
use crate::names::fold;
use crate::programme::Module;
use crate::store::reports::{CountedEvent, Joined, events, presences};
use crate::values::Moment;

/// What a row counts, in the order of the rows; what has no year, number or name stands last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Module(i32, i32, ModuleId),
    WithoutModule(i32),
    Year(i32),
    Municipality(String, MunicipalityId),
    WithoutMunicipality,
    Kind(usize),
}

/// Events, participations, different people and organisations, person-hours by module, year, municipality or kind.
///
/// People and organisations are counted exactly within each row, and anew over all events for the total: a person who
/// came to two modules stands in both rows and once in the total (F60). Each presence is read once, whatever the rows are.
/// Modules without events have a row of zeros unless the report is of one municipality.
pub fn participation(conn: &Connection, request: &ReportRequest, now: Moment) -> Result<ParticipationReport> {
    let modules = crate::store::programme::modules(conn)?;
    let mut rows: BTreeMap<Key, (ReportRow, Tally)> = BTreeMap::new();
    if request.grouping == Grouping::Module && request.municipality_id.is_none() {
        for module in modules.iter().filter(|module| asked_for(request, module)) {
            rows.entry(module_key(module)).or_insert_with(|| (module_row(module), Tally::default()));
        }
    }
    let mut total = Tally::default();
    let (mut people, mut organisations) = (Numbering::default(), Numbering::default());
    let joined = Joined::read(conn)?;
    for event in events(conn, request)? {
        let (key, row) = place(request.grouping, &event, &modules);
        let (_, tally) = rows.entry(key).or_insert_with(|| (row, Tally::default()));
        tally.event();
        total.event();
        let whole = hours(&event);
        presences(conn, &joined, event.id, |person, organisation, hours| {
            let person = people.of(person);
            let organisation = organisation.map(|organisation| organisations.of(organisation));
            let hours = hours.unwrap_or(whole);
            tally.presence(person, organisation, hours);
            total.presence(person, organisation, hours);
        })?;
    }
    let rows = rows.into_values().map(|(row, tally)| ReportRow { counts: tally.counts(), ..row }).collect();
    Ok(ParticipationReport { request: request.clone(), rows, total: total.counts(), as_of: crate::store::columns::moment_text(now) })
}

fn hours(event: &CountedEvent) -> i64 {
    hours_of(event.hours, wall(event.starts, &event.zone), wall(event.ends, &event.zone)).0
}

fn asked_for(request: &ReportRequest, module: &Module) -> bool {
    request.year.is_none_or(|year| year == module.year) && request.module_id.is_none_or(|id| id == module.id)
}

fn module_key(module: &Module) -> Key {
    Key::Module(module.year, module.number, module.id)
}

fn module_row(module: &Module) -> ReportRow {
    row(Some(module.year), &module.title, &module.colour)
}

fn row(year: Option<i32>, label: &str, colour: &str) -> ReportRow {
    ReportRow { year, label: label.to_owned(), colour: colour.to_owned(), counts: Tally::default().counts() }
}

/// The row in which an event is counted.
fn place(grouping: Grouping, event: &CountedEvent, modules: &[Module]) -> (Key, ReportRow) {
    match grouping {
        Grouping::Module => match modules.iter().find(|module| Some(module.id) == event.module_id) {
            Some(module) => (module_key(module), module_row(module)),
            None => (Key::WithoutModule(event.year), row(Some(event.year), "", "")),
        },
        Grouping::Year => (Key::Year(event.year), row(Some(event.year), "", "")),
        Grouping::Municipality => match &event.municipality {
            Some((id, name)) => (Key::Municipality(fold(name), *id), row(None, name, "")),
            None => (Key::WithoutMunicipality, row(None, "", "")),
        },
        Grouping::Kind => {
            let order = EventKind::ALL.iter().position(|kind| *kind == event.kind).unwrap_or(EventKind::ALL.len());
            (Key::Kind(order), row(None, event.kind.as_str(), ""))
        }
    }
}
