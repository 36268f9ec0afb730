//! What a template is to the core.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::EventKind;
use crate::ids::TemplateId;
use crate::names::FullName;
use crate::people::Sex;
use crate::values::{Day, Hundredths};

/// The largest picture, in bytes. The journal keeps each as text once, and so does every package that carries it.
pub const MOST_PICTURE: usize = 2 << 20;

/// What the key of a template that ships begins with; its name follows. One of the file has its identifier as key.
pub const SHIPPED: &str = "shipped-";

/// The template that a document was printed on, as it is called today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrintedOn {
    /// Its key, by which commands call it.
    pub key: String,
    /// The name of one that ships, `template-shipped-<name>` of the Fluent files; empty for one of the file.
    pub shipped: String,
    /// The title of one of the file, also of a deleted one; empty where the file has never heard of it.
    pub title: String,
    /// Whether the file has it no more.
    pub deleted: bool,
}

impl PrintedOn {
    /// The template of a key, with what the file has under it: the title, and whether it is live. None without a key.
    pub fn of(key: String, found: Option<(String, bool)>) -> Option<Self> {
        if key.is_empty() {
            return None;
        }
        let shipped = key.strip_prefix(SHIPPED).unwrap_or_default().to_owned();
        let deleted = shipped.is_empty() && !matches!(found, Some((_, true)));
        Some(Self { title: found.map(|(title, _)| title).unwrap_or_default(), key, shipped, deleted })
    }
}

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
    /// People with the longest organisations, the longest first: a short name may stand beside one.
    pub credited: Vec<SamplePerson>,
    /// The shortest name.
    pub shortest: Option<SamplePerson>,
    /// The name with the rarest letters and signs.
    pub strangest: Option<SamplePerson>,
    /// The event with the longest title.
    pub event: Option<SampleEvent>,
}
