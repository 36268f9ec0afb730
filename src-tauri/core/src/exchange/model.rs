//! Lists from outside: read, mapped, tried without writing, then imported all or nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Issue;
use crate::ids::{EventId, PersonId};

crate::choices! {
    /// What a column of a foreign list means.
    Target, fallback Ignore {
        /// Not imported.
        Ignore = "ignore",
        /// Surname, given name and patronymic in one cell.
        FullName = "full-name",
        /// The surname.
        Surname = "surname",
        /// The given name.
        Given = "given",
        /// The patronymic.
        Patronymic = "patronymic",
        /// The phone.
        Phone = "phone",
        /// The e-mail address.
        Email = "email",
        /// The name of the organisation.
        Organisation = "organisation",
        /// The INN of the organisation.
        Inn = "inn",
        /// The post.
        Post = "post",
        /// The municipality.
        Municipality = "municipality",
        /// The day of birth.
        Born = "born",
        /// Whether the person was there.
        Present = "present",
        /// Notes.
        Notes = "notes",
    }
}

/// A column of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceColumn {
    /// Its header as it stands in the file.
    pub header: String,
    /// The first few values.
    #[serde(default)]
    pub samples: Vec<String>,
    /// What it is taken for.
    pub target: Target,
    /// Whether that was remembered from an earlier list.
    #[serde(default)]
    pub remembered: bool,
}

/// What was understood of a file before anything is imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListPreview {
    /// The file's name without its folder.
    pub name: String,
    /// The sheets, where there are several.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// The sheet read; empty for CSV.
    pub sheet: String,
    /// The row of the headers, counted from 1.
    pub header_row: u32,
    /// The columns.
    #[serde(default)]
    pub columns: Vec<SourceColumn>,
    /// Rows below the header that are not empty.
    pub rows: u32,
    /// What is wrong with the file as a whole, such as two header rows.
    #[serde(default)]
    pub issues: Vec<RowIssue>,
}

/// Something wrong with a row or a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowIssue {
    /// The row in the sheet, counted from 1.
    pub row: u32,
    /// The column as spreadsheets name it (`C`); empty for the whole row.
    pub column: String,
    /// Its header.
    pub header: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub issue: Issue,
}

crate::choices! {
    /// What would become of a row.
    RowFate, fallback Error {
        /// A new person.
        New = "new",
        /// A person of the file, of whom something is new.
        Update = "update",
        /// A person of the file, of whom nothing is new, or who is on the list already.
        Known = "known",
        /// The same person stands in the list before.
        Twice = "twice",
        /// Several people fit; a person must decide.
        Decide = "decide",
        /// Wrong.
        Error = "error",
        /// Left out by the person.
        Skipped = "skipped",
    }
}

/// A person whom a row fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Who.
    pub person_id: PersonId,
    /// The name.
    pub full_name: String,
    /// The organisation.
    pub organisation: String,
}

/// What would become of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedRow {
    /// The row in the sheet, counted from 1.
    pub row: u32,
    /// The name as it would be kept.
    pub name: String,
    /// The organisation.
    pub organisation: String,
    /// What would become of it.
    pub fate: RowFate,
    /// For `decide`: whom it fits.
    #[serde(default)]
    pub candidates: Vec<Candidate>,
    /// What is wrong; of a row that is imported, what is not written of it.
    #[serde(default)]
    pub issues: Vec<RowIssue>,
}

/// What a person decided for a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// The row.
    pub row: u32,
    /// It is this person; none: a new one.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Leave the row out.
    #[serde(default)]
    pub skip: bool,
}

/// A dry run of an import into an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRequest {
    /// The event.
    pub event_id: EventId,
    /// What each column means, in the order of the columns.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// What was decided for rows.
    #[serde(default)]
    pub decisions: Vec<Decision>,
}

/// The outcome of a dry run. Nothing was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPlan {
    /// Rows that need attention first (errors, decisions, at most 5,000), then the others up to 500 in all, those of which something
    /// is not written before the rest.
    #[serde(default)]
    pub rows: Vec<PlannedRow>,
    /// Rows that make a new person.
    pub new: u32,
    /// Rows that update one.
    pub update: u32,
    /// Rows that change nothing about a person.
    pub known: u32,
    /// Rows that stand twice.
    pub twice: u32,
    /// Rows that a person must decide.
    pub decide: u32,
    /// Rows that are wrong.
    pub errors: u32,
    /// Rows left out.
    pub skipped: u32,
    /// New organisations that would be made.
    pub organisations: u32,
    /// Whether it can be imported: no errors, nothing to decide.
    #[serde(default)]
    pub ready: bool,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    /// New people.
    pub people: u32,
    /// People updated.
    pub updated: u32,
    /// New organisations.
    pub organisations: u32,
    /// Registrations made or changed.
    pub registrations: u32,
}
