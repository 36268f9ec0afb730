//! The recovery sheet: printed once, filled in by hand, kept in a safe. The passphrase is not on it: what Sokrat prints, it
//! first writes to the disk, in clear.

use sokrat_core::programme::Programme;
use sokrat_core::values::Moment;
use sokrat_documents::{Block, Cell, Flow, Paragraph, Span, Table};
use sokrat_words::Words;

use super::{paper, running, table};

/// What the sheet says of the file.
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its folder as people know it.
    pub folder: String,
    /// The programme's identifier.
    pub id: String,
}

/// The sheet for a programme.
pub fn recovery(words: &Words, programme: &Programme, sheet: &Sheet, now: Moment) -> Flow {
    let title = words.plain("recovery-title");
    let body = |key: &str| Block::Paragraph(Paragraph::body(vec![Span::plain(words.plain(key))]));
    let mut blocks = vec![Block::Heading(1, title.clone()), body("recovery-lead"), Block::Space(3.0)];
    let mut facts = Table::new(vec![table::text(1.0), table::text(2.0)], vec![Cell::from(words.plain("recovery-what")), Cell::from(String::new())]);
    let day = words.day(sokrat_core::values::Day(now.0.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()));
    facts.rows = [
        ("recovery-programme", programme.title.clone()),
        ("recovery-file", sheet.name.clone()),
        ("recovery-folder", sheet.folder.clone()),
        ("recovery-id", sheet.id.clone()),
        ("recovery-day", day),
    ]
    .into_iter()
    .map(|(key, value)| vec![Cell::from(words.plain(key)), Cell::from(value)])
    .collect();
    blocks.push(Block::Table(facts));
    blocks.push(Block::Space(6.0));
    blocks.push(Block::Heading(2, words.plain("recovery-passphrase")));
    blocks.push(body("recovery-by-hand"));
    blocks.push(Block::Space(60.0));
    blocks.push(Block::Heading(2, words.plain("recovery-use")));
    for number in 1..=4 {
        let text = words.plain(&format!("recovery-step-{number}"));
        blocks.push(Block::Paragraph(Paragraph::item(format!("{number}."), vec![Span::plain(text)])));
    }
    let running = running(words, &title, &programme.title);
    Flow { paper: paper(words, title, &programme.foundation, now), running, blocks }
}
