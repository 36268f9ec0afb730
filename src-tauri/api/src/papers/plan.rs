//! The plan of a year, as a printed sheet.

use sokrat_core::calendar::{EventFormat, EventKind, EventStatus, PlannedEvent, YearPlan, days};
use sokrat_core::programme::Topic;
use sokrat_core::templates::SampleEvent;
use sokrat_core::values::{Day, Moment, WallTime};
use sokrat_documents::template::Values;
use sokrat_documents::{Align, Block, Cell, Column, Flow, Margins, Paper, Paragraph, Size, Span, Table, TableStyle, Width};
use sokrat_words::Words;

use super::{inner, list, paper, running, table, times};

/// Width of a month, mm.
const MONTH: f32 = 12.6;

/// The content of a year's plan: topics by month with marks for what takes place, what the rule "one workshop, then two
/// webinars" still lacks, and all events by date.
pub fn year_plan(words: &Words, plan: &YearPlan, now: Moment) -> Flow {
    let heading = words.text("plan-heading", &[("year", plan.year.to_string().into())]);
    let mut blocks = vec![Block::Heading(1, heading.clone())];
    let programme = &plan.programme;
    let arguments = [("programme", inner(words, &programme.title).into()), ("foundation", programme.foundation.as_str().into())];
    blocks.push(Block::Paragraph(Paragraph {
        align: Align::Centre,
        after: 3.0,
        ..Paragraph::body(vec![Span::plain(words.text("report-programme", &arguments))])
    }));
    blocks.push(Block::Table(months(words, plan)));
    blocks.push(Block::Paragraph(Paragraph::note(words.plain("plan-legend"))));
    if !plan.events.is_empty() {
        blocks.push(Block::Heading(2, words.plain("plan-by-date")));
        blocks.push(Block::Table(by_date(words, &plan.events)));
    }
    let margins = Margins { top: 16.0, right: 12.0, bottom: 15.0, left: 18.0 };
    let mut running = running(words, &heading, &programme.title);
    running.footer_left = words.text("sheet-printed", &[("moment", words.moment(now, &programme.zone).into())]);
    let paper = Paper { size: Size::A4_LANDSCAPE, margins, ..paper(words, heading, &programme.foundation, now) };
    Flow { paper, running, blocks }
}

/// Topics below their modules, months side by side.
fn months(words: &Words, plan: &YearPlan) -> Table {
    let mut columns = vec![table::text(1.0)];
    columns.extend((0..12).map(|_| Column { width: Width::Fixed(MONTH), align: Align::Centre }));
    columns.push(Column { width: Width::Fixed(30.0), align: Align::Left });
    let mut header = vec![Cell::from(words.plain("plan-topic"))];
    header.extend((1..=12).map(|month: i32| Cell::from(words.text("plan-month", &[("month", month.into())]))));
    header.push(words.plain("plan-gap").into());
    let mut plan_table = Table { style: TableStyle::Grid, size: 8.0, row_height: 7.0, ..Table::new(columns, header) };
    let mut module_row = |title: String, rows: Vec<Vec<Cell>>| {
        plan_table.rows.push(vec![Cell { spans: vec![Span::bold(title)], align: Some(Align::Left), covers: 14 }]);
        plan_table.rows.extend(rows);
    };
    for module in &plan.modules {
        let mut rows = Vec::new();
        for topic in plan.topics.iter().filter(|topic| topic.module_id == module.id) {
            let events = plan.events.iter().filter(|event| event.topic_id == Some(topic.id));
            rows.push(row(words, topic.title.clone(), events, gap(words, topic)));
        }
        let without: Vec<&PlannedEvent> = plan
            .events
            .iter()
            .filter(|event| event.module_id == Some(module.id) && !plan.topics.iter().any(|topic| Some(topic.id) == event.topic_id))
            .collect();
        if !without.is_empty() {
            rows.push(row(words, words.plain("plan-without-topic"), without.into_iter(), String::new()));
        }
        let title = words.text("plan-module", &[("number", module.number.to_string().into()), ("title", module.title.as_str().into())]);
        module_row(title, rows);
    }
    let outside: Vec<&PlannedEvent> =
        plan.events.iter().filter(|event| !plan.modules.iter().any(|module| Some(module.id) == event.module_id)).collect();
    if !outside.is_empty() {
        let all = row(words, words.plain("plan-all-others"), outside.into_iter(), String::new());
        module_row(words.plain("plan-without-module"), vec![all]);
    }
    plan_table
}

