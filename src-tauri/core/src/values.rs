//! Values that every noun uses: days, moments, money, marks, windows of lists.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Issue, Result};

/// A calendar day without a zone, in text `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Day(pub Date);

/// A moment in UTC, in text RFC 3339 with `Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Moment(pub jiff::Timestamp);

/// A day and time as the clock on the wall shows it, without a zone, in text `YYYY-MM-DDTHH:MM:SS`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct WallTime(pub DateTime);

/// Money: whole kopecks. Never a fraction, never a float.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Kopecks(pub i64);

/// A mark, a weight, hours or a coefficient: whole hundredths (7.50 is 750). Never a float.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Hundredths(pub i64);

/// How a list is sorted: a column that the noun's list names, and the direction.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The column's name as the list's documentation gives it.
    pub column: String,
    /// Last first.
    #[serde(default)]
    pub descending: bool,
}

/// The part of a list that is on screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to return; at most 1,000 are given.
    pub limit: u32,
}

impl Span {
    /// The most rows that are given at once.
    pub const MOST: u32 = 1000;

    /// The same part, with no more rows than are given at once.
    #[must_use]
    pub fn within(self) -> Self {
        Self { limit: self.limit.min(Self::MOST), ..self }
    }
}

/// A window of rows and the size of the whole list under the same filter.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rows<T> {
    /// The rows, in the order asked for.
    pub rows: Vec<T>,
    /// How many rows the filter lets through.
    pub total: u32,
    /// The offset of the first row.
    pub offset: u32,
}

/// Declares a list of choices that is stored as text. Reading a text of a newer version gives the last choice named `fallback`.
#[macro_export]
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident, fallback $fallback:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// Every choice, in the order in which forms offer them.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The text in the file and in the Fluent files.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The choice of a stored text.
            pub fn from_text(text: &str) -> Self {
                match text { $($text => $name::$variant,)* _ => $name::$fallback }
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                match value {
                    rusqlite::types::ValueRef::Null => Ok($name::$fallback),
                    value => value.as_str().map($name::from_text),
                }
            }
        }

        impl From<$name> for rusqlite::types::Value {
            fn from(choice: $name) -> Self { choice.as_str().to_owned().into() }
        }
    };
}

/// New fields for a record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Edit<I, F> {
    /// Which record.
    pub id: I,
    /// What its form holds now.
    pub fields: F,
}

/// What a form holds that was filled from a record, and goes back to it. Others may have changed the record meanwhile: an exchange
/// goes on by itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormEdit<I, F> {
    /// Which record.
    pub id: I,
    /// What its form holds now.
    pub fields: F,
    /// What it was filled with, by the field's name. A field that is not named is written whatever stands there by now.
    #[serde(default)]
    #[ts(type = "Partial<F>")]
    pub base: serde_json::Map<String, serde_json::Value>,
}

impl<I, F> From<Edit<I, F>> for FormEdit<I, F> {
    /// Writes every field, whatever stands there.
    fn from(Edit { id, fields }: Edit<I, F>) -> Self {
        Self { id, fields, base: serde_json::Map::new() }
    }
}

impl<I, F: Clone + Serialize + serde::de::DeserializeOwned> FormEdit<I, F> {
    /// What is to be written over `now`, the record's fields as they are: what the person left as the form was filled stays as it is
    /// now. `invalid` with `field-changed` at every field to which they and somebody else gave different values.
    pub fn onto(&self, now: &F) -> Result<F> {
        self.onto_together(now, &[])
    }

