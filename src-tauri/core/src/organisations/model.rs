//! Organisations.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{MunicipalityId, OrganisationId};
use crate::people::Role;
use crate::values::{Day, Order, Span};

crate::choices! {
    /// What kind of organisation it is.
    Category, fallback Other {
        /// A non-profit organisation.
        Npo = "npo",
        /// An initiative group without registration.
        InitiativeGroup = "initiative-group",
        /// A business.
        Business = "business",
        /// An authority.
        Authority = "authority",
        /// A municipal or state institution.
        Institution = "institution",
        /// A medium.
        Media = "media",
        /// Anything else.
        Other = "other",
    }
}

crate::choices! {
    /// Why an organisation has no INN.
    NoInnReason, fallback Unknown {
        /// An initiative group: not registered.
        NotRegistered = "not-registered",
        /// An authority: acts without one of its own.
        Authority = "authority",
        /// Not told yet.
        Unknown = "unknown",
    }
}

/// What an organisation's form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationFields {
    /// The full name.
    pub full_name: String,
    /// The short name; empty means the full one.
    pub short_name: String,
    /// The legal form as text (АНО, МОО, ООО, ...); may be empty.
    pub legal_form: String,
    /// Its category.
    pub category: Category,
    /// The INN, 10 or 12 digits, or empty with a reason.
    pub inn: String,
    /// Why there is no INN.
    #[serde(default)]
    pub no_inn_reason: Option<NoInnReason>,
    /// The OGRN, 13 or 15 digits; may be empty.
    pub ogrn: String,
    /// The KPP, 9 characters; may be empty.
    pub kpp: String,
    /// The municipality.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
    /// Fields of work; may be empty.
    pub fields: String,
    /// The day of registration.
    #[serde(default)]
    pub registered_on: Option<Day>,
    /// The phone; may be empty.
    pub phone: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// The site; may be empty.
    pub site: String,
    /// The address; may be empty.
    pub address: String,
    /// Notes; may be empty.
    pub notes: String,
}

impl OrganisationFields {
    /// What means something together only: the INN, or why there is none.
    pub const TOGETHER: &[&[&str]] = &[&["inn", "noInnReason"]];
}

/// An organisation with what its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// The identifier.
    pub id: OrganisationId,
    /// What the form holds.
    pub fields: OrganisationFields,
    /// The short name, or the full one where there is none.
    pub name: String,
    /// The municipality's name.
    pub municipality: String,
    /// People, present ones first, at most 200.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// People with a present role.
    pub people: u32,
    /// Events at which somebody of it was present.
    pub events: u32,
    /// Presences credited to it.
    pub attendances: u32,
    /// Its applications.
    #[serde(default)]
    pub applications: Vec<crate::competitions::ApplicationRow>,
    /// Every record of the organisation, this one first; empty when there is no other.
    #[serde(default)]
    pub joined: Vec<crate::duplicates::ComparedRecord>,
}

/// An organisation in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationRow {
    /// The identifier.
    pub id: OrganisationId,
    /// The short name, or the full one.
    pub name: String,
    /// Its category.
    pub category: Category,
    /// The INN.
    pub inn: String,
    /// The municipality's name.
    pub municipality: String,
    /// People with a role in it.
    pub people: u32,
    /// Presences credited to it.
    pub attendances: u32,
}

/// Which organisations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationFilter {
    /// Words of the names, digits of INN or OGRN; empty for all.
    pub text: String,
    /// Of this category.
    #[serde(default)]
    pub category: Option<Category>,
    /// Of this municipality.
    #[serde(default)]
    pub municipality_id: Option<MunicipalityId>,
}

/// A window of the list. Order columns: `name` (the default), `category`, `municipality`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationListRequest {
    /// Which organisations.
    pub filter: OrganisationFilter,
    /// How they are sorted.
    #[serde(default)]
    pub order: Option<Order>,
    /// Which of them.
    pub span: Span,
}
