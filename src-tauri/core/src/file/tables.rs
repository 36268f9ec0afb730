//! The synchronised tables: their columns, what a column holds, and who wins when two laptops changed it.
//!
//! The journal, the fold, undo, the check and the guard triggers all read this one description.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::ids::RawId;

/// What a window shows; after a change the pages that show one of the changed nouns read again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Noun {
    /// The programme, its modules, topics and practices, the municipalities.
    Programme,
    /// Events.
    Calendar,
    /// People and their roles.
    People,
    /// Organisations.
    Organisations,
    /// Registrations and presence.
    Registrations,
    /// Competitions, criteria, applications, experts, sheets.
    Competitions,
    /// Issued documents.
    Documents,
    /// The laptops that have a copy, and what was exchanged with them.
    Laptops,
    /// Which records are one: whatever shows or counts people and organisations may be another.
    Duplicates,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A day, as the text that `Day` is written as.
    Day,
    /// A moment, as the text that `Moment` is written as.
    Moment,
    /// A time of day, `HH:MM`.
    Time,
    /// A whole number: counts, kopecks, hundredths, flags.
    Integer,
    /// An identifier of 16 bytes.
    Id,
}

impl Kind {
    /// Whether a column of this kind can hold the value; every column can be empty.
    ///
    /// A text that is no day never stands where a day does: pages could not read its row.
    pub fn holds(self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Null) | (Self::Text, Value::Text(_)) | (Self::Integer, Value::Integer(_)) => true,
            (Self::Day, Value::Text(text)) => text.parse::<jiff::civil::Date>().is_ok(),
            (Self::Moment, Value::Text(text)) => text.parse::<jiff::Timestamp>().is_ok(),
            (Self::Time, Value::Text(text)) => text.parse::<jiff::civil::Time>().is_ok(),
            (Self::Id, Value::Blob(bytes)) => bytes.len() == 16,
            _ => false,
        }
    }
}

/// What happens when two laptops changed a column without having seen each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    /// The later clock wins, the other value is kept as a conflict.
    Later,
    /// The smallest value wins, without a conflict (the first check-in).
    Earliest,
    /// This text wins over any other, without a conflict: somebody was seen to be there. Between other texts the later clock.
    Presence(&'static str),
    /// The later clock is shown, and a person must decide before the row is printed (an award, a sum).
    Person,
}

impl Policy {
    /// Whether a change takes back what this policy upholds: that somebody was there, or when they came first.
    pub fn withdraws(self, before: &serde_json::Value, after: &serde_json::Value) -> bool {
        self.upholds(before) && before != after
    }

    /// Whether a value is one that several may write without having seen each other, each by their own knowledge.
    pub fn upholds(self, value: &serde_json::Value) -> bool {
        match self {
            Self::Presence(present) => value.as_str() == Some(present),
            Self::Earliest => !value.is_null(),
            Self::Later | Self::Person => false,
        }
    }
}

/// A column of a synchronised table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name in SQL and in the journal; never reused for another meaning.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who wins.
    pub policy: Policy,
}

impl Column {
    /// Whether this column of `of` holds identifiers of rows of `table`. A column is called after the table that it refers to;
    /// these are not.
    pub fn refers_to(&self, of: &Table, table: &Table) -> bool {
        match (of.name, self.name) {
            ("document", "replaces") => table.name == "document",
            ("same_as", "a" | "b") => matches!(table.name, "person" | "organisation"),
            ("laptop", "made_from") => table.name == "laptop",
            _ => self.kind == Kind::Id && self.name.strip_suffix("_id") == Some(table.name),
        }
    }
}

/// A synchronised table. Besides the columns it has `id BLOB` and `_del INTEGER` (0 live, 1 deleted, 2 erased).
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name in SQL and in the journal; never reused.
    pub name: &'static str,
    /// The noun whose pages show it.
    pub noun: Noun,
    /// Its columns, without `id`, `_del` and the derived ones.
    pub columns: &'static [Column],
    /// Recomputes what is derived from the row (folded text, search index); called in the same transaction after
    /// every change of the row, whoever made it, and by the rebuild of derived data.
    pub derive: Option<fn(&Connection, RawId) -> Result<()>>,
}

