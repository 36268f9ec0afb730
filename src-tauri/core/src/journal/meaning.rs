//! What the columns of the programme's tables mean to a reader, and values of the journal with that meaning.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::error::Result;
use crate::file::tables::{self, Kind};
use crate::ids::RawId;
use crate::store::records::Names;
use crate::templates::SHIPPED;
use crate::values::{Day, Hundredths, Kopecks, Moment};

/// How a column is read. Its name in words is `column-<table>-<column>` of the Fluent files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// A text as it stands.
    Text,
    /// A count.
    Number,
    /// A year, which has no thousands separator.
    Year,
    /// Marks, weights, hours.
    Hundredths,
    /// Money.
    Money,
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// One of a list: the words are `<list>-<value>`.
    Choice(&'static str),
    /// A record of this table.
    Record(&'static str),
    /// The key of a template: one that ships, or a record of the file.
    Template,
}

/// The meaning of a column. What is not named here says it by what it holds; `…_id` is a record.
pub fn meaning(table: &str, column: &str) -> Meaning {
    match (table, column) {
        ("programme", "first_year" | "last_year") | ("module" | "competition", "year") => Meaning::Year,
        ("laptop", "made_from") => Meaning::Record("laptop"),
        ("topic", "competence") | ("role", "head") | ("criterion", "required" | "in_total") => Meaning::Flag,
        ("event", "kind") => Meaning::Choice("event-kind"),
        ("event", "format") => Meaning::Choice("event-format"),
        ("event", "status") => Meaning::Choice("event-status"),
        ("event" | "registration", "hours")
        | ("event", "least_hours")
        | ("competition", "threshold")
        | ("criterion", "lowest" | "highest" | "step" | "weight" | "comment_below")
        | ("mark", "value") => Meaning::Hundredths,
        ("organisation", "category") => Meaning::Choice("category"),
        ("organisation", "no_inn_reason") => Meaning::Choice("no-inn-reason"),
        ("person", "sex") => Meaning::Choice("sex"),
        ("registration", "status") => Meaning::Choice("registration-status"),
        ("registration" | "document", "part") => Meaning::Choice("part"),
        ("name_case", "name_case") => Meaning::Choice("name-case"),
        ("document", "replaces") => Meaning::Record("document"),
        ("document", "award") => Meaning::Money,
        ("document", "template") => Meaning::Template,
        ("registration", "source") => Meaning::Choice("registration-source"),
        ("competition", "kind") => Meaning::Choice("competition-kind"),
        ("competition", "status") => Meaning::Choice("competition-status"),
        ("competition", "aggregation") => Meaning::Choice("aggregation"),
        ("competition", "budget" | "highest_request") | ("application", "requested" | "own" | "award") => Meaning::Money,
        ("application", "status") => Meaning::Choice("application-status"),
        ("sheet", "state") => Meaning::Choice("sheet-state"),
        ("document", "kind") => Meaning::Choice("document-kind"),
        ("document", "state") => Meaning::Choice("document-state"),
        _ => by_kind(table, column),
    }
}

fn by_kind(table: &str, column: &str) -> Meaning {
    let described = tables::by_name(table).and_then(|table| table.column(column));
    match described.map(|column| column.kind) {
        Some(Kind::Day) => Meaning::Day,
        Some(Kind::Moment) => Meaning::Moment,
        Some(Kind::Integer) => Meaning::Number,
        Some(Kind::Id) => column.strip_suffix("_id").and_then(tables::by_name).map_or(Meaning::Text, |target| Meaning::Record(target.name)),
        Some(Kind::Text | Kind::Time) | None => Meaning::Text,
    }
}

/// A value as a page, a paper or a terminal puts it in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
pub enum Told {
    /// Empty.
    Nothing,
    /// A text as it stands, or a value of a newer version.
    Text(String),
    /// A count.
    Number(i64),
    /// A year.
    Year(i64),
    /// Marks, weights, hours.
    Hundredths(Hundredths),
    /// Money.
    Money(Kopecks),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Day),
    /// A moment.
    Moment(Moment),
    /// One of a list: the words are `<list>-<value>`.
    Choice {
        /// The list.
        list: String,
        /// The value.
        value: String,
    },
    /// A record by its name; empty where it was erased.
    Record(String),
    /// Of the life of a record: whether it is deleted.
    Deleted(bool),
}

/// A value of the journal with its meaning; what does not fit the meaning is shown as it stands.
pub fn told(conn: &Connection, names: &mut Names, table: &str, column: &str, value: &Json) -> Result<Told> {
    let as_is = || match value {
        Json::String(text) if matches!((table, column), ("picture", "content") | ("template", "body")) => Told::Text(beginning(text)),
        Json::String(text) => Told::Text(text.clone()),
        value => Told::Text(value.to_string()),
    };
    Ok(match (value, meaning(table, column)) {
        (Json::Null, _) => Told::Nothing,
        (Json::Bool(deleted), _) if column.is_empty() => Told::Deleted(*deleted),
        (Json::String(text), _) if text.is_empty() => Told::Nothing,
        (Json::String(text), Meaning::Choice(list)) => Told::Choice { list: list.to_owned(), value: text.clone() },
        (Json::String(text), Meaning::Day) => text.parse().map_or_else(|_| as_is(), |day| Told::Day(Day(day))),
        (Json::String(text), Meaning::Moment) => text.parse().map_or_else(|_| as_is(), |moment| Told::Moment(Moment(moment))),
        (Json::String(text), Meaning::Record(target)) => match text.parse::<RawId>() {
            Ok(id) => Told::Record(names.name(conn, target, id)?),
            Err(_) => as_is(),
        },
        (Json::String(key), Meaning::Template) => match (key.strip_prefix(SHIPPED), key.parse::<RawId>()) {
            (Some(name), _) => Told::Choice { list: "template-shipped".to_owned(), value: name.to_owned() },
            (None, Ok(id)) => Told::Record(names.name(conn, "template", id)?),
            (None, Err(_)) => as_is(),
        },
        (Json::Number(number), meaning) => match (number.as_i64(), meaning) {
            (Some(number), Meaning::Number) => Told::Number(number),
            (Some(number), Meaning::Year) => Told::Year(number),
            (Some(number), Meaning::Hundredths) => Told::Hundredths(Hundredths(number)),
            (Some(number), Meaning::Money) => Told::Money(Kopecks(number)),
            (Some(number), Meaning::Flag) => Told::Flag(number != 0),
            _ => as_is(),
        },
        _ => as_is(),
    })
}

/// The beginning of what nobody reads as it is kept: a picture, a template.
fn beginning(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
