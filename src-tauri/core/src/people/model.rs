//! People and their roles in organisations.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::duplicates::ComparedRecord;
use crate::ids::{EventId, MunicipalityId, OrganisationId, PersonId, RoleId};
use crate::registrations::RegistrationStatus;
use crate::values::{Day, Order, Span, WallTime};

crate::choices! {
    /// A person's sex, as far as grammar needs it.
    Sex, fallback Unknown {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Not known.
        Unknown = "unknown",
    }
}

/// What a person's form holds. Names are kept as typed but for spaces and capitals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonFields {
    /// The surname.
    pub surname: String,
    /// The given name.
    pub given: String,
    /// The patronymic; may be empty.
    pub patronymic: String,
    /// The sex; `unknown` lets the name decide.
    pub sex: Sex,
    /// The day of birth; only where it is needed.
    #[serde(default)]
    pub born: Option<Day>,
    /// The phone as it is shown; may be empty.
    pub phone: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// Where the person lives or works.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
    /// Notes; may be empty.
    pub notes: String,
}

/// A role of a person in an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Its identifier.
    pub id: RoleId,
    /// The person.
    pub person_id: PersonId,
    /// The person's full name.
    pub person: String,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// The organisation's short name.
    pub organisation: String,
    /// The post; may be empty.
    pub title: String,
    /// From this day; none means always.
    #[serde(default)]
    pub since: Option<Day>,
    /// To this day; none means still.
    #[serde(default)]
    pub until: Option<Day>,
    /// Whether the person heads the organisation.
    #[serde(default)]
    pub head: bool,
}

/// What a role's form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleFields {
    /// The person.
    pub person_id: PersonId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// The post; may be empty.
    pub title: String,
    /// From this day.
    #[serde(default)]
    pub since: Option<Day>,
    /// To this day, not before the first.
    #[serde(default)]
    pub until: Option<Day>,
    /// Whether the person heads the organisation.
    #[serde(default)]
    pub head: bool,
}

impl RoleFields {
    /// What means something together only: a span of days.
    pub const TOGETHER: &[&[&str]] = &[&["since", "until"]];
}

impl From<Role> for RoleFields {
    /// What the form of a role is filled with.
    fn from(role: Role) -> Self {
        let Role { person_id, organisation_id, title, since, until, head, .. } = role;
        Self { person_id, organisation_id, title, since, until, head }
    }
}

/// An event in a person's record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attendance {
    /// The event.
    pub event_id: EventId,
    /// Its title.
    pub title: String,
    /// Its start.
    pub starts: WallTime,
    /// What became of the registration.
    pub status: RegistrationStatus,
    /// The organisation credited.
    pub organisation: String,
}

/// A person with what their page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The identifier.
    pub id: PersonId,
    /// What the form holds.
    pub fields: PersonFields,
    /// Surname, given name, patronymic.
    pub full_name: String,
    /// The municipality's name.
    pub municipality: String,
    /// Roles, present ones first.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The last 200 events, newest first.
    #[serde(default)]
    pub attendances: Vec<Attendance>,
    /// Documents issued to the person, newest first.
    #[serde(default)]
    pub certificates: Vec<crate::certificates::DocumentRow>,
    /// Every record of the person, this one first; empty when there is no other.
    #[serde(default)]
    pub joined: Vec<ComparedRecord>,
}

/// A person in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// The identifier.
    pub id: PersonId,
    /// Surname, given name, patronymic.
    pub full_name: String,
    /// The phone.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// The municipality's name.
    pub municipality: String,
    /// The organisation of a present role; empty without one.
    pub organisation: String,
    /// Events at which the person was present.
    pub events: u32,
}

/// Which people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonFilter {
    /// Words of any part of the name, of the organisation, digits of the phone, part of the address; empty for all.
    pub text: String,
    /// Of this municipality.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
    /// With a role in this organisation.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
}

/// A window of the list of people. Order columns: `name` (the default), `municipality`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonListRequest {
    /// Which people.
    pub filter: PersonFilter,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}

/// A person who may be the one that is being typed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Likeness {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub full_name: String,
    /// The organisation.
    pub organisation: String,
    /// Why.
    pub reason: LikenessReason,
}

crate::choices! {
    /// Why two records may be one person.
    LikenessReason, fallback Name {
        /// The same phone.
        Phone = "phone",
        /// The same e-mail address.
        Email = "email",
        /// The same name, after folding and short names.
        Name = "name",
        /// A name that differs by one slip.
        Slip = "slip",
    }
}