impl Table {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Who wins in the column of this name; of one of a newer version, and of none, the later clock.
    pub fn policy(&self, name: &str) -> Policy {
        self.column(name).map_or(Policy::Later, |column| column.policy)
    }
}

/// The table of this name; `None` for one of a newer version.
pub fn by_name(name: &str) -> Option<&'static Table> {
    place(name).map(|place| TABLES[place])
}

/// The place of the table of this name in [`TABLES`].
pub fn place(name: &str) -> Option<usize> {
    TABLES.iter().position(|table| table.name == name)
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, policy: Policy::Later }
}
const fn day(name: &'static str) -> Column {
    Column { name, kind: Kind::Day, policy: Policy::Later }
}
const fn moment(name: &'static str) -> Column {
    Column { name, kind: Kind::Moment, policy: Policy::Later }
}
const fn time(name: &'static str) -> Column {
    Column { name, kind: Kind::Time, policy: Policy::Later }
}
const fn int(name: &'static str) -> Column {
    Column { name, kind: Kind::Integer, policy: Policy::Later }
}
const fn id(name: &'static str) -> Column {
    Column { name, kind: Kind::Id, policy: Policy::Later }
}
const fn decided(column: Column) -> Column {
    Column { policy: Policy::Person, ..column }
}
const fn earliest(column: Column) -> Column {
    Column { policy: Policy::Earliest, ..column }
}
const fn presence(column: Column, present: &'static str) -> Column {
    Column { policy: Policy::Presence(present), ..column }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $constant:ident = $name:literal of $noun:ident [$($column:expr),* $(,)?] $(derive $derive:path)?;)*) => {
        $($(#[$doc])* pub static $constant: Table = Table {
            name: $name,
            noun: Noun::$noun,
            columns: &[$($column),*],
            derive: { let mut _derive: Option<fn(&Connection, RawId) -> Result<()>> = None; $(_derive = Some($derive);)? _derive },
        };)*
        /// Every synchronised table, parents before children.
        pub static TABLES: &[&Table] = &[$(&$constant),*];
    };
}

