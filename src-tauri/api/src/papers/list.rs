//! Lists that follow a template: what they say of their event, their rows, the properties of their file.

use std::collections::BTreeMap;

use sokrat_core::calendar::{self, Event};
use sokrat_core::certificates::CertificateSettings;
use sokrat_core::programme::Programme;
use sokrat_core::templates::SampleEvent;
use sokrat_core::values::{Day, Moment};
use sokrat_documents::template::{Facts, Values};
use sokrat_words::Words;

use super::template::{Issuer, choose, everywhere, set_hours};
use super::{inner, language, moment, place, taught, times};

/// The cells of a row by their names.
pub type Row = BTreeMap<String, String>;

/// A row of these cells.
pub fn row<const N: usize>(cells: [(&str, String); N]) -> Row {
    cells.map(|(name, value)| (name.to_owned(), value)).into()
}

/// What every list says: who issues it, and today.
pub fn values(words: &Words, programme: &Programme, settings: &CertificateSettings, today: Day) -> Values {
    let mut values = Values::default();
    everywhere(&mut values, words, &Issuer::of(programme, settings), today);
    values
}

/// The same of an event.
pub fn of_event(words: &Words, programme: &Programme, settings: &CertificateSettings, event: &Event, today: Day) -> Values {
    let fields = &event.fields;
    let (first, last) = calendar::days(fields.starts, fields.ends);
    let mut values = values(words, programme, settings, today);
    choose(&mut values, words, "event_kind", ("event-kind", fields.kind.as_str()));
    set_hours(&mut values, words, taught(fields));
    let mut set = |name: &str, value: String| values.set(name, value);
    set("event", inner(words, &fields.title));
    set("days", words.days(first, last));
    set("time", times(fields.starts, fields.ends));
    set("place", place(event));
    set("module", event.module_title.clone());
    values
}

/// The same of the event that a template is tried with.
pub fn of_sample(words: &Words, programme: &Programme, settings: &CertificateSettings, event: &SampleEvent, today: Day) -> Values {
    let mut values = values(words, programme, settings, today);
    choose(&mut values, words, "event_kind", ("event-kind", event.kind.as_str()));
    set_hours(&mut values, words, event.hours.filter(|hours| hours.0 > 0));
    let mut set = |name: &str, value: String| values.set(name, value);
    set("event", inner(words, &event.title));
    set("days", words.days(event.first_day, event.last_day));
    set("time", words.plain("template-sample-time"));
    set("place", event.place.clone());
    set("module", words.plain("template-sample-module"));
    values
}

/// The properties of the file of a list.
pub fn facts(words: &Words, title: String, subject: &str, programme: &Programme, now: Moment) -> Facts {
    Facts { language: language(words), title, author: programme.foundation.clone(), subject: subject.to_owned(), created: moment(now) }
}
