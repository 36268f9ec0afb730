//! The programme, its years, modules and topics, and what they consist of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ModuleId, MunicipalityId, OrganisationId, PracticeId, TopicId};

/// The programme as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Its title.
    pub title: String,
    /// The foundation that runs it.
    pub foundation: String,
    /// The region.
    pub region: String,
    /// The first year.
    pub first_year: i32,
    /// The last year, not before the first.
    pub last_year: i32,
    /// The IANA time zone that new events get, such as `Europe/Moscow`.
    pub zone: String,
    /// Who pays, as reports name them; may be empty.
    pub funder: String,
    /// Who signs certificates: surname and initials; may be empty.
    pub signatory: String,
    /// The signatory's post; may be empty.
    pub signatory_post: String,
}

impl Programme {
    /// What means something together only: the years, and who signs with their post.
    pub const TOGETHER: &[&[&str]] = &[&["firstYear", "lastYear"], &["signatory", "signatoryPost"]];
}

/// What a new programme is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewProgramme {
    /// The programme.
    pub programme: Programme,
    /// Titles of the modules, the same in every year.
    #[serde(default)]
    pub modules: Vec<String>,
    /// Names of the municipalities; may be empty.
    #[serde(default)]
    pub municipalities: Vec<String>,
}

/// A module of a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Module {
    /// Its identifier.
    pub id: ModuleId,
    /// Its year.
    pub year: i32,
    /// Its number within the year, from 1.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// One of the eight colours `c1` to `c8` of the calendar.
    pub colour: String,
}

/// What a module's form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModuleFields {
    /// Its year, within the programme.
    pub year: i32,
    /// Its number within the year.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// One of `c1` to `c8`.
    pub colour: String,
}

/// A topic of a module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Topic {
    /// Its identifier.
    pub id: TopicId,
    /// Its module.
    pub module_id: ModuleId,
    /// Its title.
    pub title: String,
    /// Whether it follows the rule: one workshop in person, then two webinars.
    #[serde(default)]
    pub competence: bool,
    /// Workshops and trainings in person that it has (not cancelled).
    pub workshops: u32,
    /// Webinars that it has (not cancelled).
    pub webinars: u32,
}

/// What a topic's form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicFields {
    /// Its module.
    pub module_id: ModuleId,
    /// Its title.
    pub title: String,
    /// Whether it follows the workshop-and-two-webinars rule.
    #[serde(default)]
    pub competence: bool,
}

/// A municipality of the region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Municipality {
    /// Its identifier.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
}

/// A social technology or practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Practice {
    /// Its identifier.
    pub id: PracticeId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Whose practice it is.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
}

/// Everything that forms choose from, small enough to be read at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Structure {
    /// The programme.
    pub programme: Programme,
    /// All modules by year and number.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// All topics by module and position.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// All municipalities by name.
    #[serde(default)]
    pub municipalities: Vec<Municipality>,
    /// All practices by title.
    #[serde(default)]
    pub practices: Vec<Practice>,
}

/// What the page Today shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The programme.
    pub programme: Programme,
    /// Today's day in the programme's zone, `YYYY-MM-DD`.
    pub today: String,
    /// People in the file.
    pub people: u32,
    /// Organisations in the file.
    pub organisations: u32,
    /// Events, without cancelled ones.
    pub events: u32,
    /// Presences.
    pub attendances: u32,
    /// The next events, at most eight; in a programme that is over, the last ones.
    #[serde(default)]
    pub next_events: Vec<crate::calendar::EventRow>,
    /// Whether no event lies ahead, so that the last ones are given.
    #[serde(default)]
    pub over: bool,
    /// Competence topics that lack a workshop or a webinar, at most eight.
    #[serde(default)]
    pub gaps: Vec<Topic>,
    /// Competitions that are not closed; all where none is open.
    #[serde(default)]
    pub competitions: Vec<crate::competitions::CompetitionRow>,
}

/// The modules and topics of one year made again for another, without events, people or marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyYear {
    /// The year copied.
    pub from: i32,
    /// The year that gets them; it must have no modules yet.
    pub to: i32,
}
