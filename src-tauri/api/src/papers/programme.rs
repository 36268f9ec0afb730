//! The programme of an event, as a printed sheet.

use sokrat_core::calendar::{AgendaItem, Event, days};
use sokrat_core::programme::Programme;
use sokrat_core::templates::SamplePerson;
use sokrat_core::values::{Day, Moment};
use sokrat_documents::template::Values;
use sokrat_documents::{Align, Block, Cell, Column, Flow, Paragraph, Span, Table, Width};
use sokrat_words::Words;

use super::{clock, inner, list, paper, place, running, table, taught, when};

/// The content of an event's programme: what it is, when, where, who speaks, then its agenda; that of several days below their
/// dates. Without an agenda the facts stand alone.
pub fn event_programme(words: &Words, programme: &Programme, event: &Event, agenda: &[AgendaItem], now: Moment) -> Flow {
    let fields = &event.fields;
    let heading = words.plain("leaflet-heading");
    let title = words.text("sheet-event", &[("title", inner(words, &fields.title).into())]);
    let mut blocks = vec![
        Block::Heading(1, heading.clone()),
        Block::Paragraph(Paragraph { align: Align::Centre, size: 13.0, after: 4.0, ..Paragraph::body(vec![Span::bold(title)]) }),
    ];
    let hours = taught(fields).map(|hours| words.short_hundredths(hours)).unwrap_or_default();
    let capacity = fields.capacity.map(|capacity| words.number(capacity)).unwrap_or_default();
    let facts = [
        ("leaflet-kind", words.choice("event-kind", fields.kind.as_str())),
        ("leaflet-when", when(words, fields)),
        ("leaflet-where", place(event)),
        ("leaflet-format", words.choice("event-format", fields.format.as_str())),
        ("leaflet-module", event.module_title.clone()),
        ("leaflet-topic", event.topic_title.clone()),
        ("leaflet-hours", hours),
        ("leaflet-capacity", capacity),
        ("leaflet-speakers", fields.speakers.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")),
    ];
    let columns = vec![Column { width: Width::Fixed(46.0), align: Align::Left }, table::text(1.0)];
    let mut facts_table = Table { size: 11.0, ..Table::new(columns, Vec::new()) };
    facts_table.rows = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| vec![Cell::from(Span::bold(words.plain(key))), value.into()])
        .collect();
    blocks.push(Block::Table(facts_table));
    blocks.extend(days_of(words, event, agenda));
    let by = [programme.foundation.as_str(), programme.title.as_str()];
    let by = by.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    blocks.push(Block::Paragraph(Paragraph { align: Align::Centre, before: 4.0, ..Paragraph::note(by) }));
    let full = format!("{heading}. {}", fields.title);
    let running = running(words, &full, &words.short_day(Day(fields.starts.0.date())));
    Flow { paper: paper(words, full, &programme.foundation, now), running, blocks }
}

/// The agenda: a table for each day, below its date where there are several.
fn days_of(words: &Words, event: &Event, agenda: &[AgendaItem]) -> Vec<Block> {
    let (first, last) = days(event.fields.starts, event.fields.ends);
    let mut blocks = Vec::new();
    for day in agenda.chunk_by(|one, next| one.day == next.day) {
        let Some(item) = day.first() else { continue };
        let several = first != last || day.len() < agenda.len();
        let heading = if several { words.day(item.day) } else { words.plain("leaflet-agenda") };
        blocks.push(Block::Heading(2, heading));
        blocks.push(Block::Table(lines(words, day, agenda)));
    }
    blocks
}

/// The lines of a day. Who speaks and where have a column when any line of the agenda says so: the tables of all days are alike.
fn lines(words: &Words, day: &[AgendaItem], agenda: &[AgendaItem]) -> Table {
    let speakers = agenda.iter().any(|item| !item.fields.speaker.is_empty());
    let rooms = agenda.iter().any(|item| !item.fields.room.is_empty());
    let mut columns = vec![Column { width: Width::Fixed(27.0), align: Align::Left }, table::text(1.7)];
    let mut header = vec!["leaflet-time", "leaflet-item"];
    if speakers {
        columns.push(table::text(1.0));
        header.push("leaflet-speaker");
    }
    if rooms {
        columns.push(Column { width: Width::Fixed(32.0), align: Align::Left });
        header.push("leaflet-room");
    }
    let header = header.into_iter().map(|key| Cell::from(words.plain(key))).collect();
    let mut lines = Table { size: 10.0, ..Table::new(columns, header) };
    lines.rows = day
        .iter()
        .map(|item| {
            let fields = &item.fields;
            let mut row: Vec<Cell> = vec![time(item).into(), fields.title.clone().into()];
            if speakers {
                row.push(fields.speaker.clone().into());
            }
            if rooms {
                row.push(fields.room.clone().into());
            }
            row
        })
        .collect();
    lines
}

/// When a line is: «10:00–10:30», or its beginning alone.
pub fn time(item: &AgendaItem) -> String {
    let times = [item.fields.begins, item.fields.ends].into_iter().flatten();
    times.map(|time| clock(time.0.time())).collect::<Vec<_>>().join("–")
}

/// What a programme says that follows a template; `values` are those of its event.
pub fn values(words: &Words, values: Values, event: &Event, agenda: &[AgendaItem]) -> Values {
    let (first, last) = days(event.fields.starts, event.fields.ends);
    let several = first != last || agenda.iter().any(|item| item.day != first);
    let mut before = None;
    let rows = (1..)
        .zip(agenda)
        .map(|(number, item): (u32, _)| {
            // The date stands once, above the first line of its day.
            let when = if several && before.replace(item.day) != Some(item.day) {
                format!("{}\n{}", words.short_day(item.day), time(item))
            } else {
                time(item)
            };
            let fields = &item.fields;
            list::row([
                ("row", number.to_string()),
                ("when", when),
                ("time", time(item)),
                ("item", fields.title.clone()),
                ("speaker", fields.speaker.clone()),
                ("room", fields.room.clone()),
            ])
        })
        .collect();
    Values { rows, ..values }
}

/// What a programme would say, with these people as speakers: for trying a template.
pub fn sample_values<'a>(words: &Words, values: Values, people: impl Iterator<Item = &'a SamplePerson>) -> Values {
    let said = |name: &str| words.plain(&format!("template-sample-{name}"));
    let rows = (10_u32..)
        .zip(people)
        .flat_map(|(hour, person)| {
            let line = |time: String, item: &str, speaker: String, room: String| {
                list::row([("when", time.clone()), ("time", time), ("item", said(item)), ("speaker", speaker), ("room", room)])
            };
            [
                line(format!("{hour}:00–{hour}:45"), "item", person.name.full(), said("room")),
                line(format!("{hour}:45–{}:00", hour + 1), "break", String::new(), String::new()),
            ]
        })
        .collect();
    Values { rows, ..values }
}
