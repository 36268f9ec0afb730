//! The report on participation: as a document, and as a table for calculating on.

use sokrat_core::exchange::table::{ColumnKind, Table as Sheet, TableCell, TableColumn};
use sokrat_core::programme::Programme;
use sokrat_core::reports::{Counts, Grouping, ParticipationReport, ReportRow};
use sokrat_core::values::{Hundredths, Moment};
use sokrat_documents::{Bar, BarChart, Block, Cell, Flow, Paragraph, Span, Table};
use sokrat_words::Words;

use super::{inner, paper, running, table};

/// The heads of the columns of figures.
const FIGURES: [&str; 5] = ["report-events", "report-participations", "report-people", "report-organisations", "report-hours"];

/// The report as a document.
pub fn report(words: &Words, programme: &Programme, report: &ParticipationReport, now: Moment) -> Flow {
    let title = title(words, report);
    let mut blocks = vec![Block::Heading(1, title.clone())];
    let subtitle =
        words.text("report-programme", &[("programme", inner(words, &programme.title).into()), ("foundation", programme.foundation.as_str().into())]);
    blocks.push(Block::Paragraph(Paragraph { align: sokrat_documents::Align::Centre, ..Paragraph::body(vec![Span::plain(subtitle)]) }));
    blocks.push(Block::Space(3.0));
    let total = &report.total;
    blocks.push(Block::Paragraph(Paragraph::body(vec![Span::plain(words.text(
        "report-summary",
        &[
            ("events", total.events.into()),
            ("participations", total.participations.into()),
            ("people", total.people.into()),
            ("organisations", total.organisations.into()),
        ],
    ))])));
    let mut columns = vec![table::text(1.0)];
    columns.extend((0..FIGURES.len()).map(|_| table::figures()));
    let mut counted = Table { zebra: true, ..Table::new(columns, header(words, report).into_iter().map(Cell::from).collect()) };
    counted.rows = report.rows.iter().map(|row| line(words, label(words, report, row), &row.counts)).collect();
    counted.total = Some(line(words, words.plain("report-total"), total));
    blocks.push(Block::Table(counted));
    blocks.push(Block::Paragraph(Paragraph::note(words.plain("report-unique-note"))));
    if report.rows.len() > 1 {
        blocks.push(Block::Space(4.0));
        blocks.push(Block::BarChart(chart(words, report)));
    }
    blocks.push(Block::Paragraph(Paragraph::note(words.text("report-as-of", &[("moment", as_of(words, programme, report).into())]))));
    let running = running(words, &title, &programme.title);
    Flow { paper: paper(words, title, &programme.foundation, now), running, blocks }
}

/// The report as a table for calculating on: figures are numbers, the total stands last.
pub fn table(words: &Words, report: &ParticipationReport, now: Moment) -> Sheet {
    let kinds = std::iter::once(ColumnKind::Text).chain(std::iter::repeat(ColumnKind::Number));
    let columns = header(words, report).into_iter().zip(kinds).map(|(header, kind)| TableColumn { header, kind }).collect();
    let line = |label: String, counts: &Counts| {
        let figures = [counts.events, counts.participations, counts.people, counts.organisations].map(TableCell::from);
        std::iter::once(TableCell::from(label)).chain(figures).chain([TableCell::Hundredths(Hundredths(counts.hours))]).collect()
    };
    let mut rows: Vec<Vec<TableCell>> = report.rows.iter().map(|row| line(label(words, report, row), &row.counts)).collect();
    rows.push(line(words.plain("report-total"), &report.total));
    Sheet { title: title(words, report), columns, rows, created: now }
}

/// The report as lines of text for a terminal: heads first, the total last.
pub fn lines(words: &Words, report: &ParticipationReport) -> Vec<Vec<String>> {
    let line = |label: String, counts: &Counts| {
        let figures = [counts.events, counts.participations, counts.people, counts.organisations].map(|count| words.number(count));
        std::iter::once(label).chain(figures).chain([words.short_hundredths(Hundredths(counts.hours))]).collect()
    };
    let rows = report.rows.iter().map(|row| line(label(words, report, row), &row.counts));
    let total = line(words.plain("report-total"), &report.total);
    std::iter::once(header(words, report)).chain(rows).chain([total]).collect()
}

/// The report's title: for a year or for all.
pub fn title(words: &Words, report: &ParticipationReport) -> String {
    match report.request.year {
        Some(year) => words.text("report-title-year", &[("year", year.to_string().into())]),
        None => words.plain("report-title"),
    }
}

fn header(words: &Words, report: &ParticipationReport) -> Vec<String> {
    let mut header = vec![words.plain(&format!("report-by-{}", report.request.grouping.as_str()))];
    header.extend(FIGURES.map(|key| words.plain(key)));
    header
}

fn label(words: &Words, report: &ParticipationReport, row: &ReportRow) -> String {
    let name = match (report.request.grouping, row.label.as_str()) {
        (Grouping::Year, _) => return row.year.map_or_else(|| words.plain("report-no-label"), |year| year.to_string()),
        (_, "") => words.plain("report-no-label"),
        (Grouping::Kind, kind) => words.choice("event-kind", kind),
        (_, name) => name.to_owned(),
    };
    match row.year {
        // In a report on one year the year stands in the title.
        Some(year) if report.request.year.is_none() => format!("{year} · {name}"),
        _ => name,
    }
}

fn line(words: &Words, label: String, counts: &Counts) -> Vec<Cell> {
    let mut cells = vec![Cell::from(label)];
    cells.extend([counts.events, counts.participations, counts.people, counts.organisations].map(|count| Cell::from(words.number(count))));
    cells.push(words.short_hundredths(Hundredths(counts.hours)).into());
    cells
}

fn chart(words: &Words, report: &ParticipationReport) -> BarChart {
    let bars = report.rows.iter().map(|row| Bar {
        label: label(words, report, row),
        value: f64::from(row.counts.participations),
        text: words.number(row.counts.participations),
    });
    BarChart { title: words.plain("report-chart"), bars: bars.collect() }
}

fn as_of(words: &Words, programme: &Programme, report: &ParticipationReport) -> String {
    report.as_of.parse().map_or_else(|_| report.as_of.clone(), |moment| words.moment(Moment(moment), &programme.zone))
}