fn row<'a>(words: &Words, title: String, events: impl Iterator<Item = &'a PlannedEvent>, gap: String) -> Vec<Cell> {
    let mut months = vec![Vec::new(); 12];
    for event in events {
        let mark = words.text(mark(event), &[("day", event.starts.0.day().to_string().into())]);
        months[(event.starts.0.month() - 1) as usize].push(mark);
    }
    let mut row = vec![Cell::from(title)];
    row.extend(months.into_iter().map(|marks| Cell::from(marks.join("\n"))));
    row.push(gap.into());
    row
}

fn mark(event: &PlannedEvent) -> &'static str {
    match (event.kind, event.format) {
        (EventKind::Webinar, _) => "plan-mark-webinar",
        (EventKind::Workshop | EventKind::Training, EventFormat::InPerson | EventFormat::Mixed) => "plan-mark-workshop",
        _ => "plan-mark-other",
    }
}

/// What a competence topic still lacks.
fn gap(words: &Words, topic: &Topic) -> String {
    if !topic.competence {
        return String::new();
    }
    let workshop = (topic.workshops < 1).then(|| words.plain("plan-gap-workshop"));
    let webinars = 2_u32.saturating_sub(topic.webinars);
    let webinars = (webinars > 0).then(|| words.text("plan-gap-webinars", &[("count", webinars.into())]));
    let lacking: Vec<String> = workshop.into_iter().chain(webinars).collect();
    if lacking.is_empty() { words.plain("plan-gap-none") } else { lacking.join(", ") }
}

fn by_date(words: &Words, events: &[PlannedEvent]) -> Table {
    let left = Column { align: Align::Left, ..table::figures() };
    let columns = vec![left, left, table::text(1.6), left, table::text(1.0), left];
    let header = ["plan-day", "plan-time", "plan-event", "plan-kind", "plan-place", "plan-status"].map(|key| Cell::from(words.plain(key))).into();
    let mut dates = Table { size: 9.0, zebra: true, ..Table::new(columns, header) };
    dates.rows = events
        .iter()
        .map(|event| {
            let (first, last) = days(event.starts, event.ends);
            let day = if first == last { words.short_day(first) } else { format!("{} –\n{}", words.short_day(first), words.short_day(last)) };
            vec![
                day.into(),
                times(event.starts, event.ends).into(),
                event.title.clone().into(),
                words.choice("event-kind", event.kind.as_str()).into(),
                meeting_place(words, event).into(),
                words.choice("event-status", event.status.as_str()).into(),
            ]
        })
        .collect();
    dates
}

/// What a plan says that follows a template; `values` are those of every list.
pub fn values(words: &Words, mut values: Values, plan: &YearPlan) -> Values {
    values.set_number("year", plan.year.to_string(), i64::from(plan.year) * 100);
    let module = |event: &PlannedEvent| plan.modules.iter().find(|module| Some(module.id) == event.module_id);
    values.rows = (1..)
        .zip(&plan.events)
        .map(|(number, event): (u32, _)| {
            let (first, last) = days(event.starts, event.ends);
            list::row([
                ("row", number.to_string()),
                ("month", words.text("plan-month", &[("month", i32::from(event.starts.0.month()).into())])),
                ("days", words.days(first, last)),
                ("time", times(event.starts, event.ends)),
                ("event", event.title.clone()),
                ("event_kind", words.choice("event-kind", event.kind.as_str())),
                ("module", module(event).map(|module| module.title.clone()).unwrap_or_default()),
                ("place", meeting_place(words, event)),
                ("status", words.choice("event-status", event.status.as_str())),
            ])
        })
        .collect();
    values
}

/// A plan to try a template with: of a year without events, one with this event.
pub fn sample(mut plan: YearPlan, event: &SampleEvent) -> YearPlan {
    if plan.events.is_empty() {
        let hour = |day: Day, hour| WallTime(day.0.at(hour, 0, 0, 0));
        plan.events.push(PlannedEvent {
            module_id: None,
            topic_id: None,
            title: event.title.clone(),
            kind: event.kind,
            format: EventFormat::InPerson,
            status: EventStatus::Planned,
            starts: hour(event.first_day, 10),
            ends: hour(event.last_day, 17),
            place: event.place.clone(),
        });
    }
    plan
}

/// Where an event is; of one without a place, how people meet.
fn meeting_place(words: &Words, event: &PlannedEvent) -> String {
    if event.place.is_empty() { words.choice("event-format", event.format.as_str()) } else { event.place.clone() }
}
