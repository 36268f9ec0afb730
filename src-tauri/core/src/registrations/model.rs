//! Registrations for events, presence at the door, walk-ins.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::certificates::Part;
use crate::ids::{EventId, OrganisationId, PersonId, RegistrationId};
use crate::people::PersonFields;
use crate::values::{Hundredths, Moment, Order, Span};

crate::choices! {
    /// What has become of a registration.
    RegistrationStatus, fallback Registered {
        /// Invited.
        Invited = "invited",
        /// Registered.
        Registered = "registered",
        /// On the waiting list.
        Waiting = "waiting",
        /// Was there.
        Attended = "attended",
        /// Did not come.
        NoShow = "no-show",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

/// A registration in an event's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationRow {
    /// The identifier.
    pub id: RegistrationId,
    /// The person.
    pub person_id: PersonId,
    /// The person's name.
    pub full_name: String,
    /// The organisation credited.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Its short name.
    pub organisation: String,
    /// As what they take part.
    pub part: Part,
    /// What has become of it.
    pub status: RegistrationStatus,
    /// When the person was marked present.
    #[serde(default)]
    pub attended_at: Option<Moment>,
    /// Hours of presence; none means all.
    #[serde(default)]
    pub hours: Option<Hundredths>,
    /// The person's phone.
    pub phone: String,
}

/// A window of an event's list. Order columns: `name` (the default), `organisation`, `status`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationListRequest {
    /// The event.
    pub event_id: EventId,
    /// Words of the name; empty for all.
    pub text: String,
    /// With this status.
    #[serde(default)]
    pub status: Option<RegistrationStatus>,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}

/// A registration of a person that is in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRequest {
    /// The event.
    pub event_id: EventId,
    /// The person.
    pub person_id: PersonId,
    /// The organisation credited; none means the one of a role valid on the event's day.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// `invited`, `registered` or `waiting`; a full event makes `registered` into `waiting`.
    pub status: RegistrationStatus,
}

/// A move of registrations to another status; moves that are not allowed are refused with `move-not-allowed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusRequest {
    /// Which; all or none.
    #[serde(default)]
    pub ids: Vec<RegistrationId>,
    /// The new status.
    pub status: RegistrationStatus,
}

/// How long people were there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoursRequest {
    /// Whose registrations; all or none.
    #[serde(default)]
    pub ids: Vec<RegistrationId>,
    /// Academic hours; none means all of the event.
    #[serde(default)]
    pub hours: Option<Hundredths>,
}

/// Presence of a person at an event; registers the person where that was not done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckInRequest {
    /// The event.
    pub event_id: EventId,
    /// The person.
    pub person_id: PersonId,
    /// Present, or not after all: then a person who came unregistered is taken off the list again.
    #[serde(default)]
    pub present: bool,
}

/// What was typed at the door.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoorRequest {
    /// The event.
    pub event_id: EventId,
    /// Letters of any part of the name, or digits of the phone.
    pub text: String,
}

/// A person whom the letters fit. The registered ones stand first, then all others of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoorHit {
    /// The person.
    pub person_id: PersonId,
    /// The name.
    pub full_name: String,
    /// The organisation.
    pub organisation: String,
    /// The registration's status; none for a person who is not registered.
    #[serde(default)]
    pub status: Option<RegistrationStatus>,
}

/// The live count of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoorCount {
    /// People present.
    pub people: u32,
    /// Organisations with somebody present; each counts once.
    pub organisations: u32,
    /// People expected: registered, invited or present.
    pub registered: u32,
}

/// What the door shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoorAnswer {
    /// At most 30.
    #[serde(default)]
    pub hits: Vec<DoorHit>,
    /// The live count.
    pub count: DoorCount,
}

/// A person who came without registration and is not in the file: person, role, registration and presence in one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WalkInRequest {
    /// The event.
    pub event_id: EventId,
    /// The person; surname and given name are enough.
    pub person: PersonFields,
    /// An organisation of the file.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Or the name of one to be made; empty for none.
    pub organisation_name: String,
    /// The post; may be empty.
    pub post: String,
}
