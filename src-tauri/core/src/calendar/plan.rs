//! The plan of a year: modules and topics with their events, as it is printed.

use rusqlite::Connection;

use super::model::{EventFormat, EventKind, EventStatus};
use crate::error::Result;
use crate::ids::{ModuleId, TopicId};
use crate::programme::{Module, Programme, Topic};
use crate::store::{calendar as store, programme};
use crate::values::WallTime;

/// The plan of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPlan {
    /// The programme.
    pub programme: Programme,
    /// The year.
    pub year: i32,
    /// The year's modules by number.
    pub modules: Vec<Module>,
    /// Their topics by module and position.
    pub topics: Vec<Topic>,
    /// The year's events by start, without cancelled ones.
    pub events: Vec<PlannedEvent>,
}

/// An event of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedEvent {
    /// Its module.
    pub module_id: Option<ModuleId>,
    /// Its topic.
    pub topic_id: Option<TopicId>,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: EventKind,
    /// Its format.
    pub format: EventFormat,
    /// How far it has come.
    pub status: EventStatus,
    /// Its start by the clock of its zone.
    pub starts: WallTime,
    /// Its end by the clock of its zone.
    pub ends: WallTime,
    /// Municipality and place, as far as known.
    pub place: String,
}

/// The plan of a year.
pub fn year_plan(conn: &Connection, year: i32) -> Result<YearPlan> {
    let modules: Vec<Module> = programme::modules(conn)?.into_iter().filter(|module| module.year == year).collect();
    let topics = programme::topics(conn)?.into_iter().filter(|topic| modules.iter().any(|module| module.id == topic.module_id)).collect();
    Ok(YearPlan { programme: programme::programme(conn)?, year, modules, topics, events: store::planned(conn, year)? })
}
