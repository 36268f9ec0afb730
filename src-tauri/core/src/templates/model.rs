//! What a template is to the core.

use crate::calendar::EventKind;
use crate::ids::TemplateId;
use crate::names::FullName;
use crate::people::Sex;
use crate::values::{Day, Hundredths};

/// The largest picture, in bytes. The journal keeps each as text once, and so does every package that carries it.
pub const MOST_PICTURE: usize = 2 << 20;

/// A template in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateHead {
    /// The identifier.
    pub id: TemplateId,
    /// What it is for, as the documents name it.
    pub kind: String,
    /// What people call it.
    pub title: String,
}

/// What a template holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFields {
    /// What it is for, as the documents name it.
    pub kind: String,
    /// What people call it.
    pub title: String,
    /// The template itself, as the documents write it.
    pub body: String,
}

/// A template as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTemplate {
    /// The identifier.
    pub id: TemplateId,
    /// What it holds.
    pub fields: TemplateFields,
}

/// Somebody whose name a template is tried with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamplePerson {
    /// The name.
    pub name: FullName,
    /// The sex, as far as known.
    pub sex: Sex,
    /// An organisation of theirs; may be empty.
    pub organisation: String,
}

/// The event that a template is tried with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleEvent {
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: EventKind,
    /// Its first day.
    pub first_day: Day,
    /// Its last day.
    pub last_day: Day,
    /// Place and municipality; may be empty.
    pub place: String,
    /// Academic hours.
    pub hours: Option<Hundredths>,
}

/// What a template is tried with: the names of the programme that are hardest to print.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Samples {
    /// The longest names, the longest first.
    pub longest: Vec<SamplePerson>,
    /// The shortest name.
    pub shortest: Option<SamplePerson>,
    /// The name with the rarest letters and signs.
    pub strangest: Option<SamplePerson>,
    /// The event with the longest title.
    pub event: Option<SampleEvent>,
}
