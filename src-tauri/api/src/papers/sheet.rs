//! The sheet of an event that people sign at the door.

use sokrat_core::calendar;
use sokrat_core::certificates::{CertificateSettings, Part};
use sokrat_core::registrations::{EventPapers, PrintedPerson};
use sokrat_core::templates::SamplePerson;
use sokrat_core::values::Moment;
use sokrat_documents::template::{Facts, Shows, Template, Values};
use sokrat_documents::{Align, Block, Cell, Column, Flow, Margins, Paper, Paragraph, Size, Span, Table, TableStyle, Width};
use sokrat_words::Words;

use super::{inner, list, paper, place, running, table, when};
use crate::settings::SheetChoices;

/// Room for a signature, mm.
const TO_SIGN: f32 = 34.0;
/// Height of a row, mm: a signature and a printed name in two lines.
const ROW: f32 = 9.5;

/// The content of the sheet: the people by name, each with the number of the row, then empty rows for those who come
/// unregistered. Empty rows are called +1, +2: a number of the list belongs to one person for good.
pub fn registration_sheet(words: &Words, papers: &EventPapers, names: bool, choices: &SheetChoices, now: Moment) -> Flow {
    let event = &papers.event;
    let heading = words.plain("sheet-heading");
    let fields = &event.fields;
    let mut blocks = vec![Block::Heading(1, heading.clone())];
    blocks.push(centred(Span::bold(words.text("sheet-event", &[("title", inner(words, &fields.title).into())]))));
    let facts = [words.choice("event-kind", fields.kind.as_str()), when(words, fields), place(event)];
    blocks.push(centred(Span::plain(facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "))));
    let programme = &papers.programme;
    if !programme.title.is_empty() {
        let arguments = [("programme", inner(words, &programme.title).into()), ("foundation", programme.foundation.as_str().into())];
        let line = words.text("report-programme", &arguments);
        blocks.push(Block::Paragraph(Paragraph { size: 9.5, after: 3.0, ..centred_paragraph(Span::plain(line)) }));
    }
    if choices.consent {
        let line = words.text("sheet-consent-text", &[("foundation", programme.foundation.as_str().into())]);
        blocks.push(Block::Paragraph(Paragraph::note(line)));
    }
    let people: &[PrintedPerson] = if names { &papers.people } else { &[] };
    if !people.is_empty() {
        blocks.push(Block::Paragraph(Paragraph::note(words.text("sheet-rows-note", &[("count", people.len().into())]))));
    }
    blocks.push(Block::Table(rows(words, people, choices)));
    let landscape = choices.phone;
    let sheet = if landscape { Size::A4_LANDSCAPE } else { Size::A4 };
    let margins = Margins { top: 18.0, right: 12.0, bottom: 16.0, left: 20.0 };
    let title = format!("{heading}. {}", fields.title);
    let mut running = running(words, &title, &words.short_day(event.day));
    running.footer_left = words.text("sheet-printed", &[("moment", words.moment(now, &programme.zone).into())]);
    Flow { paper: Paper { size: sheet, margins, ..paper(words, title, &programme.foundation, now) }, running, blocks }
}

fn centred_paragraph(span: Span) -> Paragraph {
    Paragraph { align: Align::Centre, ..Paragraph::body(vec![span]) }
}

fn centred(span: Span) -> Block {
    Block::Paragraph(centred_paragraph(span))
}

fn rows(words: &Words, people: &[PrintedPerson], choices: &SheetChoices) -> Table {
    let fixed = |width: f32| Column { width: Width::Fixed(width), align: Align::Left };
    let mut columns = vec![Column { width: Width::Fixed(11.0), align: Align::Right }, table::text(1.15)];
    let mut header = vec!["sheet-number", "sheet-name"];
    if choices.organisation {
        columns.push(table::text(1.0));
        header.push("sheet-organisation");
    }
    if choices.phone {
        columns.push(fixed(36.0));
        header.push("sheet-phone");
    }
    columns.push(fixed(TO_SIGN));
    header.push("sheet-signature");
    if choices.consent {
        columns.push(fixed(TO_SIGN));
        header.push("sheet-consent");
    }
    let header = header.into_iter().map(|key| Cell::from(words.plain(key))).collect();
    let mut sheet = Table { style: TableStyle::Grid, row_height: ROW, size: 9.5, ..Table::new(columns, header) };
    sheet.rows = people
        .iter()
        .map(|person| {
            let number = person.number.map(|number| number.to_string()).unwrap_or_default();
            let mut name = Cell::from(Span::bold(person.name.full()));
            // Nearly all are participants: only what differs is said.
            if person.part != Part::Participant {
                name.spans.push(Span::plain(format!(", {}", words.choice("part-said", person.part.as_str()))));
            }
            let mut row: Vec<Cell> = vec![number.into(), name];
            if choices.organisation {
                row.push(person.organisation.clone().into());
            }
            if choices.phone {
                row.push(person.phone.clone().into());
            }
            row
        })
        .collect();
    // Who counts the signatures signs below the last of them, never on a page of its own.
    sheet.total = Some(vec![Cell { align: Some(Align::Left), ..Cell::covering(words.plain("sheet-signed"), sheet.columns.len() as u8) }]);
    sheet.rows.extend((1..=choices.blank_rows).map(|number| vec![Cell::from(format!("+{number}"))]));
    sheet
}

/// What a sheet says that follows a template of the programme: the people by name, each with the number of the row, then
/// empty rows, called as on the usual sheet.
pub fn values(words: &Words, papers: &EventPapers, settings: &CertificateSettings, people: &[PrintedPerson], blank: u32, now: Moment) -> Values {
    let today = calendar::day(now, &papers.programme.zone);
    let mut values = list::of_event(words, &papers.programme, settings, &papers.event, today);
    let person = |person: &PrintedPerson| {
        list::row([
            ("row", person.number.map(|number| number.to_string()).unwrap_or_default()),
            ("name", person.name.full()),
            ("organisation", person.organisation.clone()),
            ("phone", person.phone.clone()),
            ("email", person.email.clone()),
            ("municipality", person.municipality.clone()),
        ])
    };
    values.rows = people.iter().map(person).chain((1..=blank).map(|number| list::row([("row", format!("+{number}"))]))).collect();
    values
}

/// What a sheet would say: for trying a template; `values` are those of its event.
pub fn sample_values<'a>(words: &Words, values: Values, people: impl Iterator<Item = &'a SamplePerson>) -> Values {
    let said = ["phone", "email", "municipality"].map(|name| (name, words.plain(&format!("template-sample-{name}"))));
    let rows = (1..)
        .zip(people)
        .map(|(number, person): (u32, _)| {
            let known = [("row", number.to_string()), ("name", person.name.full()), ("organisation", person.organisation.clone())];
            known.into_iter().chain(said.clone()).map(|(name, value)| (name.to_owned(), value)).collect()
        })
        .collect();
    Values { rows, ..values }
}

/// A template as a sheet follows it: its rows, empty ones too, come with the values.
pub fn without_blank_rows(mut template: Template) -> Template {
    for element in &mut template.elements {
        if let Shows::Table(table) = &mut element.shows {
            table.blank_rows = 0;
        }
    }
    template
}

/// The properties of the file of a sheet.
pub fn facts(words: &Words, papers: &EventPapers, now: Moment) -> Facts {
    let title = &papers.event.fields.title;
    list::facts(words, format!("{}. {title}", words.plain("sheet-heading")), title, &papers.programme, now)
}
