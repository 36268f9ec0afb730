//! Events.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{EventId, ModuleId, MunicipalityId, PracticeId, TopicId};
use crate::values::{Day, Hundredths, Order, Span, WallTime};

crate::choices! {
    /// What kind of event it is.
    EventKind, fallback Other {
        /// A presentation.
        Presentation = "presentation",
        /// A workshop.
        Workshop = "workshop",
        /// A training.
        Training = "training",
        /// A webinar.
        Webinar = "webinar",
        /// A strategic session.
        StrategicSession = "strategic-session",
        /// An internship.
        Internship = "internship",
        /// A conference.
        Conference = "conference",
        /// A meeting of a jury.
        JuryMeeting = "jury-meeting",
        /// Anything else.
        Other = "other",
    }
}

crate::choices! {
    /// Where people meet.
    EventFormat, fallback InPerson {
        /// In one place.
        InPerson = "in-person",
        /// Over the network.
        Online = "online",
        /// Both.
        Mixed = "mixed",
    }
}

crate::choices! {
    /// How far an event has come.
    EventStatus, fallback Planned {
        /// Planned.
        Planned = "planned",
        /// Registration is open.
        Open = "open",
        /// It has taken place.
        Held = "held",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

/// What an event's form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventFields {
    /// Its module.
    #[serde(default)]
    pub module_id: Option<ModuleId>,
    /// Its topic; belongs to the module.
    #[serde(default)]
    pub topic_id: Option<TopicId>,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: EventKind,
    /// Its format.
    pub format: EventFormat,
    /// The place or the address of the room; may be empty.
    pub place: String,
    /// The municipality.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
    /// Its start by the clock of its zone.
    pub starts: WallTime,
    /// Its end by the clock of its zone, not before the start.
    pub ends: WallTime,
    /// Its IANA time zone.
    pub zone: String,
    /// How many people find room; none means no limit.
    #[serde(default)]
    pub capacity: Option<i32>,
    /// Speakers, one a line; may be empty.
    pub speakers: String,
    /// Academic hours for the certificate; none means the length of the event.
    #[serde(default)]
    pub hours: Option<Hundredths>,
    /// How far it has come.
    pub status: EventStatus,
    /// Notes; may be empty.
    pub notes: String,
    /// Practices taught at it.
    #[serde(default)]
    pub practices: Vec<PracticeId>,
}

impl EventFields {
    /// What means something together only: a span of time, and a module with its topic.
    pub const TOGETHER: &[&[&str]] = &[&["starts", "ends", "zone"], &["moduleId", "topicId"]];
}

/// An event with what its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Its identifier.
    pub id: EventId,
    /// What its form holds.
    pub fields: EventFields,
    /// Its first day in its zone.
    pub day: Day,
    /// The module's title, empty without a module.
    pub module_title: String,
    /// The module's colour, empty without a module.
    pub colour: String,
    /// The topic's title, empty without a topic.
    pub topic_title: String,
    /// The municipality's name, empty without one.
    pub municipality: String,
    /// People who have or had a place: registered, present, or absent after all. Invited, waiting and cancelled ones have none.
    pub registered: u32,
    /// People present.
    pub present: u32,
    /// Organisations with somebody present; each counts once.
    pub organisations: u32,
}

/// An event in a list or in the calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventRow {
    /// Its identifier.
    pub id: EventId,
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
    /// Its zone.
    pub zone: String,
    /// The place.
    pub place: String,
    /// The municipality's name.
    pub municipality: String,
    /// Its module.
    #[serde(default)]
    pub module_id: Option<ModuleId>,
    /// The module's title.
    pub module_title: String,
    /// The module's colour.
    pub colour: String,
    /// People who have or had a place: registered, present, or absent after all.
    pub registered: u32,
    /// People present.
    pub present: u32,
    /// How many find room.
    #[serde(default)]
    pub capacity: Option<i32>,
}

/// Which events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventFilter {
    /// Words of the title, place or speakers; empty for all.
    pub text: String,
    /// Not before this day.
    #[serde(default)]
    pub from: Option<Day>,
    /// Not after this day.
    #[serde(default)]
    pub to: Option<Day>,
    /// Of this year.
    #[serde(default)]
    pub year: Option<i32>,
    /// Of this module.
    #[serde(default)]
    pub module_id: Option<ModuleId>,
    /// Of this format.
    #[serde(default)]
    pub format: Option<EventFormat>,
    /// Of this status.
    #[serde(default)]
    pub status: Option<EventStatus>,
    /// In this municipality.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
}

/// A window of the list of events. Order columns: `day` (the default), `title`, `present`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventListRequest {
    /// Which events.
    pub filter: EventFilter,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}

/// A new start for an event; its length stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveEvent {
    /// The event.
    pub id: EventId,
    /// Its new start.
    pub starts: WallTime,
}