    /// The same of a record some of whose fields mean something together only, as a start and an end do. Each of these groups counts as
    /// one value: it stays as it is now, or is written as the form holds it, never half and half. Where both changed it, every field
    /// that either of them touched is told. A group of which `base` lacks a field is the form's.
    pub fn onto_together(&self, now: &F, groups: &[&[&str]]) -> Result<F> {
        let (mut fields, now) = (by_name(&self.fields)?, by_name(now)?);
        let mut issues = Vec::new();
        let alone = self.base.keys().map(String::as_str).filter(|name| !groups.iter().any(|group| group.contains(name)));
        let values = groups.iter().map(|group| group.to_vec()).chain(alone.map(|name| vec![name]));
        for value in values {
            if !value.iter().all(|name| self.base.contains_key(*name) && fields.contains_key(*name) && now.contains_key(*name)) {
                continue;
            }
            let (ours, theirs) = (differing(&value, &self.base, &fields), differing(&value, &self.base, &now));
            if theirs.is_empty() || differing(&value, &fields, &now).is_empty() {
                continue;
            }
            if ours.is_empty() {
                fields.extend(theirs.into_iter().filter_map(|name| Some((name.to_owned(), now.get(name)?.clone()))));
            } else {
                let touched = value.iter().filter(|name| ours.contains(name) || theirs.contains(name));
                issues.extend(touched.map(|name| Issue::at(name, Code::FieldChanged)));
            }
        }
        if issues.is_empty() { serde_json::from_value(fields.into()).map_err(|_| Error::new(Code::BadRequest)) } else { Err(Error::invalid(issues)) }
    }

    /// Whether the form holds what it was filled with, in every field.
    pub fn untouched(&self) -> Result<bool> {
        Ok(by_name(&self.fields)? == self.base)
    }
}

type ByName = serde_json::Map<String, serde_json::Value>;

fn by_name<F: Serialize>(fields: &F) -> Result<ByName> {
    match serde_json::to_value(fields) {
        Ok(serde_json::Value::Object(fields)) => Ok(fields),
        _ => Err(Error::new(Code::BadRequest)),
    }
}

/// The fields among these that are not the same in both.
fn differing<'a>(names: &[&'a str], one: &ByName, other: &ByName) -> Vec<&'a str> {
    names.iter().copied().filter(|name| one.get(*name) != other.get(*name)).collect()
}

/// A list of records that a form shows whole, such as the criteria of a competition, and that goes back whole. Another laptop may have
/// added to it meanwhile, or taken from it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListEdit<I, F, K> {
    /// Whose list.
    pub id: I,
    /// What the list holds now.
    pub fields: Vec<F>,
    /// The records that the list was filled with: only one of these goes where the list lacks it, and one of these that is there no
    /// more does not come back. None means whatever stands there by now.
    pub known: Option<Vec<K>>,
}

impl<I, K> From<Edit<I, Vec<K>>> for ListEdit<I, K, K> {
    /// Replaces the whole list, whatever stands there.
    fn from(Edit { id, fields }: Edit<I, Vec<K>>) -> Self {
        Self { id, fields, known: None }
    }
}

impl<I, F, K> From<Edit<I, Vec<F>>> for ListEdit<I, FormEdit<(), F>, K> {
    /// Replaces the whole list and every field of its lines, whatever stands there.
    fn from(Edit { id, fields }: Edit<I, Vec<F>>) -> Self {
        Self { id, fields: fields.into_iter().map(|fields| FormEdit::from(Edit { id: (), fields })).collect(), known: None }
    }
}

impl<I, F, K: PartialEq> ListEdit<I, F, K> {
    /// Whether the list was filled with this record too: leaving it out means that it is to go.
    pub fn knows(&self, record: &K) -> bool {
        self.known.as_ref().is_none_or(|known| known.contains(record))
    }

    /// Whether the list is known to have been filled with this record: where that is there no more, somebody else has taken it out,
    /// and nobody here has put it in.
    pub fn held(&self, record: &K) -> bool {
        self.known.as_ref().is_some_and(|known| known.contains(record))
    }
}

/// Declares a list of choices that is not stored in the file: no fallback, no SQL.
#[macro_export]
macro_rules! choices_plain {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[allow(missing_docs, reason = "the names say it")]
        pub enum $name { $(#[serde(rename = $text)] $variant,)* }

        impl $name {
            /// Every choice, in the order in which forms offer them.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The text in files and in the Fluent files.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }
    };
}