tables! {
    /// The programme itself: one row.
    PROGRAMME = "programme" of Programme [
        text("title"), text("foundation"), text("region"), int("first_year"), int("last_year"), text("zone"), text("funder"), text("signatory"), text("signatory_post"),
        text("certificate_pattern"), text("second_signatory"), text("second_signatory_post"), text("third_signatory"), text("third_signatory_post"),
        text("logo"), text("seal"), text("first_facsimile"), text("second_facsimile"), text("third_facsimile"),
    ];
    /// The copies of the programme: the identifier is the replica's. The first copy has a row once it is named.
    LAPTOP = "laptop" of Laptops [text("code"), text("name"), id("made_from"), moment("joined_at"), moment("retired_at")];
    /// Municipalities of the region.
    MUNICIPALITY = "municipality" of Programme [text("name"), text("kind"), int("position")];
    /// Modules of a year.
    MODULE = "module" of Programme [int("year"), int("number"), text("title"), text("colour")];
    /// Topics of a module.
    TOPIC = "topic" of Programme [id("module_id"), text("title"), int("competence"), int("position")];
    /// Social technologies and practices.
    PRACTICE = "practice" of Programme [text("title"), text("description"), id("organisation_id")];
    /// Events.
    EVENT = "event" of Calendar [
        id("module_id"), id("topic_id"), text("title"), text("kind"), text("format"), text("place"), id("municipality_id"),
        moment("starts"), moment("ends"), text("zone"), int("capacity"), text("speakers"), int("hours"), text("status"), text("notes"), int("least_hours"),
    ] derive crate::store::calendar::derive_event;
    /// Which practice was taught at which event: derived id.
    EVENT_PRACTICE = "event_practice" of Calendar [id("event_id"), id("practice_id")];
    /// The lines of an event's agenda.
    AGENDA_ITEM = "agenda_item" of Calendar [
        id("event_id"), int("day"), time("begins"), int("minutes"), text("title"), text("speaker"), text("room"),
    ];
    /// Organisations.
    ORGANISATION = "organisation" of Organisations [
        text("full_name"), text("short_name"), text("legal_form"), text("category"), text("inn"), text("no_inn_reason"), text("ogrn"), text("kpp"),
        id("municipality_id"), text("fields"), day("registered_on"), text("phone"), text("email"), text("site"), text("address"), text("notes"),
    ] derive crate::store::organisations::derive_organisation;
    /// People.
    PERSON = "person" of People [
        text("surname"), text("given"), text("patronymic"), text("sex"), day("born"), text("phone"), text("email"),
        id("municipality_id"), text("notes"),
    ] derive crate::store::people::derive_person;
    /// A person's role in an organisation, with its dates.
    ROLE = "role" of People [id("person_id"), id("organisation_id"), text("title"), day("since"), day("until"), int("head")];
    /// Registrations: derived id of event and person.
    REGISTRATION = "registration" of Registrations [
        id("event_id"), id("person_id"), id("organisation_id"), presence(text("status"), "attended"), moment("registered_at"), earliest(moment("attended_at")), int("hours"), text("source"), int("list_number"), text("part"),
    ];
    /// Competitions.
    COMPETITION = "competition" of Competitions [
        text("title"), text("kind"), int("year"), text("status"), day("opens_on"), day("closes_on"), decided(int("budget")), decided(int("threshold")),
        text("aggregation"), int("marks_needed"), int("highest_request"), text("number_pattern"), moment("approved_at"), int("jury_size"), int("jury_present"), text("minutes_number"), day("minutes_on"), text("minutes_place"), text("chair"), text("secretary"),
        int("votes_for"), int("votes_against"), int("votes_abstained"),
    ];
    /// Criteria of a competition.
    CRITERION = "criterion" of Competitions [
        id("competition_id"), int("position"), text("title"), text("description"), int("lowest"), int("highest"), int("step"), int("weight"),
        int("required"), int("in_total"), int("comment_below"),
    ];
    /// Applications.
    APPLICATION = "application" of Competitions [
        id("competition_id"), text("number"), id("organisation_id"), id("person_id"), text("title"), text("summary"), text("goal"), int("requested"), int("own"),
        day("starts_on"), day("ends_on"), moment("submitted_at"), text("status"), text("refusal"), decided(int("award")), id("practice_id"), id("event_id"),
    ] derive crate::store::competitions::derive_application;
    /// Partners of an umbrella network.
    PARTNER = "partner" of Competitions [id("application_id"), id("organisation_id"), text("passed_on"), day("passed_at"), text("evidence")];
    /// Experts of a competition: derived id of competition and person.
    EXPERT = "expert" of Competitions [id("competition_id"), id("person_id"), int("position")];
    /// Score sheets: derived id of application and expert.
    SHEET = "sheet" of Competitions [id("application_id"), id("expert_id"), text("state"), text("reason"), moment("finished_at")];
    /// Marks: derived id of sheet and criterion.
    MARK = "mark" of Competitions [id("sheet_id"), id("criterion_id"), int("value"), text("comment")];
    /// Names that somebody put into a case by hand: derived id of the person and the case.
    NAME_CASE = "name_case" of People [id("person_id"), text("name_case"), text("of_name"), text("name")];
    /// Issued documents: the register of numbers.
    DOCUMENT = "document" of Documents [
        text("series"), text("number"), text("kind"), id("event_id"), id("person_id"), id("competition_id"), day("issued_on"), decided(text("state")), text("holder"), text("reason"),
        int("counter"), text("part"), int("award"), text("exception"), id("replaces"), text("template"),
    ] derive crate::store::certificates::derive_document;
    /// Templates of printed cards; the body is the documents' own text.
    TEMPLATE = "template" of Documents [text("kind"), text("title"), text("body")];
    /// Pictures of templates, each once: the identifier is the beginning of the content's hash, the content is base64.
    PICTURE = "picture" of Documents [text("name"), text("content")];
    /// Pairs of records that are one person or organisation, or are not: derived id of the unordered pair.
    SAME_AS = "same_as" of Duplicates [text("kind"), id("a"), id("b"), int("same")] derive crate::store::joined::derive_same_as;
}
