//! What papers say of when an event is and how long.

use sokrat_api::papers::{cards, list, plan, programme};
use sokrat_core::calendar::Event;
use sokrat_core::registrations::EventPapers;
use sokrat_core::values::{Hundredths, WallTime};
use sokrat_documents::template::Values;
use sokrat_documents::{Block, Span};
use sokrat_words::{Language, Words};

use crate::content;

fn wall(text: &str) -> WallTime {
    WallTime(text.parse().expect("a time in a test is well formed"))
}

/// An event from ten o'clock on 29 April until then; nobody typed its hours.
fn until(ends: &str) -> Event {
    let mut event = content::event();
    (event.fields.starts, event.fields.ends, event.fields.hours) = (wall("2019-04-29T10:00:00"), wall(ends), None);
    event
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// What the programme of the usual look says of a fact; none where it does not speak of it.
fn fact(words: &Words, event: &Event, key: &str) -> Option<String> {
    let flow = programme::event_programme(words, &content::programme(), event, &[], content::now());
    let rows = flow.blocks.into_iter().find_map(|block| if let Block::Table(table) = block { Some(table.rows) } else { None });
    let rows = rows.expect("the facts are a table");
    rows.iter().find(|row| text(&row[0].spans) == words.plain(key)).map(|row| text(&row[1].spans))
}

/// What the cards of everybody and the lists of an event say by this placeholder: each the same.
fn said(words: &Words, event: &Event, name: &str) -> String {
    let settings = content::certificate_settings();
    let list = list::of_event(words, &content::programme(), &settings, event, content::day());
    let papers = EventPapers { event: event.clone(), ..content::event_papers() };
    let cards = cards::values(words, &papers, &settings, &[], false, content::day());
    assert!(cards.iter().all(|card| card.get(name) == list.get(name)), "{name}: cards say what lists say, {:?}", list.get(name));
    list.get(name).to_owned()
}

#[test]
fn hours_that_nobody_typed_are_the_length_of_the_event() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let mut event = until("2019-04-29T11:30:00");
        assert!(said(words, &event, "hours").starts_with('2'), "two academic hours: {}", said(words, &event, "hours"));
        assert_eq!(fact(words, &event, "leaflet-hours").as_deref(), Some("2"), "in the programme as well");

        event.fields.hours = Some(Hundredths(150));
        assert_eq!(fact(words, &event, "leaflet-hours"), Some(words.short_hundredths(Hundredths(150))), "what somebody typed stands");

        let moment = until("2019-04-29T10:00:00");
        assert_eq!((said(words, &moment, "hours"), fact(words, &moment, "leaflet-hours")), (String::new(), None), "no length, no hours");
    }
}

/// The hours of an event in the plan of its year: in the usual look, and on a template.
fn planned(words: &Words, event: &Event) -> [String; 2] {
    let mut year = content::year_plan();
    year.events.truncate(1);
    (year.events[0].starts, year.events[0].ends) = (event.fields.starts, event.fields.ends);
    let flow = plan::year_plan(words, &year, content::now());
    let by_date = flow.blocks.into_iter().rev().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let by_date = by_date.expect("events by date come last");
    [text(&by_date.rows[0][1].spans), plan::values(words, Values::default(), &year).rows[0]["time"].clone()]
}

#[test]
fn an_event_that_ends_as_it_begins_has_one_time_on_every_paper() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let holds = |ends: &str, times: &str| {
            let event = until(ends);
            assert_eq!(said(words, &event, "time"), times, "until {ends}: on cards and lists");
            assert_eq!(planned(words, &event), [times, times], "until {ends}: in both plans of the year");
            assert!(fact(words, &event, "leaflet-when").is_some_and(|when| when.ends_with(&format!(", {times}"))), "until {ends}: in the programme");
        };
        holds("2019-04-29T10:00:00", "10:00");
        holds("2019-04-29T11:30:00", "10:00–11:30");
        // As late on another day is another moment.
        holds("2019-04-30T10:00:00", "10:00–10:00");
    }
}
