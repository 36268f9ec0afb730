//! What certificates are given for.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::DocumentKind;
use super::register::DocumentRow;
use crate::calendar::{self, EventKind};
use crate::error::Result;
use crate::ids::{CompetitionId, EventId};
use crate::store::certificates as store;
use crate::values::{Day, Hundredths};

/// What certificates are given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "of", content = "id")]
pub enum Occasion {
    /// Presence at an event.
    Event(EventId),
    /// An award of a competition.
    Competition(CompetitionId),
}

impl Occasion {
    /// For what a certificate of the register was given; none for a document that is no certificate.
    pub fn of(row: &DocumentRow) -> Option<Self> {
        match (row.kind, row.event_id, row.competition_id) {
            (DocumentKind::Certificate, Some(event), _) => Some(Self::Event(event)),
            (DocumentKind::Certificate, None, Some(competition)) => Some(Self::Competition(competition)),
            _ => None,
        }
    }
}

impl From<EventId> for Occasion {
    fn from(id: EventId) -> Self {
        Self::Event(id)
    }
}

impl From<CompetitionId> for Occasion {
    fn from(id: CompetitionId) -> Self {
        Self::Competition(id)
    }
}

/// The title of an event or a competition; `not-found` without it.
pub fn title(conn: &Connection, occasion: Occasion) -> Result<String> {
    told(conn, occasion).map(|told| told.title)
}

/// What certificates of an occasion share.
pub(super) struct Told {
    pub title: String,
    pub kind: Option<EventKind>,
    pub days: (Day, Day),
    pub hours: Option<Hundredths>,
    pub place: String,
    pub least: Option<Hundredths>,
}

pub(super) fn told(conn: &Connection, occasion: Occasion) -> Result<Told> {
    match occasion {
        Occasion::Event(id) => {
            let event = calendar::get(conn, id)?;
            let (starts, ends) = (event.fields.starts, event.fields.ends);
            let place = [event.fields.place.as_str(), event.municipality.as_str()];
            Ok(Told {
                kind: Some(event.fields.kind),
                days: calendar::days(starts, ends),
                hours: Some(calendar::hours_of(event.fields.hours, starts, ends)),
                place: place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
                least: store::least_hours(conn, id)?,
                title: event.fields.title,
            })
        }
        Occasion::Competition(id) => {
            let (title, day) = store::decided(conn, id)?;
            Ok(Told { title, kind: None, days: (day, day), hours: None, place: String::new(), least: None })
        }
    }
}
